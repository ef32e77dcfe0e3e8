package exchange

import (
	"slices"

	"crosswalk/matching/programme"
)

// CheckSkip says why a step cannot be skipped. That there is a reason is for the caller to see to: the
// exchange knows only its number.
func (e Exchange) CheckSkip(name string, on programme.Date) error {
	i, err := e.findStep("skip", name, Everybody)
	if err != nil {
		return err
	}
	if done, ok := e.DoneOn(i); ok {
		return refuse("skip "+name, "it was done on %s", done)
	}
	if s := e.Steps[i]; !s.Skipped.IsZero() {
		return refuse("skip "+name, "it was already skipped on %s", s.Skipped)
	}
	if e.Steps[i].Many {
		return refuse("skip "+name, "it is never due")
	}
	if err := e.checkAlive("skip " + name); err != nil {
		return err
	}
	if err := e.checkDate(on); err != nil {
		return refuse("skip "+name, "%v", err)
	}
	return nil
}

// Skip returns the exchange with a step left out from that day on. A step that is done all the same,
// by a visit say, counts as done.
func (e Exchange) Skip(name string, on programme.Date, note uint64) Exchange {
	if i := e.index(name); i >= 0 && !on.IsZero() {
		e.Steps = slices.Clone(e.Steps)
		e.Steps[i].Skipped, e.Steps[i].SkipNote = on, note
	}
	return e
}

// CheckUnskip says why a step's skipping cannot be taken back.
func (e Exchange) CheckUnskip(name string) error {
	i, err := e.findStep("take back the skipping of", name, Everybody)
	if err != nil {
		return err
	}
	if e.Steps[i].Skipped.IsZero() {
		return refuse("take back the skipping of "+name, "it is not skipped")
	}
	return nil
}

// Unskip takes a step's skipping back.
func (e Exchange) Unskip(name string) Exchange {
	if i := e.index(name); i >= 0 {
		e.Steps = slices.Clone(e.Steps)
		e.Steps[i].Skipped, e.Steps[i].SkipNote = programme.Date{}, 0
	}
	return e
}
