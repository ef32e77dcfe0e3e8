package store

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	bolt "go.etcd.io/bbolt"

	"crosswalk/matching/exchange"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
)

// busy makes a store with 500 applicants and 5,000 changes: a pair that stays for every tenth, and the
// rest a facilitator's.
func busy(tb testing.TB) *office {
	tb.Helper()
	o := open(tb, 500)
	o.db.bolt.NoSync = true
	defer func() { o.db.bolt.NoSync = false; o.db.bolt.Sync() }()
	commit := func(c cohort.Change) *cohort.State {
		s, err := o.db.Commit(context.Background(), 1, o.by(), c)
		if err != nil {
			tb.Fatal(err)
		}
		return s
	}
	for range 50 {
		p := o.suggested()
		commit(&cohort.Lock{A: p.A, B: p.B, Why: cohort.Reason("they get on")})
	}
	s := commit(&cohort.Publish{Start: day("2023-04-03")})
	for i := 0; s.Seq < 5000; i++ {
		x := s.Exchanges[i%len(s.Exchanges)]
		switch i / len(s.Exchanges) % 4 {
		case 0:
			s = commit(&cohort.LogVisit{Exchange: x.ID, Visit: visit("2023-04-19", i%2), Note: cohort.CallNote("a morning on the ward")})
		case 1:
			s = commit(&cohort.RecordCheckIn{Exchange: x.ID, CheckIn: exchange.CheckIn{Date: day("2023-04-17"), Reached: []int{0}, Outcome: exchange.Spoke, Mood: exchange.Good}, Note: cohort.CallNote("all well")})
		case 2:
			s = commit(tickOrUntick(x, "introduced"))
		default:
			s = commit(&cohort.Assign{Exchange: x.ID, Facilitator: text.New(fmt.Sprint("Kim ", i))})
		}
	}
	return o
}

// tickOrUntick is the change that a milestone is ready for.
func tickOrUntick(x *cohort.Exchange, name string) cohort.Change {
	step, _ := x.Step(name)
	if !step.Done[0].IsZero() {
		return &cohort.Untick{Exchange: x.ID, Milestone: name, Party: exchange.Everybody}
	}
	return &cohort.Tick{Exchange: x.ID, Milestone: name, Party: exchange.Everybody, On: day("2023-04-03")}
}

// BenchmarkCommitTick is one tick on disk in a store with 500 applicants and 5,000 changes.
func BenchmarkCommitTick(b *testing.B) {
	o := busy(b)
	x := o.state().Exchanges[7].ID
	for b.Loop() {
		now, _ := o.state().Exchange(x)
		if _, err := o.db.Commit(context.Background(), 1, o.by(), tickOrUntick(now, "introduced")); err != nil {
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
			if err := bucket.Put(number(n), value); err != nil {
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
	o.db.Close()
	for b.Loop() {
		db, err := Open(o.path, o.by())
		if err != nil {
			b.Fatal(err)
		}
		if s, err := db.State(1); err != nil || s.Seq != 5000 {
			b.Fatal(s, err)
		}
		db.Close()
	}
	var err error
	if o.db, err = Open(o.path, o.by()); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkImport10000 compares and writes 10,000 applications; the plan that follows is not counted.
func BenchmarkImport10000(b *testing.B) {
	people := applicants(10000)
	for b.Loop() {
		b.StopTimer()
		o := &office{TB: b, path: filepath.Join(b.TempDir(), "crosswalk.db"), actor: "robin"}
		db, err := Open(o.path, o.by())
		if err != nil {
			b.Fatal(err)
		}
		o.db = db
		if _, err := db.OpenCohort(context.Background(), o.by(), &cohort.OpenCohort{Name: "Cohort 1", Programme: shippedSource(b)}); err != nil {
			b.Fatal(err)
		}
		s := o.state()
		b.StartTimer()
		c := cohort.Own(o.importOf(people...)).(*cohort.Import)
		db.numberRecords(c)
		at := cohort.Stamp{Seq: 2, Time: noon, Actor: "robin"}
		if err := c.check(s, at); err != nil {
			b.Fatal(err)
		}
		next := s.clone()
		c.apply(next, at)
		next.Seq = 2
		e := &cohort.Entry{Stamp: at, Change: c}
		next.Log = append(next.Log[:1:1], e)
		if _, err := db.append(s, next); err != nil {
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
	last := o.state().Seq
	for b.Loop() {
		for _, c := range []cohort.Change{&cohort.Undo{Of: last}, &cohort.Redo{Of: last}} {
			if _, err := o.db.Commit(context.Background(), 1, o.by(), c); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkAttention lists what there is to look at, the scorer included.
func BenchmarkAttention(b *testing.B) {
	o := busy(b)
	for b.Loop() {
		s := *o.state()
		s.derived = cohort.newDerived(nil)
		s.Attention()
		s.Position(1)
	}
}
