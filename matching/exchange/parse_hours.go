package exchange

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"crosswalk/matching/text"
)

// ParseHours reads a length of time as people type it, rounded to tenths of an hour: 4, 4.5, "4,5 h", 3h30,
// 3:30, 90 min. What is none is refused with how to write it.
func ParseHours(text string) (int, error) {
	wrong := fmt.Errorf("%q is no length of time: try 4, 4.5, 3h30 or 90 min", strings.TrimSpace(text))
	s := strings.ToLower(strings.Join(strings.Fields(text), ""))
	if s == "" {
		return 0, errors.New("say how many hours it took: 4, 4.5 or 3h30")
	}
	for _, word := range []string{"minutes", "minute", "mins", "min", "m"} {
		rest, ok := strings.CutSuffix(s, word)
		if !ok {
			continue
		}
		if h, m, ok := hoursAndMinutes(rest); ok {
			return inTenths(h + m/60), nil
		}
		if m, ok := amount(rest); ok {
			return inTenths(m / 60), nil
		}
		return 0, wrong
	}
	if h, m, ok := hoursAndMinutes(s); ok {
		return inTenths(h + m/60), nil
	}
	for _, word := range []string{"hours", "hour", "hrs", "hr", "h"} {
		if rest, ok := strings.CutSuffix(s, word); ok {
			s = rest
			break
		}
	}
	if h, ok := amount(s); ok {
		return inTenths(h), nil
	}
	return 0, wrong
}

// hoursAndMinutes reads 3h30 and 3:30.
func hoursAndMinutes(s string) (hours, minutes float64, ok bool) {
	left, right, found := strings.Cut(strings.Replace(s, "h", ":", 1), ":")
	if !found {
		return 0, 0, false
	}
	h, err1 := strconv.ParseUint(left, 10, 16)
	m, err2 := strconv.ParseUint(right, 10, 16)
	return float64(h), float64(m), err1 == nil && err2 == nil && m < 60
}

// amount reads a number with a point or a comma.
func amount(s string) (float64, bool) {
	s = strings.Replace(s, ",", ".", 1)
	if s == "" || strings.Trim(s, "0123456789.") != "" {
		return 0, false
	}
	n, err := strconv.ParseFloat(s, 64)
	return n, err == nil && n < 10_000
}

func inTenths(hours float64) int { return int(math.Round(hours * 10)) }

// exactHours is a number of hours: at most three figures, and a tenth behind a point or a comma.
var exactHours = text.Pattern(`^(\d{0,3})(?:[.,](\d)0*)?$`)

// ParseExactHours reads a length of time in tenths of an hour, like [ParseHours], but rounds no figures: 4, 4.5
// and 3h30 are read, 4.25 is not. It is for where nobody is shown what was understood.
func ParseExactHours(text string) (tenths int, ok bool) {
	m := exactHours().FindStringSubmatch(strings.TrimSpace(text))
	if m == nil && strings.ContainsAny(strings.ToLower(text), "hm:") {
		if tenths, err := ParseHours(text); err == nil && tenths < 10_000 {
			return tenths, true
		}
	}
	if m == nil || m[1]+m[2] == "" {
		return 0, false
	}
	whole, _ := strconv.Atoi("0" + m[1])
	tenth, _ := strconv.Atoi("0" + m[2])
	return 10*whole + tenth, true
}
