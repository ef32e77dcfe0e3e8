package tui

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/store/cohort"
)

// concernKind is a kind of thing that needs attention, named as its rows are.
type concernKind string

// The kinds beside those of [cohort.State.Attention].
const (
	concernAtRisk  concernKind = "at risk" // an exchange
	concernOverdue concernKind = "overdue" // a milestone
	concernCall    concernKind = "call"    // a check-in call that is overdue
	concernWaiting concernKind = "waiting" // somebody without a partner
	concernWeak    concernKind = "weak pair"
	concernManager concernKind = "managers" // line managers who are nobody here, as most are
)

// kinds are all kinds in the order of their rows, the worst first.
var kinds = [...]concernKind{
	concernAtRisk, concernOverdue, concernCall,
	concernKind(cohort.AttendBroken), concernKind(cohort.AttendCrowded), concernKind(cohort.AttendOutdated), concernKind(cohort.AttendConflict),
	concernKind(cohort.AttendVanished), concernKind(cohort.AttendLate), concernKind(cohort.AttendNotEligible),
	concernKind(cohort.AttendNoConsent), concernWaiting, concernKind(cohort.AttendRejected),
	concernKind(cohort.AttendName), concernWeak, concernKind(cohort.AttendOther), concernManager,
}

// concern is one thing that needs attention: a row of the overview.
type concern struct {
	kind concernKind
	to   tab           // where something can be done about it
	who  matching.Team // whom to point at there; one person is the first of it, nobody are none
	text string        // a sentence, safe to draw
	row  string        // the same for a narrow row; empty: the sentence
}

// people are whom to point at.
func (c concern) people() []matching.ID {
	return slices.DeleteFunc(c.who.Members(), func(id matching.ID) bool { return id == 0 })
}

// word is what so many rows of the kind are called on the screen.
func (k concernKind) word(n int) string {
	switch k {
	case concernKind(cohort.AttendName):
		return named(n, "unknown name")
	case concernKind(cohort.AttendOther):
		return named(n, "other answer")
	case concernCall, concernWeak, concernKind(cohort.AttendBroken), concernKind(cohort.AttendConflict):
		return named(n, string(k))
	}
	return string(k)
}

// concerns are all things that need attention, the worst first.
func concerns(s *cohort.State, st *standings) []concern {
	list := exchangeConcerns(st)
	list = append(list, storeConcerns(s)...)
	list = append(list, waitingConcerns(s)...)
	list = append(list, weakConcerns(s)...)
	rank := make(map[concernKind]int, len(kinds))
	for i, k := range kinds {
		rank[k] = i
	}
	slices.SortStableFunc(list, func(a, b concern) int { return rank[a.kind] - rank[b.kind] })
	return list
}

// exchangeConcerns are the exchanges at risk, the milestones and the calls that are overdue; of each kind
// the longest overdue first.
func exchangeConcerns(st *standings) []concern {
	type dated struct {
		concern
		days int // negative: overdue
	}
	var list []dated
	for _, one := range st.all {
		add := func(kind concernKind, to tab, days int, what, row string) {
			list = append(list, dated{concern{kind, to, matching.TeamOf(one.x.Members...), one.pair + ": " + what,
				strings.Join(one.first, pairSign) + ": " + row}, days})
		}
		late := func(kind concernKind, to tab, status exchange.Status, days int, what string) {
			add(kind, to, days, status.Say(days)+", "+what, exchange.Days(days)+", "+what) // the kind says that it is overdue
		}
		switch one.health {
		case exchange.HealthAtRisk:
			add(concernAtRisk, exchangesTab, one.look.First().Days, one.why, one.why)
		case exchange.HealthOverdue:
			for _, item := range one.look.Items {
				if item.CheckIn == 0 && item.Status == exchange.Overdue {
					late(concernOverdue, exchangesTab, item.Status, item.Days, item.Title)
					break
				}
			}
		}
		if c := one.call; c.Status == exchange.Overdue {
			late(concernCall, checkInsTab, c.Status, c.Days, c.Why.Say(one.first))
		}
	}
	slices.SortStableFunc(list, func(a, b dated) int { return a.days - b.days })
	out := make([]concern, len(list))
	for i, d := range list {
		out[i] = d.concern
	}
	return out
}

// storeConcerns are those that the cohort's log tells. Line managers who are nobody of the cohort, as
// most are, come to one row.
func storeConcerns(s *cohort.State) []concern {
	var list []concern
	managers := 0
	for _, a := range s.Attention() {
		if a.Kind == cohort.AttendName && a.Field == programme.FieldLineManager {
			managers++
			continue
		}
		c := concern{kind: concernKind(a.Kind), to: applicantsTab, text: a.Sentence}
		if a.Kind == cohort.AttendBroken || a.Kind == cohort.AttendOutdated {
			c.to = matchesTab
		}
		if len(a.People) == 1 {
			c.who.A = a.People[0]
		} else if len(a.People) > 1 {
			c.who = matching.TeamOf(a.People...)
		}
		if a.Kind == cohort.AttendOther {
			c.row = otherWords(s, c.who.A, a.Field)
		}
		list = append(list, c)
	}
	if managers > 0 {
		list = append(list, concern{kind: concernManager, to: applicantsTab, text: managerWords(managers),
			row: fmt.Sprintf("%d named, nobody of this cohort, which is usual", managers)})
	}
	return list
}

// otherWords is what somebody answered beside the known choices, for a narrow row.
func otherWords(s *cohort.State, id matching.ID, name string) string {
	f, known := s.Programme.Field(name)
	p, there := s.Person(id)
	if !known || !there {
		return ""
	}
	var other []string
	for _, o := range p.Answer(name).Other {
		other = append(other, "“"+o.Safe()+"”")
	}
	return s.Call(id) + ", " + f.Label + ": " + strings.Join(other, ", ")
}

// managerWords says of line managers in applications that they are not applicants themselves.
func managerWords(n int) string {
	if n == 1 {
		return "1 line manager named is nobody of this cohort, which is usual"
	}
	return fmt.Sprintf("%d line managers named are nobody of this cohort, which is usual", n)
}

// waitingConcerns are the people whom the plan leaves without a partner, but for those who are on the
// list because their application keeps them out.
func waitingConcerns(s *cohort.State) []concern {
	if s.Plan == nil {
		return nil
	}
	var list []concern
	for _, w := range s.Plan.Waiting {
		switch s.Position(w.ID).Kind {
		case cohort.PositionLate, cohort.PositionNotEligible, cohort.PositionNoConsent:
			continue
		}
		list = append(list, concern{concernWaiting, matchesTab, matching.Team{A: w.ID}, s.Call(w.ID) + " waits: " + w.Why, s.Call(w.ID) + ": " + w.Why})
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
		pair, score := s.CallAll(p.Members()), points(p.Weakest())
		say := pair + ": " + score + " points"
		if p.IsTrio() {
			say = pair + ": two of them with " + score + " points"
		}
		list = append(list, concern{concernWeak, matchesTab, p.Team(),
			fmt.Sprintf("%s, less than three quarters of the middle pair's %s", say, points(middle)), score + "  " + pair})
	}
	return list
}
