package matching

import (
	"slices"

	"crosswalk/matching/text"
)

// What may be said of tokens that stand beside each other, in whatever text: where commas part them, and whether they
// look like a name.

func wordsOf(at []token) []string {
	words := make([]string, len(at))
	for i, t := range at {
		words[i] = t.word
	}
	return words
}

// crosses reports whether words stand in several segments.
func crosses(at []token) bool { return at[0].segment != at[len(at)-1].segment }

// onlyCommas reports whether words stand in one segment, or in two with a comma between them.
func onlyCommas(at []token) bool {
	breaks := 0
	for i := 1; i < len(at); i++ {
		if at[i].segment != at[i-1].segment {
			breaks++
			if !at[i].comma {
				return false
			}
		}
	}
	return breaks <= 1
}

// alone reports whether a word is all of its segment, but for words beside it.
func alone(words []token, at int) bool {
	for k, t := range words {
		if k != at && t.segment == words[at].segment && !beside[t.word] {
			return false
		}
	}
	return true
}

// segments cuts words where their segments end.
func segments(words []token) (out [][]token) {
	for from := 0; from < len(words); {
		to := from
		for to < len(words) && words[to].segment == words[from].segment {
			to++
		}
		out = append(out, words[from:to])
		from = to
	}
	return out
}

// commaParts cuts words at commas between what looks like several names; else they stay together.
func commaParts(words []token) [][]token {
	parts := segments(words)
	for i, p := range parts {
		if i > 0 && !p[0].comma || len(p) < 2 || !capitalised(p) {
			return [][]token{words}
		}
	}
	return parts
}

func capitalised(at []token) bool {
	for _, t := range at {
		if !t.capital && !t.email {
			return false
		}
	}
	return true
}

// looksLikeName reports whether a text may be a name or an address.
func looksLikeName(t text.Text) bool {
	tokens := readTokens(t.Raw())
	return len(tokens) > 0 && (len(tokens) > 1 || tokens[0].email) && len(tokens) < 5 && capitalised(tokens) &&
		!slices.ContainsFunc(tokens, func(k token) bool { return beside[k.word] })
}
