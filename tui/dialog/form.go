package dialog

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store"
	"crosswalk/tui/shell"
)

// Field is one line of a form.
type Field struct {
	Label   string
	Value   string   // what stands there at first
	Hint    string   // shown while it is empty
	Choices []string // with choices, left and right change the value, and a letter goes to the next that begins with it
	Suggest []string // left and right put one of these there, and anything else may be typed
	Note    string   // shown below the fields while this one is current
	Limit   int      // most characters; 0: 2000
	// Echo says how what stands there is understood, beside it; may be nil.
	Echo func(value string) string
}

// Form is a form of a few lines. enter on the last one, or ctrl+s, submits; what submit objects to is
// shown and the form stays open with everything that was typed.
type Form struct {
	Shell   *shell.Shell
	title   string
	About   store.DraftOf        // what a draft of it is about; where it says no form, its verb is
	Passing bool                 // there is no draft of it: it is about this moment alone
	Whom    []string             // the names of the people it is about, safe; always in sight
	Intro   func(w int) []string // lines above the fields, already safe; may be nil
	fields  []Field
	verb    string // what enter does: "pair them and lock"
	submit  func(values []string) (objection string, cmd tea.Cmd)
	inputs  []textinput.Model
	chosen  []int
	current int
	opened  []string // what the fields said when the form was made
	emptied []string // what they said when they were emptied; nil: they were not
	wrong   string
	short   bool // the screen has few lines
	Widest  int  // of the text, where there is room; 0: 70
}

// NewForm makes a form with the cursor in the first field.
func NewForm(sh *shell.Shell, title, verb string, fields []Field, submit func([]string) (string, tea.Cmd)) *Form {
	a := &Form{Shell: sh, title: title, verb: verb, fields: fields, submit: submit}
	for _, f := range fields {
		in := textinput.New()
		in.Prompt = ""
		in.Placeholder = f.Hint
		in.CharLimit = 2000
		if f.Limit > 0 {
			in.CharLimit = f.Limit
		}
		in.SetStyles(shell.InputStyles(sh.Theme))
		in.SetValue(f.Value)
		a.inputs = append(a.inputs, in)
		at := 0
		for i, c := range f.Choices {
			if c == f.Value {
				at = i
			}
		}
		a.chosen = append(a.chosen, at)
	}
	a.opened = a.values()
	a.Focus(0)
	return a
}

// DraftOf says what the form is about.
func (a *Form) DraftOf() store.DraftOf {
	of := a.About
	if of.Form == "" {
		of.Form = a.verb
	}
	return of
}

// Draft is what was typed and chosen, by label, if a text that did not stand there when the form was opened is among it.
func (a *Form) Draft() string {
	if a.Passing || !a.typed() {
		return ""
	}
	changed := map[string]string{}
	for i, f := range a.fields {
		if v := a.Value(i); v != a.opened[i] {
			changed[f.Label] = v
		}
	}
	b, err := json.Marshal(changed)
	if err != nil {
		panic(err) // texts always have a form
	}
	return string(b)
}

// Restore puts back what was typed here and left the last time.
func (a *Form) Restore(draft string, typed programme.Date) {
	var changed map[string]string
	if json.Unmarshal([]byte(draft), &changed) != nil {
		return
	}
	for i, f := range a.fields {
		value, ok := changed[f.Label]
		if at := slices.Index(f.Choices, value); ok && at >= 0 {
			a.chosen[i] = at
		} else if ok && len(f.Choices) == 0 {
			a.SetValue(i, value)
		}
	}
	a.Shell.Say("This is what you left here" + LeftOn(typed, a.Shell.Today()) + "; ctrl+x empties it")
}

// empty puts everything back as it was when the form was opened; pressed again, what was typed.
func (a *Form) empty() {
	to := a.opened
	if now := a.values(); !slices.Equal(now, a.opened) {
		a.emptied = now
		a.Shell.Say("Emptied; ctrl+x again brings it back")
	} else if a.emptied != nil {
		to = a.emptied
	}
	for i, value := range to {
		if at := slices.Index(a.fields[i].Choices, value); at >= 0 {
			a.chosen[i] = at
		} else if len(a.fields[i].Choices) == 0 {
			a.SetValue(i, value)
		}
	}
	a.wrong = ""
}

// LeftOn says on which day something was left, if that was another day.
func LeftOn(typed, today programme.Date) string {
	if typed == today {
		return ""
	}
	return " on " + exchange.WeekDay(typed, today)
}

