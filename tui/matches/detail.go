package matches

import (
	"crosswalk/matching"
	"crosswalk/matching/say"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

// leastOthers is how many other partners are kept in sight in the pane, leastWholeOthers how many lines they
// have where the detail scrolls.
const (
	leastOthers      = 3
	leastWholeOthers = 11
)

// detail draws what there is to know of a row: who they are, how their score comes about, what was decided, what
// other partners would cost, and what keeps somebody waiting.
type detail struct {
	sh     *shell.Shell
	people *people
	plan   *planRows
	parts  partsCache
}

// subject is the row that the detail is about, with what is known about it.
type subject struct {
	rowKey
	around []matching.ID // the people of the row, from the one on whose partners are shown; nobody without a row
	prices *partners     // of that person; nil if they can be given no other partner
	said   waitingSaid   // of the one who waits
}

// person is whose partners are shown.
func (x subject) person() matching.ID { return x.around[0] }

// detailStyle is how much room the detail may take.
type detailStyle struct {
	whole bool // as much as it needs: answers are wrapped
	tight bool // as little as it can: one line for each criterion
}

// pane is the detail beside the list, h lines of w cells.
func (d *detail) pane(x subject, w, h int) []string {
	if len(x.around) == 0 {
		return chart.FitLines(nil, w, h)
	}
	var lines []string
	for _, tight := range []bool{false, true} {
		lines = d.about(x, w, detailStyle{tight: tight})
		need := 2 + leastOthers
		if x.prices == nil {
			need = len(d.noOthers(x.rowKey, w))
		}
		if len(lines)+need <= h {
			break
		}
	}
	after := d.keeps(x, w)
	room := max(0, h-len(lines)-2)
	room = max(min(room, leastOthers), room-len(after))
	lines = append(lines, d.others(x, w, room)...)
	return chart.FitLines(append(lines, after...), w, h)
}

// page is the detail with the screen to itself, lines of w cells of which h are in sight, and the line on which
// the other partners begin.
func (d *detail) page(x subject, w, h int) (lines []string, othersAt int) {
	if len(x.around) == 0 {
		return nil, 0
	}
	whole := detailStyle{whole: true}
	lines = d.about(x, w, whole)
	othersAt = len(lines) + 1
	lines = append(lines, d.others(x, w, max(leastWholeOthers, h-len(lines)-2))...)
	lines = append(lines, d.keeps(x, w)...)
	if told := d.people.told; len(told) > 0 {
		lines = append(lines, "", chart.Paint(d.sh.Theme.Header, "What they ticked and wrote"))
		lines = append(lines, answersOf(d.sh, x.members(), told, w, whole)...)
	}
	return lines, othersAt
}

// about is who the row is about, how the score comes about, and what was decided.
func (d *detail) about(x subject, w int, how detailStyle) []string {
	t, s, facts := d.sh.Theme, d.sh.State(), d.people.facts
	if x.waits() {
		lines := []string{chart.Fit(chart.Paint(t.Title, s.Call(x.a)), w), chart.Rule(w, t.Border)}
		lines = append(lines, answersOf(d.sh, x.members(), facts, w, how)...)
		return append(lines, waitingLines(d.sh, d.plan.waits[x.rowKey], w)...)
	}
	score := say.Points(d.plan.pairs[x.rowKey].Score)
	room := w - chart.Width(score) - 1
	names := shell.NamesOn(s, x.members(), room)
	lines := []string{chart.Fit(chart.Paint(t.Title, names), room) + " " + chart.Paint(t.Title, score), chart.Rule(w, t.Border)}
	if x.isTrio() {
		lines = append(lines, nameLine(d.sh, x.members(), facts, w))
	}
	lines = append(lines, answersOf(d.sh, x.members(), facts, w, how)...)
	lines = append(lines, d.decided(x.rowKey, w, how)...)
	if how.whole {
		lines = append(lines, "")
	}
	if x.isTrio() {
		return append(lines, d.trio(x, w, how)...)
	}
	lines = append(lines, chart.Paint(t.Header, "Why "+score))
	return append(lines, whyLines(d.sh, d.parts.of(d.sh, x.a, x.b), w, how)...)
}

// keeps is what keeps somebody waiting who could be paired; nothing of others.
func (d *detail) keeps(x subject, w int) []string {
	if !d.plan.waits[x.rowKey].Able {
		return nil
	}
	return insteadLines(d.sh, x.said, w)
}
