package importing

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/dialog"
	"crosswalk/tui/shell"
)

// newCohortForm asks for the name and the deadline of a new cohort that a file is to go into.
func newCohortForm(sh *shell.Shell, r *reading, open func(*cohort.OpenCohort) tea.Cmd) shell.Dialog {
	p := r.state.Programme
	closes, note := "", "Applications after this minute count as late. Empty: none."
	if c := p.Intake.Closes; !c.IsZero() {
		if _, drops := cohort.DropsDeadline(p, r.people()); !drops {
			closes, note = c.Format(deadlineLayout), "Applications after this minute count as late. Empty: as the programme says."
		}
	}
	return dialog.NewForm(sh, "A new cohort of "+text.Line(p.Title), "import there", []dialog.Field{
		{Label: "Name", Value: r.fresh, Limit: 60, Note: text.Line(r.state.Name) + " stays as it is; the program goes over to the new cohort."},
		{Label: "Deadline", Value: closes, Hint: deadlineLayout, Limit: 20, Note: note},
	}, func(values []string) (string, tea.Cmd) {
		name := text.Line(strings.TrimSpace(values[0]))
		if name == "" {
			return "A cohort needs a name.", nil
		}
		deadline, ok := p.ParseDeadline(values[1])
		if !ok {
			return "Write the deadline as " + deadlineLayout + ".", nil
		}
		return "", open(&cohort.OpenCohort{Name: name, Programme: string(p.Source), Closes: deadline})
	})
}

const deadlineLayout = "2006-01-02 15:04"
