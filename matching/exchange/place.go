package exchange

import (
	"slices"
	"strings"
	"unicode/utf8"

	"crosswalk/matching/text"
)

// Online is the place of a visit that was no place.
const Online = "online"

// mostPlace is how long a place may be.
const mostPlace = 120

// VisitPlace is the place of a visit as it is kept: what was typed, on one line; round brackets, which a line of a visit has
// around it, are square ones.
func VisitPlace(typed string) text.Text {
	place := strings.Join(strings.Fields(text.Line(typed)), " ")
	if strings.ReplaceAll(text.Fold(place), "-", "") == Online {
		return text.New(Online)
	}
	return text.New(strings.NewReplacer("(", "[", ")", "]").Replace(place))
}

// SayPlace is where a visit was, as words behind others: "at County Hall", "online"; empty where that was not said.
func (v Visit) SayPlace() string {
	switch place := v.Place.Safe(); {
	case v.Place.IsEmpty():
		return ""
	case place == Online:
		return place
	default:
		return "at " + place
	}
}

// checkPlace refuses a place that is a story.
func checkPlace(t text.Text) error {
	if n := utf8.RuneCountInString(t.Raw()); n > mostPlace {
		return refuse("log visit", "a place is a few words, and this has %d letters: the rest is for the note", n)
	}
	return nil
}

// cutPlace takes the place out of a line of a visit: what stands in brackets before the note.
func cutPlace(line string) (rest, place string) {
	from := strings.IndexByte(line, '(')
	if colon := strings.Index(line, ": "); from < 0 || colon >= 0 && colon < from {
		return line, ""
	}
	open := 0
	for i := from; i < len(line); i++ {
		switch line[i] {
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				return line[:from] + " " + strings.TrimPrefix(line[i+1:], " "), line[from+1 : i]
			}
		}
	}
	return line, ""
}

// online takes the word that says that a visit was no place, unless an activity is called so.
func (l *visitWords) online(activities []string) bool {
	for i, w := range l.words {
		if w.taken || w.bare != Online || slices.ContainsFunc(activities, func(a string) bool { return strings.Contains(text.Bare(a), Online) }) {
			continue
		}
		l.take(i, 1)
		return true
	}
	return false
}
