package matches

import (
	"fmt"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

// answerWidths is how wide the labels of fields are beside the answers of n people, and the answers of each.
func answerWidths(fields []programme.Field, n, w int) (label, each int) {
	if w >= 64 {
		for _, f := range fields {
			label = max(label, min(w/4, chart.Width(f.Label)+1))
		}
	}
	return label, (w - label - 2*(n-1)) / n
}

// answersOf is the answers to fields: of people who are together beside each other, or of the one who waits.
func answersOf(sh *shell.Shell, who []matching.ID, fields []programme.Field, w int, how detailStyle) []string {
	label, each := answerWidths(fields, len(who), w)
	var lines []string
	for _, f := range fields {
		var names []string
		if label > 0 {
			names = chart.Wrap(f.Label, label-1)
		}
		high := len(names)
		answers := make([][]string, len(who))
		for k, id := range who {
			answers[k] = answerLines(sh.State().People[id], f, each, how)
			if label == 0 && len(answers[k]) == 1 && saysLittle(f) {
				answers[k][0] = labelled(f.Label, answers[k][0], each)
			}
			high = max(high, len(answers[k]))
		}
		for i := range high {
			line := chart.Paint(sh.Theme.Muted, chart.Fit(chart.LineAt(names, i), label))
			for k, a := range answers {
				line += strings.Repeat("  ", min(k, 1)) + chart.Fit(chart.LineAt(a, i), each)
			}
			lines = append(lines, line)
		}
	}
	return lines
}

// saysLittle reports whether an answer to the field says nothing without its label: yes, no, a number.
func saysLittle(f programme.Field) bool {
	return f.Kind == programme.KindYesNo || f.Kind == programme.KindNumber
}

// labelled is a short answer behind its label, of which there is as much as fits into w cells.
func labelled(label, answer string, w int) string {
	answer = ": " + answer
	return chart.Clip(label, max(1, w-chart.Width(answer))) + answer
}

// nameLine is who answered the fields that stand below.
func nameLine(sh *shell.Shell, who []matching.ID, fields []programme.Field, w int) string {
	label, each := answerWidths(fields, len(who), w)
	line := strings.Repeat(" ", label)
	for k, name := range shell.ShortNames(sh.State(), who) {
		line += strings.Repeat("  ", min(k, 1)) + chart.Fit(chart.Paint(sh.Theme.Accent, name), each)
	}
	return line
}

// answerLines is one answer on lines of w cells: just one, with short words, or all of it.
func answerLines(p *cohort.Applicant, f programme.Field, w int, how detailStyle) []string {
	if p == nil {
		return nil
	}
	a := p.Answer(f.Name)
	switch {
	case a.IsEmpty() && f.Kind != programme.KindNumber:
		return []string{"–"}
	case f.Kind == programme.KindNumber && (a.HasNumber() || a.IsEmpty()):
		return []string{fmt.Sprint(a.Number)}
	case !how.whole:
		return []string{chart.Clip(a.Say(f, len(a.Choices) > 0), w)}
	case len(a.Choices) > 0 || len(a.Other) > 0:
		return chart.Wrap(a.Say(f, f.Kind == programme.KindTags), w)
	}
	var lines []string
	for _, l := range a.Text.Lines() {
		lines = append(lines, chart.Wrap(l, w)...)
	}
	return lines
}
