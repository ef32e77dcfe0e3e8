package tui_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"crosswalk/tui/tuitest"
)

// What was typed into a form and left is there when it opens again, of the same people; once saved it is gone.
func TestTypedTextIsKept(t *testing.T) {
	d := tuitest.Listed(t, 100, 30)
	d.Keys("2", "a").Typed("mo.ali@example.org").Keys("tab").Typed("Mo Ali").Keys("esc").Toast("What you typed is kept")
	d.Keys("a").Toast("This is what you left here").Dialog("mo.ali@example.org", "Mo Ali").Keys("esc")

	d = tuitest.Sample(t, 100, 30)
	first := d.Keys("3", "g", "b").Typed("they fell out").Frame()
	d.Keys("esc").Toast("What you typed is kept").Keys("down", "b").SeesNot("they fell out").Keys("esc").Keys("g", "b").Dialog("they fell out")
	if !strings.Contains(first, "they fell out") {
		t.Fatal("nothing was typed")
	}
	d.Keys("enter").Toast("Blocked").Keys("u").Toast("Undid").Keys("g", "b").SeesNot("they fell out")
}

// Nor is it lost when the store cannot be written.
func TestTypedTextOutlivesARefusal(t *testing.T) {
	d := tuitest.Sample(t, 100, 30)
	d.Keys("3", "g", "b").Typed("they fell out")
	d.Away()
	d.Keys("enter")
	d.Back()
	d.Keys("esc")                                             // nothing is to be saved elsewhere: it is there again
	d.Keys("G", "l").Toast("Locked").Keys("u").Toast("Undid") // nor when something else is saved meanwhile
	d.Keys("g", "b").Dialog("they fell out").Keys("enter").Toast("Blocked")
}

// What is pasted and does not fit is told.
func TestPastedTooMuch(t *testing.T) {
	d := tuitest.Sample(t, 100, 30)
	d.Keys("3", "g", "b")
	d.Send(tea.PasteMsg{Content: strings.Repeat("far too long ", 400)})
	d.Dialog("Only the first 2000 of the")
	d.Keys("x").SeesNot("Only the first")
}

// A letter of another script is answered by what may be the cause, and ctrl+l draws anew.
func TestOtherKeyboards(t *testing.T) {
	d := tuitest.Sample(t, 100, 30)
	for _, letter := range []string{"д", "α", "й"} {
		d.Keys(letter).Toast(letter+" does nothing here", "layout")
	}
	d.Keys("/").Typed("ж").Sees("/ж").SeesNot("ж does nothing here").Keys("esc")
	if _, cmd := d.M.Update(tuitest.Press("ctrl+l")); cmd == nil {
		t.Fatal("ctrl+l draws nothing")
	}
	d.Keys("?").Keys("G").Dialog("shift+drag")
}
