package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"crosswalk/matching"
	"crosswalk/store/cohort"
)

// crowd invents n people who answer as people do: some choices are more frequent than others, and what
// they hope for is in their own words.
func crowd(n int) []*matching.Applicant {
	r := rand.New(rand.NewPCG(5, uint64(n)))
	skewed := func(k int) int { return min(r.IntN(k), r.IntN(k)) }
	hopes := strings.Fields(`community housing prevention budgets commissioning hospital wards nursing discharge primary
		mental health young schools faith estates digital records data improvement safety residents inequality workforce
		retention wellbeing leadership strategy boards governance finance carers dementia fire police climate food arts`)
	out := make([]*matching.Applicant, n)
	for i := range out {
		a := applicant(i)
		a.Answers["organisation"] = writes(fmt.Sprintf("Organisation %d", r.IntN(n/4+2)))
		a.Answers["sector"] = pick(sectors, skewed(len(sectors)))
		a.Answers["profession"] = pick(professions, skewed(len(professions)))
		a.Answers["borough"] = pick(boroughs, skewed(len(boroughs)))
		a.Answers["themes"] = picks(themes, skewed(len(themes)), r.IntN(len(themes)))
		a.Answers["wants"] = picks(learning, skewed(len(learning)), r.IntN(len(learning)))
		a.Answers["offers"] = picks(learning, skewed(len(learning)), r.IntN(len(learning)))
		var words []string
		for range 6 + r.IntN(14) {
			words = append(words, hopes[skewed(len(hopes))])
		}
		a.Answers["objectives"] = writes(strings.Join(words, " the "))
		out[i] = a
	}
	return out
}

// benchmarkCommit makes a change to a pair of the plan, what a coordinator waits for between the key and the
// new plan. It is taken back by another change, which is not counted.
func benchmarkCommit(b *testing.B, n int, there, back func(a, b matching.ID) cohort.Change) {
	o := openOf(b, shippedSource(b), crowd(n)...)
	pairs := o.state().Plan.Pairs
	commit := func(c cohort.Change) {
		if _, err := o.db.Commit(context.Background(), 1, o.by(), c); err != nil {
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
	o := openOf(b, shippedSource(b), crowd(n)...)
	s, by := o.state(), o.by()
	for i := 0; b.Loop(); i++ {
		p := s.Plan.Pairs[i*7%len(s.Plan.Pairs)]
		if _, err := o.db.Preview(context.Background(), s, by, &cohort.Block{A: p.A, B: p.B}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPreviewBlock500(b *testing.B)   { benchmarkPreview(b, 500) }
func BenchmarkPreviewBlock10000(b *testing.B) { benchmarkPreview(b, 10000) }

// BenchmarkCommitEdit500 answers one question otherwise, and back.
func BenchmarkCommitEdit500(b *testing.B) {
	o := openOf(b, shippedSource(b), crowd(500)...)
	person := o.person(40)
	for i := 0; b.Loop(); i++ {
		if _, err := o.db.Commit(context.Background(), 1, o.by(), edits(person, "borough", pick(boroughs, i))); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkScorerAfterLock500 compiles the scores of a state that a lock led to, as screens do next.
func BenchmarkScorerAfterLock500(b *testing.B) {
	o := openOf(b, shippedSource(b), crowd(500)...)
	p := o.suggested()
	s := o.do(&cohort.Lock{A: p.A, B: p.B})
	for b.Loop() {
		again := *s
		again.derived = cohort.newDerived(s.derived.scores.near)
		again.Scorer()
	}
}
