package tui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/store"
)

// relaxedMsg says which single rule, left out, would help somebody who waits. run is the asker's, to know
// the answer by.
type relaxedMsg struct {
	run   any
	lines []string // sentences, safe
}

// Relaxations plans without one rule after the other, so that somebody who waits has a partner, until ctx
// is over.
func (d *desk) Relaxations(ctx context.Context, run any, s *store.State, scorer *matching.Scorer, person matching.ID) tea.Cmd {
	return func() tea.Msg {
		ways, err := matching.Relaxations(ctx, scorer, s.Plan, person, s.Options())
		switch {
		case ctx.Err() != nil:
			return nil
		case err != nil:
			return relaxedMsg{run, []string{sentence(err)}}
		}
		return relaxedMsg{run, s.SayRelaxations(person, ways)}
	}
}
