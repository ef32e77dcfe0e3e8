package journal

import (
	tea "charm.land/bubbletea/v2"

	"crosswalk/store"
	"crosswalk/tui/shell"
)

// about is the change that an entry is about: of an undo or a redo the one it took back or made again.
func (j *journalScreen) about(e *store.Entry) *store.Entry {
	for {
		var of uint64
		switch c := e.Change.(type) {
		case *store.Undo:
			of = c.Of
		case *store.Redo:
			of = c.Of
		}
		if of == 0 || of > uint64(len(j.state.Log)) {
			return e
		}
		e = j.entry(of)
	}
}

func (j *journalScreen) Actions() []shell.Action {
	var out []shell.Action
	if e := j.selected(); e != nil {
		if !j.whole {
			out = append(out, shell.Action{Id: "open", Keys: []string{"enter"}, Name: "open", Run: func() tea.Cmd {
				j.whole, j.scroll.Top = true, 0
				return nil
			}, Help: "Show the whole of the selected change, with its reason or note"})
		}
		out = append(out, j.changeActions(j.about(e))...)
		if j.whole {
			out = append(out,
				shell.Action{Id: "next", Keys: []string{"right"}, Name: "next", Run: func() tea.Cmd { j.step(1); return nil },
					Help: "Go on to the next change of the list"},
				shell.Action{Id: "previous", Keys: []string{"left"}, Name: "the one before", Quiet: true, Run: func() tea.Cmd { j.step(-1); return nil },
					Help: "Go back to the change before in the list"})
			return out
		}
	}
	order := "oldest first"
	if j.oldest {
		order = "newest first"
	}
	return append(out,
		shell.Action{Id: "filter", Keys: []string{"/"}, Name: "filter", Run: func() tea.Cmd { j.filter.Begin(); return nil },
			Help: "Show only changes with certain words: a name, who made it, “undone”, “12 Mar”, a word of a reason"},
		shell.Action{Id: "sort", Keys: []string{"s"}, Name: order, Run: j.turnOver,
			Help: "Show the " + order})
}

// changeActions take a change back, or make it again.
func (j *journalScreen) changeActions(e *store.Entry) []shell.Action {
	sentence := j.summary(e)
	switch {
	case j.state.Undone[e.Seq]:
		return []shell.Action{{Id: "redo-this", Keys: []string{"r"}, Name: "redo this", Help: "Make this change again: " + sentence,
			Run: func() tea.Cmd { return j.sh.Desk.Commit(&store.Redo{Of: e.Seq}) }}}
	case e.Change.Kind() == "open-cohort":
		return nil
	}
	return []shell.Action{{Id: "undo-this", Keys: []string{"x"}, Name: "undo this", Help: "Undo this change, whoever made it: " + sentence,
		Run: func() tea.Cmd { return j.sh.Desk.Commit(&store.Undo{Of: e.Seq}) }}}
}

// turnOver shows the newest first or the oldest first, with the cursor where it begins.
func (j *journalScreen) turnOver() tea.Cmd {
	j.oldest = !j.oldest
	j.order()
	j.show()
	j.table.Top()
	return nil
}
