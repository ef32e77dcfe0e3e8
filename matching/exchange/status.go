package exchange

import "crosswalk/matching/programme"

// Status is how a step stands on a day.
type Status string

const (
	Done    Status = "done"
	Due     Status = "due" // within the programme's soon days, or today
	Overdue Status = "overdue"
	ToCome  Status = "to come"
	Skipped Status = "skipped"
)

// Status returns how the i-th step stands and how many days are left to its date, negative where it is
// past; 0 for a step that is done or skipped.
//
// A step after another one that is neither done nor skipped is to come whatever its provisional date,
// until the exchange has ended; one that waits for the answers to a proposal, as long as it does.
func (e Exchange) Status(i int, terms programme.Exchange, today programme.Date) (Status, int) {
	if i < 0 || i >= len(e.Steps) {
		return ToCome, 0
	}
	s := &e.Steps[i]
	if _, done := e.DoneOn(i); done {
		return Done, 0
	}
	if !s.Skipped.IsZero() {
		return Skipped, 0
	}
	due := e.dueAt(i)
	if due.IsZero() {
		return ToCome, 0
	}
	days := due.Sub(today)
	if e.isPremature(s, due) || e.follows(s) && !e.ended(today) {
		return ToCome, days
	}
	return onDate(days, terms), days
}

// waits reports whether a step waits for another one: that which it follows, or the answers to the proposal.
func (e *Exchange) waits(i int) bool {
	s := &e.Steps[i]
	return e.follows(s) || e.isPremature(s, e.dueAt(i))
}

// isPremature reports whether a step waits until the exchange, which is still proposed, is accepted: all do, but for those
// of the coordinator that are due before the answers.
func (e *Exchange) isPremature(s *Step, due programme.Date) bool {
	return !s.proposes() && e.isProposed() && !(s.owner() == programme.OwnerCoordinator && due.Before(e.AnswerDue()))
}

// follows reports whether the step that s follows is still open.
func (e *Exchange) follows(s *Step) bool {
	if s.After == "" {
		return false
	}
	before := e.index(s.After)
	return before >= 0 && e.open(before)
}

// open reports whether a step is neither done nor skipped. One that takes any number of answers is never open.
func (e *Exchange) open(i int) bool {
	if e.Steps[i].Many {
		return false
	}
	_, done := e.DoneOn(i)
	return !done && e.Steps[i].Skipped.IsZero()
}

// onDate is the status of what is to happen in so many days.
func onDate(days int, terms programme.Exchange) Status {
	switch {
	case days < 0:
		return Overdue
	case days <= terms.SoonDays:
		return Due
	}
	return ToCome
}

// Complete reports whether every step is done or skipped; without any step, whether the exchange has
// ended.
func (e Exchange) Complete(today programme.Date) bool {
	steps := 0
	for i := range e.Steps {
		if e.open(i) {
			return false
		}
		if !e.Steps[i].Many {
			steps++
		}
	}
	return steps > 0 || e.ended(today)
}
