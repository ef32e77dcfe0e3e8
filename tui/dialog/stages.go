package dialog

import (
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

// Stages is a cohort as it would be after people were moved to some of its stages.
type Stages struct {
	Before, After *cohort.State
	To            []string // the stages to which somebody is moved
}

// counts are how the stages would stand to which somebody is moved.
func (m Stages) counts() []cohort.StageCount {
	return slices.DeleteFunc(m.After.StageCounts(), func(c cohort.StageCount) bool { return !slices.Contains(m.To, c.Name) })
}

// comes reports whether somebody of a stage did not stand there before.
func (m Stages) comes(stage string, who []matching.ID) bool {
	return slices.ContainsFunc(who, func(id matching.ID) bool { return m.Before.StageOf(id).Name != stage })
}

// Beyond is what there would be too many of, for which a reason is needed: not what there was before, and nobody adds to.
func (m Stages) Beyond() []string {
	var over []string
	for _, c := range m.counts() {
		of := "" // to which stage, where there are several
		if len(m.To) > 1 {
			of = " as " + text.Line(c.Title)
		}
		if c.Places > 0 && len(c.People) > max(c.Places, len(m.Before.AtStage(c.Name))) {
			over = append(over, fmt.Sprintf("%d%s for %s", len(c.People), of, say.Count(c.Places, "place")))
		}
		for _, k := range c.Over() {
			if !m.comes(c.Name, k.People) {
				continue
			}
			over = append(over, fmt.Sprintf("%d of %s%s, at most %d", len(k.People), k.Answer, of, c.AtMost.People))
		}
	}
	return over
}

// Lines are how all stages would stand, what there would be too many of, and how well their people could be paired.
func (m Stages) Lines(sh *shell.Shell, w int) []string {
	t := sh.Theme
	lines := chart.PaintAll(t.Accent, chart.Wrap(m.After.SayStages(false), w))
	for _, over := range m.Beyond() {
		lines = append(lines, chart.PaintAll(t.Warn, chart.Wrap("! "+over+": a reason is needed", w))...)
	}
	return append(lines, m.planLines(w)...)
}

// MixLines are how those are made up who are paired.
func (m Stages) MixLines(sh *shell.Shell, w int) []string {
	var lines []string
	for _, c := range m.counts() {
		if !c.Pairs {
			continue
		}
		for _, mix := range m.After.MixOf(c.People) {
			lines = append(lines, chart.PaintAll(sh.Theme.Muted, chart.Wrap(mix.Say(), w))...)
		}
	}
	return lines
}

// planLines says how well the people could be paired.
func (m Stages) planLines(w int) []string {
	p := m.After.Plan
	if p == nil {
		return nil
	}
	var able []string
	for _, wait := range p.Waits() {
		if wait.Able {
			able = append(able, m.After.Call(wait.ID))
		}
	}
	waits := "nobody waits"
	if len(able) > 0 {
		waits = say.Some(able, 3) + " without a partner"
	}
	line := fmt.Sprintf("Paired: %s, %s · total %s · weakest %s", strings.Join(shell.TeamWords(p.Pairs), ", "), waits, say.Points(p.Total), shell.WeakestWords(p))
	return chart.Wrap(line, w)
}
