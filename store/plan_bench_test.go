package store_test

import (
	"context"
	"testing"

	"crosswalk/matching"
	"crosswalk/store/cohort"
	"crosswalk/store/storetest"
)

// benchmarkCommit makes a change to a pair of the plan, what a coordinator waits for between the key and the
// new plan. It is taken back by another change, which is not counted.
func benchmarkCommit(b *testing.B, n int, there, back func(a, b matching.ID) cohort.Change) {
	o := storetest.OpenOf(b, storetest.ShippedSource(b), storetest.Crowd(n)...)
	pairs := o.State().Plan.Pairs
	commit := func(c cohort.Change) {
		if _, err := o.DB().Commit(context.Background(), 1, o.By(), c); err != nil {
			b.Fatal(err)
		}
	}
	commit(there(pairs[0].A, pairs[0].B)) // the first after an import is planned from nothing
	for i := 1; b.Loop(); i++ {
		b.StopTimer()
		last, p := pairs[(i-1)*7%len(pairs)], pairs[i*7%len(pairs)]
		commit(back(last.A, last.B))
		b.StartTimer()
		commit(there(p.A, p.B))
	}
}

func lockOf(a, b matching.ID) cohort.Change    { return &cohort.Lock{A: a, B: b} }
func unlockOf(a, b matching.ID) cohort.Change  { return &cohort.Unlock{A: a, B: b} }
func blockOf(a, b matching.ID) cohort.Change   { return &cohort.Block{A: a, B: b} }
func unblockOf(a, b matching.ID) cohort.Change { return &cohort.Unblock{A: a, B: b} }

func withdrawalOf(a, _ matching.ID) cohort.Change { return &cohort.Withdraw{Person: a} }
func returnOf(a, _ matching.ID) cohort.Change     { return &cohort.Return{Person: a} }

func BenchmarkCommitLock500(b *testing.B)     { benchmarkCommit(b, 500, lockOf, unlockOf) }
func BenchmarkCommitBlock500(b *testing.B)    { benchmarkCommit(b, 500, blockOf, unblockOf) }
func BenchmarkCommitWithdraw500(b *testing.B) { benchmarkCommit(b, 500, withdrawalOf, returnOf) }
func BenchmarkCommitBlock2000(b *testing.B)   { benchmarkCommit(b, 2000, blockOf, unblockOf) }

// benchmarkPreview looks at what blocking would lead to, for one pair of the plan after the other.
func benchmarkPreview(b *testing.B, n int) {
	o := storetest.OpenOf(b, storetest.ShippedSource(b), storetest.Crowd(n)...)
	s, by := o.State(), o.By()
	for i := 0; b.Loop(); i++ {
		p := s.Plan.Pairs[i*7%len(s.Plan.Pairs)]
		if _, err := o.DB().Preview(context.Background(), s, by, &cohort.Block{A: p.A, B: p.B}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPreviewBlock500(b *testing.B)   { benchmarkPreview(b, 500) }
func BenchmarkPreviewBlock10000(b *testing.B) { benchmarkPreview(b, 10000) }

// BenchmarkCommitEdit500 answers one question otherwise, and back.
func BenchmarkCommitEdit500(b *testing.B) {
	o := storetest.OpenOf(b, storetest.ShippedSource(b), storetest.Crowd(500)...)
	person := o.Person(40)
	for i := 0; b.Loop(); i++ {
		if _, err := o.DB().Commit(context.Background(), 1, o.By(), storetest.Edits(person, "borough", storetest.Pick(storetest.Boroughs, i))); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkScorerAfterLock500 compiles the scores of a state that a lock led to, as screens do next.
func BenchmarkScorerAfterLock500(b *testing.B) {
	o := storetest.OpenOf(b, storetest.ShippedSource(b), storetest.Crowd(500)...)
	p := o.Suggested()
	s := o.Do(&cohort.Lock{A: p.A, B: p.B})
	for b.Loop() {
		s.Among(nil).Scorer()
	}
}
