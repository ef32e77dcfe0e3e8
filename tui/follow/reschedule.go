package follow

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/exchange"
	"crosswalk/matching/say"
	"crosswalk/store/cohort"
	"crosswalk/tui/dialog"
	"crosswalk/tui/shell"
)

// openReschedule asks for another start: of one exchange or of every one that is open, or of those that are marked. All
// of them are open.
func openReschedule(sh *shell.Shell, some []*shell.ExchangeStatus, done ...func()) {
	open := 0
	for _, x := range sh.State().Exchanges {
		if x.Open() {
			open++
		}
	}
	this, every := forMarked(some), fmt.Sprintf("all %d exchanges", open)
	fields := []dialog.Field{
		{Label: "Starts on", Value: exchange.PlainDay(some[0].X.Start), Hint: "2023-04-03, 3 Apr 2023, +3w", Limit: 40,
			Echo: func(typed string) string { return sayTyped(sh, fromStart(some[0], typed), some[0].X.TypedAhead) },
			Note: "What is open moves with the start; what was done stays on its day."},
	}
	if len(some) == 1 {
		fields = append(fields, dialog.Field{Label: "Of", Value: this, Choices: []string{this, every}})
	}
	sure := ""
	form := dialog.NewForm(sh, "Move the start", "move it", fields, func(values []string) (string, tea.Cmd) {
		day, err := exchange.ParseDay(fromStart(some[0], values[0]), sh.Today(), exchange.Ahead)
		switch {
		case err != nil:
			return shell.AsSentence(err.Error()), nil
		case exchange.FarOff(day, sh.Today()) && sure != values[0]:
			sure = values[0]
			return exchange.LongDay(day) + " is more than a year from today. Is the year right? Press enter again to take it.", nil
		}
		move := &cohort.Reschedule{Start: day}
		if len(some) > 1 || values[1] == this {
			for _, one := range some {
				if one.X.Start != day {
					move.Exchanges = append(move.Exchanges, one.X.ID)
				}
			}
			if len(move.Exchanges) == 0 {
				return say.Capital(this) + " " + startsAlready(some) + " on " + exchange.PlainDay(day) + " already.", nil
			}
		}
		for _, f := range done {
			f()
		}
		return "", sh.Desk.Commit(move)
	})
	form.Whom, form.About = whomOf(sh, some), about(some, "")
	sh.Open(form)
}

// fromStart is what was typed for another start, where that is so many weeks later as the day that is: later than the
// start, not than today.
func fromStart(one *shell.ExchangeStatus, typed string) string {
	if strings.HasPrefix(strings.TrimSpace(typed), "+") {
		if day, err := exchange.ParseDay(typed, one.X.Start, exchange.Ahead); err == nil {
			return exchange.PlainDay(day)
		}
	}
	return typed
}

// rescheduleAction moves the start of those of some exchanges that are open; none where nothing is.
func rescheduleAction(sh *shell.Shell, all []*shell.ExchangeStatus, help string, done ...func()) []shell.Action {
	open := slices.DeleteFunc(slices.Clone(all), func(one *shell.ExchangeStatus) bool { return !one.X.Open() })
	if len(open) == 0 {
		return nil
	}
	return []shell.Action{{ID: "reschedule", Keys: []string{"S"}, Name: "start", Help: "Move the start of " + forMarked(open) + help, Quiet: len(done) == 0,
		Run: func() tea.Cmd { openReschedule(sh, open, done...); return nil }}}
}

func startsAlready(some []*shell.ExchangeStatus) string {
	if len(some) == 1 {
		return "start"
	}
	return "all start"
}
