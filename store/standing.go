package store

import (
	"cmp"
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/programme"
)

// StandingWord says in a word where an applicant stands.
type StandingWord string

const (
	StandsPublished   StandingWord = "published"
	StandsOverridden  StandingWord = "overridden"
	StandsLocked      StandingWord = "locked"
	StandsMatched     StandingWord = "matched" // suggested by the plan
	StandsWaiting     StandingWord = "waiting"
	StandsLate        StandingWord = "late"
	StandsNotEligible StandingWord = "not eligible"
	StandsNoConsent   StandingWord = "no consent"
	StandsWithdrawn   StandingWord = "withdrawn"
	StandsUnknown     StandingWord = "unknown" // not in the cohort
)

// Standing is where an applicant stands, and why.
type Standing struct {
	Word StandingWord
	With []matching.ID // whom with, if anybody
	Why  string        // for people, safe to draw; empty where the word says it all
}

// Standing says where a person stands. All are worked out when the first is asked for, in a few
// milliseconds for 10,000 people, and kept.
func (s *State) Standing(id matching.ID) Standing {
	all := map[matching.ID]Standing(nil)
	if s.memo == nil {
		all = s.allStandings()
	} else {
		s.memo.standings.Do(func() { s.memo.standing = s.allStandings() })
		all = s.memo.standing
	}
	if st, ok := all[id]; ok {
		return st
	}
	return Standing{Word: StandsUnknown, Why: "not in this cohort"}
}

// allStandings gathers where everybody stands. What is said last counts: a publishing beats the plan, the
// plan beats what the application alone tells.
func (s *State) allStandings() map[matching.ID]Standing {
	all := make(map[matching.ID]Standing, len(s.People))
	for id, a := range s.People {
		all[id] = s.alone(a)
	}
	if s.Plan != nil {
		for _, w := range s.Plan.Waiting {
			if st, ok := all[w.ID]; ok {
				all[w.ID] = Standing{Word: st.Word, Why: cmp.Or(w.Why, st.Why)}
			}
		}
	}
	for id, st := range s.together() {
		all[id] = st
	}
	return all
}

// together is where everybody stands who has a partner. Of two pairs the firmer one says it in a word.
func (s *State) together() map[matching.ID]Standing {
	met := make(map[matching.ID]Standing)
	join := func(members []matching.ID, word StandingWord, since string) {
		for i, id := range members {
			with := slices.Delete(slices.Clone(members), i, i+1)
			why := "with " + s.CallEach(with) + since
			if first, two := met[id]; two {
				and := " and "
				if since != "" || first.Word == StandsPublished {
					and = ", and "
				}
				met[id] = Standing{Word: first.Word, With: append(first.With, with...), Why: first.Why + and + why}
				continue
			}
			met[id] = Standing{Word: word, With: with, Why: why}
		}
	}
	for _, x := range s.Exchanges {
		join(x.Members, StandsPublished, ", from "+x.Start.String())
	}
	if s.Plan == nil {
		return met
	}
	for _, state := range []matching.State{matching.Overridden, matching.Locked, matching.Suggested} {
		for _, p := range s.Plan.Pairs {
			if p.State == state {
				join(p.Members(), standsAs(state), "")
			}
		}
	}
	return met
}

// alone is where a person stands who is in no pair.
func (s *State) alone(a *Applicant) Standing {
	switch {
	case a.Withdrawn:
		return Standing{Word: StandsWithdrawn, Why: a.Why.Value.Text.Safe()}
	case a.shut() == "late":
		return Standing{Word: StandsLate, Why: "submitted after the deadline"}
	case s.lacksConsent(a):
		return Standing{Word: StandsNoConsent}
	case a.shut() != "":
		return Standing{Word: StandsNotEligible}
	}
	return Standing{Word: StandsWaiting, Why: "not planned yet"}
}

func standsAs(state matching.State) StandingWord {
	switch state {
	case matching.Published:
		return StandsPublished
	case matching.Overridden:
		return StandsOverridden
	case matching.Locked:
		return StandsLocked
	}
	return StandsMatched
}

// lacksConsent reports whether a person did not agree to take part, where the programme asks for it.
func (s *State) lacksConsent(a *Applicant) bool {
	if s.Programme == nil || !s.Programme.Intake.ConsentRequired {
		return false
	}
	choices := a.Answers[programme.FieldConsent].Choices
	return len(choices) != 1 || choices[0] != "yes"
}
