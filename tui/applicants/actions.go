package applicants

import (
	tea "charm.land/bubbletea/v2"

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
	do("import", "import", "Import a form export (CSV); a preview comes first", func() tea.Cmd { return importing.Start(s.sh, "", form.Options{}) }, "i")
	do("add-applicant", "add", "Add somebody by hand", s.add, "a")
	if any {
		s.personActions(p, do)
	}
	if any && !whole {
		do("sort-applicants", "sort", "Sort by name, organisation, status or time of submission", s.sort, "s")
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
