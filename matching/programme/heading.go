package programme

import (
	"strings"
	"unicode/utf8"
)

// ExactHeading is the rank of a heading that a field names word for word. Patterns rank below it.
const ExactHeading = 1 << 20

// HeadingRank reports whether a column with that heading may be the field's, and how well it fits:
// [ExactHeading] where one of the field's headings is the same word for word, else the number of
// letters, digits and single spaces that its longest fitting pattern spells out. Of two fields the
// one with the higher rank takes the column.
func (f Field) HeadingRank(heading string) (rank int, ok bool) {
	folded := FoldHeading(heading)
	if folded == "" {
		return 0, false
	}
	for _, h := range f.Headings {
		if !strings.Contains(h, "*") {
			if FoldHeading(h) == folded {
				return ExactHeading, true
			}
			continue
		}
		pieces := patternPieces(h)
		if n := patternLength(pieces); n > rank && fits(pieces, folded) {
			rank = n
		}
	}
	return rank, rank > 0
}

// patternPieces returns the folded texts between the stars of a pattern.
func patternPieces(pattern string) []string {
	pieces := strings.Split(pattern, "*")
	for i, p := range pieces {
		pieces[i] = FoldHeading(p)
	}
	return pieces
}

func patternLength(pieces []string) int {
	n := 0
	for _, p := range pieces {
		n += utf8.RuneCountInString(p)
	}
	return n
}

// fits reports whether the pieces, in order and apart, make up the text, with anything between them.
func fits(pieces []string, text string) bool {
	text, ok := strings.CutPrefix(text, pieces[0])
	if !ok {
		return false
	}
	last := len(pieces) - 1
	for _, p := range pieces[1:last] {
		if _, text, ok = strings.Cut(text, p); !ok {
			return false
		}
	}
	return strings.HasSuffix(text, pieces[last])
}
