package programme

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Labelled is one wording of a choice, folded as [FoldLabel] does.
type Labelled struct {
	Text   string
	Choice Choice
}

// Match returns the choice that an answer means: its name, label, short label or one of its other
// wordings, compared as [FoldLabel] does.
func (f Field) Match(answer string) (Choice, bool) {
	folded := FoldLabel(answer)
	if folded == "" {
		return Choice{}, false
	}
	for _, c := range f.Choices {
		if slices.ContainsFunc(c.wordings(), func(w string) bool { return FoldLabel(w) == folded }) {
			return c, true
		}
	}
	return Choice{}, false
}

// Labels returns every wording of every choice, the longest first, each once, so that a cell with
// several answers can be cut at the longest wording that fits. Whoever reads many rows keeps it.
func (f Field) Labels() []Labelled {
	var all []Labelled
	seen := make(map[string]bool)
	for _, c := range f.Choices {
		for _, w := range c.wordings() {
			text := FoldLabel(w)
			if text == "" || seen[text] {
				continue
			}
			seen[text] = true
			all = append(all, Labelled{text, c})
		}
	}
	slices.SortFunc(all, func(a, b Labelled) int {
		return cmp.Or(
			cmp.Compare(utf8.RuneCountInString(b.Text), utf8.RuneCountInString(a.Text)),
			strings.Compare(a.Text, b.Text))
	})
	return all
}

// wordings returns everything that an answer may say to mean the choice.
func (c Choice) wordings() []string {
	return append([]string{c.Name, c.Label, c.Short}, c.Aliases...)
}
