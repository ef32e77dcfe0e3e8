package cohort

import (
	"slices"
	"time"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
)

// OtherExchange is an exchange of another cohort.
type OtherExchange struct {
	Cohort    string // the cohort's name
	Programme string // the title of its programme
	*Exchange
	called []string // what its people are called there, in the order of its members
}

// forOthers is an exchange as other cohorts have to know it. It refers to no state, so that none is kept for it.
func (s *State) forOthers(x *Exchange) *OtherExchange {
	o := &OtherExchange{Cohort: s.Name, Programme: s.title(), Exchange: x}
	for _, id := range x.Members {
		o.called = append(o.called, s.Call(id))
	}
	return o
}

// runs reports whether the exchange is neither ended nor complete nor over on a day.
func (o *OtherExchange) runs(today programme.Date) bool {
	return o.Open() && !o.Complete(today) && (o.End.IsZero() || !today.After(o.End))
}

// title is the title of the programme; empty without one.
func (s *State) title() string {
	if s.Programme == nil {
		return ""
	}
	return s.Programme.Title
}

// CallCohort is what a cohort is called seen from this one: with its programme, given by its title, where that is another.
func (s *State) CallCohort(name, programme string) string {
	if programme == "" || programme == s.title() {
		return name
	}
	return name + " of " + programme
}

// engagement is the exchange as one of its people is in it, seen from a cohort.
func (o *OtherExchange) engagement(s *State, id matching.ID) *matching.Engagement {
	return &matching.Engagement{Cohort: s.CallCohort(o.Cohort, o.Programme), With: say.And(o.others(id)), Until: o.End}
}

// others are what the others of the exchange are called there.
func (o *OtherExchange) others(id matching.ID) []string {
	var with []string
	for i, other := range o.Members {
		if other != id {
			with = append(with, o.called[i])
		}
	}
	return with
}

// reckonElsewhere works out who is in as many exchanges of other cohorts as the programme lets one be in at once, of
// those that run at an instant: that of the latest change, so that what is planned and what is shown of it agree. s must
// own its People.
func (s *State) reckonElsewhere(now time.Time) {
	s.elsewhere = nil
	if s.Programme != nil {
		s.elsewhere = runningElsewhere(s.others, s.Today(now))
	}
	for id, a := range s.People {
		if e := s.engagedElsewhere(s.SameAs(id)); !sameEngagement(a.Elsewhere, e) {
			s.amend(id, func(a *Applicant) { a.Elsewhere = e })
		}
	}
}

// engagedElsewhere is the exchange of another cohort that has to end before somebody, who is known by several numbers, may be in one
// more; nil if they may now.
func (s *State) engagedElsewhere(person []matching.ID) *matching.Engagement {
	var running []*OtherExchange
	as := map[*OtherExchange]matching.ID{}
	for _, id := range person {
		for _, o := range s.elsewhere[id] {
			if _, there := as[o]; !there {
				running, as[o] = append(running, o), id
			}
		}
	}
	if len(running) == 0 || len(running) < s.Programme.Exchange.AtOnce {
		return nil
	}
	slices.SortStableFunc(running, func(a, b *OtherExchange) int { return a.ends().Compare(b.ends()) })
	last := running[len(running)-max(s.Programme.Exchange.AtOnce, 1)]
	return last.engagement(s, as[last])
}

// ends is the last day of the exchange, far away if it has none.
func (o *OtherExchange) ends() programme.Date {
	if o.End.IsZero() {
		return programme.Date{Year: 9999, Month: time.December, Day: 31}
	}
	return o.End
}

// runningElsewhere are the exchanges of other cohorts that run on a day, by their people.
func runningElsewhere(others []Other, today programme.Date) map[matching.ID][]*OtherExchange {
	found := map[matching.ID][]*OtherExchange{}
	for _, o := range others {
		for _, p := range o.Pairs {
			if p.In == nil || !p.In.runs(today) {
				continue
			}
			for _, id := range []matching.ID{p.Couple.A, p.Couple.B} {
				if !slices.Contains(found[id], p.In) { // a trio's people are in it with two
					found[id] = append(found[id], p.In)
				}
			}
		}
	}
	return found
}

func sameEngagement(a, b *matching.Engagement) bool {
	return a == b || a != nil && b != nil && *a == *b
}

// asPlanned is a pool whose people are in exchanges of other cohorts just as far as a plan has it: what another cohort
// published since, or took back, is no fault of the plan.
func (s *State) asPlanned(pool matching.Pool) matching.Pool {
	engaged := map[matching.ID]bool{}
	for _, w := range s.Plan.Waiting {
		engaged[w.ID] = w.Engaged
	}
	for i, a := range pool.People {
		if (a.Elsewhere != nil) == engaged[a.ID] {
			continue
		}
		b := *a
		b.Elsewhere = nil
		if engaged[a.ID] {
			b.Elsewhere = &matching.Engagement{}
		}
		pool.People[i] = &b
	}
	return pool
}

// SameForOthers reports whether exchanges are the same as far as other cohorts have to know them.
func SameForOthers(before, after []*Exchange) bool {
	if len(before) != len(after) {
		return false
	}
	for i, x := range before {
		if y := after[i]; x != y && (x.ID != y.ID || x.Start != y.Start || x.End != y.End || x.Ending != y.Ending) {
			return false
		}
	}
	return true
}
