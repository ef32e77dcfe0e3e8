package form

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"crosswalk/matching/text"
)

// quoteLength is how many letters of a cell or heading a sentence repeats.
const quoteLength = 60

// quote repeats what was written, on one line, cut short and fit for a screen.
func quote(s string) string {
	return `"` + short(s) + `"`
}

// short is one line of s, cut short and fit for a screen.
func short(s string) string {
	s = strings.TrimSpace(text.Line(clip(s, 16*quoteLength)))
	if utf8.RuneCountInString(s) > quoteLength {
		s = strings.TrimSpace(string([]rune(s)[:quoteLength-1])) + "…"
	}
	return s
}

// clip cuts s to n bytes, between letters.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// sentence gives s a capital and a full stop.
func sentence(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	s = string(unicode.ToUpper(r)) + s[n:]
	if !strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "?") {
		s += "."
	}
	return s
}

func quoted(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = quote(w)
	}
	return out
}

func wasWere(n int) string {
	if n == 1 {
		return "was"
	}
	return "were"
}

func isAre(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

func sorted(words iter.Seq[string]) []string { return slices.Sorted(words) }

// alike is how alike two words must be for one to be offered in place of the other.
const alike = 0.4

// nearest returns the word that is most like what was written, by the pairs of letters that both have
// (Dice, "Measures of the amount of ecologic association between species", 1945); false where none is.
func nearest(written string, words []string) (string, bool) {
	best, most := "", 0.0
	mine := pairs(written)
	for _, w := range words {
		if a := dice(mine, pairs(w)); a > most {
			best, most = w, a
		}
	}
	return best, most >= alike
}

// pairs counts the pairs of neighbouring letters in each word of s, a space being a letter at both ends.
func pairs(s string) map[[2]rune]int {
	out := make(map[[2]rune]int)
	last := ' '
	for _, r := range clip(strings.ToLower(s), 512) {
		if !unicode.IsLetter(r) && !unicode.IsNumber(r) {
			r = ' '
		}
		if r != ' ' || last != ' ' {
			out[[2]rune{last, r}]++
		}
		last = r
	}
	if last != ' ' {
		out[[2]rune{last, ' '}]++
	}
	return out
}

func dice(a, b map[[2]rune]int) float64 {
	all, shared := 0, 0
	for p, n := range a {
		all += n
		shared += min(n, b[p])
	}
	for _, n := range b {
		all += n
	}
	if all == 0 {
		return 0
	}
	return 2 * float64(shared) / float64(all)
}
