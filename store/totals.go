package store

import "crosswalk/store/cohort"

// States are the newest states of all cohorts, in the order in which they were opened.
func (d *DB) States() ([]*cohort.State, error) {
	cohorts, err := d.Cohorts()
	if err != nil {
		return nil, err
	}
	states := make([]*cohort.State, len(cohorts))
	for i, c := range cohorts {
		if states[i], err = d.State(c.ID); err != nil {
			return nil, err
		}
	}
	return states, nil
}
