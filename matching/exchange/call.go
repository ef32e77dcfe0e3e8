package exchange

import (
	"fmt"
	"slices"

	"crosswalk/matching/programme"
)

// How calls follow each other.
const (
	aheadDays   = 7     // a call stands for what is planned up to so many days ahead
	chaseDays   = 7     // a step of the pair is so long overdue before somebody rings about it
	patchyDays  = 3 * 7 // the longest wait while it goes patchily
	riskDays    = 7     // the longest wait while it is said to be at risk
	troubleDays = 3 * 7 // the longest wait while there is trouble that was talked about
	askAgain    = 2 * 7 // until the next call about a pause that goes on, or a proposal that nobody answered
	openDays    = 13 * 7
)

// How tries follow each other.
const (
	triesOfOurs = 3  // after so many in a row that reached nobody, the coordinator sees to it
	mostTries   = 12 // in a row; after those nobody rings
)

// retries are how long after a try that reached nobody the next one is: after the first, after the second, and
// after every other.
var retries = [...]programme.Span{{WorkingDays: 2}, {WorkingDays: 4}, {Days: 7}}

// halfWaits are how many days after a call the next one is, where one of the parties was never reached: after the first
// call without that one, after the second. After every other it is as in any trouble.
var halfWaits = [...]int{7, 2 * 7}

// Call is the next call to make. The zero Call is none.
type Call struct {
	Date      programme.Date
	Milestone string // of the facilitator, which is this call; empty for a check-in
	Title     string
	Number    int // which of the programme's check-ins it is, or, after those, how many it makes
	Status    Status
	Days      int // until its date, negative where that is past
	Tries     int // how many calls in a row reached nobody
	Why       Reason
}

// IsZero reports whether there is no call to make.
func (c Call) IsZero() bool { return c.Date.IsZero() }

// nextCall returns the next call. One that was tried is tried again; else it is the first of what calls are planned
// for. None is planned once the exchange has ended, after its last day, when every step is done, and after the most
// tries; then the next step is to close it.
func (e Exchange) nextCall(terms programme.Exchange, today programme.Date) Call {
	tries := e.Tries()
	if e.Ending != nil || tries >= mostTries || e.ended(today) || e.Complete(today) {
		return Call{}
	}
	p, ok := e.planned(terms, today)
	if !ok || e.ended(p.on) {
		return Call{}
	}
	if p.on.Before(today) || p.on == today {
		if e.rungOn(today) {
			p.on = e.nextWorking(today)
		}
	}
	if e.ended(p.on) {
		return Call{}
	}
	p.why.today = today
	days := p.on.Sub(today)
	c := Call{Date: p.on, Number: e.callNumber(), Status: onDate(days, terms), Days: days, Tries: tries, Why: p.why}
	c.Title = fmt.Sprintf("Check-in %d", c.Number)
	if p.step >= 0 {
		c.Milestone, c.Title = e.Steps[p.step].Name, e.Steps[p.step].Title
	}
	return c
}

// Name is how commands call what the call is: its milestone, or "check-in N".
func (c Call) Name() string {
	if c.Milestone != "" {
		return c.Milestone
	}
	return fmt.Sprintf("check-in %d", c.Number)
}

// planned returns what the next call is for.
func (e Exchange) planned(terms programme.Exchange, today programme.Date) (plan, bool) {
	last, rung := e.lastCall()
	if pause, paused := e.Paused(); paused {
		return e.plannedInPause(pause, last), true
	}
	if tries := e.Tries(); tries > 0 {
		return e.again(last, tries), true
	}
	base, ok := e.plannedAnyway(last, rung)
	extra, more := e.extra(terms, today)
	switch {
	case !more || ok && base.why.Kind == BecauseAgreed && !base.on.After(today): // a promise is kept first
		return base, ok
	case !ok || extra.on.AddDays(aheadDays).Before(base.on) || extra.firm && base.why.Kind != BecauseAgreed && extra.on.Before(base.on):
		return extra, true
	}
	return base, ok
}

// plan is what a call may be for, and when.
type plan struct {
	on   programme.Date
	why  Reason
	step int  // the milestone of the facilitator that is the call, -1 for none
	firm bool // it does not wait for a call that is planned up to a week later
}

// earliest is the plan with the first date, the first of those where several have it.
type earliest struct {
	plan
	some bool
}

// has reports whether a plan for a day would be the first.
func (e *earliest) has(on programme.Date) bool { return !e.some || on.Before(e.on) }

