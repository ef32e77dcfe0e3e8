package exchange

import (
	"slices"

	"crosswalk/matching/programme"
)

// DoneOn returns the day on which a step was completed: the last party's day for a step with Each.
func (e *Exchange) DoneOn(i int) (programme.Date, bool) {
	known := e.Seen.step(i)
	if known == nil {
		return e.findDone(i)
	}
	if !known.knowsDone {
		known.on, known.done = e.findDone(i)
		known.knowsDone = true
	}
	return known.on, known.done
}

func (e *Exchange) findDone(i int) (programme.Date, bool) {
	var last programme.Date
	days, ticked := e.ticksOf(i) // without a copy
	if !ticked {
		days = e.doneDays(i)
	}
	for _, d := range days {
		if d.IsZero() {
			return programme.Date{}, false
		}
		if d.After(last) {
			last = d
		}
	}
	return last, len(days) > 0
}

// ticksOf are the days on which people ticked the i-th step, if they are all that does it and there is one for each
// party: then they are what [Exchange.DoneDays] returns.
func (e *Exchange) ticksOf(i int) ([]programme.Date, bool) {
	if i < 0 || i >= len(e.Steps) {
		return nil, false
	}
	s := &e.Steps[i]
	only := s.onlyWay()
	if only == nil || only.Record != RecordTick {
		return nil, false
	}
	if len(s.Done) == 0 {
		return nil, true
	}
	return s.Done, len(s.Done) == e.ticks(s.Each)
}

// doneDays are what [Exchange.DoneDays] returns, to be read only.
func (e *Exchange) doneDays(i int) []programme.Date {
	known := e.Seen.step(i)
	if known == nil {
		return e.DoneDays(i)
	}
	if !known.knowsDays {
		known.days, known.knowsDays = e.DoneDays(i), true
	}
	return known.days
}

// DoneDays returns the day on which each party did a step, zero for those who have not; one day for all
// where the step is without Each. What visits, hours and calls do is worked out here, by the step's [StepKind],
// from those that are logged, in the order of their dates. A step with several ways is done by whichever comes first.
func (e Exchange) DoneDays(i int) []programme.Date {
	if i < 0 || i >= len(e.Steps) {
		return nil
	}
	s := &e.Steps[i]
	days := make([]programme.Date, e.ticks(s.Each))
	if only := s.onlyWay(); only != nil {
		only.fill(e, s, e.before(i), days)
		return days
	}
	ways := s.ways(make([]*StepKind, 0, usualWays))
	if len(ways) == 1 {
		ways[0].fill(e, s, e.before(i), days)
		return days
	}
	one := make([]programme.Date, len(days))
	for _, way := range ways {
		clear(one)
		way.fill(e, s, 0, one)
		for p, d := range one {
			if !d.IsZero() && (days[p].IsZero() || d.Before(days[p])) {
				days[p] = d
			}
		}
	}
	return days
}

// before is how many steps that are done in the same one way, and no other, come before the i-th.
func (e *Exchange) before(i int) int {
	s, nth := &e.Steps[i], 0
	for k := range e.Steps[:i] {
		other := &e.Steps[k]
		if other.DoneBy == s.DoneBy && other.Each == s.Each && len(other.Also) == 0 && other.Answer.IsZero() {
			nth++
		}
	}
	return nth
}

// ticks is how many days a step is done on: one for each party where each does it, else one for all.
func (e *Exchange) ticks(each bool) int {
	if each {
		return e.Parties
	}
	return 1
}

// nthDay returns the day of the n-th of those that count, from 0 on.
func nthDay[T any](all []T, n int, counts func(T) (programme.Date, bool)) programme.Date {
	for _, one := range all {
		d, ok := counts(one)
		if !ok {
			continue
		}
		if n == 0 {
			return d
		}
		n--
	}
	return programme.Date{}
}

// minimumOn returns the day on which the visits reached the minimum.
func (e Exchange) minimumOn() programme.Date {
	visits := e.visitsByDate()
	for n := range visits {
		if e.ledger(visits[:n+1]).Meets(e.Minimum) {
			return visits[n].Date
		}
	}
	return programme.Date{}
}

// visitsByDate and callsByDate are in the order of their dates, those of one day as they were logged.
// They may be the exchange's own slices, to be read only.
func (e Exchange) visitsByDate() []Visit {
	return inOrder(e.Visits, func(a, b Visit) int { return a.Date.Compare(b.Date) })
}

func (e Exchange) callsByDate() []CheckIn {
	return inOrder(e.CheckIns, func(a, b CheckIn) int { return a.Date.Compare(b.Date) })
}

func inOrder[T any](all []T, compare func(a, b T) int) []T {
	if slices.IsSortedFunc(all, compare) {
		return all
	}
	return slices.SortedStableFunc(slices.Values(all), compare)
}
