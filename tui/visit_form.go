package tui

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
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
	if visit.HourTenths, err = ParseHours(v[0]); err != nil {
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
	if visit.Date, err = parseDayPast(on, f.sh.today()); err != nil {
		return visit, asSentence(err.Error())
	}
	if visit.Date.After(f.sh.today()) {
		return visit, weekDay(visit.Date, f.sh.today()) + " has not come yet."
	}
	if err := one.x.CheckVisit(visit, f.sh.state.Programme.Exchange); err != nil {
		return visit, plainly(err)
	}
	return visit, ""
}

// ParseHours reads a length of time as people type it, in tenths of an hour: 4, 4.5, "4,5 h", 3h30,
// 3:30, 90 min.
func ParseHours(text string) (int, error) {
	wrong := fmt.Errorf("%q is no length of time: try 4, 4.5, 3h30 or 90 min", strings.TrimSpace(text))
	s := strings.ToLower(strings.Join(strings.Fields(text), ""))
	if s == "" {
		return 0, errors.New("say how many hours it took: 4, 4.5 or 3h30")
	}
	for _, word := range []string{"minutes", "minute", "mins", "min", "m"} {
		rest, ok := strings.CutSuffix(s, word)
		if !ok {
			continue
		}
		if h, m, ok := hoursAndMinutes(rest); ok {
			return tenths(h + m/60), nil
		}
		if m, ok := amount(rest); ok {
			return tenths(m / 60), nil
		}
		return 0, wrong
	}
	if h, m, ok := hoursAndMinutes(s); ok {
		return tenths(h + m/60), nil
	}
	for _, word := range []string{"hours", "hour", "hrs", "hr", "h"} {
		if rest, ok := strings.CutSuffix(s, word); ok {
			s = rest
			break
		}
	}
	if h, ok := amount(s); ok {
		return tenths(h), nil
	}
	return 0, wrong
}

// hoursAndMinutes reads 3h30 and 3:30.
func hoursAndMinutes(s string) (hours, minutes float64, ok bool) {
	left, right, found := strings.Cut(strings.Replace(s, "h", ":", 1), ":")
	if !found {
		return 0, 0, false
	}
	h, err1 := strconv.ParseUint(left, 10, 16)
	m, err2 := strconv.ParseUint(right, 10, 16)
	return float64(h), float64(m), err1 == nil && err2 == nil && m < 60
}

// amount reads a number with a point or a comma.
func amount(s string) (float64, bool) {
	s = strings.Replace(s, ",", ".", 1)
	if s == "" || strings.Trim(s, "0123456789.") != "" {
		return 0, false
	}
	n, err := strconv.ParseFloat(s, 64)
	return n, err == nil && n < 10_000
}

func tenths(hours float64) int { return int(math.Round(hours * 10)) }

// plainly is what another package objected, without the name of what was tried before it.
func plainly(err error) string {
	text := err.Error()
	if what, why, ok := strings.Cut(text, ": "); ok && len(what) < 40 && !strings.ContainsAny(what, "“”\"") {
		text = why
	}
	return asSentence(text)
}

// asSentence begins a text with a capital letter and ends it with a stop.
func asSentence(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return text
	}
	return strings.TrimSuffix(string(unicode.ToUpper(first))+text[size:], ".") + "."
}
