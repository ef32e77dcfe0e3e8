package matching

// finder finds the best partners of one person after the other. It is for one goroutine.
type finder struct {
	*sweep
	i    int32
	own  int64 // the person's late value
	soon int64 // and their early one
	heap []hit
	full int // places of the heap
	bar  int64
	held bool // some pair did not really gain what it seemed to
}

// look fills the room with the best partners of a person, in any order, and tells how many there are and
// whether somebody was left out who seemed to be better than they are.
type look func(i int32, room []hit) (found int, held bool)

// looking is the way to look in a sweep.
func (w *sweep) looking() look {
	if w.ix.scores != nil {
		return (&scan{finder{sweep: w}}).look
	}
	return newProbe(w).look
}

// begin turns to a person.
func (f *finder) begin(i int32, room []hit) {
	f.i, f.own, f.soon = i, f.ownLate[i], f.ownEarly[i]
	f.heap, f.full, f.bar, f.held = room[:0], len(room), f.floor, false
}

// keep puts a partner on the heap, the least of which is the bar once it is full.
func (f *finder) keep(h hit) {
	if len(f.heap) < f.full {
		f.heap = append(f.heap, h)
		for k := len(f.heap) - 1; k > 0; {
			up := (k - 1) / 2
			if f.heap[up].gain <= f.heap[k].gain {
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
			if c+1 < len(f.heap) && f.heap[c+1].gain < f.heap[c].gain {
				c++
			}
			if f.heap[k].gain <= f.heap[c].gain {
				break
			}
			f.heap[k], f.heap[c] = f.heap[c], f.heap[k]
			k = c
		}
	}
	if len(f.heap) == f.full {
		f.bar = max(f.bar, f.heap[0].gain)
	}
}
