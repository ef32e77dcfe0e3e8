package score

import (
	"testing"

	"crosswalk/matching"
	"crosswalk/matching/matchingtest"
)

// BenchmarkScorer compiles a pool.
func BenchmarkScorer500(b *testing.B) {
	p := matchingtest.Shipped(b)
	people := matchingtest.Cohort(p, 500)
	b.ReportAllocs()
	for b.Loop() {
		NewScorer(matching.Pool{Programme: p, People: people})
	}
}

func benchmarkScores(b *testing.B, n int) {
	p := matchingtest.Shipped(b)
	s := NewScorer(matching.Pool{Programme: p, People: matchingtest.Cohort(p, n)})
	b.ReportAllocs()
	sum, allowed := 0, 0
	for b.Loop() {
		row := s.Row()
		for i := range s.Len() {
			row.Of(i)
			for j := range i {
				if row.Allowed(j) {
					allowed++
					sum += row.Score(j)
				}
			}
		}
	}
	pairs := float64(b.N) * float64(n) * float64(n-1) / 2
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/pairs, "ns/pair")
	b.ReportMetric(100*float64(allowed)/pairs, "%allowed")
}

// BenchmarkScores scores every allowed pair of a cohort.
func BenchmarkScores500(b *testing.B)   { benchmarkScores(b, 500) }
func BenchmarkScores10000(b *testing.B) { benchmarkScores(b, 10000) }

func BenchmarkReadiness500(b *testing.B) {
	s := NewScorer(matching.Pool{Programme: matchingtest.Shipped(b), People: matchingtest.Cohort(matchingtest.Shipped(b), 500)})
	for b.Loop() {
		s.Readiness()
	}
}
