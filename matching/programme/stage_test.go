package programme

import (
	"strings"
	"testing"
)

// staged is a file with stages, marks, events and groups.
const staged = `name = "staged"
title = "Staged"
[intake]
closes = 2023-07-07T17:00:00
[[field]]
name = "organisation"
kind = "text"
[[field]]
name = "stage"
kind = "choice"
choices = [ { name = "starting" }, { name = "further" } ]
[[field]]
name = "staff-group"
kind = "choice"
other = true
eligible = ["nursing", "midwifery"]
choices = [ { name = "nursing" }, { name = "midwifery" }, { name = "pharmacy" } ]
[[field]]
name = "reach"
kind = "number"
range = [1, 5]
judges = ["chair", "nursing-lead"]
heading = ["{judge}: Reach"]
[[stage]]
name = "nominated"
[[stage]]
name = "applied"
entry = true
[[stage]]
name = "reserve"
title = "In reserve"
ranked = true
[[stage]]
name = "fellow"
pairs = true
places = 28
at_most = { field = "organisation", people = 3 }
fill_from = "reserve"
[[stage]]
name = "not-this-time"
closed = true
[[criterion]]
kind = "different"
field = "organisation"
points = 100
[[event]]
name = "information"
before_close = "2w"
for = "applicants"
[[event]]
name = "day-4"
title = "Development day 4"
due = "17w"
kind = "development day"
provider = "University"
hours = 6.5
mode = "online"
for = "hundred"
[[group]]
name = "hundred"
title = "Cohort"
size = 100
even = ["stage", "organisation"]
pairs_within = true
[[group]]
name = "set"
within = "hundred"
size = [5, 8]
same = ["stage"]
apart = ["organisation"]
score = true
[certificate]
events = 2
[[funder]]
name = "County council"
kind = "in kind"
for = ["surrey-downs"]
[[message]]
name = "result"
stage = "reserve"
subject = "Your place"
body = "Dear {name}"
`

func TestStagesMarksEventsAndGroups(t *testing.T) {
	p := parse(t, staged)
	check(t, "warnings", p.Warnings, []Warning(nil))
	check(t, "stages", p.Stages[2:4], []Stage{
		{Name: "reserve", Title: "In reserve", Ranked: true, Line: 29},
		{Name: "fellow", Title: "Fellow", Pairs: true, Places: 28, AtMost: Cap{"organisation", 3}, FillFrom: "reserve", Line: 33},
	})
	check(t, "entry", p.EntryStage().Name, "applied")
	check(t, "mark", p.Marks, []Mark{{Name: "reach", Label: "Reach", Range: Range{1, 5}, Judges: []string{"chair", "nursing-lead"}, Line: 18}})
	mark, _ := p.Field(p.Marks[0].FieldOf("nursing-lead"))
	check(t, "a field of a judge", mark, Field{Name: "reach.nursing-lead", Kind: KindNumber, Label: "Reach, nursing lead", Private: true,
		Headings: []string{"nursing lead: Reach"}, Range: Range{1, 5}, Mark: "reach", Judge: "nursing-lead", Line: 18})
	if _, answered := p.Field("reach"); answered {
		t.Error("applicants are asked for a mark")
	}
	check(t, "events", p.Events, []Event{
		{Name: "information", Title: "Information", Due: Span{Days: 14}, BeforeClose: true, Mode: EventEither, For: ForApplicants, Line: 46},
		{Name: "day-4", Title: "Development day 4", Due: Span{Days: 119}, Kind: "development day", Provider: "University", HourTenths: 65,
			Mode: EventOnline, For: "hundred", Line: 50},
	})
	check(t, "groups", p.Groups, []Group{
		{Name: "hundred", Title: "Cohort", Size: Size{100, 100}, Even: []string{"stage", "organisation"}, PairsWithin: true, Line: 59},
		{Name: "set", Title: "Set", Size: Size{5, 8}, Within: "hundred", Same: []string{"stage"}, Apart: []string{"organisation"}, Score: true, Line: 65},
	})
	check(t, "funder", p.Funders, []Funder{{Name: "County council", Kind: FunderInKind, For: []string{"surrey-downs"}, Line: 74}})
	check(t, "message", []any{p.Messages[0].To, p.Messages[0].Stage}, []any{ToApplicants, "reserve"})
}

