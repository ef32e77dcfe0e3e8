package tui

import (
	"cmp"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/tui/table"
)

// exchanges is the screen of published pairs: a row each on the calendar, and the checklist of the one
// under the cursor.
type exchanges struct {
	sh      *shell
	seen    *standings // what the rows were made of
	sorted  []uint64   // every exchange in the order of the rows
	stale   bool       // the order is another one by now
	table   *table.Model[uint64]
	columns []exchangeColumn // of the table, as it was drawn last
	order   exchangeOrder
	filter  filter
	list    checklist
	place   exchangePlace
}

// exchangeOrder is how the rows are sorted.
type exchangeOrder int

const (
	worstFirst exchangeOrder = iota
	pairsByName
	soonestFirst
	exchangeOrders
)

func (o exchangeOrder) String() string {
	return [exchangeOrders]string{"worst first", "by name", "next date first"}[o]
}

func newExchanges(sh *shell) screen {
	return &exchanges{sh: sh, table: table.New[uint64](nil), filter: newFilter(sh), list: newChecklist(sh)}
}

// take does nothing: the rows are made when they are asked for next.
func (e *exchanges) take() {}

// fresh makes the rows anew if the state or the day is another one. What was ticked, logged or recorded
// leaves every row where it is, so that the one below the cursor stays the next one; o sorts again.
func (e *exchanges) fresh() *standings {
	st := e.sh.standings()
	if st == e.seen {
		return st
	}
	was := e.seen
	e.seen, e.stale = st, false
	known := was != nil && was.today == st.today && len(e.sorted) == len(st.all)
	for i := 0; known && i < len(e.sorted); i++ {
		one, ok := st.byID[e.sorted[i]]
		known = ok
		e.stale = e.stale || ok && i > 0 && e.order.compare(st.byID[e.sorted[i-1]], one) > 0
	}
	if known {
		e.fill()
	} else {
		e.sort(e.order)
	}
	return st
}

// sort puts the rows in order.
func (e *exchanges) sort(o exchangeOrder) {
	e.order, e.stale = o, false
	all := slices.Clone(e.seen.all)
	slices.SortStableFunc(all, o.compare)
	e.sorted = make([]uint64, len(all))
	for i, one := range all {
		e.sorted[i] = one.x.ID
	}
	e.fill()
}

// fill gives the table the rows that the filter leaves.
func (e *exchanges) fill() {
	words := e.filter.words()
	keys := make([]uint64, 0, len(e.sorted))
	for _, id := range e.sorted {
		if matches(e.seen.byID[id].hay, words) {
			keys = append(keys, id)
		}
	}
	e.table.SetRows(keys)
	e.follow()
}

func (o exchangeOrder) compare(a, b *standing) int {
	switch o {
	case pairsByName:
		return strings.Compare(a.key, b.key)
	case soonestFirst:
		return cmp.Or(a.soon.Compare(b.soon), strings.Compare(a.key, b.key))
	}
	return cmp.Or(cmp.Compare(a.health.Rank(), b.health.Rank()), a.soon.Compare(b.soon), strings.Compare(a.key, b.key))
}

// follow has the checklist show the row under the cursor.
func (e *exchanges) follow() {
	id, _ := e.table.Selected()
	e.list.show(id)
}

func (e *exchanges) typing() bool { return e.filter.open }

func (e *exchanges) update(msg tea.Msg) tea.Cmd {
	e.fresh()
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return e.key(msg)
	case tea.PasteMsg:
		if e.filter.open {
			return e.filtering(msg)
		}
	case tea.MouseWheelMsg:
		e.wheel(msg)
	}
	return nil
}

func (e *exchanges) filtering(msg tea.Msg) tea.Cmd {
	changed, cmd := e.filter.update(msg)
	if changed {
		e.fill()
	}
	return cmd
}

func (e *exchanges) key(msg tea.KeyPressMsg) tea.Cmd {
	switch {
	case e.filter.open:
		return e.filtering(msg)
	case e.list.focused && msg.String() == "space":
		return e.list.toggle()
	case e.list.focused:
		e.list.update(msg.String())
	case e.table.Update(msg):
		e.follow()
	}
	return nil
}

func (e *exchanges) wheel(msg tea.MouseWheelMsg) {
	by := 3
	if msg.Button == tea.MouseWheelUp {
		by = -3
	}
	if e.place.inDetail(msg.X, msg.Y-bodyTop) {
		e.list.sheet.scroll(by)
		return
	}
	e.table.Move(by)
	e.follow()
}

// click selects the row or the milestone that was pressed; pressed again, the row opens and the
// milestone is ticked.
func (e *exchanges) click(x, y int) tea.Cmd {
	e.fresh()
	if e.place.inDetail(x, y) {
		return e.list.click(x, y)
	}
	id, ok := e.table.RowAt(y - e.place.tableY)
	if !ok {
		return nil
	}
	if was, _ := e.table.Selected(); was == id && !e.list.focused {
		e.list.focus()
		return nil
	}
	e.list.leave()
	e.table.Select(id)
	e.follow()
	return nil
}

func (e *exchanges) point(who ...matching.ID) bool {
	one, ok := e.fresh().with(who)
	if !ok {
		return false
	}
	if e.list.id != one.x.ID {
		e.list.leave()
	}
	if !e.table.Select(one.x.ID) {
		e.filter.clear()
		e.fill()
		e.table.Select(one.x.ID)
	}
	e.follow()
	return true
}

func (e *exchanges) back() bool {
	if e.list.leave() {
		return true
	}
	if e.filter.clear() {
		e.fill()
		return true
	}
	return false
}

func (e *exchanges) actions() []action {
	st := e.fresh()
	if len(st.all) == 0 {
		return nil
	}
	var out []action
	if one, ok := e.list.standing(); ok {
		if !e.list.focused {
			out = append(out, action{id: "open", keys: []string{"enter"}, name: "checklist",
				help: "Open the checklist of " + one.pair, run: func() tea.Cmd { e.list.focus(); return nil }})
		}
		for _, a := range e.list.actions() {
			a.quiet = a.quiet || a.id == "tick" && e.list.tickOpens() // enter says so already
			out = append(out, a)
		}
		out = append(out, action{id: "call", keys: []string{"c"}, name: "call",
			help: "Go to the call sheet of " + one.pair, run: func() tea.Cmd { e.sh.goTo(checkInsTab, one.x.Members...); return nil }})
		out = append(out, action{id: "assign", keys: []string{"f"}, name: "facilitator",
			help: "Say who rings " + one.pair, run: func() tea.Cmd { return e.sh.openAssign(one) }})
	}
	if e.list.focused {
		return append(out, action{id: "close", keys: []string{"esc"}, name: "back to the list",
			help: "Go back to the list", run: func() tea.Cmd { e.list.leave(); return nil }})
	}
	next, name, help := (e.order+1)%exchangeOrders, "order", "Sort the exchanges: "
	if e.stale {
		next, name, help = e.order, "sort again", "Sort the exchanges again: "
	}
	out = append(out,
		action{id: "sort", keys: []string{"o"}, name: name, help: help + next.String(),
			run: func() tea.Cmd { e.sort(next); return nil }},
		action{id: "filter", keys: []string{"/"}, name: "filter", help: "Show only the exchanges with certain words: a name, an organisation, overdue, trio",
			run: func() tea.Cmd { e.filter.begin(); return nil }})
	return out
}
