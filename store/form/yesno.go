package form

import (
	"slices"
	"strings"

	"crosswalk/matching/programme"
)

// yesNo reads yes or no out of what forms and people write for it: a word, a tick, or the whole
// sentence that was agreed to, which may repeat the heading. An answer with a reservation is neither.
func yesNo(cell, heading string) (word string, ok bool) {
	if t, ok := readBoxes(cell); ok {
		return yesNoOfBoxes(t, heading)
	}
	folded := programme.FoldHeading(cell)
	words := strings.Fields(folded)
	if len(words) == 0 {
		return "", false
	}
	has := func(any ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(any, w) })
	}
	denied := has("not", "dont", "cannot", "cant", "wont", "no", "never")
	objects := has("object", "objection", "objections", "problem", "problems", "concern", "concerns", "issue", "issues")
	switch first := words[0]; {
	case slices.Contains([]string{"y", "true", "1", "agree", "agreed", "accept", "accepted", "consent", "ok", "okay", "x",
		"checked", "ticked", "on", "selected"}, folded):
		return "yes", true
	case slices.Contains([]string{"n", "false", "0", "off", "unchecked", "declined"}, folded):
		return "no", true
	case has("but", "except", "unless", "however"), denied && objects:
		return "", false
	case first == "yes", folded == programme.FoldHeading(heading):
		return "yes", true
	case first == "no", first == "not", refuses(words):
		return "no", true
	case denied:
		return "", false
	case first == "i" && has("agree", "consent", "confirm", "accept", "give", "happy", "understand", "am", "have"):
		return "yes", true
	}
	return "", false
}

// yesNoOfBoxes reads an answer with boxes: what is ticked counts. The word is empty where none is.
func yesNoOfBoxes(t ticks, heading string) (word string, ok bool) {
	switch {
	case len(t.chosen) == 0 && len(t.left) == 1:
		return "no", true
	case len(t.chosen) == 0:
		return "", true
	}
	for _, label := range t.chosen {
		said, ok := "yes", true
		if label != "" {
			said, ok = yesNo(label, heading)
		}
		if !ok || word != "" && said != word {
			return "", false
		}
		word = said
	}
	return word, true
}

// refuses reports whether a sentence says that its writer does not agree.
func refuses(words []string) bool {
	for i, w := range words {
		switch w {
		case "disagree", "decline", "refuse":
			return true
		case "not", "dont", "cannot", "cant", "wont":
			if i+1 < len(words) && slices.Contains([]string{"agree", "consent", "accept", "give", "wish", "want", "confirm"}, words[i+1]) {
				return true
			}
		}
	}
	return false
}
