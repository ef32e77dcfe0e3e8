package tui_test

import (
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/shell"
	"crosswalk/tui/tuitest"
)

// place is somewhere a person can be: a screen of a store, with some keys pressed.
type place struct {
	past *tuitest.History
	name string // of the past
	tab  shell.Tab
	keys []string
}

func (p place) String() string {
	return fmt.Sprintf("%s, %s, %s", p.name, shell.TabNames[p.tab], strings.Join(p.keys, " "))
}

// walk opens the program anew at the place. Nobody rests there long enough for prices to be worked out.
func (p place) walk(d *tuitest.Driver, w, h int) {
	d.Open(w, h)
	d.M.Shell().After = func(time.Duration, func(time.Time) tea.Msg) tea.Cmd { return nil }
	d.M.Shell().Desk.Folder = filepath.Dir(d.DB.Path()) // for what is written to be sent
	d.M.Shell().GoTo(p.tab)
	d.Keys(p.keys...)
}

// drivers are one for each past, on a store in which nothing has happened since.
type drivers struct {
	t  testing.TB
	of map[*tuitest.History]*tuitest.Driver
}

// at is the program at the place.
func (all *drivers) at(p place, w, h int) *tuitest.Driver {
	all.t.Helper()
	d := all.of[p.past]
	if d == nil || d.State().Seq != p.past.Seq {
		d = p.past.Copied(all.t)
		all.of[p.past] = d
	}
	p.walk(d, w, h)
	return d
}

// places are all screens without applicants, with a plan, with a plan that was worked on, and half way
// through the exchanges; with the cursor on other rows, and with the detail open.
func places() []place {
	var out []place
	for _, past := range []struct {
		name string
		past *tuitest.History
	}{{"empty", tuitest.EmptyPast}, {"sample", tuitest.SamplePast}, {"worked on", workedPast}, {"summer", tuitest.SummerPast}} {
		for t := range shell.AlwaysTabs {
			for _, keys := range [][]string{{}, {"down", "down"}, {"G"}, {"enter"}, {"down", "down", "enter", "down", "down"}} {
				if past.past != tuitest.EmptyPast || len(keys) == 0 {
					out = append(out, place{past.past, past.name, t, keys})
				}
			}
		}
	}
	return out
}

// workedPast is the sample with a pair locked, one blocked, one overridden, and something undone.
var workedPast = &tuitest.History{Before: tuitest.SamplePast, Happen: func(t testing.TB, d *tuitest.Driver) {
	p := d.State().Plan.Pairs
	d.Open(80, 24)
	d.Does(&cohort.Lock{A: p[0].A, B: p[0].B, Why: cohort.Reason("they know each other")}, &cohort.Block{A: p[1].A, B: p[1].B, Why: cohort.Reason("a reason")},
		&cohort.Withdraw{Person: p[3].A, Why: cohort.Reason("too busy")}, &cohort.Lock{A: p[5].A, B: p[5].B})
	d.Keys("u")
}}

// Every key is on one action only, whatever the screen shows; and none of them is a key that moves.
func TestEveryBindingIsUnique(t *testing.T) {
	all := &drivers{t, map[*tuitest.History]*tuitest.Driver{}}
	moving := []string{"up", "down", "j", "k", "g", "G", "home", "end", "pgup", "pgdown", "ctrl+u", "ctrl+d"}
	for _, p := range places() {
		d := all.at(p, 120, 40)
		for _, list := range [][]shell.Action{d.M.Screen(p.tab).Actions(), d.M.Actions(), d.M.AllActions()} {
			of, ids := map[string]string{}, map[string]bool{}
			for _, a := range list {
				if ids[a.ID] {
					t.Errorf("%v: the id %s is there twice", p, a.ID)
				}
				ids[a.ID] = true
				for _, k := range a.Keys {
					if was, ok := of[k]; ok {
						t.Errorf("%v: %s is both %q and %q", p, k, was, a.Help)
					}
					of[k] = a.Help
					if slices.Contains(moving, k) {
						t.Errorf("%v: %s moves, and is %q", p, k, a.Help)
					}
				}
			}
		}
		own, program := d.M.Screen(p.tab).Actions(), d.M.Actions()
		for _, a := range own {
			for _, k := range a.Keys {
				if b, ok := shell.FindAction(program, k); ok && k != "esc" {
					t.Errorf("%v: %s is %q on the screen and %q everywhere", p, k, a.Help, b.Help)
				}
			}
		}
	}
}

