package deciding

import (
	"strconv"

	"charm.land/lipgloss/v2"

	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
	"crosswalk/tui/table"
)

// airyFrom is the height from which there is room for more than the rows.
const airyFrom = 14

// View draws how the stages would stand, the rows, and below them the selected one in full.
func (p *preview) View(w, h int) []string {
	inner, room := w-4, h-2
	title := "The board's decisions · " + fileName(p.path)
	switch {
	case !p.read:
		return shell.Box(p.sh, title, chart.FitLines([]string{chart.Paint(p.sh.Theme.Muted, "Reading "+fileName(p.path)+" …")}, inner, room), w, h)
	case p.sheet.err != nil:
		return shell.Box(p.sh, title, chart.FitLines(chart.PaintAll(p.sh.Theme.Bad, chart.Wrap(shell.AsSentence(p.sheet.err.Error()), inner)), inner, room), w, h)
	}
	lines := chart.Flow(p.sheet.count(), " · ", inner)
	then := p.aheadLines(inner)
	if room < airyFrom {
		lines = append(lines, then[:min(len(then), 1)]...)
	} else {
		lines = append(append(lines, p.withMix(then, inner, room/3)...), "")
	}
	foot := p.foot(inner, max(3, min(6, room/5)))
	p.table.SetSize(inner, room-len(lines)-len(foot))
	lines = append(lines, p.table.Lines(p.cell, shell.TableStyles(p.sh))...)
	return shell.Box(p.sh, title, append(chart.FitLines(lines, inner, room-len(foot)), foot...), w, h)
}

// aheadLines are what would follow.
func (p *preview) aheadLines(w int) []string {
	t := p.sh.Theme
	after, ok := p.stages()
	switch {
	case ok:
		return after.Lines(p.sh, w)
	case p.after.why != "":
		return chart.PaintAll(t.Bad, chart.Wrap("This cannot be done: "+p.after.why, w))
	case p.looks.Open():
		return []string{chart.Paint(t.Muted, "Working out what would follow…")}
	}
	return []string{chart.Paint(t.Muted, "Nobody is moved.")}
}

// withMix adds how those are made up who are chosen, where there is room for all of it.
func (p *preview) withMix(then []string, w, room int) []string {
	if after, ok := p.stages(); ok {
		if mix := after.MixLines(p.sh, w); len(then)+len(mix) <= room {
			then = append(then, mix...)
		}
	}
	return then[:min(len(then), room)]
}

// foot is the selected row in full, below a line; always h lines.
func (p *preview) foot(w, h int) []string {
	lines := []string{chart.Rule(w, p.sh.Theme.Border)}
	if r, ok := p.selected(); ok {
		for _, about := range r.about {
			lines = append(lines, chart.Wrap(about, w)...)
		}
	}
	return chart.FitLines(lines, w, h)
}

// cell is what stands in one column of a row.
func (p *preview) cell(line, col, _ int) table.Cell {
	for _, r := range p.sheet.rows {
		if r.line != line {
			continue
		}
		switch col {
		case 0:
			return table.Cell{Text: strconv.Itoa(line), Style: p.sh.Theme.Muted}
		case 1:
			return table.Cell{Text: r.word, Style: p.style(r.fate)}
		case 2:
			return table.Cell{Text: r.who}
		}
		return table.Cell{Text: r.beside, Style: p.sh.Theme.Muted}
	}
	return table.Cell{}
}

func (p *preview) style(f fate) lipgloss.Style {
	switch t := p.sh.Theme; f {
	case out, unread:
		return t.Bad
	case unsure:
		return t.Warn
	case comes:
		return t.Good
	default:
		return t.Muted
	}
}

// Keys are shown in the help line.
func (p *preview) Keys() []shell.Action {
	return append(p.actions(), shell.Action{Keys: []string{"up", "down"}, Name: "move"}, shell.Action{Keys: []string{"esc"}, Name: "leave it"})
}
