// Package table is a list of rows with a cursor that follows a key: sort, filter or reload the rows and
// the same one stays selected, on the same line of the screen where that can be. Only the rows in sight
// are asked for and drawn, so that a hundred thousand cost what forty do.
//
// A [Model] holds the keys in the order shown, the cursor and the window; what is in the rows it asks
// for while drawing. It needs no program around it and makes no messages. It cuts and paints its cells by
// package chart, whose lines have exact widths.
package table

import "slices"

// Model is one table. Its methods are not safe for use by several goroutines.
type Model[K comparable] struct {
	columns []Column
	spans   []span           // of the columns, for the current width
	mark    func(key K) Cell // nil: no signs
	heads   func(key K) bool // rows that head those below them; nil: none do

	keys          []K
	cursor        int // index of the selected row; 0 when there is none
	selected      K   // its key, kept while there are no rows at all
	known         bool
	offset        int // index of the first row in sight
	width, height int
}

// New is a table without rows and without a size.
func New[K comparable](columns []Column) *Model[K] {
	m := &Model[K]{}
	m.SetColumns(columns)
	return m
}

// SetColumns replaces the columns.
func (m *Model[K]) SetColumns(columns []Column) {
	m.columns = slices.Clone(columns)
	m.arrange()
}

// SetTitle replaces the heading of column col.
func (m *Model[K]) SetTitle(col int, title string) {
	m.columns[col].Title = title
	m.arrange()
}

// SetMarks makes room for a sign before each row, one cell of text, and asks mark for it; rows without a
// sign have an empty one. With nil the room goes.
func (m *Model[K]) SetMarks(mark func(key K) Cell) {
	m.mark = mark
	m.arrange()
}

// SetHeads says which rows head those below them: one stays in sight as long as the cursor is right below it. Nil: none do.
func (m *Model[K]) SetHeads(heads func(key K) bool) { m.heads = heads }

// SetSize gives the table a size in cells, its heading included.
func (m *Model[K]) SetSize(w, h int) {
	m.width, m.height = max(w, 0), max(h, 0)
	m.arrange()
}

// arrange lays the columns out and keeps the cursor in sight.
func (m *Model[K]) arrange() {
	m.spans = layout(m.columns, m.width-m.gutter()-scrollbar)
	m.scroll()
}

// SetRows gives the table its rows in the order shown. The row that was selected stays selected and, if
// it can, on its line of the screen; if it is gone, the row at its place is selected. The table keeps
// keys and the caller must not change it. Keys are distinct; of several alike the first is found.
// It takes time in proportion to the number of rows.
func (m *Model[K]) SetRows(keys []K) {
	line := m.cursor - m.offset
	m.keys = keys
	if !m.known {
		m.offset, m.cursor = 0, 0
		m.point(0)
		return
	}
	at := m.cursor
	if at >= len(keys) || keys[at] != m.selected {
		if i := slices.Index(keys, m.selected); i >= 0 {
			at = i
		}
	}
	m.cursor = max(min(at, len(keys)-1), 0)
	m.offset = m.cursor - line
	m.point(m.cursor)
}

// point selects the row at index i, or the nearest there is.
func (m *Model[K]) point(i int) {
	m.cursor = max(min(i, len(m.keys)-1), 0)
	if len(m.keys) > 0 {
		m.selected, m.known = m.keys[m.cursor], true
	}
	m.scroll()
}

// scroll brings the cursor into sight and fills the window.
func (m *Model[K]) scroll() {
	h := max(m.body(), 1)
	m.offset = min(m.offset, m.cursor)
	m.offset = max(m.offset, m.cursor-h+1)
	if m.heads != nil && m.offset == m.cursor && m.cursor > 0 && h > 1 && m.heads(m.keys[m.cursor-1]) {
		m.offset--
	}
	m.offset = max(min(m.offset, len(m.keys)-h), 0)
}

// Len is the number of rows.
func (m *Model[K]) Len() int { return len(m.keys) }

// Selected is the key under the cursor; there is none only without rows.
func (m *Model[K]) Selected() (K, bool) {
	if len(m.keys) == 0 {
		var none K
		return none, false
	}
	return m.selected, true
}

// Select moves the cursor to key and reports whether the table has it. It takes time in proportion to
// the number of rows.
func (m *Model[K]) Select(key K) bool {
	i := slices.Index(m.keys, key)
	if i < 0 {
		return false
	}
	m.point(i)
	return true
}

// SelectIndex moves the cursor to the row at index i, or to the nearest there is.
func (m *Model[K]) SelectIndex(i int) { m.point(i) }

// Index is the place of the cursor among the rows, 0 without rows.
func (m *Model[K]) Index() int { return m.cursor }

// Offset is the index of the first row in sight.
func (m *Model[K]) Offset() int { return m.offset }

// VisibleRange is the rows in sight: from the first up to, not including, the last.
func (m *Model[K]) VisibleRange() (from, to int) {
	return m.offset, min(m.offset+m.body(), len(m.keys))
}

// Move moves the cursor by delta rows, at most to either end.
func (m *Model[K]) Move(delta int) { m.point(m.cursor + delta) }

// Top moves the cursor to the first row.
func (m *Model[K]) Top() { m.point(0) }

// Bottom moves the cursor to the last row.
func (m *Model[K]) Bottom() { m.point(len(m.keys) - 1) }

// PageDown moves the cursor by as many rows as are in sight.
func (m *Model[K]) PageDown() { m.page(max(m.body(), 1)) }

// PageUp moves the cursor back by as many rows as are in sight.
func (m *Model[K]) PageUp() { m.page(-max(m.body(), 1)) }

// page moves window and cursor together, so that the cursor keeps its line.
func (m *Model[K]) page(delta int) {
	m.offset = max(min(m.offset+delta, len(m.keys)-m.body()), 0)
	m.point(m.cursor + delta)
}

// RowAt is the key of the row drawn on line y, counted from the table's own first line.
func (m *Model[K]) RowAt(y int) (K, bool) {
	var none K
	y -= m.header()
	if y < 0 || y >= m.body() || m.offset+y >= len(m.keys) {
		return none, false
	}
	return m.keys[m.offset+y], true
}

// CursorLine is the line of the selected row, counted from the table's own first line.
func (m *Model[K]) CursorLine() int { return m.header() + m.cursor - m.offset }

// ColumnAt is the column drawn at cell x, counted from the table's own left edge.
func (m *Model[K]) ColumnAt(x int) (int, bool) {
	x -= m.gutter()
	for col, s := range m.spans {
		if s.width > 0 && x >= s.x && x < s.x+s.width {
			return col, true
		}
	}
	return 0, false
}

// ColumnWidth is how many cells column col has at present, 0 when there is no room for it.
func (m *Model[K]) ColumnWidth(col int) int { return m.spans[col].width }

// ColumnStart is the cell, counted from the table's left edge, at which column col begins.
func (m *Model[K]) ColumnStart(col int) int { return m.gutter() + m.spans[col].x }

// header is the number of lines above the rows: one, unless no column has a title or only one line is
// there.
func (m *Model[K]) header() int {
	if m.height < 2 {
		return 0
	}
	for _, c := range m.columns {
		if c.Title != "" {
			return 1
		}
	}
	return 0
}

// body is the number of lines for rows.
func (m *Model[K]) body() int { return m.height - m.header() }