// seen is all that a key can change.
func seen(d *tuitest.Driver) string {
	return fmt.Sprint(d.Frame(), len(d.M.Shell().Dialogs()), d.M.Shell().Active(), d.M.Shell().State().Seq, d.M.Shell().Toast())
}

// Every key that a screen lists does something in at least one of the places where it is listed, and its
// dialog draws at every size.
func TestEveryBindingDoesSomething(t *testing.T) {
	all := &drivers{t, map[*tuitest.History]*tuitest.Driver{}}
	did := map[string]bool{}
	for _, p := range places() {
		for _, a := range all.at(p, 80, 24).M.Screen(p.tab).Actions() {
			for _, k := range a.Keys {
				id := shell.TabNames[p.tab] + " " + a.ID + " " + k
				if did[id] {
					continue
				}
				d := all.at(p, 80, 24)
				before := seen(d)
				did[id] = seen(d.Keys(k)) != before
				for _, size := range [][2]int{{60, 16}, {120, 40}} {
					d.Send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
				}
			}
		}
	}
	for id, ok := range did {
		if !ok {
			t.Errorf("%s does nothing", id)
		}
	}
}

// The keys of the program itself.
func TestEveryKeyOfTheProgramDoesSomething(t *testing.T) {
	all := &drivers{t, map[*tuitest.History]*tuitest.Driver{}}
	for tab := range shell.AlwaysTabs {
		p := place{workedPast, "worked on", tab, nil}
		for _, a := range all.at(p, 80, 24).M.Actions() {
			if a.ID == "back" || a.ID == "quit" || a.ID == "redraw" { // they have tests of their own
				continue
			}
			for _, k := range a.Keys {
				d := all.at(p, 80, 24)
				before := seen(d)
				if seen(d.Keys(k)) == before {
					t.Errorf("%v: %s (%s) does nothing", p, k, a.Help)
				}
			}
		}
	}
}

// hostile is text that would move the cursor, colour the screen, end a string, turn the writing round or
// be wider than it looks.
var hostile = []string{"\x1b[31mRed\x1b[0m", "\x1b]0;title\x07", "\x1b]8;;http://x\x1b\\link", "\x1b]52;c;unterminated", "\x9b31mC1\x00", "\u202eright to left",
	"a\u2066b\u2069\u200b", "tab\tline\nfeed\rreturn", "山田太郎 ひらがなカタカナ", "👩‍👩‍👧‍👦🏳️‍🌈", "e" + strings.Repeat("\u0301", 60), strings.Repeat("N", 200), "مرحبا", "=cmd|' /C calc'!A0"}

// hostilePast is the sample with such text wherever somebody can write any, half way through the exchanges.
var hostilePast = &tuitest.History{Before: tuitest.EmptyPast, Happen: func(t testing.TB, d *tuitest.Driver) {
	from := tuitest.SamplePast.Copied(t).State()
	var people []*matching.Applicant
	n := 0
	evil := func() text.Text {
		n++
		return text.New(hostile[n%len(hostile)] + fmt.Sprint(" ", n))
	}
	for _, was := range from.Sorted() {
		a := was.Applicant
		a.ID, a.Name, a.Answers = 0, evil(), map[string]matching.Answer{}
		for name, answer := range was.Answers {
			switch {
			case len(answer.Choices) > 0:
				answer.Other = append(answer.Other, evil())
			case !answer.Text.IsEmpty():
				answer.Text = evil()
			}
			a.Answers[name] = answer
		}
		people = append(people, &a)
	}
	d.Open(80, 24)
	d.Does(d.DB.Import(d.State().CompareImport(people, false), cohort.ImportFile{Name: evil(), Problems: 2}))
	p := d.State().Plan.Pairs
	reason := func() cohort.Note { return cohort.Reason(hostile[n%len(hostile)]) }
	d.Does(&cohort.Lock{A: p[0].A, B: p[0].B, Why: reason()}, &cohort.Block{A: p[1].A, B: p[1].B, Why: reason()})
	settle(d)
	d.Does(&cohort.Publish{Start: tuitest.DayFor(t, "2023-04-03")})
	d.Day = "2023-07-03"
	for i, x := range d.State().Exchanges {
		note := cohort.CallNote(hostile[i%len(hostile)])
		d.Does(&cohort.LogVisit{Exchange: x.ID, Visit: exchange.Visit{Date: tuitest.DayFor(t, "2023-06-05"), HourTenths: 30, Activity: "shadowing"}, Note: note},
			&cohort.RecordCheckIn{Exchange: x.ID, CheckIn: exchange.CheckIn{Date: tuitest.DayFor(t, "2023-06-06"), Reached: []int{0}, Outcome: exchange.Spoke, Mood: exchange.Good}, Note: note},
			&cohort.Assign{Exchange: x.ID, Facilitator: evil()})
		if i > 4 {
			break
		}
	}
}}

