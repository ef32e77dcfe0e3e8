package tuitest

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

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/store"
	"crosswalk/store/cohort"
	"crosswalk/tui"
	"crosswalk/tui/theme"
)

// Driver feeds messages to the model and runs what commands it returns on its own goroutine, so that a
// test reads like an afternoon at the keyboard and never waits.
type Driver struct {
	T     testing.TB
	M     *tui.Model
	DB    *store.DB
	path  string // of the store
	Day   string
	W, H  int        // of the terminal
	Theme theme.Mode // how the program is drawn when it is opened next; without colours unless a test says so
}

// london is the zone of the sample programme.
var london = sync.OnceValues(func() (*time.Location, error) { return time.LoadLocation("Europe/London") })

func (d *Driver) Now() time.Time {
	zone, err := london()
	if err != nil {
		d.T.Fatal(err)
	}
	day, err := time.ParseInLocation("2006-01-02", d.Day, zone)
	if err != nil {
		d.T.Fatal(err)
	}
	return day.Add(12 * time.Hour)
}

func (d *Driver) By() cohort.By { return cohort.By{Actor: "robin", Now: d.Now()} }

// Open starts the program anew on the same store, as after quitting.
func (d *Driver) Open(w, h int) {
	d.T.Helper()
	m, err := tui.New(tui.Options{DB: d.DB, Cohort: 1, Actor: "robin", Now: d.Now, Theme: d.Theme})
	if err != nil {
		d.T.Fatal(err)
	}
	d.M = m
	d.Run(m.Init())
	d.Send(tea.WindowSizeMsg{Width: w, Height: h})
}

// On sets the day and opens the program anew.
func (d *Driver) On(day string) {
	d.Day = day
	d.Open(d.W, d.H)
}

func (d *Driver) Send(msg tea.Msg) {
	d.T.Helper()
	if size, ok := msg.(tea.WindowSizeMsg); ok {
		d.W, d.H = size.Width, size.Height
	}
	_, cmd := d.M.Update(msg)
	d.Run(cmd)
	d.Frame()
}

func (d *Driver) Run(cmd tea.Cmd) {
	d.T.Helper()
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			d.Run(c)
		}
	case tea.QuitMsg:
	default:
		_, cmd := d.M.Update(msg)
		d.Run(cmd)
	}
}

// Keys presses keys by name: "enter", "ctrl+r", "space", "l".
func (d *Driver) Keys(names ...string) *Driver {
	d.T.Helper()
	for _, n := range names {
		d.Send(Press(n))
	}
	return d
}

// Typed types a text letter by letter.
func (d *Driver) Typed(text string) *Driver {
	d.T.Helper()
	for _, r := range text {
		if r == ' ' {
			d.Send(Press("space"))
			continue
		}
		d.Send(Press(string(r)))
	}
	return d
}

