package tui

import (
	"errors"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/exchange"
	"crosswalk/store/cohort"
)

// choose is what a field says whose answer nobody should give by accident.
const choose = "choose"

// visitForm logs a visit. Of a trio it asks besides who visited the host: who can have depends on the host.
type visitForm struct {
	*ask
	one      *standing
	hosts    []string
	visitors [][]int // what the field of visitors offers; nil where it says nothing
}

// The fields of a visit that others follow, in order.
const (
	visitHost     = 2
	visitVisitors = 3
)

// openVisit asks for a visit of the pair.
func (sh *shell) openVisit(one *standing) tea.Cmd {
	terms := sh.state.Programme.Exchange
	activity := field{label: "Activity", choices: terms.Activities}
	if len(terms.Activities) == 0 {
		activity.hint = "what they did"
	}
	f := &visitForm{one: one, hosts: append(append([]string{choose}, one.first...), one.x.Both())}
	fields := []field{
		{label: "Hours", hint: "4, 4.5 or 3h30", limit: 20},
		activity,
		{label: "Host", value: choose, choices: f.hosts},
		{label: "On", value: "today", hint: "today, 2 May, friday, 2023-05-02", limit: 40},
		{label: "Note", hint: "may be left out"},
	}
	if one.x.Parties > 2 {
		fields = slices.Insert(fields, visitVisitors, field{label: "Visited by", choices: []string{"–"}})
	}
	f.ask = newAsk(sh, "Log a visit", "log it", fields, func(v []string) (string, tea.Cmd) {
		visit, wrong := f.visit(v)
		if wrong != "" {
			return wrong, nil
		}
		return "", sh.desk.Commit(&cohort.LogVisit{Exchange: one.x.ID, Visit: visit, Note: cohort.CallNote(v[len(v)-1])})
	})
	f.whom = namesOf(sh.state, one.x.Members)
	f.intro = one.sayHours
	sh.open(f)
	return nil
}

func (f *visitForm) update(msg tea.Msg) (bool, tea.Cmd) {
	closed, cmd := f.ask.update(msg)
	if !closed && f.one.x.Parties > 2 {
		f.follow()
	}
	return closed, cmd
}

// follow offers as visitors both others of the host, or one of them.
func (f *visitForm) follow() {
	host := slices.Index(f.hosts, f.value(visitHost)) - 1
	f.visitors = nil
	if host < 0 || host == f.one.x.Parties {
		f.offer(visitVisitors, []string{"–"})
		return
	}
	others := f.one.x.VisitorsOf(exchange.Visit{Host: host})
	f.visitors = [][]int{others, others[:1], others[1:]}
	var words []string
	for _, g := range f.visitors {
		words = append(words, f.one.someOf(g))
	}
	f.offer(visitVisitors, words)
}

// visit is what the form says, or what is wrong with it.
func (f *visitForm) visit(v []string) (exchange.Visit, string) {
	one, on := f.one, v[len(v)-2]
	visit := exchange.Visit{Activity: strings.TrimSpace(v[1]), Host: slices.Index(f.hosts, v[visitHost]) - 1}
	var err error
	if visit.HourTenths, err = exchange.ParseHours(v[0]); err != nil {
		return visit, asSentence(err.Error())
	}
	switch {
	case visit.Host < 0:
		return visit, "Say who hosted the visit, or " + one.x.Both() + " of them: → changes it."
	case visit.Host == one.x.Parties:
		visit.Host = exchange.Joint
	case f.visitors != nil:
		visit.Visitors = f.visitors[f.chosen[visitVisitors]]
	}
	if visit.Date, err = exchange.ParseDay(on, f.sh.today(), exchange.Past); err != nil {
		return visit, asSentence(err.Error())
	}
	if visit.Date.After(f.sh.today()) {
		return visit, exchange.WeekDay(visit.Date, f.sh.today()) + " has not come yet."
	}
	if err := one.x.CheckVisit(visit, f.sh.state.Programme.Exchange); err != nil {
		return visit, plainly(err)
	}
	return visit, ""
}

// plainly is why something cannot be done to an exchange, without what was tried: the form says that.
func plainly(err error) string {
	var refused *exchange.Refusal
	if errors.As(err, &refused) {
		return asSentence(refused.Why)
	}
	return asSentence(err.Error())
}

// asSentence begins a text with a capital letter and ends it with a stop.
func asSentence(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return text
	}
	return strings.TrimSuffix(string(unicode.ToUpper(first))+text[size:], ".") + "."
}
