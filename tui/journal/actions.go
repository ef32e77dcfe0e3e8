package journal

import (
	tea "charm.land/bubbletea/v2"

	"crosswalk/store/cohort"
	"crosswalk/tui/dialog"
	"crosswalk/tui/shell"
)

// Actions are the keys that work here now: what opens a change, what takes it back, and those of the list.
func (j *screen) Actions() []shell.Action {
	var out []shell.Action
	if e := j.selected(); e != nil {
		if !j.page.Opened() {
			out = append(out, shell.Action{ID: "open", Keys: []string{"enter"}, Name: "open", Run: func() tea.Cmd { j.page.Open(); return nil },
				Help: "Show the whole of the selected change, with its reason or note"})
		}
		out = append(out, changeActions(j.sh, j.log, j.log.about(e))...)
		if j.page.Opened() {
			return append(out,
				shell.Action{ID: "next", Keys: []string{"right"}, Name: "next", Run: func() tea.Cmd { j.list.Step(1); return nil },
					Help: "Go on to the next change of the list"},
				shell.Action{ID: "previous", Keys: []string{"left"}, Name: "the one before", Quiet: true, Run: func() tea.Cmd { j.list.Step(-1); return nil },
					Help: "Go back to the change before in the list"})
		}
	}
	order := "oldest first"
	if j.oldest {
		order = "newest first"
	}
	return append(out,
		shell.Action{ID: "filter", Keys: []string{"/"}, Name: "filter", Run: func() tea.Cmd { j.list.Filter.Begin(); return nil },
			Help: "Show only changes with certain words: a name, who made it, “undone”, “12 Mar”, a word of a reason"},
		shell.Action{ID: "sort", Keys: []string{"s"}, Name: order, Run: j.turnOver,
			Help: "Show the " + order})
}

// changeActions take a change back, or make it again. What would sweep a great deal away is asked about first.
func changeActions(sh *shell.Shell, log *reading, e *cohort.Entry) []shell.Action {
	sentence := log.summary(e)
	if log.state.Undone[e.Seq] {
		return []shell.Action{{ID: "redo-this", Keys: []string{"r"}, Name: "redo this", Help: "Make this change again: " + sentence,
			Run: func() tea.Cmd { return sh.Desk.Commit(&cohort.Redo{Of: e.Seq}) }}}
	}
	if _, opens := e.Change.(*cohort.OpenCohort); opens { // without it there is no cohort
		return nil
	}
	return []shell.Action{{ID: "undo-this", Keys: []string{"x"}, Name: "undo this", Help: "Undo this change, whoever made it: " + sentence,
		Run: func() tea.Cmd {
			return sh.Desk.UndoThis(e.Seq, func(s *cohort.State, e *cohort.Entry) { dialog.AskUndo(sh, s, e) })
		}}}
}

// turnOver shows the newest first or the oldest first, with the cursor where it begins.
func (j *screen) turnOver() tea.Cmd {
	j.oldest = !j.oldest
	j.list.Fill()
	j.list.Table.Top()
	return nil
}
