package dialog

import (
	tea "charm.land/bubbletea/v2"

	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

// Confirm asks before something that many people will notice. Everything else is done at once and can be
// undone.
type Confirm struct {
	Shell *shell.Shell
	Title string
	Lines []string // what will happen, and to how many; safe
	Verb  string   // what y does: "publish"
	Run   func() tea.Cmd
}

func (c *Confirm) Update(msg tea.Msg) (bool, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		switch k.String() {
		case "y":
			return true, c.Run()
		case "n", "esc", "q":
			return true, nil
		}
	}
	return false, nil
}

func (c *Confirm) View(w, h int) []string {
	inner := min(64, w-6)
	var body []string
	for _, l := range c.Lines {
		body = append(body, chart.Wrap(l, inner)...)
	}
	body = append(body, "", shell.KeyHint(c.Shell, "y", c.Verb)+"   "+shell.KeyHint(c.Shell, "esc", "leave it as it is"))
	return shell.Box(c.Shell, c.Title, body, inner+4, h)
}

func (c *Confirm) Keys() []shell.Action {
	return []shell.Action{{Keys: []string{"y"}, Name: c.Verb}, {Keys: []string{"esc"}, Name: "leave it"}}
}
