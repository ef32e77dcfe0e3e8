package exchange

import (
	"slices"

	"crosswalk/matching/programme"
)

// levelDays is how many working days a call may be moved from its date, so that a facilitator's days are alike.
const levelDays = 4

// Spread is on which days the calls of one exchange are where they do not stay on those that the programme asks for.
// It is stored like [Exchange].
type Spread struct {
	Calls []programme.Date // in place of the exchange's
	Steps []StepDay        `json:",omitempty"` // the calls that are milestones of the facilitator, due as before
}

// StepDay is on which day a step is called about. It is stored like [Exchange].
type StepDay struct {
	Name string
	Call programme.Date
}

// CallMove is a call that is planned for another day than it was. It is stored like [Exchange]. It says from which
// day, so that it moves nothing where what planned the call for that day is taken back.
type CallMove struct {
	Step     string `json:",omitempty"` // the milestone of the facilitator that is the call; empty for a check-in
	From, To programme.Date
}

// With returns an exchange in which no call was made yet with its calls on other days.
func (e Exchange) With(s Spread) Exchange {
	if len(s.Calls) == len(e.CallsDue) {
		e.Asked = e.asked()
		e.CallsDue = slices.SortedFunc(slices.Values(s.Calls), programme.Date.Compare)
	}
	e.Steps = slices.Clone(e.Steps)
	for _, day := range s.Steps {
		if i := e.index(day.Name); i >= 0 {
			e.Steps[i].Call = day.Call
		}
	}
	return e
}

// asked are the days on which the programme asks for the check-ins, wherever they are planned.
func (e Exchange) asked() []programme.Date {
	if len(e.Asked) == len(e.CallsDue) {
		return e.Asked
	}
	return e.CallsDue
}

// WithMoved returns the exchange with those calls on their other days. Calls that are not where they are moved from stay.
func (e Exchange) WithMoved(moves []CallMove) Exchange {
	was := e
	e.Asked, e.CallsDue, e.Steps = was.asked(), slices.Clone(was.CallsDue), slices.Clone(was.Steps)
	moved := make(map[int]bool)
	for _, m := range moves {
		if i := e.index(m.Step); i >= 0 {
			if was.callDay(&was.Steps[i]) == m.From {
				e.Steps[i].Call = m.To
			}
			continue
		}
		for k, d := range was.CallsDue {
			if d == m.From && !moved[k] {
				e.CallsDue[k], moved[k] = m.To, true
				break
			}
		}
	}
	slices.SortFunc(e.CallsDue, programme.Date.Compare)
	return e
}

// Level spreads the calls of so many exchanges that start with the same dates, check-ins and those that are dated
// milestones of the facilitator, which stay due on their days: each within four working days of its date, on the
// nearest day on which there is room. How much room there is says [leveller]. Calls that there are already come with
// load, which is added to.
func Level(dates Exchange, n, perWeek int, load Load) []Spread {
	l := newLeveller(perWeek, load)
	calls := make([]*window, len(dates.CallsDue))
	for k, d := range dates.CallsDue {
		calls[k] = l.add(dates.around(d), n)
	}
	var names []string
	var steps []*window
	for i := range dates.Steps {
		if s := &dates.Steps[i]; s.isCall() && !s.Due.IsZero() && s.After == "" {
			names, steps = append(names, s.Name), append(steps, l.add(dates.around(s.Due), n))
		}
	}
	spreads := make([]Spread, n)
	for i := range spreads {
		for _, w := range calls {
			spreads[i].Calls = append(spreads[i].Calls, w.at[i])
		}
		for k, w := range steps {
			spreads[i].Steps = append(spreads[i].Steps, StepDay{names[k], w.at[i]})
		}
	}
	return spreads
}

