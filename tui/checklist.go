package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
)

// checklist is the milestones of one exchange and a cursor on one of them. The screens that follow
// exchanges share it, and the keys that tick, skip, and log.
type checklist struct {
	sh    *shell
	id    uint64 // the exchange; 0: none
	name  string // the milestone under the cursor
	party int    // whose box is under the cursor, or exchange.Everybody
	sheet sheet

	// Where it was drawn last: the corner of its sheet on the screen, and its lines there.
	x, y   int
	drawn  checklistView
	header int // lines of the sheet above the milestones

	// focused: the keys that move go to the milestones, not to the list beside it. Without the focus
	// the cursor is always on the milestone to tick next.
	focused bool
}

func newChecklist(sh *shell) checklist { return checklist{sh: sh, party: exchange.Everybody} }

// show changes to another exchange; 0 is none.
func (c *checklist) show(id uint64) {
	if id != c.id {
		c.id, c.name, c.party = id, "", exchange.Everybody
		c.sheet = sheet{}
	}
	one, ok := c.standing()
	if !ok {
		c.focused = false
		return
	}
	if _, ok := one.x.Step(c.name); !ok || !c.focused {
		c.name, c.party = one.look.ToTick, exchange.Everybody
	}
}

// standing is that of the exchange shown.
func (c *checklist) standing() (*standing, bool) {
	one, ok := c.sh.standings().byID[c.id]
	return one, ok
}

// step is the milestone under the cursor.
func (c *checklist) step() (*standing, int, bool) {
	one, ok := c.standing()
	if !ok {
		return nil, 0, false
	}
	i := slices.IndexFunc(one.x.Steps, func(s exchange.Step) bool { return s.Name == c.name })
	return one, i, i >= 0
}

// focus moves the keys to the milestones.
func (c *checklist) focus() {
	if _, ok := c.standing(); ok {
		c.focused = true
	}
}

// leave gives the keys back to the list; false if it had them.
func (c *checklist) leave() bool {
	if !c.focused {
		return false
	}
	c.focused = false
	id := c.id
	c.id = 0
	c.show(id)
	return true
}

// update moves among the milestones; false if the key is none of its own.
func (c *checklist) update(key string) bool {
	one, i, ok := c.step()
	if !ok {
		return c.sheet.update(key)
	}
	last := len(one.x.Steps) - 1
	switch key {
	case "up", "k":
		if i == 0 {
			c.sheet.scroll(-1)
			return true
		}
		c.at(one, i-1)
	case "down", "j":
		if i == last {
			c.sheet.scroll(1)
			return true
		}
		c.at(one, i+1)
	case "g", "home":
		c.at(one, 0)
		c.sheet.top, c.sheet.follow = 0, false
	case "G", "end":
		c.at(one, last)
		c.sheet.scroll(1 << 20)
	default:
		return c.sheet.update(key)
	}
	return true
}

// at puts the cursor on the i-th milestone.
func (c *checklist) at(one *standing, i int) {
	c.name, c.party, c.sheet.follow = one.x.Steps[i].Name, exchange.Everybody, true
}

// otherParty goes from everybody's to each one's box and round again.
func (c *checklist) otherParty(one *standing, right bool) {
	n := one.x.Parties + 1 // and everybody
	at := c.party + 1
	if right {
		at++
	} else {
		at += n - 1
	}
	c.party = at%n - 1
}

// ticked reports whether what is under the cursor is ticked: everybody's boxes, or one's.
func (c *checklist) ticked(one *standing, i int) bool {
	days := one.x.DoneDays(i)
	if c.party >= 0 && c.party < len(days) {
		return !days[c.party].IsZero()
	}
	return !slices.ContainsFunc(days, programme.Date.IsZero)
}

// toggle ticks what is under the cursor, or takes the tick back.
func (c *checklist) toggle() tea.Cmd {
	one, i, ok := c.step()
	if !ok {
		return nil
	}
	s := one.x.Steps[i]
	switch {
	case c.focused && !c.inSight():
		c.sheet.follow = true
	case !s.ByHand():
		c.sh.complain("“" + s.Title + "” is ticked by " + s.Kind().Ticker + ": " + recordKey(s.Kind().Record) + "s skips it with a reason")
	case !s.Skipped.IsZero():
		c.sh.complain("“" + s.Title + "” was skipped on " + exchange.WeekDay(s.Skipped, c.sh.today()) + ": undo that in the Journal to tick it")
	case c.ticked(one, i):
		return c.sh.desk.Commit(&cohort.Untick{Exchange: c.id, Milestone: s.Name, Party: c.party})
	default:
		return c.sh.desk.Commit(&cohort.Tick{Exchange: c.id, Milestone: s.Name, Party: c.party, On: c.sh.today()})
	}
	return nil
}

