package form

import (
	"bytes"
	"errors"
	"io"
	"os"
	"testing"
	"unicode"
	"unicode/utf8"
)

// FuzzRead reads anything. It must not panic, must account for every row, and must let nothing through
// that is no text.
func FuzzRead(f *testing.F) {
	if raw, err := os.ReadFile(samplePath); err == nil {
		f.Add(raw[:min(len(raw), 4000)], uint8(0))
		f.Add(raw[:min(len(raw), 1203)], uint8(1))
	}
	for _, s := range []string{"Notes:\nexported\n\n" + base + one, "Q1,Q2,Q3,Q4,\nemail,name,sector,themes,\n,,,Nurses,x,other\na@b.org,Ann,hospital,Yes,,1\n",
		base + ",themes [Nurses],themes [other],sector\na@b.org,Ann,hospital,x,y,charity\n", "\"email,name,sector\"\n\"a@b.org,Ann,\"\"hospital\"\"\"\n",
		"", base + one, "sep=;\nemail;name;sector\na@b.org;Ann;hospital\n", "\xff\xfee\x00m\x00", "\xef\xbb\xbf\"email\",name,sector\r\r\n",
		base + ",from,days,years,remote\na@b.org,Ann,hospital,3/14/23,Monday;Tuesday,3,yes\na@b.org,Bob,hospital,31/2/23,,,\n,,\n",
		"ID,Start time,Completion time,Email,Name,sector\n1,,45000.71,anonymous,x,\"hos\npital\"\n", base + "\na@b.org,\"Ann,\"hospital\n",
		"crosswalk_problem," + base + "\nx,'=a@b.org,A\u202enn,hospital\n", "PK\x03\x04", base + "\n\"\n", base + "\na,b\"c,d\n\n\n"} {
		f.Add([]byte(s), uint8(len(s)))
	}
	p := smallProgramme(f)
	f.Fuzz(func(t *testing.T, file []byte, how uint8) {
		o := Options{Dates: []string{"", DayFirst, MonthFirst}[how%3]}
		res, err := Read(bytes.NewReader(file), "f\x1buzz.csv", p, o)
		if err != nil {
			checkLine(t, err.Error())
			return
		}
		if got, want := res.Rows()+len(res.HeadingRows)+len(res.Above), countRows(t, file); got != want {
			t.Errorf("%d rows, want %d: %+v", got, want, res)
		}
		checkResult(t, res)
		var out bytes.Buffer
		if err := res.WriteRejects(&out); err != nil {
			t.Fatal(err)
		}
		again, err := Read(&out, "rejects.csv", p, o)
		if err != nil || len(res.titles) == 0 {
			return // what was good beside them decided delimiter or dates
		}
		if again.Rows() < len(res.Problems) {
			t.Errorf("%d rows of %d problems came back", again.Rows(), len(res.Problems))
		}
	})
}

// countRows counts the rows of a file by themselves, with the lines that are blank: each ends as one of what is
// found, as one of the headings, or above them.
func countRows(t *testing.T, file []byte) int {
	src, err := newSource(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := newRows(src, Options{}.known(smallProgramme(t)))
	if err != nil {
		t.Fatal(err)
	}
	for n := 0; ; n++ {
		_, err := rows.next()
		if errors.Is(err, io.EOF) {
			return n + rows.blank
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

func checkResult(t *testing.T, res *Result) {
	rows := make(map[int]bool)
	seen := func(row int) {
		if rows[row] || row < 1 {
			t.Errorf("row %d ends twice, or nowhere", row)
		}
		rows[row] = true
	}
	for _, a := range res.Applicants {
		seen(a.Row)
		texts := []string{a.Email.Raw(), a.Name.Raw(), a.Response}
		for _, answer := range a.Answers {
			texts = append(texts, answer.Text.Raw())
			for _, o := range answer.Other {
				texts = append(texts, o.Raw())
			}
			if answer.IsEmpty() {
				t.Error("an empty answer is stored")
			}
		}
		for _, s := range texts {
			checkText(t, s)
		}
		if a.Email.IsEmpty() || a.Name.IsEmpty() {
			t.Errorf("row %d is nobody", a.Row)
		}
	}
	for _, s := range res.Superseded {
		seen(s.Row)
	}
	for _, p := range res.Problems {
		seen(p.Row)
		checkText(t, p.Value.Raw())
		checkLine(t, p.Column)
		checkLine(t, p.Why)
	}
	for _, u := range res.Unread {
		if !rows[u.Row] || u.Field == "" || u.Email.IsEmpty() {
			t.Errorf("an answer of nobody: %+v", u)
		}
		checkText(t, u.Value.Raw())
		checkLine(t, u.Column)
		checkLine(t, u.Why)
	}
	for _, q := range res.Questions {
		checkLine(t, q.Text)
		for _, p := range q.Proposed {
			checkLine(t, p)
		}
	}
	for _, above := range res.Above {
		seen(above.Row)
		checkLine(t, above.Text.Raw())
	}
	for _, row := range res.HeadingRows {
		seen(row)
	}
	for _, f := range res.Flags {
		checkLine(t, f.Why)
	}
	for _, h := range res.Headings {
		checkText(t, h.Title.Raw())
	}
}

// checkText refuses what a cell must not hold after cleaning.
func checkText(t *testing.T, s string) {
	if !utf8.ValidString(s) {
		t.Errorf("%q is not UTF-8", s)
	}
	for _, r := range s {
		if r != '\n' && r != '\t' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
			t.Errorf("%q holds %U", s, r)
		}
	}
}

// checkLine refuses what a sentence for a screen must not hold.
func checkLine(t *testing.T, s string) {
	checkText(t, s)
	for _, r := range s {
		if r == '\n' || r == '\t' {
			t.Errorf("%q holds %U", s, r)
		}
	}
}
