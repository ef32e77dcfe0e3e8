package exchange

import (
	"cmp"
	"slices"
	"strings"
)

// nearestFirst returns the words ordered by how little they differ from what was typed, capitals aside:
// those that hold it first, equal ones as they were.
func nearestFirst(typed string, words []string) []string {
	typed = strings.ToLower(typed)
	far := func(word string) int {
		word = strings.ToLower(word)
		if strings.Contains(word, typed) {
			return 0
		}
		return distance(typed, word)
	}
	return slices.SortedStableFunc(slices.Values(words), func(a, b string) int {
		return cmp.Compare(far(a), far(b))
	})
}

// distance is the number of letters to change, add or take away to make b of a (Levenshtein 1966).
func distance(a, b string) int {
	from, to := []rune(a), []rune(b)
	row := make([]int, len(to)+1)
	for j := range row {
		row[j] = j
	}
	for i, r := range from {
		corner := row[0]
		row[0] = i + 1
		for j, s := range to {
			change := corner
			if r != s {
				change++
			}
			corner = row[j+1]
			row[j+1] = min(change, row[j]+1, corner+1)
		}
	}
	return row[len(to)]
}
