package store_test

import (
	"bytes"
	"maps"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"

	"crosswalk/matching"
	"crosswalk/store"
	"crosswalk/store/cohort"
	"crosswalk/store/storetest"
)

func TestCheckCounts(t *testing.T) {
	o, x := storetest.Running(t, 12)
	o.Do(&cohort.LogVisit{Exchange: x.ID, Visit: storetest.Visit("2023-04-19", 0), Note: cohort.CallNote("a morning")})
	r, err := o.DB().Check()
	if err != nil || len(r.Findings) > 0 || r.Changes != 4 || r.People != 12 || r.Records != 13 || r.Plans != 2 {
		t.Errorf("%+v, %v", r, err)
	}
}

// TestCheckFinds spoils a value at a time.
func TestCheckFinds(t *testing.T) {
	bucketOf := func(tx *bolt.Tx, name string) *bolt.Bucket {
		return tx.Bucket([]byte(store.CohortsBucket)).Bucket(store.Number(1)).Bucket([]byte(name))
	}
	for _, c := range []struct {
		what  string
		spoil func(tx *bolt.Tx) error
		found string
	}{
		{"a plan is gone", func(tx *bolt.Tx) error { return bucketOf(tx, store.PlansBucket).Delete(store.Number(2)) },
			"cohort 1: plans of cohort 1 0000000000000002 is damaged: it is missing"},
		{"a record was swapped", func(tx *bolt.Tx) error {
			b := tx.Bucket([]byte(store.RecordsBucket))
			return b.Put(store.Number(9), bytes.Clone(b.Get(store.Number(10))))
		}, "records: records 0000000000000009 is damaged: its checksum does not fit"},
		{"somebody is gone", func(tx *bolt.Tx) error {
			return tx.Bucket([]byte(store.PeopleBucket)).Delete([]byte(storetest.EmailOf(2)))
		}, ""},
		{"a change more", func(tx *bolt.Tx) error {
			b := bucketOf(tx, store.LogBucket)
			v := []byte("withdraw\t2023-04-20T12:00:00Z\t-\trobin\n{\"Person\":3,\"Why\":0}")
			b.SetSequence(4)
			return b.Put(store.Number(4), store.Seal(store.InCohort(1, store.LogBucket), store.Number(4), v))
		}, "Cohort 1: it has 4 changes, and 3 in memory"},
	} {
		o := storetest.Open(t, 8)
		o.Do(&cohort.Replan{Order: matching.Best})
		if err := o.DB().Bolt().Update(c.spoil); err != nil {
			t.Fatal(err)
		}
		if c.found == "" {
			delete(o.DB().People(), storetest.EmailOf(2))
			c.found = "Cohort 1: person 3 is not in the list of people"
		}
		r, err := o.DB().Check()
		if err != nil {
			t.Fatal(err)
		}
		var all []string
		for _, f := range r.Findings {
			all = append(all, f.Where+": "+f.What)
		}
		if !strings.Contains(strings.Join(all, "\n"), c.found) {
			t.Errorf("%s: found %q", c.what, all)
		}
		o.DB().Close()
		o.Path = o.Path + ".anew" // what is looked at when the test ends
		if db, err := store.Open(o.Path, o.By()); err == nil {
			o.Use(db)
		} else {
			t.Fatal(err)
		}
	}
}

// TestCheckOfBlockedPair has a plan that breaks a rule, as no commit would make one.
func TestCheckOfBlockedPair(t *testing.T) {
	o := storetest.Open(t, 8)
	p := o.Suggested()
	s := *o.State()
	s.Blocked = maps.Clone(s.Blocked)
	s.Blocked[matching.CoupleOf(p.A, p.B)] = cohort.Decision{}
	var r store.Report
	r.CheckPlan(&s)
	if len(r.Findings) != 1 || r.Findings[0].Where != "Cohort 1, plan" {
		t.Errorf("%+v", r)
	}
	s.Plan = nil
	r = store.Report{}
	r.CheckPlan(&s)
	if len(r.Findings) != 1 || r.Findings[0].What != "there are applicants and no plan" {
		t.Errorf("%+v", r)
	}
}
