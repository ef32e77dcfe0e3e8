package exchange

import (
	"strings"

	"crosswalk/matching/programme"
	"crosswalk/matching/say"
)

// Say puts a status in words, with the days that go with it: "overdue 12 days", "due tomorrow".
func (s Status) Say(days int) string {
	switch {
	case s == Overdue:
		return "overdue " + Days(days)
	case s == Due && days == 0:
		return "due today"
	case s == Due && days == 1:
		return "due tomorrow"
	case s == Due:
		return "due in " + Days(days)
	case s == ToCome && days > 0:
		return "to come, in " + Days(days)
	}
	return string(s)
}

// sayAmount puts a minimum in words: "7.5 h", "4.0 h each way", "6 meetings".
func sayAmount(a programme.Amount) string {
	var parts []string
	if a.HourTenths > 0 {
		text := say.Tenths(a.HourTenths) + " h"
		if a.Per == programme.PerDirection {
			text += " each way"
		}
		parts = append(parts, text)
	}
	if a.Meetings > 0 {
		parts = append(parts, say.Count(a.Meetings, "meeting"))
	}
	return say.And(parts)
}

// Both is what all people of the exchange are called together: "both", or "all three".
func (e Exchange) Both() string {
	if e.Parties > 2 {
		return "all three"
	}
	return "both"
}

// nameOf returns a party's name, or a letter where none is given.
func nameOf(names []string, party int) string {
	if party < len(names) && names[party] != "" {
		return names[party]
	}
	return string(rune('A' + party))
}

func joined[T ~string](words []T) string {
	texts := make([]string, len(words))
	for i, w := range words {
		texts[i] = string(w)
	}
	return strings.Join(texts, ", ")
}
