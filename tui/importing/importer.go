// Package importing is the dialog that takes in a form export: the file is chosen, read and held against the
// cohort, and a preview shows what was found in it and what importing it would change. Nothing is written
// before enter, and the file itself is never touched.
//
// An importer has a [finder] (with what is in a folder in folder.go), and once a file was read a [preview] of
// that [reading]. A reading is made in the background from a file, a cohort, and what was said about the file
// so far, and never changes; whoever has more to say about the file says it in the options and has it read
// anew. The preview shows [group]s, which are lists of findings of one kind: people who are new, rows that were
// rejected, headings. All kinds of group stand in one table (kinds, in group.go); one whose findings can be
// settled has a dialog for that. To find something else in files takes a function that makes its group, and an
// entry there.
//
// Nothing but [Start] may be touched from outside.
package importing

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"crosswalk/store/cohort"
	"crosswalk/store/form"
	"crosswalk/tui/shell"
)

// importer is the dialog.
type importer struct {
	sh      *shell.Shell
	finder  *finder
	path    string       // the file; empty while one is being chosen
	options form.Options // what was said about it
	wrong   string       // why the last file could not be read

	read    shell.Ask[*reading]
	preview *preview // nil until the file was read
	rejects rejects
}

// Start opens the dialog, at the preview of a file if one is given, with what was said about it.
func Start(sh *shell.Shell, path string, said form.Options) tea.Cmd {
	im := &importer{sh: sh, finder: newFinder(sh), rejects: rejects{sh: sh}}
	sh.Open(im)
	begin := im.finder.begin()
	if path == "" {
		return begin
	}
	return tea.Batch(begin, im.choose(path, said))
}

// choosing reports whether a file is being chosen.
func (im *importer) choosing() bool { return im.path == "" }

// choose reads a file from the start.
func (im *importer) choose(path string, said form.Options) tea.Cmd {
	im.path, im.options, im.preview, im.wrong = path, copied(said), nil, ""
	return im.again()
}

// again reads the file, if there is one, with what is known about it.
func (im *importer) again() tea.Cmd {
	if im.choosing() {
		return nil
	}
	db, cohort, path, said := im.sh.Desk.DB, im.sh.Desk.Cohort(), im.path, copied(im.options)
	return im.read.Start(func(ctx context.Context) *reading { return readForm(ctx, db, cohort, path, said) }, im.show)
}

// copied is what was said about a file, to be changed by itself.
func copied(o form.Options) form.Options {
	said := map[string][]string{}
	for field, headings := range o.Map {
		said[field] = slices.Clone(headings)
	}
	o.Map, o.Unused = said, slices.Clone(o.Unused)
	return o
}

// show shows what was read, or why the file cannot be.
func (im *importer) show(r *reading) tea.Cmd {
	if r.refused() {
		im.back()
		im.wrong = r.err.Error()
		return nil
	}
	if im.preview == nil {
		im.preview = newPreview(settling{sh: im.sh, said: &im.options, again: im.again})
	}
	im.preview.take(r)
	return nil
}

// Take reads the file anew, to hold it against the cohort as it is now.
func (im *importer) Take() tea.Cmd { return im.again() }

// back goes back to the choosing of a file; true if that is where the dialog was.
func (im *importer) back() bool {
	im.read.Stop()
	if im.choosing() {
		return true
	}
	im.path, im.preview = "", nil
	return false
}

// Update answers a key, a paste or the wheel.
func (im *importer) Update(msg tea.Msg) (bool, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return im.key(msg)
	case tea.MouseWheelMsg:
		if im.preview != nil {
			im.preview.table.Move(shell.WheelSteps(msg))
			return false, nil
		}
	}
	if !im.choosing() {
		return false, nil
	}
	_, cmd := im.finder.update(msg)
	return false, cmd
}

func (im *importer) key(msg tea.KeyPressMsg) (bool, tea.Cmd) {
	if msg.String() == "esc" {
		if im.read.Open() && im.preview != nil { // the reading again is given up, what was read before stays
			im.read.Stop()
			return false, nil
		}
		return im.back(), nil
	}
	switch {
	case im.choosing():
		chosen, cmd := im.finder.update(msg)
		if chosen == "" {
			im.wrong = ""
			return false, cmd
		}
		return false, im.choose(chosen, form.Options{})
	case im.read.Open():
		return false, nil
	case im.preview.asksDates():
		return false, im.dateKey(msg.String())
	}
	return im.previewKey(msg)
}

// dateKey says in which order the file has day and month.
func (im *importer) dateKey(key string) tea.Cmd {
	for _, o := range dateOrders {
		if o.key == key {
			im.options.Dates = o.order
			return im.again()
		}
	}
	return nil
}

func (im *importer) previewKey(msg tea.KeyPressMsg) (bool, tea.Cmd) {
	r := im.preview.reading
	switch msg.String() {
	case "left", "shift+tab":
		im.preview.turn(-1)
	case "right", "tab":
		im.preview.turn(1)
	case "enter":
		if im.preview.group().settle == nil {
			return im.accept()
		}
		im.preview.settle()
	case "ctrl+s":
		return im.accept()
	case "n":
		if r.mayAnew() {
			im.sh.Open(newCohortForm(im.sh, r, func(open *cohort.OpenCohort) tea.Cmd {
				im.sh.Close(im) // the question for the name lies on top and closes by itself
				return importAnew(im.sh.Desk, open, r)
			}))
		}
	case "w":
		if r.hasRejects() {
			return false, im.rejects.write(r, false)
		}
	default:
		im.preview.table.Update(msg)
	}
	return false, nil
}

// accept imports, or closes where the file says nothing new.
func (im *importer) accept() (bool, tea.Cmd) {
	r := im.preview.reading
	switch {
	case r.saysNothing():
		return true, nil
	case !r.mayImport():
		return false, nil
	}
	return true, importForm(im.sh.Desk, r)
}
