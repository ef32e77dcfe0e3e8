package exchange

import "crosswalk/matching/programme"

// seen is what was found out about an exchange while its outlook is worked out, which asks for each of it many times. Only
// [Exchange.Outlook] has one, in its own copy of the exchange, which nothing changes.
type seen struct {
	steps         []seenStep
	proposal      int // as [Exchange.proposal] has it, once it is known
	troubles      []trouble
	knowsProposal bool
	knowsTroubles bool
}

// seenStep is what was found out about one step: each part once it is known.
type seenStep struct {
	days []programme.Date // as [Exchange.DoneDays] has them
	on   programme.Date   // as [Exchange.DoneOn] has it
	due  programme.Date   // as [Exchange.DueOn] has it

	done, knowsDays, knowsDone, knowsDue bool
}

// seeing is the exchange as one whose outlook is worked out.
func (e Exchange) seeing() Exchange {
	e.Seen = &seen{steps: make([]seenStep, len(e.Steps))}
	return e
}

// step is what was found out about the i-th step; nil where nothing is kept.
func (s *seen) step(i int) *seenStep {
	if s == nil || i < 0 || i >= len(s.steps) {
		return nil
	}
	return &s.steps[i]
}

// dueAt is when the i-th step is due, as [Exchange.DueOn] has it.
func (e *Exchange) dueAt(i int) programme.Date {
	known := e.Seen.step(i)
	if known == nil {
		return e.DueOn(e.Steps[i])
	}
	if !known.knowsDue {
		known.due, known.knowsDue = e.DueOn(e.Steps[i]), true
	}
	return known.due
}
