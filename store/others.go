package store

import "crosswalk/store/cohort"

// pairsOfOthers lists the pairs of the store's other cohorts.
func (d *DB) pairsOfOthers(than uint64) ([]cohort.OtherPair, error) {
	ids, err := d.cohortIDs()
	if err != nil {
		return nil, err
	}
	var pairs []cohort.OtherPair
	for _, id := range ids {
		if id == than {
			continue
		}
		other, err := d.folded(id)
		if err != nil {
			return nil, err
		}
		pairs = append(pairs, other.ForOthers()...)
	}
	return pairs, nil
}

// tellOthers gives the other cohorts' newest states the pairs that a cohort has now. The states that were
// handed out stay as they are; a commit that was worked out from one of them is worked out again.
func (d *DB) tellOthers(id uint64) {
	d.states.Range(func(k, v any) bool {
		if k == id {
			return true
		}
		s := v.(*cohort.State)
		pairs, err := d.pairsOfOthers(s.Cohort)
		if err != nil {
			d.states.Delete(k) // the next who asks for it is told
			return true
		}
		d.keep(s.Among(pairs))
		return true
	})
}
