package chart

import (
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

// anyText tries every kind of width: Latin, wide, combining, emoji, joined, right to left, Indic, Hangul
// in pieces, marks without letters, broken encodings, styles.
func anyText() *rapid.Generator[string] {
	piece := rapid.OneOf(
		rapid.SampledFrom([]string{"Amara", "Zoë", "山田太郎", "이수진", "e\u0301", "\u0301", "😀", "👩‍🚀", "🇨🇭", "👍🏽", "🏽", "नमस्ते", "กำ",
			"\u093e", "\u0d4e", "\u0600", "\u200d", "\ufe0f", "1\ufe0f\u20e3", "ﷺ", "שלום", " ", "  ", "—", "…", "↔", "\xff", "\t", "a\nb",
			"\x1b[1mbold\x1b[m", "\x1b[38;2;1;2;3m", "\x1b", "\x1b]0;", "\u1160", "\uff9e", "\u00ad", "\u0085"}),
		rapid.StringN(0, 6, -1),
	)
	return rapid.Map(rapid.SliceOfN(piece, 0, 6), func(p []string) string { return strings.Join(p, "") })
}

func anyTexts(from, to int) *rapid.Generator[[]string] { return rapid.SliceOfN(anyText(), from, to) }

// exactly fails unless lines are h lines of w cells, alone and between other text.
func exactly(t *rapid.T, lines []string, w, h int) {
	t.Helper()
	if len(lines) != h {
		t.Fatalf("%d lines, want %d: %q", len(lines), h, lines)
	}
	for _, line := range lines {
		if n := cells(line); n != w {
			t.Fatalf("width %d, want %d: %q", n, w, line)
		}
		if n := cells("x " + line + " x"); n != w+4 {
			t.Fatalf("width %d between other text, want %d: %q", n, w+4, line)
		}
		if strings.ContainsAny(line, "\n\r\t") {
			t.Fatalf("control character in %q", line)
		}
	}
}

func TestFitProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, w := anyText().Draw(t, "s"), rapid.IntRange(0, 30).Draw(t, "w")
		exactly(t, []string{Fit(s, w), FitRight(s, w), Center(s, w)}, w, 3)
		lines, h := anyTexts(0, 6).Draw(t, "lines"), rapid.IntRange(0, 8).Draw(t, "h")
		exactly(t, FitLines(lines, w, h), w, h)
		if once := Fit(s, w); Fit(once, w) != once {
			t.Fatalf("fitted twice, %q became %q", once, Fit(once, w))
		}
	})
}

// Lines of plain letters in styles, which are measured a faster way, are as wide as ansi says.
func TestStyledWidth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		piece := rapid.OneOf(rapid.SampledFrom([]string{"\x1b[m", "\x1b[1;38;2;9;8;7m", "\x1b[4:3m", "─●┼", "\x1b[", "\x1b", "\x1b[1", "\x1b[2J", "\x1b[?25m", "m"}),
			rapid.StringMatching(`[ -~À-ɏ←-⇿─-▟]{0,6}`), anyText())
		s := strings.Join(rapid.SliceOfN(piece, 0, 6).Draw(t, "s"), "")
		if n := cells(s); Width(s) != n {
			t.Fatalf("Width(%q) = %d, want %d", s, Width(s), n)
		}
		exactly(t, []string{Fit(s, 12)}, 12, 1)
	})
}

func TestFitKeepsWhatFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching(`[ -~À-ɏ←-⇿]{0,20}`).Draw(t, "s")
		n := cells(s)
		if Width(s) != n {
			t.Fatalf("Width(%q) = %d, want %d", s, Width(s), n)
		}
		if got := Fit(s, n+3); got != s+"   " {
			t.Fatalf("Fit(%q) = %q", s, got)
		}
		if w := rapid.IntRange(1, 20).Draw(t, "w"); n > w && n == ansi.StringWidth(s) && Fit(s, w) != ansi.Truncate(s, w, "…") {
			t.Fatalf("Fit(%q, %d) = %q", s, w, Fit(s, w))
		}
	})
}

// widest is how many cells the widest cluster of s takes, two at least.
func widest(s string) int {
	most := 2
	for s != "" {
		cluster, _ := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
		most = max(most, cells(cluster))
		s = s[len(cluster):]
	}
	return most
}

func TestWrapProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, w := rapid.StringN(0, 60, -1).Draw(t, "s"), rapid.IntRange(1, 20).Draw(t, "w")
		lines := Wrap(s, w)
		for _, line := range lines {
			if n := Width(line); n > w {
				t.Fatalf("width %d, at most %d: %q", n, w, line)
			}
		}
		if w >= widest(s) { // nothing is lost
			letters := func(s string) string { return strings.Join(strings.Fields(s), "") }
			if got := letters(strings.Join(lines, "")); got != letters(s) {
				t.Fatalf("wrapped %q is %q", s, got)
			}
		}
	})
}

func TestBlocksProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(0, 60).Draw(t, "w"), rapid.IntRange(0, 10).Draw(t, "h")
		style := lipgloss.NewStyle().Bold(true)
		number := rapid.IntRange(-5, 2000)
		exactly(t, []string{Bar(number.Draw(t, "value"), number.Draw(t, "most"), w, style, style.Background(lipgloss.Red))}, w, 1)

		labels := anyTexts(0, 12).Draw(t, "labels")
		var items []Item
		for _, l := range labels {
			items = append(items, Item{l, number.Draw(t, "value")})
		}
		exactly(t, Bars(items, w, style, style, style), w, len(items))

		counts := rapid.SliceOfN(number, 0, 30).Draw(t, "counts")
		exactly(t, Histogram(counts, labels, w, h, style, style), w, h)

		if w > 0 && len(labels) > 0 {
			value := func(r, c int) int { return (r*7 + c*13) % 120 }
			exactly(t, Heat(labels, labels[:1+len(labels)/2], value, w, style, []lipgloss.Style{style, style}), w, 1+len(labels))
		}
		title := anyText().Draw(t, "title")
		exactly(t, Box(title, labels, w, h, style, style), w, h)
		exactly(t, Columns(labels, labels, w, 10, h, style), w+Divider+10, h)
		exactly(t, []string{Rule(w, style)}, w, 1)
	})
}

func TestCalendarProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := rapid.IntRange(-20, 400)
		c := Calendar{Width: rapid.IntRange(0, 80).Draw(t, "w"), Days: rapid.IntRange(-1, 380).Draw(t, "days"), Today: day.Draw(t, "today")}
		mark := rapid.Custom(func(t *rapid.T) Mark {
			return Mark{Day: day.Draw(t, "day"), Rune: Done, Priority: rapid.IntRange(0, 3).Draw(t, "priority")}
		})
		track := Track{From: day.Draw(t, "from"), To: day.Draw(t, "to"),
			Marks: rapid.SliceOfN(mark, 0, 6).Draw(t, "marks"),
			Fills: []Fill{{From: day.Draw(t, "from"), To: day.Draw(t, "to"), Rune: Paused}}}
		labels := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Label {
			return Label{day.Draw(t, "day"), anyText().Draw(t, "text")}
		}), 0, 6).Draw(t, "labels")
		styles := CalendarStyles{Today: lipgloss.NewStyle().Bold(true)}
		lines := []string{c.Line(track, styles), c.Months(labels), c.Ruler(anyText().Draw(t, "word"), styles)}
		exactly(t, lines, c.Width, 3)

		best := map[int]int{} // a mark on the calendar is drawn unless one of its cell is worth more
		for _, m := range track.Marks {
			if x, ok := c.Cell(m.Day); ok {
				best[x] = max(best[x], m.Priority)
				if x < 0 || x >= c.Width {
					t.Fatalf("day %d in cell %d of %d", m.Day, x, c.Width)
				}
			}
		}
		cells := []rune(ansi.Strip(lines[0]))
		for x := range best {
			if cells[x] != Done {
				t.Fatalf("no mark in cell %d of %q", x, lines[0])
			}
		}
		if c.Days >= 0 && c.Width > 0 && c.Days < c.Width { // where every day has a cell, it is its own
			for d := range c.Days + 1 {
				if x, _ := c.Cell(d); c.Width > 1 && c.Day(x) != d {
					t.Fatalf("day %d is in cell %d, whose day is %d", d, x, c.Day(x))
				}
			}
		}
	})
}
