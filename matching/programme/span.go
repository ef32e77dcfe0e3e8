package programme

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// The longest spans that a file may name: ten years of each unit.
const (
	maxMonths      = 120
	maxDays        = 3660
	maxWorkingDays = 2600
)

// ParseSpan reads a length of time: 10d (days), 10wd (working days), 2w (weeks) or 6m (months).
func ParseSpan(text string) (Span, error) {
	digits := strings.TrimRight(text, "abcdefghijklmnopqrstuvwxyz")
	unit := text[len(digits):]
	n, err := strconv.Atoi(digits)
	if err != nil || n < 0 || digits[0] == '+' || digits[0] == '-' {
		return Span{}, fmt.Errorf("%s is not a length of time; write 10d, 10wd (working days), 2w or 6m", quote(text))
	}
	var s Span
	most := 0
	switch unit {
	case "d":
		s, most = Span{Days: n}, maxDays
	case "w":
		most = maxDays / 7
		s = Span{Days: 7 * min(n, most)}
	case "m":
		s, most = Span{Months: n}, maxMonths
	case "wd":
		s, most = Span{WorkingDays: n}, maxWorkingDays
	default:
		return Span{}, fmt.Errorf("%s is not a length of time; write 10d, 10wd (working days), 2w or 6m", quote(text))
	}
	if n > most {
		return Span{}, fmt.Errorf("%s is too long; at most %d%s", quote(text), most, unit)
	}
	return s, nil
}

// String writes the span as a file does: whole weeks as weeks, nothing as 0d.
func (s Span) String() string {
	var parts []string
	if s.Months != 0 {
		parts = append(parts, strconv.Itoa(s.Months)+"m")
	}
	switch {
	case s.Days != 0 && s.Days%7 == 0:
		parts = append(parts, strconv.Itoa(s.Days/7)+"w")
	case s.Days != 0 || s.IsZero():
		parts = append(parts, strconv.Itoa(s.Days)+"d")
	}
	if s.WorkingDays != 0 {
		parts = append(parts, strconv.Itoa(s.WorkingDays)+"wd")
	}
	return strings.Join(parts, " ")
}

// Back returns the span that counts backwards.
func (s Span) Back() Span { return Span{-s.Months, -s.Days, -s.WorkingDays} }

// parseMonthDay reads a day of every year, written month-day: 03-01.
func parseMonthDay(text string) (MonthDay, error) {
	t, err := time.Parse("2006-01-02", "2023-"+text)
	switch {
	case text == "02-29":
		return MonthDay{}, errors.New(`"02-29" is not in every year; write "02-28" or "03-01"`)
	case err != nil:
		return MonthDay{}, fmt.Errorf(`%s is not a day of the year; write month-day, like "03-01" for 1 March`, quote(text))
	}
	return MonthDay{t.Month(), t.Day()}, nil
}

// String returns the day as a file writes it, 03-01.
func (m MonthDay) String() string { return fmt.Sprintf("%02d-%02d", int(m.Month), m.Day) }

// Next returns the first such day on or after d.
func (m MonthDay) Next(d Date) Date {
	day := Date{d.Year, m.Month, m.Day}
	if day.Before(d) {
		day.Year++
	}
	return day
}
