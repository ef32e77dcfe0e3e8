package tui_test

import (
	"context"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"crosswalk/tui"
	"crosswalk/tui/shell"
	"crosswalk/tui/tuitest"
)

// quits reports whether a command ends the program, running it.
func quits(cmd tea.Cmd) bool {
	if cmd == nil {
		return false
	}
	switch msg := cmd().(type) {
	case tea.QuitMsg:
		return true
	case tea.BatchMsg:
		for _, c := range msg {
			if quits(c) {
				return true
			}
		}
	}
	return false
}

// TestQuitWaits quits while a change is being saved: by key, by ctrl+c and by a signal. The program ends when the change
// is there, and not before.
func TestQuitWaits(t *testing.T) {
	for name, leave := range map[string]tea.Msg{"q": tuitest.Press("q"), "ctrl+c": tuitest.Press("ctrl+c"), "a signal": tui.LeaveMsg{}} {
		d := tuitest.Sample(t, 120, 40)
		before := d.State().Seq
		_, change := d.M.Update(tuitest.Press("l")) // asked for, and the disk is slow
		if _, cmd := d.M.Update(leave); quits(cmd) {
			t.Errorf("%s: it ended before the change was saved", name)
		}
		if frame := d.Frame(); !strings.Contains(frame, "Saving what you changed") {
			t.Errorf("%s: nothing says so:\n%s", name, frame)
		}
		ended := false
		var run func(tea.Cmd)
		run = func(cmd tea.Cmd) {
			if cmd == nil {
				return
			}
			switch msg := cmd().(type) {
			case tea.BatchMsg:
				for _, c := range msg {
					run(c)
				}
			case nil:
			case tea.QuitMsg:
				ended = true
			default:
				_, next := d.M.Update(msg)
				run(next)
			}
		}
		run(change)
		if s, err := d.DB.State(1); err != nil || s.Seq != before+1 || !ended {
			t.Errorf("%s: ended %v, at change %d after %d, %v", name, ended, s.Seq, before, err)
		}
	}
}

// TestLeaveReads ends the program by a signal while keys that were pressed before still lie with the terminal: they count.
func TestLeaveReads(t *testing.T) {
	d := tuitest.Sample(t, 120, 40)
	m, err := tui.New(tui.Options{DB: d.DB, Cohort: 1, Actor: "robin", Now: d.Now, After: atOnce})
	if err != nil {
		t.Fatal(err)
	}
	m.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
	_, moment := m.Update(tui.LeaveMsg{})
	if quits(moment) {
		t.Fatal("it ends before what was typed is read")
	}
	_, lock := m.Update(tuitest.Press("l"))
	_, moment = m.Update(moment())
	if quits(moment) {
		t.Fatal("it ends although keys come in")
	}
	if _, cmd := m.Update(moment()); quits(cmd) {
		t.Fatal("it ends before the change is saved")
	}
	before := d.State().Seq
	if _, cmd := m.Update(lock()); !quits(cmd) || d.State().Seq != before+1 {
		t.Errorf("it goes on, or is at change %d after %d", d.State().Seq, before)
	}
}

// TestLeaveThoughTyped ends the program by a signal although somebody goes on pressing keys.
func TestLeaveThoughTyped(t *testing.T) {
	d := tuitest.Sample(t, 120, 40)
	m, err := tui.New(tui.Options{DB: d.DB, Cohort: 1, Actor: "robin", Now: d.Now, After: atOnce})
	if err != nil {
		t.Fatal(err)
	}
	m.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
	_, moment := m.Update(tui.LeaveMsg{})
	for range 100 {
		if quits(moment) {
			return
		}
		m.Update(tuitest.Press("j"))
		_, moment = m.Update(moment())
	}
	t.Error("it goes on")
}

// TestLeftBehind ends the program although changes are asked for, as when the terminal is gone: one that was not begun is
// not made.
func TestLeftBehind(t *testing.T) {
	d := tuitest.Sample(t, 120, 40)
	before := d.State().Seq
	_, change := d.M.Update(tuitest.Press("l"))
	if _, cmd := d.M.Update(tuitest.Press("ctrl+c")); quits(cmd) {
		t.Error("it did not wait")
	}
	if _, cmd := d.M.Update(tuitest.Press("ctrl+c")); !quits(cmd) {
		t.Error("ctrl+c again waits")
	}
	d.M.Wait()
	d.Run(change)
	if s, _ := d.DB.State(1); s.Seq != before {
		t.Errorf("a change was made after the end")
	}
}

// TestCrash has an error of the program itself in the background and on the screen: it ends in order, and what it says
// holds no text of anybody.
func TestCrash(t *testing.T) {
	wrong := func() { panic("Ann Low, ann@example.org") }
	var ask shell.Ask[int]
	onScreen := ask.Start(func(context.Context) int { return 1 }, func(int) tea.Cmd { wrong(); return nil })
	for name, msg := range map[string]tea.Msg{
		"in the background": tui.Caught(func() tea.Msg { wrong(); return nil })(),
		"on the screen":     onScreen(),
	} {
		d := tuitest.Sample(t, 120, 40)
		next, cmd := d.M.Update(msg)
		if !quits(cmd) || d.M.Crash() == nil || next == nil {
			t.Fatalf("%s: it goes on: %v", name, d.M.Crash())
		}
		if said := d.M.Crash().Error(); strings.Contains(said, "Ann") || !strings.Contains(said, "TestCrash") {
			t.Errorf("%s: %s", name, said)
		}
	}
}

// TestSuspend presses the key that puts the program into the background.
func TestSuspend(t *testing.T) {
	d := tuitest.Sample(t, 120, 40)
	_, cmd := d.M.Update(tuitest.Press("ctrl+z"))
	if _, ok := cmd().(tea.SuspendMsg); !ok {
		t.Error("ctrl+z does not suspend")
	}
	d.Send(tea.ResumeMsg{})
}

// TestUndoAsks presses u fifty times on an import and after publishing: nothing goes unasked.
func TestUndoAsks(t *testing.T) {
	d := tuitest.Sample(t, 120, 40)
	for range 50 {
		d.Keys("u")
	}
	if len(d.State().People) == 0 {
		t.Fatal("the import was swept away")
	}
	d.Dialog("The import of", "y", "undo it").Keys("esc")
	tuitest.Publish(t, d, "2023-04-03")
	for range 50 {
		d.Keys("u")
	}
	if !d.State().IsPublished() {
		t.Fatal("the publishing was swept away")
	}
	d.Dialog("The publishing of 23 exchanges goes").Keys("y")
	if d.State().IsPublished() {
		t.Error("y does not undo")
	}
	d.Keys("ctrl+r")
	if !d.State().IsPublished() {
		t.Error("ctrl+r does not make it again")
	}
}
