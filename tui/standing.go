package tui

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
)

// standing is how one exchange stands on a day: what lists show of it, worked out once.
type standing struct {
	x      *cohort.Exchange
	people []*cohort.Applicant // nil for one who is no longer there
	first  []string            // what the people are called for short, safe
	pair   string              // all names, safe
	look   exchange.Outlook    // how it stands and what is next
	health exchange.Health     // of the outlook
	why    string              // of the health, in words
	soon   programme.Date      // on which something is to be done next, for sorting; far away if nothing is
	call   exchange.Call       // that is planned
	ledger exchange.Ledger
	key    string // folded names, for sorting
	hay    string // folded words, for the filter

	marks []exchange.Mark // nil until they are drawn
}

// standings are those of all exchanges of a state on a day.
type standings struct {
	state *cohort.State
	today programme.Date
	all   []*standing // in the order they were published
	byID  map[uint64]*standing

	health   map[exchange.Health]int // how many
	widest   int                     // cells of the longest pair of names
	hosted   int                     // cells of the hours of a trio; 0 if there is none
	from, to programme.Date          // the days from the first start to the last end
}

// standings of the newest state today. What did not change since they were last asked for is kept.
func (sh *shell) standings() *standings {
	today := sh.today()
	if old := sh.stands; old == nil || old.state != sh.state || old.today != today {
		sh.stands = newStandings(sh.state, today, old)
	}
	return sh.stands
}

func newStandings(s *cohort.State, today programme.Date, old *standings) *standings {
	st := &standings{state: s, today: today, byID: make(map[uint64]*standing, len(s.Exchanges)), health: map[exchange.Health]int{}}
	same := old != nil && old.today == today && old.state.Programme.SameAs(s.Programme)
	for _, x := range s.Exchanges {
		var one *standing
		if same {
			one = old.byID[x.ID].still(s, x)
		}
		if one == nil {
			one = standingOf(s, x, today)
		}
		st.all = append(st.all, one)
		st.byID[x.ID] = one
		st.health[one.health]++
		st.widest = max(st.widest, len([]rune(one.pair)))
		if one.x.Parties > 2 {
			st.hosted = max(st.hosted, chart.Width(eachWay(one, 0)))
		}
		st.span(one)
	}
	return st
}

// with is the exchange that people are in together; else the first that one of them is in.
func (st *standings) with(who []matching.ID) (*standing, bool) {
	var found *standing
	for _, one := range st.all {
		if !slices.ContainsFunc(who, one.x.Has) {
			continue
		}
		if !slices.ContainsFunc(who, func(id matching.ID) bool { return !one.x.Has(id) }) {
			return one, true
		}
		if found == nil {
			found = one
		}
	}
	return found, found != nil
}

// span stretches the calendar over an exchange. One without an end lasts until its last date.
func (st *standings) span(one *standing) {
	x := one.x
	if st.from.IsZero() || x.Start.Before(st.from) {
		st.from = x.Start
	}
	if end := x.LastDay(); end.After(st.to) {
		st.to = end
	}
}

// still is the standing if it is that of x today as well, else nil.
func (one *standing) still(s *cohort.State, x *cohort.Exchange) *standing {
	if one == nil || one.x != x {
		return nil
	}
	for i, id := range x.Members {
		if one.people[i] != s.People[id] {
			return nil
		}
	}
	return one
}

func standingOf(s *cohort.State, x *cohort.Exchange, today programme.Date) *standing {
	one := &standing{x: x, pair: s.CallAll(x.Members), first: shortNames(s, x.Members), ledger: x.Ledger()}
	for _, id := range x.Members {
		one.people = append(one.people, s.People[id])
	}
	one.look = x.Outlook(s.Programme.Exchange, today)
	one.health, one.why = one.look.Health, one.look.Why.Say(one.first)
	one.soon, one.call = one.look.Day(), one.look.Next.Call
	one.key = text.Fold(one.pair)
	words := []string{one.key, text.Fold(x.Facilitator.Safe()), string(one.health), text.Fold(one.why), text.Fold(one.call.Why.Say(one.first))}
	if x.Parties > 2 {
		words = append(words, teamWord(true))
	}
	for _, a := range one.people {
		if a != nil {
			words = append(words, text.Fold(a.Answer("organisation").Text.Safe()), a.Key())
		}
	}
	one.hay = strings.Join(words, " ")
	return one
}

// shortNames are first names, safe, or whole ones where two are alike.
func shortNames(s *cohort.State, ids []matching.ID) []string {
	short, whole := make([]string, len(ids)), make([]string, len(ids))
	for i, id := range ids {
		whole[i] = s.Call(id)
		short[i] = whole[i]
		if a, ok := s.People[id]; ok {
			short[i] = matching.FirstName(a.Name.Safe())
		}
	}
	for i, name := range short {
		if slices.Contains(short[i+1:], name) {
			return whole
		}
	}
	return short
}

// words is how the exchange stands in at most w cells where there is a way to say it so.
func (one *standing) words(w int) string {
	long, short := one.look.Say(one.first), one.look.SayShort(one.first)
	switch room := w - chart.Width(short) - 1; {
	case chart.Width(long) <= w:
		return long
	case one.health == exchange.HealthAtRisk && w < atRiskWhy:
		return string(one.health)
	case one.health == exchange.HealthAtRisk:
		return cutMiddle(long, w)
	case room >= leastTitle && (one.health == exchange.HealthOverdue || one.health == exchange.HealthDue):
		return clipTo(one.look.First().Title, room) + " " + short
	}
	return short
}

// The least room for the words of a reason to be more than a riddle.
const (
	atRiskWhy  = 22
	leastTitle = 12
)

// someOf is what some of the people are called: "Amara", "Amara and Tom", "both", "all three".
func (one *standing) someOf(parties []int) string {
	if len(parties) == one.x.Parties {
		return one.x.Both()
	}
	names := make([]string, len(parties))
	for i, p := range parties {
		names[i] = one.first[p]
	}
	return andWords(names)
}

// marksOn are the marks of the calendar.
func (one *standing) marksOn(st *standings) []exchange.Mark {
	if one.marks == nil {
		one.marks = one.x.Marks(st.state.Programme.Exchange, st.today)
	}
	return one.marks
}

// cutMiddle is s on at most w cells, with whole words at its end and what is too much taken from before
// them: reasons end in how long it has been.
func cutMiddle(s string, w int) string {
	over := chart.Width(s) - w
	if over <= 0 {
		return s
	}
	_, end, _ := strings.Cut(ansi.TruncateLeft(s, over+w*2/5, ""), " ")
	end = " " + end
	return clipTo(s, w-chart.Width(end)) + end
}
