package follow

import (
	"errors"

	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/tui/dialog"
	"crosswalk/tui/shell"
)

// choose is what a field says whose answer nobody should give by accident.
const choose = "choose"

// dayHint is how a day that is past may be typed.
const dayHint = "today, friday, 2 May"

// dayField is the field for the day on which something happened to an exchange. It shows which day was understood.
func dayField(sh *shell.Shell, one *shell.ExchangeStatus) dialog.Field {
	return dialog.Field{Label: "On", Value: "today", Hint: dayHint, Limit: 40, Echo: func(typed string) string {
		return sayTyped(sh, typed, one.X.TypedPast)
	}}
}

// sayTyped is the day that was understood, with what keeps people from working then; nothing of what is no day.
func sayTyped(sh *shell.Shell, typed string, read func(string, programme.Exchange, programme.Date) (exchange.TypedDay, error)) string {
	day, err := read(typed, sh.State().Programme.Exchange, sh.Today())
	if err != nil || typed == "" {
		return ""
	}
	return day.Say(sh.Today())
}

// dayGone reads the day of something that happened, or says what is wrong with it.
func dayGone(typed string, today programme.Date) (on programme.Date, wrong string) {
	on, err := exchange.ParseDay(typed, today, exchange.Past)
	switch {
	case err != nil:
		return on, shell.AsSentence(err.Error())
	case on.After(today):
		return on, exchange.WeekDay(on, today) + " has not come yet."
	}
	return on, ""
}

// plainly is why something cannot be done to an exchange, without what was tried: the form says that.
func plainly(err error) string {
	var refused *exchange.Refusal
	if errors.As(err, &refused) {
		return shell.AsSentence(refused.Why)
	}
	return shell.AsSentence(err.Error())
}

// bullet begins the lines of an item.
func bullet(line int) string {
	if line == 0 {
		return "· "
	}
	return "  "
}

// sayMood is how it goes, in words; nothing if it was not said.
func sayMood(m exchange.Mood) string {
	for _, w := range callMoods {
		if w.mood == m {
			return w.name
		}
	}
	return string(m)
}
