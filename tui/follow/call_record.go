package follow

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/store/cohort"
	"crosswalk/tui/shell"
)

// value is what stands in a field that is typed.
func (f *callForm) value(field int) string { return strings.TrimSpace(f.inputs[field].Value()) }

// on is the day of the call; what was typed is wrong if it is none.
func (f *callForm) on() (programme.Date, string) { return dayGone(f.value(callOn), f.sh.Today()) }

// sayOn is that day, with what keeps people from working then.
func (f *callForm) sayOn() string {
	day, err := f.one.X.TypedPast(f.value(callOn), f.sh.State().Programme.Exchange, f.sh.Today())
	switch {
	case err != nil:
		return ""
	case day.Off == "" || day.Off == day.Day.Weekday().String():
		return exchange.LongDay(day.Day)
	}
	return exchange.LongDay(day.Day) + " · " + day.Off
}

// day is the same; today where what was typed is none.
func (f *callForm) day() programme.Date {
	if on, wrong := f.on(); wrong == "" {
		return on
	}
	return f.sh.Today()
}

// visit is the visit on its line; false if there is none, or nothing was understood.
func (f *callForm) visit() (v exchange.VisitLine, ok bool, wrong string) {
	line := f.value(callVisit)
	if line == "" {
		return v, false, ""
	}
	v, err := f.one.X.ParseVisit(line, shell.NamesOf(f.sh.State(), f.one.X.Members), f.sh.State().Programme.Exchange, f.sh.Today())
	if err != nil {
		return v, false, shell.AsSentence(err.Error())
	}
	return v, true, ""
}

// call is the call itself, without the next one.
func (f *callForm) call() exchange.CheckIn {
	return exchange.CheckIn{Date: f.day(), Reached: f.who(), Outcome: f.outcome, Mood: f.mood}
}

// after is the exchange as it will be when the call is saved, without the call itself.
func (f *callForm) after() exchange.Exchange {
	x := f.one.X.Exchange
	if v, ok, _ := f.visit(); ok {
		x = x.AddVisit(v.Visit)
	}
	return f.steps.apply(x, f.day())
}

// follow proposes the next call anew until somebody has written another day.
func (f *callForm) follow() {
	next := ""
	if f.outcome != "" {
		if d := f.after().ProposeNext(f.call(), f.sh.State().Programme.Exchange); !d.IsZero() {
			next = exchange.WeekDay(d, f.sh.Today())
		}
	}
	if f.inputs[callNext].Value() == f.next && next != f.next {
		f.inputs[callNext].SetValue(next)
		f.inputs[callNext].CursorEnd()
		f.next = next
	}
}

// nextCall is the next call that was agreed; no day if none was.
func (f *callForm) nextCall() (next exchange.TypedDay, wrong string) {
	typed := f.value(callNext)
	if typed == "" {
		return next, ""
	}
	next, err := f.one.X.TypedAhead(typed, f.sh.State().Programme.Exchange, f.sh.Today())
	if err != nil {
		return next, shell.AsSentence(err.Error())
	}
	return next, ""
}

// objects says why the next call may be a slip of the hand; it is taken when it is said again.
func (f *callForm) objects(next exchange.TypedDay) string {
	end := f.one.X.End
	switch {
	case !next.Far || !next.Day.After(f.sh.Today()) || f.sure == f.value(callNext):
		return ""
	case end.IsZero():
		return exchange.LongDay(next.Day) + " is more than a year from today. enter again takes it."
	}
	return fmt.Sprintf("%s is %s after the last day of the exchange, %s. enter again takes it.", exchange.LongDay(next.Day), exchange.Days(next.Day.Sub(end)), exchange.Day(end, f.sh.Today()))
}

// sayNext is the next call in words: when that is, and what is odd about the day.
func (f *callForm) sayNext() (words string, odd bool) {
	next, wrong := f.nextCall()
	d := next.Day
	switch {
	case wrong != "":
		return wrong, true
	case d.IsZero() && f.outcome == "":
		return "A day is proposed once it is said who was reached.", false
	case d.IsZero():
		return "No day agreed: the programme's next one counts.", false
	}
	parts := []string{exchange.LongDay(d)}
	switch away := d.Sub(f.sh.Today()); {
	case away == 1:
		parts = append(parts, "tomorrow")
	case away > 1:
		parts = append(parts, "in "+exchange.Days(away))
	}
	switch next.Off {
	case "":
	case d.Weekday().String():
		parts, odd = append(parts, "no working day"), true
	default:
		parts, odd = append(parts, next.Off+", no working day"), true
	}
	if end := f.one.X.End; !end.IsZero() && d.After(end) {
		parts, odd = append(parts, "after the last day, "+exchange.Day(end, f.sh.Today())), true
	}
	if !d.After(f.day()) {
		parts, odd = append(parts, "not after this call"), true
	}
	if f.inputs[callNext].Value() == f.next {
		parts = append(parts, "proposed")
	}
	return strings.Join(parts, " · "), odd
}

