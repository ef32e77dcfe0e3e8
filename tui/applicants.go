package tui

import (
	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/store/cohort"
	"crosswalk/store/form"
	"crosswalk/tui/table"
)

// applicantsScreen is everybody who applied, and beside them the whole application of the selected one.
type applicantsScreen struct {
	sh     *shell
	rows   applicantRows
	all    []int // the rows' places before filtering
	order  applicantOrder
	filter filter
	table  *table.Model[matching.ID]
	whole  bool     // the detail has the screen to itself
	scroll scroller // of the detail then
	added  string   // key of somebody just added by hand, to be selected once they are there
	w, h   int      // the screen's size when it was drawn last
	detail applicationCache
}

func newApplicants(sh *shell) screen {
	return &applicantsScreen{sh: sh, filter: newFilter(sh), table: table.New[matching.ID](nil)}
}

func (a *applicantsScreen) take() {
	if a.rows.state == a.sh.state {
		return
	}
	a.rows.take(a.sh.state)
	a.all = a.rows.sorted(a.order)
	a.columns()
	a.show()
	if a.added != "" {
		if p, ok := a.sh.state.ByEmail(a.added); ok {
			a.added = ""
			a.point(p.ID)
		}
	}
	if len(a.all) == 0 {
		a.whole = false
	}
}

// show gives the table the rows that the filter leaves.
func (a *applicantsScreen) show() {
	before, _ := a.table.Selected()
	a.table.SetRows(a.rows.filtered(a.all, a.filter.words()))
	a.moved(before)
}

// moved is called when another row may be selected than before.
func (a *applicantsScreen) moved(before matching.ID) {
	if now, _ := a.table.Selected(); now != before {
		a.scroll.top = 0
	}
}

// selected is the applicant under the cursor.
func (a *applicantsScreen) selected() (*cohort.Applicant, bool) {
	id, ok := a.table.Selected()
	if !ok {
		return nil, false
	}
	return a.sh.state.Person(id)
}

func (a *applicantsScreen) beside() bool { return a.w >= twoPanes }

// settle has the words gathered that a filter looks for.
func (a *applicantsScreen) settle(w, h int, shown bool) tea.Cmd {
	a.w, a.h = w, h
	if shown && (a.filter.open || a.filter.on()) {
		return a.rows.gather()
	}
	return nil
}

func (a *applicantsScreen) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case saidMsg:
		a.rows.keep(msg)
		if a.filter.on() {
			a.show()
		}
	case tea.PasteMsg:
		if a.filter.open {
			return a.filtering(msg)
		}
	case tea.MouseWheelMsg:
		if a.whole {
			a.scroll.wheel(msg)
		} else {
			a.step(wheel(msg))
		}
	case tea.KeyPressMsg:
		return a.key(msg)
	}
	return nil
}

func (a *applicantsScreen) key(msg tea.KeyPressMsg) tea.Cmd {
	switch {
	case a.filter.open:
		return a.filtering(msg)
	case a.whole:
		a.scroll.key(msg.String())
	default:
		before, _ := a.table.Selected()
		a.table.Update(msg)
		a.moved(before)
	}
	return nil
}

func (a *applicantsScreen) filtering(msg tea.Msg) tea.Cmd {
	changed, cmd := a.filter.update(msg)
	if changed {
		a.show()
		if len(a.filter.words()) > 0 {
			a.table.Top()
			a.scroll.top = 0
		}
	}
	return cmd
}

// step goes to the row beside the selected one.
func (a *applicantsScreen) step(by int) {
	before, _ := a.table.Selected()
	a.table.Move(by)
	a.moved(before)
}

// click selects the row that was pressed, and opens the one that was selected already.
func (a *applicantsScreen) click(x, y int) tea.Cmd {
	if a.whole || y < applicantsHead || a.beside() && x >= a.listWidth() {
		return nil
	}
	id, ok := a.table.RowAt(y - applicantsHead)
	if !ok {
		return nil
	}
	before, _ := a.table.Selected()
	if id == before {
		a.openDetail()
		return nil
	}
	a.table.Select(id)
	a.moved(before)
	return nil
}

func (a *applicantsScreen) openDetail() { a.whole, a.scroll.top = true, 0 }

func (a *applicantsScreen) typing() bool { return a.filter.open }

// point selects the first of people, without the filter if that hides them.
func (a *applicantsScreen) point(who ...matching.ID) bool {
	id := who[0]
	if _, ok := a.rows.row(id); !ok {
		return false
	}
	if !a.table.Select(id) {
		a.filter.clear()
		a.show()
		a.table.Select(id)
	}
	a.scroll.top = 0
	return true
}

func (a *applicantsScreen) back() bool {
	if a.whole {
		a.whole = false
		return true
	}
	if a.filter.clear() {
		a.show()
		return true
	}
	return false
}

// sort goes on to the next order.
func (a *applicantsScreen) sort() tea.Cmd {
	a.order = (a.order + 1) % applicantOrders
	if _, ok := affiliation(a.sh.state.Programme); !ok && a.order == applicantsByAffiliation {
		a.order++
	}
	a.all = a.rows.sorted(a.order)
	a.columns()
	a.show()
	return nil
}

func (a *applicantsScreen) actions() []action {
	var out []action
	do := func(id, name, help string, run func() tea.Cmd, keys ...string) {
		out = append(out, action{id: id, keys: keys, name: name, help: help, run: run})
	}
	quiet := func() { out[len(out)-1].quiet = true }
	p, any := a.selected()
	if any && !a.whole {
		do("open-application", "open", "Show the whole application of "+p.Name.Safe(), func() tea.Cmd { a.openDetail(); return nil }, "enter")
		if a.beside() {
			quiet()
		}
	}
	do("import", "import", "Import a form export (CSV); a preview comes first", func() tea.Cmd { return startImport(a.sh, "", form.Options{}) }, "i")
	do("add-applicant", "add", "Add somebody by hand", a.add, "a")
	if any {
		a.personActions(p, do)
	}
	if any && !a.whole {
		do("sort-applicants", "sort", "Sort by name, organisation, status or time of submission", a.sort, "s")
	}
	if a.whole {
		do("next-applicant", "next", "Go to the next applicant", func() tea.Cmd { a.step(1); return nil }, "right", "n")
		do("previous-applicant", "before", "Go to the applicant before", func() tea.Cmd { a.step(-1); return nil }, "left")
		quiet()
	} else if len(a.all) > 0 {
		do("filter-applicants", "filter", "Show only those who have certain words in their application or status", func() tea.Cmd { a.filter.begin(); return nil }, "/")
	}
	return out
}

// personActions are what can be done with the selected applicant.
func (a *applicantsScreen) personActions(p *cohort.Applicant, do func(id, name, help string, run func() tea.Cmd, keys ...string)) {
	name := p.Name.Safe()
	do("edit-application", "edit", "Edit the application of "+name, a.edit, "e")
	if p.Withdrawn {
		do("return", "take back", "Take "+name+" back into the matching", a.withdraw, "d")
	} else {
		do("withdraw", "withdraw", "Withdraw "+name+" from the matching; the application stays", a.withdraw, "d")
	}
	if mayAdmit(p) {
		do("admit", "admit", "Admit "+name+" although late or not eligible, with a reason", a.admit, "m")
	}
	if row, _ := a.rows.row(p.ID); row.paired() {
		do("go-to-pair", "their pair", "Go to the pair of "+name, func() tea.Cmd { a.sh.goTo(matchesTab, p.ID); return nil }, "o")
	}
}
