package cohort

import "crosswalk/matching"

// Twos, InOrder and SayFixedTeams are for the tests.
var Twos = twos

func (s *State) InOrder(ids []matching.ID) []matching.ID { return s.inOrder(ids) }

func (s *State) SayFixedTeams(id matching.ID, in []FixedTeam) string { return s.sayFixedTeams(id, in) }

// Afresh is the state with nothing worked out of it yet.
func (s *State) Afresh() *State {
	t := *s
	t.derived = newDerived(nil)
	return &t
}
