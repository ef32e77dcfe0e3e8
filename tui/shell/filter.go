package shell

import (
	"strings"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/text"
	"crosswalk/tui/chart"
)

// Filter is the line behind "/": every word typed must occur in a row for it to stay.
type Filter struct {
	sh    *Shell
	Input textinput.Model
	Open  bool
}

func NewFilter(sh *Shell) Filter {
	in := textinput.New()
	in.Prompt = "/"
	in.CharLimit = 200
	in.SetStyles(InputStyles(sh.Theme))
	return Filter{sh: sh, Input: in}
}

// Begin opens the line for typing.
func (f *Filter) Begin() {
	f.Open = true
	f.Input.SetStyles(InputStyles(f.sh.Theme))
	f.Input.Focus()
}

// Clear takes the filter away; false if there was none.
func (f *Filter) Clear() bool {
	if !f.Open && f.Input.Value() == "" {
		return false
	}
	f.Open = false
	f.Input.Blur()
	f.Input.Reset()
	return true
}

// Update takes a message while the line is open; changed says that other rows match now.
func (f *Filter) Update(msg tea.Msg) (changed bool, cmd tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		switch k.String() {
		case "esc":
			return f.Clear(), nil
		case "enter", "down", "up":
			f.Open = false
			f.Input.Blur()
			return false, nil
		}
	}
	before := f.Input.Value()
	f.Input, cmd = f.Input.Update(msg)
	return before != f.Input.Value(), cmd
}

// Words are what a row must hold, folded.
func (f *Filter) Words() []string { return strings.Fields(text.Fold(f.Input.Value())) }

// On reports whether rows are being left out.
func (f *Filter) On() bool { return strings.TrimSpace(f.Input.Value()) != "" }

// View is the line, w cells wide: the text being typed, or what is being filtered for.
func (f *Filter) View(w int) string {
	if f.Open {
		f.Input.SetWidth(max(1, w-2))
		return chart.Fit(f.Input.View(), w)
	}
	return chart.Fit(chart.Paint(f.sh.Theme.Accent, "/"+text.Line(f.Input.Value()))+
		chart.Paint(f.sh.Theme.Muted, "  esc clears the filter"), w)
}

// HasWords reports whether a folded row has all words.
func HasWords(row string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(row, w) {
			return false
		}
	}
	return true
}
