package exchange

import "crosswalk/matching/programme"

// Health is how a whole exchange stands on a day.
type Health string

const (
	HealthAtRisk   Health = "at risk"
	HealthOverdue  Health = "overdue"
	HealthDue      Health = "due"
	HealthOnTrack  Health = "on track"
	HealthComplete Health = "complete"
)

// Healths returns every health there is, the worst first.
func Healths() []Health {
	return []Health{HealthAtRisk, HealthOverdue, HealthDue, HealthOnTrack, HealthComplete}
}

// Rank orders healths, the worst, at risk, being 0.
func (h Health) Rank() int {
	all := Healths()
	for rank, other := range all {
		if h == other {
			return rank
		}
	}
	return len(all)
}

// dayOfVisits is how much one working day can bring, in tenths of an hour.
const dayOfVisits = 75

// health returns how the exchange stands and why, given the items and the open step of its outlook.
//
// At risk, in the order in which the reason is given: the minimum is out of reach; the last judgement
// of a call says so; a step is overdue by more than the programme's quiet days; nobody was reached for
// more than the quiet days after a call was due. That last one counts from the day of the call and not
// from the one before, because programmes plan longer gaps than that between calls.
func (e Exchange) health(o Outlook, terms programme.Exchange) (Health, Reason) {
	if e.Complete(o.today) {
		return HealthComplete, Reason{Kind: BecauseComplete, today: o.today}
	}
	if why := e.risk(o, terms); !why.IsZero() {
		return HealthAtRisk, why
	}
	switch {
	case len(o.Items) > 0:
		why := dueReason(o.Items, o.today)
		if why.Item.Status == Overdue { // the items are by date, so this is the longest overdue
			return HealthOverdue, why
		}
		return HealthDue, why
	case o.Open.IsZero():
		return HealthOnTrack, Reason{Kind: BecauseNothing, today: o.today}
	}
	next := e.item(o.Open.Step, o.Open.Status, o.Open.Days)
	return HealthOnTrack, Reason{Kind: BecauseNext, Item: next, today: o.today}
}

// risk returns why the exchange is at risk; the zero Reason if it is not.
func (e Exchange) risk(o Outlook, terms programme.Exchange) Reason {
	if why := e.outOfReach(o.today); !why.IsZero() {
		return why
	}
	if c, ok := e.lastMood(); ok && c.Mood == AtRisk {
		return Reason{Kind: BecauseMood, On: c.Date, today: o.today}
	}
	var late []Item
	for _, item := range o.Items {
		if item.CheckIn == 0 && -item.Days > terms.QuietDays {
			late = append(late, item)
		}
	}
	if len(late) > 0 {
		return dueReason(late, o.today)
	}
	return e.silence(terms, o.today)
}

// silence returns for how long nobody was reached, if a call has been due for more than the quiet days.
func (e Exchange) silence(terms programme.Exchange, today programme.Date) Reason {
	since := e.Start
	var due programme.Date
	if last, ok := e.lastReached(); ok {
		since, due = last.Date, last.Next
	}
	if k := e.covered(); due.IsZero() && k < len(e.CallsDue) {
		due = e.CallsDue[k]
	}
	if due.IsZero() || today.Sub(due) <= terms.QuietDays {
		return Reason{}
	}
	return Reason{Kind: BecauseSilent, Days: today.Sub(since), today: today}
}

// outOfReach returns why the minimum cannot be met any more: the working days left, today included, at
// seven and a half hours or one meeting each, do not bring what is missing, or the end has passed. An
// exchange whose step for the minimum is skipped need not meet it.
func (e Exchange) outOfReach(today programme.Date) Reason {
	for _, s := range e.Steps {
		if s.kind().minimum && !s.Skipped.IsZero() {
			return Reason{}
		}
	}
	ledger := e.Ledger()
	tenths, meetings := ledger.short(e.Minimum)
	need := max((tenths+dayOfVisits-1)/dayOfVisits, meetings)
	if e.End.IsZero() || need == 0 {
		return Reason{}
	}
	left := 0
	for d := today; !d.After(e.End); d = d.AddDays(1) {
		if e.Working(d) {
			left++
		}
		if left >= need {
			return Reason{}
		}
	}
	why := Reason{Kind: BecauseOutOfReach, Least: e.Minimum, Ledger: ledger, Days: left, today: today}
	if e.ended(today) {
		why.On = e.End
	}
	return why
}
