package overview

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"crosswalk/tui/shell"
)

// What tests of the overview look into.

// LookFacts has the facts worked out, if the screen wants others than it has.
func LookFacts(s shell.Screen) tea.Cmd { return s.(*screen).lookFacts() }

// LookReadiness has worked out what makes matching hard, if the screen wants to know it of another state.
func LookReadiness(s shell.Screen) tea.Cmd { return s.(*screen).lookReady() }

// ForgetReadiness takes away what makes matching hard, as if it was never known.
func ForgetReadiness(s shell.Screen) { s.(*screen).ready = nil }

// WorkOutFacts is what the screen works out of a state in the background.
func WorkOutFacts(sh *shell.Shell) {
	factsOf(context.Background(), nil, sh.State(), sh.ExchangeStatuses(), "")
}

var WorkOutReadiness = readinessOf
