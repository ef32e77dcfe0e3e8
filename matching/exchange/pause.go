package exchange

import (
	"slices"

	"crosswalk/matching/programme"
)

// usualPause is when to ask again whether a pause is over, where nobody says.
var usualPause = programme.Span{Days: 4 * 7}

// Paused returns the pause that goes on, if one does.
func (e Exchange) Paused() (Pause, bool) {
	if n := len(e.Pauses); n > 0 && e.Pauses[n-1].Resumed.IsZero() {
		return e.Pauses[n-1], true
	}
	return Pause{}, false
}

// ProposeUntil is when to ask again about a pause that begins on a day: four weeks later, not after the last day.
func (e Exchange) ProposeUntil(from programme.Date) programme.Date {
	until := e.toWorking(e.add(from, usualPause, 1))
	if !e.End.IsZero() && until.After(e.End) {
		return e.latestUntil(from)
	}
	return until
}

// latestUntil is the last day on which to ask again about a pause that begins on a day: the last working day up to the
// end, or the next one, if there is none between.
func (e Exchange) latestUntil(from programme.Date) programme.Date {
	if until := e.lastWorking(e.End); until.After(from) {
		return until
	}
	return e.nextWorking(from)
}

// CheckPause says why an exchange cannot be paused. Without a day to ask again it is the one that is proposed.
func (e Exchange) CheckPause(p Pause) error {
	const doing = "pause the exchange"
	last, paused := e.Paused()
	switch {
	case e.Ending != nil:
		return refuse(doing, "it ended on %s", e.Ending.On)
	case paused:
		return refuse(doing, "it is paused since %s; resume it first", last.From)
	case e.ended(p.From):
		return refuse(doing, "its last day was %s; end it instead", e.End)
	}
	if err := e.checkDate(p.From); err != nil {
		return refuse(doing, "%v", err)
	}
	if n := len(e.Pauses); n > 0 && p.From.Before(e.Pauses[n-1].Resumed) {
		return refuse(doing, "the pause before lasted until %s; this one begins later", e.Pauses[n-1].Resumed)
	}
	switch {
	case !p.Until.IsZero() && !p.Until.After(p.From):
		return refuse(doing, "the day to ask again, %s, must come after the day it begins, %s", p.Until, p.From)
	case !p.Until.IsZero() && e.ended(p.Until) && e.ended(e.latestUntil(p.From)):
		return refuse(doing, "its last day, %s, is so near that nothing could go on after a pause; end it instead", e.End)
	case !p.Until.IsZero() && e.ended(p.Until):
		return refuse(doing, "the day to ask again, %s, lies after the last day, %s; the latest is %s", p.Until, e.End, e.latestUntil(p.From))
	}
	return nil
}

// Pause returns the exchange, paused. What is open waits; nothing in it falls due until it is resumed.
func (e Exchange) Pause(p Pause) Exchange {
	if _, paused := e.Paused(); paused || e.Ending != nil || p.From.IsZero() {
		return e
	}
	if p.Until.IsZero() {
		p.Until = e.ProposeUntil(p.From)
	}
	p.Resumed = programme.Date{}
	e.Pauses = append(slices.Clip(e.Pauses), p)
	return e
}

// CheckResume says why a pause cannot end.
func (e Exchange) CheckResume(on programme.Date) error {
	const doing = "resume the exchange"
	p, paused := e.Paused()
	switch {
	case e.Ending != nil:
		return refuse(doing, "it ended on %s; reopen it first", e.Ending.On)
	case !paused:
		return refuse(doing, "it is not paused")
	case on.IsZero():
		return refuse(doing, "say on which day")
	case on.Before(p.From):
		return refuse(doing, "it is paused since %s only", p.From)
	}
	return nil
}

// Resume returns the exchange with its pause over. What is open and was to come when the pause began moves by as
// long as it lasted, never past the last day; what counts back from the end stays.
func (e Exchange) Resume(on programme.Date) Exchange {
	p, paused := e.Paused()
	if !paused || on.IsZero() {
		return e
	}
	e = e.movedFrom(p.From, on)
	e.Pauses = slices.Clone(e.Pauses)
	e.Pauses[len(e.Pauses)-1].Resumed = on
	return e
}

// movedFrom moves what is open and due from one day on to another, by the days between.
func (e Exchange) movedFrom(from, to programme.Date) Exchange {
	was := e
	e.Steps = slices.Clone(e.Steps)
	for i := range e.Steps {
		if s := &e.Steps[i]; was.open(i) {
			s.Due, s.Call = e.afterPause(*s, s.Due, from, to), e.afterPause(*s, s.Call, from, to)
		}
	}
	made := was.covered()
	e.CallsDue, e.Asked = slices.Clone(was.CallsDue), slices.Clone(was.asked())
	for _, calls := range [][]programme.Date{e.CallsDue, e.Asked} {
		for k := made; k < len(calls); k++ {
			if d := calls[k]; !d.Before(from) {
				calls[k] = e.toWorking(e.within(d.AddDays(max(0, to.Sub(from)))))
			}
		}
	}
	slices.SortFunc(e.CallsDue, programme.Date.Compare)
	return e
}

// afterPause is the date of an open step after a pause.
func (e Exchange) afterPause(s Step, due, from, to programme.Date) programme.Date {
	if due.IsZero() || due.Before(from) || s.BeforeEnd || !to.After(from) {
		return due
	}
	return e.toWorking(e.within(due.AddDays(to.Sub(from))))
}

// within is a day, or the last day of the exchange where that is earlier.
func (e Exchange) within(d programme.Date) programme.Date {
	if e.ended(d) {
		return e.End
	}
	return d
}

// nextWorking is the first working day after d.
func (e Exchange) nextWorking(d programme.Date) programme.Date {
	return e.add(d, programme.Span{WorkingDays: 1}, 1)
}
