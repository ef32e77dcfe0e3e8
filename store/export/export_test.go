package export_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"crosswalk/matching/programme"
	"crosswalk/store/export"
	"crosswalk/store/form"
)

// formulas are cells that some spreadsheet takes for a formula.
var formulas = []string{
	"=cmd|' /C calc'!A0", "+447700900118", "-2+3", "@SUM(1)", "\t=1", "\r=1", "\n=1", "\x00=1",
	"＝1+1", "＋1", "－1", "＠SUM(1)", `=HYPERLINK("http://x")`, "-", "-1e9", "--1",
}

func TestNeutral(t *testing.T) {
	for _, cell := range formulas {
		if got := export.Neutral(cell); got != "'"+cell {
			t.Errorf("Neutral(%q) = %q", cell, got)
		}
	}
	for _, cell := range []string{"", "plain", "O'Neill", "'quoted'", "1-2", "a=b", "-3", "-12.5", "0", " =1"} {
		if got := export.Neutral(cell); got != cell {
			t.Errorf("Neutral(%q) = %q, and it is no formula", cell, got)
		}
	}
	// What came with a mark of its own comes back with it.
	if got := export.Neutral("'=1"); got != "''=1" {
		t.Errorf("Neutral of a marked formula is %q", got)
	}
}

// TestFormReaderTakesTheMarkAway reads what was neutralised: every text is as it was.
func TestFormReaderTakesTheMarkAway(t *testing.T) {
	p, err := programme.LoadBuiltin("walking-in-their-shoes")
	if err != nil {
		t.Fatal(err)
	}
	for _, role := range append([]string{"'=1", "''+1", "'plain", "-3"}, formulas...) {
		role = strings.TrimSpace(strings.ReplaceAll(role, "\x00", ""))
		table := export.Table{
			Headings: []string{"name", "email", "organisation", "sector", "profession", "themes", "role"},
			Rows:     [][]string{{"Ann Low", "ann@example.org", "Elm", "NHS provider", "Medical", "workforce", role}},
		}
		var b bytes.Buffer
		if err := table.WriteCSV(&b); err != nil {
			t.Fatal(err)
		}
		res, err := form.Read(&b, "a.csv", p, form.Options{})
		if err != nil || len(res.Applicants) != 1 {
			t.Fatalf("%q: %v, %+v", role, err, res)
		}
		if got := res.Applicants[0].Answers["role"].Text.Raw(); got != role {
			t.Errorf("%q came back as %q", role, got)
		}
	}
}

func TestWriteCSV(t *testing.T) {
	table := export.Table{Headings: []string{"a", "b"}, Rows: [][]string{{"1", "two\r\nlines, \"quoted\""}, {"=1", ""}}}
	var safe, raw bytes.Buffer
	if err := table.WriteCSV(&safe); err != nil {
		t.Fatal(err)
	}
	if err := table.WriteRawCSV(&raw); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(safe.String(), "\ufeffa,b\r\n") {
		t.Errorf("it begins with %q", safe.String()[:8])
	}
	if !strings.Contains(safe.String(), "\r\n'=1,\r\n") || !strings.Contains(raw.String(), "\r\n=1,\r\n") {
		t.Errorf("the formula is %q and raw %q", safe.String(), raw.String())
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(raw.String(), "\ufeff"))).ReadAll()
	if err != nil || len(rows) != 3 || rows[1][1] != "two\nlines, \"quoted\"" {
		t.Errorf("%v: %q", err, rows)
	}
}

func TestWriteJSON(t *testing.T) {
	table := export.Table{
		Headings: []string{"zeta", "alpha", "mid<dle"},
		Rows:     [][]string{{"1", `"quoted" \ back`, "<&>\x1b\u2028\xff"}, {"=1", "\n", "ü"}},
	}
	var b bytes.Buffer
	if err := table.WriteJSON(&b); err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	if err := json.Unmarshal(b.Bytes(), &rows); err != nil {
		t.Fatalf("%v: %s", err, b.Bytes())
	}
	if len(rows) != 2 || rows[0]["alpha"] != `"quoted" \ back` || rows[1]["zeta"] != "=1" {
		t.Errorf("%q", rows)
	}
	line := b.String()
	if at := []int{strings.Index(line, "zeta"), strings.Index(line, "alpha"), strings.Index(line, "mid<dle")}; !slices.IsSorted(at) || at[0] < 0 {
		t.Errorf("the keys are not in the order of the headings: %s", line)
	}
	b.Reset()
	if err := (export.Table{Headings: []string{"a"}}).WriteJSON(&b); err != nil || b.String() != "[]\n" {
		t.Errorf("nothing is written as %q, %v", b.String(), err)
	}
}
