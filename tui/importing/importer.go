// Package importing is the dialog that takes in a form export: the file is chosen, read and held against the
// cohort, and a preview shows what was found in it and what importing it would change. Nothing is written
// before enter, and the file itself is never touched.
//
// An importer has a [dialog.Finder], and once a file was read a [preview] of
// that [reading]. A reading is made in the background from a file, a cohort, and what was [said] about the file
// so far, and never changes. The preview shows first what needs a look, as a list of questions like those of a cohort
// (look.go; the list is that of package settling), then [group]s: people who are new, changed or gone, and headings. All
// kinds of group stand in one table (kinds, in group.go).
//
// An answer about the file (a heading, the order of a date, a mended row) goes to its reader, and the file is read anew.
// An answer about people is a change of the cohort: it is tried on the cohort as it would be after the import ([ahead]),
// and committed behind the import, each by itself, so that each can be undone. The dialog closes when all is written.
//
// Nothing but [Start] may be touched from outside.
package importing

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/say"
	"crosswalk/store/cohort"
	"crosswalk/store/form"
	"crosswalk/tui/deciding"
	"crosswalk/tui/dialog"
	"crosswalk/tui/settling"
	"crosswalk/tui/shell"
)

// importer is the dialog.
type importer struct {
	sh     *shell.Shell
	finder *dialog.Finder
	path   string // the file; empty while one is being chosen
	said   said   // what was said about it
	before []step // what was said before each answer, to be taken back
	reopen string // the question whose answer was taken back, to which the cursor goes
	tries  bool   // the file is being read with one more answer
	wrong  string // why the last file could not be read

	read     shell.Ask[*reading]
	progress *progress
	looks    shell.Ask[*ahead] // what there is to be settled, after an answer
	preview  *preview          // nil until the file was read
	rejects  rejects
}

// step is what was said before an answer, and the question under the cursor.
type step struct {
	said
	at string
}

// Start opens the dialog, at the preview of a file if one is given, with what was said about it.
func Start(sh *shell.Shell, path string, options form.Options) tea.Cmd {
	im := &importer{sh: sh, finder: dialog.NewFinder(sh), rejects: rejects{sh: sh}}
	sh.Open(im)
	begin := im.finder.Begin()
	if path == "" {
		return begin
	}
	return tea.Batch(begin, im.choose(path, options))
}

// choosing reports whether a file is being chosen.
func (im *importer) choosing() bool { return im.path == "" }

// choose reads a file from the start.
func (im *importer) choose(path string, options form.Options) tea.Cmd {
	im.path, im.said, im.before, im.preview, im.wrong = path, saidOf(options), nil, nil, ""
	return im.again()
}

// again reads the file, if there is one, with what is known about it.
func (im *importer) again() tea.Cmd {
	if im.choosing() {
		return nil
	}
	im.looks.Stop()
	sh, here, path, said, p := im.sh, im.sh.Desk.Cohort(), im.path, im.said.copy(), &progress{}
	im.progress = p
	work := func(ctx context.Context) *reading { return readForm(ctx, sh, here, path, said, p) }
	return tea.Batch(im.read.Start(work, im.show), im.tick())
}

// show shows what was read, or why the file cannot be.
func (im *importer) show(r *reading) tea.Cmd {
	im.tries = false
	switch {
	case im.changedMeanwhile(r):
		im.sh.Complain(fileName(im.path) + " was changed meanwhile: what was said about its rows that cannot be used has to be said again.")
		im.said.Mended, im.said.left = nil, nil
		im.said = im.said.copy()
		im.before = nil
		return im.again()
	case r.onlyThat && im.preview == nil:
		path, o := r.path, im.said.Options
		im.back()
		return deciding.Open(im.sh, path, o, im.close)
	case r.refused() && im.preview != nil && len(im.before) > 0: // what was answered is not given up for it
		im.sh.Complain(r.err.Error())
		return nil
	case r.refused():
		im.back()
		im.wrong = r.err.Error()
		return nil
	}
	if im.preview == nil {
		im.preview = newPreview(asker{sh: im.sh, said: &im.said, mark: im.mark, again: im.try}, im.settle)
	}
	im.preview.take(r)
	if im.reopen != "" {
		im.preview.look.Select(im.reopen)
		im.reopen = ""
	}
	return nil
}

// changedMeanwhile reports whether a file is another one than before whose rows were mended, which may be others now.
func (im *importer) changedMeanwhile(r *reading) bool {
	if im.preview == nil || r.result == nil || len(im.said.Mended)+len(im.said.left) == 0 {
		return false
	}
	before := im.preview.reading.result
	return before != nil && before.Hash != "" && r.result.Hash != "" && before.Hash != r.result.Hash
}

// try reads the file with one more answer about it.
func (im *importer) try() tea.Cmd {
	im.tries = true
	return im.again()
}

// Take reads the file anew, to hold it against the cohort as it is now.
func (im *importer) Take() tea.Cmd { return im.again() }

// mark remembers what was said until now, before more is.
func (im *importer) mark() { im.before = append(im.before, step{im.said.copy(), im.preview.look.At()}) }

