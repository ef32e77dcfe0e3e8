package matching

import (
	"context"
	"slices"

	"crosswalk/matching/programme"
)

// apart adds to the alternatives such as are found by fines. Those are not sure to come in order, and are
// put in it.
func (d *distance) apart(ctx context.Context, found []Alternative, count int, first, last merits, best int) ([]Alternative, error) {
	type ranked struct {
		Alternative
		merits
	}
	var more []ranked
	for len(found)+len(more) < count {
		p, proved, err := d.differing(ctx, first.weakest)
		if err != nil {
			return nil, err
		}
		if p == nil {
			break
		}
		made := d.plan(p, best)
		more = append(more, ranked{Alternative{made, false, proved && d.proved}, p.merits})
		d.away(made)
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

// distance is what a plan must keep to the plans before it.
type distance struct {
	*ranking
	differ int
	before []*near
}

// near is one plan that another must not be too near to.
type near struct {
	teams [][]int32 // the engine's own
	most  int       // of them that may be kept
	fine  int64     // what each that is kept takes off the worth
}

// away adds a plan.
func (d *distance) away(p *Plan) {
	s, n := d.c.s, &near{}
	for _, q := range p.Pairs {
		if q.State.Fixed() {
			continue
		}
		team := s.numbers(q)
		n.teams = append(n.teams, team)
		if len(team) == 2 && s.Allowed(int(team[0]), int(team[1])) {
			d.c.pairs = append(d.c.pairs, couple{team[0], team[1], int32(s.Score(int(team[0]), int(team[1])))})
		}
	}
	n.most = len(n.teams) - d.differ
	d.before = append(d.before, n)
}

// kept is how many of its pairs are among others.
func (n *near) kept(teams [][]int32) int {
	is := make(map[[3]int32]bool, len(teams))
	for _, team := range teams {
		is[barredTeam(team)] = true
	}
	kept := 0
	for _, team := range n.teams {
		if is[barredTeam(team)] {
			kept++
		}
	}
	return kept
}

// differing finds a plan that is far enough from all before, nil if it finds none. Each pair of these that
// is kept costs a fine, and the fines rise until few enough are kept; then no plan that keeps as few is
// better (Everett, "Generalized Lagrange multiplier method for solving problems of optimum allocation of
// resources", 1963). It is proved the best where just as many are kept as may be.
//
// With the priority weakest, the pairs must all be as strong as those of the best plan or, if that cannot be,
// as strong as is found to do.
func (d *distance) differing(ctx context.Context, weakest int) (*part, bool, error) {
	if d.o.Priority != programme.PriorityWeakest {
		return d.above(ctx, 0)
	}
	p, proved, err := d.above(ctx, weakest)
	if p != nil || err != nil {
		return p, proved, err
	}
	if p, _, err = d.above(ctx, 0); p == nil || err != nil {
		return nil, false, err
	}
	for low, high := p.weakest, weakest; high-low > 1; {
		mid := (low + high) / 2
		q, _, err := d.above(ctx, mid)
		if err != nil {
			return nil, false, err
		}
		if q == nil {
			high = mid
		} else {
			p, low = q, max(mid, q.weakest)
		}
	}
	return p, false, nil
}

// above is differing among the pairs that score at least so much.
func (d *distance) above(ctx context.Context, least int) (*part, bool, error) {
	q := d.all
	q.screen = mates{with: nobodies(len(d.c.s.people))}
	q.scale, q.bonus = d.c.s.units(d.o)
	q.least = least
	for _, n := range d.before {
		n.fine = 0
		if n.most < 0 {
			return nil, false, nil
		}
	}
	a, err := d.fined(ctx, q)
	raised := make(map[*near]bool)
	for err == nil {
		n := d.nearest(a.teams())
		if n == nil {
			break
		}
		// The fines of two plans may push one another up: the second time no lowest one is looked for.
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
		proved = proved && (n.fine == 0 || n.kept(a.teams()) == n.most)
	}
	return d.judged(&part{found: chosen{teams: a.teams(), rank: a.rank}}), proved, nil
}

// nearest is the first plan that another one is too near to, nil if there is none.
func (d *distance) nearest(teams [][]int32) *near {
	for _, n := range d.before {
		if n.kept(teams) > max(len(n.teams), len(teams))-d.differ {
			return n
		}
	}
	return nil
}

// raise finds a higher fine with which few enough pairs of one plan are kept, the lowest if that is wanted.
// It returns nil if it finds none.
func (d *distance) raise(ctx context.Context, q question, n *near, lowest bool) (*answer, error) {
	low, most := n.fine, 4*maxScore*q.scale
	var found *answer
	for high := low + max(q.scale, low/2); ; high += max(q.scale, high/2) {
		if high >= most {
			return nil, nil
		}
		n.fine = high
		a, err := d.fined(ctx, q)
		if err != nil {
			return nil, err
		}
		if n.kept(a.teams()) <= n.most {
			found = a
			break
		}
		low = high
	}
	high := n.fine
	for lowest && high-low > 1 && n.kept(found.teams()) < n.most {
		n.fine = low + (high-low)/2
		a, err := d.fined(ctx, q)
		if err != nil {
			return nil, err
		}
		if n.kept(a.teams()) > n.most {
			low = n.fine
		} else {
			high, found = n.fine, a
		}
	}
	n.fine = high
	return found, nil
}

// fined answers a question in which pairs that are kept cost their fines.
func (d *distance) fined(ctx context.Context, q question) (*answer, error) {
	q.fines = make(map[[3]int32]int64)
	for _, n := range d.before {
		if n.fine == 0 {
			continue
		}
		for _, team := range n.teams {
			q.fines[barredTeam(team)] += n.fine
		}
	}
	a, err := d.c.ask(ctx, q)
	return &a, err
}
