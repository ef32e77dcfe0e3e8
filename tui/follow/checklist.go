package follow

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/exchange"
	"crosswalk/tui/shell"
)

// checklist is the milestones of one exchange and a cursor on one of them: the [shell.Detail] of both lists of
// exchanges.
type checklist struct {
	sh    *shell.Shell
	id    uint64 // the exchange; 0: none
	name  string // the milestone under the cursor
	party int    // whose box is under the cursor, or exchange.Everybody
	sheet sheet

	// focused: the keys that move go to the milestones, not to the list beside it. Without the focus
	// the cursor is always on the milestone to tick next.
	focused bool
	// closed is called when the keys were given back; may be nil.
	closed func()

	events eventRows // below the milestones

	// What was drawn last, and where.
	pane   pane
	x, y   int // the corner of the sheet on the screen
	drawn  checklistLines
	header int // lines of the sheet above the milestones
}

func newChecklist(sh *shell.Shell) *checklist { return &checklist{sh: sh, party: exchange.Everybody} }

// show changes to another exchange; 0 is none.
func (c *checklist) show(id uint64) {
	if id != c.id {
		c.id, c.name, c.party = id, "", exchange.Everybody
		c.sheet = sheet{}
	}
	one, ok := c.status()
	if !ok {
		c.focused = false
		return
	}
	if _, ok := one.X.Step(c.name); !ok && !isEventRow(c.name) || !c.focused {
		c.name, c.party = one.Look.ToTick, exchange.Everybody
	}
}

// status is that of the exchange shown.
func (c *checklist) status() (*shell.ExchangeStatus, bool) {
	one, ok := c.sh.ExchangeStatuses().ByID[c.id]
	return one, ok
}

// step is the milestone under the cursor, by its number in the exchange.
func (c *checklist) step() (*shell.ExchangeStatus, int, bool) {
	one, ok := c.status()
	if !ok {
		return nil, 0, false
	}
	i := slices.IndexFunc(one.X.Steps, func(s exchange.Step) bool { return s.Name == c.name })
	return one, i, i >= 0
}

// Opened reports whether the keys go to the milestones.
func (c *checklist) Opened() bool { return c.focused }

// Open moves the keys to the milestones.
func (c *checklist) Open() {
	if _, ok := c.status(); ok {
		c.focused = true
	}
}

// Close gives the keys back to the list, and begins the sheet anew; false if it had them.
func (c *checklist) Close() bool {
	if !c.focused {
		return false
	}
	c.focused = false
	id := c.id
	c.id = 0
	c.show(id)
	if c.closed != nil {
		c.closed()
	}
	return true
}

// Key moves among the milestones, and ticks with space.
func (c *checklist) Key(msg tea.KeyPressMsg) tea.Cmd {
	key := msg.String()
	if key == "space" {
		return c.toggle()
	}
	if !c.move(key) {
		c.sheet.key(key)
	}
	return nil
}

// move goes to another milestone; false if the key is not one of those that do.
func (c *checklist) move(key string) bool {
	one, i, ok := c.row()
	if !ok {
		return false
	}
	last := len(one.X.Steps) + len(c.eventsOf(one)) - 1
	switch key {
	case "up", "k":
		if i == 0 {
			c.sheet.scroll(-1)
			return true
		}
		c.goTo(one, i-1)
	case "down", "j":
		if i == last {
			c.sheet.scroll(1)
			return true
		}
		c.goTo(one, i+1)
	case "g", "home":
		c.goTo(one, 0)
		c.sheet.top, c.sheet.follow = 0, false
	case "G", "end":
		c.goTo(one, last)
		c.sheet.scroll(1 << 20)
	default:
		return false
	}
	return true
}

// goTo puts the cursor on the i-th milestone, or behind them on an event.
func (c *checklist) goTo(one *shell.ExchangeStatus, i int) {
	c.name, c.party, c.sheet.follow = c.nameOf(one, i), exchange.Everybody, true
}

// otherParty goes from everybody's to each one's box and round again.
func (c *checklist) otherParty(one *shell.ExchangeStatus, right bool) {
	n := one.X.Parties + 1 // and everybody
	at := c.party + 1
	if right {
		at++
	} else {
		at += n - 1
	}
	c.party = at%n - 1
}

// Holds reports whether a cell of the screen is the pane's.
func (c *checklist) Holds(x, y int) bool { return c.pane.has(x, y) }

// Scroll moves the sheet by lines.
func (c *checklist) Scroll(lines int) { c.sheet.scroll(lines) }

// Click puts the cursor on the milestone that was pressed, and the keys with it; pressed again, it is
// ticked or unticked.
func (c *checklist) Click(x, y int) tea.Cmd {
	one, at, ok := c.row()
	if !ok {
		return nil
	}
	was := c.focused
	c.Open()
	i, ok := c.stepAt(x, y)
	switch {
	case !ok:
	case was && i == at:
		return c.toggle()
	default:
		c.name, c.party = c.nameOf(one, i), exchange.Everybody
	}
	return nil
}
