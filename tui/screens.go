package tui

import (
	"crosswalk/tui/applicants"
	"crosswalk/tui/events"
	"crosswalk/tui/follow"
	"crosswalk/tui/groups"
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
		shell.GroupsTab:     groups.New(sh),
	}
}

// has reports whether a screen is there.
func (m *Model) has(t shell.Tab) bool {
	if sometimes, ok := m.screens[t].(shell.Sometimes); ok {
		return sometimes.Here()
	}
	return m.screens[t] != nil
}
