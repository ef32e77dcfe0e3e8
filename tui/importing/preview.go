package importing

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"crosswalk/matching/say"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
	"crosswalk/tui/settling"
	"crosswalk/tui/shell"
	"crosswalk/tui/table"
)

// preview shows what was found in a file: first what needs a look, then people and headings, a group at a time.
type preview struct {
	asker
	reading *reading
	look    *settling.List // what needs a look
	groups  []group        // none while the order of day and month has to be said
	at      int            // the group that is shown; before the first, at -1, stands what needs a look
	table   *table.Model[int]
}

// atLook is where what needs a look stands.
const atLook = -1

func newPreview(s asker, settle func(settling.Question, cohort.Change) tea.Cmd) *preview {
	return &preview{asker: s, table: table.New[int](nil), look: settling.NewList(s.sh, settle, "o"), at: atLook}
}

// asksDates reports whether there is nothing to show before the order of day and month was said.
func (p *preview) asksDates() bool { return p.reading.asksDates() }

// group is the group that is shown; false where it is what needs a look.
func (p *preview) group() (group, bool) {
	if p.at == atLook {
		return group{}, false
	}
	return p.groups[p.at], true
}

// take takes over a reading. Of a file that could be read before, too, the same group stays in sight, with the
// cursor on the same row or what became of it.
func (p *preview) take(r *reading) {
	before := p.reading
	was, inGroup := group{}, false
	if before != nil {
		was, inGroup = p.group()
	}
	p.reading, p.groups = r, nil
	if r.asksDates() {
		return
	}
	state := r.state
	if r.ahead != nil {
		state = r.ahead.state
	}
	p.look.Take(state, needLook(r, p.asker))
	p.groups = groupsOf(r, p.asker)
	same := slices.IndexFunc(p.groups, func(g group) bool { return g.kind == was.kind })
	switch {
	case before == nil || before.err != nil || r.err != nil || inGroup && same < 0:
		p.open()
	case inGroup:
		row, any := p.table.Selected()
		p.show(same)
		if became := p.groups[same].became; any && became != nil {
			p.table.Select(became(row))
		}
	}
}

// open shows what needs a look; without anything, the first group that has anything in it, from its beginning.
func (p *preview) open() {
	if all, _ := p.look.Len(); all > 0 {
		p.at = atLook
		return
	}
	first := slices.IndexFunc(p.groups, func(g group) bool { return len(g.rows) > 0 })
	if first < 0 {
		first = len(p.groups) - 1
	}
	p.show(first)
	p.table.Top()
}

// show puts the rows of a group into the table.
func (p *preview) show(at int) {
	p.at = at
	if g, ok := p.group(); ok {
		p.table.SetColumns(g.columns)
		p.table.SetRows(g.rows)
	}
}

// turn shows the next group that has anything in it, in either direction.
func (p *preview) turn(by int) {
	at, n := p.at+1, len(p.groups)+1 // counted with what needs a look
	for range n {
		at = (at + by + n) % n
		if at == 0 || len(p.groups[at-1].rows) > 0 {
			break
		}
	}
	p.show(at - 1)
	p.table.Top()
}

// move moves the cursor of what is shown.
func (p *preview) move(msg tea.Msg) {
	if p.at == atLook {
		p.look.Update(msg)
		return
	}
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		p.table.Move(shell.WheelSteps(msg))
	case tea.KeyPressMsg:
		p.table.Update(msg)
	}
}

// actions are what can be settled about the row under the cursor.
func (p *preview) actions() []shell.Action {
	g, ok := p.group()
	if !ok {
		return p.look.Actions()
	}
	row, any := p.table.Selected()
	if g.settle == nil || !any {
		return nil
	}
	return []shell.Action{{ID: "settle", Keys: []string{"o"}, Name: "change", Run: func() tea.Cmd {
		p.sh.Open(g.settle(row))
		return nil
	}}}
}

// view is the groups as tabs, what has to be said about the whole file, the list, and below it the selected row
// in full.
func (p *preview) view(verdict string, given int, w, h int) []string {
	lines := p.tabLines(w)
	air, least := h >= 14, 2 // room for empty lines, and lines of the foot
	switch {
	case air:
		lines = append(lines, "")
	case verdict == "":
		least++
	}
	if verdict != "" {
		for _, l := range firstLines(chart.Wrap(verdict, w), max(2, h/4)) {
			lines = append(lines, chart.Paint(p.sh.Theme.Warn, l))
		}
		if air {
			lines = append(lines, "")
		}
	}
	if given > 0 {
		lines = append(lines, chart.Fit(chart.Paint(p.sh.Theme.Good, say.Count(given, "answer")+" "+goes(given)+" in with the import")+"   "+
			shell.KeyHint(p.sh, "u", "takes the last one back"), w))
	}
	g, ok := p.group()
	if !ok {
		return append(lines, p.lookLines(w, h-len(lines))...)
	}
	foot := p.foot(g, w, max(least, min(8, h/4)))
	p.table.SetSize(w, h-len(lines)-len(foot))
	lines = append(lines, p.table.Lines(func(row, col, _ int) table.Cell {
		return table.Cell{Text: g.cell(row, col), Style: p.style(g.toneOf(row, col))}
	}, shell.TableStyles(p.sh))...)
	return append(lines, foot...)
}

// lookLines is what needs a look.
func (p *preview) lookLines(w, h int) []string {
	if all, _ := p.look.Len(); all == 0 {
		return []string{"", chart.Paint(p.sh.Theme.Good, "Nothing needs a look.")}
	}
	return p.look.View(w, h)
}

func goes(n int) string {
	if n == 1 {
		return "goes"
	}
	return "go"
}

func (p *preview) style(t tone) lipgloss.Style {
	switch t {
	case aside:
		return p.sh.Theme.Muted
	case alarm:
		return p.sh.Theme.Warn
	}
	return p.sh.Theme.Text
}

// tabLines name the groups with their numbers, the one that is shown marked.
func (p *preview) tabLines(w int) []string {
	var lines []string
	line, used := "", 0
	many, open := p.look.Len()
	first := group{title: fmt.Sprintf("%d to look at", many), rows: make([]int, many), look: open > 0}
	for i, g := range append([]group{first}, p.groups...) {
		name := " " + g.title + " "
		style := p.sh.Theme.Text
		switch {
		case i == p.at+1:
			style = p.sh.Theme.Selected
		case len(g.rows) == 0:
			style = p.sh.Theme.Muted
		case g.look:
			style = p.sh.Theme.Warn
		}
		n := chart.Width(name)
		if used > 0 && used+1+n > w {
			lines = append(lines, line)
			line, used = "", 0
		}
		if used > 0 {
			line, used = line+chart.Paint(p.sh.Theme.Muted, "·"), used+1
		}
		line, used = line+chart.Paint(style, name), used+n
	}
	return append(lines, line)
}

// foot is the selected row in full, below a line; always h lines.
func (p *preview) foot(g group, w, h int) []string {
	lines := []string{chart.Rule(w, p.sh.Theme.Border)}
	if row, ok := p.table.Selected(); ok {
		for _, para := range g.about(row) {
			lines = append(lines, chart.Wrap(para, w)...)
		}
	}
	if len(lines) > h {
		lines[h-1] = strings.Join(lines[h-1:], " ")
	}
	return chart.FitLines(lines, w, h)
}
