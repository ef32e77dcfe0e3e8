package tui

import (
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
)

// readiness is what makes planning a cohort hard, in words for the overview.
type readiness struct {
	state *cohort.State
	none  []string     // people without a possible partner
	few   []string     // people with some, each with how many: "Dee Fox (2)"
	alone []string     // choices that one person made: "net zero: Dee Fox"
	rules []chart.Item // how many couples each rule alone keeps apart, the most first
	all   []choice     // everything, one by one
}

// readinessMsg brings it.
type readinessMsg struct{ ready *readiness }

// readinessOf looks at every couple of people who are in no pair that stays: at ten thousand people that
// takes seconds.
func readinessOf(s *cohort.State) *readiness {
	found := s.Scorer().Readiness()
	r := &readiness{state: s}
	add := func(id matching.ID, text, detail string) {
		r.all = append(r.all, choice{key: fmt.Sprintf("%d %d", len(r.all), id), text: text, detail: detail, off: id == 0})
	}
	for _, f := range found.Few {
		name := s.Call(f.ID)
		if f.Options == 0 {
			r.none = append(r.none, name)
			if f.Why != "" {
				add(f.ID, name+": "+f.Why, "no partner")
			} else {
				add(f.ID, name, "no possible partner")
			}
			continue
		}
		r.few = append(r.few, fmt.Sprintf("%s (%d)", name, f.Options))
		add(f.ID, name, count(f.Options, "possible partner"))
	}
	for _, a := range found.Alone {
		f, _ := s.Programme.Field(a.Field)
		r.alone = append(r.alone, f.Short(a.Choice)+": "+s.Call(a.ID))
		add(a.ID, s.Call(a.ID), "alone with "+f.Short(a.Choice))
	}
	for _, c := range found.Rules {
		r.rules = append(r.rules, chart.Item{Label: c.Short, Value: c.Couples})
		add(0, "rule: "+c.Short, "keeps "+count(c.Couples, "pair")+" apart")
	}
	return r
}

// lookReady has the readiness worked out if it is to be shown and another than that there is, one at a time.
// Until it comes the one before stays.
func (o *overviewScreen) lookReady(shown bool) tea.Cmd {
	s := o.sh.state
	if !shown || o.looking || len(s.People) == 0 || o.ready != nil && o.ready.state == s {
		return nil
	}
	o.looking = true
	return func() tea.Msg { return readinessMsg{readinessOf(s)} }
}

// mostRules is how many rules the block shows.
const mostRules = 3

// readyLines is how many lines the block takes.
func (o *overviewScreen) readyLines() int { return 5 + min(mostRules, len(o.sh.state.Programme.Rules)) }

// readyView says what makes planning hard: blank, but for its headings, until that is known.
func (o *overviewScreen) readyView(w, _ int) []string {
	t, r := o.sh.theme, o.ready
	if r == nil {
		r = &readiness{}
	}
	const label = 19
	people := func(name string, list []string) string {
		words, style := "", t.Text
		switch {
		case len(list) > 0:
			words, style = chart.FitRight(strconv.Itoa(len(list)), 2)+"  "+asManyAs(list, w-label-6), t.Warn
		case o.ready != nil:
			words = " 0  nobody"
		}
		return chart.Fit(chart.Paint(t.Text, chart.Fit(name, label))+"  "+chart.Paint(style, words), w)
	}
	hint := ""
	if o.ready != nil {
		hint = "h shows everything"
	}
	lines := []string{
		o.heading("Hard to match", hint, w),
		people("No possible partner", r.none),
		people("1 to 3 partners", r.few),
		people("Chosen by one only", r.alone),
		chart.Fit(chart.Paint(t.Muted, "Pairs of people only one rule keeps apart"), w),
	}
	return append(lines, chart.Bars(r.rules[:min(mostRules, len(r.rules))], w, t.Text, t.Bar, t.BarRest)...)
}

// asManyAs is as many of a list as w cells hold, and how many more there are.
func asManyAs(list []string, w int) string {
	for n := len(list); n > 1; n-- {
		words := strings.Join(list[:n], ", ")
		if n < len(list) {
			words += fmt.Sprintf(" and %d more", len(list)-n)
		}
		if chart.Width(words) <= w {
			return words
		}
	}
	if len(list) > 1 {
		more := fmt.Sprintf(" and %d more", len(list)-1)
		return clipTo(list[0], max(0, w-chart.Width(more))) + more
	}
	return clipTo(list[0], w)
}

// showReady lists everything that makes planning hard, and leads to the people.
func (o *overviewScreen) showReady() tea.Cmd {
	o.sh.open(newPick(o.sh, "Hard to match", "go to the application", o.ready.all, func(key string) (bool, tea.Cmd) {
		var n, id int
		if _, err := fmt.Sscan(key, &n, &id); err == nil {
			o.sh.goTo(applicantsTab, matching.ID(id))
		}
		return true, nil
	}))
	return nil
}
