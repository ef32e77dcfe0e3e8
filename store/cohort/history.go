package cohort

import (
	"cmp"
	"slices"

	"crosswalk/matching"
)

// Episode is one exchange in the history of a person.
type Episode struct {
	Cohort string // the name of its cohort
	Called string // that, with the programme where it is another one
	Here   bool   // it is one of the state's
	*Exchange
	As   matching.ID // the person, as they are known there
	With []string    // what the others are called there

	Before *EarlierPair // of a pair from before Crosswalk: of its exchange only the start is known, if that
}

// History is every exchange that a person is or was in, of all cohorts of the store and from before Crosswalk, by the day on which it started; of
// another cohort, not what was published in error. Of two applications of one person it is that of both.
func (s *State) History(id matching.ID) []Episode {
	var all []Episode
	same := s.SameAs(id)
	for _, x := range s.Exchanges {
		for _, as := range same {
			if x.Has(as) {
				all = append(all, Episode{s.Name, s.Name, true, x, as, s.callEachOther(x, as), nil})
				break
			}
		}
	}
	for _, o := range s.others {
		seen := map[*OtherExchange]bool{}
		for _, p := range o.Pairs {
			if p.In == nil || seen[p.In] {
				continue
			}
			for _, as := range same {
				if p.In.Has(as) {
					seen[p.In] = true
					all = append(all, Episode{p.In.Cohort, s.CallCohort(p.In.Cohort, p.In.Programme), false, p.In.Exchange, as, p.In.others(as), nil})
					break
				}
			}
		}
	}
	all = append(all, s.beforeOf(same)...)
	slices.SortStableFunc(all, func(a, b Episode) int { return cmp.Or(a.Start.Compare(b.Start), cmp.Compare(a.ID, b.ID)) })
	return all
}

// callEachOther is what the others of an exchange are called, in the order of its members.
func (s *State) callEachOther(x *Exchange, id matching.ID) []string {
	var with []string
	for _, other := range x.Members {
		if other != id {
			with = append(with, s.Call(other))
		}
	}
	return with
}
