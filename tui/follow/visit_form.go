package follow

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/exchange"
	"crosswalk/store"
	"crosswalk/tui/dialog"
	"crosswalk/tui/shell"
)

// choose is what a field says whose answer nobody should give by accident.
const choose = "choose"

// visitForm logs a visit. Of a trio it asks besides who visited the host: who can have depends on the host.
type visitForm struct {
	*dialog.Form
	one      *shell.ExchangeStatus
	hosts    []string
	visitors [][]int // what the field of visitors offers; nil where it says nothing
}

// The fields of a visit that others follow, in order.
const (
	visitHost     = 2
	visitVisitors = 3
)

// openVisit asks for a visit of the pair.
func openVisit(sh *shell.Shell, one *shell.ExchangeStatus) tea.Cmd {
	terms := sh.State().Programme.Exchange
	activity := dialog.Field{Label: "Activity", Choices: terms.Activities}
	if len(terms.Activities) == 0 {
		activity.Hint = "what they did"
	}
	f := &visitForm{one: one, hosts: append(append([]string{choose}, one.First...), one.X.Both())}
	fields := []dialog.Field{
		{Label: "Hours", Hint: "4, 4.5 or 3h30", Limit: 20},
		activity,
		{Label: "Host", Value: choose, Choices: f.hosts},
		{Label: "On", Value: "today", Hint: "today, 2 May, friday, 2023-05-02", Limit: 40},
		{Label: "Note", Hint: "may be left out"},
	}
	if one.X.Parties > 2 {
		fields = slices.Insert(fields, visitVisitors, dialog.Field{Label: "Visited by", Choices: []string{"–"}})
	}
	f.Form = dialog.NewForm(sh, "Log a visit", "log it", fields, func(v []string) (string, tea.Cmd) {
		visit, wrong := f.visit(v)
		if wrong != "" {
			return wrong, nil
		}
		return "", sh.Desk.Commit(&store.LogVisit{Exchange: one.X.ID, Visit: visit, Note: store.CallNote(v[len(v)-1])})
	})
	f.Whom = shell.NamesOf(sh.State(), one.X.Members)
	f.Intro = func(w int) []string { return sayHours(one, w) }
	sh.Open(f)
	return nil
}

func (f *visitForm) Update(msg tea.Msg) (bool, tea.Cmd) {
	closed, cmd := f.Form.Update(msg)
	if !closed && f.one.X.Parties > 2 {
		f.follow()
	}
	return closed, cmd
}

// follow offers as visitors both others of the host, or one of them.
func (f *visitForm) follow() {
	host := slices.Index(f.hosts, f.Value(visitHost)) - 1
	f.visitors = nil
	if host < 0 || host == f.one.X.Parties {
		f.Offer(visitVisitors, []string{"–"})
		return
	}
	others := f.one.X.VisitorsOf(exchange.Visit{Host: host})
	f.visitors = [][]int{others, others[:1], others[1:]}
	var words []string
	for _, g := range f.visitors {
		words = append(words, f.one.SomeOf(g))
	}
	f.Offer(visitVisitors, words)
}

// visit is what the form says, or what is wrong with it.
func (f *visitForm) visit(v []string) (exchange.Visit, string) {
	one, on := f.one, v[len(v)-2]
	visit := exchange.Visit{Activity: strings.TrimSpace(v[1]), Host: slices.Index(f.hosts, v[visitHost]) - 1}
	var err error
	if visit.HourTenths, err = ParseHours(v[0]); err != nil {
		return visit, shell.AsSentence(err.Error())
	}
	switch {
	case visit.Host < 0:
		return visit, "Say who hosted the visit, or " + one.X.Both() + " of them: → changes it."
	case visit.Host == one.X.Parties:
		visit.Host = exchange.Joint
	case f.visitors != nil:
		visit.Visitors = f.visitors[f.Chosen[visitVisitors]]
	}
	if visit.Date, err = shell.ParseDayPast(on, f.Sh.Today()); err != nil {
		return visit, shell.AsSentence(err.Error())
	}
	if visit.Date.After(f.Sh.Today()) {
		return visit, shell.WeekDay(visit.Date, f.Sh.Today()) + " has not come yet."
	}
	if err := one.X.CheckVisit(visit, f.Sh.State().Programme.Exchange); err != nil {
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
	return shell.AsSentence(text)
}
