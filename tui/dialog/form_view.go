package dialog

import (
	"fmt"
	"slices"
	"strings"

	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

// inner is how wide the text of the form is in w cells.
func (a *Form) inner(w int) int { return min(max(70, a.Widest), w-6) }

// View draws the form. Where there is not room for all, the lines above the fields give way first, the
// last of them before the others, then the fields farthest from the current one. Whom it is about stays.
func (a *Form) View(w, h int) []string {
	inner := a.inner(w)
	a.short = h < 14
	title := a.title
	whom, head := a.whomLines(inner), []string(nil)
	if a.Intro != nil {
		head = a.Intro(inner)
	}
	if len(whom)+len(head) > 0 {
		head = append(head, "")
	}
	lines, tail := a.fieldLines(inner), a.tail(inner)
	if room := h - 2 - len(lines) - len(tail); len(whom)+len(head) > room {
		if len(whom) > 0 {
			whom = []string{shell.CutNames(a.Whom, inner)}
		}
		head = head[:max(0, min(len(head), room-len(whom)))]
		if keep := max(1, len(lines)+min(0, room-len(whom))); keep < len(lines) {
			first := max(0, min(a.current-keep/2, len(lines)-keep))
			lines = lines[first : first+keep]
			title = fmt.Sprintf("%s · %d of %d", title, a.current+1, len(a.fields))
		}
	}
	return shell.Box(a.Shell, title, slices.Concat(chart.PaintAll(a.Shell.Theme.Title, whom), head, lines, tail), inner+4, h)
}

// whomLines is the names of whom the form is about; nothing if it is about nobody in particular.
func (a *Form) whomLines(w int) []string {
	if len(a.Whom) == 0 {
		return nil
	}
	return chart.Wrap(strings.Join(a.Whom, shell.PairSign), w)
}

// fieldLines is a line for each field.
func (a *Form) fieldLines(w int) []string {
	labels := 0
	for _, f := range a.fields {
		labels = max(labels, chart.Width(f.Label))
	}
	labels = min(labels, w/2)
	out := make([]string, len(a.fields))
	for i, f := range a.fields {
		label := chart.Fit(f.Label, labels+1)
		if i == a.current {
			label = chart.Paint(a.Shell.Theme.Accent, label)
		}
		out[i] = label + a.fieldView(i, w-labels-2)
	}
	return out
}

// noteLines is how many lines the note of a field gets at most, and what it gets on a small screen.
const (
	noteLines      = 3
	shortNoteLines = 1
)

// tail is what stands below the fields: what submit objected to, or else the note of the current field;
// and the keys.
func (a *Form) tail(w int) []string {
	room := noteLines
	if a.short {
		room = shortNoteLines
	}
	most := 0
	for _, f := range a.fields {
		if f.Note != "" {
			most = max(most, min(room, len(chart.Wrap(f.Note, w))))
		}
	}
	said, style := a.fields[a.current].Note, a.Shell.Theme.Muted
	if a.wrong != "" {
		said, style = a.wrong, a.Shell.Theme.Bad
	}
	var lines []string
	if said != "" {
		lines = chart.Wrap(said, w)
	}
	if len(lines) > most && a.wrong == "" {
		lines = append(lines[:most-1], chart.Fit(strings.Join(lines[most-1:], " "), w))
	}
	for len(lines) < most { // as many lines whichever field is current, so that nothing jumps
		lines = append(lines, "")
	}
	var out []string
	if len(lines) > 0 && (!a.short || a.wrong == "") {
		out = append(out, "")
	}
	for _, l := range lines {
		out = append(out, chart.Paint(style, l))
	}
	if !a.short || len(lines) == 0 {
		out = append(out, "")
	}
	return append(out, shell.KeyHint(a.Shell, "enter", a.enterDoes())+"   "+shell.KeyHint(a.Shell, "esc", "leave it as it is"))
}

// enterDoes says what enter does in the current field.
func (a *Form) enterDoes() string {
	if a.current < len(a.fields)-1 {
		return "next · ctrl+s " + a.verb
	}
	return a.verb
}

// leastTyped is how far from its beginning a text is said how it is understood.
const leastTyped = 16

func (a *Form) fieldView(i, w int) string {
	if c := a.fields[i].Choices; len(c) > 0 {
		text := "‹ " + c[a.chosen[i]] + " ›"
		if i == a.current {
			text = chart.Paint(a.Shell.Theme.Selected, text)
		}
		return chart.Fit(text, w)
	}
	if echo := a.fields[i].Echo; echo != nil {
		said := echo(a.inputs[i].Value())
		if room := w - 2 - chart.Width(said); said != "" && room > chart.Width(a.inputs[i].Value())+1 {
			room = min(room, max(leastTyped, chart.Width(a.inputs[i].Value())+2))
			a.inputs[i].SetWidth(room - 1)
			return chart.Fit(chart.Fit(a.inputs[i].View(), room)+chart.Paint(a.Shell.Theme.Muted, "  "+said), w)
		}
	}
	if len(a.fields[i].Suggest) > 0 && i == a.current {
		a.inputs[i].SetWidth(max(1, w-5))
		return chart.Fit(a.inputs[i].View(), w-4) + chart.Paint(a.Shell.Theme.Muted, " ‹ ›")
	}
	a.inputs[i].SetWidth(max(1, w-1))
	return chart.Fit(a.inputs[i].View(), w)
}

func (a *Form) Keys() []shell.Action {
	ks := []shell.Action{{Keys: []string{"enter"}, Name: a.enterDoes()}, {Keys: []string{"esc"}, Name: "leave it"}}
	if len(a.fields) > 1 {
		ks = append(ks, shell.Action{Keys: []string{"tab"}, Name: "next field"})
	}
	if f := a.fields[a.current]; len(f.Choices) > 1 || len(f.Suggest) > 0 {
		ks = append(ks, shell.Action{Keys: []string{"left", "right"}, Name: "change"})
	}
	if a.typed() {
		ks = append(ks, shell.Action{Keys: []string{"ctrl+x"}, Name: "empty it"})
	}
	return ks
}
