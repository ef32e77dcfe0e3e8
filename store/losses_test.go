package store_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/store"
	"crosswalk/store/cohort"
	"crosswalk/store/storetest"
)

// TestUnreadableChange opens a store that an earlier version wrote: it accepted the publishing of exchanges that end in
// the year 10000, which no day can be read of. The change is left out, and said; everything else goes on.
func TestUnreadableChange(t *testing.T) {
	o := storetest.Open(t, 8)
	before := storetest.Snapshot(t, o.State())
	o.DB().Close()
	path := filepath.Join(t.TempDir(), "crosswalk.db")
	file, err := os.ReadFile(o.Path)
	if err != nil {
		t.Fatal(err)
	}
	rewrite(t, path, file, func(tx *bolt.Tx) error {
		log := tx.Bucket([]byte(store.CohortsBucket)).Bucket(store.Number(1)).Bucket([]byte(store.LogBucket))
		v := []byte("publish\t2023-04-20T12:00:00Z\t-\trobin\n" + `{"Start":"9999-12-31","Pairs":[{"A":1,"B":2,"Score":5,"Why":null}],"Dates":{"Start":"9999-12-31","End":"10000-06-30"}}`)
		log.SetSequence(3)
		return log.Put(store.Number(3), store.Seal(store.InCohort(1, store.LogBucket), store.Number(3), v))
	})
	db, err := store.Open(path, o.By())
	if err != nil {
		t.Fatal(err)
	}
	o.Path = path
	o.Use(db)
	s := o.State()
	if len(s.Exchanges) > 0 || len(s.Unread()) != 1 || s.Plan == nil {
		t.Errorf("%d exchanges, %d unread, plan %v", len(s.Exchanges), len(s.Unread()), s.Plan)
	}
	if said := db.Losses(); len(said) != 1 || !strings.Contains(said[0].What, "change 3 (publish) cannot be read") || db.ReadOnly() != nil {
		t.Errorf("%v, %v", said, db.ReadOnly())
	}
	if lean := storetest.Snapshot(t, s); len(lean) < len(before)-200 {
		t.Errorf("more than a change is missing:\n%s", lean)
	}
	if e, ok := s.LastOf("robin"); !ok || e.Seq != 2 {
		t.Errorf("the change that cannot be read is offered to be undone: %v", e)
	}
	if _, err := db.Commit(context.Background(), 1, o.By(), &cohort.Undo{Of: 3}); err == nil {
		t.Error("it was undone")
	}
	o.Do(&cohort.Replan{Order: matching.Best})
	o.Do(&cohort.Publish{Start: storetest.Day("2023-05-01")})
	if r, err := db.Check(); err != nil || len(r.Findings) != 1 {
		t.Errorf("%v, %v", r.Findings, err)
	}
	db.Close()
	db, err = store.Open(path, o.By())
	if err != nil {
		t.Fatal(err)
	}
	o.Use(db)
	if s := o.State(); len(s.Exchanges) != 4 || s.Seq != 5 {
		t.Errorf("%d exchanges after change %d", len(s.Exchanges), s.Seq)
	}
	o.DB().Close()
	o.Path += ".anew" // what is looked at when the test ends
	if db, err = store.Open(o.Path, o.By()); err != nil {
		t.Fatal(err)
	}
	o.Use(db)
}

