package follow

import (
	"cmp"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/tui/shell"
)

// exchanges is the screen of published pairs: a row each on the calendar, and the checklist of the one
// under the cursor.
type exchanges struct {
	sh        *shell.Shell
	list      *shell.List[exchangeRow]
	checklist *checklist
	seen      *shell.ExchangeStatuses // what the rows were made of; nil before the first
	order     exchangeOrder
	by        grouping
	sorted    []uint64 // every exchange in the order of the rows
	stale     bool     // the order is another one by now
	shown     []uint64 // those that the filter leaves, each once
	groups    []group  // of the rows that the filter leaves
	marked    marks
	window    window
	partners  shell.Ask[partners] // whom somebody could be re-matched with
	columns   []exchangeColumn    // of the table, as it was drawn last
	calendars calendarLines
}

// NewExchanges makes the screen of published pairs.
func NewExchanges(sh *shell.Shell) shell.Screen {
	e := &exchanges{sh: sh, checklist: newChecklist(sh), marked: marks{}}
	e.list = shell.NewList(sh, nil, e.checklist, e.rows)
	e.list.Moved = func(exchangeRow) { e.follow() }
	e.list.Table.SetHeads(func(row exchangeRow) bool { return row.id == 0 })
	return e
}

// follow changes to the exchange under the cursor.
func (e *exchanges) follow() {
	row, _ := e.list.Selected()
	e.checklist.show(row.id)
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

func (o exchangeOrder) compare(a, b *shell.ExchangeStatus) int {
	switch o {
	case pairsByName:
		return strings.Compare(a.Key, b.Key)
	case soonestFirst:
		return cmp.Or(a.Soon.Compare(b.Soon), strings.Compare(a.Key, b.Key))
	}
	return cmp.Or(cmp.Compare(a.Health.Rank(), b.Health.Rank()), a.Soon.Compare(b.Soon), strings.Compare(a.Key, b.Key))
}

// Take does nothing: the rows are made when they are asked for next.
func (e *exchanges) Take() {}

// Settle has it worked out how the exchanges stand.
func (e *exchanges) Settle(_, _ int, shown bool) tea.Cmd {
	if !shown {
		return nil
	}
	return e.sh.LookAtExchanges()
}

// fresh makes the rows anew if the state or the day is another one. What was ticked, logged or recorded
// leaves every row where it is, so that the one below the cursor stays the next one; s sorts again.
func (e *exchanges) fresh() *shell.ExchangeStatuses {
	st := e.sh.ExchangeStatuses()
	if st == e.seen {
		return st
	}
	was := e.seen
	e.seen, e.stale = st, false
	e.marked.keep(st)
	known := was != nil && was.Today == st.Today && len(e.sorted) == len(st.All)
	for i := 0; known && i < len(e.sorted); i++ {
		one, ok := st.ByID[e.sorted[i]]
		known = ok
		e.stale = e.stale || ok && i > 0 && e.order.compare(st.ByID[e.sorted[i-1]], one) > 0
	}
	if known {
		e.list.Fill()
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
	e.list.Fill()
}

// group puts the rows together by something else. The cursor stays on its exchange.
func (e *exchanges) group(by grouping) {
	row, _ := e.list.Selected()
	e.by = by
	e.list.Fill()
	if row.id != 0 {
		e.selectExchange(row.id)
	}
}

// rows are the exchanges that have all the words, under their headings.
func (e *exchanges) rows(words []string) ([]exchangeRow, bool) {
	ids := make([]uint64, 0, len(e.sorted))
	for _, id := range e.sorted {
		if shell.HasWords(words, e.seen.ByID[id].Words) {
			ids = append(ids, id)
		}
	}
	e.groups, e.shown = nil, nil
	if len(ids) > 0 {
		e.groups = grouped(e.seen, e.by, ids)
	}
	e.shown = e.once()
	rows := make([]exchangeRow, 0, len(ids)+len(e.groups))
	for i, g := range e.groups {
		if g.name != "" {
			rows = append(rows, exchangeRow{group: i})
		}
		for _, id := range g.ids {
			rows = append(rows, exchangeRow{group: i, id: id})
		}
	}
	return rows, true
}

// once are the exchanges of the groups, each once.
func (e *exchanges) once() []uint64 {
	if len(e.groups) == 1 {
		return e.groups[0].ids
	}
	var ids []uint64
	seen := map[uint64]bool{}
	for _, g := range e.groups {
		for _, id := range g.ids {
			if !seen[id] {
				seen[id] = true
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// selectExchange puts the cursor on the first row of an exchange, without the filter if that hides it; false if
// there is none.
func (e *exchanges) selectExchange(id uint64) bool {
	for range 2 {
		for i, g := range e.groups {
			if slices.Contains(g.ids, id) {
				return e.list.Select(exchangeRow{i, id})
			}
		}
		if !e.list.Filter.Clear() {
			return false
		}
		e.list.Fill()
	}
	return false
}

// Update answers a key that no action took, a paste or the wheel.
func (e *exchanges) Update(msg tea.Msg) tea.Cmd {
	e.fresh()
	return e.list.Update(msg)
}

// Click selects the row or the milestone that was pressed; pressed again, the row opens and the
// milestone is ticked.
func (e *exchanges) Click(x, y int) tea.Cmd {
	e.fresh()
	return e.list.Click(x, y)
}

// Typing reports whether keys are letters of the filter now.
func (e *exchanges) Typing() bool { return e.list.Typing() }

// Point puts the cursor on the exchange of some people.
func (e *exchanges) Point(who ...matching.ID) bool {
	one, ok := e.fresh().With(who)
	if !ok {
		return false
	}
	if e.checklist.id != one.X.ID {
		e.checklist.Close()
	}
	return e.selectExchange(one.X.ID)
}

// Back closes the checklist, or else takes the marks away, or else clears the filter.
func (e *exchanges) Back() bool {
	if e.checklist.Close() {
		return true
	}
	return e.marked.clear() || e.list.Back()
}
