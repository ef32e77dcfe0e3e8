package tui_test

import (
	"context"
	"encoding/xml"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/store/cohort"
	"crosswalk/tui/theme"
	"crosswalk/tui/tuitest"
)

// The size of a cell in a picture, in pixels.
const (
	cellWidth  = 8.4
	cellHeight = 18
)

// pen is how the text that follows is drawn.
type pen struct {
	fore, back             string // "" is the terminal's own
	bold, faint, underline bool
	reverse                bool
}

var sequence = regexp.MustCompile("\x1b\\[([0-9;:]*)m")

// picture draws a frame with its styles as SVG, on a dark background.
func picture(frame string, w, h int) []byte {
	const ground, ink = "#1e1e2e", "#cdd6f4"
	var b strings.Builder
	fmt.Fprintf(&b, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.1f %d\" font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"14\">\n",
		float64(w)*cellWidth+20, h*cellHeight+20)
	fmt.Fprintf(&b, "<rect width=\"100%%\" height=\"100%%\" rx=\"8\" fill=%q/>\n", ground)
	for y, line := range strings.Split(frame, "\n") {
		x := 0
		var p pen
		for len(line) > 0 {
			at := sequence.FindStringSubmatchIndex(line)
			text := line
			if at != nil {
				text = line[:at[0]]
			}
			if text != "" {
				p.draw(&b, x, y, text, ground, ink)
				x += ansi.StringWidth(text)
			}
			if at == nil {
				break
			}
			p.set(line[at[2]:at[3]])
			line = line[at[1]:]
		}
	}
	b.WriteString("</svg>\n")
	return []byte(b.String())
}

// draw writes one run of text.
func (p pen) draw(b *strings.Builder, x, y int, text, ground, ink string) {
	fore, back := p.fore, p.back
	if fore == "" {
		fore = ink
	}
	if p.reverse {
		if back == "" {
			back = ground
		}
		fore, back = back, fore
	}
	px, width := 10+float64(x)*cellWidth, float64(ansi.StringWidth(text))*cellWidth
	if back != "" {
		fmt.Fprintf(b, "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=%q/>\n", px, 10+y*cellHeight, width, cellHeight, back)
	}
	if strings.TrimSpace(text) == "" {
		return
	}
	style := ""
	if p.bold {
		style += " font-weight=\"bold\""
	}
	if p.faint {
		style += " opacity=\"0.6\""
	}
	if p.underline {
		style += " text-decoration=\"underline\""
	}
	var escaped strings.Builder
	xml.EscapeText(&escaped, []byte(text))
	fmt.Fprintf(b, "<text x=\"%.1f\" y=\"%d\" fill=%q textLength=\"%.1f\" lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\"%s>%s</text>\n",
		px, 10+y*cellHeight+13, fore, width, style, escaped.String())
}

// set takes over the parameters of a sequence.
func (p *pen) set(parameters string) {
	list := strings.FieldsFunc(parameters, func(r rune) bool { return r == ';' || r == ':' })
	if len(list) == 0 {
		*p = pen{}
	}
	for i := 0; i < len(list); i++ {
		switch n, _ := strconv.Atoi(list[i]); {
		case n == 0:
			*p = pen{}
		case n == 1:
			p.bold = true
		case n == 2:
			p.faint = true
		case n == 4:
			p.underline = true
		case n == 7:
			p.reverse = true
		case n == 22:
			p.bold, p.faint = false, false
		case n == 39:
			p.fore = ""
		case n == 49:
			p.back = ""
		case (n == 38 || n == 48) && i+4 < len(list) && list[i+1] == "2":
			c := "#"
			for _, part := range list[i+2 : i+5] {
				v, _ := strconv.Atoi(part)
				c += fmt.Sprintf("%02x", v)
			}
			if n == 38 {
				p.fore = c
			} else {
				p.back = c
			}
			i += 4
		}
	}
}

// TestPictures holds the README's pictures against real frames; -update draws them anew.
func TestPictures(t *testing.T) {
	d := tuitest.Sample(t, 110, 30)
	d.M.SetMode(theme.Dark)
	d.Keys("3")
	for range 18 {
		d.Keys("down")
	}
	checkPicture(t, d, "matches")

	tuitest.Publish(t, d, "2023-04-03")
	sevenWeeks(d)
	d.Day = "2023-05-24"
	d.Open(110, 38)
	d.M.SetMode(theme.Dark)
	d.Keys("5", "G", "up", "up", "up", "up", "up")
	checkPicture(t, d, "check-ins")
}

// sevenWeeks is what happened until 24 May, more in some exchanges than in others.
func sevenWeeks(d *tuitest.Driver) {
	d.T.Helper()
	d.Day = "2023-05-24"
	on := func(month time.Month, day int) programme.Date {
		return programme.Date{Year: 2023, Month: month, Day: day}
	}
	do := func(c cohort.Change) {
		d.T.Helper()
		if _, err := d.DB.Commit(context.Background(), 1, d.By(), c); err != nil {
			d.T.Fatal(err)
		}
	}
	for i, x := range d.State().Exchanges {
		tick := func(milestone string, day programme.Date) {
			do(&cohort.Tick{Exchange: x.ID, Milestone: milestone, Party: exchange.Everybody, On: day})
		}
		call := func(day, next programme.Date, mood exchange.Mood, note string) {
			do(&cohort.RecordCheckIn{Exchange: x.ID, Note: cohort.CallNote(note),
				CheckIn: exchange.CheckIn{Date: day, Reached: []int{0, 1}, Outcome: exchange.Spoke, Mood: mood, Next: next}})
		}
		tick("introduced", on(time.April, 3))
		tick("confirm", on(time.April, 5+i%4))
		if i%6 != 2 {
			tick("first-meeting", on(time.April, 18+i%5))
			call(on(time.April, 17+i%3), on(time.May, 8+i), exchange.Good, "They have met and like the idea of a ward round in May.")
		}
		if i%6 > 2 {
			tick("agreement", on(time.April, 27))
		}
		if i%6 > 3 {
			tick("dates-booked", on(time.May, 10))
			call(on(time.May, 2+i%3), on(time.May, 22+i%7), exchange.Patchy, "Diaries are full; a half day in June would do.")
			do(&cohort.LogVisit{Exchange: x.ID, Visit: exchange.Visit{Date: on(time.May, 11), HourTenths: 40, Activity: "shadowing", Host: i % 2}})
		}
	}
}

func checkPicture(t *testing.T, d *tuitest.Driver, name string) {
	t.Helper()
	got := picture(d.M.View().Content, d.W, d.H)
	file := filepath.Join("testdata", name+".svg")
	if f := flag.Lookup("update"); f != nil && f.Value.String() == "true" {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		t.Errorf("%s is not what the screen looks like now: go test ./tui -run TestPictures -update", file)
	}
}
