package follow

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

// roomyFrom is the height from which all of the form is in sight.
const roomyFrom = 16

// labelWidth is the room for what stands before a line of the sheet.
const labelWidth = 11

// callParts are the parts of a sheet above the form, with the lines each gets.
type callParts struct{ people, last, ask, steps int }

// View draws the sheet on the whole screen: who, their numbers, what was said last, what to ask, the milestones, and
// below them the form.
func (f *callForm) View(w, h int) []string {
	inner := w - 2
	foot := f.formLines(inner, h)
	head := f.headLine(inner)
	room := h - 1 - len(foot)
	short, whole := f.peopleShort(inner), f.peopleWhole(inner)
	last, ask := f.lastLines(inner), f.askLines(inner)
	flow := f.askFlow(inner)
	got := shareLines(room, callParts{len(short), len(last), len(flow), f.steps.len()}, callParts{len(whole), len(last), len(ask), f.steps.len()})
	lines := []string{head}
	if got.people > len(short) {
		lines = append(lines, whole[:got.people-1]...)
		lines = append(lines, "")
	} else {
		lines = append(lines, short[:min(got.people, len(short))]...)
	}
	lines = append(lines, cutLines(last, got.last, inner)...)
	if got.ask >= len(ask) {
		lines = append(lines, ask...)
	} else {
		lines = append(lines, cutLines(flow, got.ask, inner)...)
	}
	lines = append(lines, f.stepLines(inner, got.steps)...)
	for len(lines) < h-len(foot) {
		lines = append(lines, "")
	}
	lines = append(lines[:h-len(foot)], foot...)
	for i, l := range lines {
		lines[i] = " " + chart.Fit(l, inner) + " "
	}
	return lines
}

// shareLines shares lines among the parts: first what is needed in any case, then, in turn, what makes a call easier,
// at last all there is.
func shareLines(room int, least, most callParts) callParts {
	var got callParts
	give := func(part *int, upTo int) {
		n := min(max(0, upTo-*part), max(0, room))
		*part += n
		room -= n
	}
	give(&got.people, least.people)
	give(&got.last, min(least.last, 1))
	give(&got.steps, min(least.steps, 2))
	give(&got.last, min(least.last, 2))
	give(&got.ask, min(least.ask, 1))
	give(&got.steps, min(least.steps, 3))
	give(&got.last, min(least.last, 3))
	give(&got.ask, min(least.ask, 2))
	give(&got.steps, min(least.steps, 6))
	give(&got.last, min(least.last, 5))
	if room+got.ask >= most.ask {
		give(&got.ask, most.ask)
	}
	give(&got.steps, most.steps)
	if room+got.people >= most.people-objectiveLines {
		give(&got.people, most.people)
	}
	give(&got.last, most.last)
	return got
}

// cutLines is the first n of some lines, the last of them cut with what follows it.
func cutLines(lines []string, n, w int) []string {
	if n >= len(lines) {
		return lines
	}
	if n <= 0 {
		return nil
	}
	out := slices.Clone(lines[:n])
	out[n-1] = chart.Clip(strings.TrimRight(out[n-1], " ")+" "+strings.TrimLeft(lines[n], " "), w)
	return out
}

// headLine is who is rung, and when and why.
func (f *callForm) headLine(w int) string {
	t := f.sh.Theme
	when := whenToRing(f.sh, f.one)
	names := shell.NamesOn(f.sh.State(), f.one.X.Members, max(w/2, w-chart.Width(when)-2))
	room := max(0, w-chart.Width(names)-2)
	return chart.Paint(t.Title, names) + "  " + chart.FitRight(chart.Clip(when, room), room)
}

// peopleShort is a line for each: how to ring them, and what they do.
func (f *callForm) peopleShort(w int) []string {
	name := 0
	for _, n := range f.one.First {
		name = max(name, min(chart.Width(n), w/4))
	}
	name = max(name, labelWidth-3)
	var lines []string
	for p, a := range f.one.People {
		who := fmt.Sprintf("%d %s", p+1, chart.Fit(f.one.First[p], name))
		var parts []string
		if a != nil {
			for _, field := range teamFields(f.sh.State().Programme) {
				if said := a.Answer(field.Name).Say(field, true); said != "" {
					parts = append(parts, text.Line(field.Label)+": "+said)
				}
			}
			facts, _ := shell.FactFields(f.sh.State().Programme)
			for _, field := range slices.Backward(facts) {
				if said := a.Answer(field.Name).Say(field, true); field.Kind == programme.KindText && said != "" {
					parts = append(parts, said)
				}
			}
		}
		lines = append(lines, chart.Paint(f.sh.Theme.Accent, who)+" "+chart.Clip(strings.Join(parts, " · "), max(0, w-chart.Width(who)-1)))
	}
	return lines
}

