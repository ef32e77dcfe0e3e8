package cohort

import (
	"fmt"

	"crosswalk/matching"
	"crosswalk/matching/plan"
	"crosswalk/matching/say"
)

// SayRelaxations says in sentences, safe to draw, what doing without one rule would bring somebody who
// waits. A rule is left out of it if all that it would bring is somebody else waiting instead, and that
// can be had without: whoever has a possible partner can be paired at somebody's cost.
func (s *State) SayRelaxations(id matching.ID, ways []plan.Relaxation) []string {
	pairable := s.hasPartner(id)
	var out []string
	for _, w := range ways {
		if w.People <= 0 && pairable {
			continue
		}
		line := fmt.Sprintf("Allow “%s”: paired with %s, %s; %s", w.Short, s.CallEach(s.inOrder(w.Pair.Team().Others(id))), say.Points(w.Pair.Score), say.PairsChange(w.Changes))
		switch {
		case w.People > 1:
			line += fmt.Sprintf(", %d more people have a partner", w.People)
		case w.People == 1:
			line += ", 1 more person has a partner"
		default:
			line += ", and somebody else waits instead"
		}
		out = append(out, line+".")
	}
	switch {
	case len(out) > 0:
		return out
	case pairable:
		return []string{"No single rule, left out, would let fewer people wait."}
	}
	return []string{"No single rule, left out, would give them a partner."}
}

// hasPartner reports whether somebody may be paired with anybody who is in no pair that stays.
func (s *State) hasPartner(id matching.ID) bool {
	scorer := s.Scorer()
	i, ok := scorer.Index(id)
	if !ok || !scorer.Free(i) {
		return false
	}
	for j := range scorer.Len() {
		if scorer.Free(j) && scorer.Allowed(i, j) {
			return true
		}
	}
	return false
}
