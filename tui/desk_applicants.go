package tui

import (
	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/store/cohort"
)

// AddApplicant takes one person in by hand. Who they are in the store is settled in its turn.
func (d *desk) AddApplicant(a matching.Applicant) tea.Cmd {
	here := d.cohort
	return d.inTurn(func() tea.Msg {
		a.ID = d.db.Identify(a.Key())
		return d.commit(here, &cohort.Add{Person: a.ID, Application: cohort.Application{Value: a}})
	})
}
