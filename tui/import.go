package tui

import (
	"context"
	"errors"
	"maps"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/store/cohort"
	"crosswalk/store/form"
	"crosswalk/tui/table"
)

// importer is the dialog that takes in a form export: first the file, then a preview of what it would
// change. Nothing is written before enter.
type importer struct {
	sh      *shell
	files   *fileFinder
	path    string       // the file; empty while one is being chosen
	options form.Options // what was said about it
	wrong   string       // why the last file could not be read

	run    *importRun
	seen   *formReadMsg // the last answer; nil until there is one
	lists  []importList
	at     int // the list that is shown
	table  *table.Model[int]
	folder bool // a file is being chosen
}

// importRun is one reading of a file.
type importRun struct{ cancel context.CancelFunc }

// startImport opens the dialog, at the preview of a file if one is given, with what was said about it.
func startImport(sh *shell, path string, said form.Options) tea.Cmd {
	im := &importer{sh: sh, files: newFileFinder(sh), table: table.New[int](nil)}
	sh.open(im)
	begin := im.files.begin()
	if path == "" {
		im.folder = true
		return begin
	}
	return tea.Batch(begin, im.choose(path, said))
}

// choose reads a file from the start.
func (im *importer) choose(path string, said form.Options) tea.Cmd {
	if said.Map = maps.Clone(said.Map); said.Map == nil {
		said.Map = map[string]string{}
	}
	im.path, im.options, im.seen, im.wrong = path, said, nil, ""
	return im.read()
}

// read reads the file with what is known about it.
func (im *importer) read() tea.Cmd {
	im.stop()
	ctx, cancel := context.WithCancel(context.Background())
	im.run = &importRun{cancel}
	return im.sh.desk.ReadForm(ctx, im.run, im.path, im.options)
}

// stop gives a reading up.
func (im *importer) stop() {
	if im.run != nil {
		im.run.cancel()
		im.run = nil
	}
}

// back goes back to the choosing of a file; true if that is where the dialog was.
func (im *importer) back() bool {
	im.stop()
	if im.folder {
		return true
	}
	im.folder, im.path, im.seen = true, "", nil
	return false
}

func (im *importer) update(msg tea.Msg) (bool, tea.Cmd) {
	switch msg := msg.(type) {
	case formReadMsg:
		if msg.tag == im.run && im.run != nil {
			im.take(msg)
		}
		return false, nil
	case rejectsMsg:
		if msg.tag == im {
			im.wrote(msg)
		}
		return false, nil
	case committedMsg:
		if im.path != "" {
			return false, im.read()
		}
		return false, nil
	case tea.KeyPressMsg:
		return im.key(msg)
	case tea.MouseWheelMsg:
		if im.seen != nil {
			im.table.Move(wheel(msg))
			return false, nil
		}
	}
	if !im.folder {
		if _, ok := msg.(folderMsg); !ok {
			return false, nil
		}
	}
	_, cmd := im.files.update(msg)
	return false, cmd
}

// take takes over what was read.
func (im *importer) take(m formReadMsg) {
	im.run = nil
	first, mended := im.seen == nil, im.seen != nil && im.seen.err != nil
	row, _ := im.selectedHeading()
	if m.err != nil && (m.result == nil || !errors.Is(m.err, form.ErrHeadings)) && !errors.Is(m.err, form.ErrDates) {
		im.back()
		im.wrong = m.err.Error()
		return
	}
	im.folder, im.seen = false, &m
	if errors.Is(m.err, form.ErrDates) {
		return
	}
	im.lists = importLists(m)
	if first || mended || m.err != nil {
		im.at = im.opening()
		im.show()
		im.table.Top()
		return
	}
	if row.at >= 0 || row.field != "" {
		im.at = len(im.lists) - 1
	}
	im.show()
	im.selectHeading(row)
}

// opening is the list to begin with: the first that has anything in it, or the headings to mend.
func (im *importer) opening() int {
	for i, l := range im.lists {
		if l.n > 0 && (im.seen.err == nil || l.heads) {
			return i
		}
	}
	return len(im.lists) - 1
}

// show puts the rows of the list that is shown into the table.
func (im *importer) show() {
	l := im.lists[im.at]
	rows := make([]int, l.n)
	for i := range rows {
		rows[i] = i
	}
	im.table.SetColumns(l.columns)
	im.table.SetRows(rows)
}

