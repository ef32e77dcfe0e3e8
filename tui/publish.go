package tui

import (
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
)

const (
	notLooked = "not yet"
	looked    = "yes, all of it is as it should be"
)

// publish asks for the day on which the exchanges start, and shows what is worth a look before the pairs
// are told.
func (m *matchesScreen) publish() tea.Cmd {
	sh, pairs := m.sh, m.unpublished()
	start := nextMonday(sh.today(), sh.state.Programme.Exchange.Calendar())
	fields := []field{{label: "Starts on", value: exchange.PlainDay(start), hint: "2023-04-03 or 3 Apr 2023", limit: 40}}
	warnings := m.beforePublishing()
	if len(warnings) > 0 {
		fields = append(fields, field{label: "Looked at?", value: notLooked, choices: []string{notLooked, looked}})
	}
	form := newAsk(sh, "Publish", "go on", fields, func(values []string) (string, tea.Cmd) {
		day, err := exchange.ParseDay(values[0], sh.today(), exchange.Ahead)
		switch {
		case err != nil:
			return err.Error(), nil
		case day.Before(sh.today().AddDays(-366)) || day.After(sh.today().AddDays(2*366)):
			return exchange.LongDay(day) + " is far from today. Is the year right?", nil
		case len(warnings) > 0 && values[1] != looked:
			return "First look at what is listed above, then say yes (the right arrow changes it).", nil
		}
		sh.open(m.confirmPublish(day))
		return "", nil
	})
	sh.open(newTallAsk(form, 1, func(w int) []string {
		lines := chart.Wrap(fmt.Sprintf("%s will become %s, and the dates of each are fixed then.", andWords(teamWords(pairs)), exchangesWord(len(pairs))), w)
		for _, x := range warnings {
			lines = append(lines, "")
			lines = append(lines, paintAll(sh.theme.Warn, chart.Wrap("! "+x.what, w))...)
			lines = append(lines, paintAll(sh.theme.Muted, chart.Wrap(x.who, w))...)
		}
		return lines
	}))
	return nil
}

func exchangesWord(n int) string {
	if n == 1 {
		return "an exchange"
	}
	return "exchanges"
}

// confirmPublish says what will happen for the last time.
func (m *matchesScreen) confirmPublish(day programme.Date) dialog {
	sh := m.sh
	lines := []string{"They start on " + exchange.LongDay(day)}
	if end := exchange.New(sh.state.Programme, day, 2).End; !end.IsZero() {
		lines = append(lines, "and end on "+exchange.LongDay(end)+".")
	}
	lines = append(lines, "")
	switch today := sh.today(); {
	case day.Before(today):
		lines = append(lines, fmt.Sprintf("That day was %s ago, so the first milestones are due already.", count(today.Sub(day), "day")))
	case !sh.state.Programme.Exchange.Calendar().Working(day):
		lines = append(lines, "That is not a working day; the milestones move to working days by themselves.")
	}
	lines = append(lines, "From then on the pairs stay as they are. u takes it back, until a milestone is ticked, a visit logged or a call recorded.")
	return &confirm{sh: sh, title: "Publish " + andWords(teamWords(m.unpublished())) + "?", lines: lines, verb: "publish", run: func() tea.Cmd {
		return sh.desk.Commit(&cohort.Publish{Start: day})
	}}
}

// warning is something worth a look before publishing.
type warning struct{ what, who string }

// beforePublishing lists what the coordinator has to have seen: names in answers that fit nobody, so that
// two people might be paired who should not be, and answers where the form and an edit disagree.
func (m *matchesScreen) beforePublishing() []warning {
	var out []warning
	if names := m.unresolvedNames(programme.FieldNotWith); len(names) > 0 {
		fit := "fit"
		if len(names) == 1 {
			fit = "fits"
		}
		f, _ := m.sh.state.Programme.Field(programme.FieldNotWith)
		out = append(out, warning{fmt.Sprintf("%s under “%s” %s nobody in this cohort, or more than one:", count(len(names), "name"), f.Label, fit), some(names, 8)})
	}
	if names := m.unresolvedNames(programme.FieldLineManager); len(names) > 0 {
		out = append(out, warning{managerWords(len(names)) + ":", some(names, 3)})
	}
	var conflicts []string
	for _, p := range m.sh.state.Sorted() {
		if len(p.Conflicts) > 0 && !p.Withdrawn {
			conflicts = append(conflicts, p.Name.Safe()+" ("+strings.Join(m.fieldLabels(p.Conflicts), ", ")+")")
		}
	}
	if len(conflicts) > 0 {
		out = append(out, warning{fmt.Sprintf("%s: an edited answer and a newer form disagree, and the edit stands:", people(len(conflicts))), some(conflicts, 6)})
	}
	var able []string
	for _, w := range m.sh.state.Plan.Waiting {
		if w.Able {
			able = append(able, m.sh.state.Call(w.ID))
		}
	}
	if len(able) > 0 {
		out = append(out, warning{fmt.Sprintf("%s could be paired and would be left waiting:", people(len(able))), some(able, 6)})
	}
	return out
}

// unresolvedNames are the names in one field that fit nobody of the cohort, or more than one, each with who
// wrote it.
func (m *matchesScreen) unresolvedNames(field string) []string {
	if m.sh.scorer == nil {
		return nil
	}
	var names []string
	for _, u := range m.sh.scorer.Unresolved() {
		if p, ok := m.sh.state.People[u.ID]; ok && u.Field == field && !p.Withdrawn {
			names = append(names, p.Name.Safe()+": “"+u.Text.Safe()+"”")
		}
	}
	return names
}

// people is a number of people.
func people(n int) string {
	if n == 1 {
		return "1 person"
	}
	return fmt.Sprintf("%d people", n)
}

// some is the first of a list, and how many more there are.
func some(names []string, most int) string {
	if len(names) <= most {
		return strings.Join(names, "; ")
	}
	return fmt.Sprintf("%s; and %d more", strings.Join(names[:most], "; "), len(names)-most)
}

// fieldLabels is what fields are called.
func (m *matchesScreen) fieldLabels(names []string) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = n
		if f, ok := m.sh.state.Programme.Field(n); ok {
			out[i] = f.Label
		}
	}
	return out
}

// pairsChanged says how many pairs a change moved: " · 3 pairs changed"; nothing if none, or if there was
// no plan before.
func pairsChanged(before, after *matching.Plan) string {
	if before == nil || after == nil || len(before.Pairs) == 0 || before == after {
		return ""
	}
	came := matching.Compare(before, after).Came
	if len(came) == 0 {
		return ""
	}
	return " · " + andWords(teamWords(came)) + " new"
}

// nextMonday is the first Monday from a day on that is a working day.
func nextMonday(d programme.Date, off programme.Holidays) programme.Date {
	for d.Weekday() != time.Monday || !off.Working(d) {
		d = d.AddDays(1)
	}
	return d
}
