package score

// matrix is the score matrix of a cohort that is not large: the scores of all pairs, worked out once, so that to look
// at a pair again costs next to nothing. Larger cohorts have none: see [Index].
type matrix struct {
	n  int
	of []int16 // of any two people, row by row; noPair if a rule keeps them apart or they are the same person
}

const noPair = -1

// row are the scores of the i-th person with everybody.
func (t *matrix) row(i int32) []int16 { return t.of[int(i)*t.n : int(i+1)*t.n] }

// newMatrix scores all pairs, on all processors.
func newMatrix(s *Scorer) *matrix {
	n := len(s.people)
	t := &matrix{n, make([]int16, n*n)}
	parts := newMatrixParts(s)
	inTurn(n, func(next func() (int, bool)) {
		f := &rowFiller{matrixParts: parts, sum: make([]int32, n), dot: make([]int64, n)}
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
