package table

// Column is one column. One with a Width has just that many cells; the others share what is left by
// their Flex, none less than its Min.
type Column struct {
	Title string
	Width int  // fixed
	Min   int  // least width of a flexible column; 1 when it is not given
	Flex  int  // share of the rest; a column with neither Width nor Flex has its Min
	Right bool // numbers: at the right of the column, the title too
	Drop  int  // 0: always there; else left out when the table is too narrow, the highest first
}

func (c Column) least() int {
	if c.Width > 0 {
		return c.Width
	}
	return max(c.Min, 1)
}

func (c Column) flexible() bool { return c.Width <= 0 && c.Flex > 0 }

// span is the place of a column: x counts from the first column's cell, width 0 is a column left out.
type span struct{ x, width int }

const gap = 1 // cells between two columns

// layout shares avail cells among the columns.
func layout(columns []Column, avail int) []span {
	spans := make([]span, len(columns))
	shown := make([]bool, len(columns))
	for i := range columns {
		shown[i] = true
	}
	for need(columns, shown) > avail {
		drop := -1
		for i, c := range columns {
			if shown[i] && c.Drop > 0 && (drop < 0 || c.Drop >= columns[drop].Drop) {
				drop = i
			}
		}
		if drop < 0 {
			break
		}
		shown[drop] = false
	}
	widths := share(columns, shown, avail)
	x := 0
	for i := range columns {
		if !shown[i] || x >= avail {
			continue
		}
		w := min(widths[i], avail-x)
		spans[i] = span{x, w}
		x += w + gap
	}
	return spans
}

// need is the least width of the columns shown.
func need(columns []Column, shown []bool) int {
	total := -gap
	for i, c := range columns {
		if shown[i] {
			total += c.least() + gap
		}
	}
	return total
}

// share gives every column its least width and the flexible ones the rest: each in proportion to its
// Flex, but those that would get less than their least keep that and leave the sharing.
func share(columns []Column, shown []bool, avail int) []int {
	widths := make([]int, len(columns))
	open := make([]bool, len(columns))
	for i, c := range columns {
		if shown[i] {
			widths[i], open[i] = c.least(), c.flexible()
		}
	}
	spare := avail - need(columns, shown)
	if spare <= 0 {
		return widths
	}
	for {
		room, flex := spare, 0
		for i, c := range columns {
			if open[i] {
				room += c.least()
				flex += c.Flex
			}
		}
		if flex == 0 {
			return widths
		}
		again := false
		for i, c := range columns {
			if open[i] && room*c.Flex/flex < c.least() {
				open[i], again = false, true
			}
		}
		if again {
			continue
		}
		for i, c := range columns {
			if open[i] { // what is left of room and flex, so that nothing is lost by rounding
				widths[i] = room * c.Flex / flex
				room -= widths[i]
				flex -= c.Flex
			}
		}
		return widths
	}
}
