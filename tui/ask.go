package tui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/text"
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
