package exchange

import (
	"slices"

	"crosswalk/matching/programme"
)

// State is where an exchange is in its life.
type State string

const (
	StateProposed  State = "proposed" // not everybody has accepted yet
	StateActive    State = "active"
	StatePaused    State = "paused"
	StateCompleted State = "completed"
	StateEnded     State = "ended" // before it was completed
	StateVoid      State = "void"  // published in error
)

// States are the states there are, in the order of a life.
func States() []State {
	return []State{StateProposed, StateActive, StatePaused, StateCompleted, StateEnded, StateVoid}
}

// ReasonVoid is the reason of an ending that says that the exchange was published in error. [Exchange.Void] gives
// it, and nobody chooses it among the reasons.
const ReasonVoid programme.EndReason = "published in error"

// endings is the table of reasons: an entry for each of [programme.EndReasons], in that order, and the last.
var endings = [...]struct {
	reason programme.EndReason
	state  State
}{
	{programme.EndCompleted, StateCompleted},
	{programme.EndGoalMet, StateCompleted},
	{programme.EndOfTerm, StateCompleted},
	{programme.EndNoTime, StateEnded},
	{programme.EndChangedJob, StateEnded},
	{programme.EndIllness, StateEnded},
	{programme.EndNoFit, StateEnded},
	{programme.EndConflict, StateEnded},
	{programme.EndNoContact, StateEnded},
	{programme.EndLeft, StateEnded},
	{programme.EndStopped, StateEnded},
	{programme.EndDeclined, StateEnded},
	{ReasonVoid, StateVoid},
}

// StateAfter is the state of an exchange that ended with a reason. A reason of another version of the program ended
// it early.
func StateAfter(reason programme.EndReason) State {
	for _, e := range endings {
		if e.reason == reason {
			return e.state
		}
	}
	return StateEnded
}

// State returns where the exchange is in its life.
func (e Exchange) State() State {
	switch _, paused := e.Paused(); {
	case e.Ending != nil:
		return StateAfter(e.Ending.Reason)
	case paused:
		return StatePaused
	case e.isProposed():
		return StateProposed
	}
	return StateActive
}

// Open reports whether the exchange goes on: it was not ended. One that is proposed or paused is open.
func (e Exchange) Open() bool { return e.Ending == nil }

// isProposed reports whether somebody has still to accept. Skipping the step accepts for all.
func (e *Exchange) isProposed() bool { return e.proposal() >= 0 }

// proposal is the step at which somebody has still to accept, -1 if none is.
func (e *Exchange) proposal() int {
	if e.Seen == nil {
		return e.findProposal()
	}
	if !e.Seen.knowsProposal {
		e.Seen.proposal, e.Seen.knowsProposal = e.findProposal(), true
	}
	return e.Seen.proposal
}

func (e *Exchange) findProposal() int {
	for i := range e.Steps {
		if e.Steps[i].proposes() && e.open(i) {
			return i
		}
	}
	return -1
}

// AnswerDue is the day by which the exchange that is proposed is to be accepted; zero if there is none.
func (e *Exchange) AnswerDue() programme.Date {
	if i := e.proposal(); i >= 0 {
		return e.dueAt(i)
	}
	return programme.Date{}
}

// isUnanswered reports whether the exchange is proposed, and the day is past by which it was to be accepted.
func (e Exchange) isUnanswered(today programme.Date) bool {
	due := e.AnswerDue()
	return !due.IsZero() && due.Before(today)
}

// proposes reports whether an answer to the step declines the exchange.
func (s *Step) proposes() bool {
	return slices.ContainsFunc(s.Ends, func(end programme.Ends) bool { return end.Reason == programme.EndDeclined })
}

// CheckEnd says why an exchange cannot be ended so.
func (e Exchange) CheckEnd(end Ending) error {
	const doing = "end the exchange"
	switch {
	case end.Reason == ReasonVoid || !slices.Contains(programme.EndReasons(), end.Reason):
		return refuse(doing, "%q is no reason; there are %s", end.Reason, joined(programme.EndReasons()))
	case len(end.Leaves) > 0 && StateAfter(end.Reason) == StateCompleted:
		return refuse(doing, "nobody leaves an exchange that is %s; leave out who does", StateCompleted)
	}
	for k, p := range end.Leaves {
		if p < 0 || p >= e.Parties || slices.Contains(end.Leaves[:k], p) {
			return refuse(doing, "whoever leaves is one of the %d people of this exchange, each named once", e.Parties)
		}
	}
	return e.checkEnding(doing, end.On)
}

// CheckVoid says why an exchange cannot be void.
func (e Exchange) CheckVoid(on programme.Date) error { return e.checkEnding("void the exchange", on) }

func (e Exchange) checkEnding(doing string, on programme.Date) error {
	if e.Ending != nil {
		return refuse(doing, "it ended on %s (%s); reopen it first", e.Ending.On, e.Ending.Reason)
	}
	if err := e.checkDate(on); err != nil {
		return refuse(doing, "%v", err)
	}
	return nil
}

// EndWith returns the exchange, ended. One that has ended already stays as it is.
func (e Exchange) EndWith(end Ending) Exchange {
	if e.Ending != nil || end.On.IsZero() {
		return e
	}
	end.Leaves = slices.DeleteFunc(slices.Clone(end.Leaves), func(p int) bool { return p < 0 || p >= e.Parties })
	e.Ending = &end
	return e
}

// Void returns the exchange as one that was published in error.
func (e Exchange) Void(on programme.Date, note uint64) Exchange {
	return e.EndWith(Ending{Reason: ReasonVoid, On: on, Note: note})
}

// CheckReopen says why an ending cannot be taken back.
func (e Exchange) CheckReopen(on programme.Date) error {
	switch {
	case e.Ending == nil:
		return refuse("reopen the exchange", "it has not ended")
	case on.Before(e.Ending.On):
		return refuse("reopen the exchange", "it ended on %s, after %s", e.Ending.On, on)
	}
	return nil
}

// Reopen takes the ending back, and with it the answer that ended the exchange, if one did. Calls that reached
// nobody before that day count no more.
func (e Exchange) Reopen(on programme.Date) Exchange {
	if e.Ending == nil {
		return e
	}
	if id := e.Ending.Answer; id != 0 {
		e.Answers = slices.DeleteFunc(slices.Clone(e.Answers), func(a Answer) bool { return a.ID == id })
	}
	e.Ending, e.Reopened = nil, on
	return e
}

// Leaves reports whether a party left when the exchange ended.
func (e Exchange) Leaves(party int) bool {
	return e.Ending != nil && slices.Contains(e.Ending.Leaves, party)
}

// checkAlive refuses to change what was published in error.
func (e Exchange) checkAlive(doing string) error {
	if e.State() == StateVoid {
		return refuse(doing, "the exchange is void since %s; reopen it first", e.Ending.On)
	}
	return nil
}
