package shell

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
)

// ExchangeStatus is how one exchange stands on a day: what lists show of it, worked out once.
type ExchangeStatus struct {
	X      *cohort.Exchange
	People []*cohort.Applicant // nil for one who is no longer there
	First  []string            // what the people are called for short, safe
	Pair   string              // all names, safe
	Look   exchange.Outlook    // how it stands and what is next
	Health exchange.Health     // of the outlook
	Why    string              // of the health, in words
	Need   exchange.Need       // how much the next step needs doing
	Soon   programme.Date      // on which something is to be done next, for sorting; far away if nothing is
	Call   exchange.Call       // that is planned
	Ledger exchange.Ledger
	Key    string // folded names, for sorting
	Words  string // folded words, for the filter

	letters int             // of Pair
	marks   []exchange.Mark // nil until they are drawn
}

// ExchangeStatuses are those of all exchanges of a state on a day.
type ExchangeStatuses struct {
	State *cohort.State
	Today programme.Date
	All   []*ExchangeStatus // in the order they were published
	ByID  map[uint64]*ExchangeStatus

	Health   map[exchange.Health]int // how many
	Ours     int                     // how many have a next step that facilitator or coordinator have to take now
	GoOn     bool                    // one at least is neither complete nor over, and its last day is not past
	Endless  bool                    // one at least has no end
	Ends     bool                    // one at least has a last day
	Widest   int                     // letters of the longest pair of names
	Hosted   int                     // cells of the hours of a trio; 0 if there is none
	Together int                     // cells of the most time together of a minimum
	From, To programme.Date          // the days from the first start to the last end

	// Unknown: there are too many for anybody to wait, and nothing is known of any of them yet.
	Unknown bool
}

// NewExchangeStatuses works the statuses of a state on a day out. Those of an older state, which may be nil, are kept where
// nothing changed. It stops, with less than all, once ctx is over.
func NewExchangeStatuses(ctx context.Context, s *cohort.State, today programme.Date, old *ExchangeStatuses) *ExchangeStatuses {
	kept, _ := stillOf(s, today, old)
	return newExchangeStatuses(ctx, s, today, kept)
}

// stillOf are the statuses that are so still, nil for every exchange of which it has to be worked out anew, and how many
// these are.
func stillOf(s *cohort.State, today programme.Date, old *ExchangeStatuses) (kept []*ExchangeStatus, anew int) {
	kept = make([]*ExchangeStatus, len(s.Exchanges))
	if old == nil || old.Today != today || !old.State.Programme.SameAs(s.Programme) {
		return kept, len(kept)
	}
	for i, x := range s.Exchanges {
		if i < len(old.All) && old.All[i].X.ID == x.ID {
			kept[i] = old.All[i].still(s, x)
		} else {
			kept[i] = old.ByID[x.ID].still(s, x)
		}
		if kept[i] == nil {
			anew++
		}
	}
	return kept, anew
}

func newExchangeStatuses(ctx context.Context, s *cohort.State, today programme.Date, kept []*ExchangeStatus) *ExchangeStatuses {
	st := &ExchangeStatuses{State: s, Today: today, All: kept, ByID: make(map[uint64]*ExchangeStatus, len(kept)), Health: map[exchange.Health]int{}}
	for i, x := range s.Exchanges {
		if kept[i] == nil {
			if ctx.Err() != nil {
				return st
			}
			kept[i] = statusOf(s, x, today)
		}
		st.count(kept[i])
	}
	return st
}

// count adds one exchange to the figures of all.
func (st *ExchangeStatuses) count(one *ExchangeStatus) {
	x := one.X
	st.ByID[x.ID] = one
	st.Health[one.Health]++
	if one.Look.Next.IsOurs() {
		st.Ours++
	}
	st.GoOn = st.GoOn || x.Open() && one.Health != exchange.HealthComplete && (x.End.IsZero() || !st.Today.After(x.End))
	st.Endless = st.Endless || x.End.IsZero()
	st.Ends = st.Ends || one.HasEnd()
	st.Widest = max(st.Widest, one.letters)
	if x.Parties > 2 {
		st.Hosted = max(st.Hosted, chart.Width(EachWay(one, 0)))
	}
	st.Together = max(st.Together, chart.Width(one.Ledger.SayTogether(x.Minimum)))
	st.span(x)
}

// HealthsBestFirst are the healths as screens count them.
func HealthsBestFirst() []exchange.Health {
	return []exchange.Health{
		exchange.HealthOnTrack, exchange.HealthDue, exchange.HealthOurTurn, exchange.HealthOverdue, exchange.HealthAtRisk,
		exchange.HealthPaused, exchange.HealthComplete, exchange.HealthOver,
	}
}

// With is the exchange that people are in together; else the first that one of them is in.
func (st *ExchangeStatuses) With(who []matching.ID) (*ExchangeStatus, bool) {
	var found *ExchangeStatus
	for _, one := range st.All {
		if !slices.ContainsFunc(who, one.X.Has) {
			continue
		}
		if !slices.ContainsFunc(who, func(id matching.ID) bool { return !one.X.Has(id) }) {
			return one, true
		}
		if found == nil {
			found = one
		}
	}
	return found, found != nil
}

