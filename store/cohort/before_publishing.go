package cohort

import (
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
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
	ConcernFarStart ConcernKind = "far start"         // the exchanges would start in more than a year
	ConcernBroken   ConcernKind = "broken pair"       // see [AttendBroken]
	ConcernCrowded  ConcernKind = "too many partners" // see [AttendCrowded]
	ConcernOutdated ConcernKind = "outdated"          // see [AttendOutdated]
	ConcernConflict ConcernKind = "conflict"          // form and edit disagree, and the edit stands
	ConcernEmployer ConcernKind = "organisation"      // a pair whose employers may be one
	ConcernConsent  ConcernKind = "consent"           // a wording that is neither yes nor no
	ConcernAnswer   ConcernKind = "answer"            // a wording that is none of the known answers
	ConcernName     ConcernKind = "name"              // somebody named fits nobody, so that two might meet who should not
	ConcernManager  ConcernKind = "line manager"      // somebody named who need not be of the cohort, like a manager, is nobody of it
	ConcernWaiting  ConcernKind = "waiting"           // would be left without a partner
)

// ConcernKinds are all kinds in the order in which they are listed.
var ConcernKinds = []ConcernKind{ConcernMeant, ConcernSame, ConcernStart, ConcernFarStart, ConcernBroken, ConcernCrowded, ConcernOutdated, ConcernConflict, ConcernEmployer, ConcernConsent,
	ConcernAnswer, ConcernName, ConcernManager, ConcernWaiting}

// Concern is one thing that whoever publishes should have seen before.
type Concern struct {
	Kind    ConcernKind
	People  []matching.ID // whom it is about
	Field   string        // of a conflict, a name, a manager, an employer or a wording
	Written text.Text     // the name, or the wording, as somebody wrote it
	Days    int           // of a start: how many days ago it was; of a far one, how many lie before it
	Start   programme.Date
	Able    bool   // of somebody who waits: they could be paired
	Detail  string // what more there is to say, safe to draw: the whole sentence of what Attention lists too, why somebody waits
}

// Concerns are several, in the order of their kinds.
type Concerns []Concern

// BeforePublishing is all that whoever publishes the plan as it is should have seen: the one list of it. Without
// a start, nothing is said of it.
func (s *State) BeforePublishing(start, today programme.Date) Concerns {
	var list, managers Concerns
	if !start.IsZero() && start.Before(today) {
		list = append(list, Concern{Kind: ConcernStart, Start: start, Days: today.Sub(start)})
	}
	if exchange.FarAhead(start, today) {
		list = append(list, Concern{Kind: ConcernFarStart, Start: start, Days: start.Sub(today)})
	}
	for _, a := range s.Attention() {
		kind, asked := askedOf(a)
		if !asked {
			continue
		}
		c := Concern{Kind: kind, People: a.People, Field: a.Field, Written: a.Written, Detail: a.Sentence}
		if kind == ConcernManager {
			managers = append(managers, c)
		} else {
			list = append(list, c)
		}
	}
	list = slices.Concat(list, s.employerConcerns(), s.wordingConcerns(), managers)
	slices.SortStableFunc(list, func(a, b Concern) int {
		return slices.Index(ConcernKinds, a.Kind) - slices.Index(ConcernKinds, b.Kind)
	})
	if s.Plan != nil {
		for _, w := range s.Plan.Waits() {
			list = append(list, Concern{Kind: ConcernWaiting, People: []matching.ID{w.ID}, Able: w.Able, Detail: w.Why})
		}
	}
	return list
}

// askedOf is what a thing that needs attention is to publishing; false if it changes no pair that is published now.
func askedOf(a Attention) (ConcernKind, bool) {
	switch a.Kind {
	case AttendMeant:
		return ConcernMeant, matching.KeepsApart(a.Field)
	case AttendSame:
		return ConcernSame, true
	case AttendBroken:
		return ConcernBroken, true
	case AttendCrowded:
		return ConcernCrowded, true
	case AttendOutdated:
		return ConcernOutdated, true
	case AttendConflict:
		return ConcernConflict, true
	case AttendName:
		if a.Field != programme.FieldNotWith {
			return ConcernManager, true
		}
		return ConcernName, true
	case AttendVanished, AttendLate, AttendNotEligible, AttendQuestioned, AttendPlace, AttendOverfull, AttendNoConsent, AttendEmployer, AttendOther, AttendRejected, AttendAgain, AttendUngrouped: // of wordings, see employerConcerns and wordingConcerns
		return "", false
	}
	panic(fmt.Sprintf("it is not settled whether publishing asks about %q", a.Kind))
}

// Refuses reports whether nothing can be published before it is settled.
func (c Concern) Refuses() bool { return c.Kind == ConcernMeant || c.Kind == ConcernSame }

// OfGroup are those that matter where one group is published by itself, or 0 all: about nobody in particular, about somebody of
// the group, or such that nothing can be published.
func (list Concerns) OfGroup(g *Grouping, group int) Concerns {
	if g == nil || group == 0 {
		return list
	}
	return slices.DeleteFunc(slices.Clone(list), func(c Concern) bool {
		return !c.Refuses() && len(c.People) > 0 && !slices.ContainsFunc(c.People, func(id matching.ID) bool { return g.Of(id) == group })
	})
}

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

// Say puts the concerns in sentences without a full stop, safe to draw: one each, and one for all line managers and the
// like, and one for all answers that are not known.
func (list Concerns) Say(s *State) []string {
	var out []string
	said := map[ConcernKind]bool{}
	for _, c := range list {
		if c.Kind == ConcernManager || c.Kind == ConcernAnswer {
			if n := len(list.Of(c.Kind)); !said[c.Kind] && c.Kind == ConcernManager {
				out = append(out, list.Of(c.Kind).SayUsual())
			} else if !said[c.Kind] {
				out = append(out, sayAnswers(n))
			}
			said[c.Kind] = true
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
	case ConcernFarStart:
		return fmt.Sprintf("the start on %s is more than a year away, in %s: is the year right?", c.Start, say.Count(c.Days, "day"))
	case ConcernWaiting:
		return s.Call(c.People[0]) + " waits: " + c.Detail
	}
	return c.Detail
}

// sayAnswers says that so many wordings are no known answers.
func sayAnswers(n int) string {
	if n == 1 {
		return "1 answer is none of the known ones and counts for nothing"
	}
	return fmt.Sprintf("%d answers are none of the known ones and count for nothing", n)
}

// SayManagers says that so many line managers, and so many who are named in other answers than whom to keep apart, fit
// nobody.
func SayManagers(managers, others int) string {
	var all []string
	switch {
	case managers == 1:
		all = append(all, "1 line manager named is nobody of this cohort, which is usual")
	case managers > 1:
		all = append(all, fmt.Sprintf("%d line managers named are nobody of this cohort, which is usual", managers))
	}
	switch {
	case others == 1:
		all = append(all, "1 person named in another answer is nobody of this cohort, which is usual")
	case others > 1:
		all = append(all, fmt.Sprintf("%d people named in other answers are nobody of this cohort, which is usual", others))
	}
	return strings.Join(all, "; ")
}

// managers counts the line managers among the concerns, and who is named in other answers.
func (list Concerns) managers() (managers, others int) {
	for _, c := range list {
		if c.Field == programme.FieldLineManager {
			managers++
		} else {
			others++
		}
	}
	return managers, others
}

// SayUsual says of concerns about people named, who need not be of the cohort, that they are not.
func (list Concerns) SayUsual() string { return SayManagers(list.managers()) }
