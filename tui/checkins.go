package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/tui/table"
)

// checkIns is the screen for the telephone: whom to ring next and why, and for the pair under the cursor
// all that is needed during the call.
type checkIns struct {
	sh     *shell
	seen   *standings
	all    []*queued // everybody, in the order to ring them
	byID   map[uint64]*queued
	table  *table.Model[uint64]
	filter filter
	later  bool   // calls further ahead are shown too
	whose  string // the facilitator whose calls are shown, safe; "" is everybody's
	counts queueCounts
	list   checklist
	place  exchangePlace
	called *calling
}

// queueCounts are how many of the facilitator's calls, or of those that the filter leaves, are for today,
// for the days that come, and for later.
type queueCounts struct{ now, soon, later int }

// calling is a call that was sent to be recorded.
type calling struct {
	id    uint64
	calls int    // how many there were before
	next  uint64 // whom to ring after this one
}

func newCheckIns(sh *shell) screen {
	return &checkIns{sh: sh, table: table.New[uint64](queueColumns(80)), filter: newFilter(sh), list: newChecklist(sh)}
}

// take does nothing: the queue is made when it is asked for next.
func (c *checkIns) take() {}

// fresh makes the queue anew if the state or the day is another one.
func (c *checkIns) fresh() *standings {
	st := c.sh.standings()
	if st == c.seen {
		return st
	}
	c.seen = st
	c.all = newQueue(st)
	c.byID = make(map[uint64]*queued, len(c.all))
	for _, q := range c.all {
		c.byID[q.one.x.ID] = q
	}
	if c.whose != "" && !slices.ContainsFunc(facilitators(st.state), func(f facilitator) bool { return f.name == c.whose }) {
		c.whose = ""
	}
	c.fill()
	return st
}

// fill gives the table its rows. Whoever is on the call sheet stays in the list for as long as the sheet
// has the keys.
func (c *checkIns) fill() {
	words := c.filter.words()
	var keys []uint64
	c.counts = queueCounts{}
	for _, q := range c.all {
		x := q.one.x
		if c.whose != "" && x.Facilitator.Safe() != c.whose || !matches(q.one.hay, words) {
			continue
		}
		switch {
		case q.now():
			c.counts.now++
		case q.soon():
			c.counts.soon++
		default:
			c.counts.later++
		}
		if q.soon() || c.later || c.filter.on() || c.list.focused && x.ID == c.list.id {
			keys = append(keys, x.ID)
		}
	}
	c.table.SetRows(keys)
	c.follow()
}

func (c *checkIns) follow() {
	id, _ := c.table.Selected()
	c.list.show(id)
}

func (c *checkIns) typing() bool { return c.filter.open }

func (c *checkIns) update(msg tea.Msg) tea.Cmd {
	c.fresh()
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return c.key(msg)
	case tea.PasteMsg:
		if c.filter.open {
			return c.filtering(msg)
		}
	case tea.MouseWheelMsg:
		c.wheel(msg)
	case committedMsg:
		c.recorded()
	}
	return nil
}

// recorded goes on to the next pair once the call is on disk, and says both.
func (c *checkIns) recorded() {
	if c.called == nil {
		return
	}
	one, ok := c.sh.standings().byID[c.called.id]
	if !ok || len(one.x.CheckIns) <= c.called.calls {
		return
	}
	next := c.called.next
	c.called = nil
	c.list.leave()
	c.fill()
	what := strings.Join(one.first, " ↔ ") + ": "
	if reached := one.x.CheckIns[len(one.x.CheckIns)-1].Reached; len(reached) == 0 {
		what += "nobody reached"
	} else {
		what += one.someOf(reached) + " reached"
	}
	q, ok := c.byID[next]
	if ok && c.table.Select(next) {
		c.follow()
	}
	switch {
	case ok && q.now():
		what += " · next: " + q.one.pair
	case ok:
		what += " · nobody else today; " + q.next.Say() + ": " + q.one.pair
	default:
		what += " · nobody else is to be rung soon"
	}
	c.sh.say(what)
	c.sh.toast.undoes = true
}

func (c *checkIns) filtering(msg tea.Msg) tea.Cmd {
	changed, cmd := c.filter.update(msg)
	if changed {
		c.fill()
	}
	return cmd
}

func (c *checkIns) key(msg tea.KeyPressMsg) tea.Cmd {
	switch {
	case c.filter.open:
		return c.filtering(msg)
	case c.list.focused && msg.String() == "space":
		return c.list.toggle()
	case c.list.focused:
		c.list.update(msg.String())
	case c.table.Update(msg):
		c.follow()
	}
	return nil
}

func (c *checkIns) wheel(msg tea.MouseWheelMsg) {
	by := 3
	if msg.Button == tea.MouseWheelUp {
		by = -3
	}
	if c.place.inDetail(msg.X, msg.Y-bodyTop) {
		c.list.sheet.scroll(by)
		return
	}
	c.table.Move(by)
	c.follow()
}

func (c *checkIns) click(x, y int) tea.Cmd {
	c.fresh()
	if c.place.inDetail(x, y) {
		return c.list.click(x, y)
	}
	id, ok := c.table.RowAt(y - c.place.tableY)
	if !ok {
		return nil
	}
	if was, _ := c.table.Selected(); was == id && !c.list.focused {
		c.list.focus()
		return nil
	}
	c.leave()
	c.table.Select(id)
	c.follow()
	return nil
}

// leave gives the keys back to the queue.
func (c *checkIns) leave() bool {
	if !c.list.leave() {
		return false
	}
	c.fill()
	return true
}

// point opens the call sheet of people's exchange.
func (c *checkIns) point(who ...matching.ID) bool {
	one, ok := c.fresh().with(who)
	if !ok {
		return false
	}
	want := one.x.ID
	q, ok := c.byID[want]
	if !ok {
		c.sh.say(one.pair + ": complete, nobody needs to ring them")
		return false
	}
	c.list.leave()
	c.filter.clear()
	if c.whose != q.one.x.Facilitator.Safe() {
		c.whose = ""
	}
	c.list.show(want)
	c.list.focus()
	c.fill()
	c.table.Select(want)
	c.follow()
	return true
}

func (c *checkIns) back() bool {
	if c.leave() {
		return true
	}
	if c.filter.clear() {
		c.fill()
		return true
	}
	return false
}
