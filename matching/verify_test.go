package matching

import (
	"context"
	"slices"
	"strings"
	"testing"

	"crosswalk/matching/programme"
)

// Whatever is wrong with a plan, Verify says so.
func TestVerifyFindsWhatIsWrong(t *testing.T) {
	p := shipped(t)
	people := cohort(p, 24)
	people[3].Withdrawn = true
	people[5].Answers[programme.FieldConsent] = picks("no")
	people[7].Late = true
	s := scorerOf(Pool{Programme: p, People: people, Fixed: []Pair{
		{A: people[0].ID, B: people[1].ID, State: Locked},
		{A: people[8].ID, B: people[9].ID, State: Published, Score: 500, Against: []string{"Nothing"}},
	}})
	tests := map[string]func(*Plan){
		"somebody is in two places":      func(p *Plan) { p.Waiting = append(p.Waiting, Waiting{ID: p.Pairs[0].A}) },
		"somebody is nowhere":            func(p *Plan) { p.Waiting = p.Waiting[1:] },
		"a stranger waits":               func(p *Plan) { p.Waiting = append(p.Waiting, Waiting{ID: 999}) },
		"a stranger is paired":           func(p *Plan) { p.Pairs[0].A = 999 },
		"a withdrawn person waits":       func(p *Plan) { p.Waiting = append(p.Waiting, Waiting{ID: people[3].ID}) },
		"somebody waits as able":         func(p *Plan) { p.Waiting[0].Able = true },
		"waiting out of order":           func(p *Plan) { slices.Reverse(p.Waiting) },
		"pairs out of order":             func(p *Plan) { slices.Reverse(p.Pairs) },
		"the wrong one first":            func(p *Plan) { p.Pairs[2].A, p.Pairs[2].B = p.Pairs[2].B, p.Pairs[2].A },
		"another score":                  func(p *Plan) { p.Pairs[0].Score--; p.Total--; p.Weakest-- },
		"another total":                  func(p *Plan) { p.Total++ },
		"another weakest":                func(p *Plan) { p.Weakest++ },
		"a bound below the total":        func(p *Plan) { p.Bound-- },
		"optimal without proof":          func(p *Plan) { p.Bound++ },
		"no order":                       func(p *Plan) { p.Order = "" },
		"a suggested pair is locked":     func(p *Plan) { set(p, Suggested, func(q *Pair) { q.State = Locked }) },
		"a locked pair is suggested":     func(p *Plan) { set(p, Locked, func(q *Pair) { q.State = Suggested }) },
		"a locked pair is overridden":    func(p *Plan) { set(p, Locked, func(q *Pair) { q.State = Overridden }) },
		"a published pair is against":    func(p *Plan) { set(p, Published, func(q *Pair) { q.Against = nil }) },
		"a suggested pair is against":    func(p *Plan) { set(p, Suggested, func(q *Pair) { q.Against = []string{"x"} }) },
		"partners exchanged":             exchanged,
		"a locked pair is missing":       func(p *Plan) { drop(p, Locked) },
		"a suggested pair was forgotten": func(p *Plan) { drop(p, Suggested) },
	}
	for name, spoil := range tests {
		t.Run(name, func(t *testing.T) {
			p := plan(t, s, Options{})
			spoil(p)
			err := p.Verify(s)
			if err == nil || !strings.HasPrefix(err.Error(), "verify plan: ") {
				t.Errorf("got %v", err)
			}
		})
	}
}

// set alters the first pair of a state.
func set(p *Plan, state State, alter func(*Pair)) {
	alter(&p.Pairs[slices.IndexFunc(p.Pairs, func(q Pair) bool { return q.State == state })])
}

// drop takes the first pair of a state out of the plan.
func drop(p *Plan, state State) {
	at := slices.IndexFunc(p.Pairs, func(q Pair) bool { return q.State == state })
	p.Total -= p.Pairs[at].Score
	p.Pairs = slices.Delete(p.Pairs, at, at+1)
}

// exchanged gives two suggested pairs each other's partners.
func exchanged(p *Plan) {
	var at []int
	for i, q := range p.Pairs {
		if q.State == Suggested {
			at = append(at, i)
		}
	}
	a, b := &p.Pairs[at[0]], &p.Pairs[at[len(at)-1]]
	a.B, b.B = b.B, a.B
}

// The certificate's limits, not the matching, decide whether a plan is called proved.
func TestProofIsTheCertificates(t *testing.T) {
	s := scorerOf(Pool{Programme: shipped(t), People: cohort(shipped(t), 40)})
	screen := s.screen
	q := question{people: make([]int32, 40), scale: 21, bonus: 1, screen: screen}
	for i := range q.people {
		q.people[i] = int32(i)
	}
	a, err := newCourse(s).ask(context.Background(), q)
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
	if a.most.less(a.merit) || !a.most.less(merit{a.rank, a.worth + 1}) || !a.most.less(merit{a.rank + 1, 0}) {
		t.Error("limits rule out what is there, or allow what is not")
	}
}
