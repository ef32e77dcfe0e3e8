package store

import (
	"context"
	"errors"
	"os"

	bolt "go.etcd.io/bbolt"

	"crosswalk/store/cohort"
	"crosswalk/store/files"
)

// Salvage carries all that can be read of the store over into a new one, which is whole and may be written to. In the
// place of a change that cannot be read stands there that it was lost; a record that cannot be read is empty, as if it was
// erased; a plan is made anew. It returns what could not be carried over.
func (d *DB) Salvage(path string, by cohort.By) (lost []Finding, s Summary, err error) {
	if _, err := d.Cohorts(); err != nil { // which reads everything
		return nil, s, err
	}
	lost = d.Losses()
	err = files.Write(path, files.Options{Store: d.path}, func(f *os.File) error {
		if err := fill(f.Name(), by.Now); err != nil {
			return err
		}
		b, err := bolt.Open(f.Name(), 0o600, &bolt.Options{Timeout: lockWait})
		if err != nil {
			return err
		}
		err = d.view(func(from *bolt.Tx) error {
			return b.Update(func(to *bolt.Tx) error { return d.carryOver(from, to) })
		})
		if err = errors.Join(err, b.Close()); err != nil {
			return err
		}
		if err := planAnew(f.Name(), by); err != nil {
			return err
		}
		s, err = Look(f.Name(), by.Now)
		return err
	})
	return lost, s, err
}

// carryOver copies what can be read into an empty store.
func (d *DB) carryOver(from, to *bolt.Tx) error {
	for _, name := range []string{peopleBucket, recordsBucket} {
		source, target := from.Bucket([]byte(name)), to.Bucket([]byte(name))
		err := source.ForEach(func(k, v []byte) error {
			if _, err := unseal(name, k, v); err != nil {
				return nil
			}
			return target.Put(k, v)
		})
		if err != nil {
			return err
		}
		if err := target.SetSequence(source.Sequence()); err != nil {
			return err
		}
	}
	if err := carryDrafts(from, to); err != nil {
		return err
	}
	if used := from.Bucket([]byte(metaBucket)).Get([]byte(usedKey)); used != nil {
		if err := to.Bucket([]byte(metaBucket)).Put([]byte(usedKey), used); err != nil {
			return err
		}
	}
	ids, err := d.cohortIDs()
	if err != nil {
		return err
	}
	for _, id := range ids {
		if err := d.carryCohort(from, to, id); err != nil {
			return err
		}
	}
	return nil
}

// carryCohort copies a cohort: entries that can be read as they are, with their plans, and others as what is known of
// them.
func (d *DB) carryCohort(from, to *bolt.Tx, id uint64) error {
	s, err := d.State(id)
	if err != nil {
		return err
	}
	target, err := to.Bucket([]byte(cohortsBucket)).CreateBucket(number(id))
	if err != nil {
		return err
	}
	log, err := target.CreateBucket([]byte(logBucket))
	if err != nil {
		return err
	}
	plans, err := target.CreateBucket([]byte(plansBucket))
	if err != nil {
		return err
	}
	source := from.Bucket([]byte(cohortsBucket)).Bucket(number(id))
	people, records := to.Bucket([]byte(peopleBucket)), to.Bucket([]byte(recordsBucket))
	for _, e := range s.Log {
		kept := *e
		if e.HasPlan {
			if _, err := readPlan(id, source, e.Seq); err == nil {
				if err := plans.Put(number(e.Seq), source.Bucket([]byte(plansBucket)).Get(number(e.Seq))); err != nil {
					return err
				}
			} else {
				kept.HasPlan = false
			}
		}
		for _, r := range e.Slots() {
			if n := *r.Number(); n != 0 && records.Get(number(n)) == nil {
				if err := records.Put(number(n), seal(recordsBucket, number(n), nil)); err != nil {
					return err
				}
			}
		}
		if introduced, ok := cohort.Introduced(e.Change); ok {
			for key, person := range introduced {
				if key != "" && people.Get([]byte(key)) == nil {
					if err := people.Put([]byte(key), seal(peopleBucket, []byte(key), number(uint64(person)))); err != nil {
						return err
					}
				}
			}
		}
		body, err := encodeEntry(&kept)
		if err != nil {
			return err
		}
		if err := log.Put(number(e.Seq), seal(inCohort(id, logBucket), number(e.Seq), body)); err != nil {
			return err
		}
		if err := log.SetSequence(e.Seq); err != nil {
			return err
		}
	}
	return nil
}

// planAnew has the cohorts of a store planned whose plan is missing, or does not fit what is left of them.
func planAnew(path string, by cohort.By) error {
	b, f, err := openBolt(path, false)
	if err != nil {
		return err
	}
	db := newDB(path, b, f)
	defer db.Close()
	if err := db.ready(); err != nil {
		return err
	}
	ids, err := db.cohortIDs()
	if err != nil {
		return err
	}
	for _, id := range ids {
		s, err := db.readState(id)
		if err != nil {
			return err
		}
		if len(s.People) == 0 || s.Unopened || s.Plan != nil && s.VerifyPlan() == nil {
			continue
		}
		if _, err := db.Commit(context.Background(), id, by, &cohort.Replan{}); isRefusal(err) || err == nil {
			continue // what cannot be planned is shown as it is
		}
	}
	return nil
}
