package matches

import (
	"fmt"

	"crosswalk/matching"
	"crosswalk/matching/say"
	"crosswalk/matching/score"
	"crosswalk/store/cohort"
	"crosswalk/tui/shell"
)

// fixedPair is the pair, or the trio, that stays in which a person is; of two the weaker.
func fixedPair(s *cohort.State, id matching.ID) (matching.Pair, bool) {
	for _, p := range s.Plan.PairsOf(id) {
		if p.State.Fixed() {
			return p, true
		}
	}
	return matching.Pair{}, false
}

// takesMore reports whether somebody would take another partner beside those they stay with: two are the
// most there can be.
func takesMore(s *cohort.State, id matching.ID) bool {
	partners := 0
	for _, p := range s.Plan.PairsOf(id) {
		if p.State.Fixed() {
			partners += len(p.Members()) - 1
		}
	}
	a, ok := s.Person(id)
	return ok && partners < a.CanTake()
}

// unpairable says why two people cannot be paired even by override; nothing if they can, or are already.
func unpairable(sh *shell.Shell, a, b matching.ID) string {
	s := sh.State()
	for _, id := range []matching.ID{a, b} {
		if p, stays := fixedPair(s, id); stays && !takesMore(s, id) {
			return fmt.Sprintf("%s is %s with %s: that %s has to be unlocked first.", s.Call(id), p.State, s.CallEach(keyOf(p).others(id)), say.Team(p.IsTrio()))
		}
	}
	if sh.Scorer() == nil {
		return ""
	}
	if x, is := always(sh.Scorer().Breaches(a, b)); is {
		return "Never, not even by override: " + x.Sentence() + "."
	}
	return ""
}

// always returns the first rule that two people break and that no override can break.
func always(breaches []score.Breach) (score.Breach, bool) {
	for _, b := range breaches {
		if b.Always {
			return b, true
		}
	}
	return score.Breach{}, false
}

// unpublished are the pairs of a plan that are no exchanges yet.
func unpublished(p *matching.Plan) []matching.Pair {
	var found []matching.Pair
	for _, q := range p.Pairs {
		if q.State != matching.Published {
			found = append(found, q)
		}
	}
	return found
}
