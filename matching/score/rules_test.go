package score

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"crosswalk/matching"
	"crosswalk/matching/matchingtest"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"

	"github.com/google/go-cmp/cmp"
)

// sentences are those for the coordinator.
func coordinators(breaches []Breach) []string {
	var s []string
	for _, b := range breaches {
		s = append(s, b.Sentence())
	}
	return s
}

func TestBreachesAsSentences(t *testing.T) {
	p := matchingtest.EveryKind(t)
	type answers = map[string]matching.Answer
	fine := func() (answers, answers) {
		return answers{"organisation": matchingtest.Writes("Lambeth Council"), "sector": matchingtest.Picks("public"), "profession": matchingtest.Picks("nursing"),
				"region": matchingtest.Picks("north"), "stage": matchingtest.Picks("starting"), "level": matchingtest.Picks("middle"), "years": matchingtest.Counts(1), "themes": matchingtest.Picks("one")},
			answers{"organisation": matchingtest.Writes("Age UK"), "sector": matchingtest.Picks("voluntary"), "profession": matchingtest.Picks("nursing"),
				"region": matchingtest.Picks("north"), "stage": matchingtest.Picks("further"), "level": matchingtest.Picks("executive"), "years": matchingtest.Counts(2), "themes": matchingtest.Picks("one", "two")}
	}
	tests := []struct {
		name   string
		change func(a, b answers)
		want   []string
	}{
		{"none", func(a, b answers) {}, nil},
		{"organisation", func(a, b answers) { b["organisation"] = matchingtest.Writes("The LAMBETH council.") }, []string{"Same organisation: Lambeth Council"}},
		{"either", func(a, b answers) { b["sector"] = matchingtest.Picks("public") }, []string{"Same sector and same profession: public, nursing"}},
		{"one unknown", func(a, b answers) { delete(b, "sector") }, []string{"Sector not known and same profession: nursing"}},
		{"unknown but different", func(a, b answers) { delete(b, "sector"); b["profession"] = matchingtest.Picks("medical") }, nil},
		{"both unknown", func(a, b answers) { delete(b, "sector"); delete(b, "profession") }, []string{"Bo Second has not answered: sector or profession"}},
		{"region", func(a, b answers) { b["region"] = matchingtest.Picks("south") }, []string{"Not the same region: north and south"}},
		{"region allowed to be missing", func(a, b answers) { delete(b, "region") }, nil},
		{"stage", func(a, b answers) { b["stage"] = matchingtest.Picks("starting") }, []string{"Not one of each: career stage, starting and starting"}},
		{"stage both", func(a, b answers) {
			a["stage"] = matchingtest.Picks("starting", "further")
			b["stage"] = matchingtest.Picks("starting")
		}, nil},
		{"stage missing", func(a, b answers) { delete(a, "stage") }, []string{"Al First has not answered: career stage"}},
		{"level", func(a, b answers) { b["level"] = matchingtest.Picks("chief") }, []string{"More than 2 steps apart: level, middle and chief"}},
		{"level missing", func(a, b answers) { delete(b, "level") }, nil},
		{"years", func(a, b answers) { b["years"] = matchingtest.Counts(1) }, []string{"Less than 1 apart: years of experience, 1 and 1"}},
		{"themes", func(a, b answers) { b["themes"] = matchingtest.Picks("two") }, []string{"No themes in common"}},
		{"escape", func(a, b answers) {
			a["organisation"], b["organisation"] = matchingtest.Writes("\x1b[31mRed\u202e"), matchingtest.Writes("\x1b[31mred\u202e")
		}, []string{"Same organisation: Red"}},
		{"two", func(a, b answers) { b["themes"] = matchingtest.Picks("two"); b["region"] = matchingtest.Picks("south") },
			[]string{"Not the same region: north and south", "No themes in common"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			a, b := fine()
			test.change(a, b)
			s := NewScorer(matching.Pool{Programme: p, People: []*matching.Applicant{matchingtest.Person(1, "Al First", a), matchingtest.Person(2, "Bo Second", b)}})
			got := s.Breaches(1, 2)
			if diff := cmp.Diff(test.want, coordinators(got)); diff != "" {
				t.Error(diff)
			}
			for _, breach := range got {
				if breach.Always || breach.Public() != breach.Sentence() {
					t.Errorf("%+v", breach)
				}
			}
		})
	}
}

