package store_test

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	bolt "go.etcd.io/bbolt"

	"crosswalk/matching/exchange"
	"crosswalk/matching/text"
	"crosswalk/store"
	"crosswalk/store/cohort"
	"crosswalk/store/storetest"
)

// busy makes a store with 500 applicants and 5,000 changes: a pair that stays for every tenth, and the
// rest a facilitator's.
func busy(tb testing.TB) *storetest.Office {
	tb.Helper()
	o := storetest.Open(tb, 500)
	o.DB().Bolt().NoSync = true
	defer func() { o.DB().Bolt().NoSync = false; o.DB().Bolt().Sync() }()
	commit := func(c cohort.Change) *cohort.State {
		s, err := o.DB().Commit(context.Background(), 1, o.By(), c)
		if err != nil {
			tb.Fatal(err)
		}
		return s
	}
	for range 50 {
		p := o.Suggested()
		commit(&cohort.Lock{A: p.A, B: p.B, Why: cohort.Reason("they get on")})
	}
	s := commit(&cohort.Publish{Start: storetest.Day("2023-04-03")})
	for i := 0; s.Seq < 5000; i++ {
		x := s.Exchanges[i%len(s.Exchanges)]
		switch i / len(s.Exchanges) % 4 {
		case 0:
			s = commit(&cohort.LogVisit{Exchange: x.ID, Visit: storetest.Visit("2023-04-19", i%2), Note: cohort.CallNote("a morning on the ward")})
		case 1:
			s = commit(&cohort.RecordCheckIn{Exchange: x.ID, CheckIn: exchange.CheckIn{Date: storetest.Day("2023-04-17"), Reached: []int{0}, Outcome: exchange.Spoke, Mood: exchange.Good}, Note: cohort.CallNote("all well")})
		case 2:
			s = commit(storetest.TickOrUntick(x, "introduced"))
		default:
			s = commit(&cohort.Assign{Exchange: x.ID, Facilitator: text.New(fmt.Sprint("Kim ", i))})
		}
	}
	return o
}

// BenchmarkCommitTick is one tick on disk in a store with 500 applicants and 5,000 changes.
func BenchmarkCommitTick(b *testing.B) {
	o := busy(b)
	x := o.State().Exchanges[7].ID
	for b.Loop() {
		now, _ := o.State().Exchange(x)
		if _, err := o.DB().Commit(context.Background(), 1, o.By(), storetest.TickOrUntick(now, "introduced")); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkBareBolt is what bbolt alone needs to put two values of that size into a file as large.
func BenchmarkBareBolt(b *testing.B) {
	db, err := bolt.Open(filepath.Join(b.TempDir(), "bare.db"), 0o600, &bolt.Options{InitialMmapSize: 64 << 20})
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	value := make([]byte, 200)
	put := func(tx *bolt.Tx, n uint64) error {
		for _, name := range []string{"log", "records"} {
			bucket, err := tx.CreateBucketIfNotExists([]byte(name))
			if err != nil {
				return err
			}
			if err := bucket.Put(store.Number(n), value); err != nil {
				return err
			}
		}
		return nil
	}
	n := uint64(0)
	if err := db.Update(func(tx *bolt.Tx) error {
		for ; n < 5000; n++ {
			if err := put(tx, n); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		n++
		if err := db.Update(func(tx *bolt.Tx) error { return put(tx, n) }); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkOpen opens a store with 500 applicants and 5,000 changes and reads its state.
func BenchmarkOpen(b *testing.B) {
	o := busy(b)
	o.DB().Close()
	for b.Loop() {
		db, err := store.Open(o.Path, o.By())
		if err != nil {
			b.Fatal(err)
		}
		if s, err := db.State(1); err != nil || s.Seq != 5000 {
			b.Fatal(s, err)
		}
		db.Close()
	}
	if db, err := store.Open(o.Path, o.By()); err == nil {
		o.Use(db)
	} else {
		b.Fatal(err)
	}
}

// BenchmarkImport10000 compares and writes 10,000 applications; the plan that follows is not counted.
func BenchmarkImport10000(b *testing.B) {
	people := storetest.Applicants(10000)
	for b.Loop() {
		b.StopTimer()
		o := storetest.New(b, filepath.Join(b.TempDir(), "crosswalk.db"))
		db, err := store.Open(o.Path, o.By())
		if err != nil {
			b.Fatal(err)
		}
		o.Use(db)
		if _, err := db.OpenCohort(context.Background(), o.By(), &cohort.OpenCohort{Name: "Cohort 1", Programme: storetest.ShippedSource(b)}); err != nil {
			b.Fatal(err)
		}
		s := o.State()
		b.StartTimer()
		c := cohort.Own(o.ImportOf(people...)).(*cohort.Import)
		db.NumberRecords(c)
		e := &cohort.Entry{Stamp: cohort.Stamp{Seq: 2, Time: storetest.Noon, Actor: "robin"}, Change: c}
		next := cohort.Fold(1, []*cohort.Entry{s.Log[0], e})
		if _, err := db.Append(s, next); err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		db.Close()
		b.StartTimer()
	}
}

// BenchmarkUndo takes a tick back and makes it again, with 5,000 changes in the log.
func BenchmarkUndo(b *testing.B) {
	o := busy(b)
	last := o.State().Seq
	for b.Loop() {
		for _, c := range []cohort.Change{&cohort.Undo{Of: last}, &cohort.Redo{Of: last}} {
			if _, err := o.DB().Commit(context.Background(), 1, o.By(), c); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkAttention lists what there is to look at, the scorer included.
func BenchmarkAttention(b *testing.B) {
	kept := busy(b).State()
	folded := cohort.Fold(1, kept.Log)
	folded.Plan = kept.Plan
	for b.Loop() {
		s := folded.Among(nil)
		s.Attention()
		s.Position(1)
	}
}

// BenchmarkOpen10000 opens a store with 10,000 applicants and their plan and reads its state.
func BenchmarkOpen10000(b *testing.B) {
	o := storetest.Open(b, 10_000)
	o.DB().Close()
	for b.Loop() {
		db, err := store.Open(o.Path, o.By())
		if err != nil {
			b.Fatal(err)
		}
		if s, err := db.State(1); err != nil || len(s.People) != 10_000 {
			b.Fatal(s, err)
		}
		db.Close()
	}
	if db, err := store.Open(o.Path, o.By()); err == nil {
		o.Use(db)
	} else {
		b.Fatal(err)
	}
}
