package exchange

import (
	"cmp"
	"slices"

	"crosswalk/matching/programme"
)

// When is how soon the next step of an exchange is to be taken.
type When string

const (
	Now   When = "now"   // today, or it was due before
	Soon  When = "soon"  // within the programme's soon days
	Later When = "later" // after those
)

// StepClose is what the next step of an exchange is called that waits for nothing but to be closed.
const StepClose = "close"

// NextStep is the one dated thing that an open exchange waits for, who sees to it and why. That of an exchange that
// has ended is zero; no open one's is.
type NextStep struct {
	Date  programme.Date
	Days  int    // until then, negative where that is past
	Step  string // the name of a milestone, "check-in N" or StepClose
	Title string
	Owner programme.Owner
	Why   Reason
	When  When
	Tries int  // calls in a row that reached nobody, up to the last
	Call  Call // that is planned, be it this step or after it; zero if none is
	// Also is the trouble that the exchange is in, where Why does not tell it.
	Also Reason

	today programme.Date
}

// IsZero reports whether there is no next step, because the exchange has ended.
func (n NextStep) IsZero() bool { return n.Step == "" }

// IsCall reports whether the step is to ring.
func (n NextStep) IsCall() bool {
	return !n.Call.IsZero() && n.Step == n.Call.Name() && n.Date == n.Call.Date
}

// nextStep returns what is next, given the call that is planned and all else of the outlook: the call; a step of the
// pair that is to come before it; where no call is planned, a step of the coordinator or the closing.
func (e Exchange) nextStep(o Outlook, call Call, terms programme.Exchange) NextStep {
	if e.Ending != nil {
		return NextStep{}
	}
	n := NextStep{Call: call, Tries: e.Tries(), Owner: programme.OwnerFacilitator, today: o.today}
	if call.IsZero() {
		n.Date, n.Why = e.closing()
		n.Step, n.Title = StepClose, "Close the exchange"
		if !n.Date.After(o.today) && e.rungOn(o.today) {
			n.Date = e.nextWorking(o.today)
		}
	} else {
		n.Date, n.Step, n.Title, n.Why = call.Date, call.Name(), call.Title, call.Why
	}
	if n.Tries >= triesOfOurs {
		n.Owner = programme.OwnerCoordinator
	}
	if i := e.earlierStep(n, o.today); i >= 0 {
		s := &e.Steps[i]
		n.Date, n.Step, n.Title, n.Owner = e.dueAt(i), s.Name, s.Title, s.owner()
		status, days := e.Status(i, terms, o.today)
		n.Why = Reason{Kind: BecauseWaiting, Item: e.item(i, status, days)}
		if missing := e.missing(i); missing[0] != Everybody {
			n.Why.Parties = missing
		}
	}
	n.Why.today = o.today
	n.Days = n.Date.Sub(o.today)
	n.When = when(n.Days, terms)
	if o.Health == HealthAtRisk && o.Why.Kind != n.Why.Kind {
		n.Also = o.Why
	}
	return n
}

func when(days int, terms programme.Exchange) When {
	switch {
	case days <= 0:
		return Now
	case days <= terms.SoonDays:
		return Soon
	}
	return Later
}

// earlierStep is the step that comes before a call or the closing, -1 if none does: one of the pair that is to come
// earlier, so that nobody has to do anything about it yet; before the closing also one of the coordinator, an overdue
// one too until the last day is over. None holds up a call, nor comes before what is with the coordinator because
// nobody was reached.
func (e Exchange) earlierStep(n NextStep, today programme.Date) int {
	if _, paused := e.Paused(); paused || n.Tries >= triesOfOurs {
		return -1
	}
	rung := e.rungOn(today)
	best := -1
	for i := range e.Steps {
		s, due := &e.Steps[i], e.dueAt(i)
		if due.IsZero() || !e.open(i) || e.waits(i) || !due.Before(n.Date) {
			continue
		}
		toCome := due.After(today)
		coordinators := n.Step == StepClose && s.owner() == programme.OwnerCoordinator && n.Date.After(today) && (toCome || !rung)
		if s.owner() == programme.OwnerPair && toCome || coordinators {
			if best < 0 || due.Before(e.dueAt(best)) {
				best = i
			}
		}
	}
	return best
}

// closing returns when the exchange is to be closed, where no call is planned any more, and why: the working day after
// its last step was done, a week after the last try, or the working day after its last day.
func (e Exchange) closing() (programme.Date, Reason) {
	last := e.Start
	for i := range e.Steps {
		s := &e.Steps[i]
		switch on, ok := e.DoneOn(i); {
		case ok:
			last = maxDate(last, on)
		default:
			last = maxDate(last, s.Skipped)
		}
	}
	tries, done := e.Tries(), e.Complete(e.Start)
	switch lastCall, _ := e.lastCall(); {
	case done && (e.End.IsZero() || last.Before(e.End)):
		return e.nextWorking(last), Reason{Kind: BecauseComplete}
	case tries >= mostTries && (e.End.IsZero() || !lastCall.Date.AddDays(7).After(e.End)):
		return e.toWorking(lastCall.Date.AddDays(7)), Reason{Kind: BecauseTries, Number: tries, On: lastCall.Date}
	}
	return e.nextWorking(e.End), Reason{Kind: BecauseLastDay, On: e.End}
}

// need says how much a next step needs doing before others: trouble, a promise, what is overdue, what is due, and below
// those who can be reached what the coordinator has to see to; then what is soon, and what is later.
func (o Outlook) need() int {
	switch n := o.Next; {
	case n.IsZero():
		return 7
	case n.When == Later:
		return 6
	case n.When == Soon:
		return 5
	case n.Owner == programme.OwnerCoordinator:
		return 4
	case o.Health == HealthAtRisk || n.Why.Kind == BecauseHalf || n.Why.Never:
		return 0
	case n.Why.Kind == BecauseAgreed:
		return 1
	case n.Days < 0:
		return 2
	}
	return 3
}

// CompareNeed orders exchanges on one day by whose next step needs doing first; within the same need by the date, the
// longest overdue first.
func (o Outlook) CompareNeed(other Outlook) int { return o.Need().Compare(other.Need()) }

// Need is what tells how much the next step of an exchange needs doing before those of others.
type Need struct {
	need int
	date programme.Date
	rank int
}

// Need of the next step.
func (o Outlook) Need() Need { return Need{o.need(), o.Next.Date, o.Health.Rank()} }

// Compare is [Outlook.CompareNeed].
func (n Need) Compare(other Need) int {
	return cmp.Or(cmp.Compare(n.need, other.need), n.date.Compare(other.date), cmp.Compare(n.rank, other.rank))
}

// Owners are those who see to a next step, the facilitator first.
func Owners() []programme.Owner {
	return []programme.Owner{programme.OwnerFacilitator, programme.OwnerCoordinator, programme.OwnerPair}
}

// IsOurs reports whether the step is one that facilitator or coordinator have to take, and now.
func (n NextStep) IsOurs() bool { return n.When == Now && slices.Contains(Owners()[:2], n.Owner) }

// Say is when the step is to be taken, in words: "overdue 12 days", "today", "tomorrow", "Tue 6 Jun".
func (n NextStep) Say() string {
	switch {
	case n.IsZero():
		return "nothing"
	case n.Days < 0:
		return Overdue.Say(n.Days)
	case n.Days == 0:
		return "today"
	case n.Days == 1:
		return "tomorrow"
	}
	return WeekDay(n.Date, n.today)
}