func (e *earliest) add(p plan) {
	if e.has(p.on) {
		e.plan, e.some = p, true
	}
}

// again is the next try.
func (e Exchange) again(last CheckIn, tries int) plan {
	p := plan{on: last.Next, why: Reason{Kind: BecauseAgreed, On: last.Date, Never: e.neverReached()}, step: -1}
	if last.Next.IsZero() {
		p.on = e.toWorking(e.add(last.Date, retries[min(tries, len(retries))-1], 1))
		p.why = Reason{Kind: BecauseUnanswered, On: last.Date, Number: tries, Never: e.neverReached()}
	}
	return p
}

// plannedInPause is the call that asks whether a pause is over: on the day that was said, or agreed since; again two
// weeks after it was asked, and like any other where nobody was reached.
func (e Exchange) plannedInPause(pause Pause, last CheckIn) plan {
	p := plan{on: e.toWorking(pause.Until), why: Reason{Kind: BecausePaused, On: pause.Until, Since: pause.From}, step: -1}
	switch {
	case last.Date.Before(pause.Until):
		if last.Date.After(pause.From) && last.Next.After(pause.Until) {
			p.on = last.Next
		}
	case e.Tries() > 0:
		p.on = e.again(last, e.Tries()).on
	case !last.Next.IsZero():
		p.on = last.Next
	default:
		p.on = e.toWorking(last.Date.AddDays(askAgain))
	}
	return p
}

// plannedAnyway is the first of what is planned whatever happens: the day agreed in the last call, which stands for
// what was planned before it; else the programme's check-ins and the facilitator's milestones. While it is not known whether
// the exchange is accepted, check-ins wait too.
func (e Exchange) plannedAnyway(last CheckIn, rung bool) (plan, bool) {
	if rung && !last.Next.IsZero() && !last.Date.Before(e.Reopened) {
		return plan{on: last.Next, why: Reason{Kind: BecauseAgreed, On: last.Date, Never: e.neverReached()}, step: -1}, true
	}
	var first earliest
	reached, _ := e.lastReached()
	if k := e.covered(); (k < len(e.CallsDue) || !e.Every.IsZero() && e.End.IsZero()) && !e.isProposed() {
		why := Reason{Kind: BecauseCheckIn, Number: k + 1, Of: len(e.CallsDue), On: reached.Date}
		if !e.Every.IsZero() && e.End.IsZero() {
			why.Of = 0
		}
		first.add(plan{on: e.callDue(k), why: why, step: -1})
	}
	for i := range e.Steps {
		s := &e.Steps[i]
		if !s.isCall() {
			continue
		}
		due := e.callDay(s)
		if due.IsZero() || !e.open(i) || e.waits(i) || e.covers(reached, due) {
			continue
		}
		if first.has(due) {
			first.add(plan{on: due, why: Reason{Kind: BecauseMilestone, Item: e.item(i, "", 0), On: reached.Date}, step: i})
		}
	}
	p, ok := first.plan, first.some
	if !ok && e.End.IsZero() {
		from := e.Start
		for _, d := range append(slices.Clone(e.CallsDue), reached.Date) {
			if d.After(from) {
				from = d
			}
		}
		p, ok = plan{on: e.toWorking(from.AddDays(openDays)), why: Reason{Kind: BecauseNothingElse, On: reached.Date}, step: -1}, true
	}
	return p, ok
}

// covers reports whether a call that reached somebody stands for what is planned on a day.
func (e Exchange) covers(reached CheckIn, on programme.Date) bool {
	return !reached.Date.IsZero() && !on.After(reached.Date.AddDays(aheadDays))
}

