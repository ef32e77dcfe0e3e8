package store

import (
	"encoding/binary"

	bolt "go.etcd.io/bbolt"

	"crosswalk/store/cohort"
)

// usedKey is the record of which cohort was chosen, in the bucket of what is known of the whole store.
const usedKey = "cohort"

// Use makes a cohort the one that is worked on where nobody says which.
func (d *DB) Use(id uint64) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.mayWrite(); err != nil {
		return err
	}
	return d.update(func(tx *bolt.Tx) error { return tx.Bucket([]byte(metaBucket)).Put([]byte(usedKey), number(id)) })
}

// Used is the cohort that was chosen to be worked on, as long as it is there; of a store in which none was chosen, none.
func (d *DB) Used(cohorts []Cohort) (c Cohort, ok bool, err error) {
	var id uint64
	err = d.view(func(tx *bolt.Tx) error {
		if v := tx.Bucket([]byte(metaBucket)).Get([]byte(usedKey)); len(v) == 8 {
			id = binary.BigEndian.Uint64(v)
		}
		return nil
	})
	for _, c := range cohorts {
		if id != 0 && c.ID == id {
			return c, true, err
		}
	}
	return Cohort{}, false, err
}

// CallsDue is how many calls are to be made by now in the exchanges of a cohort.
func (d *DB) CallsDue(id uint64, by cohort.By) (int, error) {
	s, err := d.State(id)
	if err != nil || s.Programme == nil {
		return 0, err
	}
	return s.CallsDue(s.Today(by.Now)), nil
}

// CohortCalls is a cohort with the calls that are to be made in it by now.
type CohortCalls struct {
	Cohort
	Title string // of its programme
	Calls int
}

// CallsElsewhere are the calls that are to be made by now in other cohorts, of those that have any.
func (d *DB) CallsElsewhere(than uint64, by cohort.By) ([]CohortCalls, error) {
	cohorts, err := d.Cohorts()
	if err != nil {
		return nil, err
	}
	var all []CohortCalls
	for _, c := range cohorts {
		if c.ID == than {
			continue
		}
		calls, err := d.CallsDue(c.ID, by)
		if err != nil {
			return nil, err
		}
		if calls > 0 {
			s, err := d.State(c.ID)
			if err != nil {
				return nil, err
			}
			all = append(all, CohortCalls{c, s.Programme.Title, calls})
		}
	}
	return all, nil
}
