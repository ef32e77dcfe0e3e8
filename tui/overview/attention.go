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
	"crosswalk/store"
	"crosswalk/tui/shell"
)

// concernKind is a kind of thing that needs attention, named as its rows are.
type concernKind string

// The kinds beside those of [store.State.Attention].
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
	concernKind(store.AttendBroken), concernKind(store.AttendCrowded), concernKind(store.AttendOutdated), concernKind(store.AttendConflict),
	concernKind(store.AttendVanished), concernKind(store.AttendLate), concernKind(store.AttendNotEligible),
	concernKind(store.AttendNoConsent), concernWaiting, concernKind(store.AttendRejected),
	concernKind(store.AttendName), concernWeak, concernKind(store.AttendOther), concernManager,
}

// concern is one thing that needs attention: a row of the overview.
type concern struct {
	kind concernKind
	to   shell.Tab     // where something can be done about it
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
	case concernKind(store.AttendName):
		return say.Plural(n, "unknown name")
	case concernKind(store.AttendOther):
		return say.Plural(n, "other answer")
	case concernCall, concernWeak, concernKind(store.AttendBroken), concernKind(store.AttendConflict):
		return say.Plural(n, string(k))
	}
	return string(k)
}

// concerns are all things that need attention, the worst first.
func concerns(s *store.State, st *shell.ExchangeStatuses) []concern {
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
func exchangeConcerns(st *shell.ExchangeStatuses) []concern {
	type dated struct {
		concern
		days int // negative: overdue
	}
	var list []dated
	for _, one := range st.All {
		add := func(kind concernKind, to shell.Tab, days int, what, row string) {
			list = append(list, dated{concern{kind, to, matching.TeamOf(one.X.Members...), one.Pair + ": " + what,
				strings.Join(one.First, shell.PairSign) + ": " + row}, days})
		}
		late := func(kind concernKind, to shell.Tab, status exchange.Status, days int, what string) {
			add(kind, to, days, status.Say(days)+", "+what, exchange.Days(days)+", "+what) // the kind says that it is overdue
		}
		switch one.Health {
		case exchange.HealthAtRisk:
			add(concernAtRisk, shell.ExchangesTab, one.Look.First().Days, one.Why, one.Why)
		case exchange.HealthOverdue:
			for _, item := range one.Look.Items {
				if item.CheckIn == 0 && item.Status == exchange.Overdue {
					late(concernOverdue, shell.ExchangesTab, item.Status, item.Days, item.Title)
					break
				}
			}
		}
		if c := one.Call; c.Status == exchange.Overdue {
			late(concernCall, shell.CheckInsTab, c.Status, c.Days, c.Why.Say(one.First))
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
func storeConcerns(s *store.State) []concern {
	var list []concern
	managers := 0
	for _, a := range s.Attention() {
		if a.Kind == store.AttendName && a.Field == programme.FieldLineManager {
			managers++
			continue
		}
		c := concern{kind: concernKind(a.Kind), to: shell.ApplicantsTab, text: a.Sentence}
		if a.Kind == store.AttendBroken || a.Kind == store.AttendOutdated {
			c.to = shell.MatchesTab
		}
		if len(a.People) == 1 {
			c.who.A = a.People[0]
		} else if len(a.People) > 1 {
			c.who = matching.TeamOf(a.People...)
		}
		if a.Kind == store.AttendOther {
			c.row = otherWords(s, c.who.A, a.Field)
		}
		list = append(list, c)
	}
	if managers > 0 {
		list = append(list, concern{kind: concernManager, to: shell.ApplicantsTab, text: shell.ManagerWords(managers),
			row: fmt.Sprintf("%d named, nobody of this cohort, which is usual", managers)})
	}
	return list
}

// otherWords is what somebody answered beside the known choices, for a narrow row.
func otherWords(s *store.State, id matching.ID, name string) string {
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

// waitingConcerns are the people whom the plan leaves without a partner, but for those who are on the
// list because their application keeps them out.
func waitingConcerns(s *store.State) []concern {
	if s.Plan == nil {
		return nil
	}
	var list []concern
	for _, w := range s.Plan.Waiting {
		switch s.Standing(w.ID).Word {
		case store.StandsLate, store.StandsNotEligible, store.StandsNoConsent:
			continue
		}
		list = append(list, concern{concernWaiting, shell.MatchesTab, matching.Team{A: w.ID}, s.Call(w.ID) + " waits: " + w.Why, s.Call(w.ID) + ": " + w.Why})
	}
	return list
}

// weakConcerns are the suggested pairs with less than three quarters of the points of the pair in the
// middle, the weakest first; of a trio, the weakest two. Those are looked through first before publishing.
// What somebody locked or overrode was looked at.
func weakConcerns(s *store.State) []concern {
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
		list = append(list, concern{concernWeak, shell.MatchesTab, p.Team(),
			fmt.Sprintf("%s, less than three quarters of the middle pair's %s", words, say.Points(middle)), score + "  " + pair})
	}
	return list
}
