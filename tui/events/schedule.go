package events

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
	"crosswalk/tui/dialog"
	"crosswalk/tui/shell"
)

// openSchedule asks for the day, the place and the mode of an event.
func openSchedule(sh *shell.Shell, e cohort.Event) {
	on, modes := "", make([]string, 0, 3)
	if !e.On.IsZero() {
		on = e.On.String()
	}
	for _, m := range programme.EventModes() {
		modes = append(modes, string(m))
	}
	form := dialog.NewForm(sh, text.Line(e.Title), "keep it", []dialog.Field{
		{Label: "Day", Value: on, Hint: "12 Sep, monday, 2023-09-12, off", Limit: 40},
		{Label: "Place", Value: e.Place.Safe(), Hint: "where it is; may be empty", Limit: 200},
		{Label: "Mode", Value: string(e.EventDay.Mode), Choices: modes, Note: "← and → choose how people come together."},
	}, func(values []string) (string, tea.Cmd) {
		c := &cohort.Schedule{Event: e.Name, Group: e.Group, Place: text.New(strings.TrimSpace(values[1])), Mode: programme.EventMode(values[2])}
		typed := strings.TrimSpace(values[0])
		if text.Fold(typed) == "off" {
			return "", sh.Desk.Commit(&cohort.Schedule{Event: e.Name, Group: e.Group, Off: true})
		}
		if typed != "" {
			day, err := exchange.ParseDay(typed, sh.Today(), exchange.Ahead)
			if err != nil {
				return shell.AsSentence(err.Error()), nil
			}
			if exchange.FarOff(day, sh.Today()) && day != e.On {
				return exchange.LongDay(day) + " is more than a year from today. Is the year right?", nil
			}
			c.On = day
		}
		return "", sh.Desk.Commit(c)
	})
	form.Intro = func(w int) []string {
		said := fmt.Sprintf("The programme has it %s.", dueWords(e))
		if e.Group != "" {
			said += " This is the day of " + text.Line(e.Group) + "."
		}
		if counts := certificate(sh.State().Programme); counts != "" {
			said += " " + counts
		}
		return chart.Wrap(said, w)
	}
	sh.Open(form)
}
