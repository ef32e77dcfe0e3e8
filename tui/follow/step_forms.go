package follow

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
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
	form.Whom, form.About = shell.NamesOf(sh.State(), one.X.Members), aboutOne(one, s.Name)
	form.Intro = func(w int) []string { return chart.Wrap("“"+s.Title+"”", w) }
	sh.Open(form)
}

// openTick asks on which day a milestone was reached, and for a note.
func openTick(sh *shell.Shell, one *shell.ExchangeStatus, s exchange.Step, party int) {
	form := dialog.NewForm(sh, "Tick a milestone", "tick it", []dialog.Field{
		dayField(sh, one),
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
	form.Whom, form.About = shell.NamesOf(sh.State(), one.X.Members), aboutOne(one, fmt.Sprint(s.Name, " ", party))
	form.Intro = func(w int) []string {
		what := "“" + s.Title + "”"
		if party >= 0 {
			what += " for " + one.First[party]
		}
		return chart.Wrap(what, w)
	}
	sh.Open(form)
}

// openTickMarked asks which milestone to tick in each of some exchanges, the one that is due first
// on top.
func openTickMarked(sh *shell.Shell, all []*shell.ExchangeStatus, done func()) {
	steps := stepsToTick(all)
	if len(steps) == 0 {
		sh.Complain("There is no milestone left to tick in " + forMarked(all) + ".")
		return
	}
	choices := make([]dialog.Choice, len(steps))
	for i, s := range steps {
		choices[i] = dialog.Choice{Key: s.name, Text: s.title, Detail: fmt.Sprintf("open in %d of %d · due %s", len(s.open), len(all), exchange.Day(s.due, sh.Today()))}
	}
	sh.Open(dialog.NewPick(sh, "Tick today for "+forMarked(all), "tick", choices, func(name string) (bool, tea.Cmd) {
		for _, s := range steps {
			if s.name == name {
				done()
				var ticks []cohort.Change
				for _, id := range s.open {
					ticks = append(ticks, &cohort.Tick{Exchange: id, Milestone: name, Party: exchange.Everybody, On: sh.Today()})
				}
				return true, sh.Desk.Commit(asOne(ticks))
			}
		}
		return true, nil
	}))
}

// stepToTick is a milestone that some exchanges still have to do.
type stepToTick struct {
	name, title string // safe
	due         programme.Date
	open        []uint64 // in which
}

// stepsToTick are the milestones of some exchanges that are open and ticked by hand, by date.
func stepsToTick(all []*shell.ExchangeStatus) []stepToTick {
	var steps []stepToTick
	at := map[string]int{}
	for _, one := range all {
		for i, s := range one.X.Steps {
			if _, is := one.X.DoneOn(i); is || !s.Skipped.IsZero() || !s.ByHand() {
				continue
			}
			k, ok := at[s.Name]
			if !ok {
				k = len(steps)
				at[s.Name] = k
				steps = append(steps, stepToTick{name: s.Name, title: text.Line(s.Title), due: one.X.DueOn(s)})
			}
			steps[k].open = append(steps[k].open, one.X.ID)
			if d := one.X.DueOn(s); d.Before(steps[k].due) {
				steps[k].due = d
			}
		}
	}
	slices.SortStableFunc(steps, func(a, b stepToTick) int { return a.due.Compare(b.due) })
	return steps
}
