package programme

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestShippedProgrammesLoad(t *testing.T) {
	names := Builtin()
	if len(names) == 0 {
		t.Fatal("no programme ships")
	}
	for _, name := range names {
		p, err := LoadBuiltin(name)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		source, _ := BuiltinSource(name)
		if p.Name != name || string(p.Source) != string(source) {
			t.Errorf("%s is the file of %s", name, p.Name)
		}
		for _, m := range p.Messages {
			if strings.ContainsAny(Fill(m.Body, func(string) string { return "" }), "{}") {
				t.Errorf("%s: braces are left in %s", name, m.Name)
			}
		}
	}
}

// TestShippedProgrammesHaveNoIdleKeys: every key of every programme that ships has an effect in its file.
func TestShippedProgrammesHaveNoIdleKeys(t *testing.T) {
	for _, name := range Builtin() {
		p, err := LoadBuiltin(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range p.Warnings {
			t.Errorf("%s:%d: %s", name, w.Line, w.What)
		}
	}
}

func TestUnknownShippedProgramme(t *testing.T) {
	_, err := LoadBuiltin("walking-in-thier-shoes")
	const want = `no programme "walking-in-thier-shoes" ships with Crosswalk; did you mean "walking-in-their-shoes"?`
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	if _, ok := BuiltinSource("../programme"); ok {
		t.Error("a path was taken for a name")
	}
}

func TestWalkingInTheirShoes(t *testing.T) {
	p, err := LoadBuiltin("walking-in-their-shoes")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := p.Intake.Closes.String(), "2023-03-14 23:59:00 +0000 GMT"; got != want {
		t.Errorf("closes %s, want %s", got, want)
	}
	if p.EmptyPermille != 500 || p.Priority != PriorityTotal || p.Odd != OddWait || !p.Intake.ConsentRequired {
		t.Errorf("head: %+v", p)
	}
	var rules []Rule
	for _, r := range p.Rules {
		r.Line = 0
		rules = append(rules, r)
	}
	check(t, "rules", rules, []Rule{
		{Kind: RuleDifferent, Fields: []string{"organisation"}},
		{Kind: RuleDifferentAny, Fields: []string{"sector", "profession"}},
		{Kind: RuleShare, Fields: []string{"themes"}, AtLeast: 1},
	})
	var criteria []Criterion
	for _, c := range p.Criteria {
		c.Line = 0
		criteria = append(criteria, c)
	}
	check(t, "criteria", criteria, []Criterion{
		{Kind: CriterionOverlap, Name: "challenges", Field: "themes", Points: 40, Rare: true},
		{Kind: CriterionDifferent, Name: "sector", Field: "sector", Points: 20},
		{Kind: CriterionExchange, Name: "learning", Wants: "wants", Offers: "offers", Points: 20},
		{Kind: CriterionPlace, Name: "place", Field: "borough", Points: 10},
		{Kind: CriterionWording, Name: "objectives", Field: "objectives", Points: 10},
	})
	check(t, "exchange", p.Exchange, Exchange{
		Length:     Span{Months: 6},
		Minimum:    Amount{HourTenths: 75, Per: PerPair},
		Holidays:   "england-and-wales",
		CheckIns:   []Span{{Days: 14}, {Days: 28}, {Days: 63}, {Days: 126}, {Days: 154}},
		Activities: usualActivities(),
		AtOnce:     1, SoonDays: 10, CallsPerWeek: 25,
		QuietDays: 21,
	})
	due, asked := make(map[string]Due), make(map[string][]string)
	for _, m := range p.Milestones {
		if m.Answer.IsZero() {
			due[m.Name] = m.Due
		} else {
			asked[string(m.Answer.Kind)+" "+string(m.SeenBy)] = append(asked[string(m.Answer.Kind)+" "+string(m.SeenBy)], m.Name)
		}
	}
	check(t, "due dates", due, map[string]Due{
		"introduced": {}, "confirm": {By: Span{Days: 7}}, "first-meeting": {By: Span{Days: 21}}, "agreement": {By: Span{Days: 28}},
		"dates-booked": {By: Span{Days: 42}}, "visit-1": {By: Span{Days: 84}}, "midpoint": {By: Span{Days: 91}},
		"visit-2": {By: Span{Days: 126}}, "minimum": {By: Span{Days: 154}}, "feedback": {After: "visit-2", By: Span{Days: 14}},
		"letter-of-access": {By: Span{Days: 70}, BeforeEnd: true}, "closing": {By: Span{Days: 7}, BeforeEnd: true}, "celebrate": {BeforeEnd: true},
	})
	check(t, "what is asked", asked, map[string][]string{
		"scale report": {"survey-reflection", "survey-awareness", "survey-sounding-board", "survey-perspective", "survey-mentoring",
			"survey-practice", "survey-relationship"},
		"text report": {"cultures", "constraints", "opportunities", "links"},
	})
	check(t, "warnings", p.Warnings, []Warning(nil))
	check(t, "the certificate", Certificate{Minimum: true, Milestones: []string{"feedback"}, Line: p.Certificate.Line}, p.Certificate)
	borough, _ := p.Field("borough")
	lambeth, _ := borough.Choice("lambeth")
	check(t, "neighbours of Lambeth", lambeth.Near, []string{"southwark", "bromley", "across"})
}

func check(t *testing.T, what string, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

func TestBuiltInFieldsAreAlwaysThere(t *testing.T) {
	p := parse(t, sound)
	for _, name := range []string{FieldEmail, FieldName, FieldFirstName, FieldLastName, FieldSubmitted, FieldResponseID, FieldConsent,
		FieldEligible, FieldLineManager, FieldNotWith, FieldObjectives, FieldCapacity} {
		if f, ok := p.Field(name); !ok || !f.Builtin || f.Line != 0 || f.Label == "" || len(f.Headings) == 0 {
			t.Errorf("%s: %+v", name, f)
		}
	}
	p = parse(t, sound+`
[[field]]
name = "line_manager"
label = "Manager"
heading = ["who manages you*"]
required = true
`)
	f, _ := p.Field(FieldLineManager)
	check(t, "line manager", f, Field{Name: FieldLineManager, Kind: KindPerson, Label: "Manager", Headings: []string{"who manages you*"},
		Required: true, Builtin: true, Line: 89})
}

func parse(t *testing.T, source string) *Programme {
	t.Helper()
	p, err := Parse("test.toml", []byte(source))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestKindsOfScheme reads a file for each of the schemes that the model must be able to hold.
func TestKindsOfScheme(t *testing.T) {
	read := func(name string) *Programme {
		source, err := os.ReadFile(filepath.Join("testdata", name+".toml"))
		if err != nil {
			t.Fatal(err)
		}
		return parse(t, string(source))
	}

	p := read("leadership-exchange")
	check(t, "matching dates", p.Intake.MatchOn, []MonthDay{{time.March, 1}, {time.October, 1}})
	check(t, "time to answer", p.Intake.AnswerWithin, Span{WorkingDays: 10})
	if !p.Exchange.Open || p.Exchange.HasFixedEnd() || p.Exchange.Review != (Span{Days: 182}) {
		t.Errorf("open exchange: %+v", p.Exchange)
	}
	check(t, "sides", [][]string{p.Rules[0].A, p.Rules[0].B}, [][]string{{"public"}, {"voluntary"}})
	if r := p.Rules[2]; !r.MissingAllowed || r.Steps != 1 {
		t.Errorf("within: %+v", r)
	}
	if c := p.Criteria[2]; c.Remote != "remote" || c.Name != "region" {
		t.Errorf("place: %+v", c)
	}

	p = read("leading-beyond-boundaries")
	if p.Odd != OddTrio || p.Intake.Places != 28 || p.Intake.PlacesPerOrganisation != 3 {
		t.Errorf("places: %+v", p.Intake)
	}
	check(t, "a cap", p.Stages[2].AtMost, Cap{Field: "organisation", People: 3})
	check(t, "maximum", p.Exchange.Maximum, Amount{HourTenths: 75, Per: PerDirection})
	check(t, "closing time in summer", p.Intake.Closes.Format(time.RFC3339), "2023-07-07T17:00:00+01:00")

	p = read("reciprocal-mentoring")
	check(t, "minimum", p.Exchange.Minimum, Amount{Meetings: 6})
	if p.Priority != PriorityWeakest || p.Rules[1].AtLeast != 3 || p.Criteria[1].Full != 15 || p.Criteria[0].Name != "exchange" {
		t.Errorf("rules: %+v criteria: %+v", p.Rules, p.Criteria)
	}

	p = read("surrey-500")
	check(t, "funders", p.Funders, []Funder{
		{Name: "Health and care partnership", Kind: FunderMoney, Line: 86}, {Name: "County council", Kind: FunderMoney, Line: 89}})
	check(t, "second day", p.Events[1], Event{Name: "day-2", Title: "Day 2", Due: Span{Days: 35}, Kind: "development day",
		Provider: "Module partner", Mode: EventEither, For: ForCohort, Line: 80})
	check(t, "what places are short for", p.Stages, []Stage{
		{Name: "applied", Title: "Applied", Entry: true}, {Name: "reserve", Title: "Reserve", Ranked: true},
		{Name: "accepted", Title: "Accepted", Pairs: true, Places: 100, FillFrom: "reserve"},
		{Name: "not-this-time", Title: "Not this time", Closed: true}})
	check(t, "length", p.Exchange.Length, Span{Months: 8})
}
