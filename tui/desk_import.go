package tui

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/text"
	"crosswalk/store"
	"crosswalk/store/cohort"
	"crosswalk/store/form"
)

// formReadMsg brings a form export, held against the cohort. tag is the asker's, to know the answer by.
type formReadMsg struct {
	tag    any
	path   string        // ~ written out
	state  *cohort.State // the cohort it was held against
	result *form.Result  // with an error: nil, or the headings only
	diff   *cohort.ImportDiff
	err    error
	fresh  string // a name for a new cohort
}

// ReadForm reads a form export and compares it with the cohort; nothing is written. It answers with a
// formReadMsg, or with nothing once ctx is over.
func (d *desk) ReadForm(ctx context.Context, tag any, path string, o form.Options) tea.Cmd {
	cohort := d.cohort
	return func() tea.Msg {
		m := formReadMsg{tag: tag, path: expanded(path)}
		if m.state, m.err = d.db.State(cohort); m.err == nil {
			o.Closes = m.state.Closes
			m.result, m.err = form.ReadFile(m.path, m.state.Programme, o)
		}
		if ctx.Err() != nil {
			return nil
		}
		if m.err == nil {
			m.diff = compared(m.state, m.result)
			var cohorts []store.Cohort
			cohorts, m.err = d.db.Cohorts()
			m.fresh = store.FreeName(cohorts)
		}
		return m
	}
}

// compared holds what was read against a cohort.
func compared(s *cohort.State, r *form.Result) *cohort.ImportDiff {
	people := make([]*matching.Applicant, len(r.Applicants))
	for i, a := range r.Applicants {
		people[i] = a.Applicant
	}
	return s.CompareImport(people, r.Rejects, r.Unasked(s.Programme)...)
}

// ImportForm takes a form export over, held once more against the cohort as it is by then.
func (d *desk) ImportForm(path string, r *form.Result) tea.Cmd {
	cohort := d.cohort
	return d.inTurn(func() tea.Msg {
		s, err := d.db.State(cohort)
		if err != nil {
			return refusedMsg{sentence(err)}
		}
		return d.importInto(s, path, r)
	})
}

// ImportAnew opens a cohort of the same programme and takes a form export over there. The program goes
// over to it.
func (d *desk) ImportAnew(open *cohort.OpenCohort, path string, r *form.Result) tea.Cmd {
	return d.inTurn(func() tea.Msg {
		s, err := d.db.OpenCohort(context.Background(), d.by(), open)
		if err != nil {
			return refusedMsg{sentence(err)}
		}
		switch m := d.importInto(s, path, r).(type) {
		case committedMsg:
			m.moves = true
			m.summary = fmt.Sprintf("%s: %s", s.Name, m.summary)
			return m
		case refusedMsg:
			return refusedMsg{fmt.Sprintf("%s was opened, but nothing was imported: %s", s.Name, m.why)}
		}
		return nil
	})
}

func (d *desk) importInto(s *cohort.State, path string, r *form.Result) tea.Msg {
	diff := compared(s, r)
	if diff.Published {
		return refusedMsg{s.Name + " is published by now, so nothing was imported"}
	}
	next, err := d.db.Commit(context.Background(), s.Cohort, d.by(), d.db.Import(diff, cohort.ImportFile{
		Name: text.New(filepath.Base(path)), Hash: r.Hash, Problems: len(r.Problems), Superseded: len(r.Superseded),
	}))
	if err != nil {
		return refusedMsg{sentence(err)}
	}
	return committedMsg{state: next, summary: importedWords(diff, r), undoes: true}
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
		parts = append(parts, count(len(d.New), "applicant")+" imported")
	} else {
		some(len(d.New), "new")
		some(len(d.Changed), "changed")
		some(len(d.Vanished), "vanished")
		some(len(d.Back), "back again")
	}
	some(len(r.Superseded), "superseded")
	some(len(r.Problems), "rejected")
	return strings.Join(parts, ", ")
}

// rejectsMsg tells how the writing of a rejects file went.
type rejectsMsg struct {
	tag   any
	path  string
	rows  int
	there bool   // a file of that name is there, and nothing was written
	why   string // why it could not be written
}

// WriteRejects writes the rows that failed into a file; one that is there is left, but with over.
func (d *desk) WriteRejects(tag any, path string, r *form.Result, over bool) tea.Cmd {
	return func() tea.Msg {
		m := rejectsMsg{tag: tag, path: path, rows: len(r.Problems)}
		info, err := os.Lstat(path)
		switch {
		case err == nil && !info.Mode().IsRegular():
			m.why = text.Line(filepath.Base(path)) + " is there already and is not a file"
			return m
		case err == nil && !over:
			m.there = true
			return m
		}
		if err := writeRejects(path, r); err != nil {
			m.why = fmt.Sprintf("%s could not be written: %s", text.Line(filepath.Base(path)), reason(err))
		}
		return m
	}
}

// writeRejects writes by way of a temporary file, so that a full disk leaves what was there.
func writeRejects(path string, r *form.Result) error {
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

// reason is an error about a file, without the file's name.
func reason(err error) string {
	var at *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "there is no such folder"
	case errors.Is(err, fs.ErrPermission):
		return "its permissions forbid it"
	case errors.As(err, &at):
		return at.Err.Error()
	}
	return err.Error()
}

// fileEntry is a file or a folder to choose from.
type fileEntry struct {
	name     string // as it is on disk
	folder   bool
	size     int64
	modified time.Time
}

// folderMsg brings what is in a folder that may be imported.
type folderMsg struct {
	tag     any
	folder  string // as it was asked for; of the one to begin with its path
	asked   string
	entries []fileEntry
	why     string // why it could not be read
}

// Folder lists the folders and CSV files in a folder; "" is the one to begin with, "~" the home.
func (d *desk) Folder(tag any, folder string) tea.Cmd {
	return func() tea.Msg {
		m := folderMsg{tag: tag, folder: folder, asked: folder}
		if folder == "" {
			at, err := d.folder, error(nil)
			if at == "" {
				at, err = os.Getwd()
			}
			if err != nil {
				m.why = reason(err)
				return m
			}
			m.folder = strings.TrimSuffix(shortened(at), "/") + "/"
		}
		list, err := os.ReadDir(expanded(m.folder))
		if err != nil {
			m.why = reason(err)
			return m
		}
		for _, e := range list {
			info, err := os.Stat(filepath.Join(expanded(m.folder), e.Name())) // links are followed
			switch {
			case err != nil:
			case info.IsDir():
				m.entries = append(m.entries, fileEntry{name: e.Name(), folder: true})
			case info.Mode().IsRegular() && isExport(e.Name()):
				m.entries = append(m.entries, fileEntry{e.Name(), false, info.Size(), info.ModTime()})
			}
		}
		sortEntries(m.entries)
		return m
	}
}

// isExport reports whether a file is called as form exports are.
func isExport(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".csv", ".tsv", ".txt":
		return true
	}
	return false
}

// expanded is a path with ~ for the home folder written out.
func expanded(path string) string {
	if rest, ok := strings.CutPrefix(path, "~"); ok && (rest == "" || os.IsPathSeparator(rest[0])) {
		if home, err := os.UserHomeDir(); err == nil {
			return filepath.Join(home, rest)
		}
	}
	return path
}

// shortened is a path with ~ in the place of the home folder.
func shortened(path string) string {
	home, err := os.UserHomeDir()
	if err != nil || home == string(filepath.Separator) {
		return path
	}
	if rest, ok := strings.CutPrefix(path, home); ok && (rest == "" || os.IsPathSeparator(rest[0])) {
		return "~" + rest
	}
	return path
}