var styled = regexp.MustCompile("\x1b\\[[0-9;]*m")

// clean fails if anything but the styles of a terminal without colours could move or hide something.
func clean(t *testing.T, where string, d *tuitest.Driver) {
	t.Helper()
	view := d.M.View()
	content := view.Content
	if view.WindowTitle != "Crosswalk" {
		t.Fatalf("%s: the title of the window is %q", where, view.WindowTitle)
	}
	if strings.Contains(content, "\x1b[31m") {
		t.Fatalf("%s: a colour out of somebody's answer: %q", where, content)
	}
	for _, r := range styled.ReplaceAllString(content, "") {
		if r != '\n' && unicode.In(r, unicode.Cc, unicode.Cf) && r != '\u2068' && r != '\u2069' {
			t.Fatalf("%s: %U in a frame:\n%q", where, r, content)
		}
	}
}

// Whatever people wrote, and whatever is pasted, only letters of it reach the terminal, on every screen and
// in every dialog.
func TestHostileText(t *testing.T) {
	for _, size := range [][2]int{{60, 16}, {120, 40}} {
		d := hostilePast.Opened(t, size[0], size[1])
		for tab := range shell.AlwaysTabs {
			for _, keys := range [][]string{{}, {"down", "enter", "pgdown"}} {
				p := place{hostilePast, "hostile", tab, keys}
				p.walk(d, size[0], size[1])
				clean(t, p.String(), d)
				actions := d.M.Screen(tab).Actions()
				if len(keys) == 0 {
					actions = d.M.AllActions()
				}
				for _, a := range actions {
					if !slices.Contains([]string{"undo", "redo", "undo-this", "quit", "back"}, a.ID) {
						hostileAnswers(t, d, p, a)
					}
				}
			}
		}
	}
}

// hostileAnswers presses a key at a place and, where that asks for something, answers with such text.
func hostileAnswers(t *testing.T, d *tuitest.Driver, p place, a shell.Action) {
	t.Helper()
	p.walk(d, d.W, d.H)
	where := p.String() + ", " + a.Keys[0]
	d.Keys(a.Keys[0])
	clean(t, where, d)
	if len(d.M.Shell().Dialogs()) == 0 && !d.M.Screen(p.tab).Typing() {
		return
	}
	for _, key := range []string{"enter", "enter", "tab"} {
		d.Send(tea.PasteMsg{Content: strings.Join(hostile, " ")})
		clean(t, where+", a paste", d)
		d.Typed("\u202e\u200bx").Keys(key)
		clean(t, where+", "+key, d)
	}
}

// settle says of all names in doubt that they are nobody's, and of all lookalikes that they are different people, so
// that the plan can be published.
func settle(d *tuitest.Driver) {
	for _, n := range d.State().OpenNames() {
		d.Does(&cohort.Resolve{Person: n.Person, Field: n.Field, Text: cohort.Record[cohort.WrittenName]{Value: cohort.WrittenName{Text: n.Text}}})
	}
	for list := d.State().Lookalikes(); len(list) > 0; list = d.State().Lookalikes() {
		for _, l := range list {
			d.Does(&cohort.Different{A: l.A, B: l.B})
		}
	}
}
