package follow

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/exchange"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
	"crosswalk/tui/dialog"
	"crosswalk/tui/shell"
)

// openSkip asks why a milestone is left out.
func openSkip(sh *shell.Shell, one *shell.ExchangeStatus, s exchange.Step) {
	form := dialog.NewForm(sh, "Skip a milestone", "skip it", []dialog.Field{{Label: "Reason", Hint: "why it is left out"}},
		func(v []string) (string, tea.Cmd) {
			if strings.TrimSpace(v[0]) == "" {
				return "Skipping needs a reason, for the journal.", nil
			}
			return "", sh.Desk.Commit(&cohort.Skip{Exchange: one.X.ID, Milestone: s.Name, On: sh.Today(), Why: cohort.CallNote(v[0])})
		})
	form.Whom = shell.NamesOf(sh.State(), one.X.Members)
	form.Intro = func(w int) []string { return chart.Wrap("“"+s.Title+"”", w) }
	sh.Open(form)
}

// openTick asks on which day a milestone was reached, and for a note.
func openTick(sh *shell.Shell, one *shell.ExchangeStatus, s exchange.Step, party int) {
	form := dialog.NewForm(sh, "Tick a milestone", "tick it", []dialog.Field{
		{Label: "On", Value: "today", Hint: "today, 2 May, friday, 2023-05-02", Limit: 40},
		{Label: "Note", Hint: "may be left out"},
	}, func(v []string) (string, tea.Cmd) {
		on, wrong := dayGone(v[0], sh.Today())
		if wrong != "" {
			return wrong, nil
		}
		if err := one.X.CheckTick(s.Name, party, on); err != nil {
			return plainly(err), nil
		}
		return "", sh.Desk.Commit(&cohort.Tick{Exchange: one.X.ID, Milestone: s.Name, Party: party, On: on, Note: cohort.CallNote(v[1])})
	})
	form.Whom = shell.NamesOf(sh.State(), one.X.Members)
	form.Intro = func(w int) []string {
		what := "“" + s.Title + "”"
		if party >= 0 {
			what += " for " + one.First[party]
		}
		return chart.Wrap(what, w)
	}
	sh.Open(form)
}
