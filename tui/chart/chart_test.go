package chart

import (
	"slices"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"
)

var none lipgloss.Style

// Every symbol drawn is one cell wide for terminals that count characters and for those that count
// clusters, and none asks for the emoji form.
func TestSymbolsAreOneCell(t *testing.T) {
	symbols := eighths + rising + ellipsis + "·─│┼┊┤╭╮╰╯◌" + string([]rune{Done, ToCome, Due, Overdue, Skipped, Ended, Visited, Paused})
	for _, r := range symbols {
		s := string(r)
		if ansi.StringWidth(s) != 1 || ansi.StringWidthWc(s) != 1 || r == 0xfe0f {
			t.Errorf("%q (%U): width %d by clusters, %d by characters", s, r, ansi.StringWidth(s), ansi.StringWidthWc(s))
		}
	}
}

// The characters that are measured without looking closer are what they are taken for.
func TestOneCell(t *testing.T) {
	n := 0
	for r := rune(0x80); r < 0x20000; r++ {
		if !oneCell(r) {
			continue
		}
		n++
		s := string(r)
		if ansi.StringWidth(s) != 1 || ansi.StringWidthWc(s) != 1 || ansi.StringWidth("a"+s+s+" ") != 4 {
			t.Errorf("%q (%U) is not one cell wide", s, r)
		}
	}
	if n < 700 {
		t.Errorf("only %d characters are known", n)
	}
}

func TestPaintIsRender(t *testing.T) {
	red := lipgloss.NewStyle().Foreground(lipgloss.Red)
	for _, s := range []lipgloss.Style{none, red, red.Bold(true), red.Background(lipgloss.Color("#102030")), red.Faint(true).Reverse(true),
		none.Italic(true), none.Bold(true).Reverse(true), none.Foreground(lipgloss.Color("123"))} {
		if got, want := Paint(s, "two words"), s.Render("two words"); got != want {
			t.Errorf("Paint %q, Render %q", got, want)
		}
	}
	if got := Paint(none.Underline(true), "a b"); got != "\x1b[4ma b\x1b[m" {
		t.Errorf("underlined: %q", got)
	}
	if got := Paint(red, ""); got != "" {
		t.Errorf("nothing painted: %q", got)
	}
}

func TestFit(t *testing.T) {
	for _, c := range []struct {
		s    string
		w    int
		want string
	}{
		{"Amara", 7, "Amara  "}, {"Amara", 5, "Amara"}, {"Amara", 4, "Ama…"}, {"Amara", 1, "…"}, {"Amara", 0, ""}, {"Amara", -2, ""},
		{"Zoë ↔ Tom", 7, "Zoë ↔ …"}, {"山田太郎", 5, "山田…"}, {"山田太郎", 4, "山… "}, {"山", 1, "…"}, {"e\u0301te\u0301", 2, "e\u0301…"},
		{"\x1b[1mAmara\x1b[m", 3, "\x1b[1mAm…\x1b[m"}, {"\u093e", 3, "◌\u093e "}, {"क्षि", 3, "क्षि"}, {"क्षि", 2, "… "}, {"กำ", 3, "กำ "}, {"a\nb", 3, "a b"}, {"", 2, "  "},
	} {
		if got := Fit(c.s, c.w); got != c.want {
			t.Errorf("Fit(%q, %d) = %q, want %q", c.s, c.w, got, c.want)
		}
	}
	if got := FitRight("86", 4); got != "  86" {
		t.Errorf("FitRight: %q", got)
	}
	if got := Center("a", 4); got != " a  " {
		t.Errorf("Center: %q", got)
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		s    string
		w    int
		want string
	}{
		{"they met at the session", 10, "they met|at the|session"}, {"supercalifragilistic", 8, "supercal|ifragili|stic"},
		{"one\n\ntwo  three", 20, "one||two three"}, {"", 5, ""}, {"山田太郎", 5, "山田|太郎"}, {"山a", 1, "…|a"},
		{"a reallyverylong b", 6, "a|really|verylo|ng b"},
	} {
		if got := strings.Join(Wrap(c.s, c.w), "|"); got != c.want {
			t.Errorf("Wrap(%q, %d) = %q, want %q", c.s, c.w, got, c.want)
		}
	}
}

