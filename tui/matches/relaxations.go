package matches

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/tui/shell"
)

// relaxer finds out who could wait instead of somebody and which single rule, left out, would help them, and
// stops as soon as nobody looks. What was found is kept for as long as the cohort stays as it is.
type relaxer struct {
	sh    *shell.Shell
	seq   uint64
	known map[matching.ID]waitingSaid
	now   *relaxing // nil: nothing is going on
}

// relaxing is one go at it.
type relaxing struct {
	person matching.ID
	cancel context.CancelFunc
}

// take forgets everything if the cohort has changed.
func (r *relaxer) take() {
	if r.known == nil || r.seq != r.sh.State().Seq {
		r.stop()
		r.known, r.seq = map[matching.ID]waitingSaid{}, r.sh.State().Seq
	}
}

func (r *relaxer) stop() {
	if r.now != nil {
		r.now.cancel()
		r.now = nil
	}
}

// want asks for what is to be said of a person; for nobody it stops.
func (r *relaxer) want(person matching.ID) tea.Cmd {
	if r.now != nil && r.now.person == person {
		return nil
	}
	r.stop()
	if _, known := r.known[person]; known || person == 0 || r.sh.Scorer() == nil {
		return nil
	}
	ctx, cancel := context.WithCancel(context.Background())
	r.now = &relaxing{person, cancel}
	return Relaxations(r.sh.Desk, ctx, r.now, r.sh.State(), r.sh.Scorer(), person)
}

// have takes over what was found. What a stopped go found is dropped.
func (r *relaxer) have(msg relaxedMsg) {
	if run, ok := msg.run.(*relaxing); ok && run == r.now {
		r.known[run.person] = msg.said
		r.stop()
	}
}
