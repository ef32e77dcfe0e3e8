package demo

import (
	"time"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/store/cohort"
)

// lived is what is known of an exchange while its past is made.
type lived struct {
	*manner
	number int            // which of the cohort's it is
	calls  int            // made so far
	next   programme.Date // before which there is nothing to do
}

// never is after every day of a demonstration.
var never = programme.Date{Year: 9999, Month: 12, Day: 31}

// follow lets the exchanges live until a day, with those who follow them: each works down what the program itself says is
// next. Weekly, they write down what came of a week at its end and all at once; else each call for itself.
func (o *office) follow(until programme.Date, goes func(i int) *manner, weekly bool) error {
	o.lived, o.week = map[uint64]*lived{}, nil
	if weekly {
		o.week = map[string]*cohort.Several{}
	}
	for i, x := range o.state.Exchanges {
		o.lived[x.ID] = &lived{manner: goes(i), number: i, next: x.Start}
	}
	events := o.eventDays()
	for day := o.state.Exchanges[0].Start; day.Before(until); day = day.AddDays(1) {
		if !o.state.Exchanges[0].Working(day) {
			continue
		}
		o.on(day)
		for _, do := range []func() error{o.tickOurs, func() error { return o.attend(events[day]) }, o.liveOn, o.writeWeek} {
			if err := do(); err != nil {
				return err
			}
		}
	}
	return nil
}

// write writes down what came of a call, or what a pair told: at once, or with the rest of the week.
func (o *office) write(who string, what *cohort.Several) error {
	if o.week == nil {
		return o.do(who, what)
	}
	all := o.week[who]
	if all == nil {
		all = &cohort.Several{}
		o.week[who] = all
	}
	all.Ticks, all.Visits, all.Answers = append(all.Ticks, what.Ticks...), append(all.Visits, what.Visits...), append(all.Answers, what.Answers...)
	all.CheckIns, all.Resumes = append(all.CheckIns, what.CheckIns...), append(all.Resumes, what.Resumes...)
	return nil
}

// writeWeek writes down what came of the week, on its last day.
func (o *office) writeWeek() error {
	if o.day.Weekday() != time.Friday && o.state.Exchanges[0].Working(o.day.AddDays(1)) {
		return nil
	}
	for _, who := range facilitators {
		if all := o.week[who]; all != nil {
			if err := o.do(who, all); err != nil {
				return err
			}
			delete(o.week, who)
		}
	}
	return nil
}

// eventDays are the cohort's events by their days. What is for groups is there once for each.
func (o *office) eventDays() map[programme.Date][]cohort.Event {
	days := map[programme.Date][]cohort.Event{}
	for _, e := range o.state.Events() {
		if !e.BeforeClose {
			days[e.On] = append(days[e.On], e)
		}
	}
	return days
}

// attend writes down who came to the events of a day: most, those of an event for several groups together.
func (o *office) attend(events []cohort.Event) error {
	came := map[string][]matching.ID{}
	for _, e := range events {
		came[e.Name] = append(came[e.Name], some(e.Invited, 7)...)
	}
	for _, e := range events {
		if len(came[e.Name]) == 0 {
			continue
		}
		if err := o.do(coordinator, &cohort.Attend{Event: e.Name, People: came[e.Name]}); err != nil {
			return err
		}
		delete(came, e.Name)
	}
	return nil
}

// tickOurs ticks what the coordinator has to do by now: one milestone for all exchanges at once.
func (o *office) tickOurs() error {
	var due cohort.Several
	for _, x := range o.state.Exchanges {
		if !x.Open() {
			continue
		}
		for i, s := range x.Steps {
			_, done := x.DoneOn(i)
			if on := x.DueOn(s); s.Owner == programme.OwnerCoordinator && !done && s.ByHand() && !on.IsZero() && !o.day.Before(on) &&
				(len(due.Ticks) == 0 || due.Ticks[0].Milestone == s.Name) && x.CheckTick(s.Name, exchange.Everybody, o.day) == nil {
				due.Ticks = append(due.Ticks, cohort.Tick{Exchange: x.ID, Milestone: s.Name, Party: exchange.Everybody, On: o.day})
			}
		}
	}
	if len(due.Ticks) == 0 {
		return nil
	}
	return o.do(coordinator, &due)
}

// liveOn is what happens in the exchanges on a working day. Those that come to their end are ended together.
func (o *office) liveOn() error {
	var over cohort.Several
	for _, was := range o.state.Exchanges {
		l := o.lived[was.ID]
		if o.day.Before(l.next) {
			continue
		}
		x, _ := o.state.Exchange(was.ID)
		if !x.Open() {
			l.next = never
			continue
		}
		l.next = o.day.AddDays(1)
		if o.week != nil {
			l.next = o.day.AddDays(7)
		}
		if err := o.meet(x, l, &over); err != nil {
			return err
		}
	}
	if len(over.Ends) == 0 {
		return nil
	}
	return o.do(coordinator, &over)
}

