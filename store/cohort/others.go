package cohort

import (
	"maps"

	"crosswalk/matching"
	"crosswalk/matching/programme"
)

// OtherPair is two people who are in an exchange of another cohort, and when it started.
type OtherPair struct {
	Couple matching.Couple
	Start  programme.Date
	In     *OtherExchange // the exchange itself
}

// ForOthers are the pairs of the cohort's exchanges, as the other cohorts of the store have to know them.
func (s *State) ForOthers() []OtherPair {
	var pairs []OtherPair
	for _, x := range s.Exchanges {
		in := s.forOthers(x)
		for i, a := range x.Members {
			for _, b := range x.Members[i+1:] {
				pairs = append(pairs, OtherPair{matching.CoupleOf(a, b), x.Start, in})
			}
		}
	}
	return pairs
}

// Among is the state beside the pairs of the other cohorts, to be handed out. s stays as it is.
func (s *State) Among(pairs []OtherPair) *State {
	t := *s
	t.derived = newDerived(s.scorerNear())
	t.otherPairs = pairs
	t.reckonEarlier()
	if n := len(t.Log); n > 0 {
		t.People = maps.Clone(t.People)
		t.reckonElsewhere(t.Log[n-1].Time)
	}
	return &t
}

// reckonEarlier works out which pairs of other cohorts the programme keeps apart in this one: for ever, or
// for so many months between their start and the opening of this cohort.
func (s *State) reckonEarlier() {
	s.Earlier = nil
	for _, e := range s.otherPairs {
		months := 0
		if s.Programme != nil {
			months = s.Programme.RepeatAfterMonths
		}
		if months > 0 && !s.Today(s.Opened).Before(e.Start.AddMonths(months)) {
			continue
		}
		if s.Earlier == nil {
			s.Earlier = map[matching.Couple]bool{}
		}
		s.Earlier[e.Couple] = true
	}
}
