package dialog

import (
	tea "charm.land/bubbletea/v2"

	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

// File is the choosing of a file. It stays open while the file is read and looked at: whoever asked for it closes it, or
// says why the file cannot be used.
type File struct {
	sh     *shell.Shell
	title  string
	note   string // what kind of file is asked for
	chosen func(path string) tea.Cmd
	finder *Finder
	wrong  string // why the last file could not be used
}

// OpenFile opens the choosing of a file. chosen gets its path, with ~ written out.
func OpenFile(sh *shell.Shell, title, note string, chosen func(f *File, path string) tea.Cmd) tea.Cmd {
	f := &File{sh: sh, title: title, note: note, finder: NewFinder(sh)}
	f.chosen = func(path string) tea.Cmd { return chosen(f, path) }
	sh.Open(f)
	return f.finder.Begin()
}

// Refuse says why the file that was chosen cannot be used; another may be.
func (f *File) Refuse(why string) { f.wrong = why }

func (f *File) Update(msg tea.Msg) (bool, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok && k.String() == "esc" {
		return true, nil
	}
	path, cmd := f.finder.Update(msg)
	if _, ok := msg.(tea.KeyPressMsg); ok {
		f.wrong = ""
	}
	if path == "" {
		return false, cmd
	}
	return false, f.chosen(Expanded(path))
}

func (f *File) View(w, h int) []string {
	inner, room := w-4, h-2
	var below []string
	if f.wrong != "" {
		below = append(below, "")
		lines := chart.Wrap(f.wrong, inner)
		for _, l := range lines[:min(len(lines), max(1, room-8))] {
			below = append(below, chart.Paint(f.sh.Theme.Bad, l))
		}
	}
	var lines []string
	for _, l := range chart.Wrap(f.note, inner) {
		lines = append(lines, chart.Paint(f.sh.Theme.Muted, l))
	}
	lines = append(lines, "")
	lines = append(lines, f.finder.View(inner, room-len(lines)-len(below))...)
	return shell.Box(f.sh, f.title, chart.FitLines(append(lines, below...), inner, room), w, h)
}

func (f *File) Keys() []shell.Action { return f.finder.Keys() }
