package applicants

import (
	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/store"
	"crosswalk/tui/shell"
)

// AddApplicant takes one person in by hand. Who they are in the store is settled in its turn.
func AddApplicant(d *shell.Desk, a matching.Applicant) tea.Cmd {
	cohort := d.Cohort()
	return d.InTurn(func() tea.Msg {
		a.ID = d.DB.Identify(a.Key())
		return d.CommitTo(cohort, &store.Add{Person: a.ID, Application: store.Application{Value: a}})
	})
}
