package form

import (
	"strings"
	"testing"
)

func TestMatter(t *testing.T) {
	p := walking(t)
	for _, c := range []struct{ name, from, to, want string }{
		{"a field without a column", "Which part of the system", "Arm", "No column answers sector, which the programme requires."},
		{"two questions", "Job title:", "Work e-mail, again?", `2 questions ask for email: "Work e-mail address:" (column 8) and "Work e-mail, again?" (column 13).`},
	} {
		t.Run(c.name, func(t *testing.T) {
			rows := sampleRows(t)
			for i, h := range rows[0] {
				if strings.HasPrefix(strings.ReplaceAll(h, "\u00a0", " "), c.from) {
					rows[0][i] = c.to
				}
			}
			_, err := Read(strings.NewReader(asCSV(t, rows, ',', true)), "a.csv", p, Options{})
			if err == nil || !strings.Contains(err.Error(), "--map") {
				t.Fatal(err)
			}
			if got := Matter(err); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestUnused(t *testing.T) {
	p := walking(t)
	file := asCSV(t, sampleRows(t), ',', true)
	res, err := Read(strings.NewReader(file), "a.csv", p, Options{Unused: []string{"Job title:", "Completion time"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range res.Headings {
		if (h.Field == "role" || h.Field == "submitted") || h.Title.Raw() == "Job title:" && h.How != HowUnused {
			t.Errorf("%s answers %q, found by %s", h.Title, h.Field, h.How)
		}
	}
	if len(res.Applicants) != 46 || len(res.Applicants[0].Answer("role").Text.Raw()) > 0 {
		t.Errorf("%d applicants, role %q", len(res.Applicants), res.Applicants[0].Answer("role").Text)
	}
	if _, err := Read(strings.NewReader(file), "a.csv", p, Options{Unused: []string{"Shoe size"}}); err == nil {
		t.Error("a heading that is not there is left out")
	}
}
