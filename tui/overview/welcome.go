package overview

import (
	"strings"
	"time"

	"charm.land/lipgloss/v2"

	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
	"crosswalk/tui/theme"
)

// welcome says what comes next while nobody has applied.
func welcome(t *theme.Theme, s *cohort.State, now time.Time, w, h int) []string {
	lines := []string{""}
	add := func(style lipgloss.Style, indent, text string) {
		for i, l := range chart.Wrap(text, min(76, w-4-len(indent))) {
			if i > 0 {
				indent = strings.Repeat(" ", len(indent))
			}
			lines = append(lines, "  "+chart.Paint(t.Key, indent)+chart.Paint(style, l))
		}
	}
	add(t.Title, "", "Nobody has applied yet.")
	if !s.Closes.IsZero() {
		add(t.Muted, "", "The deadline of "+text.Line(s.Name)+" is "+instantWords(s, s.Closes, now)+".")
	}
	if h >= 14 {
		lines = append(lines, "")
	}
	add(t.Text, "·  ", "Press 2, then i: import the form export that you have.")
	add(t.Text, "·  ", "The best set of pairs comes at once, with its proof.")
	add(t.Text, "·  ", "Look the pairs through on 3, the weakest first;")
	add(t.Text, "   ", "change what you know better, and publish.")
	add(t.Text, "·  ", "Follow the exchanges on 4, and ring the pairs on 5.")
	lines = append(lines, "")
	add(t.Muted, "", "u undoes whatever was done; 6 tells what that was.")
	return chart.FitLines(lines, w, h)
}