// save sends the call to the disk, with all that came of it as one change, or says what is wrong and goes there.
func (f *callForm) save() (bool, tea.Cmd) {
	all, at, wrong := f.changes()
	if wrong != "" {
		f.focus(at)
		f.wrong = wrong
		return false, nil
	}
	f.saved()
	_, cmd := f.sh.Send(f, func() (string, tea.Cmd) { return "", f.sh.Desk.Commit(asOne(all)) })
	return true, cmd
}

// changes are the call and all that came of it; or what is wrong, and in which field.
func (f *callForm) changes() (all []cohort.Change, at int, wrong string) {
	if f.outcome == "" {
		return nil, callReached, "Say whom you reached: " + f.placeKeys() + "; or n nobody, m a message was left."
	}
	on, wrong := f.on()
	if wrong != "" {
		return nil, callOn, wrong
	}
	call := f.call()
	next, wrong := f.nextCall()
	if wrong != "" {
		return nil, callNext, wrong
	}
	call.Next = next.Day
	if wrong = f.objects(next); wrong != "" {
		f.sure = f.value(callNext)
		return nil, callNext, wrong
	}
	if err := f.one.X.CheckCheckIn(call); err != nil {
		return nil, callNext, plainly(err)
	}
	if f.inputs[callNext].Value() == f.next && f.followsAnyway(call) {
		call.Next = programme.Date{}
	}
	all = append(all, &cohort.RecordCheckIn{Exchange: f.one.X.ID, CheckIn: call, Note: cohort.CallNote(f.value(callNote)), Replaces: f.replaces})
	v, isVisit, wrong := f.visit()
	if wrong != "" {
		return nil, callVisit, wrong
	}
	x := f.one.X.AddCheckIn(call)
	if isVisit {
		x = x.AddVisit(v.Visit)
		all = append(all, &cohort.LogVisit{Exchange: f.one.X.ID, Visit: v.Visit, Note: cohort.CallNote(v.Note)})
	}
	more, wrong := f.steps.changes(x, on)
	if wrong != "" {
		return nil, f.steps.at - f.steps.len(), wrong
	}
	return append(all, more...), 0, ""
}

// followsAnyway reports whether the next call would be on that day even if none had been agreed. Then none is
// recorded, so that the queue says why the programme asks for it.
func (f *callForm) followsAnyway(call exchange.CheckIn) bool {
	next := call.Next
	call.Next = programme.Date{}
	look := f.after().AddCheckIn(call).Outlook(f.sh.State().Programme.Exchange, f.sh.Today())
	return look.Next.Call.Date == next
}

// placeKeys are the keys for who was reached, in words: "1 Amara, 2 Tom, b both".
func (f *callForm) placeKeys() string {
	var keys []string
	for p, name := range f.one.First {
		keys = append(keys, fmt.Sprintf("%d %s", p+1, name))
	}
	return strings.Join(append(keys, "b "+f.one.X.Both()), ", ")
}

// sayOutcome is what came of the call, in words.
func (f *callForm) sayOutcome() string {
	switch {
	case f.outcome == "":
		return ""
	case !f.isReached():
		return "nobody: " + shell.SayOutcome(exchange.CheckIn{Outcome: f.outcome})
	case f.outcome == exchange.Emailed:
		return "by e-mail with " + f.one.SomeOf(f.who())
	}
	return "spoke to " + f.one.SomeOf(f.who())
}

// sayNumber is a number that was answered: "4 of 6".
func sayNumber(a programme.Answer, n int) string {
	if a.Kind == programme.AnswerScale {
		return fmt.Sprintf("%d of %d", n, a.To)
	}
	return fmt.Sprint(n)
}

// seenBy says who may read the answers to a milestone.
func seenBy(s *exchange.Step) string {
	switch s.SeenBy {
	case programme.SeenByPair:
		return "the pair reads it too"
	case programme.SeenByReport:
		return "told in the report"
	}
	return "only facilitator and coordinator read it"
}

// sayAsked is what a milestone asks for, and who reads it.
func sayAsked(s *exchange.Step) string {
	if s.Answer.Kind == programme.AnswerChoice {
		return say.Capital(strings.Join(s.Answer.Choices, ", ")) + " · " + seenBy(s)
	}
	return say.Capital(s.Answer.Say()) + " · " + seenBy(s)
}
