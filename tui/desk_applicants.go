package tui

import (
	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/store"
)

// AddApplicant takes one person in by hand. Who they are in the store is settled in its turn.
func (d *desk) AddApplicant(a matching.Applicant) tea.Cmd {
	cohort := d.cohort
	return d.inTurn(func() tea.Msg {
		a.ID = d.db.Identify(a.Key())
		return d.commit(cohort, &store.Add{Person: a.ID, Application: store.Application{Value: a}})
	})
}
