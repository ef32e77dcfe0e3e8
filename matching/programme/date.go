package programme

import (
	"fmt"
	"time"
)

// Date is a civil day: no hour, no time zone. The zero Date is no day at all.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// DateOf returns the day that t shows in its own location.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// ParseDate reads a day written 2006-01-02.
func ParseDate(text string) (Date, error) {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return Date{}, fmt.Errorf("read date %s: write it year-month-day, like 2023-03-14", quote(text))
	}
	return DateOf(t), nil
}

// String returns the day as 2006-01-02, and nothing for the zero Date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day)
}

// IsZero reports whether d is no day at all.
func (d Date) IsZero() bool { return d == Date{} }

// MarshalText writes the day as String does. Stores keep days in this form for ever.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText wrote; nothing is the zero Date.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	read, err := ParseDate(string(text))
	if err != nil {
		return err
	}
	*d = read
	return nil
}

// In returns the instant at which clocks in zone show that hour of the day; without a zone, UTC.
func (d Date) In(zone *time.Location, hour int) time.Time {
	if zone == nil {
		zone = time.UTC
	}
	return time.Date(d.Year, d.Month, d.Day, hour, 0, 0, 0, zone)
}

func (d Date) utc() time.Time { return d.In(time.UTC, 0) }

// Weekday returns the day of the week.
func (d Date) Weekday() time.Weekday { return d.utc().Weekday() }

// Compare returns -1, 0 or 1 as d is before, the same as, or after other.
func (d Date) Compare(other Date) int {
	switch {
	case d == other:
		return 0
	case d.Year != other.Year:
		return sign(d.Year - other.Year)
	case d.Month != other.Month:
		return sign(int(d.Month - other.Month))
	}
	return sign(d.Day - other.Day)
}

func sign(n int) int {
	if n < 0 {
		return -1
	}
	return 1
}

// Before reports whether d comes before other.
func (d Date) Before(other Date) bool { return d.Compare(other) < 0 }

// After reports whether d comes after other.
func (d Date) After(other Date) bool { return d.Compare(other) > 0 }

// Sub returns the number of days from other to d, negative where other is the later one.
func (d Date) Sub(other Date) int {
	return int((d.utc().Unix() - other.utc().Unix()) / (24 * 60 * 60))
}

// AddDays returns the day n days later, or earlier where n is negative.
func (d Date) AddDays(n int) Date {
	return DateOf(time.Date(d.Year, d.Month, d.Day+n, 0, 0, 0, 0, time.UTC))
}

// AddMonths returns the same day of the month n months on. Where that month is too short it is the
// month's last day: a month after 31 January is 28 or 29 February.
func (d Date) AddMonths(n int) Date {
	first := time.Date(d.Year, d.Month+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return Date{first.Year(), first.Month(), min(d.Day, last)}
}

// Add returns the day that lies the span after d: months first, then days, then working days, of
// which the first is the next one after d. Nothing moves a result that falls on a day off: that is
// [Holidays.NextWorking].
func (d Date) Add(s Span, off Holidays) Date {
	d = d.AddMonths(s.Months).AddDays(s.Days)
	step := 1
	if s.WorkingDays < 0 {
		step = -1
	}
	for left := s.WorkingDays; left != 0; {
		d = d.AddDays(step)
		if off.Working(d) {
			left -= step
		}
	}
	return d
}