// turn shows the next list that has anything in it, in either direction.
func (im *importer) turn(by int) {
	for range im.lists {
		im.at = (im.at + by + len(im.lists)) % len(im.lists)
		if im.lists[im.at].n > 0 {
			break
		}
	}
	im.show()
	im.table.Top()
}

func (im *importer) key(msg tea.KeyPressMsg) (bool, tea.Cmd) {
	if msg.String() == "esc" {
		if im.run != nil && im.seen != nil { // the reading again is given up, what was read before stays
			im.stop()
			return false, nil
		}
		return im.back(), nil
	}
	switch {
	case im.folder:
		chosen, cmd := im.files.update(msg)
		if chosen == "" {
			im.wrong = ""
			return false, cmd
		}
		im.folder = false
		return false, im.choose(chosen, form.Options{})
	case im.seen == nil || im.run != nil:
		return false, nil
	case im.asksDates():
		return false, im.dateKey(msg.String())
	}
	return im.previewKey(msg)
}

// asksDates reports whether the order of day and month has to be said.
func (im *importer) asksDates() bool { return im.seen != nil && errors.Is(im.seen.err, form.ErrDates) }

func (im *importer) dateKey(key string) tea.Cmd {
	switch key {
	case "d":
		im.options.Dates = form.DayFirst
	case "m":
		im.options.Dates = form.MonthFirst
	default:
		return nil
	}
	return im.read()
}

func (im *importer) previewKey(msg tea.KeyPressMsg) (bool, tea.Cmd) {
	switch msg.String() {
	case "left", "shift+tab":
		im.turn(-1)
	case "right", "tab":
		im.turn(1)
	case "enter":
		if im.lists[im.at].heads {
			return false, im.mend()
		}
		return im.accept()
	case "ctrl+s":
		return im.accept()
	case "n":
		if im.mayAnew() {
			im.sh.open(newCohortAsk(im))
		}
	case "w":
		if im.hasRejects() {
			return false, im.sh.desk.WriteRejects(im, im.rejectsPath(), im.seen.result, false)
		}
	default:
		im.table.Update(msg)
	}
	return false, nil
}

// usable reports whether any row of the file could be read.
func (im *importer) usable() bool { return im.seen.err == nil && len(im.seen.result.Applicants) > 0 }

// accept imports, or closes where there is nothing to import.
func (im *importer) accept() (bool, tea.Cmd) {
	switch {
	case im.seen.err != nil || im.seen.diff.Published && !im.seen.diff.Empty():
		return false, nil
	case !im.usable() && len(im.seen.result.Problems) > 0:
		return false, nil
	case im.seen.diff.Empty():
		return true, nil
	}
	return true, im.sh.desk.ImportForm(im.seen.path, im.seen.result)
}

// mayAnew reports whether the file may go into a new cohort: it seems to belong to none that is here.
func (im *importer) mayAnew() bool {
	return im.usable() && (im.seen.diff.Stranger || im.seen.diff.Published)
}

// anew imports into a new cohort.
func (im *importer) anew(open *cohort.OpenCohort) tea.Cmd {
	for i, d := range im.sh.dialogs { // the question for the name lies on top and closes by itself
		if d == dialog(im) {
			im.sh.dialogs = append(im.sh.dialogs[:i:i], im.sh.dialogs[i+1:]...)
			break
		}
	}
	return im.sh.desk.ImportAnew(open, im.seen.path, im.seen.result)
}

func (im *importer) hasRejects() bool { return im.seen.err == nil && len(im.seen.result.Problems) > 0 }

// rejectsPath is where the rejected rows go: beside the file.
func (im *importer) rejectsPath() string {
	return strings.TrimSuffix(im.seen.path, filepath.Ext(im.seen.path)) + "-rejects.csv"
}

// wrote tells how the writing of the rejects went, and asks before it takes the place of another file.
func (im *importer) wrote(m rejectsMsg) {
	name := fileName(m.path)
	switch {
	case m.why != "":
		im.sh.complain(m.why)
	case m.there:
		im.sh.open(&confirm{
			sh: im.sh, title: "Replace " + name + "?", verb: "replace it",
			lines: []string{name + " is there already. What stands in it would be lost, whatever was mended in it too."},
			run:   func() tea.Cmd { return im.sh.desk.WriteRejects(im, m.path, im.seen.result, true) },
		})
	default:
		im.sh.say(count(m.rows, "rejected row") + " written to " + name + ": mend that file and import it")
	}
}
