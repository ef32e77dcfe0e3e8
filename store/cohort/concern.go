package cohort

import (
	"fmt"
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
)

// ConcernKind is a kind of thing that whoever publishes should have seen.
type ConcernKind string

// The kinds, in the order in which they are listed.
const (
	ConcernMeant    ConcernKind = "who is meant"      // see [AttendMeant]: refuses
	ConcernSame     ConcernKind = "one person"        // see [AttendSame]: refuses
	ConcernStart    ConcernKind = "start"             // the exchanges would start on a day that is past
	ConcernBroken   ConcernKind = "broken pair"       // see [AttendBroken]
	ConcernCrowded  ConcernKind = "too many partners" // see [AttendCrowded]
	ConcernOutdated ConcernKind = "outdated"          // see [AttendOutdated]
	ConcernConflict ConcernKind = "conflict"          // form and edit disagree, and the edit stands
	ConcernName     ConcernKind = "name"              // somebody named fits nobody, so that two might meet who should not
	ConcernManager  ConcernKind = "line manager"      // a manager named is nobody of the cohort, which is usual
	ConcernWaiting  ConcernKind = "waiting"           // would be left without a partner
)

// Concern is one thing that whoever publishes should have seen before.
type Concern struct {
	Kind    ConcernKind
	People  []matching.ID // whom it is about
	Field   string        // of a conflict, a name or a manager
	Written text.Text     // the name as somebody wrote it
	Days    int           // of a start: how many days ago it was
	Start   programme.Date
	Able    bool   // of somebody who waits: they could be paired
	Detail  string // what more there is to say, safe to draw: the whole sentence of what Attention lists too, why somebody waits
}

// Concerns are several, in the order of their kinds.
type Concerns []Concern

// BeforePublishing is all that whoever publishes the plan as it is should have seen: the one list of it. Without
// a start, nothing is said of it.
func (s *State) BeforePublishing(start, today programme.Date) Concerns {
	var list, managers, first Concerns
	if !start.IsZero() && start.Before(today) {
		list = append(list, Concern{Kind: ConcernStart, Start: start, Days: today.Sub(start)})
	}
	for _, a := range s.Attention() {
		c := Concern{People: a.People, Field: a.Field, Written: a.Written, Detail: a.Sentence}
		switch a.Kind {
		case AttendMeant:
			if !matching.KeepsApart(a.Field) {
				continue
			}
			c.Kind = ConcernMeant
		case AttendSame:
			c.Kind = ConcernSame
		case AttendBroken:
			c.Kind = ConcernBroken
		case AttendCrowded:
			c.Kind = ConcernCrowded
		case AttendOutdated:
			c.Kind = ConcernOutdated
		case AttendConflict:
			c.Kind = ConcernConflict
		case AttendName:
			if a.Field == programme.FieldLineManager {
				c.Kind = ConcernManager
				managers = append(managers, c)
				continue
			}
			c.Kind = ConcernName
		default: // it changes no pair that is published now
			continue
		}
		if c.Refuses() {
			first = append(first, c)
			continue
		}
		list = append(list, c)
	}
	list = slices.Concat(first, list, managers)
	if s.Plan != nil {
		for _, w := range s.Plan.Waiting {
			list = append(list, Concern{Kind: ConcernWaiting, People: []matching.ID{w.ID}, Able: w.Able, Detail: w.Why})
		}
	}
	return list
}

// Refuses reports whether nothing can be published before it is settled.
func (c Concern) Refuses() bool { return c.Kind == ConcernMeant || c.Kind == ConcernSame }

// Of are the concerns of one kind.
func (list Concerns) Of(kind ConcernKind) Concerns {
	var some Concerns
	for _, c := range list {
		if c.Kind == kind {
			some = append(some, c)
		}
	}
	return some
}

// Say puts the concerns in sentences without a full stop, safe to draw: one each, and one for all line managers.
func (list Concerns) Say(s *State) []string {
	var out []string
	said := false
	for _, c := range list {
		if c.Kind == ConcernManager {
			if !said {
				out = append(out, sayManagers(len(list.Of(ConcernManager))))
			}
			said = true
			continue
		}
		out = append(out, c.Say(s))
	}
	return out
}

// Say puts one concern in a sentence without a full stop, safe to draw.
func (c Concern) Say(s *State) string {
	switch c.Kind {
	case ConcernStart:
		return fmt.Sprintf("the start on %s was %s ago, so that the first milestones are due already", c.Start, say.Count(c.Days, "day"))
	case ConcernWaiting:
		return s.Call(c.People[0]) + " waits: " + c.Detail
	}
	return c.Detail
}

// sayManagers says that so many line managers fit nobody.
func sayManagers(n int) string {
	if n == 1 {
		return "1 line manager named is nobody of this cohort, which is usual"
	}
	return fmt.Sprintf("%d line managers named are nobody of this cohort, which is usual", n)
}
