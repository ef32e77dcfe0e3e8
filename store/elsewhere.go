package store

import (
	"crosswalk/matching"
	"crosswalk/matching/programme"
)

// elsewhere is two people who are in an exchange of another cohort, and when it started.
type elsewhere struct {
	couple matching.Couple
	start  programme.Date
}

// pairsElsewhere lists the pairs of the store's other cohorts.
func (d *DB) pairsElsewhere(cohort uint64) ([]elsewhere, error) {
	ids, err := d.cohortIDs()
	if err != nil {
		return nil, err
	}
	var pairs []elsewhere
	for _, id := range ids {
		if id == cohort {
			continue
		}
		other, err := d.folded(id)
		if err != nil {
			return nil, err
		}
		for _, x := range other.Exchanges {
			for i, a := range x.Members {
				for _, b := range x.Members[i+1:] {
					pairs = append(pairs, elsewhere{matching.CoupleOf(a, b), x.Start})
				}
			}
		}
	}
	return pairs, nil
}

// tellOthers gives the other cohorts' newest states the pairs that a cohort has now. The states that were
// handed out stay as they are; a commit that was worked out from one of them is worked out again.
func (d *DB) tellOthers(cohort uint64) {
	d.states.Range(func(k, v any) bool {
		if k == cohort {
			return true
		}
		t := *v.(*State)
		t.memo = newMemo(t.scorerNear())
		pairs, err := d.pairsElsewhere(t.Cohort)
		if err != nil {
			d.states.Delete(k) // the next who asks for it is told
			return true
		}
		t.elsewhere = pairs
		t.reckonEarlier()
		d.keep(&t)
		return true
	})
}

// reckonEarlier works out which pairs of other cohorts the programme keeps apart in this one: for ever, or
// for so many months between their start and the opening of this cohort.
func (s *State) reckonEarlier() {
	s.Earlier = nil
	for _, e := range s.elsewhere {
		months := 0
		if s.Programme != nil {
			months = s.Programme.RepeatAfterMonths
		}
		if months > 0 && !s.Today(s.Opened).Before(e.start.AddMonths(months)) {
			continue
		}
		if s.Earlier == nil {
			s.Earlier = map[matching.Couple]bool{}
		}
		s.Earlier[e.couple] = true
	}
}
