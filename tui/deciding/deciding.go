// Package deciding is the dialog that moves people where a board's sheet says.
//
// The sheet is read in the background and held against the cohort ([compare]): every row becomes a [row] with what becomes of
// it, those that need a look first. Above them stands how the stages would stand, and how well whoever is chosen can be paired.
// An answer (who is meant, what a decision means) has the sheet read anew; nothing is written before enter, and then all moves
// as one change. What a decision means says store/form, what becomes of it store/cohort, for the command too.
//
// Nothing but [Open] may be touched from outside.
package deciding

import (
	"context"
	"maps"
	"path/filepath"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/form"
	"crosswalk/tui/shell"
)

// said is what was answered about the rows of a sheet. It is not changed once it is handed on.
type said struct {
	who   map[string]matching.ID // who is meant, by what the sheet calls them
	means map[string]string      // the stage that a decision means, by its folded words; empty: nothing is decided
}

func (s said) copy() said { return said{maps.Clone(s.who), maps.Clone(s.means)} }

// called is by what an answer about a person goes.
func called(email, name string) string { return text.Fold(email) + "\n" + text.Fold(name) }

// sheet is a sheet as it was read, held against a cohort.
type sheet struct {
	rows      []row
	outcome   cohort.Outcome
	undecided int // rows about somebody of whom nothing is decided
	err       error
}

// Open opens the decisions of a sheet, read as was said of it. done is called once people were moved.
func Open(sh *shell.Shell, path string, o form.Options, done func()) tea.Cmd {
	p := newPreview(sh, path, o, done)
	sh.Open(p)
	return p.again()
}

// readSheet reads a sheet and holds it against the cohort as it is now; it is for the background.
func readSheet(_ context.Context, s *cohort.State, path string, o form.Options, said said) sheet {
	o.Closes, o.Before, o.Taught = s.Closes, s.FormHeadings(), s.Taught()
	unknown := map[string]string{}
	if known := s.KnownPeople(); known != nil {
		o.Known = func(email, name string) (*matching.Applicant, []string) {
			if a, ok := s.Person(said.who[called(email, name)]); ok {
				return &a.Applicant, nil
			}
			a, doubt := known(email, name)
			if a == nil {
				for _, word := range []string{name, email} {
					unknown[word] = called(email, name)
				}
			}
			return a, doubt
		}
	}
	read, err := form.ReadDecisionsFile(path, s.Programme, o)
	if err != nil {
		return sheet{err: err}
	}
	return compare(s, read, unknown, said)
}

// fileName is the name of a file, safe to draw.
func fileName(path string) string { return text.Line(filepath.Base(path)) }