// meet is what happens in one exchange on a day: what the pair does by itself, and what the program says is next.
func (o *office) meet(x *cohort.Exchange, l *lived, over *cohort.Several) error {
	week := o.day.Sub(x.Start) / 7
	rings := facilitators[l.number%len(facilitators)]
	if l.leaves > 0 && week >= l.leaves {
		return o.do(coordinator, &cohort.End{Exchange: x.ID, Why: cohort.Reason("Starts a new post in another county"),
			Ending: exchange.Ending{Reason: programme.EndChangedJob, Leaves: []int{1}, On: o.day}})
	}
	if l.pauses > 0 && week >= l.pauses && len(x.Pauses) == 0 {
		return o.do(rings, &cohort.Pause{Exchange: x.ID, Why: cohort.Reason("An operation; back in five weeks"),
			Pause: exchange.Pause{From: o.day, Until: workingFrom(x, o.day.AddDays(35))}})
	}
	if l.writes {
		if told := o.told(x, l); !isNothing(told) {
			if err := o.write(rings, told); err != nil {
				return err
			}
			if o.week != nil {
				return nil // it is written down first
			}
			x, _ = o.state.Exchange(x.ID)
		}
	}
	next := x.Outlook(o.state.Programme.Exchange, o.day).Next
	switch {
	case next.When != exchange.Now:
		if next.Date.Before(l.next.AddDays(6)) { // what a day brings may bring the next step forward
			l.next = maxDate(l.next, next.Date)
		} else {
			l.next = maxDate(l.next, o.day.AddDays(7))
		}
	case next.Step == exchange.StepClose:
		if told := o.told(x, l); !isNothing(told) { // what is still to be said is said first
			return o.write(rings, told)
		}
		over.Ends = append(over.Ends, cohort.End{Exchange: x.ID, Ending: closing(x, next, o.day)})
	case next.IsCall() && !(l.behind && o.day.AddDays(21).After(o.today)):
		return o.ring(x, l, rings, next)
	}
	return nil
}

// closing is how an exchange ends that is to be closed: of whom nobody heard, all leave.
func closing(x *cohort.Exchange, next exchange.NextStep, on programme.Date) exchange.Ending {
	e := exchange.Ending{Reason: programme.EndCompleted, On: on}
	if len(x.Visits) == 0 {
		e.Reason = programme.EndNoTime
		if next.Tries >= 3 {
			e.Reason = programme.EndNoContact
		}
		for p := range x.Parties {
			e.Leaves = append(e.Leaves, p)
		}
	}
	return e
}

// ring is one call, with what came of it.
func (o *office) ring(x *cohort.Exchange, l *lived, who string, next exchange.NextStep) error {
	call := exchange.CheckIn{Date: o.day, Outcome: exchange.NoAnswer}
	reached := min(l.reaches(l.calls), x.Parties)
	if reached == 2 {
		reached = x.Parties
	}
	l.calls++
	if reached == 0 {
		if l.calls%2 == 0 {
			call.Outcome = exchange.LeftMessage
		}
		return o.write(who, &cohort.Several{CheckIns: []cohort.RecordCheckIn{{Exchange: x.ID, CheckIn: call}}})
	}
	for p := range reached {
		call.Reached = append(call.Reached, p)
	}
	call.Outcome, call.Mood = exchange.Spoke, l.moods[min(l.calls-1, len(l.moods)-1)]
	if l.number%3 == 0 && l.calls%3 == 0 && x.End.After(o.day.AddDays(35)) {
		call.Next = workingFrom(x, o.day.AddDays(17))
	}
	said := notes[call.Mood]
	several := o.told(x, l)
	several.CheckIns = []cohort.RecordCheckIn{{Exchange: x.ID, CheckIn: call, Note: cohort.CallNote(said[(l.number+3*l.calls)%len(said)])}}
	if name := next.Call.Milestone; name != "" && x.CheckTick(name, exchange.Everybody, o.day) == nil {
		several.Ticks = append(several.Ticks, cohort.Tick{Exchange: x.ID, Milestone: name, Party: exchange.Everybody, On: o.day})
	}
	if p, paused := x.Paused(); paused && !o.day.Before(p.Until) {
		several.Resumes = []cohort.Resume{{Exchange: x.ID, On: o.day}}
	}
	return o.write(who, several)
}

// workingFrom is a day, or the next working one; workingUpTo is it, or the last working one before.
func workingFrom(x *cohort.Exchange, d programme.Date) programme.Date {
	for !x.Working(d) {
		d = d.AddDays(1)
	}
	return d
}

func workingUpTo(x *cohort.Exchange, d programme.Date) programme.Date {
	for !x.Working(d) {
		d = d.AddDays(-1)
	}
	if d.Before(x.Start) {
		return x.Start
	}
	return d
}

func maxDate(a, b programme.Date) programme.Date {
	if a.Before(b) {
		return b
	}
	return a
}