func TestMistakesOfStagesMarksEventsAndGroups(t *testing.T) {
	for _, c := range []struct{ was, is, want string }{
		{"entry = true\n", "", `f:24: [[stage]] "nominated": no stage has entry = true`},
		{"ranked = true", "entry = true", `f:32: [[stage]] "reserve": a second stage has entry = true`},
		{"pairs = true\n", "", `no stage has pairs = true`},
		{"closed = true", "closed = true\npairs = true", `f:42: [[stage]] "not-this-time": pairs does not go with closed`},
		{`fill_from = "reserve"`, `fill_from = "resreve"`, `f:38: [[stage]] "fellow": fill_from names "resreve", which is no stage; did you mean "reserve"?`},
		{`fill_from = "reserve"`, `fill_from = "fellow"`, `fill_from names the stage itself`},
		{`fill_from = "reserve"`, `fill_from = "not-this-time"`, `whose people have no more part`},
		{`name = "reserve"`, `name = "applied"`, `name "applied" is taken by line 27`},
		{`name = "nominated"`, `name = "Put forward"`, `write "put-forward"`},
		{`places = 28`, `places = "28"`, `f:36: [[stage]] "fellow": places must be a whole number from 1 to 100000, not the text "28"`},
		{`field = "organisation", people = 3`, `field = "organization", people = 3`, `f:37: [[stage]] "fellow" at_most: field names "organization", which is no field; did you mean "organisation"?`},
		{`field = "organisation", people = 3`, `field = "organisation"`, `at_most: people is missing`},
		{`at_most = { field = "organisation", people = 3 }`, `at_most = 3`, `at_most must be { field = "organisation", people = 3 }, not the number 3`},
		{`field = "organisation", people`, `field = "reach", people`, `at_most: field names "reach", which judges give; marks are private`},
		{`pairs = true`, `pair = true`, `unknown key "pair"; did you mean "pairs"?`},
		{`range = [1, 5]`, `range = [5, 1]`, `f:21: [[field]] "reach": range lists the least first: [1, 5]`},
		{`range = [1, 5]`, `range = 5`, `range must be a list of two numbers, like [1, 5], not the number 5`},
		{`range = [1, 5]`, `range = [1, 2, 3]`, `range lists the least and the most, like [1, 5]`},
		{"kind = \"text\"\n", "kind = \"text\"\nrange = [1, 5]\n", `range means nothing for kind "text"; it belongs to number`},
		{`"chair", "nursing-lead"`, `"chair", "chair"`, `judges has "chair" twice`},
		{`"chair", "nursing-lead"`, `"chair", "Nursing lead"`, `judges is written with a to z`},
		{`"{judge}: Reach"`, `"Reach"`, `heading "Reach" needs {judge}`},
		{"kind = \"number\"\nrange = [1, 5]", `kind = "text"`, `judges mean nothing for kind "text"; they give numbers`},
		{`["nursing", "midwifery"]`, `["nursing", "midwifry"]`, `f:16: [[field]] "staff-group": eligible names "midwifry", which is no choice of this field; did you mean "midwifery"?`},
		{"kind = \"text\"\n", "kind = \"text\"\neligible = [\"a\"]\n", `eligible means nothing for kind "text"`},
		{`before_close = "2w"`, "before_close = \"2w\"\ndue = \"1w\"", `before_close does not go with due`},
		{`before_close = "2w"`, ``, `due is missing; write how long after the start of the cohort, like "5w", or before_close = "2w"`},
		{`mode = "online"`, `mode = "by post"`, `mode cannot be "by post"; it is in person, online or either`},
		{`for = "hundred"`, `for = "hundreds"`, `for cannot be "hundreds"; it is applicants or cohort or the name of a [[group]]; did you mean "hundred"?`},
		{`size = 100`, `size = 1`, `size must be a whole number from 2 to 100000, not the number 1`},
		{`size = [5, 8]`, `size = [8, 5]`, `size lists the least first: [5, 8]`},
		{"size = 100\n", "", `f:59: [[group]] "hundred": size is missing`},
		{`even = ["stage", "organisation"]`, `even = ["place"]`, `even names "place", which is no field`},
		{`even = ["stage", "organisation"]`, `even = ["stage", "stage"]`, `even has "stage" twice`},
		{`within = "hundred"`, `within = "hundreds"`, `within names "hundreds", which is no group; did you mean "hundred"?`},
		{`within = "hundred"`, `within = "set"`, `within leads back to the group itself: set, set`},
		{`apart = ["organisation"]`, `apart = ["stage"]`, `"stage" stands in same and in apart`},
		{`events = 2`, `events = 3`, `events asks for 3 events, but there are 2 [[event]]`},
		{`kind = "in kind"`, `kind = "kind"`, `kind cannot be "kind"; it is money or in kind`},
		{`stage = "reserve"`, `stage = "waiting"`, `stage names "waiting", which is no stage`},
		{`stage = "reserve"`, "stage = \"reserve\"\nto = \"each\"", `stage goes only with to = "applicants"`},
	} {
		text := strings.Replace(staged, c.was, c.is, 1)
		if text == staged {
			t.Fatalf("%s is not in the file", c.was)
		}
		_, err := Parse("f", []byte(text))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s for %s: %v, want %s", c.is, c.was, err, c.want)
		}
	}
}

func TestStagesWithoutEffect(t *testing.T) {
	for _, c := range []struct{ was, is, want string }{
		{"places = 28\n", "", `fill_from has no effect: without places there is always room`},
		{`closes = 2023-07-07T17:00:00`, `places = 3`, `places has no effect: the file has stages of its own`},
		{`judges = ["chair"`, "required = true\njudges = [\"chair\"", `required has no effect: judges give it`},
		{"other = true\neligible = [\"nursing\", \"midwifery\"]", `eligible = ["nursing", "midwifery", "pharmacy"]`, `eligible has no effect: it names every choice`},
	} {
		text := strings.Replace(staged, c.was, c.is, 1)
		if text == staged {
			t.Fatalf("%s is not in the file", c.was)
		}
		if p := parse(t, text); len(p.Warnings) != 1 || !strings.Contains(p.Warnings[0].What, c.want) || p.Warnings[0].Line == 0 {
			t.Errorf("%s: %+v, want %s", c.is, p.Warnings, c.want)
		}
	}
}
