package cohort

import (
	"maps"
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
)

// Other is another cohort of the store, as far as the cohorts have to know of one another. What it holds is shared,
// and not changed.
type Other struct {
	Cohort uint64
	Name   string
	Pairs  []OtherPair
	People map[matching.ID]*Applicant
	Said   map[matching.Couple]bool          // which two are one person, and which are not
	Named  map[matching.ID][]matching.Naming // whom people name, by who wrote it
	Kept   programme.Date                    // until when its people are kept; zero: on and on
	Before []EarlierPair                     // pairs from before Crosswalk

	Programme string        // its title
	Alumni    []matching.ID // who earned its certificate
}

// OtherPair is two people who are in an exchange of another cohort, and when it started.
type OtherPair struct {
	Couple matching.Couple
	Start  programme.Date
	In     *OtherExchange // the exchange itself
}

// ForOthers is the cohort as the other cohorts of the store have to know it.
func (s *State) ForOthers() Other {
	o := Other{Cohort: s.Cohort, Name: s.Name, People: s.People, Said: s.personsSaid, Before: s.Before, Alumni: s.Alumni()}
	if s.Programme != nil {
		o.Programme = s.Programme.Title
	}
	o.Kept, _ = s.KeptUntil()
	if s.Unopened {
		o.People, o.Before = nil, nil
	} else if s.Programme != nil {
		o.Named = s.written()
	}
	for _, x := range s.Exchanges {
		if x.State() == exchange.StateVoid { // as if it had never been
			continue
		}
		in := s.forOthers(x)
		for i, a := range x.Members {
			for _, b := range x.Members[i+1:] {
				o.Pairs = append(o.Pairs, OtherPair{matching.CoupleOf(a, b), x.Start, in})
			}
		}
	}
	return o
}

// TellsOthers reports whether the other cohorts have to hear of what happened between two states of one.
func (s *State) TellsOthers(next *State) bool {
	if !SameForOthers(s.Exchanges, next.Exchanges) || len(s.People) != len(next.People) || len(s.personsSaid) != len(next.personsSaid) || len(s.Before) != len(next.Before) || s.Name != next.Name {
		return true
	}
	if !slices.Equal(s.Alumni(), next.Alumni()) {
		return true
	}
	for c, same := range next.personsSaid {
		if was, ok := s.personsSaid[c]; !ok || was != same {
			return true
		}
	}
	if next.namesOtherwise(s) {
		return true
	}
	for id, a := range next.People {
		if old := s.People[id]; old != a && (old == nil || old.Name != a.Name || old.Email != a.Email) {
			return true
		}
	}
	return false
}

// Others are the store's other cohorts, as the state knows them.
func (s *State) Others() []Other { return s.others }

// Among is the state beside the other cohorts, to be handed out. s stays as it is.
func (s *State) Among(others []Other) *State {
	t := *s
	t.derived = newDerived(s.scorerNear())
	t.others = others
	t.reckonOthers()
	if n := len(t.Log); n > 0 {
		t.People = maps.Clone(t.People)
		t.reckonElsewhere(t.Log[n-1].Time)
	}
	return &t
}

// reckonOthers works out who is one person, and what follows from it and from other cohorts.
func (s *State) reckonOthers() {
	s.reckonSame()
	s.reckonEarlier()
	s.reckonNamedElsewhere()
}

// reckonEarlier works out which pairs of other cohorts the programme keeps apart in this one: for ever, or
// for so many months between their start and the opening of this cohort. Whom one of two applications of a person was
// with, or is with in this cohort, counts for the other.
func (s *State) reckonEarlier() {
	s.Earlier = nil
	apart := func(c matching.Couple, but matching.Couple) {
		for _, a := range s.SameAs(c.A) {
			for _, b := range s.SameAs(c.B) {
				if both := matching.CoupleOf(a, b); a != b && both != but {
					if s.Earlier == nil {
						s.Earlier = map[matching.Couple]bool{}
					}
					s.Earlier[both] = true
				}
			}
		}
	}
	for i := range s.others {
		for _, e := range s.others[i].Pairs {
			if s.mayRepeat(e.Start) {
				continue
			}
			apart(e.Couple, matching.Couple{})
		}
	}
	s.reckonBefore(apart)
	if len(s.same) == 0 {
		return
	}
	for _, x := range s.Exchanges {
		if x.State() == exchange.StateVoid {
			continue
		}
		for _, two := range twos(x.Members) {
			c := matching.CoupleOf(two[0], two[1])
			apart(c, c)
		}
	}
}

// mayRepeat reports whether two who were paired from a day on may be again.
func (s *State) mayRepeat(start programme.Date) bool {
	months := 0
	if s.Programme != nil {
		months = s.Programme.RepeatAfterMonths
	}
	return months > 0 && !start.IsZero() && !s.Today(s.Opened).Before(start.AddMonths(months))
}

// reckonBefore keeps those apart who were paired before Crosswalk, and whoever they may be.
func (s *State) reckonBefore(apart func(c, but matching.Couple)) {
	pairs := s.before()
	f := s.beforeFinder(pairs)
	for _, p := range pairs {
		if s.mayRepeat(p.On) {
			continue
		}
		for _, a := range p.A.canBe(f) {
			for _, b := range p.B.canBe(f) {
				if a != b {
					apart(matching.CoupleOf(a, b), matching.Couple{})
				}
			}
		}
	}
}
