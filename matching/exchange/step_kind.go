package exchange

import (
	"slices"

	"crosswalk/matching/programme"
)

// StepKind is one way in which a step comes to be done: an entry of the table of kinds, which has all that
// differs between them. Nobody else asks which kind a step is.
type StepKind struct {
	By programme.DoneBy
	// Record is what people write down to get such a step done.
	Record Record
	// Ticker is what ticks such a step and Hint says so of the step at hand; both empty where people do.
	Ticker, Hint string

	// noTick and noUntick say why a tick, or taking one back, is refused and what to do instead. They are empty
	// where people tick the step.
	noTick, noUntick string
	// meets: such a step is the meeting of the two that a call is worth while for once it is due.
	meets bool
	// minimum: such a step is the programme's minimum; an exchange that skips it need not reach that.
	minimum bool
	// fill writes down on which day each party did step s, before which there are nth others of its kind; days has
	// one zero day for each party, and just one where s is without Each.
	fill func(e Exchange, s *Step, nth int, days []programme.Date)
}

// Record is what people write down to get a step done.
type Record string

const (
	RecordTick   Record = "tick" // that the step itself is done
	RecordVisit  Record = "visit"
	RecordCall   Record = "call"
	RecordAnswer Record = "answer"
)

// stepKinds is the table: an entry for each of [programme.DoneBys], in that order.
var stepKinds = [...]StepKind{
	{
		By: programme.DoneByTick, Record: RecordTick,
		fill: func(_ Exchange, s *Step, _ int, days []programme.Date) { copy(days, s.Done) },
	},
	{ // the n-th visit does the n-th such step; with Each, a party's n-th visit as the host; the n-th of one who has
		// not hosted before, where the step asks for another host
		By: programme.DoneByVisit, Record: RecordVisit, meets: true,
		Ticker: "the visits themselves", Hint: "a visit ticks this",
		noTick:   "visits tick it by themselves; log the visit, or skip the milestone with a reason",
		noUntick: "it stands as long as the visits do; remove the visit",
		fill: func(e Exchange, s *Step, nth int, days []programme.Date) {
			visits := e.visitsByDate()
			if s.Host == programme.HostOther {
				visits, nth = e.firstHostings(visits), min(nth, e.Parties-1)
			}
			for p := range days {
				days[p] = nthDay(visits, nth, func(v Visit) (programme.Date, bool) {
					return v.Date, !s.Each || v.Host == p
				})
			}
		},
	},
	{ // the first day on which the hours logged reach the minimum; without a minimum, the first visit
		By: programme.DoneByMinimum, Record: RecordVisit, minimum: true,
		Ticker: "the visits themselves", Hint: "the hours of the visits tick this",
		noTick:   "the hours tick it by themselves; log the visits, or skip the milestone with a reason",
		noUntick: "it stands as long as the visits do; remove the visit",
		fill: func(e Exchange, _ *Step, _ int, days []programme.Date) {
			on := e.minimumOn()
			for p := range days {
				days[p] = on
			}
		},
	},
	{ // the n-th call that reached someone; with Each, the n-th that reached the party
		By: programme.DoneByCheckIn, Record: RecordCall,
		Ticker: "a call that reaches them", Hint: "a call that reaches them ticks this",
		noTick:   "a call that reaches someone ticks it; record the check-in, or skip the milestone with a reason",
		noUntick: "it stands as long as the call does; remove the check-in",
		fill: func(e Exchange, s *Step, nth int, days []programme.Date) {
			calls := e.callsByDate()
			for p := range days {
				days[p] = nthDay(calls, nth, func(c CheckIn) (programme.Date, bool) {
					return c.Date, c.reachedSomeone() && (!s.Each || slices.Contains(c.Reached, p))
				})
			}
		},
	},
}

// answeredKind is how a step that takes an answer comes to be done, whatever else does it.
var answeredKind = StepKind{
	Record: RecordAnswer, Ticker: "the answer", Hint: "the answer ticks this",
	noTick:   "the answer ticks it; give the answer, or skip the milestone with a reason",
	noUntick: "it stands as long as the answer does; remove the answer",
	fill:     func(e Exchange, s *Step, _ int, days []programme.Date) { e.answered(s, days) },
}

// manyKind is that of a step that takes any number of answers: it is never done.
var manyKind = StepKind{
	Record: RecordAnswer, Hint: "any number of answers, at any time",
	noTick:   "it takes any number of answers and is never done",
	noUntick: "it takes any number of answers and is never done",
	fill:     func(Exchange, *Step, int, []programme.Date) {},
}

// unknownKind stands for a kind that another version of the program has: such a step is neither done nor
// ticked here, only skipped.
var unknownKind = StepKind{
	Ticker: "another version of Crosswalk", Hint: "another version of Crosswalk ticks this",
	noTick:   "this version of Crosswalk does not know what ticks it; skip the milestone with a reason",
	noUntick: "this version of Crosswalk does not know what ticks it",
	fill:     func(Exchange, *Step, int, []programme.Date) {},
}

// Kind returns how the step comes to be done. A step that names no way is ticked. Of several ways it is the one
// that people see to: ticking, else the first.
func (s Step) Kind() StepKind { return *s.kind() }

func (s *Step) kind() *StepKind {
	if only := s.onlyWay(); only != nil {
		return only
	}
	ways := s.ways(make([]*StepKind, 0, usualWays))
	for _, way := range ways {
		if way.Record == RecordTick {
			return way
		}
	}
	return ways[0]
}

// byVisits reports whether nothing but visits does the step.
func (s *Step) byVisits() bool {
	if only := s.onlyWay(); only != nil {
		return only.Record == RecordVisit
	}
	return !slices.ContainsFunc(s.ways(make([]*StepKind, 0, usualWays)), func(k *StepKind) bool { return k.Record != RecordVisit })
}

// onlyWay is the way in which the step comes to be done, as of most steps; nil if it has several.
func (s *Step) onlyWay() *StepKind {
	switch {
	case s.Many:
		return &manyKind
	case s.Answer.IsZero() && len(s.Also) == 0:
		return kindOf(s.DoneBy)
	}
	return nil
}

// usualWays is how many ways no shipped milestone has more of, so that they are found without memory of their own.
const usualWays = 4

// ways appends all ways in which the step comes to be done.
func (s *Step) ways(ways []*StepKind) []*StepKind {
	switch {
	case s.Many:
		return append(ways, &manyKind)
	case !s.Answer.IsZero():
		ways = append(ways, &answeredKind)
	}
	for k := -1; k < len(s.Also); k++ {
		by := s.DoneBy
		if k >= 0 {
			by = s.Also[k]
		}
		if kind := kindOf(by); s.Answer.IsZero() || kind.Record != RecordTick {
			ways = append(ways, kind)
		}
	}
	return ways
}

// meets reports whether the step is a meeting of the two.
func (s *Step) meets() bool {
	if only := s.onlyWay(); only != nil {
		return only.meets
	}
	return slices.ContainsFunc(s.ways(make([]*StepKind, 0, usualWays)), func(k *StepKind) bool { return k.meets })
}

func kindOf(by programme.DoneBy) *StepKind {
	if by == "" {
		return &stepKinds[0]
	}
	for i := range stepKinds {
		if stepKinds[i].By == by {
			return &stepKinds[i]
		}
	}
	return &unknownKind
}

// ByHand reports whether people tick the step. What visits, hours and calls do is worked out, see
// [Exchange.DoneOn].
func (s Step) ByHand() bool { return s.byHand() }

func (s *Step) byHand() bool { return s.kind().Record == RecordTick }
