package overview

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store"
	"crosswalk/store/cohort"
	"crosswalk/tui/shell"
)

// concern is one thing that needs attention: a row of the overview.
type concern struct {
	kind kind
	who  matching.Team // whom it is about; one person is the first of it, nobody are none
	text string        // a sentence, safe to draw
	row  string        // the same for a narrow row; empty: the sentence
}

// teamOf is people as a concern names them.
func teamOf(people []matching.ID) matching.Team {
	switch len(people) {
	case 0:
		return matching.Team{}
	case 1:
		return matching.Team{A: people[0]}
	}
	return matching.TeamOf(people...)
}

// people are whom the concern is about.
func (c concern) people() []matching.ID {
	return slices.DeleteFunc(c.who.Members(), func(id matching.ID) bool { return id == 0 })
}

// concerns are all things that need attention, the worst first.
func concerns(s *cohort.State, st *shell.ExchangeStatuses) []concern {
	list := slices.Concat(exchangeConcerns(st), listedConcerns(s), waitingConcerns(s), weakConcerns(s), keptConcerns(s, st.Today))
	slices.SortStableFunc(list, func(a, b concern) int { return cmp.Compare(a.kind, b.kind) })
	return list
}

// lostConcerns says that parts of the store cannot be read, whatever cohort they are of.
func lostConcerns(lost []store.Finding) []concern {
	if len(lost) == 0 {
		return nil
	}
	part := "1 part of the store cannot be read, and is missing here"
	if n := len(lost); n > 1 {
		part = fmt.Sprintf("%d parts of the store cannot be read, and are missing here", n)
	}
	return []concern{{kind: kindLost, text: part + ": crosswalk check, typed in a terminal, lists what", row: part + ": crosswalk check"}}
}

// keptConcerns says that people were to be kept until a day that is over.
func keptConcerns(s *cohort.State, today programme.Date) []concern {
	people, until := s.PastKeeping(today)
	if len(people) == 0 {
		return nil
	}
	line := fmt.Sprintf("%s to be kept until %s: K on Applicants erases them", say.People(len(people)), until)
	return []concern{{kind: kindKept, text: line, row: line}}
}

// exchangeConcerns are the exchanges at risk, those whose next step is to be taken now, and those in which something else is
// late: each exchange once, of each kind the longest overdue first.
func exchangeConcerns(st *shell.ExchangeStatuses) []concern {
	type dated struct {
		concern
		days int // negative: overdue
	}
	var list []dated
	for _, one := range st.All {
		// what ends the sentence; short is the same where the kind is said already
		add := func(k kind, days int, what, short string) {
			list = append(list, dated{concern{kind: k, who: matching.TeamOf(one.X.Members...), text: one.Pair + ": " + what,
				row: strings.Join(one.First, shell.PairSign) + ": " + short}, days})
		}
		switch next := one.Look.Next; {
		case one.Health == exchange.HealthAtRisk:
			text := one.Why
			if next.IsOurs() {
				text += "; " + sayNext(one) + " " + next.Say()
			}
			add(kindAtRisk, min(next.Days, one.Look.First().Days), text, one.Why)
		case next.IsOurs():
			when := next.Say()
			if next.Days < 0 {
				when = exchange.Days(next.Days)
			}
			add(kindCall, next.Days, sayNext(one)+" "+next.Say()+": "+next.Why.Say(one.First), when+", "+next.Why.Say(one.First))
		case one.Health.IsLate():
			item := one.Look.Why.Item
			add(kindOverdue, item.Days, one.Why, exchange.Days(item.Days)+", "+item.Title)
		}
	}
	slices.SortStableFunc(list, func(a, b dated) int { return cmp.Compare(a.days, b.days) })
	out := make([]concern, len(list))
	for i, d := range list {
		out[i] = d.concern
	}
	return out
}

// sayNext is what the next step of an exchange is, for a sentence that goes on with when.
func sayNext(one *shell.ExchangeStatus) string {
	switch next := one.Look.Next; {
	case next.Step == exchange.StepClose:
		return "close it,"
	case next.Owner == programme.OwnerCoordinator:
		return "write to them,"
	case next.IsCall():
		return "ring,"
	default:
		return next.Title + ","
	}
}

