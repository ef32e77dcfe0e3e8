package score

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"

	"crosswalk/matching/text"
)

// wordsOf cuts text into folded words: runs of letters, digits and marks. What follows an apostrophe is
// cut off ("people's" is "people"), and nothing else: words are whole. Single letters, numbers and stop
// words are left out.
func wordsOf(t text.Text, stop map[string]bool) []string {
	var words []string
	s := text.Fold(t.Raw())
	start, end := -1, -1 // of the word; end is -1 until it or its apostrophe is reached
	for at, r := range s {
		switch {
		case isLetter(r):
			if start < 0 {
				start = at
			}
		case start >= 0 && isApostrophe(r):
			if end < 0 {
				end = at
			}
		case start >= 0:
			if end < 0 {
				end = at
			}
			words = appendWord(words, s[start:end], stop)
			start, end = -1, -1
		}
	}
	if start >= 0 {
		if end < 0 {
			end = len(s)
		}
		words = appendWord(words, s[start:end], stop)
	}
	return words
}

// appendWord appends a word that says something.
func appendWord(words []string, w string, stop map[string]bool) []string {
	if len(w) < 2 || isNumber(w) || stop[w] {
		return words
	}
	return append(words, w)
}

// isLetter reports whether a word may contain r.
func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == '‘' || r == '`' }

func isNumber(w string) bool {
	for _, r := range w {
		if !unicode.IsDigit(r) {
			return false
		}
	}
	return true
}

// stopWords are words that say nothing about what somebody wants to learn.
func stopWords() map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(`
a about across after again all almost also am an and any are aren around as at be because been before
being better between both but by can couldn could did didn do does doesn doing don during each else etc
ever every few for from further get getting give go going good had hadn has hasn have haven having he
her here hers him his hope hoping how however if in into is isn it its itself just keen know lead learn
learning less let like ll look looking lot make many may me might more most much must my need no nor not
now of off often on once one only or other others our out over own per please re really same see shan she
should shouldn so some someone something still such take than thank thanks that the their them then there
these they thing things this those through time to too under understand understanding until up us use ve
very via want wants was wasn way ways we well were weren what when where whether which while who whom
whose why will with within without won would wouldn yes you your yours`) {
		m[w] = true
	}
	return m
}

// unit is one whole of [logarithm].
const unit = 1 << 12

// logarithm returns log2(x) in units, rounded down; x must be at least 1. It takes the fraction bit by
// bit from squares, in integers.
func logarithm(x uint64) int64 {
	whole := bits.Len64(x) - 1
	m := x << (63 - whole) // x scaled to [1, 2) with 63 bits behind the point
	log := int64(whole)
	for range 12 {
		hi, _ := bits.Mul64(m, m) // [1, 4) with 62 bits behind the point
		log <<= 1
		if hi>>63 != 0 {
			log |= 1
			m = hi
		} else {
			m = hi << 1
		}
	}
	return log
}

// root returns the square root of x, rounded down.
func root(x uint64) uint64 {
	if x == 0 {
		return 0
	}
	r := uint64(1) << ((bits.Len64(x) + 1) / 2) // at least the root
	for {
		next := (r + x/r) / 2
		if next >= r {
			return r
		}
		r = next
	}
}
