package matching

import (
	"slices"
	"strings"
)

// titles stand before first names.
var titles = []string{"dr", "mr", "mrs", "ms", "miss", "mx", "prof", "professor", "rev", "revd", "reverend", "canon", "cllr", "sir", "dame", "lord", "lady"}

// FirstName is the first word of a name that is no title; the whole name if there is no such word.
func FirstName(name string) string {
	for _, word := range strings.Fields(name) {
		if !slices.Contains(titles, strings.ToLower(strings.TrimSuffix(word, "."))) {
			return word
		}
	}
	return name
}