// peopleWhole is everybody with all that is known of them for the call.
func (f *callForm) peopleWhole(w int) []string {
	lines := contacts(f.sh, f.one, min(w, 120))
	return append(slices.Clone(lines), "")
}

// labelled puts a label before the first of some lines.
func labelled(sh *shell.Shell, label string, lines []string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		if out[i] = strings.Repeat(" ", labelWidth+1) + l; i == 0 {
			out[i] = chart.Paint(sh.Theme.Header, chart.Fit(label, labelWidth)) + " " + l
		}
	}
	return out
}

// lastLines is what was said when somebody was last spoken to, and how often it was tried since.
func (f *callForm) lastLines(w int) []string {
	head, note := lastSpoken(f.sh, f.one, w-labelWidth-1)
	return labelled(f.sh, "Last", append([]string{head}, note...))
}

// askLines is what to ask, a line or more each, and askFlow is the same one after the other.
func (f *callForm) askLines(w int) []string {
	var lines []string
	for _, q := range questions(f.sh, f.one) {
		for i, l := range chart.Wrap(q, w-labelWidth-3) {
			lines = append(lines, chart.Paint(f.sh.Theme.Accent, bullet(i))+l)
		}
	}
	return append(labelled(f.sh, "Ask", lines), "")
}

func (f *callForm) askFlow(w int) []string {
	return labelled(f.sh, "Ask", chart.Wrap(strings.Join(questions(f.sh, f.one), " · "), w-labelWidth-1))
}

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
	room := w - 6 - stateWidth - 1
	title := chart.Clip(text.Line(s.Title), max(room-chart.Width(boxes)-1, min(room, 16)))
	if boxes != "" {
		title += " " + boxes
	}
	pointer := "  "
	if current {
		pointer = "▸ "
	}
	line := pointer + box(after, i) + " " + chart.Fit(title, room) + " "
	if focused {
		return chart.Paint(t.Selected, line+chart.Fit(words, stateWidth))
	}
	return chart.Paint(titleStyle(f.sh, after, i), line) + chart.Paint(style, chart.Fit(words, stateWidth))
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

// formLines is the form: a rule, a line for each field, and what was understood of the one that has the keys.
func (f *callForm) formLines(w, h int) []string {
	t := f.sh.Theme
	fields := []string{f.reachedLine(w), f.moodLine(w), f.inputLine(callNote, "Note", w), f.visitLine(w), f.nextLine(w)}
	of := []int{callReached, callMood, callNote, callVisit, callNext, callNext}
	if f.at >= 0 {
		of[4] = max(f.at, callOn)
	}
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
	return "How long, what they did, who hosted, which day; a note goes behind a colon.", f.sh.Theme.Muted
}

// sayStep is what the milestone under the cursor asks, and what a key does there.
func (f *callForm) sayStep() string {
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

// Keys are shown in the help line.
func (f *callForm) Keys() []shell.Action {
	key := func(name string, keys ...string) shell.Action { return shell.Action{Keys: keys, Name: name} }
	ks := []shell.Action{key("save the call", "ctrl+s")}
	switch {
	case f.at < 0 && f.steps.typing:
		return []shell.Action{key("take it", "enter"), key("leave it", "esc")}
	case f.at < 0:
		s := f.steps.step()
		switch {
		case s.ByHand():
			ks = append(ks, key("tick", "space"))
		case asks(s):
			ks = append(ks, key("answer", "enter"))
		}
		if asks(s) || s.Each && s.ByHand() {
			ks = append(ks, key("whose", "left", "right"))
		}
	case f.at == callReached:
		for p, name := range f.one.First {
			ks = append(ks, key(name, fmt.Sprint(p+1)))
		}
		ks = append(ks, key(f.one.X.Both(), "b"))
		for _, o := range callOutcomes {
			ks = append(ks, key(o.name, o.key))
		}
	case f.at == callMood:
		for _, m := range callMoods {
			ks = append(ks, key(m.name, m.key))
		}
	}
	ks = append(ks, key("next", "tab"), key("leave it", "esc"))
	if f.Draft() != "" {
		ks = append(ks, key("empty it", "ctrl+x"))
	}
	return ks
}
