package shell

import (
	"slices"
	"testing"

	tea "charm.land/bubbletea/v2"

	"crosswalk/tui/table"
	"crosswalk/tui/theme"
)

// aList is a list of names, 5 lines high from line 1 on, 20 cells wide.
func aList(names ...string) (*List[string], *Page) {
	page := &Page{}
	l := NewList(&Shell{Theme: theme.NoColour.Theme(0, true)}, []table.Column{{Title: "name", Flex: 1}}, page, func(words []string) ([]string, bool) {
		return slices.DeleteFunc(slices.Clone(names), func(n string) bool { return !HasWords(words, n) }), true
	})
	l.Fill()
	l.Table.SetSize(20, 5)
	l.Table.Lines(func(key string, _, _ int) table.Cell { return table.Cell{Text: key} }, table.Styles{})
	l.Place(1, 20)
	return l, page
}

func key(s string) tea.KeyPressMsg { return tea.KeyPressMsg{Code: []rune(s)[0], Text: s} }

func at(t *testing.T, l *List[string], want string) {
	t.Helper()
	if got, _ := l.Selected(); got != want {
		t.Fatalf("the cursor is on %q, want %q", got, want)
	}
}

func TestListMovesFiltersAndOpens(t *testing.T) {
	l, page := aList("amara", "dele", "tom")
	moved := 0
	l.Moved = func(string) { moved++ }
	l.Update(key("j"))
	at(t, l, "dele")
	l.Update(tea.MouseWheelMsg{Button: tea.MouseWheelDown, X: 2, Y: 2})
	at(t, l, "tom")
	if moved != 2 {
		t.Fatalf("told of %d moves, want 2", moved)
	}

	// The filter leaves some rows, and going to one that it hides takes it away.
	l.Filter.Begin()
	for _, r := range "am" {
		l.Update(key(string(r)))
	}
	if !l.Typing() || l.Table.Len() != 1 {
		t.Fatalf("%d rows while filtering", l.Table.Len())
	}
	if !l.Select("dele") || l.Filter.On() {
		t.Fatal("the row that the filter hides was not gone to")
	}
	at(t, l, "dele")

	// A press selects, a second one opens, and the page then has the keys and the wheel.
	const tom = 1 + 1 + 2 // below the line above the table, its heading, and two names
	l.Click(3, tom)
	at(t, l, "tom")
	l.Click(3, tom)
	if !page.Whole {
		t.Fatal("the detail is not open")
	}
	l.Update(key("k"))
	l.Update(tea.MouseWheelMsg{Button: tea.MouseWheelUp, X: 2, Y: 2})
	at(t, l, "tom")
	if !l.Back() || page.Whole || l.Back() {
		t.Fatal("back does not close the detail, once")
	}
}

// While it is not known which rows there are, those that are there stay.
func TestListKeepsRowsUntilOthersAreKnown(t *testing.T) {
	l, _ := aList("amara", "dele")
	l.Rows = func([]string) ([]string, bool) { return nil, false }
	l.Fill()
	if l.Table.Len() != 2 {
		t.Fatalf("%d rows, want those that were there", l.Table.Len())
	}
}
