package exchange

import (
	"slices"

	"crosswalk/matching/programme"
)

// How calls follow each other.
const (
	aheadDays  = 7     // a call stands for the programme's check-ins up to so many days ahead
	retryDays  = 2     // working days after a call that reached nobody
	patchyDays = 3 * 7 // the longest wait while it goes patchily
	riskDays   = 7     // the longest wait while it is at risk
)

// Call is the next call to make. The zero Call is none.
type Call struct {
	Date   programme.Date
	Number int // which of the programme's check-ins it is, or, after those, how many it makes
	Status Status
	Days   int // until its date, negative where that is past
	Why    Reason
}

// IsZero reports whether there is no call to make.
func (c Call) IsZero() bool { return c.Date.IsZero() }

// nextCall returns the next call: on the day agreed in the last call; else, if that reached nobody, two
// working days after it; else on the first of the programme's check-in dates that is not covered. A
// call that reached someone covers every date up to a week after it, so that one late call leaves no
// queue of earlier ones. A complete exchange gets no more calls.
func (e Exchange) nextCall(terms programme.Exchange, today programme.Date) Call {
	if e.Complete(today) {
		return Call{}
	}
	due, why := e.nextCallOn()
	if due.IsZero() {
		return Call{}
	}
	why.today = today
	days := due.Sub(today)
	return Call{Date: due, Number: e.callNumber(), Status: onDate(days, terms), Days: days, Why: why}
}

func (e Exchange) nextCallOn() (programme.Date, Reason) {
	if last, ok := e.lastCall(); ok {
		switch {
		case !last.Next.IsZero():
			_, ever := e.lastReached()
			return last.Next, Reason{Kind: BecauseAgreed, On: last.Date, Never: !ever}
		case !last.reachedSomeone():
			again := e.add(last.Date, programme.Span{WorkingDays: retryDays}, 1)
			return again, Reason{Kind: BecauseUnanswered, On: last.Date}
		}
	}
	k := e.covered()
	if k == len(e.CallsDue) {
		return programme.Date{}, Reason{}
	}
	reached, _ := e.lastReached()
	return e.CallsDue[k], Reason{Kind: BecauseCheckIn, Number: k + 1, Of: len(e.CallsDue), On: reached.Date}
}

// covered returns how many of the programme's check-ins the calls made so far stand for.
func (e Exchange) covered() int {
	last, ok := e.lastReached()
	if !ok {
		return 0
	}
	return e.callsUpTo(last.Date.AddDays(aheadDays))
}

func (e Exchange) callsUpTo(d programme.Date) int {
	n := 0
	for n < len(e.CallsDue) && !e.CallsDue[n].After(d) {
		n++
	}
	return n
}

func (e Exchange) callNumber() int {
	if k := e.covered(); k < len(e.CallsDue) {
		return k + 1
	}
	reached := 0
	for _, c := range e.CheckIns {
		if c.reachedSomeone() {
			reached++
		}
	}
	return max(len(e.CallsDue), reached) + 1
}

// ProposeNext returns the day to propose for the next call while today's ends like this: in two working
// days if nobody was spoken to; else the programme's next check-in, but within three weeks if it goes
// patchily and within one if it is at risk. It is zero where no more calls are called for.
func (e Exchange) ProposeNext(outcome Outcome, mood Mood, today programme.Date) programme.Date {
	if outcome != Spoke {
		return e.add(today, programme.Span{WorkingDays: retryDays}, 1)
	}
	var next programme.Date
	if k := e.callsUpTo(today.AddDays(aheadDays)); k < len(e.CallsDue) {
		next = e.CallsDue[k]
	}
	longest := 0
	switch mood {
	case Patchy:
		longest = patchyDays
	case AtRisk:
		longest = riskDays
	}
	if longest == 0 || !next.IsZero() && next.Sub(today) <= longest {
		return next
	}
	return e.lastWorking(today.AddDays(longest))
}

// Questions returns what the programme would have asked in a call, at most so many: the questions of steps that
// are late or due, by date, and of the next one to come.
func (e Exchange) Questions(terms programme.Exchange, today programme.Date, most int) []string {
	type question struct {
		due    programme.Date
		ask    string
		toCome bool
	}
	var open []question
	for i, s := range e.Steps {
		status, _ := e.Status(i, terms, today)
		if status != Done && status != Skipped && s.Ask != "" {
			open = append(open, question{e.DueOn(s), s.Ask, status == ToCome})
		}
	}
	slices.SortStableFunc(open, func(a, b question) int { return a.due.Compare(b.due) })
	var asks []string
	for _, q := range open {
		if len(asks) == most {
			break
		}
		asks = append(asks, q.ask)
		if q.toCome {
			break
		}
	}
	return asks
}
