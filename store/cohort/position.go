package cohort

import (
	"cmp"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

// PositionKind says in a word where an applicant stands.
type PositionKind string

// The kinds of somebody who has a partner, of somebody who is kept out, and of everybody else.
const (
	PositionPublished   = PositionKind(matching.Published)
	PositionOverridden  = PositionKind(matching.Overridden)
	PositionLocked      = PositionKind(matching.Locked)
	PositionMatched     = PositionKind("matched") // suggested by the plan
	PositionLate        = PositionKind(matching.Late)
	PositionNotEligible = PositionKind(matching.NotEligible)
	PositionQuestioned  = PositionKind(matching.Questioned)
	PositionEngaged     = PositionKind(matching.Engaged)
	PositionAtStage     = PositionKind(matching.AtStage)
	PositionNoConsent   = PositionKind(matching.NoConsent)
	PositionWithdrawn   = PositionKind(matching.Withdrawn)
	PositionWaiting     = PositionKind("waiting")
	PositionUnknown     = PositionKind("unknown") // not in the cohort
)

// Position is where an applicant stands in the cohort, and why.
type Position struct {
	Kind     PositionKind // of two pairs, that of the firmer one
	Partners []Partners   // of every pair, or trio, that the person is in, the firmest first
	Waits    string       // the plan's words for why the person waits; empty if it has none
	First    bool         // they wait with priority
	Reason   text.Text    // why they are withdrawn, for the coordinator alone
}

// Partners are whom somebody is with in one pair, or trio.
type Partners struct {
	IDs  []matching.ID
	From programme.Date // when their exchange starts; zero if it is not published
}

// With are all partners, those of the firmest pair first.
func (p Position) With() []matching.ID {
	if len(p.Partners) == 1 {
		return p.Partners[0].IDs
	}
	var all []matching.ID
	for _, one := range p.Partners {
		all = append(all, one.IDs...)
	}
	return all
}

// Say puts the reason in words, safe to draw; empty where the kind says it all.
func (p Position) Say(s *State) string {
	switch {
	case len(p.Partners) > 0:
		return p.sayPartners(s)
	case p.First:
		return "with priority: " + cmp.Or(p.Waits, "not planned yet")
	case p.Waits != "":
		return p.Waits
	}
	switch p.Kind {
	case PositionWithdrawn:
		return p.Reason.Safe()
	case PositionLate:
		return "submitted after the deadline"
	case PositionWaiting:
		return "not planned yet"
	case PositionUnknown:
		return "not in this cohort"
	}
	return ""
}

func (p Position) sayPartners(s *State) string {
	var line strings.Builder
	for i, one := range p.Partners {
		since := ""
		if !one.From.IsZero() {
			since = ", from " + one.From.String()
		}
		switch {
		case i > 0 && (since != "" || p.Kind == PositionPublished):
			line.WriteString(", and ")
		case i > 0:
			line.WriteString(" and ")
		}
		line.WriteString("with " + s.CallEach(one.IDs) + since)
	}
	return line.String()
}

// Position says where a person stands. All are worked out when the first is asked for, in a few
// milliseconds for 10,000 people, and kept.
func (s *State) Position(id matching.ID) Position {
	all := map[matching.ID]Position(nil)
	if s.derived == nil {
		all = s.allPositions()
	} else {
		l := s.derived.lasting
		l.placing.Do(func() { l.positions = s.allPositions() })
		all = l.positions
	}
	if p, ok := all[id]; ok {
		return p
	}
	return Position{Kind: PositionUnknown}
}

// allPositions gathers where everybody stands. What is said last counts: a publishing beats the plan, the
// plan beats what the application alone tells.
func (s *State) allPositions() map[matching.ID]Position {
	all := make(map[matching.ID]Position, len(s.People))
	for id, a := range s.People {
		all[id] = s.positionAlone(a)
	}
	if s.Plan != nil {
		for _, w := range s.Plan.Waiting {
			if p, ok := all[w.ID]; ok {
				p.Waits = cmp.Or(w.Why, p.Waits)
				all[w.ID] = p
			}
		}
	}
	for id := range s.WaitingFirst() {
		if p, ok := all[id]; ok {
			p.First = true
			all[id] = p
		}
	}
	for id, p := range s.positionsTogether() {
		all[id] = p
	}
	return all
}

// positionsTogether is where everybody stands who has a partner.
func (s *State) positionsTogether() map[matching.ID]Position {
	met := make(map[matching.ID]Position)
	join := func(members []matching.ID, kind PositionKind, from programme.Date) {
		for i, id := range members {
			p, two := met[id]
			if !two {
				p.Kind = kind
			}
			p.Partners = append(p.Partners, Partners{slices.Delete(slices.Clone(members), i, i+1), from})
			met[id] = p
		}
	}
	for _, x := range s.Exchanges {
		if !x.Stays() {
			continue
		}
		join(x.Members, PositionPublished, x.Start)
	}
	if s.Plan == nil {
		return met
	}
	for _, state := range []matching.State{matching.Overridden, matching.Locked, matching.Suggested} {
		for _, p := range s.Plan.Pairs {
			if p.State == state {
				join(p.Members(), positionIn(state), programme.Date{})
			}
		}
	}
	return met
}

// positionIn is where somebody stands who is in a pair.
func positionIn(state matching.State) PositionKind {
	if state == matching.Suggested {
		return PositionMatched
	}
	return PositionKind(state)
}

// positionAlone is where a person stands who is in no pair.
func (s *State) positionAlone(a *Applicant) Position {
	if why := a.KeptOut(s.Programme); why != matching.NotKeptOut {
		p := Position{Kind: PositionKind(why)}
		switch why {
		case matching.Engaged:
			p.Waits = a.Elsewhere.Say()
		case matching.AtStage:
			p.Waits = a.Outside
		case matching.Questioned:
			p.Waits = a.SayQuestions(s.Programme)
		}
		if a.Withdrawn {
			p.Reason = a.Why.Value.Text
			if x, left := s.Exchange(a.Left); left && x.Ending != nil && p.Reason.IsEmpty() {
				p.Waits = "left on " + exchange.PlainDay(x.Ending.On) + ": " + string(x.Ending.Reason)
			}
		}
		return p
	}
	return Position{Kind: PositionWaiting}
}
