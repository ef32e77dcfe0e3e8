package form

import (
	"slices"
	"strconv"
	"strings"

	"crosswalk/matching/programme"
)

var (
	spelled = []string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
	// besideNumber may stand beside how many partners somebody takes and change nothing of it.
	besideNumber = wordSet(strings.Fields("just the only a max maximum at most up to no more than people person persons partner partners please of i can could take could would like happy with")...)
)

// spelledNumber reads how many partners somebody takes, in a word or a few more: "two", "just the one", "no more than 2".
func spelledNumber(cell string) (int, bool) {
	words := strings.Fields(programme.FoldHeading(cell))
	found := -1
	for _, w := range words {
		n := slices.Index(spelled, w)
		if d, err := strconv.Atoi(w); err == nil && len(w) == 1 && len(words) > 1 {
			n = d
		}
		switch {
		case n >= 0 && found >= 0:
			return 0, false
		case n >= 0:
			found = n
		case !besideNumber[w]:
			return 0, false
		}
	}
	return found, found >= 0
}
