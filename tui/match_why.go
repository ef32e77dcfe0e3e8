package tui

import (
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/score"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
)

// keptParts is of how many couples is kept why they have their scores.
const keptParts = 32

// detailCache keeps why people have their scores, so that drawing works nothing out.
type detailCache struct {
	scorer *score.Scorer
	state  *cohort.State
	parts  map[matching.Couple][]matching.Part
}

// parts is how the score of two people who are together comes about: as it was when they were published,
// else as it is. While that is not known, each has no phrase.
func (m *matchesScreen) parts(a, b matching.ID) []matching.Part {
	c, couple := &m.detail, matching.Couple{A: a, B: b}
	if c.scorer != m.sh.scorer || c.state != m.sh.state || len(c.parts) > keptParts {
		*c = detailCache{m.sh.scorer, m.sh.state, map[matching.Couple][]matching.Part{}}
	}
	parts, ok := c.parts[couple]
	if !ok {
		parts = m.worked(a, b)
		c.parts[couple] = parts
	}
	return parts
}

// worked is the same, worked out.
func (m *matchesScreen) worked(a, b matching.ID) []matching.Part {
	for _, x := range m.sh.state.ExchangesOf(a) {
		if x.Has(b) {
			return x.WhyOf(a, b)
		}
	}
	if m.sh.scorer != nil {
		return m.sh.scorer.Why(a, b)
	}
	return unknownParts(m.sh.state.Programme)
}

// unknownParts are the criteria of a programme before their points are known.
func unknownParts(p *programme.Programme) []matching.Part {
	var parts []matching.Part
	for _, criterion := range p.Criteria {
		parts = append(parts, matching.Part{Criterion: criterion.Name, Points: -1, Possible: 10 * criterion.Points})
	}
	return parts
}

// whyLines is the table of the criteria: name, points got of those possible, a bar, and why.
func whyLines(sh *shell, parts []matching.Part, w int, how detailStyle) []string {
	name, figures := 0, 0
	for _, p := range parts {
		name = max(name, min(12, chart.Width(p.Criterion)))
		figures = max(figures, chart.Width(partFigures(p)))
	}
	bar := 8
	room := w - 1 - name - 1 - figures - 1 - bar - 1
	below := !how.tight && room < 20
	if how.tight && room < 20 {
		room, bar = room+bar+1, 0
	}
	var lines []string
	for _, p := range parts {
		line := " " + chart.Fit(p.Criterion, name) + " " + chart.FitRight(partFigures(p), figures) + " "
		if bar > 0 {
			line += chart.Bar(max(0, p.Points), p.Possible, bar, sh.theme.Bar, sh.theme.BarRest) + " "
		}
		switch {
		case below:
			lines = append(lines, line)
			for _, l := range chart.Wrap(p.Phrase, w-3) {
				lines = append(lines, "   "+chart.Paint(sh.theme.Muted, l))
			}
		case how.tight:
			lines = append(lines, line+chart.Paint(sh.theme.Muted, clipTo(p.Phrase, room)))
		default:
			for i, l := range chart.Wrap(p.Phrase, room) {
				if i > 0 {
					line = strings.Repeat(" ", w-room)
				}
				lines = append(lines, line+chart.Paint(sh.theme.Muted, l))
			}
		}
	}
	return lines
}

func partFigures(p matching.Part) string {
	if p.Points < 0 {
		return "/" + wholePoints(p.Possible)
	}
	return points(p.Points) + "/" + wholePoints(p.Possible)
}
