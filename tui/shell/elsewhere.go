package shell

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store"
)

// ElsewhereMsg brings the calls that are to be made in other cohorts.
type ElsewhereMsg struct {
	Cohort uint64 // the cohort that they are beside
	Calls  []store.CohortCalls
}

// LookElsewhere finds out how many calls are to be made in other cohorts than the present one. What cannot be read is
// left out: whoever goes there is told.
func (d *Desk) LookElsewhere() tea.Cmd {
	here := d.cohort
	return func() tea.Msg {
		calls, _ := d.DB.CallsElsewhere(here, d.By())
		return ElsewhereMsg{here, calls}
	}
}

// TakeElsewhere takes over what is to be done in other cohorts.
func (r *Root) TakeElsewhere(m ElsewhereMsg) {
	if m.Cohort == r.Desk.cohort {
		r.elsewhere = m.Calls
	}
}

// CallsElsewhere says how many calls are to be made in other cohorts: "2 calls in Cohort 1 of Care Exchange", "3 calls in 2 other
// cohorts"; empty if there are none. It is safe to draw.
func (sh *Shell) CallsElsewhere() string {
	calls := 0
	for _, c := range sh.elsewhere {
		calls += c.Calls
	}
	switch n := len(sh.elsewhere); n {
	case 0:
		return ""
	case 1:
		c := sh.elsewhere[0]
		return say.Count(calls, "call") + " in " + text.Line(sh.state.CallCohort(c.Name, c.Title))
	default:
		return fmt.Sprintf("%s in %d other cohorts", say.Count(calls, "call"), n)
	}
}

// SwitchTo takes the program over to another cohort.
func (d *Desk) SwitchTo(id uint64) tea.Cmd {
	return d.InTurn(func() tea.Msg {
		s, err := d.DB.State(id)
		if err != nil {
			return RefusedMsg{Why: err.Error()}
		}
		s.WorkOut()
		return CommittedMsg{State: s, Summary: "Now at " + text.Line(s.Name) + " of " + text.Line(s.Programme.Title), Moves: true}
	})
}
