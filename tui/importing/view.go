package importing

import (
	"crosswalk/matching/text"
	"crosswalk/store/form"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

// View draws the stage that the dialog is at.
func (im *importer) View(w, h int) []string {
	inner, room := w-4, h-2
	var lines []string
	cohort := text.Line(im.sh.State().Name)
	title := "Import " + fileName(im.path)
	switch {
	case im.choosing():
		title = "Import applicants into " + cohort
		lines = im.fileView(inner, room)
	case im.preview == nil:
		lines = append(im.progress.view(im.sh, fileName(im.path), inner), "", shell.KeyHint(im.sh, "esc", "gives it up"))
	case im.preview.asksDates():
		lines = im.datesView(inner)
	default:
		title += " into " + cohort
		lines = im.preview.view(im.verdict(), len(im.before), inner, room)
	}
	return shell.Box(im.sh, title, chart.FitLines(lines, inner, room), w, h)
}

// fileView is the choosing of a file, with why the last one could not be read.
func (im *importer) fileView(w, h int) []string {
	var below []string
	if im.wrong != "" {
		below = append(below, "")
		for _, l := range firstLines(chart.Wrap(im.wrong, w), max(1, h-6)) {
			below = append(below, chart.Paint(im.sh.Theme.Bad, l))
		}
	}
	return append(im.finder.View(w, h-len(below)), below...)
}

// firstLines is the lines up to so many.
func firstLines(lines []string, most int) []string { return lines[:min(most, len(lines))] }

// dateOrders are the orders of day and month that a file may have, with the key that says so.
var dateOrders = []struct{ key, order, name, example string }{
	{"d", form.DayFirst, "day first", "     03/02/2023 is 3 February"},
	{"m", form.MonthFirst, "month first", "   03/02/2023 is 2 March"},
}

// datesView asks for the order.
func (im *importer) datesView(w int) []string {
	lines := append(chart.Wrap(form.Matter(im.preview.reading.err), w), "", "How are dates written in this file?", "")
	for _, o := range dateOrders {
		lines = append(lines, "  "+shell.KeyHint(im.sh, o.key, o.name)+o.example)
	}
	if im.read.Open() {
		lines = append(lines, "", chart.Paint(im.sh.Theme.Muted, "Reading it again …"))
	}
	return lines
}

// verdict is what has to be known before enter is pressed; empty where there is nothing.
func (im *importer) verdict() string {
	if im.read.Open() {
		return "Reading " + fileName(im.path) + " again …"
	}
	return im.preview.reading.verdict()
}

// Keys are shown in the help line.
func (im *importer) Keys() []shell.Action {
	hint := func(name string, keys ...string) shell.Action { return shell.Action{Keys: keys, Name: name} }
	another := hint("another file", "esc")
	switch {
	case im.choosing():
		return im.finder.Keys()
	case im.preview == nil || im.read.Open():
		return []shell.Action{hint("give it up", "esc")}
	case im.preview.asksDates():
		var ks []shell.Action
		for _, o := range dateOrders {
			ks = append(ks, hint(o.name, o.key))
		}
		return append(ks, another)
	}
	r := im.preview.reading
	ks := im.preview.actions()
	switch {
	case r.usable() && r.saysNothing():
		ks = append(ks, hint("close", "enter"))
	case r.usable() && r.mayImport():
		ks = append(ks, hint("import", "enter"))
	}
	if r.decides != "" {
		ks = append(ks, hint("the decisions", "d"))
	}
	if len(im.before) > 0 {
		ks = append(ks, hint("take back", "u"))
	}
	if r.mayAnew() {
		ks = append(ks, hint("into a new cohort", "n"))
	}
	ks = append(ks, hint("next list", "right"))
	if r.hasRejects() {
		ks = append(ks, hint("write the rejected rows", "w"))
	}
	return append(ks, another)
}
