package matches

import (
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/score"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

// keptParts is of how many couples is kept why they have their scores.
const keptParts = 32

// partsCache keeps how the scores of people come about, so that drawing works nothing out.
type partsCache struct {
	scorer *score.Scorer
	state  *cohort.State
	parts  map[matching.Couple][]matching.Part
}

// of is how the score of two people who are together comes about: as it was when they were published, else as it
// is. While that is not known, each has no phrase.
func (c *partsCache) of(sh *shell.Shell, a, b matching.ID) []matching.Part {
	couple := matching.Couple{A: a, B: b}
	if c.scorer != sh.Scorer() || c.state != sh.State() || len(c.parts) > keptParts {
		*c = partsCache{sh.Scorer(), sh.State(), map[matching.Couple][]matching.Part{}}
	}
	parts, ok := c.parts[couple]
	if !ok {
		parts = partsOf(c.state, c.scorer, a, b)
		c.parts[couple] = parts
	}
	return parts
}

// partsOf is the same, worked out.
func partsOf(s *cohort.State, scorer *score.Scorer, a, b matching.ID) []matching.Part {
	for _, x := range s.ExchangesOf(a) {
		if x.Has(b) {
			return x.WhyOf(a, b)
		}
	}
	if scorer != nil {
		return scorer.Why(a, b)
	}
	return unknownParts(s.Programme)
}

// unknownParts are the criteria of a programme before their points are known.
func unknownParts(p *programme.Programme) []matching.Part {
	var parts []matching.Part
	for _, criterion := range p.Criteria {
		parts = append(parts, matching.Part{Criterion: criterion.Name, Points: -1, Possible: 10 * criterion.Points})
	}
	return parts
}

// scoreWords is the points of parts together; nothing while they are not known.
func scoreWords(parts []matching.Part) string {
	score := 0
	for _, p := range parts {
		if p.Points < 0 {
			return ""
		}
		score += p.Points
	}
	return say.Points(score)
}

// whyLines is the table of the criteria: name, points got of those possible, a bar, and why.
func whyLines(sh *shell.Shell, parts []matching.Part, w int, how detailStyle) []string {
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
			line += chart.Bar(max(0, p.Points), p.Possible, bar, sh.Theme.Bar, sh.Theme.BarRest) + " "
		}
		switch {
		case below:
			lines = append(lines, line)
			for _, l := range chart.Wrap(p.Phrase, w-3) {
				lines = append(lines, "   "+chart.Paint(sh.Theme.Muted, l))
			}
		case how.tight:
			lines = append(lines, line+chart.Paint(sh.Theme.Muted, chart.Clip(p.Phrase, room)))
		default:
			for i, l := range chart.Wrap(p.Phrase, room) {
				if i > 0 {
					line = strings.Repeat(" ", w-room)
				}
				lines = append(lines, line+chart.Paint(sh.Theme.Muted, l))
			}
		}
	}
	return lines
}

func partFigures(p matching.Part) string {
	if p.Points < 0 {
		return "/" + say.WholePoints(p.Possible)
	}
	return say.Points(p.Points) + "/" + say.WholePoints(p.Possible)
}
