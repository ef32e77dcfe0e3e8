package tui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/store/cohort"
)

// weighedMsg is what other weights would lead to. run is the asker's, to know the answer by.
type weighedMsg struct {
	run    any
	ripple matching.Ripple // both plans counted with the new points
	why    string          // why it cannot be done
}

// Weigh works out what other weights would lead to; nothing is written. One is worked out after the other,
// so that keys held down leave only the latest to do: one whose ctx is over by its turn is not begun.
func (d *desk) Weigh(ctx context.Context, run any, s *cohort.State, c *cohort.Weigh) tea.Cmd {
	before, done := d.weighed, make(chan struct{})
	d.weighed = done
	return func() tea.Msg {
		defer close(done)
		if before != nil {
			<-before
		}
		if ctx.Err() != nil {
			return nil
		}
		after, err := d.db.Preview(ctx, s, d.by(), c)
		switch {
		case ctx.Err() != nil:
			return nil
		case err != nil:
			return weighedMsg{run: run, why: sentence(err)}
		}
		return weighedMsg{run: run, ripple: matching.Compare(after.Recounted(s), after.Plan)}
	}
}
