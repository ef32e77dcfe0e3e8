package form

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"crosswalk/matching/text"
)

// rejectsOf are the rejects of a file, as they are written.
func rejectsOf(t *testing.T, file string, problems int) string {
	t.Helper()
	res, err := Read(strings.NewReader(file), "form.csv", walking(t), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(res.Problems) != problems {
		t.Fatalf("%d problems, want %d", len(res.Problems), problems)
	}
	var out bytes.Buffer
	if err := res.WriteRejects(&out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// columnOf is the column whose heading has a word.
func columnOf(t *testing.T, titles []string, word string) int {
	t.Helper()
	i := slices.IndexFunc(titles, func(h string) bool { return strings.Contains(h, word) })
	if i < 0 {
		t.Fatalf("no column %s", word)
	}
	return i
}

// TestMendedRejects breaks the sample, mends the rejects as a person would, and reads them.
func TestMendedRejects(t *testing.T) {
	rows := sampleRows(t)
	mail, number := columnOf(t, rows[0], "Work e-mail"), 0
	broken, good := 0, map[string]string{}
	for i, r := range rows[1:] {
		if i%3 == 0 {
			good[r[number]] = r[mail]
			r[mail] = "Atlantis"
			broken++
		}
	}
	rejects := rejectsOf(t, asCSV(t, rows, ',', true), broken)
	if !strings.HasPrefix(rejects, "\ufeffcrosswalk_problem,ID,Start time,") || !strings.Contains(rejects, "\r\n") {
		t.Errorf("begins %.60q", rejects)
	}
	rejects = rejectsOf(t, rejects, broken) // the rejects of rejects are no different
	mended, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(rejects, "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range mended[1:] {
		r[1+mail] = good[r[1+number]]
	}
	res, err := Read(strings.NewReader(asCSV(t, mended, ',', true)), "rejects.csv", walking(t), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if !res.Rejects || len(res.Problems) > 0 || len(res.Applicants)+len(res.Superseded) != broken {
		t.Errorf("rejects %v, %d applicants, problems %v", res.Rejects, len(res.Applicants), res.Problems)
	}
	want := map[string]Applicant{}
	for _, a := range sample(t).Applicants {
		want[a.Key()] = a
	}
	for _, a := range res.Applicants {
		if diff := cmp.Diff(want[a.Key()].Applicant, a.Applicant, sameText()); diff != "" && a.Name.Raw() != "Grace Mensah" {
			t.Error(diff)
		}
	}
}

// TestKeptRows mends rows that were kept with an import.
func TestKeptRows(t *testing.T) {
	const file = "E-mail,Name,Part,objectives\nann,Ann,hospital,\"=one\ntwo\"\ncat@example.org,Cat,hospital,x\n\nbob,Bob,charity,\n"
	res := read(t, file, Options{Map: map[string][]string{"sector": {"Part"}}})
	kept := res.FormRows()
	if len(kept) != 2 || kept[0].Row != 2 || kept[1].Row != 6 || kept[1].Column != "E-mail" || kept[1].Why == "" {
		t.Fatalf("%+v", kept)
	}
	kept[0].Cells[0] = text.New("ann@example.org")
	again, err := ReadRows(res.FormHeadings(), kept, smallProgramme(t), Options{})
	if err != nil {
		t.Fatal(err)
	}
	wantCounts(t, again, 1, 0, 1, 0)
	if a := again.Applicants[0]; !again.Rejects || a.Row != 2 || a.Answer("objectives").Text.Raw() != "=one\ntwo" || a.Answer("sector").Choices[0] != "nhs" || again.Problems[0].Row != 6 {
		t.Errorf("%+v, %+v", a.Applicant, again.Problems)
	}
	if diff := cmp.Diff(kept[1:], again.FormRows(), sameText()); diff != "" {
		t.Error(diff)
	}
}

func TestRejectsAreNoFormulas(t *testing.T) {
	const file = base + ",=cmd\n" +
		"=HYPERLINK(1),Ann,hospital,+1\n" +
		"-2+3,@SUM,hospital,\"\ttab\"\n" +
		"ann,'=quoted,hospital,''-twice\n" +
		"ann,＝wide,hospital,'plain\n" +
		"ann,Bob \"Bobby\" Lee,hospital,x\n" +
		"ann,short\n"
	res := read(t, file, Options{})
	var out bytes.Buffer
	if err := res.WriteRejects(&out); err != nil {
		t.Fatal(err)
	}
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(out.String(), "\ufeff")))
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"crosswalk_problem", "email", "name", "sector", "'=cmd"},
		{"'=HYPERLINK(1)", "Ann", "hospital", "'+1"},
		{"'-2+3", "'@SUM", "hospital", "'\ttab"},
		{"ann", "'=quoted", "hospital", "''-twice"},
		{"ann", "'＝wide", "hospital", "'plain"},
		{"ann", `Bob "Bobby" Lee`, "hospital", "x"},
		{"ann", "short", "", ""},
	}
	for i, row := range rows {
		if i > 0 {
			if !strings.HasPrefix(row[0], "row ") {
				t.Errorf("reason is %q", row[0])
			}
			row = row[1:]
		}
		if diff := cmp.Diff(want[i], row); diff != "" {
			t.Error(diff)
		}
	}
	again := read(t, out.String(), Options{})
	if diff := cmp.Diff(res.rejects[:5], stripFirst(again.rejects)[:5]); diff != "" {
		t.Error(diff)
	}
}

func stripFirst(rows [][]string) [][]string {
	var out [][]string
	for _, r := range rows {
		out = append(out, r[1:])
	}
	return out
}

func FuzzGuard(f *testing.F) {
	for _, s := range []string{"", "=1", "'=1", "''=1", "'", "'a", "@", "＋"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got := unguard(guard(s)); got != s {
			t.Errorf("%q came back as %q", s, got)
		}
		if isFormula(guard(s)) {
			t.Errorf("%q is guarded as %q", s, guard(s))
		}
	})
}
