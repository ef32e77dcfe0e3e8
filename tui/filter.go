package tui

import (
	"strings"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/text"
	"crosswalk/tui/chart"
)

// filter is the line behind "/": every word typed must occur in a row for it to stay.
type filter struct {
	sh    *shell
	input textinput.Model
	open  bool
}

func newFilter(sh *shell) filter {
	in := textinput.New()
	in.Prompt = "/"
	in.CharLimit = 200
	in.SetStyles(inputStyles(sh.theme))
	return filter{sh: sh, input: in}
}

// begin opens the line for typing.
func (f *filter) begin() {
	f.open = true
	f.input.SetStyles(inputStyles(f.sh.theme))
	f.input.Focus()
}

// clear takes the filter away; false if there was none.
func (f *filter) clear() bool {
	if !f.open && f.input.Value() == "" {
		return false
	}
	f.open = false
	f.input.Blur()
	f.input.Reset()
	return true
}

// update takes a message while the line is open; changed says that other rows match now.
func (f *filter) update(msg tea.Msg) (changed bool, cmd tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		switch k.String() {
		case "esc":
			return f.clear(), nil
		case "enter", "down", "up":
			f.open = false
			f.input.Blur()
			return false, nil
		}
	}
	before := f.input.Value()
	f.input, cmd = f.input.Update(msg)
	return before != f.input.Value(), cmd
}

// words are what a row must hold, folded.
func (f *filter) words() []string { return strings.Fields(text.Fold(f.input.Value())) }

// on reports whether rows are being left out.
func (f *filter) on() bool { return strings.TrimSpace(f.input.Value()) != "" }

// view is the line, w cells wide: the text being typed, or what is being filtered for.
func (f *filter) view(w int) string {
	if f.open {
		f.input.SetWidth(max(1, w-2))
		return chart.Fit(f.input.View(), w)
	}
	return chart.Fit(chart.Paint(f.sh.theme.Accent, "/"+text.Line(f.input.Value()))+
		chart.Paint(f.sh.theme.Muted, "  esc clears the filter"), w)
}

// matches reports whether a folded row has all words.
func matches(row string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(row, w) {
			return false
		}
	}
	return true
}
