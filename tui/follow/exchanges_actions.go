package follow

import (
	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/tui/shell"
	"crosswalk/tui/twos"
)

// Actions are the keys that do something about the exchange under the cursor, or about all that are marked, and to
// the list.
func (e *exchanges) Actions() []shell.Action {
	st := e.fresh()
	if st.Unknown {
		return nil
	}
	if len(st.All) == 0 {
		return []shell.Action{earlierAction(e.sh)}
	}
	one, ok := e.checklist.status()
	if e.checklist.focused {
		return e.checklistActions(one)
	}
	var out []shell.Action
	if ok {
		out = append(out, shell.Action{ID: "open", Keys: []string{"enter"}, Name: "checklist",
			Help: "Open the checklist of " + one.Pair, Run: e.openChecklist})
	}
	out = append(out, e.markActions()...)
	if all := e.marked.of(st); len(all) > 0 {
		out = append(out, e.actionsForMarked(all)...)
	} else if ok {
		out = append(out, e.actionsFor(one)...)
	}
	return append(out, e.listActions(st)...)
}

// checklistActions are the keys while the checklist has them.
func (e *exchanges) checklistActions(one *shell.ExchangeStatus) []shell.Action {
	var out []shell.Action
	if a, ok := e.checklist.tick(); ok {
		out = append(out, a)
	}
	out = append(out, e.checklist.actions()...)
	out = append(out, e.callAction(one))
	out = append(out, logAction(e.sh, one)...)
	return append(out, shell.Action{ID: "close", Keys: []string{"esc"}, Name: "back to the list",
		Help: "Go back to the list", Run: func() tea.Cmd { e.checklist.Close(); return nil }})
}

func (e *exchanges) callAction(one *shell.ExchangeStatus) shell.Action {
	return shell.Action{ID: "call", Keys: []string{"c"}, Name: "call", Help: "Go to the call sheet of " + one.Pair,
		Run: func() tea.Cmd {
			if !isRung(one) {
				e.sh.Say(sayOver(one))
				return nil
			}
			e.sh.GoTo(shell.CheckInsTab, one.X.Members...)
			return nil
		}}
}

// markActions mark the row under the cursor, and all.
func (e *exchanges) markActions() []shell.Action {
	row, ok := e.list.Selected()
	if !ok {
		return nil
	}
	ids, what := []uint64{row.id}, "the exchange under the cursor"
	if row.id == 0 {
		ids, what = e.groups[row.group].ids, "the group under the cursor"
	}
	name, help := "mark", "Mark "+what+", for one action for all that are marked"
	if e.marked.all(ids) {
		name, help = "unmark", "Take the mark from "+what
	}
	shown := e.shown
	all, allHelp := "mark all", "Mark all "+say.Count(len(shown), "exchange")+" shown"
	if e.marked.all(shown) {
		all, allHelp = "unmark all", "Take all marks away"
	}
	return []shell.Action{
		{ID: "mark", Keys: []string{"space"}, Name: name, Help: help, Run: func() tea.Cmd {
			e.marked.toggle(ids)
			e.list.Step(1)
			return nil
		}},
		{ID: "mark-all", Keys: []string{"a"}, Name: all, Help: allHelp, Quiet: len(e.marked) == 0, Run: func() tea.Cmd {
			e.marked.toggle(shown)
			return nil
		}},
	}
}

// actionsFor are the keys for the one exchange under the cursor.
func (e *exchanges) actionsFor(one *shell.ExchangeStatus) []shell.Action {
	out := e.checklist.actions()
	out = append(out, e.callAction(one),
		shell.Action{ID: "assign", Keys: []string{"f"}, Name: "facilitator", Help: "Say who rings " + one.Pair,
			Run: func() tea.Cmd { openAssign(e.sh, []*shell.ExchangeStatus{one}); return nil }},
		packAction(e.sh))
	out = append(out, rescheduleAction(e.sh, []*shell.ExchangeStatus{one}, ", or of every exchange")...)
	out = append(out, paceAction(e.sh, one)...)
	out = append(out, logAction(e.sh, one)...)
	out = append(out, lifeActions(e.sh, []*shell.ExchangeStatus{one}, func() {})...)
	if len(staying(e.sh, one)) > 0 {
		out = append(out, shell.Action{ID: "rematch", Keys: []string{"R"}, Name: "re-match", Help: "Find a new partner for whoever of " + one.Pair + " stays",
			Run: func() tea.Cmd { return e.rematch(one) }})
	}
	return out
}

