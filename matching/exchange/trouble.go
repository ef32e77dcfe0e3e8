package exchange

import (
	"slices"

	"crosswalk/matching/programme"
)

// A trouble of the pair is one that is, or will be if nothing happens until then.
type trouble struct {
	since programme.Date
	why   Reason // what of it depends on the day is filled in when it is told
	wait  int    // the longest time in days between calls about it; 0: it brings no calls beside those planned
}

// Times of trouble.
const (
	triesAtFirst = 2  // so many tries, and one who was never reached is silent
	dayOfVisits  = 75 // how much one working day can bring, in tenths of an hour
	halfCalls    = 2  // so many calls that reached only others, and one counts as not reached
	partToMeet   = 3  // the two have met by one part in so many of their time
)

// troubles are those of the pair, in the order in which they are told. What we are late with ourselves is none, and
// each rests on evidence: tries that reached nobody, calls that reached only others, a judgement in a call, visits
// that were not made. Nobody has to have met before the exchange was accepted.
func (e Exchange) troubles(terms programme.Exchange) []trouble {
	if e.Seen == nil {
		return e.findTroubles(terms)
	}
	if !e.Seen.knowsTroubles {
		e.Seen.troubles, e.Seen.knowsTroubles = e.findTroubles(terms), true
	}
	return e.Seen.troubles
}

func (e Exchange) findTroubles(terms programme.Exchange) []trouble {
	all := make([]trouble, 0, 4)
	if last := e.lastChance(); !last.IsZero() && !e.isProposed() {
		all = append(all, trouble{last.AddDays(1), Reason{Kind: BecauseOutOfReach}, troubleDays})
	}
	if c, ok := e.lastMood(); ok && c.Mood == AtRisk {
		all = append(all, trouble{c.Date, Reason{Kind: BecauseMood, On: c.Date, Mood: c.Mood}, 0})
	}
	if why, since := e.silence(); !since.IsZero() {
		all = append(all, trouble{since, why, 0})
	}
	all = append(all, e.halves()...)
	if t, ok := e.notMet(); ok {
		all = append(all, t)
	}
	return append(all, e.lateVisits(terms)...)
}

// told is a reason with what depends on the day.
func (e Exchange) told(why Reason, today programme.Date) Reason {
	why.today = today
	switch why.Kind {
	case BecauseOutOfReach:
		return e.OutOfReach(today)
	case BecauseDue:
		why.Item.Days = why.Item.Due.Sub(today)
	case BecauseNotMet:
		why.Days = today.Sub(e.Start)
	case BecauseSilent:
		why.Days = today.Sub(why.Since)
	}
	return why
}

// silence is the trouble of a pair that is tried and not reached, from the third try in a row on; of one that was
// never reached from the second on.
func (e Exchange) silence() (Reason, programme.Date) {
	n, least := e.Tries(), triesOfOurs
	reached, ever := e.lastReached()
	if !ever {
		least, reached.Date = triesAtFirst, e.Start
	}
	if n < least {
		return Reason{}, programme.Date{}
	}
	calls := e.callsByDate()
	return Reason{Kind: BecauseSilent, Number: n, Since: reached.Date, Never: !ever}, calls[len(calls)-n+least-1].Date
}

// halves are the troubles of parties who were never reached, although others were: in two calls, or in one that is
// three weeks ago.
func (e Exchange) halves() []trouble {
	var all []trouble
	for p := range e.Parties {
		var since programme.Date
		calls := 0
		for _, c := range e.callsByDate() {
			if slices.Contains(c.Reached, p) {
				calls = -1
				break
			}
			if c.reachedSomeone() {
				calls++
				if calls <= halfCalls {
					since = c.Date
				}
			}
		}
		if calls < 1 {
			continue
		}
		t := trouble{since: since, why: Reason{Kind: BecauseHalf, Parties: []int{p}, Number: calls}, wait: troubleDays}
		if calls < halfCalls {
			t.since = since.AddDays(troubleDays)
		}
		if calls <= len(halfWaits) {
			t.wait = halfWaits[calls-1]
		}
		all = append(all, t)
	}
	return all
}

