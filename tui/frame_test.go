package tui_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"crosswalk/store/cohort"
	"crosswalk/tui"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
	"crosswalk/tui/theme"
	"crosswalk/tui/tuitest"
)

// A toast goes by itself, but not the newer one that has taken its place, even where the clock stands.
func TestToasts(t *testing.T) {
	d := tuitest.Sample(t, 80, 24)
	var over []tea.Msg
	d.M.SetAfter(func(_ time.Duration, f func(time.Time) tea.Msg) tea.Cmd {
		over = append(over, f(time.Time{}))
		return nil
	})
	d.Keys("3", "l").Sees("Locked Kavitha ↔ Ravi Krishnan · u undoes")
	d.Keys("j", "l").Sees("Locked José Núñez ↔ Kwame Boateng · u undoes")
	if len(over) != 2 {
		t.Fatalf("%d toasts end", len(over))
	}
	d.Send(over[0])
	d.Sees("Locked José Núñez")
	d.Send(over[1])
	d.SeesNot("Locked José Núñez")
}

// What was found at the opening is there until a key is pressed, in full.
func TestAWarningStays(t *testing.T) {
	d := tuitest.SamplePast.Copied(t)
	warning := "a part of the store was damaged, so that the change made last may be missing: look into the journal. The file as it was is kept in /somewhere/else.db"
	m, err := tui.New(tui.Options{DB: d.DB, Cohort: 1, Actor: "robin", Now: d.Now, Theme: theme.NoColour, Notice: "nothing", Warning: warning})
	if err != nil {
		t.Fatal(err)
	}
	d.M = m
	d.Run(m.Init())
	d.Send(tea.WindowSizeMsg{Width: 60, Height: 16})
	d.Send(tui.ToastOver(m.Shell().Toast().Number))
	d.Sees("! A part of the store was damaged", "/somewhere/else.db")
	d.Keys("down").SeesNot("damaged")
}

// The help line leaves out what does not fit, and shows what comes after it.
func TestHelpLineSkipsWhatDoesNotFit(t *testing.T) {
	d := tuitest.Summer(t, 60, 16)
	d.Keys("4").Sees(" enter checklist  space mark  x skip  u undo  ? keys  q quit")
	d.Open(120, 40)
	d.Keys("4").Sees("space mark  v visit  x skip")
}

// Undo takes back a change that is still on its way to the disk.
func TestUndoBeforeTheChangeIsOnDisk(t *testing.T) {
	d := tuitest.Sample(t, 80, 24)
	d.M.Shell().Desk.Actor = "sam" // who has changed nothing yet
	d.Keys("3")
	_, lock := d.M.Update(tuitest.Press("l"))
	_, undo := d.M.Update(tuitest.Press("u"))
	d.Run(lock)
	d.Run(undo)
	d.Sees("Undid: Locked Kavitha ↔ Ravi Krishnan")
	if s := d.State(); len(s.Fixed) != 0 {
		t.Fatal("the pair is locked")
	}
}

// A letter goes to the choice that begins with it.
func TestChoosingByLetter(t *testing.T) {
	d := tuitest.UnderWay(t, 80, 24, "2023-04-18")
	d.Keys("5", "v", "tab", "tab", "g").Sees("‹ Grace ›").Keys("b").Sees("‹ both ›").Keys("z").Sees("‹ both ›")
	d.Keys("up", "w").Sees("‹ work meeting ›")
}

// A pair of letters two cells wide of which a dialog covers a half.
func TestOverlayOverWideLetters(t *testing.T) {
	for x := range 6 {
		lines := []string{strings.Repeat(" ", x%2) + strings.Repeat("山", 5) + strings.Repeat(" ", 1-x%2)}
		tui.Overlay(lines, []string{strings.Repeat("x", 3+x%3)}, 11)
		if got := chart.Width(lines[0]); got != 11 {
			t.Errorf("%q is %d wide", lines[0], got)
		}
	}
}

// A terminal too small gets one sentence, whole.
func TestTooSmallIsSaidInFull(t *testing.T) {
	d := tuitest.Sample(t, 80, 24)
	for _, size := range [][2]int{{20, 5}, {59, 15}, {59, 40}, {200, 15}} {
		d.Send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		want := fmt.Sprintf("Crosswalk needs 60 columns and 16 lines, not %d and %d; q quits.", size[0], size[1])
		if got := strings.Join(strings.Fields(d.Frame()), " "); got != want {
			t.Errorf("%v: %q, want %q", size, got, want)
		}
	}
}

// With every screen there is, and in the least terminal, the names of the screens are words, and the one that is shown has
// its whole name.
func TestTabsAreWords(t *testing.T) {
	d := tuitest.Sample(t, 120, 30)
	d.Does(&cohort.UseProgramme{Programme: string(d.State().Programme.Source) + `
[[event]]
name = "launch"
due = "0d"
[[group]]
name = "set"
title = "Learning set"
size = 10
even = ["sector"]
`})
	words := map[string]bool{}
	for _, names := range [][shell.TabCount]string{shell.TabNames, shell.ShortTabNames} {
		for _, n := range names {
			words[n] = true
		}
	}
	for _, w := range []int{60, 66, 72, 80, 90, 100, 140} {
		d.Open(w, 24)
		for at, name := range shell.TabNames {
			d.Keys(strconv.Itoa(at + 1))
			line := strings.Split(d.Frame(), "\n")[1]
			if got := len([]rune(line)); got != w {
				t.Errorf("%d columns: the line is %d wide: %q", w, got, line)
			}
			if want := fmt.Sprintf("%d %s", at+1, name); !strings.Contains(line, want) {
				t.Errorf("%d columns: %q is not in %q", w, want, line)
			}
			for _, word := range strings.Fields(line) {
				if _, err := strconv.Atoi(word); err != nil && !words[word] {
					t.Errorf("%d columns: %q is no name in %q", w, word, line)
				}
			}
			if w >= 80 && len(strings.Fields(line)) != 2*int(shell.TabCount) {
				t.Errorf("%d columns: a screen without a name: %q", w, line)
			}
		}
	}
}
