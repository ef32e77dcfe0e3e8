package cohort

import (
	"crosswalk/matching"
	"crosswalk/matching/programme"
)

// Ended is the last day of a cohort: that of its last exchange, else of its last change. false says that it goes on: an
// exchange is open.
func (s *State) Ended() (last programme.Date, ended bool) {
	if s.Programme == nil || len(s.Log) == 0 {
		return last, false
	}
	for _, x := range s.Exchanges {
		if x.Open() {
			return last, false
		}
		if last.IsZero() || x.Ending.On.After(last) {
			last = x.Ending.On
		}
	}
	if last.IsZero() {
		for _, e := range s.Log {
			if !isErase(e.Change) {
				last = s.Today(e.Time)
			}
		}
	}
	return last, true
}

// KeptUntil is the last day on which the programme says that the cohort's people are kept; false: it does not say, or the
// cohort goes on.
func (s *State) KeptUntil() (programme.Date, bool) {
	last, ended := s.Ended()
	if !ended || s.Programme.Keep.IsZero() {
		return programme.Date{}, false
	}
	return last.Add(s.Programme.Keep, programme.Holidays{}), true
}

// PastKeeping are the people of the cohort who were to be kept until a day that is over, in the order of their folded
// e-mails; but for those who are in another cohort that keeps them. Nobody is erased because of it: the coordinator does
// that.
func (s *State) PastKeeping(today programme.Date) (people []matching.ID, until programme.Date) {
	until, says := s.KeptUntil()
	if !says || !today.After(until) {
		return nil, until
	}
	for _, a := range s.Sorted() {
		if !s.isKeptElsewhere(a.ID, today) {
			people = append(people, a.ID)
		}
	}
	return people, until
}

// isKeptElsewhere reports whether another cohort keeps somebody, under whatever number.
func (s *State) isKeptElsewhere(id matching.ID, today programme.Date) bool {
	for _, o := range s.others {
		if !o.Kept.IsZero() && today.After(o.Kept) {
			continue
		}
		for _, as := range s.SameAs(id) {
			if a, there := o.People[as]; there && !a.Erased {
				return true
			}
		}
	}
	return false
}