func TestBar(t *testing.T) {
	for _, c := range []struct {
		value, most, width int
		want               string
	}{
		{61, 100, 10, "██████▏   "}, {86, 100, 10, "████████▋ "}, {100, 100, 4, "████"}, {120, 100, 4, "████"}, {0, 100, 4, "    "},
		{1, 1000, 4, "▏   "}, {999, 1000, 4, "███▉"}, {-3, 10, 4, "    "}, {3, 0, 4, "    "}, {1, 2, 1, "▌"}, {1, 2, 0, ""},
	} {
		if got := Bar(c.value, c.most, c.width, none, none); got != c.want {
			t.Errorf("Bar(%d, %d, %d) = %q, want %q", c.value, c.most, c.width, got, c.want)
		}
	}
	full, trough := none.Bold(true), none.Background(lipgloss.Color("#102030"))
	want := "\x1b[1m█\x1b[m" + Paint(full.Background(lipgloss.Color("#102030")), "▌") + Paint(trough, "  ")
	if got := Bar(3, 8, 4, full, trough); got != want {
		t.Errorf("with a trough: %q, want %q", got, want)
	}
}

var sectors = []string{"NHS provider", "NHS commissioner", "Local authority", "Voluntary and community", "Social enterprise",
	"Housing", "Education", "Police and fire"}

func pairsOf(r, c int) int {
	if r == c {
		return 0
	}
	return r * c * 5 % 17
}

// page joins blocks, each line within bars that show its width.
func page(blocks ...[]string) []byte {
	var b strings.Builder
	for _, lines := range blocks {
		for _, line := range lines {
			b.WriteString("|" + line + "|\n")
		}
		b.WriteString("\n")
	}
	return []byte(b.String())
}

func TestBarsGolden(t *testing.T) {
	items := []Item{{"Workforce and retention", 41}, {"Prevention", 17}, {"Digital", 3}, {"Housing", 0}}
	golden.RequireEqual(t, page(Bars(items, 40, none, none, none), Bars(items, 20, none, none, none), Bars(items, 6, none, none, none)))
}

func TestHistogramGolden(t *testing.T) {
	var scores []int
	for i := range 46 {
		scores = append(scores, 30+i*i*7%71)
	}
	fives, fiveLabels := Bins(scores, 5)
	tens, tenLabels := Bins(scores, 10)
	golden.RequireEqual(t, page(
		Histogram(tens, tenLabels, 30, 8, none, none), Histogram(fives, fiveLabels, 30, 8, none, none),
		Histogram(fives, fiveLabels, 60, 8, none, none), Histogram(tens, tenLabels, 14, 4, none, none),
		Histogram(fives, fiveLabels, 12, 4, none, none), Histogram(tens, tenLabels, 40, 2, none, none),
		Histogram(tens, tenLabels, 40, 1, none, none), Histogram(make([]int, 10), tenLabels, 30, 3, none, none)))
}

func TestBins(t *testing.T) {
	counts, labels := Bins([]int{-1, 0, 9, 10, 99, 100, 101}, 10)
	if len(counts) != 10 || counts[0] != 3 || counts[1] != 1 || counts[9] != 3 || labels[9] != "90" {
		t.Errorf("Bins: %v %q", counts, labels)
	}
}

func TestHeatGolden(t *testing.T) {
	var blocks [][]string
	for _, w := range []int{100, 60, 40, 20} {
		blocks = append(blocks, Heat(sectors, sectors, pairsOf, w, none, nil))
	}
	short := []string{"Health", "Council", "Charity"}
	blocks = append(blocks, Heat([]string{"2025", "2026"}, sectors, pairsOf, 30, none, nil))
	blocks = append(blocks, Heat(short, short, func(r, c int) int { return (r + c) % 4 }, 40, none, nil))
	golden.RequireEqual(t, page(blocks...))
}

func TestHeatShades(t *testing.T) {
	var steps []lipgloss.Style
	for i := range 6 {
		steps = append(steps, none.Foreground(lipgloss.ANSIColor(i)))
	}
	for _, c := range []struct{ v, most, step int }{{0, 9, 0}, {1, 9, 1}, {9, 9, 5}, {5, 9, 3}, {1, 1, 1}, {2, 2, 5}} {
		if got := shade(c.v, c.most, steps); got.GetForeground() != steps[c.step].GetForeground() {
			t.Errorf("shade(%d of %d) = %v, want step %d", c.v, c.most, got.GetForeground(), c.step)
		}
	}
}

