package exchange

import (
	"fmt"

	"crosswalk/matching/programme"
	"crosswalk/matching/say"
)

// ReasonKind is what a reason is about.
type ReasonKind string

const (
	// Why an exchange stands as it does.
	BecauseComplete   ReasonKind = "complete"     // every step is done or skipped
	BecauseOutOfReach ReasonKind = "out of reach" // the minimum cannot be met any more
	BecauseMood       ReasonKind = "mood"         // it was said to be at risk
	BecauseSilent     ReasonKind = "silent"       // nobody was reached
	BecauseDue        ReasonKind = "due"          // a step or a call is due or overdue
	BecauseNext       ReasonKind = "next"         // a step comes next
	BecauseNothing    ReasonKind = "nothing"      // there is nothing to do

	// Why there is a call.
	BecauseAgreed     ReasonKind = "agreed"     // in the last call
	BecauseUnanswered ReasonKind = "unanswered" // the last call reached nobody
	BecauseCheckIn    ReasonKind = "check-in"   // the programme asks for it
)

// Reason is why an exchange stands on a day as it does, or why there is a call: a value, put in words where it
// is shown. The zero Reason is none. Each field is there for the kinds named beside it, and else zero.
type Reason struct {
	Kind    ReasonKind
	Item    Item             // due: what, until when; next: the step, without a date if it has none
	Parties []int            // due: who holds it up, where others have done their part
	On      programme.Date   // mood, agreed, unanswered: the day of the call; check-in: of the last one that reached somebody, if any did; out of reach: the end, if it has passed
	Days    int              // silent: for how long; out of reach: the working days left
	Number  int              // check-in: which of the programme's …
	Of      int              // … and how many these are
	Never   bool             // agreed: nobody was ever reached
	Least   programme.Amount // out of reach: the minimum …
	Ledger  Ledger           // … and what there is of it

	today programme.Date // the day it is told on, for years
}

// IsZero reports whether there is no reason.
func (r Reason) IsZero() bool { return r.Kind == "" }

// Say puts the reason in words, with the parties' names for those that concern some of them:
// "First conversation overdue 12 days: waiting for Tom", "check-in 2 of 5, last reached 3 Jun".
func (r Reason) Say(names []string) string {
	switch r.Kind {
	case BecauseComplete:
		return "every milestone done or skipped"
	case BecauseOutOfReach:
		return r.sayOutOfReach()
	case BecauseMood:
		return "said to be at risk on " + Day(r.On, r.today)
	case BecauseSilent:
		return "nobody reached for " + Days(r.Days)
	case BecauseDue:
		text := r.Item.Title + " " + r.Item.Status.Say(r.Item.Days)
		if len(r.Parties) > 0 {
			waiting := make([]string, len(r.Parties))
			for i, p := range r.Parties {
				waiting[i] = nameOf(names, p)
			}
			text += ": waiting for " + say.And(waiting)
		}
		return text
	case BecauseNext:
		if r.Item.Due.IsZero() {
			return "next: " + r.Item.Title
		}
		return "next: " + r.Item.Title + ", due " + Day(r.Item.Due, r.today)
	case BecauseNothing:
		return "nothing to do"
	case BecauseAgreed:
		text := "agreed on " + Day(r.On, r.today)
		if r.Never {
			text += ", never reached"
		}
		return text
	case BecauseUnanswered:
		return "nobody reached on " + Day(r.On, r.today)
	case BecauseCheckIn:
		text := fmt.Sprintf("check-in %d of %d", r.Number, r.Of)
		if !r.On.IsZero() {
			text += ", last reached " + Day(r.On, r.today)
		}
		return text
	}
	return string(r.Kind)
}

func (r Reason) sayOutOfReach() string {
	text := sayAmount(r.Least) + " no longer reachable: " + r.Ledger.Missing(r.Least) + " missing, "
	if !r.On.IsZero() {
		return text + "ended on " + Day(r.On, r.today)
	}
	return text + say.Count(r.Days, "working day") + " left"
}

// dueReason is the first of the items, with those who hold it up if others have done their part.
func dueReason(items []Item, today programme.Date) Reason {
	r := Reason{Kind: BecauseDue, Item: items[0], today: today}
	for _, item := range items {
		if item.Milestone == r.Item.Milestone && item.Party != Everybody {
			r.Parties = append(r.Parties, item.Party)
		}
	}
	return r
}