// extra is the first of the calls that are worth making for what happened by a day, or did not.
func (e Exchange) extra(terms programme.Exchange, today programme.Date) (plan, bool) {
	var first earliest
	reached, _ := e.lastReached()
	after := func(since programme.Date, wait int) programme.Date {
		if again := reached.Date.AddDays(wait); !reached.Date.IsZero() && again.After(since) {
			since = again
		}
		return e.toWorking(since)
	}
	if c, ok := e.lastMood(); ok && c.Mood != Good {
		wait := patchyDays
		if c.Mood == AtRisk {
			wait = riskDays
		}
		first.add(plan{on: e.lastWorking(c.Date.AddDays(wait)), why: Reason{Kind: BecauseMood, On: c.Date, Mood: c.Mood}, firm: true})
	}
	for _, t := range e.troubles(terms) {
		if t.wait > 0 && (!t.since.After(today) || t.why.Kind == BecauseHalf) {
			since := t.since
			if t.why.Kind == BecauseHalf { // rung about before it is a trouble
				since = reached.Date
			}
			if on := after(since, t.wait); first.has(on) {
				first.add(plan{on: on, why: e.told(t.why, today), firm: t.why.Kind == BecauseHalf})
			}
		}
	}
	for i := range e.Steps {
		s := &e.Steps[i]
		if s.owner() != programme.OwnerPair {
			continue
		}
		due := e.dueAt(i)
		if due.IsZero() || !due.Before(today) || !e.open(i) || e.waits(i) {
			continue
		}
		if s.proposes() {
			from := e.nextWorking(due)
			why := Reason{Kind: BecauseProposed, Parties: e.unanswered(i), On: due}
			first.add(plan{on: after(from, askAgain), why: why, firm: true})
			continue
		}
		if !reached.Date.IsZero() && !reached.Date.Before(due) {
			continue // it was talked about
		}
		on := e.toWorking(due.AddDays(chaseDays))
		if !first.has(on) {
			continue
		}
		why := Reason{Kind: BecauseDue, Item: e.item(i, Overdue, due.Sub(today)), today: today}
		if missing := e.missing(i); missing[0] != Everybody {
			why.Parties = missing
		}
		first.add(plan{on: on, why: why})
	}
	first.step = -1
	return first.plan, first.some
}

// unanswered are the parties of whom an answer is missing.
func (e Exchange) unanswered(i int) []int {
	if missing := e.missing(i); missing[0] != Everybody {
		return missing
	}
	all := make([]int, e.Parties)
	for p := range all {
		all[p] = p
	}
	return all
}

// Tries is how many calls in a row, up to the last one, reached nobody. Those before an ending was taken back do not
// count.
func (e Exchange) Tries() int {
	n := 0
	for _, c := range slices.Backward(e.callsByDate()) {
		if c.reachedSomeone() || c.Date.Before(e.Reopened) {
			break
		}
		n++
	}
	return n
}

func (e Exchange) neverReached() bool {
	_, ever := e.lastReached()
	return !ever
}

// rungOn reports whether there was a call on a day.
func (e Exchange) rungOn(day programme.Date) bool {
	return slices.ContainsFunc(e.CheckIns, func(c CheckIn) bool { return c.Date == day })
}

// callDue is the day of the k-th check-in that the programme asks for, from 0 on: those of CallsDue and, in an exchange
// without an end, Every after the last of them.
func (e Exchange) callDue(k int) programme.Date {
	if k < len(e.CallsDue) {
		return e.CallsDue[k]
	}
	d := e.Start
	if n := len(e.CallsDue); n > 0 {
		d, k = e.CallsDue[n-1], k-n
	}
	for range k + 1 {
		d = e.add(d, e.Every, 1)
	}
	return e.toWorking(d)
}

// covered returns how many of the programme's check-ins the calls made so far stand for.
func (e Exchange) covered() int {
	last, ok := e.lastReached()
	if !ok {
		return 0
	}
	n := 0
	for n < len(e.CallsDue) && e.covers(last, e.CallsDue[n]) {
		n++
	}
	if n == len(e.CallsDue) && e.End.IsZero() && !e.Every.IsZero() {
		for e.covers(last, e.callDue(n)) {
			n++
		}
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

// ProposeNext returns the day to propose for the next call while this one ends: the day on which the next would be if
// it was recorded without one. It is zero where no more calls are called for.
func (e Exchange) ProposeNext(c CheckIn, terms programme.Exchange) programme.Date {
	c.ID, c.Next = lastID, programme.Date{}
	return e.AddCheckIn(c).nextCall(terms, c.Date).Date
}

// lastID is after the number of every change.
const lastID = 1<<64 - 1

// Questions returns what the programme would have asked in a call, at most so many: the questions of steps that
// are late or due, by date, and of the next one to come.
func (e Exchange) Questions(terms programme.Exchange, today programme.Date, most int) []string {
	type question struct {
		due    programme.Date
		ask    string
		toCome bool
	}
	var open []question
	for i := range e.Steps {
		s := &e.Steps[i]
		status, _ := e.Status(i, terms, today)
		if status != Done && status != Skipped && s.Ask != "" && e.open(i) {
			open = append(open, question{e.dueAt(i), s.Ask, status == ToCome})
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
