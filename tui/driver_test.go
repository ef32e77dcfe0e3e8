package tui

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/store"
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
	w, h int // of the terminal
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

func (d *driver) by() store.By { return store.By{Actor: "robin", Now: d.now()} }

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
	d.open(d.w, d.h)
}

func (d *driver) send(msg tea.Msg) {
	d.t.Helper()
	if size, ok := msg.(tea.WindowSizeMsg); ok {
		d.w, d.h = size.Width, size.Height
	}
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
	if len(lines) != d.h {
		d.t.Fatalf("%d lines in a terminal of %d:\n%s", len(lines), d.h, content)
	}
	for i, l := range lines {
		if w := chart.Width(l); w != d.w {
			d.t.Fatalf("line %d has %d cells in a terminal of %d: %q", i, w, d.w, l)
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
func (d *driver) state() *store.State {
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
	if _, err := d.db.Commit(context.Background(), 1, d.by(), &store.Publish{Start: day}); err != nil {
		t.Fatal(err)
	}
	d.open(d.w, d.h)
}

// again fails unless the program, opened anew, shows the same screen.
func (d *driver) again() {
	d.t.Helper()
	at := d.m.Shell().active
	before := body(d.frame())
	d.open(d.w, d.h)
	d.m.Shell().active = at
	d.send(nil)
	if now := body(d.frame()); now != before {
		d.t.Fatalf("opened anew the screen is\n%s\nand was\n%s", now, before)
	}
}

// body is a frame without the lines for toasts and keys, and without cursor.
func body(frame string) string {
	lines := strings.Split(strings.TrimSuffix(frame, "\n"), "\n")
	return strings.ReplaceAll(strings.Join(lines[:len(lines)-Below], "\n"), "▸", " ")
}

// commit makes a change behind the screens' back, and opens the program anew.
func (d *driver) commit(c store.Change) {
	d.t.Helper()
	if _, err := d.db.Commit(context.Background(), 1, d.by(), c); err != nil {
		d.t.Fatal(err)
	}
	d.open(d.w, d.h)
}

// person is the number of the one person of that name.
func (d *driver) person(name string) matching.ID {
	d.t.Helper()
	for id, p := range d.state().People {
		if p.Name.Safe() == name {
			return id
		}
	}
	d.t.Fatalf("there is no %s", name)
	return 0
}

// partner is the name of somebody's partner in the plan, empty if they wait.
func (d *driver) partner(name string) string {
	d.t.Helper()
	id := d.person(name)
	p, ok := d.state().Plan.PairOf(id)
	if !ok {
		return ""
	}
	return d.state().Call(matching.CoupleOf(p.A, p.B).Other(id))
}

// stays requires that the screens show the same after the program was opened anew.
func (d *driver) stays() {
	d.t.Helper()
	body := func() string {
		lines := strings.Split(d.frame(), "\n")
		return strings.Join(lines[:d.h-Below], "\n")
	}
	d.keys("esc", "g")
	before := body()
	d.open(d.w, d.h)
	d.keys("3", "g")
	if after := body(); after != before {
		d.t.Errorf("reopened, it is\n%s\nand was\n%s", after, before)
	}
}

// point goes to a person's row by the filter.
func (d *driver) point(name string) *driver {
	d.t.Helper()
	return d.keys("3", "esc", "esc", "/").typed(name).keys("enter")
}

// does makes changes as the coordinator, and opens the program anew.
func (d *driver) does(changes ...store.Change) *driver {
	d.t.Helper()
	for _, c := range changes {
		if _, err := d.db.Commit(context.Background(), 1, d.by(), c); err != nil {
			d.t.Fatal(err)
		}
	}
	d.open(d.w, d.h)
	return d
}

// happened makes a change on a day, as another facilitator would.
func (d *driver) happened(day string, c store.Change) {
	d.t.Helper()
	d.day = day
	if _, err := d.db.Commit(context.Background(), 1, d.by(), c); err != nil {
		d.t.Fatal(err)
	}
}

// exchangeOf is the one a person is in, as the store has it.
func (d *driver) exchangeOf(email string) *store.Exchange {
	d.t.Helper()
	s := d.state()
	a, ok := s.ByEmail(email)
	if !ok || len(s.ExchangesOf(a.ID)) == 0 {
		d.t.Fatalf("%s has no exchange", email)
	}
	return s.ExchangesOf(a.ID)[0]
}

// together are the people whom one is with in the plan.
func (d *driver) together(name string) string {
	d.t.Helper()
	id := d.person(name)
	var with []string
	for _, p := range d.state().Plan.PairsOf(id) {
		with = append(with, d.state().CallAll(p.Team().Others(id)))
	}
	slices.Sort(with)
	return strings.Join(with, ", ")
}

func dayFor(t testing.TB, text string) programme.Date {
	t.Helper()
	d, err := programme.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// lineWith is the line of the screen that has a text.
func lineWith(t testing.TB, d *driver, want string) int {
	t.Helper()
	for i, l := range strings.Split(d.frame(), "\n") {
		if strings.Contains(l, want) {
			return i
		}
	}
	t.Fatalf("%q is not on the screen:\n%s", want, d.frame())
	return 0
}

// variant writes the sample, changed, into the folder Exports of a home folder for the test, where the
// dialog begins, and returns its path.
func (d *driver) variant(name string, change func(rows [][]string) [][]string) string {
	d.t.Helper()
	home := os.Getenv("HOME")
	if !strings.HasPrefix(home, os.TempDir()) {
		home = d.t.TempDir()
		d.t.(*testing.T).Setenv("HOME", home)
	}
	folder := filepath.Join(home, "Exports")
	d.m.Shell().desk.folder = folder
	var out bytes.Buffer
	if err := csv.NewWriter(&out).WriteAll(change(sampleRows(d.t))); err != nil {
		d.t.Fatal(err)
	}
	path := filepath.Join(folder, name)
	at := time.Date(2023, 3, 14, 12, 0, 0, 0, time.UTC)
	if err := errors.Join(os.MkdirAll(folder, 0o700), os.WriteFile(path, out.Bytes(), 0o600), os.Chtimes(path, at, at)); err != nil {
		d.t.Fatal(err)
	}
	return path
}
