package matches

import (
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/store"
	"crosswalk/tui/chart"
	"crosswalk/tui/dialog"
	"crosswalk/tui/shell"
)

const (
	notLooked = "not yet"
	looked    = "yes, all of it is as it should be"
)

// publish asks for the day on which the exchanges start, and shows what is worth a look before the pairs
// are told.
func (m *matchesScreen) publish() tea.Cmd {
	sh, pairs := m.sh, m.unpublished()
	start := nextMonday(sh.Today(), sh.State().Programme.Exchange.Calendar())
	fields := []dialog.Field{{Label: "Starts on", Value: exchange.PlainDay(start), Hint: "2023-04-03 or 3 Apr 2023", Limit: 40}}
	warnings := m.beforePublishing()
	if len(warnings) > 0 {
		fields = append(fields, dialog.Field{Label: "Looked at?", Value: notLooked, Choices: []string{notLooked, looked}})
	}
	form := dialog.NewForm(sh, "Publish", "go on", fields, func(values []string) (string, tea.Cmd) {
		day, err := exchange.ParseDay(values[0], sh.Today(), exchange.Ahead)
		switch {
		case err != nil:
			return err.Error(), nil
		case day.Before(sh.Today().AddDays(-366)) || day.After(sh.Today().AddDays(2*366)):
			return exchange.LongDay(day) + " is far from today. Is the year right?", nil
		case len(warnings) > 0 && values[1] != looked:
			return "First look at what is listed above, then say yes (the right arrow changes it).", nil
		}
		sh.Open(m.confirmPublish(day))
		return "", nil
	})
	sh.Open(dialog.NewTallForm(form, 1, func(w int) []string {
		lines := chart.Wrap(fmt.Sprintf("%s will become %s, and the dates of each are fixed then.", say.And(shell.TeamWords(pairs)), exchangesWord(len(pairs))), w)
		for _, x := range warnings {
			lines = append(lines, "")
			lines = append(lines, shell.PaintAll(sh.Theme.Warn, chart.Wrap("! "+x.what, w))...)
			lines = append(lines, shell.PaintAll(sh.Theme.Muted, chart.Wrap(x.who, w))...)
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
func (m *matchesScreen) confirmPublish(day programme.Date) shell.Dialog {
	sh := m.sh
	lines := []string{"They start on " + exchange.LongDay(day)}
	if end := exchange.New(sh.State().Programme, day, 2).End; !end.IsZero() {
		lines = append(lines, "and end on "+exchange.LongDay(end)+".")
	}
	lines = append(lines, "")
	switch today := sh.Today(); {
	case day.Before(today):
		lines = append(lines, fmt.Sprintf("That day was %s ago, so the first milestones are due already.", say.Count(today.Sub(day), "day")))
	case !sh.State().Programme.Exchange.Calendar().Working(day):
		lines = append(lines, "That is not a working day; the milestones move to working days by themselves.")
	}
	lines = append(lines, "From then on the pairs stay as they are. u takes it back, until a milestone is ticked, a visit logged or a call recorded.")
	return &dialog.Confirm{Sh: sh, Title: "Publish " + say.And(shell.TeamWords(m.unpublished())) + "?", Lines: lines, Verb: "publish", Run: func() tea.Cmd {
		return sh.Desk.Commit(&store.Publish{Start: day})
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
		f, _ := m.sh.State().Programme.Field(programme.FieldNotWith)
		out = append(out, warning{fmt.Sprintf("%s under “%s” %s nobody in this cohort, or more than one:", say.Count(len(names), "name"), f.Label, fit), say.Some(names, 8)})
	}
	if names := m.unresolvedNames(programme.FieldLineManager); len(names) > 0 {
		out = append(out, warning{shell.ManagerWords(len(names)) + ":", say.Some(names, 3)})
	}
	var conflicts []string
	for _, p := range m.sh.State().Sorted() {
		if len(p.Conflicts) > 0 && !p.Withdrawn {
			conflicts = append(conflicts, p.Name.Safe()+" ("+strings.Join(m.fieldLabels(p.Conflicts), ", ")+")")
		}
	}
	if len(conflicts) > 0 {
		out = append(out, warning{fmt.Sprintf("%s: an edited answer and a newer form disagree, and the edit stands:", say.People(len(conflicts))), say.Some(conflicts, 6)})
	}
	var able []string
	for _, w := range m.sh.State().Plan.Waiting {
		if w.Able {
			able = append(able, m.sh.State().Call(w.ID))
		}
	}
	if len(able) > 0 {
		out = append(out, warning{fmt.Sprintf("%s could be paired and would be left waiting:", say.People(len(able))), say.Some(able, 6)})
	}
	return out
}

// unresolvedNames are the names in one field that fit nobody of the cohort, or more than one, each with who
// wrote it.
func (m *matchesScreen) unresolvedNames(field string) []string {
	if m.sh.Scorer() == nil {
		return nil
	}
	var names []string
	for _, u := range m.sh.Scorer().Unresolved() {
		if p, ok := m.sh.State().People[u.ID]; ok && u.Field == field && !p.Withdrawn {
			names = append(names, p.Name.Safe()+": “"+u.Text.Safe()+"”")
		}
	}
	return names
}

// fieldLabels is what fields are called.
func (m *matchesScreen) fieldLabels(names []string) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = n
		if f, ok := m.sh.State().Programme.Field(n); ok {
			out[i] = f.Label
		}
	}
	return out
}

// nextMonday is the first Monday from a day on that is a working day.
func nextMonday(d programme.Date, off programme.Holidays) programme.Date {
	for d.Weekday() != time.Monday || !off.Working(d) {
		d = d.AddDays(1)
	}
	return d
}
