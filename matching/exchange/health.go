package exchange

import "crosswalk/matching/programme"

// Health is how a whole exchange stands on a day.
type Health string

const (
	HealthAtRisk   Health = "at risk"  // the pair is in trouble
	HealthOverdue  Health = "overdue"  // the pair is late with something
	HealthOurTurn  Health = "our turn" // facilitator or coordinator are late with something
	HealthDue      Health = "due"
	HealthOnTrack  Health = "on track"
	HealthPaused   Health = "paused"
	HealthComplete Health = "complete"
	HealthOver     Health = "over" // ended early, or void
)

// Healths returns every health there is, the worst first.
func Healths() []Health {
	return []Health{HealthAtRisk, HealthOverdue, HealthOurTurn, HealthDue, HealthOnTrack, HealthPaused, HealthComplete, HealthOver}
}

// Rank orders healths, the worst, at risk, being 0.
func (h Health) Rank() int {
	switch h {
	case HealthAtRisk:
		return 0
	case HealthOverdue:
		return 1
	case HealthOurTurn:
		return 2
	case HealthDue:
		return 3
	case HealthOnTrack:
		return 4
	case HealthPaused:
		return 5
	case HealthComplete:
		return 6
	case HealthOver:
		return 7
	}
	return 8
}

// IsLate reports whether something is overdue, the pair's or ours, and nothing worse.
func (h Health) IsLate() bool { return h == HealthOverdue || h == HealthOurTurn }

// health returns how the exchange stands and why, given the items and the open step of its outlook. The pair's
// trouble comes first, then what the pair is late with, then what we are late with ourselves.
func (e Exchange) health(o Outlook, terms programme.Exchange) (Health, Reason) {
	pause, paused := e.Paused()
	switch {
	case e.Ending != nil:
		h := HealthOver
		if e.State() == StateCompleted {
			h = HealthComplete
		}
		return h, Reason{Kind: BecauseEnded, Ending: e.Ending.Reason, Parties: e.Ending.Leaves, On: e.Ending.On, today: o.today}
	case paused:
		return HealthPaused, Reason{Kind: BecausePaused, On: pause.Until, Since: pause.From, today: o.today}
	case e.Complete(o.today):
		return HealthComplete, Reason{Kind: BecauseComplete, today: o.today}
	}
	if why := e.risk(terms, o.today); !why.IsZero() {
		return HealthAtRisk, why
	}
	var pairs, ours []Item
	for _, item := range o.Items {
		switch {
		case item.Status != Overdue:
		case item.Owner == programme.OwnerPair:
			pairs = append(pairs, item)
		default:
			ours = append(ours, item)
		}
	}
	switch {
	case e.isUnanswered(o.today):
		return HealthOverdue, Reason{Kind: BecauseProposed, Parties: e.unanswered(e.proposal()), On: e.AnswerDue(), today: o.today}
	case len(pairs) > 0: // the items are by date, so the first is the longest overdue
		return HealthOverdue, dueReason(pairs, o.today)
	case len(ours) > 0:
		return HealthOurTurn, dueReason(ours, o.today)
	case len(o.Items) > 0:
		return HealthDue, dueReason(o.Items, o.today)
	case o.Open.IsZero():
		return HealthOnTrack, Reason{Kind: BecauseNothing, today: o.today}
	}
	next := Item{Milestone: o.Open.Step.Name, Title: o.Open.Step.Title, Due: o.Open.Due, Days: o.Open.Days, Status: o.Open.Status, Party: Everybody, Owner: o.Open.Step.owner()}
	return HealthOnTrack, Reason{Kind: BecauseNext, Item: next, today: o.today}
}

// risk returns what trouble the pair is in on a day; the zero Reason if it is in none.
func (e Exchange) risk(terms programme.Exchange, today programme.Date) Reason {
	for _, t := range e.troubles(terms) {
		if !t.since.After(today) {
			return e.told(t.why, today)
		}
	}
	return Reason{}
}