// logAction lists what was logged of an exchange; none where nothing was.
func logAction(sh *shell.Shell, one *shell.ExchangeStatus) []shell.Action {
	if len(loggedOf(sh, one)) == 0 {
		return nil
	}
	return []shell.Action{{ID: "log", Keys: []string{"l"}, Name: "log", Quiet: true, Help: "Correct or take out a visit, a call, an answer or a skip of " + one.Pair,
		Run: func() tea.Cmd { openLog(sh, one); return nil }}}
}

// actionsForMarked are the keys for all that are marked.
func (e *exchanges) actionsForMarked(all []*shell.ExchangeStatus) []shell.Action {
	whom := forMarked(all)
	out := []shell.Action{
		{ID: "tick-marked", Keys: []string{"t"}, Name: "tick", Help: "Tick a milestone of " + whom,
			Run: func() tea.Cmd { openTickMarked(e.sh, all, e.marked.done); return nil }},
		{ID: "assign", Keys: []string{"f"}, Name: "facilitator", Help: "Say who rings " + whom,
			Run: func() tea.Cmd { openAssign(e.sh, all, e.marked.done); return nil }},
		packAction(e.sh, all...),
	}
	out = append(out, rescheduleAction(e.sh, all, "", e.marked.done)...)
	return append(out, lifeActions(e.sh, all, e.marked.done)...)
}

// forMarked is what marked exchanges are called: the pair alone, or how many there are.
func forMarked(all []*shell.ExchangeStatus) string {
	if len(all) == 1 {
		return all[0].Pair
	}
	return "the " + say.Count(len(all), "marked exchange")
}

// listActions are the keys that change how the list is shown.
func (e *exchanges) listActions(st *shell.ExchangeStatuses) []shell.Action {
	next, name, help := (e.order+1)%exchangeOrders, "sort", "Sort the exchanges: "
	if e.stale {
		next, name, help = e.order, "sort again", "Sort the exchanges again: "
	}
	by := (e.by + 1) % groupings
	group := "Put the exchanges together by " + by.String()
	if by == ungrouped {
		group = "Show the exchanges without groups"
	}
	out := []shell.Action{
		{ID: "sort", Keys: []string{"s"}, Name: name, Help: help + next.String(), Run: func() tea.Cmd { e.sort(next); return nil }},
		{ID: "group", Keys: []string{"b"}, Name: "group", Help: group, Run: func() tea.Cmd { e.group(by); return nil }},
		{ID: "filter", Keys: []string{"/"}, Name: "filter", Help: "Show only the exchanges with certain words: a name, an organisation, overdue, trio",
			Run: func() tea.Cmd { e.list.Filter.Begin(); return nil }},
		earlierAction(e.sh),
	}
	return append(out, e.calendarActions(st)...)
}

// earlierAction takes pairs down that were before Crosswalk.
func earlierAction(sh *shell.Shell) shell.Action {
	return shell.Action{ID: "read-earlier", Keys: []string{"i"}, Name: "earlier pairs", Run: func() tea.Cmd { return twos.ReadEarlier(sh) },
		Help: "Take pairs from before Crosswalk down from a file (CSV): they are not paired again, and count in the totals"}
}

// calendarActions are the keys that change what time the calendar shows.
func (e *exchanges) calendarActions(st *shell.ExchangeStatuses) []shell.Action {
	show := func(id, key, name, help string, quiet bool, run func()) shell.Action {
		return shell.Action{ID: id, Keys: []string{key}, Name: name, Help: help, Quiet: quiet, Run: func() tea.Cmd { run(); return nil }}
	}
	var out []shell.Action
	if e.window.zoom+1 < zooms {
		out = append(out, show("closer", "+", "zoom", "Show the calendar "+(e.window.zoom+1).String(), true, func() { e.window.zoom++ }))
	}
	if e.window.zoom > zoomWhole {
		out = append(out,
			show("wider", "-", "wider", "Show the calendar "+(e.window.zoom-1).String(), true, func() { e.window.zoom-- }),
			show("today", ".", "today", "Show the calendar around today", true, func() { e.window.from = programme.Date{} }))
	}
	if e.window.canScroll(st, -1) {
		out = append(out, show("earlier", "left", "earlier", "Show earlier days on the calendar", true, func() { e.window.scroll(st, -1) }))
	}
	if e.window.canScroll(st, 1) {
		out = append(out, show("later", "right", "later", "Show later days on the calendar", true, func() { e.window.scroll(st, 1) }))
	}
	return out
}

func (e *exchanges) openChecklist() tea.Cmd {
	e.checklist.Open()
	return nil
}
