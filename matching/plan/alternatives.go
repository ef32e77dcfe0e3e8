package plan

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/score"
)

// Alternative is another plan.
type Alternative struct {
	Plan *matching.Plan
	Tied bool // with the plan before it, in people, weakest pair (if that is the priority) and total
	// Proved says that no other plan, differing as much from those before, is better. With second partners
	// nothing is proved.
	Proved bool
}

// Alternatives are the best plans other than the given one, the best first, by people, then by those of them who wait with
// priority, then with the priority weakest by the weakest of the pairs that the engine makes, then by total; each differs from
// every other in at least one pair or, if differ is more, in so many. There may be fewer than count. The
// Bound of each is that of the best.
//
// With one pair they are found by parting the plans into those without one pair of the best, those with
// it and without another, and so on, and planning in each part (Murty, "An algorithm for ranking all the
// assignments in order of increasing cost", 1968; for matchings Chegireddy and Hamacher, "Algorithms for
// finding k-best perfect matchings", 1987). A plan of 250 pairs makes 250 parts, but a part need be planned in only when
// it could be the best: no plan in it is better than the best of the part that was parted, nor than the best of all
// plans without the pair that it must not have, of which each pair needs one re-plan for all parts. With more pairs the
// same is done for a while, passing over plans that are too near; for what comes then, see [diversity.diverse].
func Alternatives(ctx context.Context, s *score.Scorer, plan *matching.Plan, count, differ int, o Options) ([]Alternative, error) {
	fixed, err := fixedPairs(s, nil)
	if err != nil {
		return nil, err
	}
	o.Order = matching.Best
	r := &ranking{c: newColumnGeneration(s), o: o, fixed: fixed, alone: map[[3]int32]*part{}, proved: !s.SecondPartners()}
	r.all = r.c.wholeProblem(matesOf(s, plan.Teams()), nil)
	whole := &part{}
	if err := r.solve(ctx, whole); err != nil {
		return nil, err
	}
	if err := r.foresee(ctx, whole); err != nil {
		return nil, err
	}
	if whole.found.proved {
		r.best = whole.merits
	}
	r.parts = append(r.parts, whole)
	r.all.likely = whole.weakest
	best := whole.found.bound
	for _, p := range fixed {
		best += p.Score
	}
	d := &diversity{ranking: r, differ: max(1, differ)}
	d.avoid(plan)
	first := whole.merits
	last := first
	var found []Alternative
	for work := 0; len(r.parts) > 0 && len(found) < count; {
		p, err := r.pop(ctx)
		if err != nil {
			return nil, err
		}
		if d.tooNear(p.teams()) == nil {
			made := r.plan(p, best)
			found = append(found, Alternative{made, p.merits == last, r.proved})
			d.avoid(made)
			last = p.merits
		}
		if len(found) < count {
			if work += len(p.found.teams); differ > 1 && work*len(p.teams()) > fewParts {
				return d.diversify(ctx, found, count, first, last, best)
			}
			r.divide(p)
		}
	}
	return found, nil
}

// fewParts is how much parting is worth it to find a plan that differs in many pairs: parts times the pairs
// of a plan.
const fewParts = 60_000

// ranking is the plans parted so far.
type ranking struct {
	c     *columnGeneration
	o     Options
	fixed []matching.Pair
	all   problem
	parts []*part
	alone map[[3]int32]*part // by team: all plans without it

	best     merits             // of all plans
	foreseen map[[3]int32]*part // by pair of the best plan: a bound of all plans without it, where one is known

	proved bool // all that was planned
}

// part is all plans that have some pairs and not others, with the best of them.
type part struct {
	merits        // of the best or, until it is known, of what is no worse
	unchanged int // likewise: pairs of the given plan
	with      [][]int32
	without   barred
	last      []int32 // of those that it is without the one by which it was parted last
	foreseen  bool    // its merits are no better than what is foreseen without that one …
	bounded   bool    // … nor than those of all plans without it
	known     bool
	found     outcome
}

// compare compares parts by the best in them.
func (p *part) compare(q *part) int {
	return cmp.Or(p.merits.compare(q.merits), cmp.Compare(p.unchanged, q.unchanged))
}

// teams are those of the part's best plan.
func (p *part) teams() [][]int32 { return slices.Concat(p.with, p.found.teams) }

// merits are what plans are ranked by.
type merits struct{ people, second, first, weakest, total int }

func (a merits) compare(b merits) int {
	return cmp.Or(cmp.Compare(a.people, b.people), cmp.Compare(b.second, a.second), cmp.Compare(a.first, b.first), cmp.Compare(a.weakest, b.weakest), cmp.Compare(a.total, b.total))
}

// solve finds the best plan of a part.
func (r *ranking) solve(ctx context.Context, p *part) error {
	s, q := r.c.s, r.all
	q.barred = p.without
	q.ceiling = p.merits
	taken := make(map[int32]int, 2*len(p.with))
	for _, team := range p.with {
		for _, i := range team {
			if taken[i] += len(team) - 1; s.First(int(i)) {
				q.ceiling.first--
			}
		}
		q.ceiling.people -= len(team)
	}
	q.people = slices.DeleteFunc(slices.Clone(q.people), func(i int32) bool { return taken[i] > 0 })
	q.seconds = slices.DeleteFunc(slices.Clone(q.seconds), func(i int32) bool {
		return taken[i] > 1 || taken[i] > 0 && !s.Free(int(i))
	})
	if len(p.with) > 0 {
		q.enough = lowestScore(s, p.with)
	}
	found, err := r.c.solveInOrder(ctx, r.o, q)
	if err != nil {
		return err
	}
	r.proved = r.proved && found.proved
	p.found, p.known = found, true
	r.rate(p)
	return nil
}

