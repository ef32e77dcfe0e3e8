package follow

import (
	"cmp"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/tui/shell"
	"crosswalk/tui/table"
)

// exchanges is the screen of published pairs: a row each on the calendar, and the checklist of the one
// under the cursor.
type exchanges struct {
	sh      *shell.Shell
	seen    *shell.ExchangeStatuses // what the rows were made of
	sorted  []uint64                // every exchange in the order of the rows
	stale   bool                    // the order is another one by now
	table   *table.Model[uint64]
	columns []exchangeColumn // of the table, as it was drawn last
	order   exchangeOrder
	filter  shell.Filter
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

func NewExchanges(sh *shell.Shell) shell.Screen {
	return &exchanges{sh: sh, table: table.New[uint64](nil), filter: shell.NewFilter(sh), list: newChecklist(sh)}
}

// Take does nothing: the rows are made when they are asked for next.
func (e *exchanges) Take() {}

// fresh makes the rows anew if the state or the day is another one. What was ticked, logged or recorded
// leaves every row where it is, so that the one below the cursor stays the next one; o sorts again.
func (e *exchanges) fresh() *shell.ExchangeStatuses {
	st := e.sh.ExchangeStatuses()
	if st == e.seen {
		return st
	}
	was := e.seen
	e.seen, e.stale = st, false
	known := was != nil && was.Today == st.Today && len(e.sorted) == len(st.All)
	for i := 0; known && i < len(e.sorted); i++ {
		one, ok := st.ByID[e.sorted[i]]
		known = ok
		e.stale = e.stale || ok && i > 0 && e.order.compare(st.ByID[e.sorted[i-1]], one) > 0
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
	all := slices.Clone(e.seen.All)
	slices.SortStableFunc(all, o.compare)
	e.sorted = make([]uint64, len(all))
	for i, one := range all {
		e.sorted[i] = one.X.ID
	}
	e.fill()
}

// fill gives the table the rows that the filter leaves.
func (e *exchanges) fill() {
	words := e.filter.Words()
	keys := make([]uint64, 0, len(e.sorted))
	for _, id := range e.sorted {
		if shell.HasWords(e.seen.ByID[id].Words, words) {
			keys = append(keys, id)
		}
	}
	e.table.SetRows(keys)
	e.follow()
}

func (o exchangeOrder) compare(a, b *shell.ExchangeStatus) int {
	switch o {
	case pairsByName:
		return strings.Compare(a.Key, b.Key)
	case soonestFirst:
		return cmp.Or(a.Soon.Compare(b.Soon), strings.Compare(a.Key, b.Key))
	}
	return cmp.Or(cmp.Compare(a.Health.Rank(), b.Health.Rank()), a.Soon.Compare(b.Soon), strings.Compare(a.Key, b.Key))
}

// follow has the checklist show the row under the cursor.
func (e *exchanges) follow() {
	id, _ := e.table.Selected()
	e.list.show(id)
}

func (e *exchanges) Typing() bool { return e.filter.Open }

func (e *exchanges) Update(msg tea.Msg) tea.Cmd {
	e.fresh()
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return e.key(msg)
	case tea.PasteMsg:
		if e.filter.Open {
			return e.filtering(msg)
		}
	case tea.MouseWheelMsg:
		e.wheel(msg)
	}
	return nil
}

func (e *exchanges) filtering(msg tea.Msg) tea.Cmd {
	changed, cmd := e.filter.Update(msg)
	if changed {
		e.fill()
	}
	return cmd
}

func (e *exchanges) key(msg tea.KeyPressMsg) tea.Cmd {
	switch {
	case e.filter.Open:
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
	if e.place.inDetail(msg.X, msg.Y) {
		e.list.sheet.Scroll(by)
		return
	}
	e.table.Move(by)
	e.follow()
}

// Click selects the row or the milestone that was pressed; pressed again, the row opens and the
// milestone is ticked.
func (e *exchanges) Click(x, y int) tea.Cmd {
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

func (e *exchanges) Point(who ...matching.ID) bool {
	one, ok := e.fresh().With(who)
	if !ok {
		return false
	}
	if e.list.id != one.X.ID {
		e.list.leave()
	}
	if !e.table.Select(one.X.ID) {
		e.filter.Clear()
		e.fill()
		e.table.Select(one.X.ID)
	}
	e.follow()
	return true
}

func (e *exchanges) Back() bool {
	if e.list.leave() {
		return true
	}
	if e.filter.Clear() {
		e.fill()
		return true
	}
	return false
}

func (e *exchanges) Actions() []shell.Action {
	st := e.fresh()
	if len(st.All) == 0 {
		return nil
	}
	var out []shell.Action
	if one, ok := e.list.standing(); ok {
		if !e.list.focused {
			out = append(out, shell.Action{Id: "open", Keys: []string{"enter"}, Name: "checklist",
				Help: "Open the checklist of " + one.Pair, Run: func() tea.Cmd { e.list.focus(); return nil }})
		}
		for _, a := range e.list.actions() {
			a.Quiet = a.Quiet || a.Id == "tick" && e.list.tickOpens() // enter says so already
			out = append(out, a)
		}
		out = append(out, shell.Action{Id: "call", Keys: []string{"c"}, Name: "call",
			Help: "Go to the call sheet of " + one.Pair, Run: func() tea.Cmd { e.sh.GoTo(shell.CheckInsTab, one.X.Members...); return nil }})
		out = append(out, shell.Action{Id: "assign", Keys: []string{"f"}, Name: "facilitator",
			Help: "Say who rings " + one.Pair, Run: func() tea.Cmd { return openAssign(e.sh, one) }})
	}
	if e.list.focused {
		return append(out, shell.Action{Id: "close", Keys: []string{"esc"}, Name: "back to the list",
			Help: "Go back to the list", Run: func() tea.Cmd { e.list.leave(); return nil }})
	}
	next, name, help := (e.order+1)%exchangeOrders, "order", "Sort the exchanges: "
	if e.stale {
		next, name, help = e.order, "sort again", "Sort the exchanges again: "
	}
	out = append(out,
		shell.Action{Id: "sort", Keys: []string{"o"}, Name: name, Help: help + next.String(),
			Run: func() tea.Cmd { e.sort(next); return nil }},
		shell.Action{Id: "filter", Keys: []string{"/"}, Name: "filter", Help: "Show only the exchanges with certain words: a name, an organisation, overdue, trio",
			Run: func() tea.Cmd { e.filter.Begin(); return nil }})
	return out
}
