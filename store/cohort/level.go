package cohort

import (
	"slices"

	"crosswalk/matching/exchange"
	"crosswalk/matching/text"
)

// MovedCalls are calls of an exchange that are planned for other days, so that a facilitator's weeks are alike. It is
// stored.
type MovedCalls struct {
	Exchange uint64
	Calls    []exchange.CallMove
}

// spread levels the calls of so many exchanges that start with the same dates and have one facilitator, or none yet,
// beside those that there are already, but for some; nil where the programme does not say how many calls a week has.
func (s *State) spread(dates exchange.Exchange, n int, facilitator text.Text, but func(*Exchange) bool) []exchange.Spread {
	terms := s.Programme.Exchange
	if terms.CallsPerWeek == 0 || dates.Start.IsZero() || !canStart(dates.Start) {
		return nil
	}
	load := exchange.Load{}
	for _, x := range s.Exchanges {
		if isSameFacilitator(x.Facilitator, facilitator) && (but == nil || !but(x)) {
			load.Calls(x.Exchange, terms, dates.Start)
		}
	}
	return exchange.Level(dates, n, terms.CallsPerWeek, load)
}

func isSameFacilitator(a, b text.Text) bool { return text.Fold(a.Safe()) == text.Fold(b.Safe()) }

// levelledAgain are the calls that move if an exchange is given to a facilitator, and all that facilitator has are
// levelled; none where the programme does not say how many calls a week has.
func (s *State) levelledAgain(given uint64, facilitator text.Text, at Stamp) []MovedCalls {
	terms := s.Programme.Exchange
	if terms.CallsPerWeek == 0 || facilitator.IsEmpty() {
		return nil
	}
	var ids []uint64
	var exchanges []exchange.Exchange
	for _, x := range s.Exchanges {
		if x.Open() && (x.ID == given || isSameFacilitator(x.Facilitator, facilitator)) {
			ids, exchanges = append(ids, x.ID), append(exchanges, x.Exchange)
		}
	}
	var moved []MovedCalls
	for i, moves := range exchange.LevelAgain(exchanges, terms.CallsPerWeek, terms, s.Today(at.Time)) {
		if len(moves) > 0 {
			moved = append(moved, MovedCalls{ids[i], moves})
		}
	}
	return moved
}

// moveCalls puts calls on their other days.
func (s *State) moveCalls(moved []MovedCalls) {
	for _, m := range moved {
		s.amendExchange(m.Exchange, func(x *Exchange) { x.Exchange = x.Exchange.WithMoved(m.Calls) })
	}
}

// spreads are on which days the calls of a rescheduling are: those of each facilitator, and those of nobody yet, are
// levelled for themselves.
func (c *Reschedule) spreads(s *State) []exchange.Spread {
	if s.Programme.Exchange.CallsPerWeek == 0 {
		return nil
	}
	isMoved := func(x *Exchange) bool { return slices.Contains(c.Exchanges, x.ID) }
	all := make([]exchange.Spread, len(c.Exchanges))
	of := make(map[string][]int) // places in c.Exchanges by facilitator
	var order []text.Text
	for i, id := range c.Exchanges {
		x, ok := s.Exchange(id)
		if !ok {
			return nil
		}
		key := text.Fold(x.Facilitator.Safe())
		if of[key] == nil {
			order = append(order, x.Facilitator)
		}
		of[key] = append(of[key], i)
	}
	for _, facilitator := range order {
		places := of[text.Fold(facilitator.Safe())]
		for k, spread := range s.spread(c.Dates, len(places), facilitator, isMoved) {
			all[places[k]] = spread
		}
	}
	return all
}
