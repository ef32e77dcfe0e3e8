package store

import (
	"encoding/binary"
	"fmt"
	"slices"

	"crosswalk/store/cohort"

	bolt "go.etcd.io/bbolt"
)

// Finding is one thing that is not as it should be.
type Finding struct {
	Where string // "records", "Cohort 1, change 12"
	What  string
}

// Report is what a check of a store looked at and found.
type Report struct {
	Records, Changes, Plans, People int
	Findings                        []Finding
}

// Check verifies the store: the pages of the file, every record against its checksum, every log by folding
// it anew and holding it against what is in memory, every plan on the screen against its rules. Nothing can
// be committed meanwhile. It starts no goroutine, so that a fault over a damaged page is a finding.
func (d *DB) Check() (Report, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	var r Report
	h, err := readHead(d.path, d.file)
	if err != nil {
		return r, err
	}
	if h.oneDamaged {
		r.add("pages", "one of the two heads of the file is damaged; the next change mends it")
	}
	if found := checkPages(d.file, h.meta); len(found) > 0 {
		for _, what := range found {
			r.add("pages", what)
		}
		if d.damaged == nil { // it was damaged while it was open: bbolt is not to be let near it
			return r, nil
		}
	}
	heads := len(r.Findings)
	if err := d.view(func(tx *bolt.Tx) error { r.values(tx); return nil }); err != nil {
		return r, err
	}
	d.note(asLosses(r.Findings[heads:]))
	ids, err := d.cohortIDs()
	if err != nil {
		return r, err
	}
	for _, id := range ids {
		r.cohort(d, id)
	}
	return r, nil
}

func (r *Report) add(where, what string) {
	r.Findings = append(r.Findings, Finding{where, what})
}

// asLosses are findings as what a store has lost.
func asLosses(findings []Finding) *losses {
	l := &losses{}
	for _, f := range findings {
		l.found = append(l.found, loss{f, true})
	}
	return l
}

// values looks at every value of the store.
func (r *Report) values(tx *bolt.Tx) {
	r.Records = r.sealed(tx.Bucket([]byte(recordsBucket)), recordsBucket)
	r.People = r.sealed(tx.Bucket([]byte(peopleBucket)), peopleBucket)
	r.sealed(tx.Bucket([]byte(draftsBucket)), draftsBucket)
	all := tx.Bucket([]byte(cohortsBucket))
	all.ForEach(func(k, v []byte) error {
		if v != nil || len(k) != 8 {
			r.add(cohortsBucket, "in the list of cohorts stands what is none")
			return nil
		}
		id := binary.BigEndian.Uint64(k)
		r.Changes += r.sealed(all.Bucket(k).Bucket([]byte(logBucket)), inCohort(id, logBucket))
		r.Plans += r.sealed(all.Bucket(k).Bucket([]byte(plansBucket)), inCohort(id, plansBucket))
		return nil
	})
}

// sealed looks at every value of a bucket and returns how many there are.
func (r *Report) sealed(b *bolt.Bucket, scope string) int {
	n := 0
	if b == nil {
		return 0
	}
	b.ForEach(func(k, v []byte) error {
		n++
		v, err := unseal(scope, k, v)
		if err == nil && scope == peopleBucket && len(v) != 8 {
			err = fmt.Errorf("%s is %w: somebody has no number", peopleBucket, ErrDamaged)
		}
		if err != nil {
			r.add(scope, err.Error())
		}
		return nil
	})
	return n
}

// cohort reads a cohort anew, holds it against the state in memory, and its plan against the rules.
func (r *Report) cohort(d *DB, id uint64) {
	where := fmt.Sprintf("cohort %d", id)
	s, err := d.readState(id)
	if err != nil {
		r.add(where, err.Error())
		return
	}
	for _, f := range d.Losses() {
		if f.Where == where && !slices.Contains(r.Findings, f) {
			r.Findings = append(r.Findings, f)
		}
	}
	others, err := d.othersOf(id)
	if err != nil {
		r.add(where, err.Error())
		return
	}
	s = d.withPlan(s.Among(others))
	where = s.Name
	if kept, ok := d.states.Load(id); ok && kept.(*cohort.State).Seq != s.Seq {
		r.add(where, fmt.Sprintf("it has %d changes, and %d in memory", s.Seq, kept.(*cohort.State).Seq))
	}
	for _, e := range s.Log {
		r.Records -= len(e.Found) // what was found out counts with the change that brought it
		if !e.HasPlan {
			continue
		}
		if _, err := d.planAt(id, e.Seq); err != nil && !slices.ContainsFunc(r.Findings, func(f Finding) bool { return f.What == err.Error() }) {
			r.add(where, err.Error())
		}
	}
	for _, a := range s.Sorted() {
		if known, ok := d.people[a.Key()]; !a.Email.IsEmpty() && (!ok || !slices.Contains(s.SameAs(a.ID), known)) {
			r.add(where, fmt.Sprintf("person %d is not in the list of people", a.ID))
		}
	}
	r.plan(s)
}

// plan holds the plan on the screen against the rules.
func (r *Report) plan(s *cohort.State) {
	if s.Plan == nil {
		if len(s.People) > 0 {
			r.add(s.Name, "there are applicants and no plan")
		}
		return
	}
	if err := s.VerifyPlan(); err != nil {
		r.add(s.Name+", plan", err.Error())
	}
}
