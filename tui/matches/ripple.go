package matches

import (
	"context"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/say"
	"crosswalk/store"
	"crosswalk/tui/chart"
	"crosswalk/tui/dialog"
	"crosswalk/tui/shell"
)

// rippleLines says what changes from one plan to another: the figures, then the pairs that go and those
// that come. The pair of the two people that it is about comes first.
func rippleLines(sh *shell.Shell, r matching.Ripple, about matching.Couple, w int) []string {
	lines := shell.Flow(figures(sh, r.Before, r.After), "   ", w)
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
		fmt.Sprintf("waiting %d → %d", len(b.Waiting), len(a.Waiting)),
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

// rippleAsk shows what a change to two people would lead to before it is made, and asks for the reason.
type rippleAsk struct {
	*dialog.TallForm
	about  matching.Couple // the one it was asked for first
	notes  []string        // what must be known besides, safe; shown first
	change func(reason string) store.Change
	back   func() // what to do when it is left without making the change; may be nil

	ctx    context.Context
	cancel context.CancelFunc
	ripple *matching.Ripple // nil while it is being worked out
	why    string           // why the change cannot be made
}

// leastRipple is how many lines are kept for the ripple.
const leastRipple = 4

// newRippleAsk makes the dialog and the command that works out the ripple.
func newRippleAsk(sh *shell.Shell, title, verb string, about matching.Couple, notes []string, mustSay bool, change func(reason string) store.Change) (*rippleAsk, tea.Cmd) {
	r := &rippleAsk{about: about, notes: notes, change: change}
	hint := "optional; only the coordinator reads it"
	if mustSay {
		hint = "needed; only the coordinator reads it"
	}
	form := dialog.NewForm(sh, title, verb, []dialog.Field{{Label: "Reason", Hint: hint}}, func(values []string) (string, tea.Cmd) {
		switch reason := strings.TrimSpace(values[0]); {
		case r.why != "":
			return r.why, nil
		case r.ripple == nil:
			return "What would change is still being worked out.", nil
		case mustSay && reason == "":
			return "Say why in a few words: this pair is not what the plan suggests.", nil
		default:
			return "", sh.Desk.Commit(change(reason))
		}
	})
	form.Widest = 100
	r.TallForm = dialog.NewTallForm(form, leastRipple, r.rippleText)
	return r, r.look()
}

// look works out the ripple.
func (r *rippleAsk) look() tea.Cmd {
	if r.cancel != nil {
		r.cancel()
	}
	r.ctx, r.cancel = context.WithCancel(context.Background())
	r.ripple, r.why = nil, ""
	return r.Sh.Desk.PreviewTo(r.ctx, r.ctx, r.Sh.State(), r.change("not said yet"))
}

func (r *rippleAsk) Update(msg tea.Msg) (bool, tea.Cmd) {
	switch msg := msg.(type) {
	case shell.PreviewedMsg:
		if msg.Tag == any(r.ctx) {
			r.previewed(msg)
		}
		return false, nil
	case shell.CommittedMsg:
		return false, r.look()
	case tea.KeyPressMsg:
		if msg.String() == "esc" && r.back != nil {
			r.back()
		}
	}
	closed, cmd := r.TallForm.Update(msg)
	if closed {
		r.cancel()
	}
	return closed, cmd
}

func (r *rippleAsk) previewed(msg shell.PreviewedMsg) {
	r.why = msg.Why
	if msg.After != nil {
		ripple := matching.Compare(msg.Before.Plan, msg.After.Plan)
		r.ripple = &ripple
	}
}

// rippleText is the notes and the ripple.
func (r *rippleAsk) rippleText(w int) []string {
	var lines []string
	for _, n := range r.notes {
		lines = append(lines, shell.PaintAll(r.Sh.Theme.Warn, chart.Wrap(n, w))...)
	}
	switch {
	case r.why != "":
		return append(lines, shell.PaintAll(r.Sh.Theme.Bad, chart.Wrap("This cannot be done: "+r.why, w))...)
	case r.ripple == nil:
		return append(lines, chart.Paint(r.Sh.Theme.Muted, "Working out what would change…"))
	}
	return append(lines, rippleLines(r.Sh, *r.ripple, r.about, w)...)
}
