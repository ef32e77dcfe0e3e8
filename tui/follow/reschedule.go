package follow

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/exchange"
	"crosswalk/store/cohort"
	"crosswalk/tui/dialog"
	"crosswalk/tui/shell"
)

// openReschedule asks for another start, of one exchange or of all.
func openReschedule(sh *shell.Shell, one *shell.ExchangeStatus) {
	this, all := one.Pair, fmt.Sprintf("all %d exchanges", len(sh.State().Exchanges))
	fields := []dialog.Field{
		{Label: "Starts on", Value: exchange.PlainDay(one.X.Start), Hint: "2023-04-03 or 3 Apr 2023", Limit: 40,
			Note: "What is open moves with the start; what was done stays on its day."},
		{Label: "Of", Value: this, Choices: []string{this, all}},
	}
	sure := ""
	sh.Open(dialog.NewForm(sh, "Move the start", "move it", fields, func(values []string) (string, tea.Cmd) {
		day, err := exchange.ParseDay(values[0], sh.Today(), exchange.Ahead)
		switch {
		case err != nil:
			return err.Error(), nil
		case exchange.FarOff(day, sh.Today()) && sure != values[0]:
			sure = values[0]
			return exchange.LongDay(day) + " is more than a year from today. Is the year right? Press enter again to take it.", nil
		}
		move := &cohort.Reschedule{Start: day}
		if values[1] == this {
			move.Exchanges = []uint64{one.X.ID}
		}
		return "", sh.Desk.Commit(move)
	}))
}
