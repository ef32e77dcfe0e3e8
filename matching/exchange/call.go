package exchange

import (
	"fmt"

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
	Days   int    // until its date, negative where that is past
	Why    string // for people: "check-in 2 of 5, last reached 3 Jun"
}

// IsZero reports whether there is no call to make.
func (c Call) IsZero() bool { return c.Date.IsZero() }

// NextCall returns the next call: on the day agreed in the last call; else, if that reached nobody, two
// working days after it; else on the first of the programme's check-in dates that is not covered. A
// call that reached someone covers every date up to a week after it, so that one late call leaves no
// queue of earlier ones. A complete exchange gets no more calls.
func (e Exchange) NextCall(terms programme.Exchange, today programme.Date) Call {
	if e.Complete(today) {
		return Call{}
	}
	due, why := e.nextCallOn(today)
	if due.IsZero() {
		return Call{}
	}
	days := due.Sub(today)
	return Call{Date: due, Number: e.callNumber(), Status: onDate(days, terms), Days: days, Why: why}
}

func (e Exchange) nextCallOn(today programme.Date) (programme.Date, string) {
	if last, ok := e.lastCall(); ok {
		switch {
		case !last.Next.IsZero():
			return last.Next, "agreed on " + Day(last.Date, today) + e.neverReached()
		case !last.reachedSomeone():
			again := e.add(last.Date, programme.Span{WorkingDays: retryDays}, 1)
			return again, "nobody reached on " + Day(last.Date, today)
		}
	}
	k := e.covered()
	if k == len(e.CallsDue) {
		return programme.Date{}, ""
	}
	why := fmt.Sprintf("check-in %d of %d", k+1, len(e.CallsDue))
	if last, ok := e.lastReached(); ok {
		why += ", last reached " + Day(last.Date, today)
	}
	return e.CallsDue[k], why
}

func (e Exchange) neverReached() string {
	if _, ok := e.lastReached(); ok {
		return ""
	}
	return ", never reached"
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
