package matching

// scores are those of all pairs of a cohort that is not large, worked out once: then to look at a pair
// again costs next to nothing. Larger cohorts have none: see [index].
type scores struct {
	n  int
	of []int16 // of any two people; never if a rule keeps them apart or they are the same person
}

const never = -1

// with are the scores of the i-th person with everybody.
func (t *scores) with(i int32) []int16 { return t.of[int(i)*t.n : int(i+1)*t.n] }

// newScores scores all pairs, on all processors.
func newScores(s *Scorer) *scores {
	n := len(s.people)
	t := &scores{n, make([]int16, n*n)}
	d := newJudged(s)
	inTurn(n, func(next func() (int, bool)) {
		f := &filler{judged: d, sum: make([]int32, n), dot: make([]int64, n)}
		for i, ok := next(); ok; i, ok = next() {
			f.fill(n-1-i, t.of[(n-1-i)*n:]) // the longest first
		}
	})
	// The other half is the same, turned about; in squares, so that what is read is near.
	const side = 64
	inTurn((n+side-1)/side, func(next func() (int, bool)) {
		for k, ok := next(); ok; k, ok = next() {
			from, to := k*side, min((k+1)*side, n)
			for start := from; start < n; start += side {
				for i := from; i < to; i++ {
					for j := max(start, i+1); j < min(start+side, n); j++ {
						t.of[i*n+j] = t.of[j*n+i]
					}
				}
			}
		}
	})
	return t
}
