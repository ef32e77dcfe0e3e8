package tui

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/text"
	"crosswalk/tui/chart"
	"crosswalk/tui/theme"
)

// field is one line of a form.
type field struct {
	label   string
	value   string   // what stands there at first
	hint    string   // shown while it is empty
	choices []string // with choices, left and right change the value, and a letter goes to the next that begins with it
	suggest []string // left and right put one of these there, and anything else may be typed
	note    string   // shown below the fields while this one is current
	limit   int      // most characters; 0: 2000
}

// ask is a form of a few lines. enter on the last one, or ctrl+s, submits; what submit objects to is
// shown and the form stays open with everything that was typed.
type ask struct {
	sh      *shell
	title   string
	whom    []string             // the names of the people it is about, safe; always in sight
	intro   func(w int) []string // lines above the fields, already safe; may be nil
	fields  []field
	verb    string // what enter does: "pair them and lock"
	submit  func(values []string) (objection string, cmd tea.Cmd)
	inputs  []textinput.Model
	chosen  []int
	current int
	wrong   string
	short   bool // the screen has few lines
	widest  int  // of the text, where there is room; 0: 70
}

// newAsk makes a form with the cursor in the first field.
func newAsk(sh *shell, title, verb string, fields []field, submit func([]string) (string, tea.Cmd)) *ask {
	a := &ask{sh: sh, title: title, verb: verb, fields: fields, submit: submit}
	for _, f := range fields {
		in := textinput.New()
		in.Prompt = ""
		in.Placeholder = f.hint
		in.CharLimit = 2000
		if f.limit > 0 {
			in.CharLimit = f.limit
		}
		in.SetStyles(inputStyles(sh.theme))
		in.SetValue(f.value)
		a.inputs = append(a.inputs, in)
		at := 0
		for i, c := range f.choices {
			if c == f.value {
				at = i
			}
		}
		a.chosen = append(a.chosen, at)
	}
	a.focus(0)
	return a
}

func inputStyles(t theme.Theme) textinput.Styles {
	s := textinput.DefaultStyles(t.Dark)
	s.Focused.Text, s.Blurred.Text = t.Text, t.Text
	s.Focused.Placeholder, s.Blurred.Placeholder = t.Muted, t.Muted
	s.Focused.Prompt, s.Blurred.Prompt = t.Key, t.Key
	s.Cursor.Blink = false
	s.Cursor.Color = nil // that of the text: the library's own is hard to see on a light ground
	return s
}

func (a *ask) focus(i int) {
	a.inputs[a.current].Blur()
	a.current = (i + len(a.fields)) % len(a.fields)
	a.inputs[a.current].Focus()
}

// value is what a field says now.
func (a *ask) value(i int) string {
	if c := a.fields[i].choices; len(c) > 0 {
		return c[a.chosen[i]]
	}
	return a.inputs[i].Value()
}

func (a *ask) values() []string {
	out := make([]string, len(a.fields))
	for i := range a.fields {
		out[i] = a.value(i)
	}
	return out
}

func (a *ask) update(msg tea.Msg) (bool, tea.Cmd) {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return false, a.letter(msg)
	}
	choices := a.fields[a.current].choices
	switch key := k.String(); {
	case key == "esc":
		return true, nil
	case key == "ctrl+s", key == "enter" && a.current == len(a.fields)-1:
		objection, cmd := a.submit(a.values())
		a.wrong = objection
		return objection == "", cmd
	case key == "enter", key == "tab", key == "down":
		a.focus(a.current + 1)
	case key == "shift+tab", key == "up":
		a.focus(a.current - 1)
	case len(choices) > 0 && (key == "right" || key == "space"):
		a.chosen[a.current] = (a.chosen[a.current] + 1) % len(choices)
	case len(choices) > 0 && key == "left":
		a.chosen[a.current] = (a.chosen[a.current] + len(choices) - 1) % len(choices)
	case len(choices) > 0:
		a.chooseBy(k.Text)
	case len(a.fields[a.current].suggest) > 0 && (key == "left" || key == "right"):
		a.suggest(key == "right")
	default:
		return false, a.letter(msg)
	}
	return false, nil
}

// offer changes what a field offers; what was chosen stays if it still is.
func (a *ask) offer(i int, choices []string) {
	was := a.value(i)
	a.fields[i].choices = choices
	a.chosen[i] = max(0, slices.Index(choices, was))
}

// chooseBy goes to the next choice that begins with what was typed.
func (a *ask) chooseBy(typed string) {
	choices := a.fields[a.current].choices
	for i := range choices {
		next := (a.chosen[a.current] + 1 + i) % len(choices)
		if typed != "" && strings.HasPrefix(text.Fold(choices[next]), text.Fold(typed)) {
			a.chosen[a.current] = next
			return
		}
	}
}

// letter gives a message to the current text.
func (a *ask) letter(msg tea.Msg) tea.Cmd {
	if len(a.fields[a.current].choices) > 0 {
		return nil
	}
	var cmd tea.Cmd
	a.inputs[a.current], cmd = a.inputs[a.current].Update(msg)
	a.wrong = ""
	return cmd
}

// suggest puts the next suggestion, or the one before, in the place of what was typed.
func (a *ask) suggest(next bool) {
	list := a.fields[a.current].suggest
	at := slices.Index(list, a.inputs[a.current].Value())
	switch {
	case next:
		at = (at + 1) % len(list)
	case at < 0:
		at = len(list) - 1
	default:
		at = (at + len(list) - 1) % len(list)
	}
	a.inputs[a.current].SetValue(list[at])
	a.inputs[a.current].CursorEnd()
	a.wrong = ""
}

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
