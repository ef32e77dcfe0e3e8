package cohort

import (
	"fmt"
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
)

// What follows for its people when an exchange ends is worked out of the exchanges, but for who is withdrawn:
//
//   - open or completed, it stays: its people are in it, and no plan parts them ([Exchange.Stays]);
//   - ended early, its people are not paired again (State.parted), whoever left is withdrawn, and whoever did not waits
//     with priority ([State.WaitsFirst]);
//   - void, it is as if it had never been.

// Stays reports whether the exchange holds its people: it is open, or was completed.
func (x *Exchange) Stays() bool { return x.Open() || x.State() == exchange.StateCompleted }

// EndedEarly reports whether the exchange ended before it was completed, and was not published in error.
func (x *Exchange) EndedEarly() bool { return !x.Open() && x.State() == exchange.StateEnded }

// live changes where an exchange is in its life, and withdraws or takes back whoever leaves with it.
func (s *State) live(id uint64, why Note, change func(*Exchange)) {
	x, ok := s.Exchange(id)
	if !ok {
		return
	}
	before := make([]bool, len(x.Members))
	for party := range x.Members {
		before[party] = x.Leaves(party)
	}
	s.amendExchange(id, change)
	x, _ = s.Exchange(id)
	for party, person := range x.Members {
		leaves, left := x.Leaves(party), before[party]
		switch {
		case leaves && !left && !s.holds(person):
			s.amend(person, func(a *Applicant) { a.Withdrawn, a.AppliedAgain, a.Why, a.Left = true, false, why, id })
		case left && !leaves:
			s.amend(person, func(a *Applicant) {
				if a.Left == id {
					a.Withdrawn, a.Why, a.Left = false, Note{}, 0
				}
			})
		}
	}
}

// holds reports whether somebody is in an exchange that stays.
func (s *State) holds(id matching.ID) bool {
	return slices.ContainsFunc(s.Exchanges, func(x *Exchange) bool { return x.Stays() && x.Has(id) })
}

// holders are all who are in an exchange that stays, for asking of many.
func (s *State) holders() map[matching.ID]bool {
	held := make(map[matching.ID]bool, 2*len(s.Exchanges))
	for _, x := range s.Exchanges {
		if !x.Stays() {
			continue
		}
		for _, id := range x.Members {
			held[id] = true
		}
	}
	return held
}

// holding are the exchanges of a person that stay.
func (s *State) holding(id matching.ID) []*Exchange {
	return slices.DeleteFunc(s.ExchangesOf(id), func(x *Exchange) bool { return !x.Stays() })
}

// partedCouples are those of an exchange's people who are not paired again: of three of whom some left those who did, and
// each of the others.
func (x *Exchange) partedCouples() []matching.Couple {
	if !x.EndedEarly() {
		return nil
	}
	left := func(id matching.ID) bool { return x.Leaves(x.Party(id)) }
	some := len(x.Members) > 2 && len(x.Ending.Leaves) > 0
	var couples []matching.Couple
	for _, two := range twos(x.Members) {
		if !some || left(two[0]) || left(two[1]) {
			couples = append(couples, matching.CoupleOf(two[0], two[1]))
		}
	}
	return couples
}

// parted are the pairs that are not made again, with the words for it.
func (s *State) parted() map[matching.Couple]string {
	var parted map[matching.Couple]string
	for _, x := range s.Exchanges {
		for _, c := range x.partedCouples() {
			if parted == nil {
				parted = map[matching.Couple]string{}
			}
			words := fmt.Sprintf("until %s (%s)", exchange.PlainDay(x.Ending.On), x.Ending.Reason)
			for _, a := range s.SameAs(c.A) {
				for _, b := range s.SameAs(c.B) {
					parted[matching.CoupleOf(a, b)] = words
				}
			}
		}
	}
	for _, x := range s.Exchanges { // who are together again by now
		if x.Stays() {
			for _, two := range twos(x.Members) {
				delete(parted, matching.CoupleOf(two[0], two[1]))
			}
		}
	}
	return parted
}

// partedFrom is the exchange that ended early in which two people were, and are not to be again.
func (s *State) partedFrom(a, b matching.ID) (*Exchange, bool) {
	for _, x := range slices.Backward(s.Exchanges) {
		if slices.Contains(x.partedCouples(), matching.CoupleOf(a, b)) {
			return x, true
		}
	}
	return nil, false
}

// checkParted refuses two people whose exchange ended early.
func (s *State) checkParted(members []matching.ID) error {
	for _, two := range twos(members) {
		if x, ok := s.partedFrom(two[0], two[1]); ok && !s.together(two[0], two[1]) {
			return Refuse("%s were paired until %s (%s): reopen that exchange instead", s.CallPair(two[0], two[1]), exchange.PlainDay(x.Ending.On), x.Ending.Reason)
		}
	}
	return nil
}

// together reports whether two people are in an exchange that stays.
func (s *State) together(a, b matching.ID) bool {
	_, ok := s.exchangeWith(a, b)
	return ok
}

// WaitingFirst are those who wait with priority: an exchange of theirs ended early, they did not leave, and they are in
// no other that stays; or they were left without a partner on an earlier day of matching ([State.holdOver]).
func (s *State) WaitingFirst() map[matching.ID]bool {
	var first, held map[matching.ID]bool
	add := func(id matching.ID) {
		if held == nil {
			first, held = map[matching.ID]bool{}, s.holders()
		}
		if a := s.People[id]; a != nil && !a.Withdrawn && !held[id] {
			first[id] = true
		}
	}
	for id := range s.heldOver {
		add(id)
	}
	for _, x := range s.Exchanges {
		if !x.EndedEarly() {
			continue
		}
		for party, id := range x.Members {
			if !x.Leaves(party) {
				add(id)
			}
		}
	}
	if len(first) == 0 {
		return nil
	}
	return first
}

// WaitsFirst returns the exchange because of whose end a person waits with priority; false if they do not.
func (s *State) WaitsFirst(id matching.ID) (*Exchange, bool) {
	if a := s.People[id]; a == nil || a.Withdrawn || s.holds(id) {
		return nil, false
	}
	for _, x := range slices.Backward(s.Exchanges) {
		if x.EndedEarly() && x.Has(id) && !x.Leaves(x.Party(id)) {
			return x, true
		}
	}
	return nil, false
}
