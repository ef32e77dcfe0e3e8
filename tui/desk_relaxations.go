package tui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/plan"
	"crosswalk/matching/score"
	"crosswalk/store/cohort"
)

// relaxedMsg says what is to be said of somebody who waits. run is the asker's, to know the answer by.
type relaxedMsg struct {
	run  any
	said waitingSaid
}

// waitingSaid are sentences, safe to draw.
type waitingSaid struct {
	instead string   // who else could wait, if anybody could
	ways    []string // which single rule, left out, would help
}

// Relaxations finds out who could wait instead of somebody, and plans without one rule after the other, so that
// they have a partner, until ctx is over.
func (d *desk) Relaxations(ctx context.Context, run any, s *cohort.State, scorer *score.Scorer, person matching.ID) tea.Cmd {
	return func() tea.Msg {
		said := waitingSaid{}
		instead, err := plan.Instead(ctx, scorer, s.Plan, person, s.Options(), cohort.MostInstead)
		if err == nil {
			said.instead = s.SayInstead(instead)
			var ways []plan.Relaxation
			ways, err = plan.Relaxations(ctx, scorer, s.Plan, person, s.Options())
			said.ways = s.SayRelaxations(person, ways)
		}
		switch {
		case ctx.Err() != nil:
			return nil
		case err != nil:
			return relaxedMsg{run, waitingSaid{ways: []string{sentence(err)}}}
		}
		return relaxedMsg{run, said}
	}
}
