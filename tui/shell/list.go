package shell

import (
	tea "charm.land/bubbletea/v2"

	"crosswalk/tui/table"
)

// List is the rows of a screen: a table with a filter over it, and the detail of the row under the cursor
// beside it or in its place. It answers the keys that move and those typed into the filter, pastes, the
// mouse's wheel and its clicks; what rows there are and what a detail is, its screen says.
type List[K comparable] struct {
	Table  *table.Model[K]
	Filter Filter
	Detail Detail
	// Rows are the keys of the rows that have all of some folded words, in their order. ok is false while that
	// is not known: then the rows stay as they are.
	Rows func(words []string) (keys []K, ok bool)
	// Moved is called when another row may be under the cursor than before; may be nil.
	Moved func(before K)
	// Filtered is called when other words were typed into the filter, after the rows are there; may be nil.
	Filtered func()

	top, width int // where the table was drawn last: its first line, and how wide it was
}

// Detail is what is shown of the row under the cursor, when it has the keys or a click is meant for it.
type Detail interface {
	// Opened reports whether the detail has the keys.
	Opened() bool
	// Open gives it the keys, if there is anything to show.
	Open()
	// Close takes them away again; false if it had none.
	Close() bool
	// Key answers a key while the detail has the keys.
	Key(msg tea.KeyPressMsg) tea.Cmd
	// Holds reports whether a cell of the screen is the detail's.
	Holds(x, y int) bool
	// Scroll moves the detail by lines.
	Scroll(lines int)
	// Click tells which of its cells was pressed.
	Click(x, y int) tea.Cmd
}

// NewList makes a list without rows. Without a detail, nil, a row has nothing to open.
func NewList[K comparable](sh *Shell, columns []table.Column, detail Detail, rows func(words []string) ([]K, bool)) *List[K] {
	if detail == nil {
		detail = nothing{}
	}
	return &List[K]{Table: table.New[K](columns), Filter: NewFilter(sh), Detail: detail, Rows: rows}
}

// Place says where the table was drawn: on which line of the screen it begins, and how many cells wide.
func (l *List[K]) Place(top, width int) { l.top, l.width = top, width }

// Selected is the key of the row under the cursor; false without rows.
func (l *List[K]) Selected() (K, bool) { return l.Table.Selected() }

// Fill gives the table the rows that the filter leaves.
func (l *List[K]) Fill() {
	keys, ok := l.Rows(l.Filter.Words())
	if !ok {
		return
	}
	before, _ := l.Table.Selected()
	l.Table.SetRows(keys)
	l.moved(before)
}

func (l *List[K]) moved(before K) {
	if l.Moved != nil {
		l.Moved(before)
	}
}

// Update answers a key that no action took, a paste or the wheel.
func (l *List[K]) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		switch {
		case l.Filter.Open:
			return l.filtering(msg)
		case l.Detail.Opened():
			return l.Detail.Key(msg)
		}
		l.Key(msg)
	case tea.PasteMsg:
		if l.Filter.Open {
			return l.filtering(msg)
		}
	case tea.MouseWheelMsg:
		if l.Detail.Holds(msg.X, msg.Y) {
			l.Detail.Scroll(WheelSteps(msg))
			return nil
		}
		l.Step(WheelSteps(msg))
	}
	return nil
}

// Key moves the cursor and reports whether the key is one of those that do.
func (l *List[K]) Key(msg tea.KeyPressMsg) bool {
	before, _ := l.Table.Selected()
	if !l.Table.Update(msg) {
		return false
	}
	l.moved(before)
	return true
}

func (l *List[K]) filtering(msg tea.Msg) tea.Cmd {
	changed, cmd := l.Filter.Update(msg)
	if changed {
		l.Fill()
		if l.Filtered != nil {
			l.Filtered()
		}
	}
	return cmd
}

// Step goes so many rows on.
func (l *List[K]) Step(by int) {
	before, _ := l.Table.Selected()
	l.Table.Move(by)
	l.moved(before)
}

// Click selects the row that was pressed and opens the detail of the one that was selected already; a press
// on the detail is for the detail.
func (l *List[K]) Click(x, y int) tea.Cmd {
	if l.Detail.Holds(x, y) {
		return l.Detail.Click(x, y)
	}
	if y < l.top || x >= l.width {
		return nil
	}
	key, ok := l.Table.RowAt(y - l.top)
	if !ok {
		return nil
	}
	before, _ := l.Table.Selected()
	if key == before && !l.Detail.Opened() {
		l.Detail.Open()
		return nil
	}
	l.Detail.Close()
	l.Table.Select(key)
	l.moved(before)
	return nil
}

// Select puts the cursor on a row, without the filter if that hides it; false if there is no such row.
func (l *List[K]) Select(key K) bool {
	before, _ := l.Table.Selected()
	found := l.Table.Select(key)
	if !found && l.Filter.Clear() {
		l.Fill()
		found = l.Table.Select(key)
	}
	l.moved(before)
	return found
}

// Typing reports whether keys are letters of the filter now.
func (l *List[K]) Typing() bool { return l.Filter.Open }

// Back closes the detail, or else clears the filter; false if there is neither.
func (l *List[K]) Back() bool {
	if l.Detail.Close() {
		return true
	}
	if l.Filter.Clear() {
		l.Fill()
		return true
	}
	return false
}

// nothing is the detail of a list whose rows have none.
type nothing struct{}

func (nothing) Opened() bool                { return false }
func (nothing) Open()                       {}
func (nothing) Close() bool                 { return false }
func (nothing) Key(tea.KeyPressMsg) tea.Cmd { return nil }
func (nothing) Holds(int, int) bool         { return false }
func (nothing) Scroll(int)                  {}
func (nothing) Click(int, int) tea.Cmd      { return nil }
