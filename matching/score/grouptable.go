package score

import (
	"runtime"
	"slices"
	"sync/atomic"
)

// groupScores is what a criterion, or a rule, gives every two groups of people.
type groupScores struct {
	of     []int32 // the group of each person
	groups int
	points []int16
	most   []int16 // by one group: the most with any other
}

// with are the points of the group of person i with every group.
func (t *groupScores) with(i int32) []int16 {
	g := int(t.of[i])
	return t.points[g*t.groups : (g+1)*t.groups]
}

// newGroupScores judges every two groups. What is judged must be symmetric.
func newGroupScores(g groups, judge func(i, j int) int16) groupScores {
	n := len(g.first)
	t := groupScores{g.of, n, make([]int16, n*n), make([]int16, n)}
	inTurn(n, func(next func() (int, bool)) {
		for a, ok := next(); ok; a, ok = next() {
			for b, j := range g.first[:a+1] {
				v := judge(int(g.first[a]), int(j))
				t.points[a*n+b], t.points[b*n+a] = v, v
			}
		}
	})
	for a := range n {
		t.most[a] = max(0, slices.Max(t.points[a*n:(a+1)*n]))
	}
	return t
}

// inTurn gives the numbers below n out to as many workers as there are processors.
func inTurn(n int, work func(next func() (int, bool))) {
	var given atomic.Int64
	next := func() (int, bool) {
		k := int(given.Add(1)) - 1
		return k, k < n
	}
	var group crew
	for range min(runtime.GOMAXPROCS(0), n) - 1 {
		group.Go(func() { work(next) })
	}
	work(next)
	group.Wait()
}
