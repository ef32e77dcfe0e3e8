package tui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"crosswalk/tui/chart"
	"crosswalk/tui/theme"
)

// A toast goes by itself, but not the newer one that has taken its place, even where the clock stands.
func TestToasts(t *testing.T) {
	d := sample(t, 80, 24)
	var over []tea.Msg
	d.m.after = func(_ time.Duration, f func(time.Time) tea.Msg) tea.Cmd {
		over = append(over, f(time.Time{}))
		return nil
	}
	d.keys("3", "l").sees("Locked Kavitha ↔ Ravi Krishnan · u undoes")
	d.keys("j", "l").sees("Locked José Núñez ↔ Kwame Boateng · u undoes")
	if len(over) != 2 {
		t.Fatalf("%d toasts end", len(over))
	}
	d.send(over[0])
	d.sees("Locked José Núñez")
	d.send(over[1])
	d.seesNot("Locked José Núñez")
}

// What was found at the opening is there until a key is pressed, in full.
func TestAWarningStays(t *testing.T) {
	d := samplePast.copied(t)
	warning := "a part of the store was damaged, so that the change made last may be missing: look into the journal. The file as it was is kept in /somewhere/else.db"
	m, err := New(Options{DB: d.db, Cohort: 1, Actor: "robin", Now: d.now, Theme: theme.NoColour, Notice: "nothing", Warning: warning})
	if err != nil {
		t.Fatal(err)
	}
	d.m = m
	d.run(m.Init())
	d.send(tea.WindowSizeMsg{Width: 60, Height: 16})
	d.send(toastOverMsg{m.Shell().toast.number})
	d.sees("! A part of the store was damaged", "/somewhere/else.db")
	d.keys("down").seesNot("damaged")
}

// The help line leaves out what does not fit, and shows what comes after it.
func TestHelpLineSkipsWhatDoesNotFit(t *testing.T) {
	d := summer(t, 60, 16)
	d.keys("4").sees(" enter checklist  v visit  s skip  u undo  ? keys  q quit ")
	d.open(120, 40)
	d.keys("4").sees("space tick “")
}

// Undo takes back a change that is still on its way to the disk.
func TestUndoBeforeTheChangeIsOnDisk(t *testing.T) {
	d := sample(t, 80, 24)
	d.m.Shell().desk.actor = "sam" // who has changed nothing yet
	d.keys("3")
	_, lock := d.m.Update(press("l"))
	_, undo := d.m.Update(press("u"))
	d.run(lock)
	d.run(undo)
	d.sees("Undid: Locked Kavitha ↔ Ravi Krishnan")
	if s := d.state(); len(s.Fixed) != 0 {
		t.Fatal("the pair is locked")
	}
}

// A letter goes to the choice that begins with it.
func TestChoosingByLetter(t *testing.T) {
	d := underWay(t, 80, 24, "2023-04-18")
	d.keys("5", "c", "g").sees("‹ Grace ›").keys("n").sees("‹ nobody ›").keys("z").sees("‹ nobody ›")
	d.keys("tab", "w").sees("‹ wrong number ›")
}

// A pair of letters two cells wide of which a dialog covers a half.
func TestOverlayOverWideLetters(t *testing.T) {
	for x := range 6 {
		lines := []string{strings.Repeat(" ", x%2) + strings.Repeat("山", 5) + strings.Repeat(" ", 1-x%2)}
		overlay(lines, []string{strings.Repeat("x", 3+x%3)}, 11)
		if got := chart.Width(lines[0]); got != 11 {
			t.Errorf("%q is %d wide", lines[0], got)
		}
	}
}

// A terminal too small gets one sentence, whole.
func TestTooSmallIsSaidInFull(t *testing.T) {
	d := sample(t, 80, 24)
	for _, size := range [][2]int{{20, 5}, {59, 15}, {59, 40}, {200, 15}} {
		d.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		want := fmt.Sprintf("Crosswalk needs 60 columns and 16 lines, not %d and %d; q quits.", size[0], size[1])
		if got := strings.Join(strings.Fields(d.frame()), " "); got != want {
			t.Errorf("%v: %q, want %q", size, got, want)
		}
	}
}
