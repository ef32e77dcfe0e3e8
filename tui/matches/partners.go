package matches

import (
	"cmp"
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/plan"
	"crosswalk/matching/programme"
	"crosswalk/matching/score"
)

// partner is somebody a person could be paired with, and what it would cost once that is known.
type partner struct {
	id     matching.ID
	score  int
	taken  bool // in a pair that stays
	barred bool // a rule forbids it
	known  bool // price is there
	price  plan.Price
}

// rank is which partners come first: those who may be paired with the person, then those in pairs that stay,
// then those whom a rule forbids.
func (p partner) rank() int {
	switch {
	case p.barred:
		return 2
	case p.taken:
		return 1
	}
	return 0
}

// free reports whether there is a price.
func (p partner) free() bool { return !p.taken && !p.barred }

// partnersOf is everybody but withdrawn people by rank, and of one rank the highest score first: the order in
// which their prices come.
func partnersOf(scorer *score.Scorer, person matching.ID) []partner {
	i, ok := scorer.Index(person)
	if !ok {
		return nil
	}
	rows := make([]partner, 0, scorer.Len())
	for j := range scorer.Len() {
		p := scorer.Person(j)
		if j == i || p.Withdrawn {
			continue
		}
		taken := !scorer.Open(j) || scorer.Stay(person, p.ID)
		rows = append(rows, partner{id: p.ID, score: scorer.Score(i, j), taken: taken, barred: !taken && !scorer.Allowed(i, j)})
	}
	slices.SortStableFunc(rows, func(a, b partner) int {
		return cmp.Or(cmp.Compare(a.rank(), b.rank()), cmp.Compare(b.score, a.score))
	})
	return rows
}

// partners is everybody one person could be paired with, with as many prices as are known so far. It
// belongs to one state of the cohort.
type partners struct {
	person matching.ID
	rows   []partner
	at     map[matching.ID]int
	listed bool // rows are there
	priced int  // prices that are known
	done   bool // all of them
}

// list sets the rows, keeping prices that are known already.
func (q *partners) list(rows []partner) {
	if q.listed {
		return
	}
	q.rows, q.listed = rows, true
	q.at = make(map[matching.ID]int, len(rows))
	for i, r := range rows {
		q.at[r.id] = i
	}
}

// price takes over some prices.
func (q *partners) price(prices []plan.Price) {
	for _, p := range prices {
		if i, ok := q.at[p.Partner]; ok && !q.rows[i].known {
			q.rows[i].price, q.rows[i].known = p, true
			q.priced++
		}
	}
}

// has reports whether so many prices are known, or all there are.
func (q *partners) has(least int) bool { return q.done || q.listed && q.priced >= least }

// cheaper compares two prices by what a plan is chosen for: people first, then the weakest pair if it has
// the priority, then points, then how much changes.
func cheaper(a, b plan.Price, priority programme.Priority) int {
	weakest := 0
	if priority == programme.PriorityWeakest {
		weakest = cmp.Compare(a.Weakest, b.Weakest)
	}
	return cmp.Or(cmp.Compare(a.People, b.People), weakest, cmp.Compare(a.Points, b.Points), cmp.Compare(a.Changes, b.Changes))
}
