package importing

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/form"
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
	name := fileName(path)
	return w.writing.Start(func(context.Context) written { return writeRejects(path, r.result, over) }, func(m written) tea.Cmd {
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
func writeRejects(path string, r *form.Result, over bool) written {
	name := text.Line(filepath.Base(path))
	info, err := os.Lstat(path)
	switch {
	case err == nil && !info.Mode().IsRegular():
		return written{why: name + " is there already and is not a file"}
	case err == nil && !over:
		return written{there: true}
	}
	if err := replaceRejects(path, r); err != nil {
		return written{why: fmt.Sprintf("%s could not be written: %s", name, reason(err))}
	}
	return written{}
}

// replaceRejects writes by way of a temporary file, so that a full disk leaves what was there.
func replaceRejects(path string, r *form.Result) error {
	temp, err := os.CreateTemp(filepath.Dir(path), ".crosswalk-*")
	if err != nil {
		return err
	}
	defer os.Remove(temp.Name())
	if err := errors.Join(r.WriteRejects(temp), temp.Sync(), temp.Close()); err != nil {
		return err
	}
	return os.Rename(temp.Name(), path)
}
