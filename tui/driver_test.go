package tui

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"crosswalk/matching/programme"
	"crosswalk/store"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
	"crosswalk/tui/theme"
)

// driver feeds messages to the model and runs what commands it returns on its own goroutine, so that a
// test reads like an afternoon at the keyboard and never waits.
type driver struct {
	t    testing.TB
	m    *Model
	db   *store.DB
	path string // of the store
	day  string
}

// london is the zone of the sample programme.
var london = sync.OnceValues(func() (*time.Location, error) { return time.LoadLocation("Europe/London") })

func (d *driver) now() time.Time {
	zone, err := london()
	if err != nil {
		d.t.Fatal(err)
	}
	day, err := time.ParseInLocation("2006-01-02", d.day, zone)
	if err != nil {
		d.t.Fatal(err)
	}
	return day.Add(12 * time.Hour)
}

func (d *driver) by() cohort.By { return cohort.By{Actor: "robin", Now: d.now()} }

// open starts the program anew on the same store, as after quitting.
func (d *driver) open(w, h int) {
	d.t.Helper()
	m, err := New(Options{DB: d.db, Cohort: 1, Actor: "robin", Now: d.now, Theme: theme.NoColour})
	if err != nil {
		d.t.Fatal(err)
	}
	d.m = m
	d.run(m.Init())
	d.send(tea.WindowSizeMsg{Width: w, Height: h})
}

// on sets the day and opens the program anew.
func (d *driver) on(day string) {
	d.day = day
	d.open(d.m.w, d.m.h)
}

func (d *driver) send(msg tea.Msg) {
	d.t.Helper()
	_, cmd := d.m.Update(msg)
	d.run(cmd)
	d.frame()
}

func (d *driver) run(cmd tea.Cmd) {
	d.t.Helper()
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			d.run(c)
		}
	case tea.QuitMsg:
	default:
		_, cmd := d.m.Update(msg)
		d.run(cmd)
	}
}

// keys presses keys by name: "enter", "ctrl+r", "space", "l".
func (d *driver) keys(names ...string) *driver {
	d.t.Helper()
	for _, n := range names {
		d.send(press(n))
	}
	return d
}

// typed types a text letter by letter.
func (d *driver) typed(text string) *driver {
	d.t.Helper()
	for _, r := range text {
		if r == ' ' {
			d.send(press("space"))
			continue
		}
		d.send(press(string(r)))
	}
	return d
}

// press makes the message of a key.
func press(name string) tea.KeyPressMsg {
	special := map[string]rune{"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "up": tea.KeyUp,
		"down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown,
		"home": tea.KeyHome, "end": tea.KeyEnd, "backspace": tea.KeyBackspace, "space": tea.KeySpace, "f1": tea.KeyF1}
	var k tea.Key
	for {
		if rest, ok := strings.CutPrefix(name, "ctrl+"); ok {
			k.Mod |= tea.ModCtrl
			name = rest
			continue
		}
		if rest, ok := strings.CutPrefix(name, "shift+"); ok {
			k.Mod |= tea.ModShift
			name = rest
			continue
		}
		break
	}
	if c, ok := special[name]; ok {
		k.Code = c
		if name == "space" {
			k.Text = " "
		}
		return tea.KeyPressMsg(k)
	}
	k.Code = []rune(name)[0]
	if k.Mod == 0 {
		k.Text = name
	}
	return tea.KeyPressMsg(k)
}

// frame is the screen without styles. It fails if a line is not exactly as wide as the terminal, or a
// control byte other than those of styles is in it.
func (d *driver) frame() string {
	d.t.Helper()
	content := d.m.View().Content
	lines := strings.Split(content, "\n")
	if len(lines) != d.m.h {
		d.t.Fatalf("%d lines in a terminal of %d:\n%s", len(lines), d.m.h, content)
	}
	for i, l := range lines {
		if w := chart.Width(l); w != d.m.w {
			d.t.Fatalf("line %d has %d cells in a terminal of %d: %q", i, w, d.m.w, l)
		}
		for _, r := range ansi.Strip(l) {
			if r < 0x20 || r >= 0x7f && r < 0xa0 {
				d.t.Fatalf("line %d has a control character %U: %q", i, r, l)
			}
		}
	}
	return ansi.Strip(content) + "\n"
}

// sees fails unless the frame has every text.
func (d *driver) sees(texts ...string) *driver {
	d.t.Helper()
	f := d.frame()
	for _, want := range texts {
		if !strings.Contains(f, want) {
			d.t.Fatalf("%q is not on the screen:\n%s", want, f)
		}
	}
	return d
}

// seesNot fails if the frame has any of the texts.
func (d *driver) seesNot(texts ...string) *driver {
	d.t.Helper()
	f := d.frame()
	for _, not := range texts {
		if strings.Contains(f, not) {
			d.t.Fatalf("%q is on the screen:\n%s", not, f)
		}
	}
	return d
}

// state is what the store has now.
func (d *driver) state() *cohort.State {
	d.t.Helper()
	s, err := d.db.State(1)
	if err != nil {
		d.t.Fatal(err)
	}
	return s
}

// publish publishes the plan and opens the program anew.
func publish(t testing.TB, d *driver, start string) {
	t.Helper()
	day, err := programme.ParseDate(start)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.db.Commit(context.Background(), 1, d.by(), &cohort.Publish{Start: day}); err != nil {
		t.Fatal(err)
	}
	d.open(d.m.w, d.m.h)
}

func dayFor(t testing.TB, text string) programme.Date {
	t.Helper()
	d, err := programme.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
