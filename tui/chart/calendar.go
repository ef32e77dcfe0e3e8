package chart

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// The symbols of a calendar line, each one cell wide in every terminal. Each means what it means
// without its colour too.
const (
	Done    = '●' // a milestone that was reached
	ToCome  = '○' // one that lies ahead
	Due     = '◆' // one to be reached about now
	Overdue = '✗' // one whose day has passed
	Skipped = '·' // one that was left out
	Ended   = '◇' // the end
	Visited = '▪' // a visit
	Paused  = '░' // time that does not count
)

// Calendar is the scale of a stretch of days on a line of cells: the first cell is day 0, the last one
// day Days. Several days share a cell where there are more days than cells.
type Calendar struct {
	Width int // cells
	Days  int // the last day, counted from day 0
	Today int // negative, or beyond Days: today is not on the calendar
	// Before and After say that there is more in time than the calendar shows.
	Before, After bool
}

// Mark is a symbol on a day.
type Mark struct {
	Day      int
	Rune     rune // one cell wide
	Style    lipgloss.Style
	Priority int // the highest is drawn where two share a cell; among equals the later in the list
}

// Fill is a stretch of days, From and To included, drawn in place of the base line and beneath marks.
type Fill struct {
	From, To int
	Rune     rune // one cell wide
	Style    lipgloss.Style
}

// Track is what a calendar line shows.
type Track struct {
	From, To int // the days that the base line runs from and to
	Fills    []Fill
	Marks    []Mark
}

// CalendarStyles are the styles of the parts that are always there.
type CalendarStyles struct {
	Line, Today lipgloss.Style
}

// Label is a text on a day.
type Label struct {
	Day  int
	Text string
}

// Cell is the cell of a day, and whether the day is on the calendar.
func (c Calendar) Cell(day int) (int, bool) {
	if c.Width <= 0 || day < 0 || day > c.Days {
		return 0, false
	}
	if c.Days <= 0 {
		return 0, true
	}
	return (day*(c.Width-1) + c.Days/2) / c.Days, true
}

// Day is a day of a cell, the middle one of those that share it.
func (c Calendar) Day(cell int) int {
	if c.Width <= 1 {
		return 0
	}
	cell = min(max(cell, 0), c.Width-1)
	return (cell*c.Days + (c.Width-1)/2) / (c.Width - 1)
}

// slot is one cell: what stands there and which of the line's styles it has.
type slot struct {
	r        rune
	style    int
	priority int
	marked   bool
}

const (
	styleLine = iota
	styleToday
)

// Line is one exchange on the calendar, exactly Width cells: the base line, on it the fills, today, and
// on all of them the marks. What lies off the calendar is not drawn; of a fill or a base line, the part
// that is on it.
func (c Calendar) Line(t Track, styles CalendarStyles) string {
	if c.Width <= 0 {
		return ""
	}
	slots := make([]slot, c.Width)
	for i := range slots {
		slots[i].r = ' '
	}
	palette := []lipgloss.Style{styles.Line, styles.Today}
	c.fill(slots, Fill{From: t.From, To: t.To, Rune: '─'}, styleLine)
	for _, f := range t.Fills {
		c.fill(slots, f, len(palette))
		palette = append(palette, f.Style)
	}
	if x, ok := c.Cell(c.Today); ok {
		r := '│'
		if slots[x].r == '─' {
			r = '┼'
		}
		slots[x] = slot{r: r, style: styleToday}
	}
	for _, m := range t.Marks {
		x, ok := c.Cell(m.Day)
		if !ok || slots[x].marked && slots[x].priority > m.Priority {
			continue
		}
		slots[x] = slot{r: m.Rune, style: len(palette), priority: m.Priority, marked: true}
		palette = append(palette, m.Style)
	}
	return paintSlots(slots, palette)
}

func (c Calendar) fill(slots []slot, f Fill, style int) {
	if f.To < f.From || f.To < 0 || f.From > c.Days {
		return
	}
	from, _ := c.Cell(max(f.From, 0))
	to, _ := c.Cell(min(f.To, max(c.Days, 0)))
	for x := from; x <= to; x++ {
		slots[x] = slot{r: f.Rune, style: style}
	}
}

// paintSlots writes the slots, those side by side in one style together.
func paintSlots(slots []slot, palette []lipgloss.Style) string {
	open := make([]string, len(palette)) // each style's escape sequence, made once
	known := make([]bool, len(palette))
	var b strings.Builder
	for i, s := range slots {
		if !known[s.style] {
			open[s.style], known[s.style] = attributes(palette[s.style]), true
		}
		if i == 0 || slots[i-1].style != s.style {
			b.WriteString(open[s.style])
		}
		b.WriteRune(s.r)
		if (i+1 == len(slots) || slots[i+1].style != s.style) && open[s.style] != "" {
			b.WriteString(ansi.ResetStyle)
		}
	}
	return b.String()
}

// Months is the line of labels above the calendar, exactly Width cells: each begins on its day's cell,
// one cell at least from the one before. Where there is not room for all, every second is left, or every
// third and so on, so that they stand evenly; what would run over the end is left out.
func (c Calendar) Months(labels []Label) string {
	for every := 1; every < len(labels); every++ {
		for first := range every {
			if line, ok := c.everyLabel(labels[first:], every); ok {
				return line
			}
		}
	}
	line, _ := c.everyLabel(labels, max(1, len(labels)))
	return line
}

// everyLabel is the line of the first of labels and of each so many on; false if two of them are too near
// each other.
func (c Calendar) everyLabel(labels []Label, every int) (string, bool) {
	var b strings.Builder
	at, free, fits := 0, 0, true
	for i := 0; i < len(labels); i += every {
		x, ok := c.Cell(labels[i].Day)
		n := Width(labels[i].Text)
		if !ok || n == 0 || x+n > c.Width {
			continue
		}
		if x < free {
			fits = false
			continue
		}
		b.WriteString(blank(x-at) + labels[i].Text)
		at = x + n
		free = at + 1
	}
	return Fit(b.String(), c.Width), fits
}

// Ruler is a line of exactly Width cells that shows where the calendar begins and ends or goes on, and
// where today is, with the word where it has room.
func (c Calendar) Ruler(word string, styles CalendarStyles) string {
	if c.Width <= 0 {
		return ""
	}
	slots := make([]slot, c.Width)
	for i := range slots {
		slots[i].r = ' '
	}
	slots[0].r, slots[c.Width-1].r = '┊', '┊'
	if c.Before {
		slots[0].r = '‹'
	}
	if c.After {
		slots[c.Width-1].r = '›'
	}
	x, ok := c.Cell(c.Today)
	if !ok {
		return paintSlots(slots, []lipgloss.Style{styles.Line})
	}
	slots[x] = slot{r: '│', style: styleToday}
	n, plain := simple(word)
	from := x + 1
	if from+n >= c.Width {
		from = x - n
	}
	if plain && from > 0 && from+n < c.Width {
		for i, r := range []rune(word) {
			slots[from+i] = slot{r: r, style: styleToday}
		}
	}
	return paintSlots(slots, []lipgloss.Style{styles.Line, styles.Today})
}
