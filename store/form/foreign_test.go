package form

import (
	"strings"
	"testing"

	"crosswalk/matching/programme"
)

// stepped is a programme whose grades people write in many ways.
const stepped = `
name = "stepped"
title = "Stepped"
[intake]
consent = "not-asked"

[[field]]
name = "grade"
kind = "level"
choices = [
  { name = "g6", label = "Grade 6" },
  { name = "g7", label = "Grade 7" },
  { name = "g10", label = "Grade 10 / Professor", alias = ["Professor"] },
]

[[field]]
name = "topics"
kind = "tags"
heading = ["*curious*"]
choices = [ { name = "labs", label = "Labs" }, { name = "grants", label = "Grants, from idea to money" } ]

[[criterion]]
kind = "overlap"
field = "topics"
points = 100
`

// TestGradesInOtherWords takes a grade for what it is, whether or not the word grade stands before the number.
func TestGradesInOtherWords(t *testing.T) {
	p, err := programme.Parse("stepped", []byte(stepped))
	if err != nil {
		t.Fatal(err)
	}
	for wrote, want := range map[string]string{"6": "g6", "Gr. 7": "g7", "grade7": "g7", "G6": "g6", "10": "g10", "Professor": "g10",
		"66": "", "Band 6": "", "6 or 7": "", "": "", "Grade": "", "Step 6": ""} {
		a, err := ParseAnswer(p, "grade", wrote)
		got := ""
		if len(a.Choices) > 0 {
			got = a.Choices[0]
		}
		if got != want || want != "" && err != nil {
			t.Errorf("%q is %q (%v), want %q", wrote, got, err, want)
		}
	}
}

// TestNameInParts reads a name whose parts stand in columns of their own below the question for it, in three rows of
// headings, the first of which only parts the form.
func TestNameInParts(t *testing.T) {
	p, err := programme.Parse("stepped", []byte(stepped))
	if err != nil {
		t.Fatal(err)
	}
	for name, file := range map[string]string{
		"below":       "Response,Section 1: About you,,,,Section 2: What you want,\nID,Name,,Email,Grade,What are you curious about?,\n,First,Last,,,Labs,\"Grants, from idea to money\"\n1,Ann,Other,ann@example.org,6,Labs,\n2,Ben,Nother,ben@example.org,Grade 7,,x\n",
		"above":       "Your name,,,,\nFirst,Surname,E-mail,Grade,What are you curious about?\nAnn,Other,ann@example.org,6,Labs\nBen,Nother,ben@example.org,7,\n",
		"its own row": "Name,,Email,Grade\nForename,Family name,,\nAnn,Other,ann@example.org,6\nBen,Nother,ben@example.org,7\n",
	} {
		res, err := Read(strings.NewReader(file), "form.csv", p, Options{})
		if err != nil || len(res.Applicants) != 2 {
			t.Errorf("%s: %v %+v", name, err, res)
			continue
		}
		if a := res.Applicants[0]; a.Name.Raw() != "Ann Other" || a.Answer("grade").Choices[0] != "g6" {
			t.Errorf("%s: %+v", name, a.Applicant)
		}
	}
}
