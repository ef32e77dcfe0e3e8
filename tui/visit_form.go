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
	"crosswalk/store"
	"crosswalk/tui/chart"
)

// choose is what a field says whose answer nobody should give by accident.
const choose = "choose"

// everybody is what all people of an exchange are called.
func (one *standing) everybody() string {
	if one.x.Parties == 2 {
		return "both"
	}
	return "all"
}

// openVisit asks for a visit of the pair.
func (sh *shell) openVisit(one *standing) tea.Cmd {
	terms := sh.state.Programme.Exchange
	activity := field{label: "Activity", choices: terms.Activities}
	if len(terms.Activities) == 0 {
		activity.hint = "what they did"
	}
	hosts := append(append([]string{choose}, one.first...), one.everybody())
	form := newAsk(sh, "Log a visit", "log it", []field{
		{label: "Hours", hint: "4, 4.5 or 3h30", limit: 20},
		activity,
		{label: "Host", value: choose, choices: hosts},
		{label: "On", value: "today", hint: "today, 2 May, friday, 2023-05-02", limit: 40},
		{label: "Note", hint: "may be left out"},
	}, func(v []string) (string, tea.Cmd) {
		visit := exchange.Visit{Activity: strings.TrimSpace(v[1]), Host: slices.Index(hosts, v[2]) - 1}
		var err error
		if visit.HourTenths, err = parseHours(v[0]); err != nil {
			return asSentence(err.Error()), nil
		}
		if visit.Host < 0 {
			return "Say who hosted the visit, or " + one.everybody() + " of them: → changes it.", nil
		}
		if visit.Host == one.x.Parties {
			visit.Host = exchange.Joint
		}
		if visit.Date, err = parseDayPast(v[3], sh.today()); err != nil {
			return asSentence(err.Error()), nil
		}
		if visit.Date.After(sh.today()) {
			return weekDay(visit.Date, sh.today()) + " has not come yet.", nil
		}
		if err := one.x.CheckVisit(visit, terms); err != nil {
			return plainly(err), nil
		}
		return "", sh.desk.Commit(&store.LogVisit{Exchange: one.x.ID, Visit: visit, Note: store.CallNote(v[4])})
	})
	form.intro = func(w int) []string {
		return append(chart.Wrap(one.pair, w), chart.Wrap(one.ledger.Say(one.x.Minimum, one.first), w)...)
	}
	sh.open(form)
	return nil
}

// parseHours reads a length of time as people type it, in tenths of an hour: 4, 4.5, "4,5 h", 3h30,
// 3:30, 90 min.
func parseHours(text string) (int, error) {
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
