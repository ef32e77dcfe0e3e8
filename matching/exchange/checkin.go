package exchange

import (
	"fmt"
	"slices"
)

// Outcomes and Moods are the words there are, in the order screens offer them.
func Outcomes() []Outcome { return []Outcome{Spoke, LeftMessage, NoAnswer, WrongNumber, Emailed} }

// Moods are the words for how an exchange goes, the best first.
func Moods() []Mood { return []Mood{Good, Patchy, AtRisk} }

func (c CheckIn) reachedSomeone() bool { return len(c.Reached) > 0 }

// CheckCheckIn says why a call cannot be recorded.
func (e Exchange) CheckCheckIn(c CheckIn) error {
	if !slices.Contains(Outcomes(), c.Outcome) {
		return refuse("record check-in", "%q is no outcome; there are %s", c.Outcome, joined(Outcomes()))
	}
	if c.Mood != "" && !slices.Contains(Moods(), c.Mood) {
		return refuse("record check-in", "%q does not say how it goes; there are %s", c.Mood, joined(Moods()))
	}
	for k, p := range c.Reached {
		if p < 0 || p >= e.Parties || slices.Contains(c.Reached[:k], p) {
			return refuse("record check-in", "whoever was reached is one of the %d people of this exchange, each named once", e.Parties)
		}
	}
	switch {
	case !c.reachedSomeone() && c.Outcome == Spoke:
		return refuse("record check-in", "say whom you spoke to, or choose another outcome than %s", Spoke)
	case !c.reachedSomeone() && c.Mood != "":
		return refuse("record check-in", "nobody was reached, so leave out how it goes")
	case c.reachedSomeone() && (c.Outcome == NoAnswer || c.Outcome == WrongNumber):
		return refuse("record check-in", "somebody was reached, so the outcome is not %s but %s", c.Outcome, Spoke)
	}
	if err := e.checkAlive("record check-in"); err != nil {
		return err
	}
	if err := e.checkDate(c.Date); err != nil {
		return refuse("record check-in", "%v", err)
	}
	if !c.Next.IsZero() && !c.Next.After(c.Date) {
		return refuse("record check-in", "the next call, %s, must come after this one, %s", c.Next, c.Date)
	}
	return nil
}

// AddCheckIn returns the exchange with one more call. Parties that there are not count as not reached.
func (e Exchange) AddCheckIn(c CheckIn) Exchange {
	c.Reached = slices.DeleteFunc(slices.Clone(c.Reached), func(p int) bool { return p < 0 || p >= e.Parties })
	if !e.Alone {
		e.CheckIns = slices.Clip(e.CheckIns)
	}
	e.CheckIns = append(e.CheckIns, c)
	return e
}

// CheckIn returns the call of that number.
func (e Exchange) CheckIn(id uint64) (CheckIn, bool) {
	for _, c := range e.CheckIns {
		if c.ID == id {
			return c, true
		}
	}
	return CheckIn{}, false
}

// CheckRemoveCheckIn says why a call cannot be removed.
func (e Exchange) CheckRemoveCheckIn(id uint64) error {
	if _, ok := e.CheckIn(id); !ok {
		return refuse(fmt.Sprintf("remove check-in %d", id), "this exchange has no such call")
	}
	return nil
}

// RemoveCheckIn returns the exchange without that call.
func (e Exchange) RemoveCheckIn(id uint64) Exchange {
	e.CheckIns = slices.DeleteFunc(slices.Clone(e.CheckIns), func(c CheckIn) bool { return c.ID == id })
	return e
}

// lastCall returns the latest call, and lastReached the latest that reached someone.
func (e Exchange) lastCall() (CheckIn, bool) {
	calls := e.callsByDate()
	if len(calls) == 0 {
		return CheckIn{}, false
	}
	return calls[len(calls)-1], true
}

func (e Exchange) lastReached() (CheckIn, bool) {
	for _, c := range slices.Backward(e.callsByDate()) {
		if c.reachedSomeone() {
			return c, true
		}
	}
	return CheckIn{}, false
}

// lastMood returns the latest judgement of how it goes, and the call it was made in.
func (e Exchange) lastMood() (CheckIn, bool) {
	for _, c := range slices.Backward(e.callsByDate()) {
		if c.Mood != "" {
			return c, true
		}
	}
	return CheckIn{}, false
}