// LevelAgain levels the calls of exchanges that run, of one facilitator: those that were not made yet and are to come.
// Each stays where it is if there is room there, else it goes to the nearest day with room within four working days of
// the date that the programme asks for. What was agreed with people, tries, and what was not planned by the programme
// stay, and so does everything of an exchange that is paused. It returns what is moved, by exchange.
func LevelAgain(exchanges []Exchange, perWeek int, terms programme.Exchange, today programme.Date) [][]CallMove {
	load := Load{}
	calls := make([][]movableCall, len(exchanges))
	alike := make(map[sameDays]int) // how many calls may be on the same days
	for i, e := range exchanges {
		calls[i] = e.movable(terms, today, load)
		for _, c := range calls[i] {
			alike[c.key()]++
		}
	}
	l := newLeveller(perWeek, load)
	windows, placed := make(map[sameDays]*window), make(map[sameDays]int)
	for _, of := range calls {
		for _, c := range of {
			if key := c.key(); windows[key] == nil {
				windows[key] = l.add(c.days, alike[key])
			}
		}
	}
	moves := make([][]CallMove, len(exchanges))
	for i, of := range calls {
		for _, c := range of {
			key := c.key()
			to := windows[key].at[placed[key]]
			placed[key]++
			if to != c.days[0] {
				moves[i] = append(moves[i], CallMove{c.step, c.days[0], to})
			}
		}
	}
	return moves
}

// movableCall is a call that may be made on another day.
type movableCall struct {
	step string           // the milestone that it is; empty for a check-in
	days []programme.Date // on which it may be: first where it is, then the nearest to its date
}

// sameDays is the same for calls that may be on the same days.
type sameDays [2 + 2*levelDays]programme.Date

func (c movableCall) key() (k sameDays) {
	copy(k[:], c.days)
	return k
}

// movable are the calls of the exchange that may be moved. The others that are ahead are added to the load.
func (e Exchange) movable(terms programme.Exchange, today programme.Date, load Load) []movableCall {
	if _, paused := e.Paused(); paused {
		load.Calls(e, terms, today)
		return nil
	}
	next := e.nextCall(terms, today)
	if next.IsZero() {
		return nil
	}
	var calls []movableCall
	after := today
	if planned := next.Why.Kind == BecauseCheckIn || next.Why.Kind == BecauseMilestone; !planned || !next.Date.After(today) {
		load[maxDate(next.Date, today)]++
		after = maxDate(after, next.Date.AddDays(aheadDays)) // earlier ones the next call stands for
	}
	follow := e.callsAfter(next)
	isAhead := func(on programme.Date) bool { return on == next.Date && after == today || slices.Contains(follow, on) }
	add := func(step string, on, asked programme.Date) {
		days := slices.DeleteFunc(e.around(asked), func(d programme.Date) bool { return !d.After(after) || d == on })
		calls = append(calls, movableCall{step, append([]programme.Date{on}, days...)})
	}
	for k := e.covered(); k < len(e.CallsDue); k++ {
		if on := e.CallsDue[k]; isAhead(on) {
			add("", on, e.asked()[k])
		}
	}
	for i := range e.Steps {
		s := &e.Steps[i]
		if !s.isCall() || !e.open(i) {
			continue
		}
		on := e.callDay(s)
		_, back := e.comesBack(s)
		switch {
		case !isAhead(on):
		case s.After != "" || back:
			load[on]++
		default:
			add(s.Name, on, s.Due)
		}
	}
	return calls
}

// isCall reports whether the step is a call of the facilitator.
func (s *Step) isCall() bool {
	return s.Owner == programme.OwnerFacilitator && !s.Many && !s.byVisits()
}

// callDay is the day planned for the call that a step is.
func (e Exchange) callDay(s *Step) programme.Date {
	if _, back := e.comesBack(s); s.Call.IsZero() || back {
		return e.DueOn(*s)
	}
	return e.whilePaused(s.Call)
}

// around are the working days that a call may be moved to, the nearest first and of two the later, from the day after
// the start on, and up to the last day.
func (e Exchange) around(d programme.Date) []programme.Date {
	days := []programme.Date{d}
	before, after := d, d
	for range levelDays {
		after = e.add(after, programme.Span{WorkingDays: 1}, 1)
		if !e.ended(after) {
			days = append(days, after)
		}
		before = e.add(before, programme.Span{WorkingDays: 1}, -1)
		if before.After(e.Start) {
			days = append(days, before)
		}
	}
	return days
}
