package cohort

import (
	"cmp"
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/programme"
)

// StandingWord says in a word where an applicant stands.
type PositionKind string

const (
	PositionPublished   PositionKind = "published"
	PositionOverridden  PositionKind = "overridden"
	PositionLocked      PositionKind = "locked"
	PositionMatched     PositionKind = "matched" // suggested by the plan
	PositionWaiting     PositionKind = "waiting"
	PositionLate        PositionKind = "late"
	PositionNotEligible PositionKind = "not eligible"
	PositionNoConsent   PositionKind = "no consent"
	PositionWithdrawn   PositionKind = "withdrawn"
	PositionUnknown     PositionKind = "unknown" // not in the cohort
)

// Standing is where an applicant stands, and why.
type Position struct {
	Kind PositionKind
	With []matching.ID // whom with, if anybody
	Why  string        // for people, safe to draw; empty where the word says it all
}

// Standing says where a person stands. All are worked out when the first is asked for, in a few
// milliseconds for 10,000 people, and kept.
func (s *State) Position(id matching.ID) Position {
	all := map[matching.ID]Position(nil)
	if s.derived == nil {
		all = s.allPositions()
	} else {
		s.derived.placing.Do(func() { s.derived.positions = s.allPositions() })
		all = s.derived.positions
	}
	if st, ok := all[id]; ok {
		return st
	}
	return Position{Kind: PositionUnknown, Why: "not in this cohort"}
}

// allStandings gathers where everybody stands. What is said last counts: a publishing beats the plan, the
// plan beats what the application alone tells.
func (s *State) allPositions() map[matching.ID]Position {
	all := make(map[matching.ID]Position, len(s.People))
	for id, a := range s.People {
		all[id] = s.positionAlone(a)
	}
	if s.Plan != nil {
		for _, w := range s.Plan.Waiting {
			if st, ok := all[w.ID]; ok {
				all[w.ID] = Position{Kind: st.Kind, Why: cmp.Or(w.Why, st.Why)}
			}
		}
	}
	for id, st := range s.positionsTogether() {
		all[id] = st
	}
	return all
}

// together is where everybody stands who has a partner. Of two pairs the firmer one says it in a word.
func (s *State) positionsTogether() map[matching.ID]Position {
	met := make(map[matching.ID]Position)
	join := func(members []matching.ID, word PositionKind, since string) {
		for i, id := range members {
			with := slices.Delete(slices.Clone(members), i, i+1)
			why := "with " + s.CallEach(with) + since
			if first, two := met[id]; two {
				and := " and "
				if since != "" || first.Kind == PositionPublished {
					and = ", and "
				}
				met[id] = Position{Kind: first.Kind, With: append(first.With, with...), Why: first.Why + and + why}
				continue
			}
			met[id] = Position{Kind: word, With: with, Why: why}
		}
	}
	for _, x := range s.Exchanges {
		join(x.Members, PositionPublished, ", from "+x.Start.String())
	}
	if s.Plan == nil {
		return met
	}
	for _, state := range []matching.State{matching.Overridden, matching.Locked, matching.Suggested} {
		for _, p := range s.Plan.Pairs {
			if p.State == state {
				join(p.Members(), positionIn(state), "")
			}
		}
	}
	return met
}

// alone is where a person stands who is in no pair.
func (s *State) positionAlone(a *Applicant) Position {
	switch {
	case a.Withdrawn:
		return Position{Kind: PositionWithdrawn, Why: a.Why.Value.Text.Safe()}
	case a.shut() == "late":
		return Position{Kind: PositionLate, Why: "submitted after the deadline"}
	case s.lacksConsent(a):
		return Position{Kind: PositionNoConsent}
	case a.shut() != "":
		return Position{Kind: PositionNotEligible}
	}
	return Position{Kind: PositionWaiting, Why: "not planned yet"}
}

func positionIn(state matching.State) PositionKind {
	switch state {
	case matching.Published:
		return PositionPublished
	case matching.Overridden:
		return PositionOverridden
	case matching.Locked:
		return PositionLocked
	}
	return PositionMatched
}

// lacksConsent reports whether a person did not agree to take part, where the programme asks for it.
func (s *State) lacksConsent(a *Applicant) bool {
	if s.Programme == nil || !s.Programme.Intake.ConsentRequired {
		return false
	}
	choices := a.Answers[programme.FieldConsent].Choices
	return len(choices) != 1 || choices[0] != "yes"
}
