package follow

import (
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"crosswalk/matching/exchange"
	"crosswalk/matching/text"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

// stepLines are h of the milestones, with the one under the cursor in sight.
func (f *callForm) stepLines(w, h int) []string {
	n := f.steps.len()
	if n == 0 || h <= 0 {
		return nil
	}
	first := max(0, min(f.steps.at-h/2, n-h))
	x := *f.one.X
	x.Exchange = f.after()
	after := *f.one
	after.X = &x
	var lines []string
	for k := first; k < min(n, first+h); k++ {
		if i := f.steps.rows[k] - len(f.one.X.Steps); i >= 0 {
			lines = append(lines, f.eventLine(&f.steps.events[i], k, w))
			continue
		}
		lines = append(lines, f.stepLine(&after, k, w))
	}
	return lines
}

// stepLine is one milestone as it will be: its box, its title, whose boxes or answers, and how it stands.
func (f *callForm) stepLine(after *shell.ExchangeStatus, k, w int) string {
	i, t := f.steps.rows[k], f.sh.Theme
	s := &f.one.X.Steps[i]
	current := k == f.steps.at
	focused := current && f.at < 0
	if focused && f.steps.typing {
		label := "▸ " + box(after, i) + " " + chart.Clip(text.Line(s.Title), w/3) + " "
		f.steps.input.SetWidth(max(1, w-chart.Width(label)-1))
		return chart.Paint(t.Accent, label) + chart.Fit(f.steps.input.View(), w-chart.Width(label))
	}
	words, style := stepState(f.sh, after, i)
	boxes := f.whoseBoxes(after, s, i, focused)
	return f.rowLine(k, box(after, i), text.Line(s.Title), boxes, titleStyle(f.sh, after, i), words, style, w)
}

// rowLine is a row of milestones or events: its box, its title, the boxes of each, and how it stands.
func (f *callForm) rowLine(k int, box, title, boxes string, titled lipgloss.Style, words string, style lipgloss.Style, w int) string {
	room := w - 6 - stateWidth - 1
	title = chart.Clip(title, max(room-chart.Width(boxes)-1, min(room, 16)))
	if boxes != "" {
		title += " " + boxes
	}
	pointer := "  "
	if k == f.steps.at {
		pointer = "▸ "
	}
	line := pointer + box + " " + chart.Fit(title, room) + " "
	if k == f.steps.at && f.at < 0 {
		return chart.Paint(f.sh.Theme.Selected, line+chart.Fit(words, stateWidth))
	}
	return chart.Paint(titled, line) + chart.Paint(style, chart.Fit(words, stateWidth))
}

// whoseBoxes are the boxes of each, or what each answered; the one that a key is for stands in pointers.
func (f *callForm) whoseBoxes(after *shell.ExchangeStatus, s *exchange.Step, i int, focused bool) string {
	pointed := func(p int, words string) string {
		if focused && p == f.steps.party {
			return "›" + words + "‹"
		}
		return " " + words + " "
	}
	var b strings.Builder
	switch {
	case asks(s):
		for p := exchange.Everybody; p < after.X.Parties; p++ {
			said := f.answerOf(after, s, p)
			if said == "" && (p < 0 || !ofEach(s)) && !(focused && p == f.steps.party && p >= 0) {
				continue
			}
			if said == "" {
				said = "–"
			}
			if p >= 0 {
				said = after.First[p] + ": " + said
			}
			b.WriteString(pointed(p, said))
		}
	case s.Each && s.ByHand():
		for p, d := range after.X.DoneDays(i) {
			sign := "[ ] "
			if !d.IsZero() {
				sign = "[x] "
			}
			b.WriteString(pointed(p, sign+after.First[p]))
		}
	}
	return strings.TrimSuffix(b.String(), " ")
}

// answerOf is what a party answered at a milestone, the last of it, in words.
func (f *callForm) answerOf(after *shell.ExchangeStatus, s *exchange.Step, party int) string {
	for _, a := range slices.Backward(f.steps.answers) {
		if a.Answer.Step == s.Name && a.Answer.From == party {
			return a.Said
		}
	}
	for _, a := range slices.Backward(f.one.X.AnswersTo(s.Name)) {
		if a.From == party && !s.Many {
			return sayAnswer(f.one.X, s, a)
		}
	}
	return ""
}

// sayStep is what the milestone under the cursor asks, and what a key does there.
func (f *callForm) sayStep() string {
	if e := f.steps.event(); e != nil {
		return f.sayEvent(e)
	}
	s := f.steps.step()
	var parts []string
	if s.Ask != "" {
		parts = append(parts, text.Line(s.Ask))
	}
	switch {
	case f.steps.typing:
		return sayAsked(s)
	case asks(s):
		parts = append(parts, sayAsked(s))
	case !s.ByHand():
		parts = append(parts, s.Kind().Hint)
	}
	return strings.Join(parts, " · ")
}
