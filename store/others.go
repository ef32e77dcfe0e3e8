package store

import "crosswalk/store/cohort"

// othersOf are the store's other cohorts, as far as one has to know of them.
func (d *DB) othersOf(than uint64) ([]cohort.Other, error) {
	ids, err := d.cohortIDs()
	if err != nil {
		return nil, err
	}
	var others []cohort.Other
	for _, id := range ids {
		if id == than {
			continue
		}
		other, err := d.folded(id)
		if err != nil {
			return nil, err
		}
		others = append(others, other.ForOthers())
	}
	return others, nil
}

// tellOthers gives the other cohorts' newest states what they have to know of a cohort now. The states that were
// handed out stay as they are; a commit that was worked out from one of them is worked out again.
func (d *DB) tellOthers(id uint64) {
	d.states.Range(func(k, v any) bool {
		if k == id {
			return true
		}
		s := v.(*cohort.State)
		others, err := d.othersOf(s.Cohort)
		if err != nil {
			d.states.Delete(k) // the next who asks for it is told
			return true
		}
		d.keep(s.Among(others))
		return true
	})
}
