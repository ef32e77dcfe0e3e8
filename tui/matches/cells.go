package matches

import (
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"crosswalk/matching"
	"crosswalk/matching/say"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
	"crosswalk/tui/table"
)

// Columns of the list.
const (
	scoreColumn = iota
	barColumn
	markColumn
	pairColumn
	stateColumn
)

func columns(o rowOrder) []table.Column {
	return []table.Column{
		{Title: "score", Width: 5, Right: true},
		{Width: 8, Drop: 1},
		{Width: 3},
		{Title: "pair, " + o.String(), Min: 33, Flex: 1},
		{Title: "state", Width: 12, Drop: 2},
	}
}

// cells is what stands in the list's rows.
type cells struct {
	sh      *shell.Shell
	plan    *planRows
	table   *table.Model[rowKey] // that they are drawn in
	weighed map[rowKey]weighing  // what other weights would do to rows; nil while none are weighed
}

// weigh says what other weights would do to rows; with nil, that none are weighed any more.
func (c *cells) weigh(rows map[rowKey]weighing) { c.weighed = rows }

// mark is the sign before a pair that the change before did not have; or, while the criteria are being
// weighed, before one that would go, and before somebody who would no longer wait.
func (c *cells) mark(k rowKey) table.Cell {
	t := c.sh.Theme
	switch {
	case c.weighed[k] == weighedGone:
		return table.Cell{Text: "−", Style: t.Bad}
	case c.weighed[k] == weighedJoined:
		return table.Cell{Text: "+", Style: t.Good}
	case c.weighed == nil && c.plan.fresh[k]:
		return table.Cell{Text: "+", Style: t.Accent}
	}
	return table.Cell{}
}

// cell is what stands in one column of a row.
func (c *cells) cell(k rowKey, col, w int) table.Cell {
	if k.waits() {
		return c.waitingCell(k, col, w)
	}
	p, t := c.plan.pairs[k], c.sh.Theme
	switch col {
	case scoreColumn:
		return table.Cell{Text: say.Points(p.Score)}
	case barColumn:
		return table.Cell{Text: chart.Bar(p.Score, 1000, w, t.Bar, t.BarRest)}
	case markColumn:
		return table.Cell{Text: stateMark(p, c.plan.doubt(k) != ""), Style: t.Mark}
	case pairColumn:
		return table.Cell{Text: c.pairCell(k, w)}
	case stateColumn:
		text, style := c.stateWord(k)
		return table.Cell{Text: text, Style: style}
	}
	return table.Cell{}
}

// pairCell is the names, with what makes the row another one than most beside them as far as there is room.
func (c *cells) pairCell(k rowKey, w int) string {
	s := c.sh.State()
	for _, aside := range c.asides(k) {
		room := w - 2 - chart.Width(aside.words)
		if !aside.must && chart.Width(s.CallAll(k.members())) > room {
			continue
		}
		return shell.NamesOn(s, k.members(), room) + chart.Paint(c.sh.Theme.Muted, "  "+aside.words)
	}
	return shell.NamesOn(s, k.members(), w)
}

// aside is something to say beside names; must: even if the names are cut for it.
type aside struct {
	words string
	must  bool
}

// asides are the ways to say that there are three, and what the weakest two of them score, or that somebody
// is in another pair as well, the one that says the most first. Where the state's column says it too, only what is more than that.
func (c *cells) asides(k rowKey) []aside {
	p := c.plan.pairs[k]
	said := c.table.ColumnWidth(stateColumn) > 0 && p.State == matching.Suggested && len(p.Against) == 0 && c.plan.doubt(k) == ""
	shared := c.plan.shared(k)
	var out []aside
	switch {
	case len(shared) == 1:
		one := shared[0]
		others := slices.DeleteFunc(c.plan.partners(one), k.has)
		names := shell.ShortNames(c.sh.State(), append([]matching.ID{one}, others...))
		out = []aside{{words: names[0] + " also with " + c.sh.State().CallEach(others)}, {words: names[0] + " also with " + say.And(names[1:])}}
		if !said {
			out = append(out, aside{words: names[0] + " has " + twoPartners}, aside{twoPartners, true})
		}
	case k.isTrio():
		lowest := "lowest " + say.Points(p.Weakest())
		if !said {
			out = []aside{{words: say.Team(true) + ", " + lowest}}
		}
		out = append(out, aside{lowest, true})
	case said:
	case len(shared) > 1:
		out = []aside{{words: "each has " + twoPartners}, {twoPartners, true}}
	}
	return out
}

func (c *cells) waitingCell(k rowKey, col, w int) table.Cell {
	t := c.sh.Theme
	switch col {
	case scoreColumn:
		return table.Cell{Text: "waits", Style: t.Warn}
	case pairColumn:
		name, why, _ := c.waitingWords(k, w)
		return table.Cell{Text: name + chart.Paint(t.Muted, "  "+why)}
	case stateColumn:
		_, _, rest := c.waitingWords(k, c.table.ColumnWidth(pairColumn))
		return table.Cell{Text: rest, Style: t.Muted}
	}
	return table.Cell{}
}

// waitingWords is who waits and why, on w cells; rest is what of it goes into the column of the state, which has nothing else to
// say of them.
func (c *cells) waitingWords(k rowKey, w int) (name, why, rest string) {
	name, why = chart.Clip(c.sh.State().Call(k.a), max(w/2, w-30)), c.plan.waits[k].Why
	room := w - chart.Width(name) - 2
	if c.table.ColumnWidth(stateColumn) == 0 || chart.Width(why) <= room {
		return name, why, ""
	}
	if lines := chart.Wrap(why, room); len(lines) > 1 {
		return name, lines[0], strings.TrimSpace(strings.TrimPrefix(why, lines[0]))
	}
	return name, why, ""
}

// stateMark is the sign of how a pair came to be, with "!" for one against a rule and "?" for one whose employers may
// be one.
func stateMark(p matching.Pair, doubt bool) string {
	mark := map[matching.State]string{matching.Locked: "🔒", matching.Overridden: "✎ ", matching.Published: "● "}[p.State]
	if len(p.Against) > 0 {
		return chart.Fit(mark, 2) + "!"
	}
	if doubt {
		return chart.Fit(mark, 2) + "?"
	}
	return mark
}

// stateWord is the same in a word.
func (c *cells) stateWord(k rowKey) (string, lipgloss.Style) {
	p, t := c.plan.pairs[k], c.sh.Theme
	switch {
	case len(p.Against) > 0:
		return "against rule", t.Bad
	case p.State != matching.Suggested:
		return string(p.State), t.Mark
	case c.plan.doubt(k) != "":
		return "employer?", t.Warn
	case k.isTrio():
		return "trio", t.Text
	case len(c.plan.shared(k)) > 0:
		return twoPartners, t.Text
	case c.plan.fresh[k]:
		return "new", t.Accent
	}
	return "", t.Text
}
