package tui

import (
	"context"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
)

// rippleLines says what changes from one plan to another: the figures, then the pairs that go and those
// that come. The pair of the two people that it is about comes first.
func (sh *shell) rippleLines(r matching.Ripple, about matching.Couple, w int) []string {
	lines := flow(sh.figures(r.Before, r.After), "   ", w)
	gone, came := firstOf(r.Gone, about), firstOf(r.Came, about)
	if len(gone)+len(came) == 0 {
		lines = append(lines, chart.Paint(sh.theme.Muted, "No pair changes."))
	}
	const gap = 3
	half := (w - gap) / 2
	wide := half >= 44 || half >= 32 && sh.fits(gone, half) && sh.fits(came, half)
	for i := range max(len(gone), len(came)) {
		if wide {
			lines = append(lines, sh.rippleHalf("−", gone, i, half)+strings.Repeat(" ", gap)+sh.rippleHalf("+", came, i, half))
			continue
		}
		if i < len(gone) {
			lines = append(lines, sh.rippleLine("−", gone[i], w))
		}
		if i < len(came) {
			lines = append(lines, sh.rippleLine("+", came[i], w))
		}
	}
	for _, x := range r.Left {
		lines = append(lines, chart.Fit(chart.Paint(sh.theme.Warn, "− "+sh.state.Call(x.ID)+" would wait"), w))
	}
	for _, x := range r.Joined {
		lines = append(lines, chart.Fit(chart.Paint(sh.theme.Good, "+ "+sh.state.Call(x.ID)+" would no longer wait"), w))
	}
	return lines
}

// fits reports whether no name of the pairs is cut on w cells.
func (sh *shell) fits(pairs []matching.Pair, w int) bool {
	for _, p := range pairs {
		if 2+chart.Width(sh.state.CallAll(p.Members()))+1+chart.Width(rippleScore(p)) > w {
			return false
		}
	}
	return true
}

// rippleHalf is the i-th of pairs, or space if there are fewer.
func (sh *shell) rippleHalf(sign string, pairs []matching.Pair, i, w int) string {
	if i >= len(pairs) {
		return chart.Fit("", w)
	}
	return sh.rippleLine(sign, pairs[i], w)
}

// rippleLine is a pair that goes or comes, on w cells.
func (sh *shell) rippleLine(sign string, p matching.Pair, w int) string {
	style := sh.theme.Good
	if sign == "−" {
		style = sh.theme.Bad
	}
	score := rippleScore(p)
	room := w - 3 - chart.Width(score)
	names := namesOn(sh.state, p.Members(), room)
	return chart.Paint(style, sign) + " " + chart.Fit(names, room) + " " + score
}

// rippleScore is the score of a pair, with "!" for one against a rule.
func rippleScore(p matching.Pair) string {
	if len(p.Against) > 0 {
		return "! " + points(p.Score)
	}
	return points(p.Score)
}

// figures are the three numbers of a plan, before and after.
func (sh *shell) figures(before, after *matching.Plan) []string {
	var b, a matching.Plan
	if before != nil {
		b = *before
	}
	if after != nil {
		a = *after
	}
	total := fmt.Sprintf("total %s → %s", points(b.Total), points(a.Total))
	if a.Total != b.Total {
		total += " (" + signed(a.Total-b.Total) + ")"
	}
	return []string{
		total,
		fmt.Sprintf("weakest %s → %s", weakestWords(before), weakestWords(after)),
		fmt.Sprintf("waiting %d → %d", len(b.Waiting), len(a.Waiting)),
	}
}

func weakestWords(p *matching.Plan) string {
	if p == nil || p.Weakest < 0 {
		return "–"
	}
	return points(p.Weakest)
}

// flow puts phrases side by side with a gap between them, on as few lines of at most w cells as it takes.
func flow(phrases []string, gap string, w int) []string {
	var lines []string
	for _, p := range phrases {
		if n := len(lines); n > 0 && chart.Width(lines[n-1]+gap+p) <= w {
			lines[n-1] += gap + p
			continue
		}
		lines = append(lines, p)
	}
	return lines
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
	*tallAsk
	about  matching.Couple // the one it was asked for first
	notes  []string        // what must be known besides, safe; shown first
	change func(reason string) cohort.Change
	back   func() // what to do when it is left without making the change; may be nil

	ctx    context.Context
	cancel context.CancelFunc
	ripple *matching.Ripple // nil while it is being worked out
	why    string           // why the change cannot be made
}

// leastRipple is how many lines are kept for the ripple.
const leastRipple = 4

// newRippleAsk makes the dialog and the command that works out the ripple.
func newRippleAsk(sh *shell, title, verb string, about matching.Couple, notes []string, mustSay bool, change func(reason string) cohort.Change) (*rippleAsk, tea.Cmd) {
	r := &rippleAsk{about: about, notes: notes, change: change}
	hint := "optional; only the coordinator reads it"
	if mustSay {
		hint = "needed; only the coordinator reads it"
	}
	form := newAsk(sh, title, verb, []field{{label: "Reason", hint: hint}}, func(values []string) (string, tea.Cmd) {
		switch reason := strings.TrimSpace(values[0]); {
		case r.why != "":
			return r.why, nil
		case r.ripple == nil:
			return "What would change is still being worked out.", nil
		case mustSay && reason == "":
			return "Say why in a few words: this pair is not what the plan suggests.", nil
		default:
			return "", sh.desk.Commit(change(reason))
		}
	})
	form.widest = 100
	r.tallAsk = newTallAsk(form, leastRipple, r.rippleText)
	return r, r.look()
}

// look works out the ripple.
func (r *rippleAsk) look() tea.Cmd {
	if r.cancel != nil {
		r.cancel()
	}
	r.ctx, r.cancel = context.WithCancel(context.Background())
	r.ripple, r.why = nil, ""
	return r.sh.desk.Preview(r.ctx, r.ctx, r.sh.state, r.change("not said yet"))
}

func (r *rippleAsk) update(msg tea.Msg) (bool, tea.Cmd) {
	switch msg := msg.(type) {
	case previewedMsg:
		if msg.tag == any(r.ctx) {
			r.previewed(msg)
		}
		return false, nil
	case committedMsg:
		return false, r.look()
	case tea.KeyPressMsg:
		if msg.String() == "esc" && r.back != nil {
			r.back()
		}
	}
	closed, cmd := r.tallAsk.update(msg)
	if closed {
		r.cancel()
	}
	return closed, cmd
}

func (r *rippleAsk) previewed(msg previewedMsg) {
	r.why = msg.why
	if msg.after != nil {
		ripple := matching.Compare(msg.before.Plan, msg.after.Plan)
		r.ripple = &ripple
	}
}

// rippleText is the notes and the ripple.
func (r *rippleAsk) rippleText(w int) []string {
	var lines []string
	for _, n := range r.notes {
		lines = append(lines, paintAll(r.sh.theme.Warn, chart.Wrap(n, w))...)
	}
	switch {
	case r.why != "":
		return append(lines, paintAll(r.sh.theme.Bad, chart.Wrap("This cannot be done: "+r.why, w))...)
	case r.ripple == nil:
		return append(lines, chart.Paint(r.sh.theme.Muted, "Working out what would change…"))
	}
	return append(lines, r.sh.rippleLines(*r.ripple, r.about, w)...)
}
