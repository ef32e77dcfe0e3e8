package shell

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/text"
	"crosswalk/tui/chart"
)

// Filter is the line behind "/": every word typed must occur in a row for it to stay.
type Filter struct {
	sh    *Shell
	input textinput.Model
	Open  bool
}

func NewFilter(sh *Shell) Filter {
	in := textinput.New()
	in.Prompt = "/"
	in.CharLimit = 200
	in.SetStyles(InputStyles(sh.Theme))
	return Filter{sh: sh, input: in}
}

// Begin opens the line for typing.
func (f *Filter) Begin() {
	f.Open = true
	f.input.SetStyles(InputStyles(f.sh.Theme))
	f.input.Focus()
}

// Clear takes the filter away; false if there was none.
func (f *Filter) Clear() bool {
	if !f.Open && f.input.Value() == "" {
		return false
	}
	f.Open = false
	f.input.Blur()
	f.input.Reset()
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
			f.input.Blur()
			return false, nil
		}
	}
	before := f.input.Value()
	f.input, cmd = f.input.Update(msg)
	return before != f.input.Value(), cmd
}

// Words are what a row must hold, folded.
func (f *Filter) Words() []string { return FoldedWords(f.input.Value()) }

// FoldedWords are the words of what somebody typed, as rows are compared with them.
func FoldedWords(typed string) []string { return strings.Fields(text.Bare(typed)) }

// On reports whether rows are being left out.
func (f *Filter) On() bool { return strings.TrimSpace(f.input.Value()) != "" }

// View is the line, w cells wide: the text being typed, or what is being filtered for.
func (f *Filter) View(w int) string {
	if f.Open {
		f.input.SetWidth(max(1, w-2))
		return chart.Fit(f.input.View(), w)
	}
	return chart.Fit(chart.Paint(f.sh.Theme.Accent, "/"+text.Line(f.input.Value()))+
		chart.Paint(f.sh.Theme.Muted, "  esc clears the filter"), w)
}

// HasWords reports whether a row has all words, each in whichever of its parts, which are folded.
func HasWords(words []string, parts ...string) bool {
	for _, w := range words {
		if !slices.ContainsFunc(parts, func(part string) bool { return strings.Contains(part, w) }) {
			return false
		}
	}
	return true
}
