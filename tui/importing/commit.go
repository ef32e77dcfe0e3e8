package importing

import (
	"context"
	"errors"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/say"
	"crosswalk/store/cohort"
	"crosswalk/tui/shell"
)

// importForm takes a form export over, held once more against the cohort as it is by then, and the answers given about it.
// done is called when all is written.
func importForm(d *shell.Desk, r *reading, done func()) tea.Cmd {
	here := d.Cohort()
	return d.InTurn(func() tea.Msg {
		s, err := d.DB.State(here)
		if err != nil {
			return shell.RefusedMsg{Why: err.Error()}
		}
		return importInto(d, s, r, done)
	})
}

// importAnew opens a cohort of the same programme and takes a form export over there, both or neither. The program goes
// over to it.
func importAnew(d *shell.Desk, open *cohort.OpenCohort, r *reading, done func()) tea.Cmd {
	return d.InTurn(func() tea.Msg {
		var words string
		s, err := d.DB.OpenWith(context.Background(), d.By(), open, func(s *cohort.State) (cohort.Change, error) {
			diff, file := r.against(s), r.file()
			words = importedWords(diff, file, len(r.result.Problems)-file.Problems)
			return d.DB.Import(diff, file), nil
		})
		if err != nil {
			return shell.RefusedMsg{Why: err.Error()}
		}
		m := settleInto(d, s, r, []string{fmt.Sprintf("%s: %s", s.Name, words)}, done)
		if committed, ok := m.(shell.CommittedMsg); ok {
			committed.Moves = true
			return committed
		}
		return m
	})
}

// importInto takes what was read of a form export into a cohort, then the answers.
func importInto(d *shell.Desk, s *cohort.State, r *reading, done func()) tea.Msg {
	var parts []string
	if diff, file := r.against(s), r.file(); !diff.Empty() || len(r.answers()) == 0 {
		next, err := d.DB.Commit(context.Background(), s.Cohort, d.By(), d.DB.Import(diff, file))
		if err != nil {
			return shell.RefusedMsg{Why: err.Error()}
		}
		s, parts = next, append(parts, importedWords(diff, file, len(r.result.Problems)-file.Problems))
	}
	return settleInto(d, s, r, parts, done)
}

// settleInto makes the answers in the order in which they were given; parts is what was done before. One that does not
// fit any more is left: what it answered stands open.
func settleInto(d *shell.Desk, s *cohort.State, r *reading, parts []string, done func()) tea.Msg {
	settled := 0
	for _, c := range r.answers() {
		next, err := d.DB.Commit(context.Background(), s.Cohort, d.By(), c)
		var refusal *cohort.Refusal
		switch {
		case err == nil:
			s, settled = next, settled+1
		case !errors.As(err, &refusal):
			if len(parts) == 0 {
				return shell.RefusedMsg{Why: err.Error()}
			}
			parts = append(parts, "but not all answers: "+err.Error())
			return shell.CommittedMsg{State: s, Summary: strings.Join(parts, ", ")}
		}
	}
	if settled > 0 {
		parts = append(parts, say.Count(settled, "answer")+" settled")
	}
	return shell.CommittedMsg{State: s, Summary: strings.Join(parts, ", "), Undoes: true, Done: done}
}

// importedWords tells what an import did, some rejected rows of which were left out.
func importedWords(d *cohort.ImportDiff, file cohort.ImportFile, left int) string {
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
	some(file.Superseded, "superseded")
	some(file.Problems, "rejected")
	some(left, "left out")
	some(len(d.Erased), "erased before and left out")
	if d.Dropped != nil {
		parts = append(parts, "without the programme's deadline")
	}
	return strings.Join(parts, ", ")
}
