package follow

import (
	"cmp"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

// exchanges is the screen of published pairs: a row each on the calendar, and the checklist of the one
// under the cursor.
type exchanges struct {
	sh        *shell.Shell
	list      *shell.List[uint64]
	checklist *checklist
	seen      *shell.ExchangeStatuses // what the rows were made of; nil before the first
	order     exchangeOrder
	sorted    []uint64         // every exchange in the order of the rows
	stale     bool             // the order is another one by now
	columns   []exchangeColumn // of the table, as it was drawn last
}

// NewExchanges makes the screen of published pairs.
func NewExchanges(sh *shell.Shell) shell.Screen {
	e := &exchanges{sh: sh, checklist: newChecklist(sh)}
	e.list = shell.NewList(sh, nil, e.checklist, e.rows)
	e.list.Moved = func(uint64) { e.checklist.follow(e.list) }
	return e
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

// rows are the exchanges that have all the words.
func (e *exchanges) rows(words []string) ([]uint64, bool) {
	keys := make([]uint64, 0, len(e.sorted))
	for _, id := range e.sorted {
		if shell.HasWords(words, e.seen.ByID[id].Words) {
			keys = append(keys, id)
		}
	}
	return keys, true
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
	return e.list.Select(one.X.ID)
}

// Back closes the checklist, or else clears the filter.
func (e *exchanges) Back() bool { return e.list.Back() }

// Actions are the keys that do something about the exchange under the cursor, and to the list.
func (e *exchanges) Actions() []shell.Action {
	if len(e.fresh().All) == 0 {
		return nil
	}
	var out []shell.Action
	if one, ok := e.checklist.status(); ok {
		if !e.checklist.focused {
			out = append(out, shell.Action{ID: "open", Keys: []string{"enter"}, Name: "checklist",
				Help: "Open the checklist of " + one.Pair, Run: e.openChecklist})
		}
		if space, ok := e.space(one); ok {
			out = append(out, space)
		}
		out = append(out, e.checklist.actions()...)
		out = append(out,
			shell.Action{ID: "call", Keys: []string{"c"}, Name: "call", Help: "Go to the call sheet of " + one.Pair,
				Run: func() tea.Cmd { e.sh.GoTo(shell.CheckInsTab, one.X.Members...); return nil }},
			shell.Action{ID: "assign", Keys: []string{"f"}, Name: "facilitator", Help: "Say who rings " + one.Pair,
				Run: func() tea.Cmd { openAssign(e.sh, one); return nil }},
			shell.Action{ID: "reschedule", Keys: []string{"S"}, Name: "start", Help: "Move the start of " + one.Pair + ", or of every exchange", Quiet: true,
				Run: func() tea.Cmd { openReschedule(e.sh, one); return nil }})
	}
	if e.checklist.focused {
		return append(out, shell.Action{ID: "close", Keys: []string{"esc"}, Name: "back to the list",
			Help: "Go back to the list", Run: func() tea.Cmd { e.checklist.Close(); return nil }})
	}
	next, name, help := (e.order+1)%exchangeOrders, "order", "Sort the exchanges: "
	if e.stale {
		next, name, help = e.order, "sort again", "Sort the exchanges again: "
	}
	return append(out,
		shell.Action{ID: "sort", Keys: []string{"o"}, Name: name, Help: help + next.String(),
			Run: func() tea.Cmd { e.sort(next); return nil }},
		shell.Action{ID: "filter", Keys: []string{"/"}, Name: "filter", Help: "Show only the exchanges with certain words: a name, an organisation, overdue, trio",
			Run: func() tea.Cmd { e.list.Filter.Begin(); return nil }})
}

// space is what space does: in the checklist what that says. From the list it ticks what is due, and nothing
// that is still far away: the checklist opens instead, as enter says already.
func (e *exchanges) space(one *shell.ExchangeStatus) (shell.Action, bool) {
	a, ok := e.checklist.tick()
	switch {
	case !ok || e.checklist.focused:
	case e.checklist.isDue():
		_, i, _ := e.checklist.step()
		a.Name = "tick “" + strings.TrimRight(chart.Fit(one.X.Steps[i].Title, 12), " ") + "”"
		a.Help += " of " + one.Pair
	default:
		a.Name, a.Help, a.Quiet = "checklist", "Open the checklist of "+one.Pair+" to tick or untick", true
		a.Run = e.openChecklist
	}
	return a, ok
}

func (e *exchanges) openChecklist() tea.Cmd {
	e.checklist.Open()
	return nil
}
