package exchange

import (
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
)

// Pace is how long one exchange lasts and how often its people are rung, where they agreed on something else than the
// programme has. It is stored like [Exchange].
type Pace struct {
	Every   programme.Span `json:",omitzero"`  // so long after each other are the calls; zero: as they were
	End     programme.Date `json:",omitzero"`  // the last day; zero: as it was
	Endless bool           `json:",omitempty"` // there is no last day any more

	// What follows from it, taken down when it is agreed.
	Calls        []programme.Date `json:",omitempty"` // the check-ins that were not made yet, in order
	Steps        []StepDay        `json:",omitempty"` // open steps that are due on another day now: Call is that day
	BankHolidays []programme.Date `json:",omitempty"` // around the exchange; none: as they were
}

// leastEvery is the least number of days between two calls: one stands for what is planned up to aheadDays after it.
const leastEvery = aheadDays + 1

// mostPaced is how many calls an exchange may have ahead, and mostYears how long it may last.
const (
	mostPaced = 120
	mostYears = 10
)

// ParseEvery reads how often something is done, as people write it: 6w, every 6 weeks, 2 months.
func ParseEvery(typed string) (programme.Span, error) {
	words := strings.Fields(text.Fold(typed))
	if len(words) > 0 && words[0] == "every" {
		words = words[1:]
	}
	joined := strings.Join(words, "")
	for _, unit := range []string{"weeks", "week", "months", "month", "days", "day"} {
		if n, ok := strings.CutSuffix(joined, unit); ok {
			joined = n + unit[:1]
			break
		}
	}
	if joined != "" && strings.IndexAny(joined, "0123456789") != 0 {
		joined = "1" + joined
	}
	every, err := programme.ParseSpan(joined)
	switch {
	case joined == "" || err != nil:
		return every, fmt.Errorf("%q is not how often: write 6w, every 6 weeks or 2 months", text.Line(typed))
	case every.IsZero():
		return every, fmt.Errorf("say how often: 6w, every 6 weeks or 2 months")
	}
	return every, nil
}

// SayEvery is how often something is done: "every 6 weeks", "every month".
func SayEvery(every programme.Span) string {
	n, unit := every.Days, "day"
	switch {
	case every.Months > 0:
		n, unit = every.Months, "month"
	case every.WorkingDays > 0:
		n, unit = every.WorkingDays, "working day"
	case every.Days%7 == 0:
		n, unit = every.Days/7, "week"
	}
	if n == 1 {
		return "every " + unit
	}
	return "every " + say.Count(n, unit)
}

// Paced is what follows from another pace of an exchange from a day on: the calls that were not made yet, at most mostPaced
// and one more, and the steps that are due on another day.
func (e Exchange) Paced(p Pace, of *programme.Programme, today programme.Date) Pace {
	p.Calls, p.Steps, p.BankHolidays = nil, nil, nil
	after := e
	if p.Endless {
		after.End = programme.Date{}
	}
	if !p.End.IsZero() {
		after.End = p.End
		if known := len(e.BankHolidays); known == 0 || e.BankHolidays[known-1].Before(p.End.AddMonths(lateMonths)) {
			p.BankHolidays = bankHolidays(of.Exchange.Calendar(), e.Start, p.End.AddMonths(lateMonths))
			after.BankHolidays = p.BankHolidays
		}
	}
	if !p.Every.IsZero() {
		after.Every = p.Every
	}
	for i, s := range e.Steps {
		if due := after.pacedDue(s, of); e.open(i) && due != s.Due {
			p.Steps = append(p.Steps, StepDay{s.Name, due})
		}
	}
	p.Calls = after.pacedCalls(e, !p.Every.IsZero(), today)
	return p
}

