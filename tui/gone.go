package tui

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/text"
	"crosswalk/store/files"
	"crosswalk/tui/chart"
	"crosswalk/tui/dialog"
	"crosswalk/tui/shell"
)

// offerElsewhere asks, if the file of the store was taken away or replaced while it was open, where what is in memory shall
// be saved: all that was said to be saved is still there, until the program ends.
func (m *Model) offerElsewhere() {
	sh := &m.sh.Shell
	if m.sh.Top() != nil || sh.Desk.DB.Gone() == nil { // what is open is not hidden: it keeps what it holds
		return
	}
	ask := dialog.NewForm(sh, "The store is gone: save everything elsewhere?", "save it there",
		[]dialog.Field{{Label: "New file", Value: "crosswalk-saved.db", Limit: 1000}},
		func(values []string) (string, tea.Cmd) {
			path := values[0]
			err := files.Check(path, files.Options{Store: sh.Desk.DB.Path()})
			if errors.Is(err, files.ErrThere) {
				return text.Line(path) + " is there already: choose another name.", nil
			}
			if err != nil {
				return shell.AsSentence(text.Line(err.Error())), nil
			}
			return "", sh.Desk.InTurn(func() tea.Msg {
				if _, err := sh.Desk.DB.Backup(path, files.Options{}, sh.Now()); err != nil {
					return shell.RefusedMsg{Why: err.Error()}
				}
				return shell.AskMsg{Ask: func() {
					sh.Say("Saved as " + text.Line(path) + ": quit, and start crosswalk with --store and that file")
				}}
			})
		})
	ask.Passing = true // nothing can be written to the store, a draft neither
	ask.Intro = func(w int) []string {
		return chart.Wrap("The store's file was taken away, or another one took its place, while it was open. All that was said to be saved is still in memory. Nothing more is saved to the old place.", w)
	}
	sh.Open(ask)
}
