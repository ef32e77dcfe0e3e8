package form

import (
	"bytes"
	"encoding/csv"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

const samplePath = "../../sample-data/walking-in-their-shoes.csv"

func walking(t testing.TB) *programme.Programme {
	t.Helper()
	p, err := programme.LoadBuiltin("walking-in-their-shoes")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func sample(t testing.TB) *Result {
	t.Helper()
	p := walking(t)
	res, err := ReadFile(samplePath, p, Options{Closes: p.Intake.Closes})
	if err != nil {
		t.Fatal(err)
	}
	return res
}

// sampleRows are the cells of the sample as they stand in the file.
func sampleRows(t testing.TB) [][]string {
	t.Helper()
	raw, err := os.ReadFile(samplePath)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(raw, []byte("\ufeff")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// asCSV writes rows as a spreadsheet would.
func asCSV(t testing.TB, rows [][]string, comma rune, crlf bool) string {
	t.Helper()
	var out strings.Builder
	w := csv.NewWriter(&out)
	w.Comma, w.UseCRLF = comma, crlf
	if err := w.WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestSampleAsItIs(t *testing.T) {
	res := sample(t)
	wantCounts(t, res, 46, 1, 0, 0)
	if s := res.Superseded[0]; s.Name.Raw() != "Grace Mensah" || s.By <= s.Row {
		t.Errorf("superseded is %+v", s)
	}
	if res.Encoding != "UTF-8" || res.Delimiter != "comma" || res.Cleaned != 0 || res.Rejects || len(res.Missing) > 0 || len(res.Hash) != 64 {
		t.Errorf("file is %s, %s, cleaned %d, rejects %v, missing %v, hash %s",
			res.Encoding, res.Delimiter, res.Cleaned, res.Rejects, res.Missing, res.Hash)
	}
	for _, a := range res.Applicants {
		if a.Late || len(a.Answer("themes").Choices) == 0 && a.Name.Raw() != "Nadia Rahman" || a.Answer("consent").Choices[0] != "yes" {
			t.Errorf("row %d: %+v", a.Row, a.Applicant)
		}
	}
}

// TestRowsAreLines looks each applicant up in the file, line by line, as an editor would show it.
func TestRowsAreLines(t *testing.T) {
	raw, err := os.ReadFile(samplePath)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.ReplaceAll(string(raw), "\r\n", "\n"), "\n")
	for _, a := range sample(t).Applicants {
		if !strings.HasPrefix(lines[a.Row-1], a.Response+",") {
			t.Errorf("%s is not on line %d: %.40q", a.Name, a.Row, lines[a.Row-1])
		}
	}
}

// people are applicants without their rows.
func people(res *Result) []*matching.Applicant {
	var out []*matching.Applicant
	for _, a := range res.Applicants {
		out = append(out, a.Applicant)
	}
	return out
}

func sameText() cmp.Option {
	return cmp.Comparer(func(a, b text.Text) bool { return a == b })
}

func TestSampleSavedAgain(t *testing.T) {
	p, want := walking(t), people(sample(t))
	rows := sampleRows(t)
	plain := asCSV(t, rows, ',', true)
	utf16 := func(e unicode.Endianness, b unicode.BOMPolicy, s string) string {
		out, err := unicode.UTF16(e, b).NewEncoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	latin, err := charmap.Windows1252.NewEncoder().String(plain)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, file, encoding, delimiter string }{
		{"without a mark", plain, "UTF-8", "comma"},
		{"with a mark", "\ufeff" + plain, "UTF-8", "comma"},
		{"line feeds only", asCSV(t, rows, ',', false), "UTF-8", "comma"},
		{"carriage returns only", strings.ReplaceAll(asCSV(t, rows, ',', false), "\n", "\r"), "UTF-8", "comma"},
		{"semicolons", asCSV(t, rows, ';', true), "UTF-8", "semicolon"},
		{"semicolons announced", "sep=;\r\n" + asCSV(t, rows, ';', true), "UTF-8", "semicolon"},
		{"tabs", asCSV(t, rows, '\t', true), "UTF-8", "tab"},
		{"UTF-16 little-endian", utf16(unicode.LittleEndian, unicode.UseBOM, plain), "UTF-16", "comma"},
		{"UTF-16 big-endian", utf16(unicode.BigEndian, unicode.UseBOM, plain), "UTF-16", "comma"},
		{"UTF-16 little-endian without a mark", utf16(unicode.LittleEndian, unicode.IgnoreBOM, plain), "UTF-16", "comma"},
		{"UTF-16 big-endian without a mark", utf16(unicode.BigEndian, unicode.IgnoreBOM, plain), "UTF-16", "comma"},
		{"Unicode text of Excel", utf16(unicode.LittleEndian, unicode.UseBOM, asCSV(t, rows, '\t', true)), "UTF-16", "tab"},
		{"Windows-1252", latin, "Windows-1252", "comma"},
	} {
		t.Run(c.name, func(t *testing.T) {
			res, err := Read(strings.NewReader(c.file), "again.csv", p, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, people(res), sameText()); diff != "" {
				t.Error(diff)
			}
			if res.Encoding != c.encoding || res.Delimiter != c.delimiter {
				t.Errorf("found %s and %s", res.Encoding, res.Delimiter)
			}
			wantCounts(t, res, 46, 1, 0, 0)
		})
	}
}

// TestSampleFromGoogle rewrites the sample as Google Forms would have handed it out.
func TestSampleFromGoogle(t *testing.T) {
	var rows [][]string
	for i, old := range sampleRows(t) {
		row := []string{"Timestamp", "Email Address"}
		if i > 0 {
			at, err := time.Parse("02/01/2006 15:04:05", old[2])
			if err != nil {
				t.Fatal(err)
			}
			row = []string{at.Format("2006/01/02 3:04:05 pm") + " GMT", ""}
		}
		for j, c := range old[6:] {
			if title := sampleRows(t)[0][6+j]; i > 0 && (strings.Contains(title, "passionate") || strings.Contains(title, "learn from") || strings.Contains(title, "show a partner")) {
				c = strings.ReplaceAll(strings.TrimSuffix(c, ";"), ";", ", ")
			}
			row = append(row, c)
		}
		rows = append(rows, row)
	}
	res, err := Read(strings.NewReader(asCSV(t, rows, ',', true)), "google.csv", walking(t), Options{})
	if err != nil {
		t.Fatal(err)
	}
	wantCounts(t, res, 46, 1, 0, 0)
	want, got := people(sample(t)), people(res)
	for i, a := range want {
		a.Response = "" // Google counts no responses
		// What a person added comes last in the cell, and commas part it no more than they part a sentence.
		if themes := a.Answers["themes"]; len(themes.Other) > 1 {
			themes.Other = []text.Text{text.New(themes.Other[0].Raw() + ", " + themes.Other[1].Raw())}
			a.Answers["themes"] = themes
		}
		if diff := cmp.Diff(a, got[i], sameText()); diff != "" {
			t.Error(diff)
		}
	}
}

// TestEarly reads the sample as if the form had been opened after the first answers: each of these is flagged, and kept.
func TestEarly(t *testing.T) {
	p := walking(t)
	early := func() (rows []int, people int) {
		res, err := ReadFile(samplePath, p, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range res.Flags {
			if strings.Contains(f.Why, "before the form was open on 3 February 2023 09:00: withdraw it if it is a trial") {
				rows = append(rows, f.Row)
			}
		}
		for _, a := range res.Applicants {
			if !p.Intake.Opens.IsZero() && a.Submitted.Before(p.Intake.Opens) != slices.Contains(rows, a.Row) {
				t.Errorf("row %d was sent on %s", a.Row, a.Submitted)
			}
		}
		return rows, len(res.Applicants)
	}
	if rows, _ := early(); len(rows) != 0 {
		t.Errorf("without an opening, rows %v are early", rows)
	}
	p.Intake.Opens = time.Date(2023, 2, 3, 9, 0, 0, 0, p.Zone)
	if rows, people := early(); len(rows) == 0 || people != 46 {
		t.Errorf("%d people, rows %v early", people, rows)
	}
}
