package table_test

import (
	"strings"
	"testing"

	"crosswalk/tui/table"
)

// A row that heads others stays in sight with the first of them, and what it says goes on over columns that are empty.
func TestHeads(t *testing.T) {
	m := table.New[string]([]table.Column{{Title: "name", Width: 6}, {Title: "hours", Width: 5}, {Title: "words", Width: 8}})
	m.SetHeads(func(key string) bool { return strings.HasPrefix(key, "#") })
	m.SetRows([]string{"#the first of all", "a", "b", "#the second of all", "c", "d"})
	m.SetSize(30, 4)
	draw := func() string {
		return m.View(func(key string, col, _ int) table.Cell {
			switch {
			case strings.HasPrefix(key, "#") && col == 0:
				return table.Cell{Text: key, Wide: true}
			case strings.HasPrefix(key, "#") && col == 1:
				return table.Cell{}
			}
			return table.Cell{Text: "x" + key}
		}, table.Styles{})
	}
	m.Bottom()
	draw()
	m.Select("c")
	m.Move(-3)
	m.Select("c")
	m.Move(2)
	for m.Index() > 4 {
		m.Move(-1)
	}
	if shown := draw(); !strings.Contains(shown, "#the second") {
		t.Errorf("the head of the row is out of sight:\n%s", shown)
	}
	m.Top()
	m.Move(1)
	if shown := draw(); !strings.Contains(shown, "#the first … x#the f…") {
		t.Errorf("the head is cut, or runs over what stands behind it:\n%s", shown)
	}
}
