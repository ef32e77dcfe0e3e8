package blossom

import (
	"math"
	"math/bits"
)

// value is a Value while solving, cards·2¹⁰⁴ + weight in half units, as one number of 128 bits: pairs
// are compared and added at once, and no weight that occurs comes near to cards.
//
// The argument. Let L be the greatest |weight|. In a search all outer vertices are joined to the root by
// alternating paths of tight edges. What is added along two of them to get from one vertex to another is
// twice the difference of two matchings' weights, at most 2nL, for blossoms take away as often as they
// add. The clock stops where a vertex is at zero or has been without partner until then. So at rest the
// weights in values of the vertices of a tree are within 2nL + 5L of that of such a vertex, which comes
// from the weights (L), a chain of vertices lowered to each other (2nL), an odd cycle (nL) or letting in
// edges; values of other vertices do not change; and what the blossoms around an edge add up to, as the
// edge is tight, is at most 2L more than what its ends do. Without lowering and letting in, a vertex
// stays within (3n + 5)L and a blossom within (12n + 24)L: a vertex's value, and half a blossom's, fit an
// int64, for 8(n+1)L does. With them they nearly always fit too: fits is asked each time before edges
// are let in. Edges let in one after the other make values at most some 60n times greater until it is
// asked again, and n is less than 2³⁰.
type value struct {
	high int64
	low  uint64
}

// cardsAt is where in the high part of a value the cards begin.
const cardsAt = 40

// pair makes a value of its parts.
func pair(cards, weight int64) value { return value{cards<<cardsAt + weight>>63, uint64(weight)} }

// beyond is greater than every value that occurs; nothing is ever added to it.
var beyond = value{math.MaxInt64 / 2, 0}

func (a value) less(b value) bool {
	_, borrow := bits.Sub64(a.low, b.low, 0)
	high, _ := bits.Sub64(uint64(a.high), uint64(b.high), borrow)
	return int64(high) < 0
}

func (a value) add(b value) value {
	low, carry := bits.Add64(a.low, b.low, 0)
	high, _ := bits.Add64(uint64(a.high), uint64(b.high), carry)
	return value{int64(high), low}
}

func (a value) sub(b value) value {
	low, borrow := bits.Sub64(a.low, b.low, 0)
	high, _ := bits.Sub64(uint64(a.high), uint64(b.high), borrow)
	return value{int64(high), low}
}

func (a value) twice() value { return value{a.high<<1 | int64(a.low>>63), a.low << 1} }

// half halves a value of which both parts are even.
func (a value) half() value { return value{a.high >> 1, a.low>>1 | uint64(a.high)<<63} }

func (a value) positive() bool { return a.high > 0 || a.high == 0 && a.low > 0 }

func (a value) negative() bool { return a.high < 0 }

// fits reports whether the weight fits an int64.
func (a value) fits() bool { return a.weightHigh() == int64(a.low)>>63 }

// parity tells even and odd parts apart, by a number below four.
func (a value) parity() int { return int(a.low&1) | int((a.high-a.weightHigh())>>cardsAt&1)<<1 }

// public is the value in parts, if it fits.
func (a value) public() Value { return Value{(a.high - a.weightHigh()) >> cardsAt, int64(a.low)} }

// weightHigh is the weight's share of the high part.
func (a value) weightHigh() int64 { return a.high << (64 - cardsAt) >> (64 - cardsAt) }

// lack is how far the value is below zero; of great weights it only says that they are great.
func (a value) lack() int64 {
	const most = 1 << 57
	weight := int64(a.low)
	if !a.fits() {
		weight = a.weightHigh()>>63 ^ math.MaxInt64
	}
	return max(-most, min(most, -max(weight, -math.MaxInt64))) - (a.high-a.weightHigh())>>cardsAt<<58
}
