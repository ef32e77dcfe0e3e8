package shell

import (
	"time"

	"crosswalk/matching"
	"crosswalk/store/cohort"
)

// Root is the shell as the root of the program has it: what screens and dialogs ask for comes out here, and
// new states go in.
type Root struct {
	Shell
}

// NewRoot makes the shell of a program that shows a state.
func NewRoot(desk *Desk, now func() time.Time, s *cohort.State) *Root {
	return &Root{Shell{Desk: desk, Now: now, state: s}}
}

// Take takes over a new state, whose scores are not compiled yet.
func (r *Root) Take(s *cohort.State) { r.state, r.scorer = s, nil }

// TakeScores takes over the compiled scores, unless they are those of another state by now.
func (r *Root) TakeScores(m ScoredMsg) bool {
	fits := m.Seq == r.state.Seq && m.Cohort == r.state.Cohort
	if fits {
		r.scorer = m.Scorer
	}
	return fits
}

// Answered counts a change as answered, and reports whether its state is newer than the one that is shown and
// to be shown in its place. A change may take the program over to another cohort.
func (r *Root) Answered(m CommittedMsg) bool {
	r.Desk.queued--
	if m.saved != nil {
		r.Drafts.saved(*m.saved, m.gone)
	}
	if m.Moves {
		r.Desk.cohort = m.State.Cohort
	}
	return m.State.Cohort == r.Desk.cohort && (m.State.Cohort != r.state.Cohort || m.State.Seq > r.state.Seq)
}

// Asked counts a change as answered, and asks what is asked in its place.
func (r *Root) Asked(m AskMsg) {
	r.Desk.queued--
	m.Ask()
}

// Refused counts a change as answered, and says why it was not made.
func (r *Root) Refused(m RefusedMsg) {
	r.Desk.queued--
	r.Complain(m.Why)
}

// Active is the screen that is shown.
func (r *Root) Active() Tab { return r.active }

// Wanted is whom somebody asked to go to on the active screen; asked for once. On a screen of exchanges it is nobody as long
// as it is not known how these stand.
func (r *Root) Wanted() []matching.ID {
	who := r.wanted
	if len(who) > 0 && (r.active == ExchangesTab || r.active == CheckInsTab) && !r.KnowsExchanges() {
		return nil
	}
	r.wanted = nil
	return who
}

// Top is the topmost dialog; nil if none is open.
func (r *Root) Top() Dialog {
	if n := len(r.dialogs); n > 0 {
		return r.dialogs[n-1]
	}
	return nil
}

// Toast is what is being told.
func (r *Root) Toast() Toast { return r.toast }

// EndToast takes the toast away.
func (r *Root) EndToast() { r.toast = Toast{} }
