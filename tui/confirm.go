package tui

import (
	tea "charm.land/bubbletea/v2"

	"crosswalk/tui/chart"
)

// confirm asks before something that many people will notice. Everything else is done at once and can be
// undone.
type confirm struct {
	sh    *shell
	title string
	lines []string // what will happen, and to how many; safe
	verb  string   // what y does: "publish"
	run   func() tea.Cmd
}

func (c *confirm) update(msg tea.Msg) (bool, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		switch k.String() {
		case "y":
			return true, c.run()
		case "n", "esc", "q":
			return true, nil
		}
	}
	return false, nil
}

func (c *confirm) view(w, h int) []string {
	inner := min(64, w-6)
	var body []string
	for _, l := range c.lines {
		body = append(body, chart.Wrap(l, inner)...)
	}
	body = append(body, "", c.sh.keyHint("y", c.verb)+"   "+c.sh.keyHint("esc", "leave it as it is"))
	return c.sh.box(c.title, body, inner+4, h)
}

func (c *confirm) keys() []action {
	return []action{{keys: []string{"y"}, name: c.verb}, {keys: []string{"esc"}, name: "leave it"}}
}
