package tui_test

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"crosswalk/store"
	"crosswalk/store/cohort"
	"crosswalk/tui"
	"crosswalk/tui/theme"
	"crosswalk/tui/tuitest"
)

// kept are the drafts in the store.
func kept(t *testing.T, db *store.DB) []store.Draft {
	t.Helper()
	all, err := db.Drafts()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// atOnce has what is typed written with every key.
func atOnce(_ time.Duration, make func(time.Time) tea.Msg) tea.Cmd {
	return func() tea.Msg { return make(time.Time{}) }
}

// What was typed is there after the program ended and began anew, on another day too; saved, it is gone from the store.
func TestDraftOutlivesTheProgram(t *testing.T) {
	d := tuitest.UnderWay(t, 80, 24, "2023-04-18")
	d.M.Shell().After = atOnce
	d.Keys("5", "/").Typed("agnès").Keys("enter", "c", "1", "enter", "g", "enter").Typed("both are keen")
	d.On("2023-04-19")
	d.Keys("5", "/").Typed("agnès").Keys("enter", "c").Toast("This is what you left here on Tue 18 Apr").
		Sees("[x] 1 Agnès", "[x] good", "both are keen", "Rung on     18 Apr")
	d.Keys("ctrl+s").Toast("Agnès reached")
	if left := kept(t, d.DB); len(left) != 0 {
		t.Errorf("it is saved, and kept too: %+v", left)
	}
	if c := d.ExchangeOf("agnes.dubois@example.org").CheckIns[0]; c.Date != tuitest.DayFor(t, "2023-04-18") {
		t.Errorf("a call of 18 April was saved as one of %v", c.Date)
	}

	d.Keys("4", "v", "4", "tab", "tab", "tab", "tab").Typed("on the ward").Keys("esc").Toast("What you typed is kept")
	d.On("2023-04-20")
	d.Keys("4", "v").Dialog("Log a visit", "on the ward").Toast("what you left here on Wed 19 Apr")
	d.Keys("ctrl+x").SeesNot("on the ward").Toast("ctrl+x again brings it back").Keys("ctrl+x").Dialog("on the ward")
	d.Keys("ctrl+x", "esc").SeesNot("is kept")
	if left := kept(t, d.DB); len(left) != 0 {
		t.Errorf("it was emptied, and is kept: %+v", left)
	}
}

// Every draft says whom it is about, by number, so that it goes with them when they are erased.
func TestDraftsSayWhomTheyAreAbout(t *testing.T) {
	d := tuitest.Summer(t, 100, 30)
	d.Keys("4", "E").Typed("changed").Keys("enter", "right", "tab", "tab").Typed("moved away").Keys("esc")
	d.Keys("P", "tab", "tab").Typed("on leave").Keys("esc").Keys("v", "tab", "tab", "tab", "tab").Typed("the ward").Keys("esc")
	d.Keys("5", "c", "tab", "n").Keys("esc")
	d.Keys("2", "e", "enter").Typed(" Lady").Keys("esc")
	all := kept(t, d.DB)
	if len(all) != 5 {
		t.Errorf("%d drafts: %+v", len(all), all)
	}
	for _, draft := range all {
		if len(draft.Of.People) == 0 || draft.Of.By != "robin" || draft.Of.Cohort != 1 {
			t.Errorf("%+v", draft.Of)
		}
		for _, a := range d.State().People {
			if strings.Contains(draft.Of.Form+draft.Of.Part, a.Name.Safe()) {
				t.Errorf("a name is in what it is of: %+v", draft.Of)
			}
		}
	}
}

// Who is erased on the screen takes with them what was typed about them, in the store and before the eyes.
func TestErasedPeopleTakeTheirDrafts(t *testing.T) {
	d := tuitest.Summer(t, 100, 30)
	d.Keys("4", "E").Typed("changed").Keys("enter", "right", "tab", "tab").Typed("moved away").Keys("esc")
	all := kept(t, d.DB)
	if len(all) != 1 || len(all[0].Of.People) != 2 {
		t.Fatalf("%+v", all)
	}
	who := d.State().People[all[0].Of.People[0]]
	d.Keys("2", "/").Typed(who.Email.Raw()).Keys("enter", "X").Typed("eras").Keys("enter").Dialog("Type the word erase")
	d.Typed("e").Keys("enter").Dialog("Erased")
	if all := kept(t, d.DB); len(all) > 0 {
		t.Errorf("kept in the store: %+v", all)
	}
	if d.M.Shell().HasDraft(all[0].Of.Form, all[0].Of.Exchange) {
		t.Error("kept in memory")
	}
}

// A milestone's form has not what was typed for another.
func TestDraftsOfPartsAreApart(t *testing.T) {
	d := tuitest.Summer(t, 100, 30)
	d.Keys("4", "enter", "x").Typed("they know each other").Keys("esc", "down", "x").SeesNot("they know each other").Keys("esc", "up", "x").Dialog("they know each other")
}

// typeIn is the variable that has the test below, run by the one after it, type into the program.
const typeIn = "CROSSWALK_TEST_TYPES_IN"

func TestHalfANote(t *testing.T) {
	path := os.Getenv(typeIn)
	if path == "" {
		t.Skip("run by TestKilledOverAHalfTypedNote")
	}
	db, err := store.Open(path, cohort.By{Actor: "robin", Now: time.Unix(0, 0)})
	if err != nil {
		t.Fatal(err)
	}
	d := &tuitest.Driver{T: t, DB: db, Day: "2023-07-03", Theme: theme.NoColour}
	d.Open(80, 24)
	d.M.Shell().After = atOnce
	d.Keys("5", "c", "1", "tab", "tab").Typed("they met on the wa")
	fmt.Println("TYPED")
	io.Copy(io.Discard, os.Stdin)
}

// A note is half typed, and the process is killed: the program offers it again.
func TestKilledOverAHalfTypedNote(t *testing.T) {
	d := tuitest.SummerPast.Copied(t)
	path := d.DB.Path()
	d.DB.Close()
	child := exec.Command(os.Args[0], "-test.run=^TestHalfANote$", "-test.v")
	child.Env = append(os.Environ(), typeIn+"="+path)
	in, _ := child.StdinPipe()
	out, _ := child.StdoutPipe()
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	said := ""
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if said += lines.Text() + "\n"; lines.Text() == "TYPED" {
			break
		}
	}
	child.Process.Kill()
	child.Wait()
	if !strings.HasSuffix(said, "TYPED\n") {
		t.Fatal(said)
	}
	db, err := store.Open(path, cohort.By{Actor: "robin", Now: time.Unix(0, 0)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	d.DB = db
	d.Open(80, 24)
	d.Keys("5", "c").Toast("This is what you left here").Sees("they met on the wa")
}

// What is typed is written a moment later, together, one writing at a time; and the program does not end before.
func TestDraftsAreWrittenTogether(t *testing.T) {
	d := tuitest.Sample(t, 100, 30)
	var later []tea.Msg
	d.M.Shell().After = func(_ time.Duration, make func(time.Time) tea.Msg) tea.Cmd {
		later = append(later, make(time.Time{}))
		return nil
	}
	d.Keys("3", "g", "b")
	later = nil
	d.Typed("they fell out")
	if len(later) != 1 || len(kept(t, d.DB)) != 0 {
		t.Fatalf("%d writings are on their way, and %d drafts written", len(later), len(kept(t, d.DB)))
	}
	_, write := d.M.Update(later[0]) // the disk is slow
	d.Typed(" in May")
	if len(later) != 1 {
		t.Fatal("two writings at once")
	}
	if _, cmd := d.M.Update(tuitest.Press("ctrl+c")); quits(cmd) {
		t.Error("it ends before what was typed is written")
	}
	ended := false
	var run func(tea.Cmd)
	run = func(cmd tea.Cmd) {
		if cmd == nil {
			return
		}
		switch msg := cmd().(type) {
		case nil:
		case tea.BatchMsg:
			for _, c := range msg {
				run(c)
			}
		case tea.QuitMsg:
			ended = true
		default:
			_, next := d.M.Update(msg)
			run(next)
		}
	}
	run(write)
	if len(later) == 2 { // what was typed meanwhile
		_, cmd := d.M.Update(later[1])
		run(cmd)
	}
	if all := kept(t, d.DB); len(all) != 1 || !strings.Contains(all[0].Text, "they fell out in May") || !ended {
		t.Errorf("ended %v, and %+v is written", ended, all)
	}
}

// Killed by a signal that does not wait, what was typed last is written when the screens are gone.
func TestLastDraft(t *testing.T) {
	d := tuitest.Sample(t, 100, 30)
	d.M.Shell().After = func(time.Duration, func(time.Time) tea.Msg) tea.Cmd { return nil }
	d.Keys("3", "g", "b").Typed("they fell out")
	if err := d.M.Wait(); err != nil || len(kept(t, d.DB)) != 1 {
		t.Errorf("%v, %v", err, kept(t, d.DB))
	}
}

// Where nothing can be written, that is said, what was typed lasts as long as the program, and the program ends all the
// same, saying so again.
func TestDraftsThatCannotBeWritten(t *testing.T) {
	d := tuitest.Sample(t, 100, 30)
	d.Away()
	d.M.Shell().After = atOnce
	d.Keys("3", "g", "b").Typed("t").Sees("What you type is kept only until you quit, because it cannot be written", "taken away")
	d.Typed("hey fell out").Keys("esc").Toast("What you typed is kept until you quit")
	d.Keys("b").Dialog("they fell out")
	if _, cmd := d.M.Update(tuitest.Press("ctrl+c")); !quits(cmd) {
		t.Error("it does not end")
	}
	if err := d.M.Wait(); err == nil || !strings.Contains(err.Error(), "what you typed last could not be kept") {
		t.Error(err)
	}
	d.Back()
	if len(kept(t, d.DB)) != 0 {
		t.Error("something was written")
	}

	d = tuitest.Sample(t, 100, 30) // the disk fails while the program is about to end: that is told first
	d.M.Shell().After = func(time.Duration, func(time.Time) tea.Msg) tea.Cmd { return nil }
	d.Keys("3", "g", "b").Typed("they fell out")
	d.Away()
	d.Keys("ctrl+c").Sees("kept only until you quit")
	d.Back()
	d.Typed(" badly")
	if _, cmd := d.M.Update(tuitest.Press("ctrl+c")); !quits(cmd) {
		t.Error("it does not end")
	}
	if err := d.M.Wait(); err != nil || len(kept(t, d.DB)) != 1 {
		t.Errorf("it could be written again, and was not: %v", err)
	}
}

// What one of several people typed is not shown to another, nor in another cohort.
func TestDraftsAreTheirs(t *testing.T) {
	d := tuitest.Sample(t, 100, 30)
	d.Keys("3", "g", "b").Typed("they fell out").Keys("esc")
	m, err := tui.New(tui.Options{DB: d.DB, Cohort: 1, Actor: "kim", Now: d.Now, Theme: theme.NoColour})
	if err != nil {
		t.Fatal(err)
	}
	d.M = m
	d.Send(tea.WindowSizeMsg{Width: 100, Height: 30})
	d.Keys("3", "g", "b").SeesNot("they fell out")
}
