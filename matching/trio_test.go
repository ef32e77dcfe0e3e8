package matching

import (
	"context"
	"testing"
)

func benchmarkTrio(b *testing.B, n int) {
	p := withTrios(shipped(b))
	people := cohort(p, n)
	for b.Loop() {
		s := NewScorer(Pool{Programme: p, People: people})
		found, err := Solve(context.Background(), s, Options{})
		if err != nil || !found.Optimal || found.Matched() != n {
			b.Fatal(err, found.Matched())
		}
	}
}

func BenchmarkTrio61(b *testing.B)    { benchmarkTrio(b, 61) }
func BenchmarkTrio501(b *testing.B)   { benchmarkTrio(b, 501) }
func BenchmarkTrio2001(b *testing.B)  { benchmarkTrio(b, 2001) }
func BenchmarkTrio10001(b *testing.B) { benchmarkTrio(b, 10001) }

func BenchmarkPricesTrio501(b *testing.B) {
	p := withTrios(shipped(b))
	s := NewScorer(Pool{Programme: p, People: cohort(p, 501)})
	found, err := Solve(context.Background(), s, Options{})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		err := Prices(context.Background(), s, found, s.people[7].ID, Options{}, func(Price) bool { return true })
		if err != nil {
			b.Fatal(err)
		}
	}
}
