package blossom

import "math"

// value is a Value while solving: cards before weight, half units. A vertex's value is what edges
// along an alternating path add up to with alternating signs, twice their weights, so what is
// added here stays within some four times (n+1)·max|weight|, half of what check leaves room for.
type value struct{ c, w int64 }

// beyond is greater than every value that occurs; nothing is ever added to it.
var beyond = value{math.MaxInt64, 0}

func (a value) less(b value) bool { return a.c < b.c || a.c == b.c && a.w < b.w }

func (a value) add(b value) value { return value{a.c + b.c, a.w + b.w} }

func (a value) sub(b value) value { return value{a.c - b.c, a.w - b.w} }

func (a value) twice() value { return value{2 * a.c, 2 * a.w} }

// half halves a value of which both parts are even.
func (a value) half() value { return value{a.c >> 1, a.w >> 1} }

func (a value) positive() bool { return a.c > 0 || a.c == 0 && a.w > 0 }
