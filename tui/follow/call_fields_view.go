package follow

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"crosswalk/matching/say"
	"crosswalk/tui/chart"
)

// formLines is the form: a rule, a line for each field, and what was understood of the one that has the keys.
func (f *callForm) formLines(w, h int) []string {
	t := f.sh.Theme
	fields := []string{f.reachedLine(w), f.moodLine(w), f.inputLine(callNote, "Note", w), f.visitLine(w), f.nextLine(w)}
	said, style := f.echo()
	most, least := 1, 1
	if h >= roomyFrom {
		most, least = 2, 2
	}
	if f.wrong != "" || f.steps.wrong != "" {
		most = 3
	}
	echo := cutLines(chart.Wrap(said, w), most, w)
	for len(echo) < least { // as many lines whatever has the keys, so that nothing jumps
		echo = append(echo, "")
	}
	for i := range echo {
		echo[i] = chart.Paint(style, echo[i])
	}
	if h < roomyFrom { // the fields give way to the milestones, but for those around the one that has the keys
		keep := max(2, len(fields)-len(echo))
		at := 0
		if f.at >= 0 {
			at = min(f.at, 4)
		}
		first := max(0, min(at-keep/2, len(fields)-keep))
		return slices.Concat([]string{ruleWith(f.sh, "", w)}, fields[first:first+keep], echo)
	}
	return slices.Concat([]string{ruleWith(f.sh, chart.Paint(t.Muted, f.ruleWords()), w)}, fields, echo)
}

// ruleWords is what stands above the form: what will be saved together with the call.
func (f *callForm) ruleWords() string {
	var parts []string
	if _, ok, _ := f.visit(); ok {
		parts = append(parts, "a visit")
	}
	if n := len(f.steps.ticks); n > 0 {
		parts = append(parts, say.Count(n, "tick"))
	}
	if n := len(f.steps.answers); n > 0 {
		parts = append(parts, say.Count(n, "answer"))
	}
	if n := len(f.steps.attended()); n > 0 {
		parts = append(parts, "who came to "+say.Count(n, "event"))
	}
	if len(parts) == 0 {
		return "this call"
	}
	return "this call · with " + say.And(parts)
}

// fieldLine is a field with its label.
func (f *callForm) fieldLine(field int, label, value string, w int) string {
	style := f.sh.Theme.Text
	if f.at == field {
		style = f.sh.Theme.Accent
	}
	return chart.Paint(style, chart.Fit(label, labelWidth)) + " " + chart.Fit(value, w-labelWidth-1)
}

// reachedLine is who was reached, each by place; without the names, which stand above, where there is no room for them.
func (f *callForm) reachedLine(w int) string {
	said := f.sayOutcome()
	boxes := func(named bool) string {
		var all []string
		for p, name := range f.one.First {
			box := fmt.Sprintf("[ ] %d", p+1)
			if f.reached[p] {
				box = fmt.Sprintf("[x] %d", p+1)
			}
			if named {
				box += " " + name
			}
			all = append(all, box)
		}
		return strings.Join(all, "  ")
	}
	line := boxes(true)
	if labelWidth+1+chart.Width(line)+3+chart.Width(said) > w {
		line = boxes(false)
	}
	if f.at == callReached {
		line = chart.Paint(f.sh.Theme.Selected, line)
	}
	if said != "" {
		line += "   " + said
	}
	return f.fieldLine(callReached, "Reached", line, w)
}

// moodLine is how it goes; nobody is asked where nobody was reached.
func (f *callForm) moodLine(w int) string {
	if !f.isReached() {
		words := "asked once somebody was reached"
		if f.outcome != "" {
			words = "nobody was reached"
		}
		return f.fieldLine(callMood, "How it goes", chart.Paint(f.sh.Theme.Muted, words), w)
	}
	var boxes []string
	for _, m := range callMoods {
		sign := "[ ]"
		if m.mood == f.mood {
			sign = "[x]"
		}
		boxes = append(boxes, sign+" "+m.name)
	}
	line := strings.Join(boxes, "  ")
	if f.at == callMood {
		line = chart.Paint(f.sh.Theme.Selected, line)
	}
	return f.fieldLine(callMood, "How it goes", line, w)
}

func (f *callForm) inputLine(field int, label string, w int) string {
	return f.fieldLine(field, label, f.inputView(field, w-labelWidth-1), w)
}

func (f *callForm) inputView(field, w int) string {
	f.inputs[field].SetWidth(max(1, w-1))
	return chart.Fit(f.inputs[field].View(), w)
}

// visitLine is the visit as it is typed, and as it was understood once the keys are elsewhere.
func (f *callForm) visitLine(w int) string {
	v, ok, wrong := f.visit()
	switch {
	case f.at == callVisit || f.value(callVisit) == "":
		return f.inputLine(callVisit, "Visit", w)
	case !ok:
		return f.fieldLine(callVisit, "Visit", chart.Paint(f.sh.Theme.Bad, wrong), w)
	}
	return f.fieldLine(callVisit, "Visit", f.one.X.SayVisit(v.Visit, f.one.First, f.sh.Today()), w)
}

// nextLine is the day of the call and the next one.
func (f *callForm) nextLine(w int) string {
	half := (w - labelWidth - 1) / 3
	t := f.sh.Theme
	style := t.Text
	if f.at == callNext {
		style = t.Accent
	}
	return f.fieldLine(callOn, "Rung on", f.inputView(callOn, half)+chart.Paint(style, " Next call ")+f.inputView(callNext, w-labelWidth-1-half-11), w)
}

// echo is what was understood of the field that has the keys, or what it wants; first of all what is wrong.
func (f *callForm) echo() (string, lipgloss.Style) {
	t := f.sh.Theme
	switch {
	case f.wrong != "":
		return f.wrong, t.Bad
	case f.at < 0 && f.steps.wrong != "":
		return f.steps.wrong, t.Bad
	case f.at < 0:
		return f.sayStep(), t.Muted
	}
	switch f.at {
	case callReached:
		return f.placeKeys() + " · nobody: n no answer, m a message, w wrong number, e an e-mail", t.Muted
	case callMood:
		return "g good · p patchy · r at risk", t.Muted
	case callNote:
		return "Only facilitator and coordinator read it.", t.Muted
	case callVisit:
		return f.sayVisit()
	case callOn:
		if _, wrong := f.on(); wrong != "" {
			return wrong, t.Bad
		}
		return f.sayOn(), t.Muted
	}
	words, odd := f.sayNext()
	if odd {
		return words, t.Warn
	}
	return words, t.Muted
}

func (f *callForm) sayVisit() (string, lipgloss.Style) {
	v, ok, wrong := f.visit()
	switch {
	case ok && v.Note != "":
		return f.one.X.SayVisit(v.Visit, f.one.First, f.sh.Today()) + ": “" + v.Note + "”", f.sh.Theme.Good
	case ok:
		return f.one.X.SayVisit(v.Visit, f.one.First, f.sh.Today()), f.sh.Theme.Good
	case wrong != "":
		return wrong, f.sh.Theme.Warn
	}
	return "How long, what they did, who hosted, which day; where in brackets, or online; a note goes behind a colon.", f.sh.Theme.Muted
}