// listedConcerns are those that the state lists. Line managers who are nobody of the cohort, as most are, come
// to one row, who is named in other answers to another, and so do times of submission that could not be read.
func listedConcerns(s *cohort.State) []concern {
	var list []concern
	managers, others := 0, 0
	var dates []matching.ID
	for _, a := range s.Attention() {
		if a.Kind == cohort.AttendOther && a.Field == programme.FieldSubmitted {
			dates = append(dates, a.People...)
			continue
		}
		if a.Kind == cohort.AttendName && a.Field != programme.FieldNotWith {
			if a.Field == programme.FieldLineManager {
				managers++
			} else {
				others++
			}
			continue
		}
		who := a.People[:min(len(a.People), 2)]
		if a.Kind == cohort.AttendEmployer {
			who = who[:1] // many, of whom one leads to the place
		}
		c := concern{kind: kindListed(a.Kind), who: teamOf(who), text: a.Sentence}
		if c.kind == kindOther {
			c.row = otherWords(s, c.who.A, a.Field)
		}
		list = append(list, c)
	}
	if n := len(dates); n > 0 {
		list = append(list, concern{kind: kindDates, who: teamOf(dates[:1]),
			text: fmt.Sprintf("When %s applied cannot be read, so that nobody knows who of them was late", say.People(n)), row: say.Count(n, "time") + " of submission cannot be read"})
	}
	if managers > 0 {
		list = append(list, concern{kind: kindManager, text: cohort.SayManagers(managers, 0), row: sayUsual(managers)})
	}
	if others > 0 {
		list = append(list, concern{kind: kindNamed, text: cohort.SayManagers(0, others), row: sayUsual(others)})
	}
	return list
}

// sayUsual says for a narrow row that so many people who are named need not be of the cohort.
func sayUsual(n int) string { return fmt.Sprintf("%d named, nobody of this cohort, which is usual", n) }

// otherWords is what somebody answered beside the known choices, or what cannot be read, for a narrow row.
func otherWords(s *cohort.State, id matching.ID, name string) string {
	f, known := s.Programme.Field(name)
	p, there := s.Person(id)
	if !known || !there {
		return ""
	}
	answer := p.Answer(name)
	written := answer.Other
	if answer.Unread(f) {
		written = append(slices.Clip(written), answer.Text)
	}
	var other []string
	for _, o := range written {
		other = append(other, "“"+text.Clip(o.Safe())+"”")
	}
	return s.Call(id) + ", " + f.Label + ": " + strings.Join(other, ", ")
}

// waitingConcerns are the people whom the plan leaves without a partner, but for those who are on the
// list because their application keeps them out.
func waitingConcerns(s *cohort.State) []concern {
	if s.Plan == nil {
		return nil
	}
	var list []concern
	for _, w := range s.Plan.Waits() {
		switch s.Position(w.ID).Kind {
		case cohort.PositionLate, cohort.PositionNotEligible, cohort.PositionQuestioned, cohort.PositionNoConsent:
			continue
		}
		list = append(list, concern{kind: kindWaiting, who: matching.Team{A: w.ID},
			text: s.Call(w.ID) + " waits: " + w.Why, row: s.Call(w.ID) + ": " + w.Why})
	}
	return list
}

// weakConcerns are the suggested pairs with less than three quarters of the points of the pair in the
// middle, the weakest first; of a trio, the weakest two. Those are looked through first before publishing.
// What somebody locked or overrode was looked at.
func weakConcerns(s *cohort.State) []concern {
	if s.Plan == nil || len(s.Plan.Pairs) == 0 {
		return nil
	}
	pairs := slices.Clone(s.Plan.Pairs)
	slices.SortStableFunc(pairs, func(p, q matching.Pair) int { return cmp.Compare(p.Weakest(), q.Weakest()) })
	middle := pairs[len(pairs)/2].Score
	var list []concern
	for _, p := range pairs {
		if 4*p.Weakest() >= 3*middle {
			break
		}
		if p.State != matching.Suggested {
			continue
		}
		pair, score := s.CallAll(p.Members()), say.Points(p.Weakest())
		words := pair + ": " + score + " points"
		if p.IsTrio() {
			words = pair + ": two of them with " + score + " points"
		}
		list = append(list, concern{kind: kindWeak, who: p.Team(), row: score + "  " + pair,
			text: fmt.Sprintf("%s, less than three quarters of the middle pair's %s", words, say.Points(middle))})
	}
	return list
}
