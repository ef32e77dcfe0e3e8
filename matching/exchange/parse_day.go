package exchange

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"

	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

// Lean says which day is meant where several could be.
type Lean int

const (
	Past  Lean = iota // something that happened: today or before
	Ahead             // something that is to come: today or later; of a weekday's name alone, later
)

// ParseDay reads a day as people type it: 2023-05-02, 2 May 2023, 2 May, May 2, Tue 2 May, friday, today,
// yesterday, tomorrow, -2w, +3d, 25/12/2023, 31.1.2023. Without a year, or with a weekday alone, it is the nearest
// such day on the side it leans to; what names its year, or counts from today, may lie on the other side. What
// could be two days, or is none, is refused with how to write it. What [LongDay], [WeekDay] and Date.String wrote
// is read as the same day.
func ParseDay(typed string, today programme.Date, to Lean) (programme.Date, error) {
	said := strings.TrimSpace(text.Line(typed))
	if strings.TrimSpace(typed) == "" {
		return programme.Date{}, fmt.Errorf("say a day: 2 May, friday, or 2023-05-02")
	}
	d, ok, err := readDay(said, today, to)
	if err == nil && !ok {
		err = fmt.Errorf("“%s” is no day: write 2 May, 2 May 2023, friday, or 2023-05-02", said)
	}
	return d, err
}

// readDay reads a day as [ParseDay] does; false if that is no day at all, an error if it is one that cannot be.
func readDay(said string, today programme.Date, to Lean) (d programme.Date, ok bool, err error) {
	words := dayWords(said)
	if len(words) == 0 {
		return d, false, nil
	}
	if len(words) == 1 {
		return oneWord(words[0], today, to)
	}
	wanted, named := weekdayOf(words[0])
	if named {
		words = words[1:]
	}
	d, ok, err = dayAndMonth(words, today, to)
	if ok && err == nil && named && d.Weekday() != wanted {
		return d, false, fmt.Errorf("%s is a %s, not a %s", PlainDay(d), d.Weekday(), wanted)
	}
	return d, ok, err
}

// dayWords cuts what was typed into words and numbers, in small letters; "of" and commas go.
func dayWords(said string) []string {
	said = strings.ToLower(strings.ReplaceAll(said, ",", " "))
	var out []string
	for _, w := range strings.Fields(said) {
		if at := strings.IndexFunc(w, unicode.IsLetter); at > 0 && isNumber(w[:at]) {
			if rest := w[at:]; rest != "st" && rest != "nd" && rest != "rd" && rest != "th" {
				out = append(out, w[:at], rest)
				continue
			}
			w = w[:at]
		}
		if w != "of" {
			out = append(out, w)
		}
	}
	return out
}

func isNumber(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' }) < 0
}

// oneWord reads a day that is one word.
func oneWord(w string, today programme.Date, to Lean) (programme.Date, bool, error) {
	switch w {
	case "today":
		return today, true, nil
	case "yesterday":
		return today.AddDays(-1), true, nil
	case "tomorrow":
		return today.AddDays(1), true, nil
	}
	if d, err := programme.ParseDate(w); err == nil {
		return d, true, nil
	}
	if weekday, ok := weekdayOf(w); ok {
		return onWeekday(weekday, today, to), true, nil
	}
	if w[0] == '+' || w[0] == '-' {
		d, ok := shifted(w, today)
		return d, ok, nil
	}
	return figures(w)
}

// shifted reads "+3d", "-1w", "+1m".
func shifted(w string, today programme.Date) (programme.Date, bool) {
	n, err := strconv.Atoi(w[:len(w)-1])
	if err != nil || n < -5000 || n > 5000 {
		return programme.Date{}, false
	}
	switch w[len(w)-1] {
	case 'd':
		return today.AddDays(n), true
	case 'w':
		return today.AddDays(7 * n), true
	case 'm':
		return today.AddMonths(n), true
	}
	return programme.Date{}, false
}

