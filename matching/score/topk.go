package score

// topK keeps the best partners of one person after the other. It is for one goroutine.
type topK struct {
	*PricingPass
	i       int32
	high    int64 // the person's duals
	low     int64
	heap    []candidate // the least on top
	size    int         // places of the heap
	bar     int64       // a candidate must have a higher reduced cost
	refuted bool        // of some pair the exact reduced cost was lower than the bound on it
}

// searcher fills the room with the best partners of a person, in any order, and tells how many there are and
// whether somebody was left out because the bound on their reduced cost was higher than it is.
type searcher func(i int32, room []candidate) (found int, refuted bool)

// searcher is the way to search: where there is a score matrix exhaustively, else by branch and bound.
func (p *PricingPass) searcher() searcher {
	if p.Index.matrix != nil {
		return (&exhaustive{topK{PricingPass: p}}).search
	}
	return newBranchAndBound(p).search
}

// begin turns to a person.
func (f *topK) begin(i int32, room []candidate) {
	f.i, f.high, f.low = i, f.OwnHigh[i], f.OwnLow[i]
	f.heap, f.size, f.bar, f.refuted = room[:0], len(room), f.Floor, false
}

// keep puts a partner on the heap, the least of which is the bar once it is full.
func (f *topK) keep(h candidate) {
	if len(f.heap) < f.size {
		f.heap = append(f.heap, h)
		for k := len(f.heap) - 1; k > 0; {
			up := (k - 1) / 2
			if f.heap[up].reduced <= f.heap[k].reduced {
				break
			}
			f.heap[up], f.heap[k] = f.heap[k], f.heap[up]
			k = up
		}
	} else {
		f.heap[0] = h
		for k := 0; ; {
			c := 2*k + 1
			if c >= len(f.heap) {
				break
			}
			if c+1 < len(f.heap) && f.heap[c+1].reduced < f.heap[c].reduced {
				c++
			}
			if f.heap[k].reduced <= f.heap[c].reduced {
				break
			}
			f.heap[k], f.heap[c] = f.heap[c], f.heap[k]
			k = c
		}
	}
	if len(f.heap) == f.size {
		f.bar = max(f.bar, f.heap[0].reduced)
	}
}