// Press makes the message of a key.
func Press(name string) tea.KeyPressMsg {
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

// State is what the store has now.
func (d *Driver) State() *cohort.State {
	d.T.Helper()
	s, err := d.DB.State(1)
	if err != nil {
		d.T.Fatal(err)
	}
	return s
}

// Publish publishes the plan and opens the program anew.
func Publish(t testing.TB, d *Driver, start string) {
	t.Helper()
	day, err := programme.ParseDate(start)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.DB.Commit(context.Background(), 1, d.By(), &cohort.Publish{Start: day}); err != nil {
		t.Fatal(err)
	}
	d.Open(d.W, d.H)
}

// Commit makes a change behind the screens' back, and opens the program anew.
func (d *Driver) Commit(c cohort.Change) {
	d.T.Helper()
	if _, err := d.DB.Commit(context.Background(), 1, d.By(), c); err != nil {
		d.T.Fatal(err)
	}
	d.Open(d.W, d.H)
}

// Person is the number of the one person of that name.
func (d *Driver) Person(name string) matching.ID {
	d.T.Helper()
	for id, p := range d.State().People {
		if p.Name.Safe() == name {
			return id
		}
	}
	d.T.Fatalf("there is no %s", name)
	return 0
}

// Partner is the name of somebody's partner in the plan, empty if they wait.
func (d *Driver) Partner(name string) string {
	d.T.Helper()
	id := d.Person(name)
	p, ok := d.State().Plan.PairOf(id)
	if !ok {
		return ""
	}
	return d.State().Call(matching.CoupleOf(p.A, p.B).Other(id))
}

// Stays requires that the screens show the same after the program was opened anew.
func (d *Driver) Stays() {
	d.T.Helper()
	body := func() string {
		lines := strings.Split(d.Frame(), "\n")
		return strings.Join(lines[:d.H-tui.Below], "\n")
	}
	d.Keys("esc", "g")
	before := body()
	d.Open(d.W, d.H)
	d.Keys("3", "g")
	if after := body(); after != before {
		d.T.Errorf("reopened, it is\n%s\nand was\n%s", after, before)
	}
}

// Point goes to a person's row by the filter.
func (d *Driver) Point(name string) *Driver {
	d.T.Helper()
	return d.Keys("3", "esc", "esc", "/").Typed(name).Keys("enter")
}

// Does makes changes as the coordinator, and opens the program anew.
func (d *Driver) Does(changes ...cohort.Change) *Driver {
	d.T.Helper()
	for _, c := range changes {
		if _, err := d.DB.Commit(context.Background(), 1, d.By(), c); err != nil {
			d.T.Fatal(err)
		}
	}
	d.Open(d.W, d.H)
	return d
}

// Happened makes a change on a day, as another facilitator would.
func (d *Driver) Happened(day string, c cohort.Change) {
	d.T.Helper()
	d.Day = day
	if _, err := d.DB.Commit(context.Background(), 1, d.By(), c); err != nil {
		d.T.Fatal(err)
	}
}

// ExchangeOf is the one a person is in, as the store has it.
func (d *Driver) ExchangeOf(email string) *cohort.Exchange {
	d.T.Helper()
	s := d.State()
	a, ok := s.ByEmail(email)
	if !ok || len(s.ExchangesOf(a.ID)) == 0 {
		d.T.Fatalf("%s has no exchange", email)
	}
	return s.ExchangesOf(a.ID)[0]
}

// Together are the people whom one is with in the plan.
func (d *Driver) Together(name string) string {
	d.T.Helper()
	id := d.Person(name)
	var with []string
	for _, p := range d.State().Plan.PairsOf(id) {
		with = append(with, d.State().CallAll(p.Team().Others(id)))
	}
	slices.Sort(with)
	return strings.Join(with, ", ")
}

func DayFor(t testing.TB, text string) programme.Date {
	t.Helper()
	d, err := programme.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Variant writes the sample, changed, into the folder Exports of a home folder for the test, where the
// dialog begins, and returns its path.
func (d *Driver) Variant(name string, change func(rows [][]string) [][]string) string {
	d.T.Helper()
	var out bytes.Buffer
	if err := csv.NewWriter(&out).WriteAll(change(sampleRows(d.T))); err != nil {
		d.T.Fatal(err)
	}
	return d.File(name, out.Bytes())
}

// File writes a file into the folder Exports of a home folder for the test, where the dialog begins, and returns its path.
func (d *Driver) File(name string, content []byte) string {
	d.T.Helper()
	home := os.Getenv("HOME")
	if !strings.HasPrefix(home, os.TempDir()) {
		home = d.T.TempDir()
		d.T.(*testing.T).Setenv("HOME", home)
	}
	folder := filepath.Join(home, "Exports")
	d.M.Shell().Desk.Folder = folder
	path := filepath.Join(folder, name)
	at := time.Date(2023, 3, 14, 12, 0, 0, 0, time.UTC)
	if err := errors.Join(os.MkdirAll(folder, 0o700), os.WriteFile(path, content, 0o600), os.Chtimes(path, at, at)); err != nil {
		d.T.Fatal(err)
	}
	return path
}