// TestDaysThatCannotBe tries a day out of reach in every place of every change.
func TestDaysThatCannotBe(t *testing.T) {
	o, x := storetest.Running(t, 8)
	far, early := programme.Date{Year: 9999, Month: 12, Day: 31}, programme.Date{Year: 1, Month: 1, Day: 1}
	for _, c := range []cohort.Change{
		&cohort.Publish{Start: far}, &cohort.Publish{Start: early},
		&cohort.Reschedule{Start: far}, &cohort.Reschedule{Exchanges: []uint64{x.ID}, Start: early},
		&cohort.Tick{Exchange: x.ID, Milestone: "introduced", Party: exchange.Everybody, On: early},
		&cohort.Skip{Exchange: x.ID, Milestone: "agreement", On: early, Why: cohort.Reason("no")},
		&cohort.LogVisit{Exchange: x.ID, Visit: exchange.Visit{Date: early, HourTenths: 10, Activity: storetest.Visit("2023-04-19", 0).Activity}},
		&cohort.RecordCheckIn{Exchange: x.ID, CheckIn: exchange.CheckIn{Date: early, Outcome: exchange.NoAnswer}},
		&cohort.RecordCheckIn{Exchange: x.ID, CheckIn: exchange.CheckIn{Date: storetest.Day("2023-04-17"), Next: far, Outcome: exchange.NoAnswer}},
		&cohort.SetCohort{Closes: time.Date(9999, 12, 31, 23, 59, 0, 0, time.UTC)},
		&cohort.SetCohort{Closes: time.Date(12023, 1, 1, 0, 0, 0, 0, time.UTC)},
		&cohort.OpenCohort{Name: "Far", Programme: storetest.ShippedSource(t), Closes: time.Date(9999, 12, 31, 23, 59, 0, 0, time.UTC)},
	} {
		id := uint64(1)
		if _, opens := c.(*cohort.OpenCohort); opens {
			id = 2
		}
		before := o.State().Seq
		_, err := o.DB().Commit(context.Background(), id, o.By(), c)
		var refused *cohort.Refusal
		if !errors.As(err, &refused) || o.State().Seq != before {
			t.Errorf("%s %+v: %v", c.Kind(), c, err)
		}
	}
	_, err := o.DB().Commit(context.Background(), 1, cohort.By{Actor: "robin", Now: time.Date(9999, 12, 31, 23, 0, 0, 0, time.FixedZone("", -7200))}, &cohort.Replan{Order: matching.Best})
	if err == nil || !strings.Contains(err.Error(), "it cannot be the year 10000") {
		t.Error(err)
	}
}

// value is one value of a store, and where it lies.
type value struct {
	path []string // of buckets
	key  string
}