func TestCalendarGolden(t *testing.T) {
	months := []Label{{0, "Apr"}, {30, "May"}, {61, "Jun"}, {91, "Jul"}, {122, "Aug"}, {153, "Sep"}}
	track := Track{From: 0, To: 183,
		Marks: []Mark{{Day: 0, Rune: Done}, {Day: 14, Rune: Done}, {Day: 30, Rune: Overdue, Priority: 2}, {Day: 31, Rune: Visited, Priority: 1},
			{Day: 64, Rune: Due}, {Day: 90, Rune: ToCome}, {Day: 150, Rune: Skipped}, {Day: 183, Rune: Ended}, {Day: 200, Rune: Done}},
		Fills: []Fill{{From: 100, To: 130, Rune: Paused}, {From: 170, To: 500, Rune: Visited}}}
	var blocks [][]string
	for _, c := range []Calendar{{Width: 50, Days: 183, Today: 61}, {Width: 24, Days: 183, Today: 180, Before: true}, {Width: 12, Days: 183, Today: -1, After: true}} {
		blocks = append(blocks, []string{c.Months(months), c.Ruler("today", CalendarStyles{}), c.Line(track, CalendarStyles{}),
			c.Line(Track{From: 20, To: 50}, CalendarStyles{})})
	}
	golden.RequireEqual(t, page(blocks...))
}

// Where there is not room for the names of all months, every second or third is left, never some and some.
func TestMonthsStandEvenly(t *testing.T) {
	names := strings.Fields("Apr May Jun Jul Aug Sep Oct Nov Dec Jan Feb Mar")
	for months := 1; months <= len(names); months++ {
		var labels []Label
		for i, name := range names[:months] {
			labels = append(labels, Label{Day: (i*365 + 6) / 12, Text: name})
		}
		for width := 3; width <= 120; width++ {
			line := Calendar{Width: width, Days: months * 365 / 12}.Months(labels)
			var shown []int
			for _, name := range strings.Fields(line) {
				shown = append(shown, slices.Index(names, name))
			}
			if len(shown) == 0 {
				t.Errorf("%d months on %d cells: nothing is shown", months, width)
			}
			for i := 2; i < len(shown); i++ {
				if shown[i]-shown[i-1] != shown[1]-shown[0] {
					t.Errorf("%d months on %d cells: %q", months, width, line)
				}
			}
		}
	}
}

func TestCalendarStylesInRuns(t *testing.T) {
	c := Calendar{Width: 5, Days: 4, Today: 2}
	line := c.Line(Track{From: 0, To: 4, Marks: []Mark{{Day: 4, Rune: Ended, Style: none.Bold(true)}}},
		CalendarStyles{Line: none.Faint(true), Today: none.Reverse(true)})
	if want := "\x1b[2m──\x1b[m\x1b[7m┼\x1b[m\x1b[2m─\x1b[m\x1b[1m◇\x1b[m"; line != want {
		t.Errorf("line %q, want %q", line, want)
	}
}

func TestBoxGolden(t *testing.T) {
	lines := []string{"total 1842 → 1839 (−3)", "enter pair them and lock   esc leave it"}
	golden.RequireEqual(t, page(
		Box("Pair Amara Osei with Joan Achebe", lines, 46, 5, none, none), Box("Pair Amara Osei with Joan Achebe", lines, 20, 4, none, none),
		Box("", nil, 8, 3, none, none), Box("t", nil, 7, 2, none, none), Box("t", nil, 4, 2, none, none),
		Columns([]string{"23 pairs", "▸ 86 Amara ↔ Tom"}, []string{"Amara Osei", "山田", "Why 86"}, 20, 8, 3, none)))
}

func BenchmarkFit(b *testing.B) {
	for name, s := range map[string]string{"ascii": "Amara Osei and Tom Bridger", "latin": "Zoë ↔ Tom Bridger", "wide": "山田太郎 ↔ Tom",
		"styled": "\x1b[1mAmara\x1b[m Osei"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				Fit(s, 20)
			}
		})
	}
}

func BenchmarkCalendarLine(b *testing.B) {
	c := Calendar{Width: 60, Days: 183, Today: 61}
	bold := none.Bold(true).Foreground(lipgloss.Color("#8ab4f8"))
	track := Track{To: 183}
	for d := 0; d <= 183; d += 20 {
		track.Marks = append(track.Marks, Mark{Day: d, Rune: Done, Style: bold})
	}
	for b.Loop() {
		c.Line(track, CalendarStyles{Line: bold, Today: bold})
	}
}
