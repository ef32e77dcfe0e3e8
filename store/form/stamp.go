package form

import (
	"cmp"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

// stamp is a date and time as it was written, before it is known which of two figures is the month.
type stamp struct {
	year          int
	a, b          int  // month and day where the order is known, else as written
	known         bool // the order is
	counted       bool // year first, or a spreadsheet's count of days
	hour, minute  int
	second        int
	zoned         bool
	offsetSeconds int // east of Greenwich, with zoned
}

// The forms a date and a time are written in. Groups of a date: its parts, and what stands behind it.
var (
	figures  = text.Pattern(`^(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})(?:(?:,? +|T)(.*))?$`)
	dayMonth = text.Pattern(`^(\d{1,2})(?:st|nd|rd|th)?[ /-]+(?:of )?([A-Za-z]{3,9})\.?,?[ /-]+(\d{4}|\d{2})(?:,? +(.*))?$`)
	monthDay = text.Pattern(`^([A-Za-z]{3,9})\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})(?:,? +(.*))?$`)
	clock    = text.Pattern(`^(?:at )?(\d{1,2})(?:[:.h](\d{2}))?(?:[:.](\d{2})(?:[.,]\d+)?)?(?: *([AaPp])\.?[Mm]\.?)? *([A-Za-z]{1,3})? *([+-]\d{1,2}(?::?\d{2})?)?$`)
	weekday  = text.Pattern(`^(?i:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,? +`)
	behind   = text.Pattern(` *(?:\(([^()]*)\)|\[([^\[\]]*)\])$`)
	clockOne = text.Pattern(`^(\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: *[AaPp]\.?[Mm]\.?)?),? +(?:on )?(.*\d)$`)
	compact  = text.Pattern(`^((?:19|20)\d{2})(\d{2})(\d{2})(?:[T ]?(\d{2})(\d{2})(\d{2})?(\D.*)?)?$`)
	yearLast = text.Pattern(`^([A-Za-z]{3,9} \d{1,2}) (\d{1,2}:\d{2}(?::\d{2})?)( [A-Za-z]{1,4})? (\d{4})$`)
	epoch    = text.Pattern(`^1[3-9]\d{8}(?:\d{3})?$`)
	serial   = text.Pattern(`^(\d{5})(?:[.,](\d{1,15}))?$`)
)

// parseStamp reads a date with or without a time.
func parseStamp(s string) (stamp, bool) {
	s = inOrder(strings.Join(strings.Fields(s), " "))
	if (len(s) == 10 || len(s) == 13) && epoch().MatchString(s) {
		return epochStamp(s)
	}
	if g := serial().FindStringSubmatch(s); g != nil {
		return serialStamp(g[1], g[2])
	}
	var st stamp
	var rest string
	switch {
	case len(s) > 64:
		return st, false
	case figures().MatchString(s):
		g := figures().FindStringSubmatch(s)
		rest = g[4]
		if len(g[1]) > 2 {
			if len(g[1]) != 4 || len(g[3]) > 2 {
				return st, false
			}
			st.year, st.a, st.b, st.known, st.counted = number(g[1]), number(g[2]), number(g[3]), true, true
			break
		}
		if len(g[3]) == 1 || len(g[3]) == 3 {
			return st, false
		}
		st.a, st.b, st.year = number(g[1]), number(g[2]), century(g[3])
	case dayMonth().MatchString(s):
		g := dayMonth().FindStringSubmatch(s)
		st.a, st.b, st.year, st.known, rest = month(g[2]), number(g[1]), century(g[3]), true, g[4]
	case monthDay().MatchString(s):
		g := monthDay().FindStringSubmatch(s)
		st.a, st.b, st.year, st.known, rest = month(g[1]), number(g[2]), number(g[3]), true, g[4]
	default:
		return st, false
	}
	if st.a == 0 || st.b == 0 || st.a > 12 && st.b > 12 {
		return st, false
	}
	return st, rest == "" || st.readClock(rest)
}

// inOrder brings a date to the form: day, time, zone. It takes a weekday off the front and the name of a zone off the
// end, and puts a time that stands in front behind.
func inOrder(s string) string {
	if s == "" || len(s) > 96 {
		return s
	}
	if c := s[0] | 0x20; c >= 'a' && c <= 'z' {
		s = s[len(weekday().FindString(s)):]
	}
	end := s[max(0, len(s)-1):]
	for _, name := range longZones {
		if n := len(s) - len(name.long); n > 0 && (end == "e" || end == "E") && strings.EqualFold(s[n:], name.long) {
			s = strings.TrimSpace(s[:n]) + " " + name.short
		}
	}
	if end == ")" || end == "]" {
		s = withoutName(s)
	}
	if at := strings.IndexAny(s, ":."); at > 0 && at < 3 {
		if g := clockOne().FindStringSubmatch(s); g != nil {
			s = g[2] + " " + g[1]
		}
	}
	if g := compact().FindStringSubmatch(s); g != nil {
		s = fmt.Sprintf("%s-%s-%s", g[1], g[2], g[3])
		if g[4] != "" {
			s += fmt.Sprintf(" %s:%s:%s%s", g[4], g[5], cmp.Or(g[6], "00"), g[7])
		}
	}
	if g := yearLast().FindStringSubmatch(s); g != nil {
		s = fmt.Sprintf("%s %s %s%s", g[1], g[4], g[2], g[3])
	}
	return s
}

// withoutName takes the name of a zone in brackets off the end, or says it in short where nothing else does.
func withoutName(s string) string {
	if g := behind().FindStringSubmatch(s); g != nil {
		front, name := strings.TrimSpace(s[:len(s)-len(g[0])]), g[1]+g[2]
		switch short, ok := shortZone(name); {
		case offsetAtEnd().MatchString(front): // the zone was said in figures, and is named once more
			s = front
		case ok:
			s = front + " " + short
		}
	}
	return s
}

// epochStamp reads a count of seconds or thousandths since 1970.
func epochStamp(digits string) (stamp, bool) {
	t := time.Unix(int64(number(digits[:10])), 0).UTC()
	return stamp{year: t.Year(), a: int(t.Month()), b: t.Day(), known: true,
		hour: t.Hour(), minute: t.Minute(), second: t.Second(), zoned: true}, true
}

// readClock reads the time of day and the zone.
func (st *stamp) readClock(s string) bool {
	g := clock().FindStringSubmatch(s)
	if g == nil || g[2] == "" && g[4] == "" {
		return false
	}
	st.hour, st.minute, st.second = number(g[1]), number(g[2]), number(g[3])
	if half := strings.ToLower(g[4]); half != "" {
		if st.hour < 1 || st.hour > 12 {
			return false
		}
		st.hour %= 12
		if half == "p" {
			st.hour += 12
		}
	}
	if st.hour > 23 || st.minute > 59 || st.second > 59 {
		return false
	}
	switch strings.ToLower(g[5]) {
	case "":
		st.zoned = g[6] != ""
	case "z", "gmt", "utc":
		st.zoned = true
	case "bst":
		st.zoned, st.offsetSeconds = true, 3600
	default:
		return false
	}
	if g[6] != "" {
		offset, ok := readOffset(g[6])
		st.offsetSeconds += offset
		return ok
	}
	return true
}

// readOffset reads +1, +01:00 or -0330 as seconds.
func readOffset(s string) (int, bool) {
	digits := strings.ReplaceAll(s[1:], ":", "")
	if len(digits) <= 2 {
		digits += "00"
	}
	hours, minutes := number(digits[:len(digits)-2]), number(digits[len(digits)-2:])
	seconds := hours*3600 + minutes*60
	if s[0] == '-' {
		seconds = -seconds
	}
	return seconds, hours <= 14 && minutes <= 59
}

// serialStamp reads a spreadsheet's count of days since 30 December 1899.
func serialStamp(days, fraction string) (stamp, bool) {
	n := number(days)
	if n < 18000 || n > 80000 { // 1949 to 2119
		return stamp{}, false
	}
	part, err := strconv.ParseFloat("0."+fraction+"0", 64)
	if err != nil {
		return stamp{}, false
	}
	t := time.Date(1899, 12, 30+n, 0, 0, int(math.Round(part*86400)), 0, time.UTC)
	return stamp{year: t.Year(), a: int(t.Month()), b: t.Day(), known: true, counted: true,
		hour: t.Hour(), minute: t.Minute(), second: t.Second()}, true
}

func number(digits string) int {
	n := 0
	for _, d := range digits {
		n = 10*n + int(d-'0')
	}
	return n
}

func century(digits string) int {
	if len(digits) == 2 {
		return 2000 + number(digits)
	}
	return number(digits)
}

// month returns the number of a month by its English name or the first letters of it, 0 if there is none.
func month(name string) int {
	for i, m := range []string{"january", "february", "march", "april", "may", "june", "july", "august",
		"september", "october", "november", "december"} {
		if strings.HasPrefix(m, strings.ToLower(name)) {
			return i + 1
		}
	}
	if strings.EqualFold(name, "sept") {
		return 9
	}
	return 0
}

// onlyOrder returns the order of day and month that a stamp can only have, because one figure is no month.
func (st stamp) onlyOrder() (order string, ok bool) {
	switch {
	case st.known:
		return "", false
	case st.a > 12:
		return DayFirst, true
	case st.b > 12:
		return MonthFirst, true
	}
	return "", false
}

// date returns the day, with figures in the given order; false if there is no such day, or none in centuries from now.
func (st stamp) date(order string) (programme.Date, bool) {
	m, d := st.a, st.b
	if !st.known && order == DayFirst {
		m, d = d, m
	}
	day := programme.Date{Year: st.year, Month: time.Month(m), Day: d}
	return day, m <= 12 && st.year > 1900 && st.year < 2299 && programme.DateOf(day.In(time.UTC, 0)) == day
}

// instant returns the instant at which clocks in zone show the day and the stamp's time. Of an hour that
// comes twice, when summer time ends, it is the first; an hour left out, when it begins, is read by the
// clock of the day before.
func (st stamp) instant(day programme.Date, zone *time.Location) time.Time {
	shown := time.Date(day.Year, day.Month, day.Day, st.hour, st.minute, st.second, 0, time.UTC)
	if st.zoned {
		return shown.Add(-time.Duration(st.offsetSeconds) * time.Second)
	}
	at := func(near time.Time) time.Time {
		_, offset := near.In(zone).Zone()
		return shown.Add(-time.Duration(offset) * time.Second)
	}
	before, after := at(shown.AddDate(0, 0, -1)), at(shown.AddDate(0, 0, 1))
	if !showsAs(before, zone, shown) && showsAs(after, zone, shown) {
		return after
	}
	return before
}

// showsAs reports whether clocks in zone show at t what clocks at Greenwich show at shown.
func showsAs(t time.Time, zone *time.Location, shown time.Time) bool {
	const layout = "2006-01-02T15:04:05"
	return t.In(zone).Format(layout) == shown.Format(layout)
}