func TestAlwaysOnRules(t *testing.T) {
	p := matchingtest.Shipped(t)
	answers := func(organisation string, more ...func(map[string]matching.Answer)) map[string]matching.Answer {
		m := map[string]matching.Answer{"consent": matchingtest.Picks("yes"), "organisation": matchingtest.Writes(organisation), "sector": matchingtest.Picks("council"),
			"profession": matchingtest.Picks("nursing"), "themes": matchingtest.Picks("green")}
		if organisation == "B" {
			m["sector"] = matchingtest.Picks("voluntary")
		}
		for _, f := range more {
			f(m)
		}
		return m
	}
	set := func(field string, a matching.Answer) func(map[string]matching.Answer) {
		return func(m map[string]matching.Answer) { m[field] = a }
	}
	late := func(a *matching.Applicant) {
		a.Late, a.Submitted = true, time.Date(2023, 3, 28, 8, 12, 30, 0, time.UTC) // summer time in London
	}
	tests := []struct {
		name             string
		more             []func(map[string]matching.Answer)
		alter            func(a *matching.Applicant)
		pool             matching.Pool
		sentence, public string
		always           bool
	}{
		{name: "line manager", more: []func(map[string]matching.Answer){set("line_manager", matchingtest.Writes("TOM  bridger"))},
			sentence: "Amara Osei names Tom Bridger as line manager", always: true},
		{name: "not with", more: []func(map[string]matching.Answer){set("not_with", matchingtest.Writes("Dr Tom Bridger; Someone Else"))},
			sentence: "Amara Osei asked not to be paired with Tom Bridger", public: "not available", always: true},
		{name: "not with by e-mail", more: []func(map[string]matching.Answer){set("not_with", matchingtest.Writes("Tom <tom bridger@example.org>"))},
			sentence: "Amara Osei names “Tom” as somebody not to be paired with, who may be Tom Bridger: say first who is meant", public: "not available", always: true},
		{name: "blocked", pool: matching.Pool{Blocked: map[matching.Couple]bool{{A: 1, B: 2}: true}}, sentence: "Blocked", public: "not available", always: true},
		{name: "earlier", pool: matching.Pool{Earlier: map[matching.Couple]bool{{A: 1, B: 2}: true}},
			sentence: "Amara Osei and Tom Bridger were paired in an earlier cohort", always: true},
		{name: "withdrawn", alter: func(a *matching.Applicant) { a.Withdrawn = true }, sentence: "Amara Osei has withdrawn", always: true},
		{name: "consent", more: []func(map[string]matching.Answer){set("consent", matchingtest.Picks("no"))}, sentence: "Amara Osei has not given consent", always: true},
		{name: "eligible", more: []func(map[string]matching.Answer){set("eligible", matchingtest.Picks("no"))}, sentence: "Amara Osei is not eligible"},
		{name: "eligible, admitted", more: []func(map[string]matching.Answer){set("eligible", matchingtest.Picks("no"))}, alter: func(a *matching.Applicant) { a.Admitted = true }},
		{name: "late", alter: late, sentence: "Amara Osei is late: submitted 28 March 2023 09:12, after the deadline"},
		{name: "late, admitted", alter: func(a *matching.Applicant) { late(a); a.Admitted = true }},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			amara, tom := matchingtest.Person(1, "Amara Osei", answers("A", test.more...)), matchingtest.Person(2, "Tom Bridger", answers("B"))
			if test.alter != nil {
				test.alter(amara)
			}
			pool := test.pool
			pool.Programme, pool.People = p, []*matching.Applicant{tom, amara}
			s := NewScorer(pool)
			got := s.Breaches(1, 2)
			if test.sentence == "" {
				if len(got) > 0 {
					t.Errorf("%+v", got)
				}
				return
			}
			if test.public == "" {
				test.public = test.sentence
			}
			if len(got) != 1 || got[0].Sentence() != test.sentence || got[0].Public() != test.public || got[0].Always != test.always {
				t.Errorf("%+v", got)
			}
			if back := s.Breaches(2, 1); len(back) != 1 || back[0].Sentence() != test.sentence && test.name != "earlier" {
				t.Errorf("the other way round: %+v", back)
			}
		})
	}
}

