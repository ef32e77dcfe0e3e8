package store

import (
	"bytes"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"

	"crosswalk/matching"
	"crosswalk/store/cohort"
)

func TestCheckCounts(t *testing.T) {
	o, x := running(t, 12)
	o.do(&cohort.LogVisit{Exchange: x.ID, Visit: visit("2023-04-19", 0), Note: cohort.CallNote("a morning")})
	r, err := o.db.Check()
	if err != nil || len(r.Findings) > 0 || r.Changes != 4 || r.People != 12 || r.Records != 13 || r.Plans != 2 {
		t.Errorf("%+v, %v", r, err)
	}
}

// TestCheckFinds spoils a value at a time.
func TestCheckFinds(t *testing.T) {
	cohort := func(tx *bolt.Tx, name string) *bolt.Bucket {
		return tx.Bucket([]byte(cohortsBucket)).Bucket(number(1)).Bucket([]byte(name))
	}
	for _, c := range []struct {
		what  string
		spoil func(tx *bolt.Tx) error
		found string
	}{
		{"a plan is gone", func(tx *bolt.Tx) error { return cohort(tx, plansBucket).Delete(number(2)) },
			"cohort 1: plans of cohort 1 0000000000000002 is damaged: it is missing"},
		{"a record was swapped", func(tx *bolt.Tx) error {
			b := tx.Bucket([]byte(recordsBucket))
			return b.Put(number(9), bytes.Clone(b.Get(number(10))))
		}, "records: records 0000000000000009 is damaged: its checksum does not fit"},
		{"somebody is gone", func(tx *bolt.Tx) error { return tx.Bucket([]byte(peopleBucket)).Delete([]byte(emailOf(2))) }, ""},
		{"a change more", func(tx *bolt.Tx) error {
			b := cohort(tx, logBucket)
			v := []byte("withdraw\t2023-04-20T12:00:00Z\t-\trobin\n{\"Person\":3,\"Why\":0}")
			b.SetSequence(4)
			return b.Put(number(4), seal(inCohort(1, logBucket), number(4), v))
		}, "Cohort 1: it has 4 changes, and 3 in memory"},
	} {
		o := open(t, 8)
		o.do(&cohort.Replan{Order: matching.Best})
		if err := o.db.bolt.Update(c.spoil); err != nil {
			t.Fatal(err)
		}
		if c.found == "" {
			delete(o.db.people, emailOf(2))
			c.found = "Cohort 1: person 3 is not in the list of people"
		}
		r, err := o.db.Check()
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
		o.db.Close()
		o.path = o.path + ".anew" // what is looked at when the test ends
		if o.db, err = Open(o.path, o.by()); err != nil {
			t.Fatal(err)
		}
	}
}

// TestCheckOfBlockedPair has a plan that breaks a rule, as no commit would make one.
func TestCheckOfBlockedPair(t *testing.T) {
	o := open(t, 8)
	p := o.suggested()
	s := o.state().clone()
	s.Blocked[matching.CoupleOf(p.A, p.B)] = cohort.Decision{}
	var r Report
	r.plan(s)
	if len(r.Findings) != 1 || r.Findings[0].Where != "Cohort 1, plan" {
		t.Errorf("%+v", r)
	}
	s.Plan = nil
	r = Report{}
	r.plan(s)
	if len(r.Findings) != 1 || r.Findings[0].What != "there are applicants and no plan" {
		t.Errorf("%+v", r)
	}
}
