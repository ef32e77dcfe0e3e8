package matches

import (
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/say"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

// rippleLines says what changes from one plan to another: the figures, then the pairs that go and those
// that come. The pair of the two people that it is about comes first.
func rippleLines(sh *shell.Shell, r matching.Ripple, about matching.Couple, w int) []string {
	lines := chart.Flow(figures(sh, r.Before, r.After), "   ", w)
	gone, came := firstOf(r.Gone, about), firstOf(r.Came, about)
	if len(gone)+len(came) == 0 {
		lines = append(lines, chart.Paint(sh.Theme.Muted, "No pair changes."))
	}
	const gap = 3
	half := (w - gap) / 2
	wide := half >= 44 || half >= 32 && fits(sh, gone, half) && fits(sh, came, half)
	for i := range max(len(gone), len(came)) {
		if wide {
			lines = append(lines, rippleHalf(sh, "−", gone, i, half)+strings.Repeat(" ", gap)+rippleHalf(sh, "+", came, i, half))
			continue
		}
		if i < len(gone) {
			lines = append(lines, rippleLine(sh, "−", gone[i], w))
		}
		if i < len(came) {
			lines = append(lines, rippleLine(sh, "+", came[i], w))
		}
	}
	for _, x := range r.Left {
		lines = append(lines, chart.Fit(chart.Paint(sh.Theme.Warn, "− "+sh.State().Call(x.ID)+" would wait"), w))
	}
	for _, x := range r.Joined {
		lines = append(lines, chart.Fit(chart.Paint(sh.Theme.Good, "+ "+sh.State().Call(x.ID)+" would no longer wait"), w))
	}
	return lines
}

// fits reports whether no name of the pairs is cut on w cells.
func fits(sh *shell.Shell, pairs []matching.Pair, w int) bool {
	for _, p := range pairs {
		if 2+chart.Width(sh.State().CallAll(p.Members()))+1+chart.Width(rippleScore(p)) > w {
			return false
		}
	}
	return true
}

// rippleHalf is the i-th of pairs, or space if there are fewer.
func rippleHalf(sh *shell.Shell, sign string, pairs []matching.Pair, i, w int) string {
	if i >= len(pairs) {
		return chart.Fit("", w)
	}
	return rippleLine(sh, sign, pairs[i], w)
}

// rippleLine is a pair that goes or comes, on w cells.
func rippleLine(sh *shell.Shell, sign string, p matching.Pair, w int) string {
	style := sh.Theme.Good
	if sign == "−" {
		style = sh.Theme.Bad
	}
	score := rippleScore(p)
	room := w - 3 - chart.Width(score)
	names := shell.NamesOn(sh.State(), p.Members(), room)
	return chart.Paint(style, sign) + " " + chart.Fit(names, room) + " " + score
}

// rippleScore is the score of a pair, with "!" for one against a rule.
func rippleScore(p matching.Pair) string {
	if len(p.Against) > 0 {
		return "! " + say.Points(p.Score)
	}
	return say.Points(p.Score)
}

// figures are the three numbers of a plan, before and after.
func figures(sh *shell.Shell, before, after *matching.Plan) []string {
	var b, a matching.Plan
	if before != nil {
		b = *before
	}
	if after != nil {
		a = *after
	}
	total := fmt.Sprintf("total %s → %s", say.Points(b.Total), say.Points(a.Total))
	if a.Total != b.Total {
		total += " (" + say.SignedPoints(a.Total-b.Total) + ")"
	}
	return []string{
		total,
		fmt.Sprintf("weakest %s → %s", shell.WeakestWords(before), shell.WeakestWords(after)),
		fmt.Sprintf("waiting %d → %d", len(b.Waits()), len(a.Waits())),
	}
}

// firstOf is pairs with those in front that have one of two people in them, the first of the two first.
func firstOf(pairs []matching.Pair, about matching.Couple) []matching.Pair {
	out := slices.Clone(pairs)
	rank := func(p matching.Pair) int {
		switch {
		case p.Team().HasBoth(about):
			return 0
		case p.Has(about.A):
			return 1
		case p.Has(about.B):
			return 2
		}
		return 3
	}
	slices.SortStableFunc(out, func(x, y matching.Pair) int { return rank(x) - rank(y) })
	return out
}
