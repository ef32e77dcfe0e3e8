package exchange

import (
	"slices"

	"crosswalk/matching/programme"
)

// CheckAnswer says why an answer cannot be given. That there is a text where one is asked for is for the caller to
// see to: the exchange knows only its number.
func (e Exchange) CheckAnswer(a Answer) error {
	i, err := e.findStep("answer", a.Step, Everybody)
	if err != nil {
		return err
	}
	doing := "answer " + a.Step
	s := &e.Steps[i]
	switch {
	case s.Answer.IsZero():
		return refuse(doing, "this milestone takes no answer; tick it instead")
	case e.Ending != nil && len(s.Ends) > 0:
		return refuse(doing, "the exchange ended on %s; reopen it first", e.Ending.On)
	case !s.Skipped.IsZero():
		return refuse(doing, "it was skipped on %s; take that back first", s.Skipped)
	case !s.Answer.Accepts(programme.Reply{Value: a.Value, Number: a.Number}):
		return refuse(doing, "%s is asked for", s.Answer.Say())
	case a.From < Everybody || a.From >= e.Parties:
		return refuse(doing, "there are only %d people in this exchange", e.Parties)
	case a.From == Everybody && (s.Each || s.About):
		return refuse(doing, "say whose answer it is: each gives one")
	case s.About && (a.About < 0 || a.About >= e.Parties || a.About == a.From):
		return refuse(doing, "say about whom: one of the others in this exchange")
	case !s.About && a.About != Everybody:
		return refuse(doing, "this milestone asks about nobody; leave out about whom")
	}
	if err := e.checkAlive(doing); err != nil {
		return err
	}
	if err := e.checkDate(a.On); err != nil {
		return refuse(doing, "%v", err)
	}
	return nil
}

// AboutOf is whom an answer of a party is about, where nobody says: the partner, in a pair, of a step that asks
// about the partner; else Everybody.
func (e Exchange) AboutOf(step string, from int) int {
	if i := e.index(step); i >= 0 && e.Steps[i].About && e.Parties == 2 && (from == 0 || from == 1) {
		return 1 - from
	}
	return Everybody
}

// AddAnswer returns the exchange with one more answer. It takes the place of the one that the same party gave about
// the same before, unless the step takes many, or has come back since. An answer that ends the exchange does so; who
// declines, leaves.
func (e Exchange) AddAnswer(a Answer) Exchange {
	i := e.index(a.Step)
	if i < 0 || a.On.IsZero() || a.From < Everybody || a.From >= e.Parties {
		return e
	}
	s := &e.Steps[i]
	answers := slices.Clone(e.Answers)
	if old := e.replaced(s, a); old >= 0 {
		answers = slices.Delete(answers, old, old+1)
	}
	e.Answers = append(answers, a)
	for _, end := range s.Ends {
		if end.Answer != a.Value || e.Ending != nil {
			continue
		}
		ending := Ending{Reason: end.Reason, On: a.On, Answer: a.ID}
		if a.From >= 0 && end.Reason == programme.EndDeclined {
			ending.Leaves = []int{a.From}
		}
		e.Ending = &ending
	}
	return e
}

// replaced is the place of the answer that a new one takes, -1 if it takes none's.
func (e Exchange) replaced(s *Step, a Answer) int {
	if s.Many {
		return -1
	}
	var round programme.Date // the day on which the step was last answered by all
	if !s.Again.IsZero() {
		round, _ = e.answeredAll(s)
	}
	for i, old := range slices.Backward(e.Answers) {
		if old.Step == a.Step && old.From == a.From && old.About == a.About {
			if !round.IsZero() && !old.On.After(round) && a.On.After(round) {
				return -1
			}
			return i
		}
	}
	return -1
}

// Answer returns the answer of that number.
func (e Exchange) Answer(id uint64) (Answer, bool) {
	for _, a := range e.Answers {
		if a.ID == id {
			return a, true
		}
	}
	return Answer{}, false
}

// AnswersTo are the answers that were given at a step, by date, those of one day as they were given.
func (e Exchange) AnswersTo(step string) []Answer {
	var all []Answer
	for _, a := range e.Answers {
		if a.Step == step {
			all = append(all, a)
		}
	}
	slices.SortStableFunc(all, func(a, b Answer) int { return a.On.Compare(b.On) })
	return all
}

// CheckRemoveAnswer says why an answer cannot be removed.
func (e Exchange) CheckRemoveAnswer(id uint64) error {
	if _, ok := e.Answer(id); !ok {
		return refuse("remove the answer", "this exchange has no such answer")
	}
	return nil
}

// RemoveAnswer returns the exchange without that answer, and without the ending that it brought.
func (e Exchange) RemoveAnswer(id uint64) Exchange {
	e.Answers = slices.DeleteFunc(slices.Clone(e.Answers), func(a Answer) bool { return a.ID == id })
	if e.Ending != nil && id != 0 && e.Ending.Answer == id {
		e.Ending = nil
	}
	return e
}

// answeredDays are the days on which each party last became one who has answered n times: of a step about the
// partner about everybody else.
func (e Exchange) answeredDays(s *Step, n int) []programme.Date {
	days := make([]programme.Date, e.ticks(s.Each))
	all := e.AnswersTo(s.Name)
	for p := range days {
		abouts := []int{Everybody}
		if s.About {
			abouts = e.others(p)
		}
		for _, about := range abouts {
			d := nthDay(all, n, func(a Answer) (programme.Date, bool) {
				return a.On, (len(days) == 1 || a.From == p) && (!s.About || a.About == about)
			})
			if d.IsZero() {
				days[p] = d
				break
			}
			if d.After(days[p]) {
				days[p] = d
			}
		}
	}
	return days
}

// others are the parties beside one.
func (e Exchange) others(party int) []int {
	var all []int
	for p := range e.Parties {
		if p != party {
			all = append(all, p)
		}
	}
	return all
}

// comesBack returns the day on which a step that was answered by all is due again; false if it is over.
func (e Exchange) comesBack(s *Step) (programme.Date, bool) {
	if s.Again.IsZero() || e.Ending != nil || len(e.Answers) == 0 {
		return programme.Date{}, false
	}
	last, times := e.answeredAll(s)
	if times == 0 {
		return programme.Date{}, false
	}
	due := e.add(last, s.Again, 1)
	if e.ended(due) {
		return programme.Date{}, false
	}
	return e.toWorking(due), true
}

// answered writes down the days on which each party answered a step: of one that came back, in this round.
func (e Exchange) answered(s *Step, days []programme.Date) {
	round := 0
	if !s.Again.IsZero() {
		_, times := e.answeredAll(s)
		if _, back := e.comesBack(s); back {
			round = times
		} else {
			round = max(0, times-1)
		}
	}
	copy(days, e.answeredDays(s, round))
}

// answeredAll returns the day on which a step was last answered by all, and how often it was; zero if it was not.
func (e Exchange) answeredAll(s *Step) (last programme.Date, times int) {
	for {
		days := e.answeredDays(s, times)
		if len(days) == 0 || slices.ContainsFunc(days, programme.Date.IsZero) {
			return last, times
		}
		last = slices.MaxFunc(days, programme.Date.Compare)
		times++
	}
}