// pacedDue is when a step is due in an exchange whose end is another one now.
func (e Exchange) pacedDue(s Step, of *programme.Programme) programme.Date {
	switch m := slices.IndexFunc(of.Milestones, func(m programme.Milestone) bool { return m.Name == s.Name }); {
	case s.After != "" || s.Due.IsZero() && !s.BeforeEnd:
		return s.Due
	case s.BeforeEnd && m >= 0 && !e.End.IsZero():
		return e.newStep(of.Milestones[m], of.Exchange).Due
	}
	return e.toWorking(e.within(s.Due))
}

// pacedCalls are the calls ahead of an exchange as it was, in one with another end and, where anew says so, another time
// between calls: the first so long after the last call that reached somebody, and none before today.
func (e Exchange) pacedCalls(was Exchange, anew bool, today programme.Date) []programme.Date {
	calls := slices.Clone(was.asked()[min(was.covered(), len(was.CallsDue)):])
	last := was.Start
	if reached, ok := was.lastReached(); ok {
		last = maxDate(last, reached.Date)
	}
	switch {
	case anew:
		calls = nil
	case len(calls) > 0:
		last = calls[len(calls)-1]
	}
	calls = slices.DeleteFunc(calls, func(d programme.Date) bool { return e.ended(d) })
	if e.Every.IsZero() {
		return calls
	}
	for len(calls) <= mostPaced {
		next := e.add(last, e.Every, 1)
		if len(calls) == 0 {
			next = maxDate(next, today)
		}
		if last = next; e.ended(last) {
			break
		}
		calls = append(calls, e.toWorking(last))
		if e.End.IsZero() {
			break // the others follow from it
		}
	}
	return calls
}

// CheckPace says why an exchange cannot have that pace.
func (e Exchange) CheckPace(p Pace, today programme.Date) error {
	const do = "set the pace"
	switch {
	case p.Every.IsZero() && p.End.IsZero() && !p.Endless:
		return refuse(do, "say how often they are rung, or the last day")
	case p.Endless && !p.End.IsZero():
		return refuse(do, "say a last day, or that there is none")
	case !p.Every.IsZero() && e.Start.AddMonths(p.Every.Months).AddDays(p.Every.Days+p.Every.WorkingDays).Before(e.Start.AddDays(leastEvery)):
		return refuse(do, "calls follow each other after %d days at the least; closer ones are agreed on from call to call", leastEvery)
	case !p.End.IsZero() && !p.End.After(e.Start):
		return refuse(do, "the exchange began on %s: its last day is after that", PlainDay(e.Start))
	case !p.End.IsZero() && p.End.Before(today):
		return refuse(do, "%s is over: an exchange that is over is ended", PlainDay(p.End))
	case p.End.After(e.Start.AddMonths(12 * mostYears)):
		return refuse(do, "%s is more than %d years after the start: is the year right?", PlainDay(p.End), mostYears)
	case len(p.Calls) > mostPaced:
		return refuse(do, "that would be more than %d calls", mostPaced)
	case p.Endless && p.Every.IsZero() && e.Every.IsZero():
		return refuse(do, "say how often they are rung, too, where there is no last day")
	}
	return e.checkAlive(do)
}

// At returns the exchange at another pace.
func (e Exchange) At(p Pace) Exchange {
	made := min(e.covered(), len(e.CallsDue))
	e.CallsDue, e.Asked = append(slices.Clone(e.CallsDue[:made]), p.Calls...), append(slices.Clone(e.asked()[:made]), p.Calls...)
	e.Own = true
	if !p.Every.IsZero() {
		e.Every = p.Every
	}
	if p.Endless || !p.End.IsZero() {
		e.End = p.End
	}
	if len(p.BankHolidays) > 0 {
		e.BankHolidays = p.BankHolidays
	}
	e.Steps = slices.Clone(e.Steps)
	for _, day := range p.Steps {
		if i := e.index(day.Name); i >= 0 {
			e.Steps[i].Due, e.Steps[i].Call = day.Call, programme.Date{}
		}
	}
	return e
}
