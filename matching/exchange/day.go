package exchange

import (
	"fmt"

	"crosswalk/matching/programme"
	"crosswalk/matching/say"
)

// weeksFrom is the number of days from which on a length of time is told in weeks.
const weeksFrom = 21

// Days puts a length of time in words: "1 day", "12 days", and whole weeks from three weeks on.
func Days(n int) string {
	if n < 0 {
		n = -n
	}
	if n >= weeksFrom {
		return say.Count(n/7, "week")
	}
	return say.Count(n, "day")
}

// Day puts a day in words: "3 Jun", with the year where it is not today's.
func Day(d, today programme.Date) string {
	if d.IsZero() {
		return "no date"
	}
	text := fmt.Sprintf("%d %s", d.Day, d.Month.String()[:3])
	if d.Year != today.Year {
		text += fmt.Sprintf(" %d", d.Year)
	}
	return text
}

// LongDay is a day with everything: "Tuesday 2 May 2023".
func LongDay(d programme.Date) string { return d.In(nil, 12).Format("Monday 2 January 2006") }

// PlainDay is a day without its weekday: "2 May 2023".
func PlainDay(d programme.Date) string { return d.In(nil, 12).Format("2 Jan 2006") }

// WeekDay is a day as it is said today: "Tue 2 May", with the year if that is another one.
func WeekDay(d, today programme.Date) string {
	if d.Year == today.Year {
		return d.In(nil, 12).Format("Mon 2 Jan")
	}
	return d.In(nil, 12).Format("Mon 2 Jan 2006")
}
