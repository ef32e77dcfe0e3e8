package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/exchange"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
)

// openSkip asks why a milestone is left out.
func (sh *shell) openSkip(one *standing, s exchange.Step) tea.Cmd {
	form := newAsk(sh, "Skip a milestone", "skip it", []field{{label: "Reason", hint: "why it is left out"}},
		func(v []string) (string, tea.Cmd) {
			if strings.TrimSpace(v[0]) == "" {
				return "Skipping needs a reason, for the journal.", nil
			}
			return "", sh.desk.Commit(&cohort.Skip{Exchange: one.x.ID, Milestone: s.Name, On: sh.today(), Why: cohort.CallNote(v[0])})
		})
	form.whom = namesOf(sh.state, one.x.Members)
	form.intro = func(w int) []string { return chart.Wrap("“"+s.Title+"”", w) }
	sh.open(form)
	return nil
}

// openTick asks on which day a milestone was reached, and for a note.
func (sh *shell) openTick(one *standing, s exchange.Step, party int) tea.Cmd {
	form := newAsk(sh, "Tick a milestone", "tick it", []field{
		{label: "On", value: "today", hint: "today, 2 May, friday, 2023-05-02", limit: 40},
		{label: "Note", hint: "may be left out"},
	}, func(v []string) (string, tea.Cmd) {
		on, err := exchange.ParseDay(v[0], sh.today(), exchange.Past)
		if err != nil {
			return asSentence(err.Error()), nil
		}
		if on.After(sh.today()) {
			return exchange.WeekDay(on, sh.today()) + " has not come yet.", nil
		}
		if err := one.x.CheckTick(s.Name, party, on); err != nil {
			return plainly(err), nil
		}
		return "", sh.desk.Commit(&cohort.Tick{Exchange: one.x.ID, Milestone: s.Name, Party: party, On: on, Note: cohort.CallNote(v[1])})
	})
	form.whom = namesOf(sh.state, one.x.Members)
	form.intro = func(w int) []string {
		what := "“" + s.Title + "”"
		if party >= 0 {
			what += " for " + one.first[party]
		}
		return chart.Wrap(what, w)
	}
	sh.open(form)
	return nil
}
