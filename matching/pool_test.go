package matching

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"crosswalk/matching/blossom"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"

	"pgregory.net/rapid"
)

// shipped is the programme that most people will run.
func shipped(tb testing.TB) *programme.Programme {
	tb.Helper()
	p, err := programme.LoadBuiltin("walking-in-their-shoes")
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

// everyKind is a programme with every kind of rule and criterion.
func everyKind(tb testing.TB) *programme.Programme { return parse(tb, "testdata/every-kind.toml") }

// ties is a programme in which many plans are equally good.
func ties(tb testing.TB) *programme.Programme { return parse(tb, "testdata/ties.toml") }

func parse(tb testing.TB, file string) *programme.Programme {
	tb.Helper()
	source, err := os.ReadFile(file)
	if err != nil {
		tb.Fatal(err)
	}
	p, err := programme.Parse(file, source)
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

// Answers by hand.
func picks(choices ...string) Answer { return Answer{Choices: choices} }
func writes(s string) Answer         { return Answer{Text: text.New(s)} }
func counts(n int) Answer            { return Answer{Number: n, Text: text.New(fmt.Sprint(n))} }

// person is an applicant; the e-mail is made of the name.
func person(id ID, name string, answers map[string]Answer) *Applicant {
	return &Applicant{ID: id, Name: text.New(name), Email: text.New(foldName(name) + "@example.org"), Answers: answers}
}

// scorerOf compiles a pool and has every matching checked by its certificate.
func scorerOf(pool Pool) *Scorer {
	s := NewScorer(pool)
	if len(pool.People)%2 == 0 {
		s.scored = 0 // go down the tree, as in large cohorts …
	}
	if len(pool.People)%4 == 0 {
		s.levelled = 3 // … where some criteria may have too many groups for it
	}
	s.audit = func(m *blossom.Matching, s *Scorer, edges []blossom.Edge) error {
		if s.spare != nil {
			return m.VerifyCounts(s.vertices(), edges, s.counts())
		}
		return m.Verify(s.vertices(), edges, true)
	}
	return s
}

// withTrios is a programme in which an odd person out joins a pair; secondPartners is one in which pools
// draws people who would take a second partner.
func withTrios(p *programme.Programme) *programme.Programme {
	q := *p
	q.Name, q.Odd = p.Name+", trio", programme.OddTrio
	return &q
}

func secondPartners(p *programme.Programme) *programme.Programme {
	q := *p
	q.Name = secondName
	return &q
}

const secondName = "second partners"

// pools draws cohorts of a programme: few different answers, so that there are ties, missing answers,
// people who cannot be paired, couples kept apart, pairs that stay and a plan on the screen.
func pools(p *programme.Programme, least, most int) *rapid.Generator[Pool] {
	return rapid.Custom(func(t *rapid.T) Pool {
		if p.Name == secondName {
			most = min(most, 8)
		}
		n := rapid.IntRange(least, max(least, most)).Draw(t, "n")
		pool := Pool{Programme: p, Blocked: map[Couple]bool{}, Earlier: map[Couple]bool{}}
		for i := range n {
			pool.People = append(pool.People, drawPerson(t, p, i))
			if p.Name == secondName && rapid.IntRange(0, 2).Draw(t, "willing") == 0 {
				pool.People[i].Answers[programme.FieldCapacity] = counts(2)
			}
		}
		ids := rapid.Permutation(idsOf(pool.People)).Draw(t, "couples")
		next := func() (Couple, bool) {
			if len(ids) < 2 {
				return Couple{}, false
			}
			c := CoupleOf(ids[0], ids[1])
			ids = ids[2:]
			return c, true
		}
		for range rapid.IntRange(0, 2).Draw(t, "fixed") {
			if c, ok := next(); ok {
				state := rapid.SampledFrom([]State{Locked, Overridden, Published}).Draw(t, "state")
				fixed := Pair{A: c.A, B: c.B, Score: 123, State: state}
				if p.Odd == programme.OddTrio && len(ids) > 0 && rapid.IntRange(0, 3).Draw(t, "trio") == 0 {
					fixed.C, fixed.Lowest = ids[0], 77
					ids = ids[1:]
				}
				pool.Fixed = append(pool.Fixed, fixed)
			}
		}
		for range rapid.IntRange(0, 6).Draw(t, "screen") {
			if c, ok := next(); ok {
				team := TeamOf(c.A, c.B)
				if p.Odd == programme.OddTrio && len(ids) > 0 && rapid.IntRange(0, 3).Draw(t, "trio on the screen") == 0 {
					team = TeamOf(c.A, c.B, ids[0])
					ids = ids[1:]
				}
				pool.Screen = append(pool.Screen, team)
			}
		}
		all := idsOf(pool.People)
		for range rapid.IntRange(0, 3).Draw(t, "apart") {
			a, b := rapid.SampledFrom(all).Draw(t, "a"), rapid.SampledFrom(all).Draw(t, "b")
			if a == b {
				continue
			}
			if rapid.Bool().Draw(t, "blocked") {
				pool.Blocked[CoupleOf(a, b)] = true
			} else {
				pool.Earlier[CoupleOf(a, b)] = true
			}
		}
		return pool
	})
}

func idsOf(people []*Applicant) []ID {
	ids := make([]ID, len(people))
	for i, p := range people {
		ids[i] = p.ID
	}
	return ids
}

var (
	firstNames    = []string{"Amara", "Tom", "Dele", "Ruth", "Priya"}
	lastNames     = []string{"Osei", "Bridger", "Ade", "Farrow\x1b[31m", "Ćirić"}
	organisations = []string{"Guy's and St Thomas' NHS Foundation Trust", "Guys & St Thomas", "Age UK Lewisham", "The Age UK, Lewisham", "Lambeth Council", "A long e\u0301 name 👩‍👩‍👧 " + strings.Repeat("of an organisation ", 9)}
	sentences     = []string{"", "To understand community housing", "Housing, prevention and the community", "How budgets are made in councils", "budgets!", "と"}
)

func drawPerson(t *rapid.T, p *programme.Programme, i int) *Applicant {
	rare := func(label string) bool { return rapid.IntRange(0, 24).Draw(t, label) == 24 }
	a := &Applicant{
		ID:      ID(i + 1),
		Email:   text.New(fmt.Sprintf("%c%02d@Example.org", 'a'+rapid.IntRange(0, 25).Draw(t, "letter"), i)),
		Name:    text.New(rapid.SampledFrom(firstNames).Draw(t, "first") + " " + rapid.SampledFrom(lastNames).Draw(t, "last")),
		Answers: map[string]Answer{},
	}
	if rapid.Bool().Draw(t, "dated") {
		a.Submitted = time.Date(2023, 3, 15, 9, 12, 0, 0, time.UTC)
	}
	a.Withdrawn, a.Late, a.Admitted = rare("withdrawn"), rare("late"), rare("admitted")
	for _, f := range p.Fields {
		if answer := drawAnswer(t, f, rare); !answer.IsEmpty() {
			a.Answers[f.Name] = answer
		}
	}
	return a
}

func drawAnswer(t *rapid.T, f programme.Field, rare func(string) bool) Answer {
	switch f.Name {
	case programme.FieldCapacity:
		return Answer{} // see secondPartners
	case programme.FieldConsent:
		if rare("no consent") {
			return picks("no")
		}
		return picks("yes")
	case programme.FieldEligible:
		if rare("not eligible") {
			return picks("no")
		}
		return Answer{}
	case programme.FieldLineManager, programme.FieldNotWith:
		if rare(f.Name) {
			return writes(rapid.SampledFrom([]string{"Amara Osei", "a01@example.org", "none", "Ruth Farrow and Tom Bridger"}).Draw(t, "who"))
		}
		return Answer{}
	case programme.FieldObjectives:
		return writes(rapid.SampledFrom(sentences).Draw(t, f.Name))
	case "organisation":
		if rare("no organisation") {
			return Answer{}
		}
		return writes(rapid.SampledFrom(organisations).Draw(t, f.Name))
	}
	if rare("empty") {
		return Answer{}
	}
	switch f.Kind {
	case programme.KindChoice, programme.KindLevel:
		if f.Other && rare("other") {
			return Answer{Other: []text.Text{text.New("Housing\x07 association")}}
		}
		return picks(rapid.SampledFrom(f.Choices).Draw(t, f.Name).Name)
	case programme.KindTags:
		must := rapid.IntRange(0, min(4, len(f.Choices))-1).Draw(t, f.Name)
		var chosen []string
		for k, c := range f.Choices {
			if k == must || k < 4 && rapid.Bool().Draw(t, f.Name) {
				chosen = append(chosen, c.Name)
			}
		}
		return picks(chosen...)
	case programme.KindNumber:
		return counts(rapid.IntRange(0, 20).Draw(t, f.Name))
	case programme.KindYesNo:
		return picks(rapid.SampledFrom([]string{"yes", "no"}).Draw(t, f.Name))
	}
	return Answer{}
}

// shuffled is the same pool in another order.
func shuffled(t *rapid.T, pool Pool) Pool {
	pool.People = rapid.Permutation(pool.People).Draw(t, "people")
	if len(pool.Fixed) > 0 {
		pool.Fixed = rapid.Permutation(pool.Fixed).Draw(t, "order of fixed")
	}
	pool.Screen = slices.Clone(pool.Screen)
	slices.Reverse(pool.Screen)
	return pool
}
