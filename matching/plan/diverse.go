package plan

import (
	"context"
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/score"
)

// diversify adds to the alternatives such as are found by multipliers. Those are not sure to come in order, and
// are put in it.
func (d *diversity) diversify(ctx context.Context, found []Alternative, count int, first, last merits, best int) ([]Alternative, error) {
	type ranked struct {
		Alternative
		merits
	}
	var more []ranked
	for len(found)+len(more) < count {
		p, proved, err := d.diverse(ctx, first)
		if err != nil {
			return nil, err
		}
		if p == nil {
			break
		}
		made := d.plan(p, best)
		more = append(more, ranked{Alternative{made, false, proved && d.proved}, p.merits})
		d.avoid(made)
	}
	order := slices.Clone(more)
	slices.SortStableFunc(order, func(a, b ranked) int { return b.merits.compare(a.merits) })
	for k, m := range order {
		m.Tied = m.merits == last
		// What was proved was proved of what was found before.
		m.Proved = m.Proved && m.Plan == more[k].Plan && (k == 0 || order[k-1].Plan == more[k-1].Plan)
		found, last = append(found, m.Alternative), m.merits
	}
	return found, nil
}

// diversity is how far a plan must be from the plans before it.
type diversity struct {
	*ranking
	differ int
	before []*reference
}

// reference is one plan that another must not be too near to.
type reference struct {
	teams      [][]int32 // the engine's own
	most       int       // of them that another plan may share
	multiplier int64     // what each that is shared takes off the worth
}

// avoid adds a plan that others must be far from.
func (d *diversity) avoid(p *matching.Plan) {
	s, n := d.c.s, &reference{}
	for _, q := range p.Pairs {
		if q.State.Fixed() {
			continue
		}
		team := numbers(s, q)
		n.teams = append(n.teams, team)
		if len(team) == 2 && s.Allowed(int(team[0]), int(team[1])) {
			d.c.columns = append(d.c.columns, score.ScoredPair{A: team[0], B: team[1], Score: int32(s.Score(int(team[0]), int(team[1])))})
		}
	}
	n.most = len(n.teams) - d.differ
	d.before = append(d.before, n)
}

// shared is how many of its pairs are among others.
func (n *reference) shared(teams [][]int32) int {
	is := make(map[[3]int32]bool, len(teams))
	for _, team := range teams {
		is[teamKey(team)] = true
	}
	shared := 0
	for _, team := range n.teams {
		if is[teamKey(team)] {
			shared++
		}
	}
	return shared
}

// diverse finds a plan that is far enough from all before, nil if it finds none. Each pair of these that it shares
// costs a Lagrange multiplier, and the multipliers rise until few enough are shared; then no plan that shares as few is
// better (Everett, "Generalized Lagrange multiplier method for solving problems of optimum allocation of
// resources", 1963). It is proved the best where just as many are shared as may be.
//
// With the priority weakest, the pairs must all be as strong as those of the best plan or, if that cannot be, or not
// without matching fewer, as strong as is found to do.
func (d *diversity) diverse(ctx context.Context, best merits) (*part, bool, error) {
	if d.o.Priority != programme.PriorityWeakest {
		return d.diverseAbove(ctx, 0)
	}
	strong, proved, err := d.diverseAbove(ctx, best.weakest)
	if err != nil || strong != nil && strong.matched() == best.matched() {
		return strong, proved, err
	}
	p, most, err := d.diverseAbove(ctx, 0)
	if p == nil || err != nil {
		return strong, false, err
	}
	if strong != nil && strong.matched().compare(p.matched()) >= 0 {
		return strong, proved && most, nil
	}
	for low, high := p.weakest, best.weakest; high-low > 1; {
		mid := (low + high) / 2
		q, _, err := d.diverseAbove(ctx, mid)
		if err != nil {
			return nil, false, err
		}
		if q == nil || q.matched() != p.matched() {
			high = mid
		} else {
			p, low = q, max(mid, q.weakest)
		}
	}
	return p, false, nil
}

// matched is the part of merits that goes before the weakest pair.
func (a merits) matched() merits { return merits{people: a.people, second: a.second, first: a.first} }

// diverseAbove is diverse among the pairs that score at least so much.
func (d *diversity) diverseAbove(ctx context.Context, least int) (*part, bool, error) {
	q := d.all
	q.screen = mates{with: nobodies(d.c.s.Len())}
	scale, bonus := worths(d.c.s, d.o)
	q.worths(d.c.s, scale, bonus)
	q.least = least
	for _, n := range d.before {
		n.multiplier = 0
		if n.most < 0 {
			return nil, false, nil
		}
	}
	a, err := d.penalised(ctx, q)
	raised := make(map[*reference]bool)
	for err == nil {
		n := d.tooNear(a.teams())
		if n == nil {
			break
		}
		// The multipliers of two plans may push one another up: the second time no lowest one is looked for.
		if a, err = d.raise(ctx, q, n, !raised[n]); err == nil && a == nil {
			return nil, false, nil
		}
		raised[n] = true
	}
	if err != nil {
		return nil, false, err
	}
	proved := a.meets()
	for _, n := range d.before {
		proved = proved && (n.multiplier == 0 || n.shared(a.teams()) == n.most)
	}
	return d.rate(&part{found: outcome{teams: a.teams(), rank: a.rank}}), proved, nil
}

// tooNear is the first plan that another one is too near to, nil if there is none.
func (d *diversity) tooNear(teams [][]int32) *reference {
	for _, n := range d.before {
		if n.shared(teams) > max(len(n.teams), len(teams))-d.differ {
			return n
		}
	}
	return nil
}

// raise finds a higher multiplier with which few enough pairs of one plan are shared, the lowest if that is wanted.
// It returns nil if it finds none.
func (d *diversity) raise(ctx context.Context, q problem, n *reference, lowest bool) (*solution, error) {
	low, most := n.multiplier, 4*matching.MaxScore*q.scale+2*q.first
	var found *solution
	for high := low + max(q.scale, low/2); ; high += max(q.scale, high/2) {
		if high >= most {
			return nil, nil
		}
		n.multiplier = high
		a, err := d.penalised(ctx, q)
		if err != nil {
			return nil, err
		}
		if n.shared(a.teams()) <= n.most {
			found = a
			break
		}
		low = high
	}
	high := n.multiplier
	for lowest && high-low > 1 && n.shared(found.teams()) < n.most {
		n.multiplier = low + (high-low)/2
		a, err := d.penalised(ctx, q)
		if err != nil {
			return nil, err
		}
		if n.shared(a.teams()) > n.most {
			low = n.multiplier
		} else {
			high, found = n.multiplier, a
		}
	}
	n.multiplier = high
	return found, nil
}

// penalised solves a problem in which pairs that are shared cost their multipliers.
func (d *diversity) penalised(ctx context.Context, q problem) (*solution, error) {
	q.multipliers = make(map[[3]int32]int64)
	for _, n := range d.before {
		if n.multiplier == 0 {
			continue
		}
		for _, team := range n.teams {
			q.multipliers[teamKey(team)] += n.multiplier
		}
	}
	a, err := d.c.solve(ctx, q)
	return &a, err
}
