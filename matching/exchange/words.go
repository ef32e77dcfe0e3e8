package exchange

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching/programme"
)

// weeksFrom is the number of days from which on a length of time is told in weeks.
const weeksFrom = 21

// Days puts a length of time in words: "1 day", "12 days", and whole weeks from three weeks on.
func Days(n int) string {
	if n < 0 {
		n = -n
	}
	if n >= weeksFrom {
		return count(n/7, "week")
	}
	return count(n, "day")
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

// Hours writes tenths of an hour as hours: "7.5".
func Hours(tenths int) string {
	if tenths < 0 {
		return "-" + Hours(-tenths)
	}
	return fmt.Sprintf("%d.%d", tenths/10, tenths%10)
}

// sayAmount puts a minimum in words: "7.5 h", "4.0 h each way", "6 meetings".
func sayAmount(a programme.Amount) string {
	var parts []string
	if a.HourTenths > 0 {
		text := Hours(a.HourTenths) + " h"
		if a.Per == programme.PerDirection {
			text += " each way"
		}
		parts = append(parts, text)
	}
	if a.Meetings > 0 {
		parts = append(parts, count(a.Meetings, "meeting"))
	}
	return strings.Join(parts, " and ")
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
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

// nearestFirst returns the words ordered by how little they differ from what was typed, capitals aside:
// those that hold it first, equal ones as they were.
func nearestFirst(typed string, words []string) []string {
	typed = strings.ToLower(typed)
	far := func(word string) int {
		word = strings.ToLower(word)
		if strings.Contains(word, typed) {
			return 0
		}
		return distance(typed, word)
	}
	return slices.SortedStableFunc(slices.Values(words), func(a, b string) int {
		return cmp.Compare(far(a), far(b))
	})
}

// distance is the number of letters to change, add or take away to make b of a (Levenshtein 1966).
func distance(a, b string) int {
	from, to := []rune(a), []rune(b)
	row := make([]int, len(to)+1)
	for j := range row {
		row[j] = j
	}
	for i, r := range from {
		corner := row[0]
		row[0] = i + 1
		for j, s := range to {
			change := corner
			if r != s {
				change++
			}
			corner = row[j+1]
			row[j+1] = min(change, row[j]+1, corner+1)
		}
	}
	return row[len(to)]
}