// notMet is the trouble of two who have not met by a third of their time, or by the day on which the programme would
// have them meet, where that is later. A visit is a meeting, and so is a step that a visit would do. Programmes that
// ask for no meeting have none.
func (e Exchange) notMet() (trouble, bool) {
	var first programme.Date
	for i := range e.Steps {
		s := &e.Steps[i]
		if !s.meets() || !s.Skipped.IsZero() {
			continue
		}
		if _, done := e.DoneOn(i); done {
			return trouble{}, false
		}
		if due := e.dueAt(i); !due.IsZero() && (first.IsZero() || due.Before(first)) {
			first = due
		}
	}
	if len(e.Visits) > 0 || e.End.IsZero() || first.IsZero() || e.isProposed() {
		return trouble{}, false
	}
	by := e.pastPauses(e.Start.AddDays(e.End.Sub(e.Start) / partToMeet))
	since := e.within(maxDate(by, first)).AddDays(1)
	return trouble{since, Reason{Kind: BecauseNotMet}, troubleDays}, true
}

// pastPauses moves a day by the pauses that began before it.
func (e Exchange) pastPauses(d programme.Date) programme.Date {
	for _, p := range e.Pauses {
		if !p.Resumed.IsZero() && p.From.Before(d) {
			d = d.AddDays(p.Resumed.Sub(p.From))
		}
	}
	return d
}

// lateVisits are the troubles of visits that are overdue by more than the programme's quiet days.
func (e Exchange) lateVisits(terms programme.Exchange) []trouble {
	var all []trouble
	for i := range e.Steps {
		s := &e.Steps[i]
		if !s.meets() {
			continue
		}
		due := e.dueAt(i)
		if due.IsZero() || !e.open(i) || e.waits(i) {
			continue
		}
		why := Reason{Kind: BecauseDue, Item: e.item(i, Overdue, 0)}
		if missing := e.missing(i); missing[0] != Everybody {
			why.Parties = missing
		}
		all = append(all, trouble{due.AddDays(terms.QuietDays + 1), why, troubleDays})
	}
	slices.SortStableFunc(all, func(a, b trouble) int { return a.since.Compare(b.since) })
	return all
}

// need returns how many working days the minimum still takes, at seven and a half hours or one meeting each; 0 where
// there is no end to reach it by, or its step is skipped.
func (e Exchange) need() int {
	if e.End.IsZero() || slices.ContainsFunc(e.Steps, func(s Step) bool { return s.kind().minimum && !s.Skipped.IsZero() }) {
		return 0
	}
	tenths, meetings := e.Ledger().short(e.Minimum)
	return max((tenths+dayOfVisits-1)/dayOfVisits, meetings)
}

// lastChance is the last day from which on the minimum can still be met; zero if it is met or there is none.
func (e Exchange) lastChance() programme.Date {
	need := e.need()
	if need == 0 {
		return programme.Date{}
	}
	d := e.lastWorking(e.End)
	for range need - 1 {
		d = e.lastWorking(d.AddDays(-1))
	}
	return d
}

// OutOfReach returns why the minimum cannot be met any more from a day on, that day included; the zero Reason if it
// can, or is met.
func (e Exchange) OutOfReach(day programme.Date) Reason {
	last := e.lastChance()
	if last.IsZero() || !day.After(last) {
		return Reason{}
	}
	left := 0
	for d := day; !d.After(e.End); d = d.AddDays(1) {
		if e.Working(d) {
			left++
		}
	}
	why := Reason{Kind: BecauseOutOfReach, Least: e.Minimum, Ledger: e.Ledger(), Days: left, today: day}
	if e.ended(day) {
		why.On = e.End
	}
	return why
}

func maxDate(a, b programme.Date) programme.Date {
	if a.After(b) {
		return a
	}
	return b
}