// valuesOf are all sealed values of a store.
func valuesOf(t *testing.T, path string) (all []value) {
	t.Helper()
	b, err := bolt.Open(path, 0o600, &bolt.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	b.View(func(tx *bolt.Tx) error {
		var walk func(b *bolt.Bucket, path []string)
		walk = func(b *bolt.Bucket, path []string) {
			b.ForEach(func(k, v []byte) error {
				if v == nil {
					walk(b.Bucket(k), append(slices.Clone(path), string(k)))
				} else {
					all = append(all, value{path, string(k)})
				}
				return nil
			})
		}
		for _, name := range []string{store.PeopleBucket, store.RecordsBucket, store.CohortsBucket} {
			walk(tx.Bucket([]byte(name)), []string{name})
		}
		return nil
	})
	return all
}

// TestEveryDamagedValue damages every value of a store, one at a time: that one is missing, everything else is read,
// and nothing is written.
func TestEveryDamagedValue(t *testing.T) {
	file, _ := wholeStore(t)
	path := filepath.Join(t.TempDir(), "crosswalk.db")
	os.WriteFile(path, file, 0o600)
	by := cohort.By{Actor: "robin", Now: storetest.Noon}
	whole, err := store.Open(path, by)
	if err != nil {
		t.Fatal(err)
	}
	was, _ := whole.State(1)
	two, _ := whole.State(2)
	whole.Close()
	for _, v := range valuesOf(t, path) {
		what := fmt.Sprintf("%q %x", v.path, v.key)
		damaged := rewrite(t, path, file, func(tx *bolt.Tx) error {
			b := tx.Bucket([]byte(v.path[0]))
			for _, name := range v.path[1:] {
				b = b.Bucket([]byte(name))
			}
			bad := bytes.Clone(b.Get([]byte(v.key)))
			bad[len(bad)-1] ^= 0x10
			return b.Put([]byte(v.key), bad)
		})
		db, err := store.Open(path, by)
		if err != nil {
			t.Errorf("%s: %v", what, err)
			continue
		}
		cohorts, err := db.Cohorts()
		if err != nil || len(cohorts) != 2 {
			t.Errorf("%s: %v, %v", what, cohorts, err)
			db.Close()
			continue
		}
		s, err := db.State(1)
		if err != nil {
			t.Fatal(what, err)
		}
		if len(db.Losses()) == 0 || db.ReadOnly() == nil {
			t.Errorf("%s: %v, %v", what, db.Losses(), db.ReadOnly())
		}
		if _, err := db.Commit(context.Background(), 1, by, &cohort.Replan{Order: matching.Best}); err == nil || !strings.Contains(err.Error(), "crosswalk salvage") {
			t.Errorf("%s: written to: %v", what, err)
		}
		if r, err := db.Check(); err != nil || len(r.Findings) == 0 {
			t.Errorf("%s: %v, %v", what, r, err)
		}
		if s.Plan == nil || len(s.Log) != len(was.Log) {
			t.Errorf("%s: plan %v, %d changes", what, s.Plan != nil, len(s.Log))
		}
		kept := 0
		for id, a := range was.People {
			if b, ok := s.People[id]; ok && b.Name == a.Name && b.Email == a.Email {
				kept++
			}
		}
		switch {
		case v.path[0] == store.RecordsBucket && kept < len(was.People)-1:
			t.Errorf("%s: %d people of %d", what, kept, len(was.People))
		case v.path[0] == store.PeopleBucket && kept != len(was.People):
			t.Errorf("%s: %d people of %d", what, kept, len(was.People))
		}
		if other, err := db.State(2); err != nil || len(v.path) > 1 && v.path[1] == string(store.Number(1)) && other.Name != two.Name {
			t.Errorf("%s: the other cohort: %v", what, err)
		}
		db.Close()
		if now, _ := os.ReadFile(path); !bytes.Equal(now, damaged) {
			t.Errorf("%s: the file has changed", what)
		}
	}
}

// TestLosses has something missing or moved of a store, which costs no more than that.
func TestLosses(t *testing.T) {
	o := storetest.Open(t, 6)
	path := filepath.Join(t.TempDir(), "odd.db")
	file, err := os.ReadFile(o.Path)
	if err != nil {
		t.Fatal(err)
	}
	log := func(tx *bolt.Tx) *bolt.Bucket {
		return tx.Bucket([]byte(store.CohortsBucket)).Bucket(store.Number(1)).Bucket([]byte(store.LogBucket))
	}
	for _, c := range []struct {
		why    string
		change func(tx *bolt.Tx) error
	}{
		{"change 3 cannot be read: it has no head", func(tx *bolt.Tx) error {
			log(tx).SetSequence(3)
			return log(tx).Put(store.Number(3), store.Seal(store.InCohort(1, store.LogBucket), store.Number(3), []byte("{}")))
		}},
		{"the log is damaged: change 3 is missing", func(tx *bolt.Tx) error {
			return log(tx).Put(store.Number(4), store.Seal(store.InCohort(1, store.LogBucket), store.Number(4), nil))
		}},
		{"the log is damaged: change 9 is missing", func(tx *bolt.Tx) error { return log(tx).SetSequence(9) }},
		{"it is damaged: it has no log", func(tx *bolt.Tx) error {
			return tx.Bucket([]byte(store.CohortsBucket)).Bucket(store.Number(1)).DeleteBucket([]byte(store.LogBucket))
		}},
		{"log of cohort 1 0000000000000002 is damaged: its checksum does not fit", func(tx *bolt.Tx) error { return log(tx).Put(store.Number(2), log(tx).Get(store.Number(1))) }},
		{"change 2: records 0000000000000007 is damaged: it is missing", func(tx *bolt.Tx) error { return tx.Bucket([]byte(store.RecordsBucket)).Delete(store.Number(7)) }},
	} {
		was := rewrite(t, path, file, c.change)
		db, err := store.Open(path, o.By())
		if err != nil {
			t.Errorf("%s: %v", c.why, err)
			continue
		}
		if _, err = db.State(1); err != nil {
			t.Errorf("%s: %v", c.why, err)
		}
		if !slices.ContainsFunc(db.Losses(), func(f store.Finding) bool { return strings.HasPrefix(f.What, c.why) }) {
			t.Errorf("%v\nand not %s", db.Losses(), c.why)
		}
		if !strings.Contains(c.why, "cannot be read") && db.ReadOnly() == nil {
			t.Errorf("%s: it may be written to", c.why)
		}
		db.Close()
		if now, _ := os.ReadFile(path); !bytes.Equal(now, was) {
			t.Errorf("%s: the file has changed", c.why)
		}
	}
}