func TestWaits(t *testing.T) {
	p := matchingtest.Shipped(t)
	full := map[string]matching.Answer{"consent": matchingtest.Picks("yes"), "organisation": matchingtest.Writes("A"), "sector": matchingtest.Picks("council"),
		"profession": matchingtest.Picks("nursing"), "themes": matchingtest.Picks("green")}
	without := func(fields ...string) map[string]matching.Answer {
		m := map[string]matching.Answer{}
		for k, v := range full {
			if !slices.Contains(fields, k) {
				m[k] = v
			}
		}
		return m
	}
	with := func(field string, a matching.Answer) map[string]matching.Answer {
		m := without(field)
		m[field] = a
		return m
	}
	tests := []struct {
		answers map[string]matching.Answer
		alter   func(*matching.Applicant)
		want    string
	}{
		{answers: full},
		{answers: without("sector")}, // the profession may yet differ
		{answers: without("consent"), want: "no consent"},
		{answers: without("themes"), want: "needs an answer: challenges"},
		{answers: with("themes", matching.Answer{Text: text.New("Quantum"), Other: []text.Text{text.New("Quantum")}}), want: "none of the listed challenges was picked"},
		{answers: with("themes", matchingtest.Picks("no-longer-there")), want: "none of the listed challenges was picked"},
		{answers: without("sector", "profession", "organisation"), want: "needs an answer: organisation, sector or profession"},
		{answers: full, alter: func(a *matching.Applicant) { a.Withdrawn, a.Late = true, true }, want: "withdrawn"},
		{answers: full, alter: func(a *matching.Applicant) { a.Late = true }, want: "late: submitted after the deadline"},
		{answers: full, alter: func(a *matching.Applicant) {
			a.Late, a.Submitted = true, time.Date(2023, 3, 15, 9, 12, 0, 0, time.UTC)
		}, want: "late: submitted 15 March 2023 09:12, after the deadline"},
	}
	for _, test := range tests {
		a := matchingtest.Person(1, "A", test.answers)
		if test.alter != nil {
			test.alter(a)
		}
		s := NewScorer(matching.Pool{Programme: p, People: []*matching.Applicant{a}})
		if got, waits := s.Waits(1); got != test.want || waits != (test.want != "") {
			t.Errorf("got %q, %v; want %q", got, waits, test.want)
		}
	}
	s := NewScorer(matching.Pool{Programme: p})
	if why, waits := s.Waits(7); !waits || why == "" {
		t.Error("somebody who is not there does not wait")
	}
}

func TestPeopleAreFoundByEmailElseByNameAndSeveralOfANameAreInDoubt(t *testing.T) {
	names := func(field, s string) map[string]matching.Answer {
		return map[string]matching.Answer{field: matchingtest.Writes(s)}
	}
	people := []*matching.Applicant{
		matchingtest.Person(1, "Amara Osei", names("line_manager", "Dr. ruth FARROW, Jo Lee, Nobby Stiles")),
		matchingtest.Person(2, "Ruth Farrow", names("not_with", "Amara <AMARA@example.org>, jo@elsewhere.org")),
		{ID: 3, Name: text.New("Jo Lee"), Email: text.New("jo1@example.org")},
		{ID: 4, Name: text.New("JO LEE"), Email: text.New("jo2@example.org"), Answers: names("not_with", "Jo Lee (jo1@example.org)")},
	}
	people[0].Email = text.New("amara@example.org")
	s := NewScorer(matching.Pool{Programme: matchingtest.Shipped(t), People: people})
	i := func(id matching.ID) int { at, _ := s.Index(id); return at }
	for _, test := range []struct {
		a, b matching.ID
		want reasons
	}{
		{1, 2, managesIt | avoidedByIt}, {2, 1, managedByIt | avoidsIt}, {1, 3, mayManageIt}, {1, 4, mayManageIt}, {4, 3, avoidsIt}, {3, 4, avoidedByIt}, {2, 3, 0},
	} {
		if got := s.apart.reasons(i(test.a), i(test.b)); got != test.want {
			t.Errorf("%d and %d: %b, want %b", test.a, test.b, got, test.want)
		}
	}
	want := []Unresolved{
		{1, "line_manager", text.New("Nobby Stiles")}, {2, "not_with", text.New("jo@elsewhere.org")},
	}
	if got := s.Unresolved(); !slices.Equal(got, want) {
		t.Errorf("unresolved: %v", got)
	}
}

