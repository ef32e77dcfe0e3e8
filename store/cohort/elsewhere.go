package cohort

import (
	"time"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
)

// OtherExchange is an exchange of another cohort.
type OtherExchange struct {
	Cohort string // the cohort's name
	*Exchange
	called []string // what its people are called there, in the order of its members
}

// forOthers is an exchange as other cohorts have to know it. It refers to no state, so that none is kept for it.
func (s *State) forOthers(x *Exchange) *OtherExchange {
	o := &OtherExchange{Cohort: s.Name, Exchange: x}
	for _, id := range x.Members {
		o.called = append(o.called, s.Call(id))
	}
	return o
}

// runs reports whether the exchange is neither ended nor complete nor over on a day.
func (o *OtherExchange) runs(today programme.Date) bool {
	return o.Open() && !o.Complete(today) && (o.End.IsZero() || !today.After(o.End))
}

// engagement is the exchange as one of its people is in it.
func (o *OtherExchange) engagement(id matching.ID) *matching.Engagement {
	return &matching.Engagement{Cohort: o.Cohort, With: say.And(o.others(id)), Until: o.End}
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

// reckonElsewhere works out who is in an exchange of another cohort that runs at an instant: that of the latest change,
// so that what is planned and what is shown of it agree. s must own its People.
func (s *State) reckonElsewhere(now time.Time) {
	s.elsewhere = nil
	if s.Programme != nil {
		s.elsewhere = engagements(s.others, s.Today(now))
	}
	for id, a := range s.People {
		var e *matching.Engagement
		for _, same := range s.SameAs(id) { // whoever is one person with them is they themselves
			e = longer(e, s.elsewhere[same])
		}
		if !sameEngagement(a.Elsewhere, e) {
			s.amend(id, func(a *Applicant) { a.Elsewhere = e })
		}
	}
}

// longer is of two engagements the one that ends last; one without an end never does.
func longer(a, b *matching.Engagement) *matching.Engagement {
	switch {
	case a == nil:
		return b
	case b == nil, a.Until.IsZero(), !b.Until.IsZero() && !b.Until.After(a.Until):
		return a
	}
	return b
}

// engagements are the exchanges of other cohorts that run on a day, by their people; of several the one that ends last.
func engagements(others []Other, today programme.Date) map[matching.ID]*matching.Engagement {
	var found map[matching.ID]*matching.Engagement
	for _, o := range others {
		for _, p := range o.Pairs {
			if p.In == nil || !p.In.runs(today) {
				continue
			}
			for _, id := range []matching.ID{p.Couple.A, p.Couple.B} {
				if found == nil {
					found = map[matching.ID]*matching.Engagement{}
				}
				found[id] = longer(found[id], p.In.engagement(id))
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
