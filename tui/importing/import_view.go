package importing

import (
	"strings"

	"charm.land/lipgloss/v2"

	"crosswalk/matching/text"
	"crosswalk/store/form"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
	"crosswalk/tui/table"
)

func (im *importer) View(w, h int) []string {
	inner, room := w-4, h-2
	var lines []string
	title := "Import applicants into " + text.Line(im.sh.State().Name)
	switch {
	case im.folder:
		lines = im.fileView(inner, room)
	case im.seen == nil:
		title = "Import " + fileName(im.path)
		lines = []string{"Reading " + fileName(im.path) + " …", "", shell.KeyHint(im.sh, "esc", "gives it up")}
	case im.asksDates():
		title = "Import " + fileName(im.path)
		lines = im.datesView(inner)
	default:
		title = "Import " + fileName(im.path) + " into " + text.Line(im.sh.State().Name)
		lines = im.preview(inner, room)
	}
	return shell.Box(im.sh, title, chart.FitLines(lines, inner, room), w, h)
}

func (im *importer) fileView(w, h int) []string {
	var below []string
	if im.wrong != "" {
		below = append(below, "")
		for _, l := range firstLines(chart.Wrap(im.wrong, w), max(1, h-6)) {
			below = append(below, chart.Paint(im.sh.Theme.Bad, l))
		}
	}
	return append(im.files.view(w, h-len(below)), below...)
}

// firstLines is the lines up to so many.
func firstLines(lines []string, most int) []string { return lines[:min(most, len(lines))] }

func (im *importer) datesView(w int) []string {
	lines := append(chart.Wrap(form.Matter(im.seen.err), w), "", "How are dates written in this file?", "")
	lines = append(lines,
		"  "+shell.KeyHint(im.sh, "d", "day first")+"     03/02/2023 is 3 February",
		"  "+shell.KeyHint(im.sh, "m", "month first")+"   03/02/2023 is 2 March")
	if im.run != nil {
		lines = append(lines, "", chart.Paint(im.sh.Theme.Muted, "Reading it again …"))
	}
	return lines
}

// preview is the lists as tabs, what has to be said about the whole file, the list, and below it the
// selected row in full.
func (im *importer) preview(w, h int) []string {
	said := im.verdict()
	lines := im.tabLines(w)
	air, least := h >= 14, 2 // room for empty lines, and lines of the foot
	switch {
	case air:
		lines = append(lines, "")
	case said == "":
		least++
	}
	if said != "" {
		for _, l := range firstLines(chart.Wrap(said, w), max(2, h/4)) {
			lines = append(lines, chart.Paint(im.sh.Theme.Warn, l))
		}
		if air {
			lines = append(lines, "")
		}
	}
	foot := im.foot(w, max(least, min(8, h/4)))
	list := im.lists[im.at]
	im.table.SetSize(w, h-len(lines)-len(foot))
	lines = append(lines, im.table.Lines(func(i, col, _ int) table.Cell {
		return table.Cell{Text: list.cell(i, col), Style: im.style(list, i, col)}
	}, shell.TableStyles(im.sh))...)
	return append(lines, foot...)
}

// style makes what is secondary in a row stand back.
func (im *importer) style(l importList, i, col int) lipgloss.Style {
	switch {
	case l.heads && l.cell(i, 1) == "–":
		return im.sh.Theme.Muted
	case l.heads && strings.HasPrefix(l.cell(i, 2), "!"):
		return im.sh.Theme.Warn
	case l.columns[col].Right || l.heads && col == 2:
		return im.sh.Theme.Muted
	}
	return im.sh.Theme.Text
}

// tabLines name the lists with their numbers, the one that is shown marked.
func (im *importer) tabLines(w int) []string {
	var lines []string
	line, used := "", 0
	for i, l := range im.lists {
		name := " " + l.title + " "
		style := im.sh.Theme.Text
		switch {
		case i == im.at:
			style = im.sh.Theme.Selected
		case l.n == 0:
			style = im.sh.Theme.Muted
		case l.weak:
			style = im.sh.Theme.Warn
		}
		n := chart.Width(name)
		if used > 0 && used+1+n > w {
			lines = append(lines, line)
			line, used = "", 0
		}
		if used > 0 {
			line, used = line+chart.Paint(im.sh.Theme.Muted, "·"), used+1
		}
		line, used = line+chart.Paint(style, name), used+n
	}
	return append(lines, line)
}

// verdict is what has to be known before enter is pressed.
func (im *importer) verdict() string {
	d, r := im.seen.diff, im.seen.result
	cohort := text.Line(im.seen.state.Name)
	switch {
	case im.run != nil:
		return "Reading " + fileName(im.path) + " again …"
	case im.seen.err != nil:
		return form.Matter(im.seen.err)
	case !im.usable() && len(r.Problems) > 0:
		return "No row of this file can be used, so there is nothing to import."
	case !im.usable():
		return "There is nobody in this file."
	case d.Empty():
		return "This file says nothing new: " + cohort + " is as it was. enter closes."
	case d.Published:
		return cohort + " is published, so nothing more is imported into it. n imports this file into a new cohort."
	case d.Stranger:
		return "Nobody in this file is in " + cohort + " yet. n imports it into a new cohort; enter adds them here all the same."
	}
	return ""
}

// foot is the selected row in full, below a line; always h lines.
func (im *importer) foot(w, h int) []string {
	lines := []string{chart.Rule(w, im.sh.Theme.Border)}
	if i, ok := im.table.Selected(); ok && i < im.lists[im.at].n {
		for _, para := range im.lists[im.at].about(i) {
			lines = append(lines, chart.Wrap(para, w)...)
		}
	}
	if len(lines) > h {
		lines[h-1] = strings.Join(lines[h-1:], " ")
	}
	return chart.FitLines(lines, w, h)
}

func (im *importer) Keys() []shell.Action {
	hint := func(name string, keys ...string) shell.Action { return shell.Action{Keys: keys, Name: name} }
	switch {
	case im.folder:
		return im.files.keys()
	case im.seen == nil || im.run != nil:
		return []shell.Action{hint("give it up", "esc")}
	case im.asksDates():
		return []shell.Action{hint("day first", "d"), hint("month first", "m"), hint("another file", "esc")}
	}
	d := im.seen.diff
	var ks []shell.Action
	switch {
	case im.lists[im.at].heads:
		ks = append(ks, hint("change", "enter"))
		if im.seen.err == nil && im.usable() && !d.Empty() && !d.Published {
			ks = append(ks, hint("import", "ctrl+s"))
		}
	case im.usable() && d.Empty():
		ks = append(ks, hint("close", "enter"))
	case im.usable() && !d.Published:
		ks = append(ks, hint("import", "enter"))
	}
	if im.seen.err == nil && im.mayAnew() {
		ks = append(ks, hint("into a new cohort", "n"))
	}
	if im.hasRejects() {
		ks = append(ks, hint("write the rejected rows", "w"))
	}
	if len(im.lists) > 1 {
		ks = append(ks, hint("next list", "right"))
	}
	return append(ks, hint("another file", "esc"))
}
