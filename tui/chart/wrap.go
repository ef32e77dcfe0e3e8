package chart

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Wrap breaks s, text without styles, into lines of at most w cells. It breaks between words, and
// within a word only where that is longer than a line. Line feeds in s stay; runs of space become one.
// The lines are not padded, so that they can be styled; text without a word is one empty line.
func Wrap(s string, w int) []string {
	if w <= 0 {
		return nil
	}
	var out []string
	for para := range strings.SplitSeq(s, "\n") {
		out = wrapLine(out, para, w)
	}
	return out
}

func wrapLine(out []string, para string, w int) []string {
	line, used := "", 0
	for _, word := range strings.Fields(para) {
		n := Width(word)
		if line != "" && used+1+n <= w {
			line += " " + word
			used += 1 + n
			continue
		}
		if line != "" {
			out = append(out, line)
		}
		for n > w {
			var head string
			head, word = split(word, w)
			out = append(out, head)
			n = Width(word)
		}
		line, used = word, n
	}
	return append(out, line)
}

// split takes from word as much as w cells hold, but at least one character; one that is wider than
// that becomes an ellipsis.
func split(word string, w int) (head, rest string) {
	used, i := 0, 0
	for i < len(word) {
		cluster, n := ansi.FirstGraphemeCluster(word[i:], ansi.GraphemeWidth)
		n = max(n, ansi.StringWidthWc(cluster))
		if used+n > w {
			if i == 0 {
				return ellipsis, word[len(cluster):]
			}
			break
		}
		used += n
		i += len(cluster)
	}
	return word[:i], word[i:]
}
