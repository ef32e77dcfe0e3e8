package exchange

import "crosswalk/matching/programme"

// Outlook is how an exchange stands on a day and what comes next in it. It is the one answer to both:
// calendar, queue, call sheet, commands and exports read it, and none works out its own.
type Outlook struct {
	Health Health
	Why    Reason   // of the health
	Items  []Item   // what is due or overdue, the call included, by date
	Open   OpenStep // the step to do next
	ToTick string   // name of the step to tick next, see [Exchange.toTick]
	Next   NextStep // what to do next, and when

	today programme.Date
}

// OpenStep is a step that is neither done nor skipped. The zero OpenStep is none.
type OpenStep struct {
	Step   Step
	Due    programme.Date // zero if it has no date
	Status Status
	Days   int // until its date, negative where that is past
}

// IsZero reports whether no step is open.
func (o OpenStep) IsZero() bool { return o.Status == "" }

// someDay stands for the day of what has none; it sorts after all others.
var someDay = programme.Date{Year: 9999, Month: 12, Day: 31}

// Outlook returns how the exchange stands on a day, and what comes next.
func (e Exchange) Outlook(terms programme.Exchange, today programme.Date) Outlook {
	e = e.seeing()
	call := e.nextCall(terms, today)
	o := Outlook{Items: e.dueItems(call, terms, today), Open: e.nextOpen(terms, today), ToTick: e.toTick(), today: today}
	o.Health, o.Why = e.health(o, terms)
	o.Next = e.nextStep(o, call, terms)
	return o
}

// nextOpen returns the open step to do next. The earliest date comes first, of the same date what waits for
// nothing; steps without a date come last.
func (e Exchange) nextOpen(terms programme.Exchange, today programme.Date) OpenStep {
	best := -1
	for i := range e.Steps {
		if e.open(i) && (best < 0 || e.sooner(i, best)) {
			best = i
		}
	}
	if best < 0 {
		return OpenStep{}
	}
	o := OpenStep{Step: e.Steps[best], Due: e.dueAt(best)}
	o.Status, o.Days = e.Status(best, terms, today)
	return o
}

func (e *Exchange) sooner(i, j int) bool {
	if due := e.dueAt(i); due == e.dueAt(j) && !due.IsZero() {
		return !e.waits(i) && e.waits(j)
	}
	return e.earlier(i, j)
}

// earlier reports whether a step is due before another; without a date comes last.
func (e *Exchange) earlier(i, j int) bool {
	a, b := e.dueAt(i), e.dueAt(j)
	if a.IsZero() || b.IsZero() {
		return !a.IsZero() && b.IsZero()
	}
	return a.Before(b)
}

// toTick returns the name of the earliest open step that is ticked by hand; else of the earliest open one,
// else of the first; nothing where there are no steps. While the exchange is proposed, nothing comes before the answers but
// what the coordinator has to do until then.
func (e Exchange) toTick() string {
	best, bestByHand := -1, false
	proposal := e.proposal()
	for i := range e.Steps {
		if !e.open(i) || proposal >= 0 && i != proposal && !(e.Steps[i].Owner == programme.OwnerCoordinator && e.earlier(i, proposal)) {
			continue
		}
		hand := e.Steps[i].byHand()
		if best >= 0 && (bestByHand && !hand || bestByHand == hand && !e.earlier(i, best)) {
			continue
		}
		best, bestByHand = i, hand
	}
	switch {
	case best >= 0:
		return e.Steps[best].Name
	case len(e.Steps) > 0:
		return e.Steps[0].Name
	}
	return ""
}

// Say is how the exchange stands, in words: "at risk: nobody reached for 5 weeks", "next: Closing review, due
// 27 Sep".
func (o Outlook) Say(names []string) string {
	switch {
	case o.Why.Kind == BecauseComplete:
		return string(HealthComplete)
	case o.Health == HealthAtRisk && o.Why.Kind != BecauseMood: // that says it already
		return string(HealthAtRisk) + ": " + o.Why.Say(names)
	}
	return o.Why.Say(names)
}

// SayAlso is what makes a call worth while beside the one that is planned, in words; nothing if nothing does.
func (o Outlook) SayAlso(names []string) string {
	switch {
	case o.Next.Also.IsZero():
		return ""
	case o.Health == HealthAtRisk:
		return o.Say(names)
	}
	return o.Next.Also.Say(names)
}

// First is the earliest of what is due or overdue; zero if nothing is.
func (o Outlook) First() Item {
	if len(o.Items) > 0 {
		return o.Items[0]
	}
	return Item{}
}

// Day is the next day on which something is to be done, past if that is overdue; far away if nothing has one.
func (o Outlook) Day() programme.Date {
	switch {
	case o.Next.IsZero():
		return someDay
	case len(o.Items) > 0 && o.Items[0].Due.Before(o.Next.Date):
		return o.Items[0].Due
	}
	return o.Next.Date
}
