package exchange

import (
	"cmp"
	"slices"

	"crosswalk/matching/programme"
)

// Outlook is how an exchange stands on a day and what comes next in it. It is the one answer to both:
// calendar, queue, call sheet, commands and exports read it, and none works out its own.
type Outlook struct {
	Health Health
	Why    Reason   // of the health
	Items  []Item   // what is due or overdue, the call included, by date
	Open   OpenStep // the step to do next
	ToTick string   // name of the step to tick next, see [Exchange.toTick]
	Call   Call     // the call that is planned; zero if none is
	Next   NextStep

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

// When is how soon the next step of an exchange is to be taken.
type When string

const (
	Now   When = "now"   // today, or it was due before
	Soon  When = "soon"  // within the programme's soon days
	Later When = "later" // after those, or no day is planned
)

// NextStep is what the facilitator does next about an exchange, which is a call. That of a complete exchange
// is zero: nobody needs to be rung any more.
type NextStep struct {
	When When
	Call Call // that is planned; zero if none is
	// Also is what makes a call worth while beside the one that is planned, if anything does: the exchange is at
	// risk, a visit is due. If the call is not planned for today, this is why it is to be made today all the same.
	Also Reason

	today programme.Date
}

// quietAfterCall is how many days after a call that reached somebody nothing but the next call counts.
const quietAfterCall = 7

// someDay stands for the day of what has none; it sorts after all others.
var someDay = programme.Date{Year: 9999, Month: 12, Day: 31}

// Outlook returns how the exchange stands on a day, and what comes next.
func (e Exchange) Outlook(terms programme.Exchange, today programme.Date) Outlook {
	o := Outlook{ToTick: e.toTick(), Call: e.nextCall(terms, today), Open: e.nextOpen(terms, today), today: today}
	o.Items = e.dueItems(o.Call, terms, today)
	o.Health, o.Why = e.health(o, terms)
	if o.Health != HealthComplete {
		o.Next = e.nextStep(o, terms)
	}
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
	o := OpenStep{Step: e.Steps[best], Due: e.DueOn(e.Steps[best])}
	o.Status, o.Days = e.Status(best, terms, today)
	return o
}

func (e Exchange) sooner(i, j int) bool {
	if e.DueOn(e.Steps[i]) == e.DueOn(e.Steps[j]) && !e.DueOn(e.Steps[i]).IsZero() {
		return !e.waits(e.Steps[i]) && e.waits(e.Steps[j])
	}
	return e.earlier(i, j)
}

// earlier reports whether a step is due before another; without a date comes last.
func (e Exchange) earlier(i, j int) bool {
	a, b := e.DueOn(e.Steps[i]), e.DueOn(e.Steps[j])
	if a.IsZero() || b.IsZero() {
		return !a.IsZero() && b.IsZero()
	}
	return a.Before(b)
}

// toTick returns the name of the earliest open step that is ticked by hand; else of the earliest open one,
// else of the first; nothing where there are no steps.
func (e Exchange) toTick() string {
	best, bestByHand := -1, false
	for i, s := range e.Steps {
		if !e.open(i) {
			continue
		}
		hand := s.ByHand()
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

// nextStep returns what is to be done next, given all else of the outlook.
func (e Exchange) nextStep(o Outlook, terms programme.Exchange) NextStep {
	n := NextStep{When: Later, Call: o.Call, today: o.today}
	switch {
	case o.Call.IsZero():
	case o.Call.Days <= 0:
		n.When = Now
	case o.Call.Status == Due:
		n.When = Soon
	}
	also := e.worthACall(o, terms)
	if also.IsZero() || n.When != Now && e.rungLately(o) {
		return n
	}
	n.When, n.Also = Now, also
	return n
}

// worthACall returns what makes a call worth while beside the calls that are planned: an exchange at risk, a
// meeting of the two that is due.
func (e Exchange) worthACall(o Outlook, terms programme.Exchange) Reason {
	if o.Health == HealthAtRisk {
		return o.Why
	}
	for i, s := range e.Steps {
		if !s.kind().meets {
			continue
		}
		if status, days := e.Status(i, terms, o.today); status == Due || status == Overdue {
			return Reason{Kind: BecauseDue, Item: e.item(s, status, days), today: o.today}
		}
	}
	return Reason{}
}

// rungLately reports whether the next call was agreed, or somebody was reached a few days ago.
func (e Exchange) rungLately(o Outlook) bool {
	return slices.ContainsFunc(e.CheckIns, func(c CheckIn) bool {
		return c.Next == o.Call.Date && !c.Next.IsZero() || c.reachedSomeone() && o.today.Sub(c.Date) < quietAfterCall
	})
}

// Say is how the exchange stands, in words: "at risk: nobody reached for 5 weeks", "next: Closing review, due
// 27 Sep".
func (o Outlook) Say(names []string) string {
	switch {
	case o.Health == HealthComplete:
		return string(HealthComplete)
	case o.Health == HealthAtRisk && o.Why.Kind != BecauseMood: // that says it already
		return string(HealthAtRisk) + ": " + o.Why.Say(names)
	}
	return o.Why.Say(names)
}

// SayShort is the same in the fewest words that tell when: "overdue 12 days", "due 3 Jun", "next 27 Sep". Of
// what is at risk nothing is left out.
func (o Outlook) SayShort(names []string) string {
	switch o.Health {
	case HealthAtRisk:
		return o.Say(names)
	case HealthOverdue:
		return o.Why.Item.Status.Say(o.Why.Item.Days)
	case HealthDue:
		if o.Why.Item.Days > 1 {
			return "due " + Day(o.Why.Item.Due, o.today)
		}
		return o.Why.Item.Status.Say(o.Why.Item.Days)
	case HealthOnTrack:
		if !o.Open.Due.IsZero() {
			return "next " + Day(o.Open.Due, o.today)
		}
		return string(HealthOnTrack)
	case HealthComplete:
		return string(HealthComplete)
	}
	return string(o.Health)
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
	case len(o.Items) > 0:
		return o.Items[0].Due
	case !o.Open.Due.IsZero():
		return o.Open.Due
	}
	return someDay
}

// CompareNeed orders exchanges on one day by whom to ring first: by the day of the next step, then by health.
func (o Outlook) CompareNeed(other Outlook) int {
	return cmp.Or(o.Next.day().Compare(other.Next.day()), cmp.Compare(o.Health.Rank(), other.Health.Rank()))
}

// day is the one by which next steps are ordered. A reason to ring today counts as a call of today.
func (n NextStep) day() programme.Date {
	switch d := n.Call.Date; {
	case n.When == Now && (d.IsZero() || d.After(n.today)):
		return n.today
	case d.IsZero():
		return someDay
	default:
		return d
	}
}

// Say is when to ring, in words: "overdue 12 days", "today", "now" for a call that is not planned for today,
// "tomorrow", "Tue 6 Jun", "no call planned".
func (n NextStep) Say() string {
	switch c := n.Call; {
	case n.When == Now && (c.IsZero() || c.Days > 0):
		return "now"
	case c.IsZero():
		return "no call planned"
	case c.Status == Overdue:
		return c.Status.Say(c.Days)
	case c.Days == 0:
		return "today"
	case c.Days == 1:
		return "tomorrow"
	default:
		return WeekDay(c.Date, n.today)
	}
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