// actions are the keys that change the exchange, without those that move.
func (c *checklist) actions() []action {
	one, i, ok := c.step()
	if !ok {
		return nil
	}
	s := one.x.Steps[i]
	open := !c.ticked(one, i) && s.Skipped.IsZero()
	var out []action
	if s.ByHand() && s.Skipped.IsZero() {
		out = append(out, c.tickAction(one, i))
	}
	if s.Each && s.ByHand() && c.focused && c.inSight() && s.Skipped.IsZero() {
		help := "Choose whose box of “" + s.Title + "” space ticks: everybody's or one person's"
		out = append(out,
			action{id: "whose", keys: []string{"right"}, name: "whose", help: help,
				run: func() tea.Cmd { c.otherParty(one, true); return nil }},
			action{id: "whose-before", keys: []string{"left"}, name: "whose", quiet: true, help: help + ", the other way round",
				run: func() tea.Cmd { c.otherParty(one, false); return nil }})
	}
	out = append(out, action{id: "visit", keys: []string{"v"}, name: "visit",
		help: "Log a visit of " + one.pair, run: func() tea.Cmd { return c.sh.openVisit(one) }})
	if _, done := one.x.DoneOn(i); !done && s.Skipped.IsZero() {
		out = append(out, action{id: "skip", keys: []string{"s"}, name: "skip",
			help: "Skip “" + s.Title + "” with a reason", run: func() tea.Cmd { return c.sh.openSkip(one, s) }})
	}
	if open && s.ByHand() {
		out = append(out, action{id: "tick-on", keys: []string{"t"}, name: "tick on a day", quiet: true,
			help: "Tick “" + s.Title + "” on another day, with a note", run: func() tea.Cmd { return c.sh.openTick(one, s, c.party) }})
	}
	return out
}

// tickAction is what space does: tick what is due, or what is under the cursor in the checklist. From
// the list nothing is ticked that is still far away: the checklist opens instead.
func (c *checklist) tickAction(one *standing, i int) action {
	s := one.x.Steps[i]
	a := action{id: "tick", keys: []string{"space"}, name: "tick", help: "Tick “" + s.Title + "”", run: c.toggle}
	if c.party >= 0 {
		a.help += " for " + one.first[c.party]
	}
	if c.ticked(one, i) {
		a.name, a.help = "untick", "Take the tick back: “"+s.Title+"”"
	}
	switch {
	case c.focused && !c.inSight():
		a.name, a.help = "milestones", "Go to the milestones below"
		return a
	case c.focused:
		return a
	case c.tickOpens():
		a.name, a.help = "checklist", "Open the checklist of "+one.pair+" to tick or untick"
		a.run = func() tea.Cmd { c.focus(); return nil }
		return a
	}
	a.name = "tick “" + strings.TrimRight(chart.Fit(s.Title, 12), " ") + "”"
	a.help += " of " + one.pair
	return a
}

// tickOpens reports whether space opens the checklist instead of ticking what is under the cursor.
func (c *checklist) tickOpens() bool {
	one, i, ok := c.step()
	if !ok || c.focused {
		return false
	}
	status, _ := one.x.Status(i, c.sh.state.Programme.Exchange, c.sh.today())
	return status != exchange.Due && status != exchange.Overdue
}

// recordKey is the key that records what gets a milestone done, as part of a sentence; nothing where space
// ticks it.
func recordKey(r exchange.Record) string {
	switch r {
	case exchange.RecordVisit:
		return "v logs one, "
	case exchange.RecordCall:
		return "c records it, "
	case exchange.RecordTick:
	}
	return ""
}

// draw shows the lines in sight of a sheet that has the milestones from line header on.
func (c *checklist) draw(lines []string, header int, v checklistView, w, h int) []string {
	c.drawn, c.header = v, header
	return c.sheet.view(lines, header+v.first, header+v.last, w, h, c.sh)
}

// inSight reports whether the milestone under the cursor could be seen when the sheet was drawn last.
// What is not seen is not ticked.
func (c *checklist) inSight() bool {
	line := c.header + c.drawn.first - c.sheet.top
	return line >= 0 && line < c.sheet.room
}

// click puts the cursor on the milestone that was pressed, and the keys with it; pressed again, it is
// ticked or unticked.
func (c *checklist) click(x, y int) tea.Cmd {
	one, at, ok := c.step()
	if !ok {
		return nil
	}
	was := c.focused
	c.focus()
	line := y - c.y + c.sheet.top - c.header
	for i, start := range slices.Backward(c.drawn.starts) {
		if y < c.y || x >= c.x+c.drawn.width || line < start || line >= len(c.drawn.lines) {
			continue
		}
		if was && i == at {
			return c.toggle()
		}
		c.name, c.party = one.x.Steps[i].Name, exchange.Everybody
		break
	}
	return nil
}
