package matching

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

// sweep is one look through all pairs for each person's best partners. A pair gains
//
//	unit · score + base − min(late of one + early of the other)
//
// either way round; pairs that gain no more than floor, or score less than least, are left out.
type sweep struct {
	ix          *index
	few         int // partners of a person to find
	unit, base  int64
	floor       int64
	least       int64
	late, early []int64                             // by person; absent for those who are not to be paired
	ownLate     []int64                             // those of the people looked for, …
	ownEarly    []int64                             // … if they are others
	exact       func(i, j int32, score int64) int64 // what a pair really gains, at most what it seems to; may be nil

	at         []costs // by place
	lowest     []costs // by node: the least there are in it …
	all        costs   // … and in all
	found      []hit
	processors int     // to look with; 0 is all there are
	half       bool    // of two people only one looks at the other
	count      []int32 // by person
	held       []bool  // by person: some pair did not really gain what it seemed to
}

// absent is the value of somebody who is not to be paired.
const absent = int64(1) << 60

// hit is a partner that was found.
type hit struct {
	with  int32
	score int32
	gain  int64
}

// couple is a pair that was found.
type couple struct{ a, b, score int32 }

// run looks for the partners of the people given, or of all if there are none given, on all processors;
// what it finds does not depend on their number. Each pair comes once.
func (w *sweep) run(ctx context.Context, people []int32) ([]couple, error) {
	if w.ix.scores == nil {
		w.place()
	}
	if w.ownLate == nil {
		w.ownLate, w.ownEarly = w.late, w.early
	}
	n := len(w.ix.s.people)
	if people == nil {
		people, w.half = w.ix.order, true
	}
	w.found, w.count = make([]hit, len(people)*w.few), make([]int32, n)
	w.held = make([]bool, n)
	rank := make([]int32, n) // of people given, from 1
	for k, i := range people {
		rank[i] = int32(k + 1)
	}
	var next atomic.Int64
	work := func() {
		look := w.looking()
		const block = 16
		for ctx.Err() == nil {
			from := int(next.Add(block)) - block
			if from >= len(people) {
				return
			}
			for k := from; k < min(from+block, len(people)); k++ {
				i := people[k]
				if w.ownLate[i] < absent {
					found, held := look(i, w.found[k*w.few:(k+1)*w.few])
					w.count[i], w.held[i] = int32(found), held
				}
			}
		}
	}
	var group sync.WaitGroup
	if w.processors == 0 {
		w.processors = runtime.GOMAXPROCS(0)
	}
	for range w.processors - 1 {
		group.Go(work)
	}
	work()
	group.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return w.couples(people, rank), nil
}

// couples lists the pairs that were found from either side.
func (w *sweep) couples(people, rank []int32) []couple {
	var all []couple
	for k, i := range people {
		for _, h := range w.found[k*w.few:][:w.count[i]] {
			if h.with < i && rank[h.with] > 0 && w.has(rank[h.with]-1, h.with, i) {
				continue
			}
			all = append(all, couple{min(i, h.with), max(i, h.with), h.score})
		}
	}
	return all
}

// has reports whether the k-th person given, j, found i.
func (w *sweep) has(k, j, i int32) bool {
	for _, h := range w.found[int(k)*w.few:][:w.count[j]] {
		if h.with == i {
			return true
		}
	}
	return false
}

// costs are what a pair with somebody costs: with another one whose values are late and early, the smaller of
// late of one and early of the other.
type costs struct{ late, early int64 }

func (c *costs) cost(late, early int64) int64 { return min(late+c.early, early+c.late) }

// lower makes the costs no higher than others.
func (c *costs) lower(d costs) { *c = costs{min(c.late, d.late), min(c.early, d.early)} }

// place brings the values into the order of the tree and finds the least of each node.
func (w *sweep) place() {
	ix := w.ix
	none := costs{absent, absent}
	w.at, w.lowest, w.all = make([]costs, len(ix.order)), make([]costs, len(ix.nodes)), none
	for p, i := range ix.order {
		w.at[p] = costs{w.late[i], w.early[i]}
		w.all.lower(w.at[p])
	}
	for k := range w.lowest {
		w.lowest[k] = none
	}
	for k := len(ix.nodes) - 1; k >= 0; k-- {
		x := &ix.nodes[k]
		if x.leaf {
			for p := x.from; p < x.to; p++ {
				w.lowest[k].lower(w.at[p])
			}
		}
		if x.above >= 0 {
			w.lowest[x.above].lower(w.lowest[k])
		}
	}
}
