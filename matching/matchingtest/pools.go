package matchingtest

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"

	"pgregory.net/rapid"
)

// Pools draws cohorts of a programme: few different answers, so that there are ties, missing answers,
// people who cannot be paired or wait with priority, couples kept apart, pairs that stay and a plan on the screen.
func Pools(p *programme.Programme, least, most int) *rapid.Generator[matching.Pool] {
	return rapid.Custom(func(t *rapid.T) matching.Pool {
		if p.Name == SecondName {
			most = min(most, 8)
		}
		n := rapid.IntRange(least, max(least, most)).Draw(t, "n")
		pool := matching.Pool{Programme: p, Blocked: map[matching.Couple]bool{}, Earlier: map[matching.Couple]bool{}}
		for i := range n {
			pool.People = append(pool.People, drawPerson(t, p, i))
			if p.Name == SecondName && rapid.IntRange(0, 2).Draw(t, "willing") == 0 {
				pool.People[i].Answers[programme.FieldCapacity] = Counts(2)
			}
		}
		ids := rapid.Permutation(IDsOf(pool.People)).Draw(t, "couples")
		next := func() (matching.Couple, bool) {
			if len(ids) < 2 {
				return matching.Couple{}, false
			}
			c := matching.CoupleOf(ids[0], ids[1])
			ids = ids[2:]
			return c, true
		}
		for range rapid.IntRange(0, 2).Draw(t, "fixed") {
			if c, ok := next(); ok {
				state := rapid.SampledFrom([]matching.State{matching.Locked, matching.Overridden, matching.Published}).Draw(t, "state")
				fixed := matching.Pair{A: c.A, B: c.B, Score: 123, State: state}
				if p.Odd == programme.OddTrio && len(ids) > 0 && rapid.IntRange(0, 3).Draw(t, "trio") == 0 {
					fixed.C, fixed.Lowest = ids[0], 77
					ids = ids[1:]
				}
				pool.Fixed = append(pool.Fixed, fixed)
			}
		}
		for range rapid.IntRange(0, 6).Draw(t, "screen") {
			if c, ok := next(); ok {
				team := matching.TeamOf(c.A, c.B)
				if p.Odd == programme.OddTrio && len(ids) > 0 && rapid.IntRange(0, 3).Draw(t, "trio on the screen") == 0 {
					team = matching.TeamOf(c.A, c.B, ids[0])
					ids = ids[1:]
				}
				pool.Screen = append(pool.Screen, team)
			}
		}
		all := IDsOf(pool.People)
		for range max(0, rapid.IntRange(-2, 4).Draw(t, "waiting with priority")) {
			if pool.First == nil {
				pool.First = map[matching.ID]bool{}
			}
			pool.First[rapid.SampledFrom(all).Draw(t, "first")] = true
		}
		for range rapid.IntRange(0, 3).Draw(t, "apart") {
			a, b := rapid.SampledFrom(all).Draw(t, "a"), rapid.SampledFrom(all).Draw(t, "b")
			if a == b {
				continue
			}
			if rapid.Bool().Draw(t, "blocked") {
				pool.Blocked[matching.CoupleOf(a, b)] = true
			} else {
				pool.Earlier[matching.CoupleOf(a, b)] = true
			}
		}
		return pool
	})
}

func IDsOf(people []*matching.Applicant) []matching.ID {
	ids := make([]matching.ID, len(people))
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

func drawPerson(t *rapid.T, p *programme.Programme, i int) *matching.Applicant {
	rare := func(label string) bool { return rapid.IntRange(0, 24).Draw(t, label) == 24 }
	a := &matching.Applicant{
		ID:      matching.ID(i + 1),
		Email:   text.New(fmt.Sprintf("%c%02d@Example.org", 'a'+rapid.IntRange(0, 25).Draw(t, "letter"), i)),
		Name:    text.New(rapid.SampledFrom(firstNames).Draw(t, "first") + " " + rapid.SampledFrom(lastNames).Draw(t, "last")),
		Answers: map[string]matching.Answer{},
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

func drawAnswer(t *rapid.T, f programme.Field, rare func(string) bool) matching.Answer {
	switch f.Name {
	case programme.FieldCapacity:
		return matching.Answer{} // see secondPartners
	case programme.FieldConsent:
		if rare("no consent") {
			return Picks("no")
		}
		return Picks("yes")
	case programme.FieldEligible:
		if rare("not eligible") {
			return Picks("no")
		}
		return matching.Answer{}
	case programme.FieldLineManager, programme.FieldNotWith:
		if rare(f.Name) {
			return Writes(rapid.SampledFrom([]string{"Amara Osei", "a01@example.org", "none", "Ruth Farrow and Tom Bridger"}).Draw(t, "who"))
		}
		return matching.Answer{}
	case programme.FieldObjectives:
		return Writes(rapid.SampledFrom(sentences).Draw(t, f.Name))
	case "organisation":
		if rare("no organisation") {
			return matching.Answer{}
		}
		return Writes(rapid.SampledFrom(organisations).Draw(t, f.Name))
	}
	if rare("empty") {
		return matching.Answer{}
	}
	switch f.Kind {
	case programme.KindChoice, programme.KindLevel:
		if f.Other && rare("other") {
			return matching.Answer{Other: []text.Text{text.New("Housing\x07 association")}}
		}
		return Picks(rapid.SampledFrom(f.Choices).Draw(t, f.Name).Name)
	case programme.KindTags:
		must := rapid.IntRange(0, min(4, len(f.Choices))-1).Draw(t, f.Name)
		var chosen []string
		for k, c := range f.Choices {
			if k == must || k < 4 && rapid.Bool().Draw(t, f.Name) {
				chosen = append(chosen, c.Name)
			}
		}
		return Picks(chosen...)
	case programme.KindNumber:
		return Counts(rapid.IntRange(0, 20).Draw(t, f.Name))
	case programme.KindYesNo:
		return Picks(rapid.SampledFrom([]string{"yes", "no"}).Draw(t, f.Name))
	}
	return matching.Answer{}
}

// Shuffled is the same pool in another order.
func Shuffled(t *rapid.T, pool matching.Pool) matching.Pool {
	pool.People = rapid.Permutation(pool.People).Draw(t, "people")
	if len(pool.Fixed) > 0 {
		pool.Fixed = rapid.Permutation(pool.Fixed).Draw(t, "order of fixed")
	}
	pool.Screen = slices.Clone(pool.Screen)
	slices.Reverse(pool.Screen)
	return pool
}

// DrawWeights draws points for all criteria, 100 in all.
func DrawWeights(t *rapid.T, p *programme.Programme) map[string]int {
	var cuts []int
	for range len(p.Criteria) - 1 {
		cuts = append(cuts, rapid.SampledFrom([]int{0, 10, 25, 40, 60, 75, 90, 100}).Draw(t, "cut"))
	}
	slices.Sort(cuts)
	points, from := map[string]int{}, 0
	for i, to := range append(cuts, 100) {
		points[p.Criteria[i].Name], from = to-from, to
	}
	return points
}