// refine says more of a part of which the best plan is not known.
func (r *ranking) refine(ctx context.Context, p *part) error {
	if p.bounded {
		return r.solve(ctx, p)
	}
	key := teamKey(p.last)
	if !p.foreseen {
		p.foreseen = true
		if bound := r.foreseen[key]; bound != nil {
			p.lower(bound)
			return nil
		}
	}
	all := r.alone[key]
	if all == nil {
		all = &part{merits: r.best, without: barred{key: true}}
		if bound := r.foreseen[key]; bound != nil {
			all.merits = bound.merits
		}
		if err := r.solve(ctx, all); err != nil {
			return err
		}
		r.alone[key] = all
	}
	p.bounded = true
	if teams, isIn := all.bestIn(p); isIn {
		p.found, p.known = all.found, true
		p.found.teams = teams
		p.merits, p.unchanged = all.merits, all.unchanged
	} else {
		p.lower(all)
	}
	return nil
}

// lower makes the merits of a part no better than those of another one, which are a bound of them.
func (p *part) lower(bound *part) {
	if bound.compare(p) < 0 {
		p.merits, p.unchanged = bound.merits, bound.unchanged
	}
}

// foresee bounds what there is without each pair of the best plan, where the duals of that say something.
func (r *ranking) foresee(ctx context.Context, best *part) error {
	if r.all.parts != nil || r.all.second || !best.found.proved {
		return nil
	}
	q := r.all
	scale, bonus := worths(r.c.s, r.o)
	q.worths(r.c.s, scale, bonus)
	if r.o.Priority == programme.PriorityWeakest {
		q.least = best.weakest
	}
	losses, err := r.c.pairLosses(ctx, q)
	if err != nil {
		return err
	}
	r.foreseen = make(map[[3]int32]*part, len(losses))
	for key, loss := range losses {
		r.foreseen[key] = best.less(loss, q)
	}
	return nil
}

// bestIn reports whether the best plan of a part, which is all of another one and more, is in the other one, and which
// teams it has beside those of that.
func (p *part) bestIn(in *part) (teams [][]int32, isIn bool) {
	has := make(map[[3]int32]bool, len(p.found.teams))
	for _, team := range p.found.teams {
		if in.without[teamKey(team)] {
			return nil, false
		}
		has[teamKey(team)] = true
	}
	for _, team := range in.with {
		if !has[teamKey(team)] {
			return nil, false
		}
		delete(has, teamKey(team))
	}
	return slices.DeleteFunc(slices.Clone(p.found.teams), func(team []int32) bool { return !has[teamKey(team)] }), true
}

// rate fills in the merits of a part's plan.
func (r *ranking) rate(p *part) *part {
	s := r.c.s
	p.merits, p.unchanged = merits{}, 0
	teams := p.teams()
	partners := make(map[int32]int, 2*len(teams))
	for _, team := range teams {
		p.total += newPair(s, team, matching.Suggested).Score
		if r.all.screen.hasTeam(team) {
			p.unchanged++
		}
		for _, i := range team {
			if partners[i]++; partners[i] == 1 && s.Free(int(i)) {
				p.people++
				if s.First(int(i)) {
					p.first++
				}
			} else {
				p.second++
			}
		}
	}
	if r.o.Priority == programme.PriorityWeakest {
		p.weakest = lowestScore(s, teams)
	}
	return p
}

// pop takes the part out whose best plan is the best; of equal ones the one nearest to the given plan.
func (r *ranking) pop(ctx context.Context) (*part, error) {
	for {
		best := 0
		for k, p := range r.parts {
			if c := p.compare(r.parts[best]); c > 0 || c == 0 && r.parts[best].known && !p.known {
				best = k
			}
		}
		p := r.parts[best]
		if p.known {
			r.parts = slices.Delete(r.parts, best, best+1)
			return p, nil
		}
		if err := r.refine(ctx, p); err != nil {
			return nil, err
		}
	}
}

// divide parts all other plans of a part.
func (r *ranking) divide(p *part) {
	teams := p.teams()
	for k := len(p.with); k < len(teams); k++ {
		without := maps.Clone(p.without)
		if without == nil {
			without = barred{}
		}
		without[teamKey(teams[k])] = true
		r.parts = append(r.parts, &part{merits: p.merits, unchanged: p.unchanged, with: teams[:k:k], without: without, last: teams[k]})
	}
}

// plan writes the best plan of a part out.
func (r *ranking) plan(p *part, bound int) *matching.Plan {
	s := r.c.s
	plan := &matching.Plan{Order: matching.Best, Pairs: slices.Clone(r.fixed), Bound: bound}
	for _, team := range p.teams() {
		plan.Pairs = append(plan.Pairs, newPair(s, team, matching.Suggested))
	}
	arrange(plan, s)
	plan.Bound = max(plan.Bound, plan.Total)
	plan.Optimal = p.found.proved && plan.Total == bound && plan.Bound == bound
	plan.Waiting = waiting(s, r.c.ix, plan)
	return plan
}
