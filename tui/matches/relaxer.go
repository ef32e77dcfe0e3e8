package matches

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/plan"
	"crosswalk/matching/score"
	"crosswalk/store/cohort"
	"crosswalk/tui/shell"
)

// waitingSaid is what is to be said of somebody who waits: sentences, safe to draw.
type waitingSaid struct {
	instead string   // who else could wait, if anybody could
	ways    []string // which single rule, left out, would help
}

// relaxer finds out who could wait instead of somebody and which single rule, left out, would help them, and
// stops as soon as nobody looks. What was found is kept for as long as the cohort stays as it is.
type relaxer struct {
	sh    *shell.Shell
	state *cohort.State // that what is known belongs to
	known map[matching.ID]waitingSaid
	ask   shell.Ask[waitingSaid]
	about matching.ID // of whom it is asked
}

// take forgets everything if the cohort has changed.
func (r *relaxer) take() {
	if r.known == nil || r.state != r.sh.State() {
		r.ask.Stop()
		r.known, r.state = map[matching.ID]waitingSaid{}, r.sh.State()
	}
}

// want asks for what is to be said of a person; for nobody it stops.
func (r *relaxer) want(person matching.ID) tea.Cmd {
	if r.ask.Open() && r.about == person {
		return nil
	}
	r.ask.Stop()
	if _, known := r.known[person]; known || person == 0 || r.sh.Scorer() == nil {
		return nil
	}
	state, scorer := r.sh.State(), r.sh.Scorer()
	r.about = person
	return r.ask.Start(func(ctx context.Context) waitingSaid { return sayWaiting(ctx, state, scorer, person) }, r.have)
}

// have keeps what was found.
func (r *relaxer) have(said waitingSaid) tea.Cmd {
	r.known[r.about] = said
	return nil
}

// sayWaiting finds out who could wait instead of somebody, and plans without one rule after the other, so that
// they have a partner, until ctx is over.
func sayWaiting(ctx context.Context, s *cohort.State, scorer *score.Scorer, person matching.ID) waitingSaid {
	instead, err := plan.Instead(ctx, scorer, s.Plan, person, s.Options(), cohort.MostInstead)
	if err != nil {
		return waitingSaid{ways: []string{err.Error()}}
	}
	ways, err := plan.Relaxations(ctx, scorer, s.Plan, person, s.Options())
	if err != nil {
		return waitingSaid{ways: []string{err.Error()}}
	}
	return waitingSaid{instead: s.SayInstead(instead), ways: s.SayRelaxations(person, ways)}
}
