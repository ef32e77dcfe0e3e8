package tui

import (
	tea "charm.land/bubbletea/v2"

	"crosswalk/store/cohort"
)

// about is the change that an entry is about: of an undo or a redo the one it took back or made again.
func (j *journalScreen) about(e *cohort.Entry) *cohort.Entry {
	for {
		var of uint64
		switch c := e.Change.(type) {
		case *cohort.Undo:
			of = c.Of
		case *cohort.Redo:
			of = c.Of
		}
		if of == 0 || of > uint64(len(j.state.Log)) {
			return e
		}
		e = j.entry(of)
	}
}

func (j *journalScreen) actions() []action {
	var out []action
	if e := j.selected(); e != nil {
		if !j.whole {
			out = append(out, action{id: "open", keys: []string{"enter"}, name: "open", run: func() tea.Cmd {
				j.whole, j.scroll.top = true, 0
				return nil
			}, help: "Show the whole of the selected change, with its reason or note"})
		}
		out = append(out, j.changeActions(j.about(e))...)
		if j.whole {
			out = append(out,
				action{id: "next", keys: []string{"right"}, name: "next", run: func() tea.Cmd { j.step(1); return nil },
					help: "Go on to the next change of the list"},
				action{id: "previous", keys: []string{"left"}, name: "the one before", quiet: true, run: func() tea.Cmd { j.step(-1); return nil },
					help: "Go back to the change before in the list"})
			return out
		}
	}
	order := "oldest first"
	if j.oldest {
		order = "newest first"
	}
	return append(out,
		action{id: "filter", keys: []string{"/"}, name: "filter", run: func() tea.Cmd { j.filter.begin(); return nil },
			help: "Show only changes with certain words: a name, who made it, “undone”, “12 Mar”, a word of a reason"},
		action{id: "sort", keys: []string{"s"}, name: order, run: j.turnOver,
			help: "Show the " + order})
}

// changeActions take a change back, or make it again.
func (j *journalScreen) changeActions(e *cohort.Entry) []action {
	sentence := j.summary(e)
	switch {
	case j.state.Undone[e.Seq]:
		return []action{{id: "redo-this", keys: []string{"r"}, name: "redo this", help: "Make this change again: " + sentence,
			run: func() tea.Cmd { return j.sh.desk.Commit(&cohort.Redo{Of: e.Seq}) }}}
	case e.Change.Kind() == "open-cohort":
		return nil
	}
	return []action{{id: "undo-this", keys: []string{"x"}, name: "undo this", help: "Undo this change, whoever made it: " + sentence,
		run: func() tea.Cmd { return j.sh.desk.Commit(&cohort.Undo{Of: e.Seq}) }}}
}

// turnOver shows the newest first or the oldest first, with the cursor where it begins.
func (j *journalScreen) turnOver() tea.Cmd {
	j.oldest = !j.oldest
	j.order()
	j.show()
	j.table.Top()
	return nil
}
