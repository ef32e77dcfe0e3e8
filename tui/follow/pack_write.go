package follow

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/text"
	"crosswalk/store/export"
	"crosswalk/store/files"
	"crosswalk/tui/dialog"
	"crosswalk/tui/shell"
)

// usualFolder is where what is sent is written unless another folder is named.
const usualFolder = "to-send"

// askFolder asks where to write what is sent.
func askFolder(sh *shell.Shell, p export.Packing) {
	fields := []dialog.Field{{Label: "Folder", Value: usualFolder, Note: "It is made if it is not there. Only you can read what is in it."}}
	form := dialog.NewForm(sh, "Write "+p.Say(), "write them", fields, func(values []string) (string, tea.Cmd) {
		dir := strings.TrimSpace(values[0])
		if dir == "" {
			return "Say in which folder.", nil
		}
		w := &packWriter{sh: sh, packing: p, dir: inFolder(sh, dir)}
		return "", w.look()
	})
	sh.Open(form)
}

// inFolder is a path as it was typed: ~ is the home folder, and what is relative lies where files are looked for first.
func inFolder(sh *shell.Shell, dir string) string {
	if rest, ok := strings.CutPrefix(dir, "~"); ok && (rest == "" || os.IsPathSeparator(rest[0])) {
		if home, err := os.UserHomeDir(); err == nil {
			return filepath.Join(home, rest)
		}
	}
	if !filepath.IsAbs(dir) && sh.Desk.Folder != "" {
		return filepath.Join(sh.Desk.Folder, dir)
	}
	return dir
}

// packWriter writes what is sent.
type packWriter struct {
	sh      *shell.Shell
	packing export.Packing
	dir     string
	looking shell.Ask[error]
}

// look looks whether files of these names are there already, and asks before they are replaced.
func (w *packWriter) look() tea.Cmd {
	o := files.Options{Store: w.sh.Desk.DB.Path()}
	return w.looking.Start(func(context.Context) error {
		for _, d := range w.packing.Documents {
			if err := files.Check(filepath.Join(w.dir, d.File), o); err != nil {
				return err
			}
		}
		return nil
	}, func(err error) tea.Cmd {
		switch {
		case errors.Is(err, files.ErrThere):
			w.sh.Open(&dialog.Confirm{Shell: w.sh, Title: "Replace files?", Verb: "replace them",
				Lines: []string{"In " + text.Line(w.dir) + " are files of these names already, from another cohort or from what was undone since. They would be lost."},
				Run:   func() tea.Cmd { return w.write(true) }})
		case err != nil:
			w.sh.Complain(err.Error())
		default:
			return w.write(false)
		}
		return nil
	})
}

// write writes all files and takes them down in the journal, or does neither.
func (w *packWriter) write(over bool) tea.Cmd {
	here := w.sh.Desk.Cohort()
	o := files.Options{Replace: over, Store: w.sh.Desk.DB.Path()}
	all := make([]files.Named, len(w.packing.Documents))
	for i, d := range w.packing.Documents {
		all[i] = files.Named{Name: d.File, Bytes: d.Bytes}
	}
	return w.sh.Desk.InTurn(func() tea.Msg {
		var said tea.Msg
		err := files.WriteAll(w.dir, o, all, func() error {
			said = w.sh.Desk.CommitTo(here, packed(w.packing))
			if refused, ok := said.(shell.RefusedMsg); ok {
				return errors.New(refused.Why)
			}
			return nil
		})
		if err != nil {
			return shell.RefusedMsg{Why: err.Error()}
		}
		done := said.(shell.CommittedMsg)
		done.Summary = fmt.Sprintf("%s into %s", done.Summary, text.Line(w.dir))
		return done
	})
}
