package blossom

// What an event of the agenda is about, in the place of its vertex u.
const (
	grow   int32 = -1 // v, matched and not in the tree, is reached over its best edge
	expand int32 = -2 // the value of inner blossom v is used up
)

// event is something that happens to the tree when the clock reaches at: u and v are the ends of
// an edge between two outer vertices that becomes tight, unless u is grow or expand.
type event struct {
	at   value
	u, v int32
}

// agenda is a binary heap of events, the earliest first.
type agenda []event

func (q *agenda) push(x event) {
	h := append(*q, x)
	*q = h
	i := len(h) - 1
	for i > 0 {
		p := (i - 1) / 2
		if !x.at.less(h[p].at) {
			break
		}
		h[i] = h[p]
		i = p
	}
	h[i] = x
}

func (q *agenda) pop() event {
	h := *q
	top := h[0]
	n := len(h) - 1
	x := h[n]
	h = h[:n]
	*q = h
	if n == 0 {
		return top
	}
	i := 0
	for {
		c := 2*i + 1
		if c >= n {
			break
		}
		if c+1 < n && h[c+1].at.less(h[c].at) {
			c++
		}
		if !h[c].at.less(x.at) {
			break
		}
		h[i] = h[c]
		i = c
	}
	h[i] = x
	return top
}
