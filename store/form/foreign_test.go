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

// TestShapesOfOneForm reads the same two people from the shapes in which forms hand out the same answers: a quiz with points and
// feedback beside each question, options numbered below their question, three rows of headings with totals below.
func TestShapesOfOneForm(t *testing.T) {
	p, err := programme.Parse("stepped", []byte(stepped))
	if err != nil {
		t.Fatal(err)
	}
	for name, file := range map[string]string{
		"a quiz": "ID,Completion time,Email,Name,Total points,Your name,Points - Your name,Feedback - Your name,Work email,Points - Work email,Grade,Points - Grade,Feedback - Grade,What are you curious about?,Points - What are you curious about?\n" +
			"1,1/9/2025,anonymous,,0,Ann Other,0,,ann@example.org,0,Grade 6,0,,\"Labs;Grants, from idea to money;\",0\n2,2/9/2025,anonymous,,0,Ben Nother,0,,ben@example.org,0,Grade 7,0,,Labs;,0\n",
		"numbered options": "Response ID,1. First name,2. Last name,3. Email address,4. Grade,5.1. What are you curious about? - Labs,\"5.2. What are you curious about? - Grants, from idea to money\"\n" +
			"7,Ann,Other,ann@example.org,Grade 6,Yes,Yes\n8,Ben,Nother,ben@example.org,Grade 7,1,0\n",
		"lettered options": "Response ID,1. Name,3. Email address,4. Grade,5.a. What are you curious about? [Labs],\"5.b. What are you curious about? [Grants, from idea to money]\"\n" +
			"7,Ann Other,ann@example.org,Grade 6,x,x\n8,Ben Nother,ben@example.org,Grade 7,x,\n",
		"a row below": "Staff exchange,,,,\n,,,,\nApplicant,E-mail,Your grade,What are you curious about?,\n,,,Labs,\"Grants, from idea to money\"\n" +
			"\"OTHER, Ann\",ann@example.org,6,x,x\n\"NOTHER, Ben\",ben@example.org,7,x,\n",
	} {
		res, err := Read(strings.NewReader(file), "form.csv", p, Options{Dates: DayFirst})
		if err != nil || len(res.Applicants) != 2 || len(res.Unread)+len(res.Problems) > 0 {
			t.Errorf("%s: %v %+v", name, err, res)
			continue
		}
		for i, want := range []struct {
			email, grade string
			topics       int
		}{{"ann@example.org", "g6", 2}, {"ben@example.org", "g7", 1}} {
			a := res.Applicants[i]
			if grade := a.Answer("grade").Choices; a.Email.Raw() != want.email || len(grade) != 1 || grade[0] != want.grade || len(a.Answer("topics").Choices) != want.topics {
				t.Errorf("%s: %+v", name, a.Applicant)
			}
		}
	}
}
