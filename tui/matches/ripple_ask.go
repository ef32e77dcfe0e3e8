package matches

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/store"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
	"crosswalk/tui/dialog"
	"crosswalk/tui/shell"
)

// outcome is what a change would lead to; empty while it is being worked out.
type outcome struct {
	ripple *matching.Ripple // nil if it cannot be made
	why    string           // why it cannot
}

// known reports whether it is worked out.
func (o outcome) known() bool { return o.ripple != nil || o.why != "" }

// preview is the work of finding out what a change would lead to; nothing is written.
func preview(sh *shell.Shell, c cohort.Change) func(context.Context) outcome {
	desk, before := sh.Desk, sh.State()
	return func(ctx context.Context) outcome {
		after, err := desk.Preview(ctx, before, c)
		if err != nil {
			return outcome{why: err.Error()}
		}
		r := matching.Compare(before.Plan, after.Plan)
		return outcome{ripple: &r}
	}
}

// rippleQuestion is a change to two people that is to be looked at before it is made.
type rippleQuestion struct {
	title, verb string
	about       matching.Couple // the one it was asked for first
	notes       []string        // what must be known besides, safe; shown first
	must        bool            // a reason has to be given
	change      func(reason string) cohort.Change
	back        func() // what to do when it is left without making the change; may be nil
}

// rippleAsk shows what a change to two people would lead to, and asks for the reason.
type rippleAsk struct {
	*dialog.TallForm
	rippleQuestion
	ask   shell.Ask[outcome]
	found outcome
}

// leastRipple is how many lines are kept for the ripple.
const leastRipple = 4

// openRipple opens the dialog.
func openRipple(sh *shell.Shell, q rippleQuestion) tea.Cmd {
	r := &rippleAsk{rippleQuestion: q}
	hint := "optional; only the coordinator reads it"
	if q.must {
		hint = "needed; only the coordinator reads it"
	}
	form := dialog.NewForm(sh, q.title, q.verb, []dialog.Field{{Label: "Reason", Hint: hint}}, func(values []string) (string, tea.Cmd) {
		return r.submit(strings.TrimSpace(values[0]))
	})
	form.Widest = 100
	form.About = store.DraftOf{People: []matching.ID{q.about.A, q.about.B}}
	r.TallForm = dialog.NewTallForm(form, leastRipple, r.lines)
	sh.Open(r)
	return r.look()
}

// submit makes the change, or says why not.
func (r *rippleAsk) submit(reason string) (objection string, cmd tea.Cmd) {
	switch {
	case r.found.why != "":
		return r.found.why, nil
	case !r.found.known():
		return "What would change is still being worked out.", nil
	case r.must && reason == "":
		return "Say why in a few words: this pair is not what the plan suggests.", nil
	}
	return "", r.Shell.Desk.Commit(r.change(reason))
}

// look works out the ripple.
func (r *rippleAsk) look() tea.Cmd {
	r.found = outcome{}
	return r.ask.Start(preview(r.Shell, r.change("not said yet")), func(o outcome) tea.Cmd {
		r.found = o
		return nil
	})
}

// Take looks anew.
func (r *rippleAsk) Take() tea.Cmd { return r.look() }

func (r *rippleAsk) Update(msg tea.Msg) (bool, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok && k.String() == "esc" && r.back != nil {
		r.back()
	}
	closed, cmd := r.TallForm.Update(msg)
	if closed {
		r.ask.Stop()
	}
	return closed, cmd
}

// lines are the notes and the ripple.
func (r *rippleAsk) lines(w int) []string {
	var lines []string
	for _, n := range r.notes {
		lines = append(lines, chart.PaintAll(r.Shell.Theme.Warn, chart.Wrap(n, w))...)
	}
	switch {
	case r.found.why != "":
		return append(lines, chart.PaintAll(r.Shell.Theme.Bad, chart.Wrap("This cannot be done: "+r.found.why, w))...)
	case !r.found.known():
		return append(lines, chart.Paint(r.Shell.Theme.Muted, "Working out what would change…"))
	}
	return append(lines, rippleLines(r.Shell, *r.found.ripple, r.about, w)...)
}
