package follow

import (
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching/exchange"
	"crosswalk/matching/say"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

// stepGroup is milestones one after the other whose titles begin alike, as those of a survey do: "Survey: space to
// reflect", "Survey: a sounding board". They are one line until the cursor is among them.
type stepGroup struct {
	name     string // how they begin
	from, to int    // of the exchange's steps; to is behind the last
}

// leastGroup is how many milestones are worth one line.
const leastGroup = 3

// stepGroups are those of some milestones, in their order.
func stepGroups(steps []exchange.Step) (all []stepGroup) {
	for from := 0; from < len(steps); {
		to := from + 1
		name, _, ok := strings.Cut(steps[from].Title, ": ")
		for ok && to < len(steps) && strings.HasPrefix(steps[to].Title, name+": ") {
			to++
		}
		if to-from >= leastGroup {
			all = append(all, stepGroup{name, from, to})
		}
		from = to
	}
	return all
}

// groupOf is the group that a milestone is in; false if it is in none.
func groupOf(groups []stepGroup, i int) (stepGroup, bool) {
	at := slices.IndexFunc(groups, func(g stepGroup) bool { return i >= g.from && i < g.to })
	if at < 0 {
		return stepGroup{}, false
	}
	return groups[at], true
}

// line is the group on one line: how much of it is done, and how what is open of it stands.
func (g stepGroup) line(sh *shell.Shell, one *shell.ExchangeStatus, current bool, w int) string {
	done, all, open, asked := 0, 0, -1, false
	for i := g.from; i < g.to; i++ {
		for _, d := range one.X.DoneDays(i) {
			if all++; !d.IsZero() {
				done++
			}
		}
		if _, is := one.X.DoneOn(i); !is && one.X.Steps[i].Skipped.IsZero() && open < 0 {
			open = i
		}
		asked = asked || asks(&one.X.Steps[i])
	}
	verb := "done"
	if asked {
		verb = "answered"
	}
	sign, shown := " ", max(open, g.from)
	switch {
	case open < 0:
		sign = "x"
	case done > 0:
		sign = "~"
	}
	state, style := stepState(sh, one, shown)
	title := fmt.Sprintf("%s, %s: %d of %d %s", g.name, say.Count(g.to-g.from, "question"), done, all, verb)
	if !asked {
		title = fmt.Sprintf("%s: %d of %d %s", g.name, done, all, verb)
	}
	before, named := "  ", titleStyle(sh, one, shown)
	if current {
		before, named = "▸ ", sh.Theme.Accent
	}
	return before + "[" + sign + "] " + chart.Paint(named, chart.Fit(title, w-2-4-1-stateWidth)) + chart.Paint(style, " "+chart.Fit(state, stateWidth))
}

// head is the line above a group whose milestones are shown.
func (g stepGroup) head(sh *shell.Shell, w int) string {
	return chart.Paint(sh.Theme.Muted, chart.Fit("  "+g.name, w))
}

// titleIn is what a milestone is called below the head of its group.
func (g stepGroup) titleIn(s exchange.Step) string {
	return say.Capital(strings.TrimPrefix(s.Title, g.name+": "))
}
