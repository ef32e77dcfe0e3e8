package applicants

import (
	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/store/cohort"
	"crosswalk/store/form"
	"crosswalk/tui/importing"
	"crosswalk/tui/shell"
)

// Actions are the keys of the screen, the most useful first.
func (s *screen) Actions() []shell.Action {
	var out []shell.Action
	do := func(id, name, help string, run func() tea.Cmd, keys ...string) {
		out = append(out, shell.Action{ID: id, Keys: keys, Name: name, Help: help, Run: run})
	}
	quiet := func() { out[len(out)-1].Quiet = true }
	whole := s.page.Opened()
	p, any := s.selected()
	if any && !whole {
		do("open-application", "open", "Show the whole application of "+p.Name.Safe(), func() tea.Cmd { s.page.Open(); return nil }, "enter")
		if s.beside() {
			quiet()
		}
	}
	reads := "Import a form export (CSV); a preview comes first"
	if s.sh.State().HasStages() {
		reads = "Import a form export, or a board's sheet of marks and decisions (CSV); a preview comes first"
	}
	do("import", "import", reads, func() tea.Cmd { return importing.Start(s.sh, "", form.Options{}) }, "i")
	do("add-applicant", "add", "Add somebody by hand", s.add, "a")
	s.againAction(func(id, name, help string, run func() tea.Cmd, keys ...string) {
		do(id, name, help, run, keys...)
		quiet()
	})
	if any {
		s.personActions(p, do)
	}
	if any && s.sh.State().HasStages() {
		s.stageActions(p, do)
	}
	if any && !whole {
		do("sort-applicants", "sort", "Sort by name, organisation, status or time of submission, and by stage or marks where there are any", s.sort, "s")
	}
	s.eraseActions(p, func(id, name, help string, run func() tea.Cmd, keys ...string) {
		do(id, name, help, run, keys...)
		quiet()
	})
	if whole {
		do("next-applicant", "next", "Go to the next applicant", func() tea.Cmd { s.list.Step(1); return nil }, "right", "n")
		do("previous-applicant", "before", "Go to the applicant before", func() tea.Cmd { s.list.Step(-1); return nil }, "left")
		quiet()
	} else if len(s.roster.rows) > 0 {
		do("filter-applicants", "filter", "Show only those who have certain words in their application or status", func() tea.Cmd { s.list.Filter.Begin(); return nil }, "/")
	}
	return out
}

// personActions are what can be done with an applicant.
func (s *screen) personActions(p *cohort.Applicant, do func(id, name, help string, run func() tea.Cmd, keys ...string)) {
	name := p.Name.Safe()
	row, _ := s.roster.row(p.ID)
	open := func(d shell.Dialog) tea.Cmd { s.sh.Open(d); return nil }
	do("edit-application", "edit", "Edit the application of "+name, func() tea.Cmd { return open(editPick(s.sh, p)) }, "e")
	switch {
	case p.Withdrawn:
		do("return", "take back", "Take "+name+" back into the matching", func() tea.Cmd { return open(returnForm(s.sh, p)) }, "d")
	case row.fixed(): // the store refuses, so that no reason is asked for
		do("withdraw", "withdraw", withdrawHelp(name), func() tea.Cmd { return s.sh.Desk.Commit(&cohort.Withdraw{Person: p.ID}) }, "d")
	default:
		do("withdraw", "withdraw", withdrawHelp(name), func() tea.Cmd { return open(withdrawForm(s.sh, p)) }, "d")
	}
	if mayAdmit(s.sh.State().Programme, p) {
		do("admit", "admit", "Admit "+name+" although late or not eligible, with a reason", func() tea.Cmd { return open(admitForm(s.sh, p)) }, "m")
	}
	if row.paired() {
		do("go-to-pair", "their pair", "Go to the pair of "+name, func() tea.Cmd { s.sh.GoTo(shell.MatchesTab, p.ID); return nil }, "o")
	}
}

func withdrawHelp(name string) string {
	return "Withdraw " + name + " from the matching; the application stays"
}

// add asks for a new applicant, who is pointed at once they are there.
func (s *screen) add() tea.Cmd {
	s.sh.Open(addForm(s.sh, func(key string) { s.added = key }))
	return nil
}

// sort goes on to the next order.
func (s *screen) sort() tea.Cmd {
	s.order = s.order.next(s.sh.State().Programme)
	s.arrange()
	return nil
}

// stageActions are the keys that move people from stage to stage: whoever is under the cursor, or all that are marked.
func (s *screen) stageActions(p *cohort.Applicant, do func(id, name, help string, run func() tea.Cmd, keys ...string)) {
	who, whom := s.markedOrder(), "all who are marked"
	if len(who) == 0 {
		who, whom = []matching.ID{p.ID}, p.Name.Safe()
	}
	if len(s.marked) > 0 || !p.Withdrawn {
		do("move", "move", "Move "+whom+" to a stage, seeing first how well its people can be paired", func() tea.Cmd {
			return openMove(s.sh, who, func() { clear(s.marked) })
		}, "t")
	}
	if s.page.Opened() {
		return
	}
	name, help := "mark", "Mark "+p.Name.Safe()+", to move all who are marked together"
	if s.marked[p.ID] {
		name, help = "unmark", "Take the mark of "+p.Name.Safe()+" away"
	}
	do("mark", name, help, func() tea.Cmd {
		s.toggle(p.ID)
		s.list.Step(1)
		return nil
	}, "space")
	do("mark-all", "mark all", "Mark all who are shown, or take all marks away", func() tea.Cmd { s.toggleAll(); return nil }, "A")
}

// toggle marks somebody, or takes the mark away. Who has withdrawn stands nowhere, and cannot be marked.
func (s *screen) toggle(id matching.ID) {
	if s.marked[id] {
		delete(s.marked, id)
	} else if a, ok := s.sh.State().Person(id); ok && !a.Withdrawn {
		s.marked[id] = true
	}
}

// toggleAll marks all who are shown, or takes every mark away where all of them have one.
func (s *screen) toggleAll() {
	shown, _ := s.list.Rows(s.list.Filter.Words())
	all := true
	for _, id := range shown {
		a, ok := s.sh.State().Person(id)
		all = all && (!ok || a.Withdrawn || s.marked[id])
	}
	if all {
		clear(s.marked)
		return
	}
	for _, id := range shown {
		if !s.marked[id] {
			s.toggle(id)
		}
	}
}

// markedOrder is who is marked, in the order of the list.
func (s *screen) markedOrder() []matching.ID {
	var ids []matching.ID
	for _, i := range s.roster.order {
		if id := s.roster.rows[i].id; s.marked[id] {
			ids = append(ids, id)
		}
	}
	return ids
}
