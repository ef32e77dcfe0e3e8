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

// nextStep returns what is to be done next, given the call that is planned and all else of the outlook.
func (e Exchange) nextStep(o Outlook, call Call, terms programme.Exchange) NextStep {
	n := NextStep{When: Later, Call: call, today: o.today}
	switch {
	case call.IsZero():
	case call.Days <= 0:
		n.When = Now
	case call.Status == Due:
		n.When = Soon
	}
	also := e.worthACall(o, terms)
	if also.IsZero() || n.When != Now && e.rungLately(call, o.today) {
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
		if !s.meets() {
			continue
		}
		if status, days := e.Status(i, terms, o.today); status == Due || status == Overdue {
			return Reason{Kind: BecauseDue, Item: e.item(s, status, days), today: o.today}
		}
	}
	return Reason{}
}

// rungLately reports whether the next call was agreed, or somebody was reached a few days ago.
func (e Exchange) rungLately(next Call, today programme.Date) bool {
	return slices.ContainsFunc(e.CheckIns, func(c CheckIn) bool {
		return c.Next == next.Date && !c.Next.IsZero() || c.reachedSomeone() && today.Sub(c.Date) < quietAfterCall
	})
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