// figures reads 25/12/2023 and 31.1.2023. With strokes the month may come first, so that where both
// orders make a day nothing is guessed.
func figures(w string) (programme.Date, bool, error) {
	sep := "/"
	if strings.Contains(w, ".") {
		sep = "."
	}
	parts := strings.Split(w, sep)
	if len(parts) != 3 || len(parts[2]) != 4 || !isNumber(parts[0]) || !isNumber(parts[1]) || !isNumber(parts[2]) {
		return programme.Date{}, false, nil
	}
	a, _ := strconv.Atoi(parts[0])
	b, _ := strconv.Atoi(parts[1])
	year, _ := strconv.Atoi(parts[2])
	dayFirst, one := makeDay(year, time.Month(b), a)
	monthFirst, other := makeDay(year, time.Month(a), b)
	switch {
	case sep == ".":
		return dayFirst, one, nil
	case one && other && dayFirst != monthFirst:
		return programme.Date{}, false, fmt.Errorf("%s could be %s or %s: write the month in letters", w, PlainDay(dayFirst), PlainDay(monthFirst))
	case one:
		return dayFirst, true, nil
	}
	return monthFirst, other, nil
}

// makeDay is a day, if there is such a one.
func makeDay(year int, month time.Month, day int) (programme.Date, bool) {
	d := programme.Date{Year: year, Month: month, Day: day}
	return d, year >= 1900 && year < 2200 && programme.DateOf(d.In(nil, 12)) == d
}

// dayAndMonth reads "2 may", "may 2" and either with a year.
func dayAndMonth(words []string, today programme.Date, to Lean) (programme.Date, bool, error) {
	if len(words) != 2 && len(words) != 3 {
		return programme.Date{}, false, nil
	}
	number, name := words[0], words[1]
	if isNumber(name) {
		number, name = name, number
	}
	month, ok := monthOf(name)
	day, err := strconv.Atoi(number)
	if !ok || err != nil || !isNumber(number) || len(number) > 2 {
		return programme.Date{}, false, nil
	}
	if len(words) == 3 {
		if !isNumber(words[2]) || len(words[2]) != 4 {
			return programme.Date{}, false, nil
		}
		year, _ := strconv.Atoi(words[2])
		d, ok := makeDay(year, month, day)
		if !ok {
			return programme.Date{}, false, noSuchDay(month, day)
		}
		return d, true, nil
	}
	return inSomeYear(month, day, today, to)
}

// inSomeYear is the day of the year that is meant where none is given.
func inSomeYear(month time.Month, day int, today programme.Date, to Lean) (best programme.Date, ok bool, err error) {
	for year := today.Year - 8; year <= today.Year+8; year++ { // eight: 1900 and 2100 have no 29 February
		d, is := makeDay(year, month, day)
		if !is || to == Past && d.After(today) || to == Ahead && d.Before(today) {
			continue
		}
		if !ok || daysApart(d, today) < daysApart(best, today) {
			best, ok = d, true
		}
	}
	if !ok {
		return best, false, noSuchDay(month, day)
	}
	return best, true, nil
}

func noSuchDay(month time.Month, day int) error { return fmt.Errorf("%s has no day %d", month, day) }

func daysApart(a, b programme.Date) int { return max(a.Sub(b), b.Sub(a)) }

// onWeekday is the day of that name that is meant.
func onWeekday(w time.Weekday, today programme.Date, to Lean) programme.Date {
	d := today.AddDays(1)
	if to == Past {
		d = today.AddDays(-6)
	}
	for d.Weekday() != w {
		d = d.AddDays(1)
	}
	return d
}

// weekdayOf reads the name of a weekday, cut to three letters or more.
func weekdayOf(word string) (time.Weekday, bool) {
	for w := time.Sunday; w <= time.Saturday; w++ {
		if isShortFor(word, w.String()) {
			return w, true
		}
	}
	return 0, false
}

// monthOf reads the name of a month, cut to three letters or more.
func monthOf(word string) (time.Month, bool) {
	for m := time.January; m <= time.December; m++ {
		if isShortFor(word, m.String()) {
			return m, true
		}
	}
	return 0, false
}

func isShortFor(word, name string) bool {
	return len(word) >= 3 && strings.HasPrefix(strings.ToLower(name), strings.ToLower(strings.TrimSuffix(word, ".")))
}
