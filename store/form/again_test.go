package form

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

// What somebody answered in another programme is read as an answer to a field of the same name, where it is one here.
func TestAgain(t *testing.T) {
	p, err := programme.Parse("b.toml", []byte(`name = "b"
title = "B"
[[field]]
name = "place"
kind = "choice"
choices = [{ name = "north" }, { name = "south" }]
[[field]]
name = "topics"
kind = "tags"
other = true
choices = [{ name = "housing" }, { name = "debt", label = "Debt; and money" }]
[[field]]
name = "years"
kind = "number"
[[field]]
name = "stage-of-career"
kind = "level"
choices = [{ name = "new" }, { name = "old" }]
[[field]]
name = "reach"
kind = "number"
range = [1, 5]
judges = ["chair"]
heading = ["{judge}: Reach"]
[[rule]]
kind = "same"
field = "place"
[[criterion]]
kind = "overlap"
field = "topics"
points = 100
`))
	if err != nil {
		t.Fatal(err)
	}
	wrote := func(s string) matching.Answer { return matching.Answer{Text: text.New(s)} }
	pick := func(all ...string) matching.Answer { return matching.Answer{Choices: all} }
	of := &matching.Applicant{ID: 7, Email: text.New("ann@example.org"), Name: text.New("Ann Low"), Answers: map[string]matching.Answer{
		"place": pick("north"), "topics": {Choices: []string{"housing"}, Other: []text.Text{text.New("heat pumps")}}, "years": {Number: 12, Text: text.New("12")},
		"stage-of-career": pick("executive"), "consent": pick("yes"), "eligible": pick("yes"), "not_with": wrote("Tom Reed"), "elsewhere-only": wrote("x"),
		"reach-chair": {Number: 4, Text: text.New("4")},
	}}
	now := time.Date(2024, 1, 8, 12, 0, 0, 0, time.UTC)
	a, left := Again(p, of, now)
	if diff := cmp.Diff([]string{"Stage of career"}, left); diff != "" {
		t.Errorf("left out: %s", diff)
	}
	if a.ID != 7 || a.Name.Raw() != "Ann Low" || !a.Submitted.Equal(now) {
		t.Errorf("%+v", a)
	}
	for _, f := range []string{"consent", "eligible", "stage-of-career", "elsewhere-only", "reach-chair"} {
		if !a.Answers[f].IsEmpty() {
			t.Errorf("%s is taken over as %+v", f, a.Answers[f])
		}
	}
	if diff := cmp.Diff([]string{"north"}, a.Answers["place"].Choices); diff != "" {
		t.Error(diff)
	}
	if v := a.Answers["topics"]; len(v.Choices) != 1 || len(v.Other) != 1 || v.Other[0].Raw() != "heat pumps" {
		t.Errorf("topics are %+v", v)
	}
	if a.Answers["years"].Number != 12 || a.Answers["not_with"].Text.Raw() != "Tom Reed" {
		t.Errorf("%+v", a.Answers)
	}
}
