package shell

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/programme"
	"crosswalk/store/cohort"
)

// standing is how all exchanges stand, as far as it is known: worked out at once where few changed, else in the background.
type standing struct {
	known  *ExchangeStatuses // the newest there are; nil before the first
	asked  standingOf        // what the background was asked for last
	asks   Ask[*ExchangeStatuses]
	behind standingOf        // of which it was found that nobody should wait for it
	blank  *ExchangeStatuses // what stands for them as long as nothing is known
}

// standingOf is what the statuses depend on.
type standingOf struct {
	state *cohort.State
	today programme.Date
}

// atOnce is how many exchanges are worked out on the goroutine of the screens: some milliseconds.
const atOnce = 100

// ExchangeStatuses of the newest state today. What did not change since they were last asked for is kept. Where so many did
// that it takes a while, they are those of before until [Shell.LookAtExchanges] has brought the newest; of another cohort
// unknown ones.
func (sh *Shell) ExchangeStatuses() *ExchangeStatuses {
	if sh.KnowsExchanges() {
		return sh.standing.known
	}
	if old := sh.standing.known; old != nil && old.State.Cohort == sh.state.Cohort {
		return old
	}
	if blank := sh.standing.blank; blank == nil || blank.State != sh.state || blank.Today != sh.Today() {
		sh.standing.blank = &ExchangeStatuses{State: sh.state, Today: sh.Today(), Unknown: true}
	}
	return sh.standing.blank
}

// KnowsExchanges reports whether the statuses are those of the newest state today, and works them out if that is soon done.
func (sh *Shell) KnowsExchanges() bool {
	now, st := standingOf{sh.state, sh.Today()}, &sh.standing
	switch {
	case st.known != nil && st.known.State == now.state && st.known.Today == now.today:
		return true
	case st.behind == now:
		return false
	}
	var old *ExchangeStatuses
	if st.known != nil && st.known.State.Cohort == now.state.Cohort {
		old = st.known
	}
	kept, anew := stillOf(now.state, now.today, old)
	if anew > atOnce {
		st.behind = now
		return false
	}
	st.asks.Stop()
	st.known = newExchangeStatuses(context.Background(), now.state, now.today, kept)
	return true
}

// LookAtExchanges has the statuses worked out in the background if they are not known; screens that show them ask for it
// whenever they settle.
func (sh *Shell) LookAtExchanges() tea.Cmd {
	if sh.KnowsExchanges() {
		return nil
	}
	now, st := standingOf{sh.state, sh.Today()}, &sh.standing
	if st.asks.Open() && st.asked == now {
		return nil
	}
	st.asked = now
	old := st.known
	return st.asks.Start(func(ctx context.Context) *ExchangeStatuses {
		now.state.WorkOut() // the sheet of an exchange has its events
		return NewExchangeStatuses(ctx, now.state, now.today, old)
	}, func(found *ExchangeStatuses) tea.Cmd {
		st.known = found
		return nil
	})
}
