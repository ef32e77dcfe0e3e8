package tui

import (
	"crosswalk/tui/applicants"
	"crosswalk/tui/events"
	"crosswalk/tui/follow"
	"crosswalk/tui/journal"
	"crosswalk/tui/matches"
	"crosswalk/tui/overview"
	"crosswalk/tui/shell"
)

// newScreens makes the screens that there are.
func newScreens(sh *shell.Shell) [shell.TabCount]shell.Screen {
	return [shell.TabCount]shell.Screen{
		shell.OverviewTab:   overview.New(sh),
		shell.ApplicantsTab: applicants.New(sh),
		shell.MatchesTab:    matches.New(sh),
		shell.ExchangesTab:  follow.NewExchanges(sh),
		shell.CheckInsTab:   follow.NewCheckIns(sh),
		shell.JournalTab:    journal.New(sh),
		shell.EventsTab:     events.New(sh),
	}
}
