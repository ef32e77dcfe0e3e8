package exchange

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching/programme"
)

// Everybody, in place of a party, is the whole exchange.
const Everybody = -1

// earlyDays is how long before the start something may be dated.
const earlyDays = 8 * 7

// Step returns the step of that name.
func (e Exchange) Step(name string) (Step, bool) {
	if i := e.index(name); i >= 0 {
		return e.Steps[i], true
	}
	return Step{}, false
}

func (e Exchange) index(name string) int {
	for i := range e.Steps { // without copying any
		if e.Steps[i].Name == name {
			return i
		}
	}
	return -1
}

// findStep returns where the step of that name is, or what is wrong with the name or the party.
func (e Exchange) findStep(verb, name string, party int) (int, error) {
	i := e.index(name)
	if i < 0 {
		names := make([]string, len(e.Steps))
		for k, s := range e.Steps {
			names[k] = s.Name
		}
		if len(names) == 0 {
			return i, refuse(fmt.Sprintf("%s %q", verb, name), "this programme has no milestones")
		}
		return i, refuse(fmt.Sprintf("%s %q", verb, name), "there is no such milestone; there are %s", strings.Join(nearestFirst(name, names), ", "))
	}
	if party >= e.Parties {
		return i, refuse(verb+" "+name, "there are only %d people in this exchange", e.Parties)
	}
	return i, nil
}

// checkDate refuses a day that is none, or too long before the start to be meant.
func (e Exchange) checkDate(d programme.Date) error {
	if d.IsZero() {
		return errors.New("say on which day")
	}
	if d.Before(e.Start.AddDays(-earlyDays)) {
		return fmt.Errorf("%s is more than %s before the exchange started on %s; check the date", d, Days(earlyDays), e.Start)
	}
	return nil
}

// Detached is the exchange with lists of its own, for adding up many changes one after the other: until it is Shared, a change
// is made in the lists that there are, so that of two exchanges, the one from before a change must not be used any more.
func (e Exchange) Detached() Exchange {
	if !e.Alone {
		e.Steps, e.Visits, e.CheckIns, e.Alone = slices.Clone(e.Steps), slices.Clip(e.Visits), slices.Clip(e.CheckIns), true
	}
	return e
}

// Shared is the exchange as one that others may hold, which every change leaves as it is.
func (e Exchange) Shared() Exchange {
	e.Alone = false
	return e
}

// own makes a copy of the steps in e, and of the days on which the i-th was done, and returns that step, so
// that it can be changed while whoever holds the exchange as it was sees nothing of it.
func (e *Exchange) own(i int) *Step {
	if !e.Alone {
		e.Steps = slices.Clone(e.Steps)
	}
	e.Steps[i].Done = slices.Clone(e.Steps[i].Done)
	return &e.Steps[i]
}