// span stretches the calendar over an exchange. One without an end lasts until its last date.
func (st *ExchangeStatuses) span(x *cohort.Exchange) {
	if st.From.IsZero() || x.Start.Before(st.From) {
		st.From = x.Start
	}
	if end := x.LastDay(); end.After(st.To) {
		st.To = end
	}
}

// still is the status if it is that of x today as well, else nil.
func (one *ExchangeStatus) still(s *cohort.State, x *cohort.Exchange) *ExchangeStatus {
	if one == nil || one.X != x {
		return nil
	}
	for i, id := range x.Members {
		if one.People[i] != s.People[id] {
			return nil
		}
	}
	return one
}

func statusOf(s *cohort.State, x *cohort.Exchange, today programme.Date) *ExchangeStatus {
	one := &ExchangeStatus{X: x, Pair: s.CallAll(x.Members), First: ShortNames(s, x.Members), Ledger: x.Ledger()}
	for _, id := range x.Members {
		one.People = append(one.People, s.People[id])
	}
	one.Look = x.Outlook(s.Programme.Exchange, today)
	one.Health, one.Why = one.Look.Health, one.Look.Why.Say(one.First)
	one.Soon, one.Call, one.Need = one.Look.Day(), one.Look.Next.Call, one.Look.Need()
	one.letters = utf8.RuneCountInString(one.Pair)
	one.Key = eachName(s, x.Members, one.Pair, text.Fold)
	words := []string{eachName(s, x.Members, one.Pair, text.Bare), text.Bare(x.Facilitator.Safe()), string(one.Health), text.Bare(one.Why), text.Bare(one.Look.Next.Why.Say(one.First))}
	if x.Parties > 2 {
		words = append(words, say.Team(true))
	}
	for _, a := range one.People {
		if a != nil {
			words = append(words, text.Bare(a.Answer("organisation").Text.Safe()), text.Bare(a.Key()))
		}
	}
	one.Words = strings.Join(words, " ")
	return one
}

// eachName folds the names of people who are together one by one: each is plain ASCII more often than all with the sign between
// them, and so folded sooner.
func eachName(s *cohort.State, ids []matching.ID, together string, fold func(string) string) string {
	names, folded := make([]string, len(ids)), make([]string, len(ids))
	for i, id := range ids {
		names[i] = s.Call(id)
		folded[i] = fold(names[i])
		if folded[i] == "" {
			return fold(together)
		}
	}
	if strings.Join(names, PairSign) != together {
		return fold(together)
	}
	return strings.Join(folded, PairSign)
}

// HasEnd reports whether the exchange has a last day: those of a programme without one go on until they are ended.
func (one *ExchangeStatus) HasEnd() bool { return !one.X.End.IsZero() || one.X.Ending != nil }

// ShortNames are first names, safe, or whole ones where two are alike.
func ShortNames(s *cohort.State, ids []matching.ID) []string {
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

// Say is how the exchange stands and why, in at most w cells where there is a way to say it so.
func (one *ExchangeStatus) Say(w int) string { return SayIn(one.Look.Phrases(one.First), w) }

// SayIn is the first of some phrases for which there is room in w cells; else the last that has a title, with that cut; else
// the last.
func SayIn(phrases []exchange.Phrase, w int) string {
	cut := ""
	for _, p := range phrases {
		room := w - chart.Width(p.Before+p.After)
		switch {
		case chart.Width(p.Title) <= room && (p.Title != "" || cut == ""):
			return p.String()
		case p.Title != "" && room >= leastTitle:
			cut = p.Before + chart.Clip(p.Title, room) + p.After
		}
	}
	if cut == "" {
		cut = chart.Clip(phrases[len(phrases)-1].String(), w)
	}
	return cut
}

// leastTitle is the least room for a title to be more than a riddle.
const leastTitle = 8

// SomeOf is what some of the people are called: "Amara", "Amara and Tom", "both", "all three".
func (one *ExchangeStatus) SomeOf(parties []int) string {
	if len(parties) == one.X.Parties {
		return one.X.Both()
	}
	names := make([]string, len(parties))
	for i, p := range parties {
		names[i] = one.First[p]
	}
	return say.And(names)
}

// MarksOn are the marks of the calendar.
func (one *ExchangeStatus) MarksOn(st *ExchangeStatuses) []exchange.Mark {
	if one.marks == nil {
		one.marks = one.X.Marks(st.State.Programme.Exchange, st.Today)
	}
	return one.marks
}

// EachWay is the hours that each one hosted: "4.0 │ 0.0".
func EachWay(one *ExchangeStatus, w int) string {
	parts := make([]string, len(one.Ledger.Hosted))
	for i, h := range one.Ledger.Hosted {
		parts[i] = say.Tenths(h)
	}
	if line := strings.Join(parts, " │ "); chart.Width(line) <= w {
		return line
	}
	return strings.Join(parts, "│")
}