// Every kind that a programme file may name can be judged, and no other.
func TestEveryKindHasAnEntry(t *testing.T) {
	for _, kind := range programme.RuleKinds() {
		if ruleKinds[kind] == nil {
			t.Errorf("rules of kind %s cannot be judged", kind)
		}
		if asks := (programme.Rule{Kind: kind}).Asks("team"); !strings.Contains(asks, "team") {
			t.Errorf("a rule of kind %s asks for %q", kind, asks)
		}
	}
	for _, kind := range programme.CriterionKinds() {
		if criterionKinds[kind] == nil {
			t.Errorf("criteria of kind %s cannot be judged", kind)
		}
	}
	if len(ruleKinds) != len(programme.RuleKinds()) || len(criterionKinds) != len(programme.CriterionKinds()) {
		t.Error("a kind is judged that no file may name")
	}
	for name, unknown := range map[string]*programme.Programme{
		"rule":      {Rules: []programme.Rule{{Kind: "odd", Fields: []string{"team"}}}},
		"criterion": {Criteria: []programme.Criterion{{Kind: "odd", Field: "team"}}},
	} {
		func() {
			defer func() {
				if r := recover(); r == nil || !strings.Contains(fmt.Sprint(r), `unknown kind "odd"`) {
					t.Errorf("a %s of an unknown kind: %v", name, r)
				}
			}()
			NewScorer(matching.Pool{Programme: unknown})
		}()
	}
}

// twoOfAKind is a programme of which two rules are of one kind.
const twoOfAKind = `
name = "twice"
title = "Twice"

[[field]]
name = "team"
kind = "text"

[[field]]
name = "ward"
kind = "text"

[[field]]
name = "topics"
kind = "tags"
choices = [{ name = "people" }, { name = "money" }]

[[field]]
name = "days"
kind = "tags"
choices = [{ name = "mon" }, { name = "tue" }]

[[rule]]
kind = "different"
field = "team"

[[rule]]
kind = "share"
field = "topics"

[[rule]]
kind = "different"
field = "ward"

[[rule]]
kind = "share"
field = "days"

[[criterion]]
kind = "overlap"
field = "topics"
points = 100
`

// Of two rules of one kind, breaking one does not hide whether the other is kept: each breach says which rule of the
// programme it is.
func TestTwoRulesOfOneKind(t *testing.T) {
	p, err := programme.Parse("twice.toml", []byte(twoOfAKind))
	if err != nil {
		t.Fatal(err)
	}
	type answers = map[string]matching.Answer
	yes := matchingtest.Picks("yes")
	tests := []struct {
		name   string
		change answers
		want   []int // the rules that are broken
		short  []string
	}{
		{"none", nil, nil, nil},
		{"same team", answers{"team": matchingtest.Writes("A")}, []int{0}, []string{"same team"}},
		{"same ward", answers{"ward": matchingtest.Writes("B")}, []int{2}, []string{"same ward"}},
		{"both the same", answers{"team": matchingtest.Writes("A"), "ward": matchingtest.Writes("B")}, []int{0, 2}, []string{"same team", "same ward"}},
		{"no topic", answers{"topics": matchingtest.Picks("money")}, []int{1}, []string{"no topics in common"}},
		{"no day", answers{"days": matchingtest.Picks("tue")}, []int{3}, []string{"no days in common"}},
		{"neither", answers{"topics": matchingtest.Picks("money"), "days": matchingtest.Picks("tue")}, []int{1, 3}, []string{"no topics in common", "no days in common"}},
		// Both say "needs an answer", and yet are two.
		{"two missing", answers{"topics": {}, "days": {}}, []int{1, 3}, []string{"needs an answer", "needs an answer"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			a := answers{"consent": yes, "team": matchingtest.Writes("A"), "ward": matchingtest.Writes("B"), "topics": matchingtest.Picks("people"), "days": matchingtest.Picks("mon")}
			b := answers{"consent": yes, "team": matchingtest.Writes("C"), "ward": matchingtest.Writes("D"), "topics": matchingtest.Picks("people"), "days": matchingtest.Picks("mon")}
			maps.Copy(b, test.change)
			s := NewScorer(matching.Pool{Programme: p, People: []*matching.Applicant{matchingtest.Person(1, "Al First", a), matchingtest.Person(2, "Bo Second", b)}})
			var rules []int
			var short []string
			for _, breach := range s.Breaches(1, 2) {
				if breach.Kind != BreachRule || breach.Always {
					t.Errorf("%+v", breach)
				}
				rules, short = append(rules, breach.Rule), append(short, breach.Short())
			}
			if !slices.Equal(rules, test.want) || !slices.Equal(short, test.short) {
				t.Errorf("rules %v are broken, %q; want %v, %q", rules, short, test.want, test.short)
			}
			for k := range p.Rules {
				if s.rules[k].keeps(0, 1) == slices.Contains(test.want, k) {
					t.Errorf("rule %d is kept: %v", k, s.rules[k].keeps(0, 1))
				}
			}
		})
	}
}
