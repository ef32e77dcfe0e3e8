// Package twos is the dialogs that read a file with two people a row: pairs that people chose themselves, and pairs from
// before Crosswalk.
//
// A file is chosen ([dialog.OpenFile]), read in the background, and shown in a [preview]: every row with what becomes of it,
// those that need a look first. What kind of file it is says a [kind]: how its rows are held against the cohort, and the
// change that writes them. An answer (who is meant, keep it all the same) has the rows compared anew; nothing is written
// before enter.
//
// Nothing but [ReadChosen] and [ReadEarlier] may be touched from outside.
package twos

import (
	"context"
	"errors"
	"path/filepath"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/form"
	"crosswalk/tui/dialog"
	"crosswalk/tui/shell"
)

// kind is a kind of file.
type kind struct {
	what  string // what is in it
	title string // of the choosing of one
	note  string // what such a file is like
	verb  string // what enter does: "keep"
	// compare says what becomes of the rows; it is for the background.
	compare func(s *cohort.State, read *form.Twos, said said) found
	// asksWhy asks for a reason before rows are written that break a rule.
	asksWhy bool
	// change writes what was found.
	change func(file text.Text, f found, why string) cohort.Change
}

// ReadChosen asks for a file of pairs that people chose themselves.
func ReadChosen(sh *shell.Shell) tea.Cmd { return start(sh, &chosen) }

// ReadEarlier asks for a file of pairs from before Crosswalk.
func ReadEarlier(sh *shell.Shell) tea.Cmd { return start(sh, &earlier) }

// reader reads the file that is chosen.
type reader struct {
	sh   *shell.Shell
	of   *kind
	file *dialog.File
	read shell.Ask[reading]
}

// reading is a file as it was read, held against a cohort.
type reading struct {
	twos  *form.Twos
	found found
	err   error
}

func start(sh *shell.Shell, of *kind) tea.Cmd {
	r := &reader{sh: sh, of: of}
	return dialog.OpenFile(sh, of.title, of.note, func(f *dialog.File, path string) tea.Cmd {
		r.file = f
		return r.open(path, "")
	})
}

// open reads a file in the background, and shows what is in it.
func (r *reader) open(path, dates string) tea.Cmd {
	state, of := r.sh.State(), r.of
	return r.read.Start(func(context.Context) reading {
		twos, err := form.ReadTwosFile(path, state.Programme, form.Options{Dates: dates})
		if err != nil {
			return reading{err: err}
		}
		return reading{twos: twos, found: of.compare(state, twos, said{})}
	}, func(read reading) tea.Cmd {
		switch {
		case errors.Is(read.err, form.ErrDates):
			r.sh.Open(dialog.NewPick(r.sh, "How are dates written in this file?", "read it", dateOrders, func(order string) (bool, tea.Cmd) {
				return true, r.open(path, order)
			}))
			return nil
		case read.err != nil:
			r.file.Refuse(shell.AsSentence(read.err.Error()))
			return nil
		}
		return r.show(path, read)
	})
}

// dateOrders are the orders of day and month that a file may have.
var dateOrders = []dialog.Choice{
	{Key: form.DayFirst, Text: "day first", Detail: "03/02/2023 is 3 February"},
	{Key: form.MonthFirst, Text: "month first", Detail: "03/02/2023 is 2 March"},
}

// show opens the preview.
func (r *reader) show(path string, read reading) tea.Cmd {
	p := newPreview(r.sh, r.of, filepath.Base(path), read.twos)
	p.done = func() { r.sh.Close(p); r.sh.Close(r.file) }
	r.sh.Open(p)
	return p.take(read.found)
}
