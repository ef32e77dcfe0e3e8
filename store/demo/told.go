package demo

import (
	"slices"

	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/store/cohort"
)

// told is what a pair has done by a day and is not written down yet: visits, ticks and answers.
func (o *office) told(x *cohort.Exchange, l *lived) *cohort.Several {
	out := &cohort.Several{}
	if _, paused := x.Paused(); paused || !x.Open() {
		return out
	}
	now := x.Exchange
	for i, s := range x.Steps {
		due := now.DueOn(s)
		late := l.late
		if s.Kind().Record == exchange.RecordVisit {
			late = l.visits
		}
		on := workingUpTo(x, due.AddDays(late))
		_, done := now.DoneOn(i)
		switch {
		case s.Many:
			if a, ok := o.closer(x, l, s); ok {
				out.Answers = append(out.Answers, a)
			}
		case s.Owner != programme.OwnerPair || done || due.IsZero() || on.After(o.day) || !l.meets && isMeeting(s):
		case s.Kind().Record == exchange.RecordVisit:
			if s.DoneBy == programme.DoneByVisit {
				v := o.visit(x, l, len(now.Visits), on)
				if now.CheckVisit(v, o.state.Programme.Exchange) == nil {
					out.Visits = append(out.Visits, cohort.LogVisit{Exchange: x.ID, Visit: v})
					now = now.AddVisit(v)
				}
			}
		default:
			for _, p := range o.doing(x, l, s) {
				if s.Kind().Record == exchange.RecordTick && now.CheckTick(s.Name, p, on) == nil {
					out.Ticks = append(out.Ticks, cohort.Tick{Exchange: x.ID, Milestone: s.Name, Party: p, On: on})
					now = now.Tick(s.Name, p, on, 0)
				}
				if a, ok := o.answer(x, l, s, p, on); ok {
					out.Answers = append(out.Answers, a)
				}
			}
		}
	}
	return out
}

func isNothing(c *cohort.Several) bool { return len(c.Visits)+len(c.Ticks)+len(c.Answers) == 0 }

// isMeeting reports whether a step is that the two come together.
func isMeeting(s exchange.Step) bool {
	return slices.Contains(append([]programme.DoneBy{s.DoneBy}, s.Also...), programme.DoneByVisit)
}

// doing are the parties who do a step: all at once, or each for themselves as far as they are reached.
func (o *office) doing(x *cohort.Exchange, l *lived, s exchange.Step) []int {
	if !s.Each {
		return []int{exchange.Everybody}
	}
	var all []int
	for p := range x.Parties {
		if p == 0 || l.reaches(1) != 1 {
			all = append(all, p)
		}
	}
	return all
}

// visit is the n-th visit of a pair: the one after the other hosts.
func (o *office) visit(x *cohort.Exchange, l *lived, n int, on programme.Date) exchange.Visit {
	activities := o.state.Programme.Exchange.Activities
	v := exchange.Visit{ID: uint64(n) + 1, Date: on, HourTenths: 40 + 5*(l.number%3), Host: (l.number + n) % x.Parties}
	if len(activities) > 0 {
		v.Activity = activities[(l.number/2+n)%min(len(activities), 3)]
	}
	return v
}

// answer is what a party answers at a step that asks for something.
func (o *office) answer(x *cohort.Exchange, l *lived, s exchange.Step, p int, on programme.Date) (cohort.Answer, bool) {
	a := cohort.Answer{Exchange: x.ID, Answer: exchange.Answer{Step: s.Name, From: p, About: x.AboutOf(s.Name, p), On: on}}
	switch s.Answer.Kind {
	case programme.AnswerYesNo:
		a.Answer.Value = "yes"
	case programme.AnswerNumber, programme.AnswerScale:
		a.Answer.Number = max(s.Answer.From, s.Answer.To-(l.number+p)%3)
	case programme.AnswerChoice:
		a.Answer.Value = s.Answer.Choices[0]
	case programme.AnswerText:
		a.Text = cohort.AnswerText(answers[(l.number+2*p+len(s.Name))%len(answers)], s.SeenBy)
		a.Answer.Note = 1 // so that it is known below that there is a text
	}
	if s.Answer.IsZero() || x.CheckAnswer(a.Answer) != nil {
		return cohort.Answer{}, false
	}
	a.Answer.Note = 0
	return a, true
}

// closer is one of the answers that may be given at any time: some pairs have one once they have met twice.
func (o *office) closer(x *cohort.Exchange, l *lived, s exchange.Step) (cohort.Answer, bool) {
	if l.number%3 != 0 || len(x.Visits) < 2 || len(x.AnswersTo(s.Name)) > 0 || s.SeenBy != programme.SeenByReport {
		return cohort.Answer{}, false
	}
	from := exchange.Everybody
	if s.Each {
		from = 0
	}
	return o.answer(x, l, s, from, o.day)
}
