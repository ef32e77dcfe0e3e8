package programme

import (
	"strings"
	"time"
)

// IsOver reports whether a deadline is past at an instant: the whole minute that it names still counts. Without a
// deadline, the zero time, it never is.
func IsOver(closes, at time.Time) bool {
	return !closes.IsZero() && !at.Before(closes.Truncate(time.Minute).Add(time.Minute))
}

// deadlineLayouts are the ways in which a deadline's minute is typed.
var deadlineLayouts = []string{"2006-01-02 15:04", "2006-01-02T15:04", "2006-01-02T15:04:05"}

// ParseDeadline reads a deadline as it is typed: a minute in the programme's zone, or a day, whose last minute is
// meant. Nothing typed is no deadline, the zero time; ok is false where it is none of these.
func (p *Programme) ParseDeadline(typed string) (deadline time.Time, ok bool) {
	typed = strings.TrimSpace(typed)
	if typed == "" {
		return time.Time{}, true
	}
	for _, layout := range deadlineLayouts {
		if at, err := time.ParseInLocation(layout, typed, p.Zone); err == nil {
			return at, true
		}
	}
	if d, err := ParseDate(typed); err == nil {
		return time.Date(d.Year, d.Month, d.Day, 23, 59, 0, 0, p.Zone), true
	}
	return time.Time{}, false
}
