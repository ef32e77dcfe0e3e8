package matches

import (
	"crosswalk/matching"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

// waitingLines says why somebody waits, and what can be done.
func waitingLines(sh *shell.Shell, x matching.Waiting, w int) []string {
	hint := "a goes to the application, where this can be put right."
	if x.Able {
		hint = "o finds a partner for them, with the price of each."
	}
	lines := append([]string{""}, chart.PaintAll(sh.Theme.Warn, chart.Wrap("Waits: "+x.Why+".", w))...)
	return append(lines, chart.PaintAll(sh.Theme.Muted, chart.Wrap(hint, w))...)
}

// insteadLines says who could wait instead of somebody and which rule, left out, would help them; only its
// heading until that is known.
func insteadLines(sh *shell.Shell, said waitingSaid, w int) []string {
	lines := []string{""}
	if said.instead != "" {
		lines = append(append(lines, chart.Hanging(said.instead, w)...), "")
	}
	lines = append(lines, chart.Paint(sh.Theme.Header, "If one rule were left out"))
	for _, say := range said.ways {
		lines = append(lines, chart.Hanging(say, w)...)
	}
	return lines
}
