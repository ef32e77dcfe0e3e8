package blossom

import (
	"context"
	"math"
	"math/big"
	"math/rand"
	"slices"
	"testing"
)

// big is the number that a value stands for.
func (a value) big() *big.Int {
	x := new(big.Int).Lsh(big.NewInt(a.high), 64)
	return x.Add(x, new(big.Int).SetUint64(a.low))
}

func TestValueArithmetic(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	part := func() int64 { return (r.Int63() - r.Int63()) >> r.Intn(63) }
	for range 20000 {
		a, b := pair(part()>>44, part()), pair(part()>>44, part())
		for k := range r.Intn(60) { // beyond what an int64 holds
			if k%2 == 0 {
				a = a.add(b)
			} else {
				b = b.sub(a)
			}
			if high := max(a.high, -a.high, b.high, -b.high); high > 1<<58 {
				break
			}
		}
		x, y := a.big(), b.big()
		for _, c := range []struct {
			name string
			got  value
			want *big.Int
		}{
			{"+", a.add(b), new(big.Int).Add(x, y)},
			{"-", a.sub(b), new(big.Int).Sub(x, y)},
			{"twice", a.twice(), new(big.Int).Lsh(x, 1)},
			{"half of twice", a.twice().half(), x},
		} {
			if c.got.big().Cmp(c.want) != 0 {
				t.Fatalf("%s of %v and %v is %v, want %v", c.name, x, y, c.got.big(), c.want)
			}
		}
		if a.less(b) != (x.Cmp(y) < 0) || a.less(a) || a.positive() != (x.Sign() > 0) || a.negative() != (x.Sign() < 0) {
			t.Fatalf("%v and %v are compared wrongly", x, y)
		}
		if !a.less(beyond) || beyond.less(a) {
			t.Fatalf("%v is not less than beyond", x)
		}
	}
}

func TestValueInParts(t *testing.T) {
	for _, cards := range []int64{-3, -1, 0, 1, 2, 400} {
		var before value
		for k, weight := range []int64{math.MinInt64, -1 << 58, -7, -1, 0, 1, 1 << 59, math.MaxInt64} {
			x := pair(cards, weight)
			if !x.fits() || x.public() != (Value{cards, weight}) {
				t.Errorf("%d and %d become %v", cards, weight, x.public())
			}
			if k > 0 && !before.less(x) {
				t.Errorf("%v is not less than %v", before, x)
			}
			if k > 0 && before.lack() < x.lack() {
				t.Errorf("%v lacks less than %v", before, x)
			}
			before = x
		}
	}
	great := pair(1, math.MaxInt64).add(pair(0, 1))
	if great.fits() || great.sub(pair(0, 1)).public() != (Value{1, math.MaxInt64}) {
		t.Error("a weight of 2⁶³ fits")
	}
	if small := pair(1, math.MinInt64).sub(pair(0, 1)); small.fits() {
		t.Error("a weight below -2⁶³ fits")
	}
	if great.lack() > pair(1, math.MaxInt64).lack() || pair(-1, 0).sub(great).lack() < pair(-1, 0).lack() {
		t.Error("what great values lack is out of order")
	}
}

// A set whose value does not fit becomes two of half of it.
func TestGreatSet(t *testing.T) {
	e := newEngine(context.Background(), 3, true)
	if err := e.solve([]Edge{{0, 1, 5}, {1, 2, 5}, {2, 0, 5}}); err != nil {
		t.Fatal(err)
	}
	b := slices.IndexFunc(e.z, value.positive)
	if b < 0 || !e.fits() {
		t.Fatal("no blossom, or one that does not fit")
	}
	whole := pair(2, math.MaxInt64).add(pair(0, math.MaxInt64))
	e.z[b] = whole
	sets := e.sets()
	if !e.fits() || len(sets) != 2 {
		t.Fatalf("%d sets", len(sets))
	}
	for _, s := range sets {
		if len(s.Members) != 3 || s.Value != (Value{1, math.MaxInt64}) {
			t.Errorf("%+v", s)
		}
	}
	e.z[b] = whole.twice()
	if e.fits() {
		t.Error("four times the most fits")
	}
	e.z[b] = value{}
	e.dual[0] = whole
	if e.fits() {
		t.Error("twice the most fits a vertex")
	}
}

// The numbers that spare a closer look at an edge never hide one that needs it.
func TestOutline(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	part := func() int64 { return (r.Int63() - r.Int63()) >> r.Intn(63) }
	const n = 40
	for _, cardinality := range []bool{false, true} {
		e := newEngine(context.Background(), n, cardinality)
		seen := 0
		for range 300 {
			for v := range e.dual {
				e.dual[v] = pair(r.Int63n(5)/2-r.Int63n(2), part()).add(pair(0, part()))
			}
			e.roughDuals()
			for range 200 {
				limit := int64(math.MaxInt64 / (8 * (n + 1)))
				x := Edge{r.Intn(n), r.Intn(n), min(limit, max(-limit, part()))}
				enough := e.rough[x.U]+e.rough[x.V] >= 2*x.Weight
				if enough && e.dual[x.U].add(e.dual[x.V]).less(pair(e.cards.each, 2*x.Weight)) {
					t.Fatalf("edge %v is worth more than %v and %v, but hidden", x, e.dual[x.U].public(), e.dual[x.V].public())
				}
				if enough {
					seen++
				}
			}
		}
		if seen == 0 {
			t.Error("no edge is spared a look")
		}
	}
}
