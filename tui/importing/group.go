package importing

import (
	tea "charm.land/bubbletea/v2"

	"crosswalk/tui/shell"
	"crosswalk/tui/table"
)

// group is one list of the preview beside that of what needs a look: people, or headings. Its rows go by numbers, by which its functions
// are asked; what is the same in a file that was read anew has the same number, so that the cursor stays.
type group struct {
	title   string // with how many there are: "46 new"
	rows    []int
	columns []table.Column
	cell    func(row, col int) string
	tone    func(row, col int) tone // nil: all is plain
	about   func(row int) []string  // the row in whole sentences
	look    bool                    // something in it wants a look
	// settle asks how a row is to be settled; nil: its rows are only to be read.
	settle func(row int) shell.Dialog
	// became is the row that takes the place of one that is gone; may be nil.
	became func(row int) int

	kind int // its place in kinds
}

// tone is how loud a cell is.
type tone int

const (
	plain tone = iota
	aside      // it stands back
	alarm      // it wants a look
)

// toneOf is how loud a cell of the group is. Numbers stand back.
func (g group) toneOf(row, col int) tone {
	if g.tone != nil {
		if t := g.tone(row, col); t != plain {
			return t
		}
	}
	if g.columns[col].Right {
		return aside
	}
	return plain
}

// asker is what it takes to have something settled about a file: where questions are asked, what was said about the file
// so far, to be added to, and the reading of the file with that.
type asker struct {
	sh    *shell.Shell
	said  *said
	mark  func() // remembers what was said until now, so that what follows can be taken back
	again func() tea.Cmd
}

// kinds are all kinds of group, in the order in which the preview has them.
var kinds = []struct {
	group func(*reading, asker) group
	rare  bool // it is there only if there is something in it
	early bool // it is there, too, of a file whose rows could not be read, for want of what is settled in it
}{
	{group: newPeople},
	{group: changedPeople},
	{group: vanishedPeople},
	{group: peopleBack, rare: true},
	{group: headingGroup, early: true},
}

// groupsOf is everything that was found in a file. What stands in their rows is made while they are drawn.
func groupsOf(r *reading, s asker) []group {
	var out []group
	for i, k := range kinds {
		if r.err != nil && !k.early {
			continue
		}
		g := k.group(r, s)
		if k.rare && len(g.rows) == 0 {
			continue
		}
		g.kind = i
		out = append(out, g)
	}
	return out
}

// numbered are the numbers of n rows.
func numbered(n int) []int {
	rows := make([]int, n)
	for i := range rows {
		rows[i] = i
	}
	return rows
}
