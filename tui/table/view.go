package table

import (
	"strings"

	"charm.land/lipgloss/v2"

	"crosswalk/tui/chart"
)

// Cell is what stands in one column of one row: one line, cleaned text. Text that has styles of its own
// goes with an empty Style.
type Cell struct {
	Text  string
	Style lipgloss.Style
	Wide  bool // it goes on over the columns behind it in which nothing stands
}

// Styles are the styles of what the table draws itself.
type Styles struct {
	Header   lipgloss.Style
	Selected lipgloss.Style // the whole row under the cursor
	Scroll   lipgloss.Style // the scroll bar's thumb at the right edge
}

const (
	pointer   = "▸" // before the selected row
	scrollbar = 1   // cells at the right edge
)

// gutter is the width before the first column: the pointer, the mark if there are marks, a space.
func (m *Model[K]) gutter() int {
	if m.mark != nil {
		return 3
	}
	return 2
}

// Lines draws the table as lines, exactly as many and as wide as its size says. For each cell in sight
// it asks content, giving the cell's width.
//
// The selected row is drawn in one style from edge to edge, with a pointer before it. The last cell of
// each line is the scroll bar's, blank while all rows are in sight.
func (m *Model[K]) Lines(content func(key K, col, width int) Cell, styles Styles) []string {
	if m.height <= 0 || m.width <= 0 {
		return nil
	}
	lines := make([]string, 0, m.height)
	if m.header() > 0 {
		lines = append(lines, m.headLine(styles.Header))
	}
	thumb := chart.Paint(styles.Scroll, "┃")
	first, size := m.thumb()
	var b strings.Builder
	for y := range m.body() {
		b.Reset()
		i := m.offset + y
		switch {
		case i >= len(m.keys):
			b.WriteString(blank(m.width - scrollbar))
		case i == m.cursor:
			b.WriteString(chart.Paint(styles.Selected, m.selectedRow(m.keys[i], content)))
		default:
			m.row(&b, m.keys[i], content)
		}
		if y >= first && y < first+size {
			b.WriteString(thumb)
		} else {
			b.WriteString(" ") // no track: it would stand beside the line between two panes
		}
		lines = append(lines, b.String())
	}
	return lines
}

// View is [Model.Lines] as one string.
func (m *Model[K]) View(content func(key K, col, width int) Cell, styles Styles) string {
	return strings.Join(m.Lines(content, styles), "\n")
}

func (m *Model[K]) headLine(style lipgloss.Style) string {
	var b strings.Builder
	at := 0
	for col, s := range m.spans {
		if s.width > 0 {
			b.WriteString(blank(s.x - at))
			b.WriteString(fit(m.columns[col].Title, s.width, m.columns[col].Right))
			at = s.x + s.width
		}
	}
	line := blank(m.gutter()) + b.String()
	return fit(chart.Paint(style, line), m.width, false)
}

// row writes a row that is not selected, each cell in its style.
func (m *Model[K]) row(b *strings.Builder, key K, content func(key K, col, width int) Cell) {
	used := m.gutter()
	if used > m.width-scrollbar {
		b.WriteString(blank(m.width - scrollbar))
		return
	}
	b.WriteString(" ")
	if m.mark != nil {
		mark := m.mark(key)
		b.WriteString(chart.Paint(mark.Style, fit(mark.Text, 1, false)))
	}
	b.WriteString(" ")
	at := 0
	for col, s := range m.spans {
		if s.width == 0 || s.x < at {
			continue
		}
		b.WriteString(blank(s.x - at))
		c := content(key, col, s.width)
		if c.Wide {
			s.width = m.wide(key, col, content)
		}
		text, n := chart.Cut(c.Text, s.width)
		if m.columns[col].Right {
			b.WriteString(blank(s.width - n))
		}
		b.WriteString(chart.Paint(c.Style, text))
		if !m.columns[col].Right {
			b.WriteString(blank(s.width - n))
		}
		at = s.x + s.width
	}
	b.WriteString(blank(m.width - scrollbar - used - at))
}

// wide is the width of a cell that goes on over the columns behind it in which nothing stands.
func (m *Model[K]) wide(key K, col int, content func(key K, col, width int) Cell) int {
	end := m.spans[col].x + m.spans[col].width
	for next, s := range m.spans[col+1:] {
		if s.width > 0 && content(key, col+1+next, s.width).Text != "" {
			break
		}
		if s.width > 0 {
			end = s.x + s.width
		}
	}
	return end - m.spans[col].x
}

// selectedRow is the text of the selected row without the styles of its cells.
func (m *Model[K]) selectedRow(key K, content func(key K, col, width int) Cell) string {
	var b strings.Builder
	b.WriteString(pointer)
	if m.mark != nil {
		b.WriteString(fit(plain(m.mark(key).Text), 1, false))
	}
	b.WriteString(" ")
	at := 0
	for col, s := range m.spans {
		if s.width == 0 || s.x < at {
			continue
		}
		b.WriteString(blank(s.x - at))
		c := content(key, col, s.width)
		if c.Wide {
			s.width = m.wide(key, col, content)
		}
		b.WriteString(fit(plain(c.Text), s.width, m.columns[col].Right))
		at = s.x + s.width
	}
	return fit(b.String(), m.width-scrollbar, false)
}

// thumb is the place and the size of the scroll bar's thumb among the lines of rows; size 0 when all
// rows are in sight. It touches an end only when the window does.
func (m *Model[K]) thumb() (first, size int) {
	h, n := m.body(), len(m.keys)
	if n <= h || h < 1 {
		return 0, 0
	}
	size = max(h*h/n, 1)
	if h == 1 {
		return 0, size
	}
	size = min(size, h-1)
	last := h - size // the thumb's place at the end
	first = m.offset * last / (n - h)
	switch {
	case m.offset == 0:
		return 0, size
	case m.offset == n-h:
		return last, size
	}
	if last >= 2 {
		first = min(max(first, 1), last-1)
	}
	return first, size
}