// typed reports whether there is a text in the form that did not stand there when it was opened.
func (a *Form) typed() bool {
	for i := range a.fields {
		if value := a.Value(i); len(a.fields[i].Choices) == 0 && value != a.opened[i] && strings.TrimSpace(value) != "" {
			return true
		}
	}
	return false
}

// send submits what the form holds.
func (a *Form) send() (closed bool, cmd tea.Cmd) {
	a.wrong, cmd = a.Shell.Send(a, func() (string, tea.Cmd) { return a.submit(a.values()) })
	return a.wrong == "", cmd
}

func (a *Form) Focus(i int) {
	a.inputs[a.current].Blur()
	a.current = (i + len(a.fields)) % len(a.fields)
	a.inputs[a.current].Focus()
}

// Value is what a field says now.
func (a *Form) Value(i int) string {
	if c := a.fields[i].Choices; len(c) > 0 {
		return c[a.chosen[i]]
	}
	return a.inputs[i].Value()
}

// Choice is which of a field's choices is chosen, counted from 0.
func (a *Form) Choice(i int) int { return a.chosen[i] }

// Choices are what a field offers.
func (a *Form) Choices(i int) []string { return a.fields[i].Choices }

// SetValue puts a text into a field, with the cursor at its end.
func (a *Form) SetValue(i int, text string) {
	a.inputs[i].SetValue(text)
	a.inputs[i].CursorEnd()
}

func (a *Form) values() []string {
	out := make([]string, len(a.fields))
	for i := range a.fields {
		out[i] = a.Value(i)
	}
	return out
}

func (a *Form) Update(msg tea.Msg) (bool, tea.Cmd) {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return false, a.letter(msg)
	}
	choices := a.fields[a.current].Choices
	switch key := k.String(); {
	case key == "esc":
		if a.typed() {
			a.Shell.SayKept("What you typed is kept", "it is there when this opens again")
		}
		return true, nil
	case key == "ctrl+x":
		a.empty()
	case key == "ctrl+s", key == "enter" && a.current == len(a.fields)-1:
		return a.send()
	case key == "enter", key == "tab", key == "down":
		a.Focus(a.current + 1)
	case key == "shift+tab", key == "up":
		a.Focus(a.current - 1)
	case len(choices) > 0 && (key == "right" || key == "space"):
		a.chosen[a.current] = (a.chosen[a.current] + 1) % len(choices)
	case len(choices) > 0 && key == "left":
		a.chosen[a.current] = (a.chosen[a.current] + len(choices) - 1) % len(choices)
	case len(choices) > 0:
		a.chooseBy(k.Text)
	case len(a.fields[a.current].Suggest) > 0 && (key == "left" || key == "right"):
		a.suggest(key == "right")
	default:
		return false, a.letter(msg)
	}
	return false, nil
}

// Offer changes what a field offers; what was chosen stays if it still is.
func (a *Form) Offer(i int, choices []string) {
	was := a.Value(i)
	a.fields[i].Choices = choices
	a.chosen[i] = max(0, slices.Index(choices, was))
}

// chooseBy goes to the next choice that begins with what was typed.
func (a *Form) chooseBy(typed string) {
	choices := a.fields[a.current].Choices
	for i := range choices {
		next := (a.chosen[a.current] + 1 + i) % len(choices)
		if typed != "" && strings.HasPrefix(text.Fold(choices[next]), text.Fold(typed)) {
			a.chosen[a.current] = next
			return
		}
	}
}

// letter gives a message to the current text.
func (a *Form) letter(msg tea.Msg) tea.Cmd {
	if len(a.fields[a.current].Choices) > 0 {
		return nil
	}
	a.wrong = TooLong(a.inputs[a.current], msg)
	var cmd tea.Cmd
	a.inputs[a.current], cmd = a.inputs[a.current].Update(msg)
	return cmd
}

// TooLong says so if a text that is pasted into a line does not fit as a whole.
func TooLong(line textinput.Model, msg tea.Msg) string {
	paste, ok := msg.(tea.PasteMsg)
	if !ok {
		return ""
	}
	room, n := line.CharLimit-utf8.RuneCountInString(line.Value()), utf8.RuneCountInString(paste.Content)
	if line.CharLimit <= 0 || n <= room {
		return ""
	}
	return fmt.Sprintf("Only the first %d of the %d characters pasted fit here: shorten the text, or put it in parts", max(room, 0), n)
}

// suggest puts the next suggestion, or the one before, in the place of what was typed.
func (a *Form) suggest(next bool) {
	list := a.fields[a.current].Suggest
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
