package plan

import (
	"context"
	"slices"
	"strings"
	"testing"

	"crosswalk/matching"
	"crosswalk/matching/matchingtest"
	"crosswalk/matching/programme"
)

// Whatever is wrong with a plan, Verify says so.
func TestVerifyFindsWhatIsWrong(t *testing.T) {
	p := matchingtest.Shipped(t)
	people := matchingtest.Cohort(p, 24)
	people[3].Withdrawn = true
	people[5].Answers[programme.FieldConsent] = matchingtest.Picks("no")
	people[7].Late = true
	s := scorerOf(matching.Pool{Programme: p, People: people, Fixed: []matching.Pair{
		{A: people[0].ID, B: people[1].ID, State: matching.Locked},
		{A: people[8].ID, B: people[9].ID, State: matching.Published, Score: 500, Against: []string{"Nothing"}},
	}})
	tests := map[string]func(*matching.Plan){
		"somebody is in two places": func(p *matching.Plan) { p.Waiting = append(p.Waiting, matching.Waiting{ID: p.Pairs[0].A}) },
		"somebody is nowhere":       func(p *matching.Plan) { p.Waiting = p.Waiting[1:] },
		"a stranger waits":          func(p *matching.Plan) { p.Waiting = append(p.Waiting, matching.Waiting{ID: 999}) },
		"a stranger is paired":      func(p *matching.Plan) { p.Pairs[0].A = 999 },
		"a withdrawn person waits":  func(p *matching.Plan) { p.Waiting = append(p.Waiting, matching.Waiting{ID: people[3].ID}) },
		"somebody waits as able":    func(p *matching.Plan) { p.Waiting[0].Able = true },
		"waiting out of order":      func(p *matching.Plan) { slices.Reverse(p.Waiting) },
		"pairs out of order":        func(p *matching.Plan) { slices.Reverse(p.Pairs) },
		"the wrong one first":       func(p *matching.Plan) { p.Pairs[2].A, p.Pairs[2].B = p.Pairs[2].B, p.Pairs[2].A },
		"another score":             func(p *matching.Plan) { p.Pairs[0].Score--; p.Total--; p.Weakest-- },
		"another total":             func(p *matching.Plan) { p.Total++ },
		"another weakest":           func(p *matching.Plan) { p.Weakest++ },
		"a bound below the total":   func(p *matching.Plan) { p.Bound-- },
		"optimal without proof":     func(p *matching.Plan) { p.Bound++ },
		"no order":                  func(p *matching.Plan) { p.Order = "" },
		"a suggested pair is locked": func(p *matching.Plan) {
			set(p, matching.Suggested, func(q *matching.Pair) { q.State = matching.Locked })
		},
		"a locked pair is suggested": func(p *matching.Plan) {
			set(p, matching.Locked, func(q *matching.Pair) { q.State = matching.Suggested })
		},
		"a locked pair is overridden": func(p *matching.Plan) {
			set(p, matching.Locked, func(q *matching.Pair) { q.State = matching.Overridden })
		},
		"a published pair is against": func(p *matching.Plan) { set(p, matching.Published, func(q *matching.Pair) { q.Against = nil }) },
		"a suggested pair is against": func(p *matching.Plan) {
			set(p, matching.Suggested, func(q *matching.Pair) { q.Against = []string{"x"} })
		},
		"partners exchanged":             exchanged,
		"a locked pair is missing":       func(p *matching.Plan) { drop(p, matching.Locked) },
		"a suggested pair was forgotten": func(p *matching.Plan) { drop(p, matching.Suggested) },
	}
	for name, spoil := range tests {
		t.Run(name, func(t *testing.T) {
			p := plan(t, s, Options{})
			spoil(p)
			err := Verify(p, s)
			if err == nil || !strings.HasPrefix(err.Error(), "verify plan: ") {
				t.Errorf("got %v", err)
			}
		})
	}
}

// set alters the first pair of a state.
func set(p *matching.Plan, state matching.State, alter func(*matching.Pair)) {
	alter(&p.Pairs[slices.IndexFunc(p.Pairs, func(q matching.Pair) bool { return q.State == state })])
}

// drop takes the first pair of a state out of the plan.
func drop(p *matching.Plan, state matching.State) {
	at := slices.IndexFunc(p.Pairs, func(q matching.Pair) bool { return q.State == state })
	p.Total -= p.Pairs[at].Score
	p.Pairs = slices.Delete(p.Pairs, at, at+1)
}

// exchanged gives two suggested pairs each other's partners.
func exchanged(p *matching.Plan) {
	var at []int
	for i, q := range p.Pairs {
		if q.State == matching.Suggested {
			at = append(at, i)
		}
	}
	a, b := &p.Pairs[at[0]], &p.Pairs[at[len(at)-1]]
	a.B, b.B = b.B, a.B
}

// The certificate's limits, not the matching, decide whether a plan is called proved.
func TestProofIsTheCertificates(t *testing.T) {
	s := scorerOf(matching.Pool{Programme: matchingtest.Shipped(t), People: matchingtest.Cohort(matchingtest.Shipped(t), 40)})
	screen := screenOf(s)
	q := problem{people: make([]int32, 40), scale: 21, bonus: 1, screen: screen}
	for i := range q.people {
		q.people[i] = int32(i)
	}
	a, err := newColumnGeneration(s).solve(context.Background(), q)
	if err != nil || !a.meets() {
		t.Fatal("no proof", err)
	}
	less := a
	less.worth--
	fewer := a
	fewer.rank--
	if less.meets() || fewer.meets() {
		t.Error("a worse matching meets the certificate of a better one")
	}
	if a.bound.less(a.merit) || !a.bound.less(merit{a.rank, a.worth + 1}) || !a.bound.less(merit{a.rank + 1, 0}) {
		t.Error("limits rule out what is there, or allow what is not")
	}
}