// settle keeps an answer, to go in with the import, and looks what is left to be settled then.
func (im *importer) settle(_ settling.Question, c cohort.Change) tea.Cmd {
	im.mark()
	im.said.changes = append(im.said.changes, c)
	return im.lookAhead()
}

// lookAhead works out anew what is to be settled in the file as it was read.
func (im *importer) lookAhead() tea.Cmd {
	sh, r, answers := im.sh, im.preview.reading, im.said.copy().changes
	return im.looks.Start(func(context.Context) *ahead { return lookAhead(sh, r, r.ahead, answers) }, func(a *ahead) tea.Cmd {
		next := *r
		next.ahead = a
		im.preview.take(&next)
		return nil
	})
}

// takeBack takes the last thing back that was said.
func (im *importer) takeBack() tea.Cmd {
	last := len(im.before) - 1
	if last < 0 {
		return nil
	}
	im.reopen = im.before[last].at
	im.said, im.before = im.before[last].said, im.before[:last]
	return im.again()
}

// back goes back to the choosing of a file; true if that is where the dialog was.
func (im *importer) back() bool {
	im.read.Stop()
	im.looks.Stop()
	if im.choosing() {
		return true
	}
	im.path, im.preview, im.before = "", nil, nil
	return false
}

// Update answers a key, a paste or the wheel.
func (im *importer) Update(msg tea.Msg) (bool, tea.Cmd) {
	switch msg := msg.(type) {
	case tickMsg:
		return false, im.tick()
	case tea.KeyPressMsg:
		return im.key(msg)
	case tea.MouseWheelMsg:
		if im.preview != nil && !im.preview.asksDates() {
			im.preview.move(msg)
			return false, nil
		}
	}
	if !im.choosing() {
		return false, nil
	}
	_, cmd := im.finder.Update(msg)
	return false, cmd
}

func (im *importer) key(msg tea.KeyPressMsg) (bool, tea.Cmd) {
	switch {
	case msg.String() == "esc":
		return im.escape(), nil
	case im.choosing():
		chosen, cmd := im.finder.Update(msg)
		if chosen == "" {
			im.wrong = ""
			return false, cmd
		}
		return false, im.choose(chosen, form.Options{})
	case im.read.Open(), im.looks.Open(), im.sh.Desk.Saving():
		return false, nil
	case im.preview.asksDates():
		return false, im.dateKey(msg.String())
	}
	return im.previewKey(msg)
}

// escape gives up what is being read, or goes a step back; it asks first where answers would be lost. True if there is
// no step to go.
func (im *importer) escape() bool {
	switch n := len(im.before); {
	case im.read.Open() && im.preview != nil: // the reading again is given up, what was read before stays
		im.read.Stop()
		if im.tries && n > 0 {
			im.said, im.before = im.before[n-1].said, im.before[:n-1]
		}
		return false
	case n > 0:
		im.sh.Open(&dialog.Confirm{Shell: im.sh, Title: "Leave without importing?", Verb: "go, and lose them",
			Lines: []string{say.Count(n, "answer") + " that you gave here would be lost. Nothing has been written yet."},
			Run:   func() tea.Cmd { im.back(); return nil }})
		return false
	}
	return im.back()
}

// dateKey says in which order the file has day and month.
func (im *importer) dateKey(key string) tea.Cmd {
	for _, o := range dateOrders {
		if o.key == key {
			im.said.Dates = o.order
			return im.again()
		}
	}
	return nil
}

func (im *importer) previewKey(msg tea.KeyPressMsg) (bool, tea.Cmd) {
	r, key := im.preview.reading, msg.String()
	if a, ok := shell.FindAction(im.preview.actions(), key); ok {
		return false, a.Run()
	}
	switch key {
	case "left", "shift+tab":
		im.preview.turn(-1)
	case "right", "tab":
		im.preview.turn(1)
	case "enter":
		if a, ok := shell.FindAction(im.preview.actions(), "o"); ok && r.err != nil { // nothing else can be done yet
			return false, a.Run()
		}
		return im.accept()
	case "ctrl+s":
		return im.accept()
	case "u":
		return false, im.takeBack()
	case "n":
		if r.mayAnew() {
			im.sh.Open(newCohortForm(im.sh, r, func(open *cohort.OpenCohort) tea.Cmd { return importAnew(im.sh.Desk, open, r, im.close) }))
		}
	case "d":
		if r.decides != "" {
			return false, deciding.Open(im.sh, r.path, im.said.Options, func() {})
		}
	case "w":
		if r.hasRejects() {
			return false, im.rejects.write(r, false)
		}
	default:
		im.preview.move(msg)
	}
	return false, nil
}

// close takes the dialog away, once what was in it is in the store.
func (im *importer) close() { im.sh.Close(im) }

// accept imports, or closes where the file says nothing new. The dialog stays until everything is in the store, so that
// nothing that was answered is lost if it cannot be written.
func (im *importer) accept() (bool, tea.Cmd) {
	r := im.preview.reading
	switch {
	case r.saysNothing():
		return true, nil
	case !r.mayImport():
		return false, nil
	}
	return false, importForm(im.sh.Desk, r, im.close)
}
