package matches

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
	"crosswalk/tui/dialog"
	"crosswalk/tui/settling"
	"crosswalk/tui/shell"
)

const (
	notLooked = "not yet"
	looked    = "yes, all of it is as it should be"
)

// openPublish asks for the day on which the exchanges start, and shows what is worth a look before the pairs
// are told.
func openPublish(sh *shell.Shell) tea.Cmd {
	pairs := unpublished(sh.State().Plan)
	start := nextMonday(sh.Today(), sh.State().Programme.Exchange.Calendar())
	fields := []dialog.Field{{Label: "Starts on", Value: exchange.PlainDay(start), Hint: "2023-04-03 or 3 Apr 2023", Limit: 40}}
	if must := mustSettle(sh); must != nil {
		sh.Open(must)
		return nil
	}
	groups := publishedGroups(sh.State())
	concerns := beforePublishing(sh.State(), sh.Today(), 0)
	if len(groups) > 0 {
		fields = append(fields, dialog.Field{Label: "Which", Value: everyGroup, Choices: append([]string{everyGroup}, groups...)})
	}
	if len(concerns) > 0 {
		fields = append(fields, dialog.Field{Label: "Looked at?", Value: notLooked, Choices: []string{notLooked, looked}})
	}
	form := dialog.NewForm(sh, "Publish", "go on", fields, func(values []string) (string, tea.Cmd) {
		day, err := exchange.ParseDay(values[0], sh.Today(), exchange.Ahead)
		switch {
		case err != nil:
			return err.Error(), nil
		case day.Before(sh.Today().AddDays(-366)) || day.After(sh.Today().AddDays(2*366)):
			return exchange.LongDay(day) + " is far from today. Is the year right?", nil
		}
		group := 0
		if len(groups) > 0 {
			group = 1 + slices.Index(groups, values[1])
		}
		if values[len(values)-1] != looked && len(beforePublishing(sh.State(), sh.Today(), group)) > 0 {
			return "First look at what is listed above, then say yes (the right arrow changes it).", nil
		}
		sh.Open(confirmPublish(sh, day, group))
		return "", nil
	})
	shown := 0 // the group whose concerns are listed
	sh.Open(dialog.NewTallForm(form, 1, func(w int) []string {
		of := pairs
		if len(groups) > 0 {
			group := 1 + slices.Index(groups, form.Value(1))
			if of = ofGroup(sh.State(), pairs, group); group != shown {
				shown, concerns = group, beforePublishing(sh.State(), sh.Today(), group)
			}
		}
		lines := chart.Wrap(fmt.Sprintf("%s will become %s, and the dates of each are fixed then.", say.And(shell.TeamWords(of)), exchangesWord(len(of))), w)
		for _, x := range concerns {
			lines = append(lines, "")
			lines = append(lines, chart.PaintAll(sh.Theme.Warn, chart.Wrap("! "+x.what, w))...)
			lines = append(lines, chart.PaintAll(sh.Theme.Muted, chart.Wrap(x.who, w))...)
		}
		return lines
	}))
	return nil
}

// everyGroup stands for the pairs of all groups.
const everyGroup = "the pairs of all groups"

// publishedGroups are what the groups are called that can be published each by itself; none where partners do not come
// from groups.
func publishedGroups(s *cohort.State) []string {
	g := s.PartnersWithin()
	if g == nil {
		return nil
	}
	names := make([]string, g.Count)
	for i := range names {
		names[i] = text.Line(g.Call(i + 1))
	}
	return names
}

// ofGroup are the pairs of one group; of group 0 all.
func ofGroup(s *cohort.State, pairs []matching.Pair, group int) []matching.Pair {
	if group == 0 {
		return pairs
	}
	g := s.PartnersWithin()
	return slices.DeleteFunc(slices.Clone(pairs), func(p matching.Pair) bool { return g == nil || g.Of(p.A) != group })
}

// mustSettle asks to settle first what nothing can be published before; nil if there is nothing of the kind.
func mustSettle(sh *shell.Shell) shell.Dialog {
	var lines []string
	var first cohort.Concern
	for _, c := range sh.State().BeforePublishing(programme.Date{}, sh.Today()) {
		if c.Refuses() {
			if len(lines) == 0 {
				first = c
			}
			lines = append(lines, shell.AsSentence(c.Say(sh.State())), "")
		}
	}
	if len(lines) == 0 {
		return nil
	}
	const most = 3
	if more := len(lines)/2 - most; more > 0 {
		lines = append(lines[:2*most], fmt.Sprintf("And %d more.", more), "")
	}
	kind := settling.KindSame
	if first.Kind == cohort.ConcernMeant {
		kind = settling.KindMeant
	}
	lines = append(lines, "Nothing can be published before you have said so; then press p again.")
	return &dialog.Confirm{Shell: sh, Title: "First settle who is who", Lines: lines, Verb: "settle it now", Run: func() tea.Cmd {
		return settling.Open(sh, kind, first.People[0])
	}}
}

func exchangesWord(n int) string {
	if n == 1 {
		return "an exchange"
	}
	return "exchanges"
}

// confirmPublish says what will happen for the last time.
func confirmPublish(sh *shell.Shell, day programme.Date, group int) shell.Dialog {
	what := say.And(shell.TeamWords(ofGroup(sh.State(), unpublished(sh.State().Plan), group)))
	if groups := publishedGroups(sh.State()); group > 0 && group <= len(groups) {
		what = cmp.Or(what, "no pair") + " of " + groups[group-1]
	}
	one := exchange.New(sh.State().Programme, day, 2)
	lines := []string{"They start on " + exchange.LongDay(day)}
	if one.End.IsZero() {
		lines[0] += "."
	} else {
		lines = append(lines, "and end on "+exchange.LongDay(one.End)+".")
	}
	if one.State() == exchange.StateProposed {
		lines = append(lines, "Each is proposed first, to be accepted by "+exchange.LongDay(one.AnswerDue())+".")
	}
	lines = append(lines, "")
	asked := sh.State().BeforePublishing(day, sh.Today())
	switch past, far := asked.Of(cohort.ConcernStart), asked.Of(cohort.ConcernFarStart); {
	case len(far) > 0:
		lines = append(lines, "That is more than a year from now. Is the year right?")
	case len(past) > 0:
		lines = append(lines, fmt.Sprintf("That day was %s ago, so the first milestones are due already.", say.Count(past[0].Days, "day")))
	case !sh.State().Programme.Exchange.Calendar().Working(day):
		lines = append(lines, "That is not a working day; the milestones move to working days by themselves.")
	}
	lines = append(lines, "From then on the pairs stay as they are. u takes it back, until a milestone is ticked, a visit logged or a call recorded.")
	return &dialog.Confirm{Shell: sh, Title: "Publish " + what + "?", Lines: lines, Verb: "publish", Run: func() tea.Cmd {
		return sh.Desk.Commit(&cohort.Publish{Start: day, Group: group})
	}}
}

// nextMonday is the first Monday from a day on that is a working day.
func nextMonday(d programme.Date, off programme.Holidays) programme.Date {
	for d.Weekday() != time.Monday || !off.Working(d) {
		d = d.AddDays(1)
	}
	return d
}
