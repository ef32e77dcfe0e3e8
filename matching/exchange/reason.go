package exchange

import (
	"fmt"
	"strings"

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
	BecauseSilent     ReasonKind = "silent"       // tries reached nobody
	BecauseHalf       ReasonKind = "half"         // one of the parties was never reached
	BecauseNotMet     ReasonKind = "not met"      // nobody met by a third of the time
	BecauseDue        ReasonKind = "due"          // a step or a call is due or overdue
	BecauseNext       ReasonKind = "next"         // a step comes next
	BecauseNothing    ReasonKind = "nothing"      // there is nothing to do
	BecausePaused     ReasonKind = "paused"       // nothing is due until the pause is over
	BecauseEnded      ReasonKind = "ended"

	// Why there is a call.
	BecauseAgreed      ReasonKind = "agreed"       // in the last call
	BecauseUnanswered  ReasonKind = "unanswered"   // the last call reached nobody
	BecauseCheckIn     ReasonKind = "check-in"     // the programme asks for it
	BecauseMilestone   ReasonKind = "milestone"    // of the facilitator
	BecauseProposed    ReasonKind = "proposed"     // somebody did not answer whether they accept
	BecauseNothingElse ReasonKind = "nothing else" // is planned, and the exchange has no end

	// Why there is another next step.
	BecauseWaiting ReasonKind = "waiting"  // a step is to be done
	BecauseTries   ReasonKind = "tries"    // so many that nobody rings any more
	BecauseLastDay ReasonKind = "last day" // it is over, or will be, and nothing else comes before
)

// Reason is why an exchange stands on a day as it does, or why there is a call: a value, put in words where it
// is shown. The zero Reason is none. Each field is there for the kinds named beside it, and else zero.
type Reason struct {
	Kind    ReasonKind
	Item    Item                // due, waiting: what, until when; next: the step, without a date if it has none; milestone: which
	Parties []int               // due, waiting: who holds it up, where others have done their part; half: who; proposed: who did not answer; ended: who leaves
	On      programme.Date      // mood, agreed, unanswered, tries: the day of the call; check-in, milestone: of the last one that reached somebody, if any did; out of reach, last day: the end; paused: when to ask; proposed: until when; ended: when
	Since   programme.Date      // paused: from when; silent: since when nobody was reached
	Days    int                 // silent: for how long; out of reach: the working days left; not met: since the start
	Number  int                 // check-in: which of the programme's …; unanswered, silent, tries: how many tries; half: how many calls reached others
	Of      int                 // … and how many these are; 0 where there is no last one
	Never   bool                // agreed, unanswered, silent: nobody was ever reached
	Mood    Mood                // mood
	Ending  programme.EndReason // ended
	Least   programme.Amount    // out of reach: the minimum …
	Ledger  Ledger              // … and what there is of it

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
		return "said to be " + strings.ReplaceAll(string(r.Mood), "-", " ") + " on " + Day(r.On, r.today)
	case BecauseSilent:
		return r.saySilent()
	case BecauseHalf:
		return fmt.Sprintf("%s never reached in %s", namesOf(names, r.Parties), say.Count(r.Number, "call"))
	case BecauseNotMet:
		return "not met after " + Days(r.Days)
	case BecauseDue, BecauseWaiting:
		text := r.Item.Title + " " + r.Item.Status.Say(r.Item.Days)
		if len(r.Parties) > 0 {
			text += ": waiting for " + namesOf(names, r.Parties)
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
		text := "nobody reached on " + Day(r.On, r.today)
		if r.Number > 1 {
			text = fmt.Sprintf("nobody reached in %s, last on %s", say.Count(r.Number, "call"), Day(r.On, r.today))
		}
		return text
	case BecauseCheckIn:
		text := fmt.Sprintf("check-in %d of %d", r.Number, r.Of)
		if r.Of == 0 {
			text = fmt.Sprintf("check-in %d", r.Number)
		}
		return text + r.sayReached()
	case BecauseMilestone:
		return r.Item.Title + r.sayReached()
	case BecauseNothingElse:
		return "nothing else is planned" + r.sayReached()
	case BecauseProposed:
		if len(r.Parties) > 1 && len(r.Parties) == len(names) && r.On.Before(r.today) {
			return "nobody has answered by " + Day(r.On, r.today)
		}
		return "no answer from " + namesOf(names, r.Parties) + ", asked for until " + Day(r.On, r.today)
	case BecausePaused:
		return "paused since " + Day(r.Since, r.today) + ", to ask again on " + Day(r.On, r.today)
	case BecauseEnded:
		text := string(r.Ending) + " on " + Day(r.On, r.today)
		if len(r.Parties) > 0 {
			text += ": " + namesOf(names, r.Parties) + " left"
		}
		return text
	case BecauseTries:
		return fmt.Sprintf("nobody reached in %s: write to them, or end it", say.Count(r.Number, "call"))
	case BecauseLastDay:
		if r.On.Before(r.today) {
			return "the last day was " + Day(r.On, r.today)
		}
		return "the last day is " + Day(r.On, r.today)
	}
	return string(r.Kind)
}

func (r Reason) sayReached() string {
	if r.On.IsZero() {
		return ""
	}
	return ", last reached " + Day(r.On, r.today)
}

// saySilent tells for how long, and how often it was tried.
func (r Reason) saySilent() string {
	calls := say.Count(r.Number, "call")
	if r.Never {
		return "never reached, in " + calls
	}
	return fmt.Sprintf("nobody reached for %s, in %s", Days(r.Days), calls)
}

func namesOf(names []string, parties []int) string {
	all := make([]string, len(parties))
	for i, p := range parties {
		all[i] = nameOf(names, p)
	}
	return say.And(all)
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
