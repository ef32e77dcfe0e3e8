package tui

import (
	"fmt"
	"slices"
	"strings"

	"crosswalk/tui/chart"
)

// inner is how wide the text of the form is in w cells.
func (a *ask) inner(w int) int { return min(max(70, a.widest), w-6) }

// view draws the form. Where there is not room for all, the lines above the fields give way first, the
// last of them before the others, then the fields farthest from the current one. Whom it is about stays.
func (a *ask) view(w, h int) []string {
	inner := a.inner(w)
	a.short = h < 14
	title := a.title
	whom, head := a.whomLines(inner), []string(nil)
	if a.intro != nil {
		head = a.intro(inner)
	}
	if len(whom)+len(head) > 0 {
		head = append(head, "")
	}
	lines, tail := a.fieldLines(inner), a.tail(inner)
	if room := h - 2 - len(lines) - len(tail); len(whom)+len(head) > room {
		if len(whom) > 0 {
			whom = []string{cutNames(a.whom, inner)}
		}
		head = head[:max(0, min(len(head), room-len(whom)))]
		if keep := max(1, len(lines)+min(0, room-len(whom))); keep < len(lines) {
			first := max(0, min(a.current-keep/2, len(lines)-keep))
			lines = lines[first : first+keep]
			title = fmt.Sprintf("%s · %d of %d", title, a.current+1, len(a.fields))
		}
	}
	return a.sh.box(title, slices.Concat(paintAll(a.sh.theme.Title, whom), head, lines, tail), inner+4, h)
}

// whomLines is the names of whom the form is about; nothing if it is about nobody in particular.
func (a *ask) whomLines(w int) []string {
	if len(a.whom) == 0 {
		return nil
	}
	return chart.Wrap(strings.Join(a.whom, pairSign), w)
}

// fieldLines is a line for each field.
func (a *ask) fieldLines(w int) []string {
	labels := 0
	for _, f := range a.fields {
		labels = max(labels, chart.Width(f.label))
	}
	labels = min(labels, w/2)
	out := make([]string, len(a.fields))
	for i, f := range a.fields {
		label := chart.Fit(f.label, labels+1)
		if i == a.current {
			label = chart.Paint(a.sh.theme.Accent, label)
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
func (a *ask) tail(w int) []string {
	room := noteLines
	if a.short {
		room = shortNoteLines
	}
	most := 0
	for _, f := range a.fields {
		if f.note != "" {
			most = max(most, min(room, len(chart.Wrap(f.note, w))))
		}
	}
	said, style := a.fields[a.current].note, a.sh.theme.Muted
	if a.wrong != "" {
		said, style = a.wrong, a.sh.theme.Bad
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
	return append(out, a.sh.keyHint("enter", a.enterDoes())+"   "+a.sh.keyHint("esc", "leave it as it is"))
}

// enterDoes says what enter does in the current field.
func (a *ask) enterDoes() string {
	if a.current < len(a.fields)-1 {
		return "next · ctrl+s " + a.verb
	}
	return a.verb
}

func (a *ask) fieldView(i, w int) string {
	if c := a.fields[i].choices; len(c) > 0 {
		text := "‹ " + c[a.chosen[i]] + " ›"
		if i == a.current {
			text = chart.Paint(a.sh.theme.Selected, text)
		}
		return chart.Fit(text, w)
	}
	if len(a.fields[i].suggest) > 0 && i == a.current {
		a.inputs[i].SetWidth(max(1, w-5))
		return chart.Fit(a.inputs[i].View(), w-4) + chart.Paint(a.sh.theme.Muted, " ‹ ›")
	}
	a.inputs[i].SetWidth(max(1, w-1))
	return chart.Fit(a.inputs[i].View(), w)
}

func (a *ask) keys() []action {
	ks := []action{{keys: []string{"enter"}, name: a.enterDoes()}, {keys: []string{"esc"}, name: "leave it"}}
	if len(a.fields) > 1 {
		ks = append(ks, action{keys: []string{"tab"}, name: "next field"})
	}
	if f := a.fields[a.current]; len(f.choices) > 1 || len(f.suggest) > 0 {
		ks = append(ks, action{keys: []string{"left", "right"}, name: "change"})
	}
	return ks
}
