package tuitest

import (
	"crosswalk/tui"
	"crosswalk/tui/chart"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// Frame is the screen without styles. It fails if a line is not exactly as wide as the terminal, or a
// control byte other than those of styles is in it.
func (d *Driver) Frame() string {
	d.T.Helper()
	content := d.M.View().Content
	lines := strings.Split(content, "\n")
	if len(lines) != d.H {
		d.T.Fatalf("%d lines in a terminal of %d:\n%s", len(lines), d.H, content)
	}
	for i, l := range lines {
		if w := chart.Width(l); w != d.W {
			d.T.Fatalf("line %d has %d cells in a terminal of %d: %q", i, w, d.W, l)
		}
		for _, r := range ansi.Strip(l) {
			if r < 0x20 || r >= 0x7f && r < 0xa0 {
				d.T.Fatalf("line %d has a control character %U: %q", i, r, l)
			}
		}
	}
	return ansi.Strip(content) + "\n"
}

// Sees fails unless the frame has every text. Where a text could stand in several places, [Driver.Row],
// [Driver.Pane], [Driver.Dialog] and [Driver.Toast] say in which it must.
func (d *Driver) Sees(texts ...string) *Driver {
	d.T.Helper()
	return d.has("the screen", d.Frame(), texts)
}

// SeesNot fails if the frame has any of the texts.
func (d *Driver) SeesNot(texts ...string) *Driver {
	d.T.Helper()
	f := d.Frame()
	for _, not := range texts {
		if strings.Contains(f, not) {
			d.T.Fatalf("%q is on the screen:\n%s", not, f)
		}
	}
	return d
}

// Row fails unless the line that the list's cursor is on has every text.
func (d *Driver) Row(texts ...string) *Driver {
	d.T.Helper()
	for _, line := range d.body() {
		list, _, _ := strings.Cut(line, "│")
		if strings.HasPrefix(strings.TrimLeft(list, " "), "▸") {
			return d.has("the row under the cursor", list, texts)
		}
	}
	d.T.Fatalf("no row is under a cursor:\n%s", d.Frame())
	return d
}

// Pane fails unless what stands beside the list has every text.
func (d *Driver) Pane(texts ...string) *Driver {
	d.T.Helper()
	var pane []string
	for _, line := range d.body() {
		if _, right, ok := strings.Cut(line, "│"); ok {
			pane = append(pane, right)
		}
	}
	return d.has("the pane beside the list", strings.Join(pane, "\n"), texts)
}

// Dialog fails unless the topmost dialog has every text.
func (d *Driver) Dialog(texts ...string) *Driver {
	d.T.Helper()
	top := d.M.Shell().Top()
	if top == nil {
		d.T.Fatalf("no dialog is open:\n%s", d.Frame())
	}
	box := ansi.Strip(strings.Join(top.View(d.W, d.H-tui.BodyTop-tui.Below), "\n"))
	return d.has("the dialog", box, texts)
}

// Toast fails unless the line that tells what just happened has every text.
func (d *Driver) Toast(texts ...string) *Driver {
	d.T.Helper()
	lines := d.lines()
	return d.has("the toast", lines[len(lines)-tui.Below], texts)
}

func (d *Driver) has(where, what string, texts []string) *Driver {
	d.T.Helper()
	for _, want := range texts {
		if !strings.Contains(what, want) {
			d.T.Fatalf("%q is not on %s:\n%s", want, where, d.Frame())
		}
	}
	return d
}

// lines are those of the frame.
func (d *Driver) lines() []string {
	d.T.Helper()
	return strings.Split(strings.TrimSuffix(d.Frame(), "\n"), "\n")
}

// body is the lines of the screen, without the program's frame around it.
func (d *Driver) body() []string {
	d.T.Helper()
	lines := d.lines()
	return lines[tui.BodyTop : len(lines)-tui.Below]
}

// LineWith is the line of the screen that has a text.
func LineWith(t testing.TB, d *Driver, want string) int {
	t.Helper()
	for i, l := range strings.Split(d.Frame(), "\n") {
		if strings.Contains(l, want) {
			return i
		}
	}
	t.Fatalf("%q is not on the screen:\n%s", want, d.Frame())
	return 0
}

// body is a frame without the lines for toasts and keys, and without cursor.
func body(frame string) string {
	lines := strings.Split(strings.TrimSuffix(frame, "\n"), "\n")
	return strings.ReplaceAll(strings.Join(lines[:len(lines)-tui.Below], "\n"), "▸", " ")
}

// Again fails unless the program, opened anew, shows the same screen.
func (d *Driver) Again() {
	d.T.Helper()
	at := d.M.Shell().Active()
	before := body(d.Frame())
	d.Open(d.W, d.H)
	d.M.Shell().GoTo(at)
	d.Send(nil)
	if now := body(d.Frame()); now != before {
		d.T.Fatalf("opened anew the screen is\n%s\nand was\n%s", now, before)
	}
}
