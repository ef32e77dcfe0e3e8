package importing

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/say"
	"crosswalk/store/files"
	"crosswalk/tui/dialog"
	"crosswalk/tui/shell"
)

// rejects writes the rows that failed into a file beside the form export, to be mended there and imported.
type rejects struct {
	sh      *shell.Shell
	writing shell.Ask[written]
}

// written tells how the writing of a file of rejects went.
type written struct {
	there bool   // a file of that name is there, and nothing was written
	why   string // why it could not be written
}

// write writes the rows that failed; where a file of rejects is there, it asks before it takes its place,
// unless over says that it may.
func (w *rejects) write(r *reading, over bool) tea.Cmd {
	if w.writing.Open() {
		return nil
	}
	path := strings.TrimSuffix(r.path, filepath.Ext(r.path)) + "-rejects.csv"
	name, store := fileName(path), w.sh.Desk.DB.Path()
	return w.writing.Start(func(context.Context) written { return writeRejects(path, r, over, store) }, func(m written) tea.Cmd {
		switch {
		case m.why != "":
			w.sh.Complain(m.why)
		case m.there:
			w.sh.Open(&dialog.Confirm{
				Shell: w.sh, Title: "Replace " + name + "?", Verb: "replace it",
				Lines: []string{name + " is there already. What stands in it would be lost, whatever was mended in it too."},
				Run:   func() tea.Cmd { return w.write(r, true) },
			})
		default:
			w.sh.Say(say.Count(len(r.result.Problems), "rejected row") + " written to " + name + ": mend that file and import it")
		}
		return nil
	})
}

// writeRejects writes the rows that failed into a file; one that is there is left, but with over. It is for
// the background.
func writeRejects(path string, r *reading, over bool, store string) written {
	form := files.Kept{Path: r.path, What: "the form export itself"}
	err := files.Write(path, files.Options{Replace: over, Store: store, Kept: []files.Kept{form}},
		func(f *os.File) error { return r.result.WriteRejects(f) })
	switch {
	case errors.Is(err, files.ErrThere):
		return written{there: true}
	case err != nil:
		return written{why: err.Error()}
	}
	return written{}
}
