package programme

import "time"

// IsOver reports whether a deadline is past at an instant: the whole minute that it names still counts. Without a
// deadline, the zero time, it never is.
func IsOver(closes, at time.Time) bool {
	return !closes.IsZero() && !at.Before(closes.Truncate(time.Minute).Add(time.Minute))
}
