package importing

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/form"
	"crosswalk/tui/shell"
)

// importForm takes a form export over, held once more against the cohort as it is by then.
func importForm(d *shell.Desk, r *reading) tea.Cmd {
	here := d.Cohort()
	return d.InTurn(func() tea.Msg {
		s, err := d.DB.State(here)
		if err != nil {
			return shell.RefusedMsg{Why: err.Error()}
		}
		return importInto(d, s, r)
	})
}

// importAnew opens a cohort of the same programme and takes a form export over there. The program goes
// over to it.
func importAnew(d *shell.Desk, open *cohort.OpenCohort, r *reading) tea.Cmd {
	return d.InTurn(func() tea.Msg {
		var diff *cohort.ImportDiff
		s, err := d.DB.OpenAndImport(context.Background(), d.By(), open, func(s *cohort.State) (*cohort.Import, error) {
			diff = compared(s, r.result)
			return importOf(d, diff, r), nil
		})
		if err != nil {
			return shell.RefusedMsg{Why: err.Error()}
		}
		return shell.CommittedMsg{State: s, Summary: fmt.Sprintf("%s: %s", s.Name, importedWords(diff, r.result)), Undoes: true, Moves: true}
	})
}

// importInto takes what was read of a form export into a cohort.
func importInto(d *shell.Desk, s *cohort.State, r *reading) tea.Msg {
	diff := compared(s, r.result)
	next, err := d.DB.Commit(context.Background(), s.Cohort, d.By(), importOf(d, diff, r))
	if err != nil {
		return shell.RefusedMsg{Why: err.Error()}
	}
	return shell.CommittedMsg{State: next, Summary: importedWords(diff, r.result), Undoes: true}
}

// importOf is the change that takes a file over.
func importOf(d *shell.Desk, diff *cohort.ImportDiff, r *reading) *cohort.Import {
	return d.DB.Import(diff, cohort.ImportFile{
		Name: text.New(filepath.Base(r.path)), Hash: r.result.Hash, Problems: len(r.result.Problems), Superseded: len(r.result.Superseded),
		Headings: r.result.FormHeadings(), Rejected: r.result.FormRows(),
	})
}

// importedWords tells what an import did.
func importedWords(d *cohort.ImportDiff, r *form.Result) string {
	var parts []string
	some := func(n int, words string) {
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, words))
		}
	}
	if len(d.Changed)+len(d.Vanished)+len(d.Back) == 0 {
		parts = append(parts, say.Count(len(d.New), "applicant")+" imported")
	} else {
		some(len(d.New), "new")
		some(len(d.Changed), "changed")
		some(len(d.Vanished), "vanished")
		some(len(d.Back), "back again")
	}
	some(len(r.Superseded), "superseded")
	some(len(r.Problems), "rejected")
	if d.Dropped != nil {
		parts = append(parts, "without the programme's deadline")
	}
	return strings.Join(parts, ", ")
}
