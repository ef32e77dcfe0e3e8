package table

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"
	"pgregory.net/rapid"

	"crosswalk/tui/chart"
)

func numbers(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

func small(n, h int) *Model[int] {
	m := New[int]([]Column{{Title: "n", Width: 5, Right: true}, {Title: "name", Min: 5, Flex: 1}})
	m.SetSize(30, h)
	m.SetRows(numbers(n))
	return m
}

func TestCursorFollowsKey(t *testing.T) {
	m := small(100, 11)
	m.Select(42)
	line := m.CursorLine()
	back := numbers(100)
	slices.Reverse(back)
	m.SetRows(back)
	if key, _ := m.Selected(); key != 42 || m.Index() != 57 || m.CursorLine() != line {
		t.Errorf("reversed: key %d at %d on line %d, want 42 at 57 on line %d", key, m.Index(), m.CursorLine(), line)
	}
	m.SetRows([]int{7, 42, 9}) // filtered
	if key, _ := m.Selected(); key != 42 || m.Index() != 1 || m.Offset() != 0 {
		t.Errorf("filtered: key %d at %d, offset %d", key, m.Index(), m.Offset())
	}
	m.SetRows([]int{7, 8, 9}) // gone: whoever is at its place
	if key, _ := m.Selected(); key != 8 {
		t.Errorf("gone: key %d, want 8", key)
	}
	m.Bottom()
	m.SetRows([]int{7, 8})
	if key, _ := m.Selected(); key != 8 {
		t.Errorf("last one gone: key %d, want 8", key)
	}
	m.SetRows(nil)
	if _, ok := m.Selected(); ok || m.Index() != 0 {
		t.Error("something is selected in no rows")
	}
	m.SetRows(numbers(100)) // and back, as when a filter is taken away
	if key, _ := m.Selected(); key != 8 {
		t.Errorf("back from no rows: key %d, want 8", key)
	}
}

func TestSelect(t *testing.T) {
	m := small(10, 5)
	if m.Select(99) || m.Index() != 0 {
		t.Error("a key that is not there was selected")
	}
	if !m.Select(9) || m.Offset() != 6 {
		t.Errorf("Select(9): offset %d, want 6", m.Offset())
	}
	m.SelectIndex(-5)
	if m.Index() != 0 {
		t.Errorf("SelectIndex(-5): %d", m.Index())
	}
}

func TestKeys(t *testing.T) {
	press := map[string]tea.KeyPressMsg{
		"up": {Code: tea.KeyUp}, "down": {Code: tea.KeyDown}, "pgup": {Code: tea.KeyPgUp}, "pgdown": {Code: tea.KeyPgDown},
		"home": {Code: tea.KeyHome}, "end": {Code: tea.KeyEnd}, "j": {Code: 'j', Text: "j"}, "k": {Code: 'k', Text: "k"},
		"g": {Code: 'g', Text: "g"}, "G": {Code: 'g', Text: "G", Mod: tea.ModShift},
		"ctrl+u": {Code: 'u', Mod: tea.ModCtrl}, "ctrl+d": {Code: 'd', Mod: tea.ModCtrl}, "x": {Code: 'x', Text: "x"},
	}
	for _, c := range []struct {
		keys  string
		index int
	}{
		{"down down up", 1}, {"j j k", 1}, {"up", 0}, {"end", 99}, {"G", 99}, {"G g", 0}, {"end home", 0}, {"G down", 99},
		{"pgdown", 10}, {"pgdown pgdown pgup", 10}, {"G pgup", 89}, {"ctrl+d", 5}, {"ctrl+d ctrl+d ctrl+u", 5}, {"pgup", 0},
	} {
		m := small(100, 11)
		for k := range strings.FieldsSeq(c.keys) {
			if !m.Update(press[k]) {
				t.Errorf("%s was not taken", k)
			}
		}
		if m.Index() != c.index {
			t.Errorf("%s: cursor at %d, want %d", c.keys, m.Index(), c.index)
		}
	}
	if small(5, 5).Update(press["x"]) {
		t.Error("x was taken")
	}
	for k, msg := range press { // the least size there is
		m := small(3, 1)
		m.SelectIndex(1)
		m.Update(msg)
		want := 2
		switch k {
		case "up", "k", "pgup", "ctrl+u", "g", "home":
			want = 0
		case "x":
			want = 1
		}
		if m.Index() != want {
			t.Errorf("one line, %s: cursor at %d, want %d", k, m.Index(), want)
		}
	}
}

func TestMouse(t *testing.T) {
	m := small(100, 6)
	m.SelectIndex(50)
	from, to := m.VisibleRange()
	if from != 46 || to != 51 {
		t.Fatalf("in sight: %d to %d", from, to)
	}
	for _, c := range []struct {
		y, key int
		ok     bool
	}{{-1, 0, false}, {0, 0, false}, {1, 46, true}, {5, 50, true}, {6, 0, false}} {
		if key, ok := m.RowAt(c.y); key != c.key || ok != c.ok {
			t.Errorf("RowAt(%d) = %d, %v", c.y, key, ok)
		}
	}
	if x := m.ColumnStart(1); x != 8 {
		t.Errorf("ColumnStart(1) = %d", x)
	}
	for _, c := range []struct {
		x, col int
		ok     bool
	}{{0, 0, false}, {2, 0, true}, {6, 0, true}, {7, 0, false}, {8, 1, true}, {28, 1, true}, {29, 0, false}} {
		if col, ok := m.ColumnAt(c.x); col != c.col || ok != c.ok {
			t.Errorf("ColumnAt(%d) = %d, %v", c.x, col, ok)
		}
	}
}

func TestLayout(t *testing.T) {
	cols := []Column{{Width: 5}, {Min: 10, Flex: 2, Drop: 0}, {Min: 6, Flex: 1, Drop: 1}, {Width: 4, Drop: 2}, {Width: 3, Drop: 2}}
	for _, c := range []struct {
		avail int
		want  []int
	}{
		{100, []int{5, 56, 28, 4, 3}},
		{32, []int{5, 10, 6, 4, 3}},
		{33, []int{5, 11, 6, 4, 3}},
		{31, []int{5, 12, 7, 4, 0}}, // of two alike the right one goes first
		{27, []int{5, 13, 7, 0, 0}},
		{22, []int{5, 16, 0, 0, 0}},
		{12, []int{5, 6, 0, 0, 0}}, // nothing more to drop: cut
		{4, []int{4, 0, 0, 0, 0}},
		{0, []int{0, 0, 0, 0, 0}},
		{-3, []int{0, 0, 0, 0, 0}},
	} {
		var got []int
		for _, s := range layout(cols, c.avail) {
			got = append(got, s.width)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("layout(%d) = %v, want %v", c.avail, got, c.want)
		}
	}
}

func TestOnlyRowsInSightAreAsked(t *testing.T) {
	m := filled(100_000)
	m.SelectIndex(70_000)
	asked := map[string]bool{}
	m.View(func(key string, col, width int) Cell {
		asked[key] = true
		if width != m.ColumnWidth(col) || width == 0 {
			t.Errorf("column %d: width %d, ColumnWidth %d", col, width, m.ColumnWidth(col))
		}
		return Cell{}
	}, Styles{})
	if len(asked) != 35 {
		t.Errorf("%d rows were asked for, want 35", len(asked))
	}
}

func TestSelectedRow(t *testing.T) {
	m := filled(3)
	m.SetMarks(func(key string) Cell { return Cell{Text: "✎"} })
	line := m.Lines(content, styles())[1]
	if !strings.HasPrefix(line, "\x1b[7m▸✎ ") || strings.Count(line, "\x1b") != 2 {
		t.Errorf("selected row: %q", line)
	}
	styled := func(string, int, int) Cell { return Cell{Text: "\x1b[31mred\x1b[m and plain"} }
	if line := m.Lines(styled, styles())[1]; strings.Contains(line, "31m") || !strings.Contains(line, "red and") {
		t.Errorf("selected row with styled text: %q", line)
	}
	if line := m.Lines(styled, styles())[2]; !strings.Contains(line, "\x1b[31mred\x1b[m") {
		t.Errorf("row with styled text: %q", line)
	}
}

func TestGolden(t *testing.T) {
	m := filled(200)
	m.SetSize(100, 12)
	m.Move(57)
	m.SetTitle(0, "score▲")
	m.SetMarks(func(key string) Cell {
		if strings.HasSuffix(key, "5") {
			return Cell{Text: "●", Style: lipgloss.NewStyle().Bold(true)}
		}
		return Cell{}
	})
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\n", m.View(content, styles()))
	m.SetSize(60, 8)
	fmt.Fprintf(&b, "%s\n\n", ansi.Strip(m.View(content, styles())))
	m.SetSize(30, 5)
	m.Bottom()
	fmt.Fprintf(&b, "%s\n\n", ansi.Strip(m.View(content, styles())))
	m.SetRows([]string{"Person 5"})
	fmt.Fprintf(&b, "%s\n", ansi.Strip(m.View(content, styles())))
	golden.RequireEqual(t, []byte(b.String()))
}

// Text that tries every kind of width: Latin, wide, combining, emoji, joined, right to left, Indic,
// Hangul in pieces, marks without letters, broken encodings.
func anyText() *rapid.Generator[string] {
	piece := rapid.OneOf(
		rapid.SampledFrom([]string{"Amara", "Zoë", "山田太郎", "이수진", "한글", "e\u0301", "\u0301", "😀", "👩‍🚀", "🇨🇭", "👍🏽", "🏽", "नमस्ते", "กำ",
			"\u093e", "\u0d4e", "\u0600", "\u200d", "\ufe0f", "1\ufe0f\u20e3", "ﷺ", "שלום", " ", "  ", "—", "…", "↔", "\xff", "\t", "a\nb", "\x1b[1mbold\x1b[m", "\u1160", "ｶﾞ", "\uff9e"}),
		rapid.StringN(0, 6, -1),
	)
	return rapid.Map(rapid.SliceOfN(piece, 0, 6), func(p []string) string { return strings.Join(p, "") })
}

// Whatever is in the cells and whatever happens, a frame has the table's size, the cursor is in sight and
// its key selected.
func TestFrame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SliceOfN(anyText(), 1, 12).Draw(t, "texts")
		column := rapid.Custom(func(t *rapid.T) Column {
			return Column{Title: rapid.SampledFrom([]string{"", "name", "山田"}).Draw(t, "title"),
				Width: rapid.IntRange(0, 9).Draw(t, "width"), Min: rapid.IntRange(0, 9).Draw(t, "min"), Flex: rapid.IntRange(0, 3).Draw(t, "flex"),
				Right: rapid.Bool().Draw(t, "right"), Drop: rapid.IntRange(0, 2).Draw(t, "drop")}
		})
		m := New[int](rapid.SliceOfN(column, 0, 5).Draw(t, "columns"))
		w, h := 0, 0
		cell := func(key, col, width int) Cell {
			return Cell{Text: texts[(key+col)%len(texts)], Style: lipgloss.NewStyle().Bold(col == 1)}
		}
		t.Repeat(map[string]func(*rapid.T){
			"size": func(t *rapid.T) {
				w, h = rapid.IntRange(0, 60).Draw(t, "w"), rapid.IntRange(0, 9).Draw(t, "h")
				m.SetSize(w, h)
			},
			"rows": func(t *rapid.T) {
				keys := rapid.SliceOfNDistinct(rapid.IntRange(0, 40), 0, 30, rapid.ID).Draw(t, "keys")
				before, was := m.Selected()
				m.SetRows(keys)
				after, is := m.Selected()
				if is != (len(keys) > 0) || was && slices.Contains(keys, before) && after != before {
					t.Fatalf("selected %d before, %d after %v", before, after, keys)
				}
			},
			"marks":  func(t *rapid.T) { m.SetMarks(func(key int) Cell { return cell(key, 0, 1) }) },
			"move":   func(t *rapid.T) { m.Move(rapid.IntRange(-20, 20).Draw(t, "delta")) },
			"page":   func(t *rapid.T) { m.PageDown() },
			"pageup": func(t *rapid.T) { m.PageUp() },
			"": func(t *rapid.T) {
				lines := m.Lines(cell, styles())
				if want := h; w > 0 && len(lines) != want {
					t.Fatalf("%d lines, want %d", len(lines), want)
				}
				for _, line := range lines {
					if n := chart.Width(line); n != w {
						t.Fatalf("width %d, want %d: %q", n, w, line)
					}
					if strings.ContainsAny(line, "\n\t\r") {
						t.Fatalf("control character in %q", line)
					}
				}
				from, to := m.VisibleRange()
				if m.Len() > 0 && to > from && (m.Index() < from || m.Index() >= to) {
					t.Fatalf("cursor %d out of sight, %d to %d", m.Index(), from, to)
				}
				if key, ok := m.RowAt(m.CursorLine()); ok && to > from {
					if selected, _ := m.Selected(); key != selected {
						t.Fatalf("row %d on the cursor's line, %d selected", key, selected)
					}
				}
			},
		})
	})
}
