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
// wordings, compared as [FoldLabel] does. Of a yesno field it returns yes or no for a wording that was settled to count
// as one, and knows no other.
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
	for _, w := range f.Settled {
		if w.As != "" && FoldLabel(w.Wording) == folded {
			if c, ok := f.Choice(w.As); ok {
				return c, true
			}
			return Choice{Name: w.As, Label: w.As, Short: w.As}, true
		}
	}
	return Choice{}, false
}

// IsOther reports whether a wording was settled to be none of the known answers.
func (f Field) IsOther(answer string) bool {
	folded := FoldLabel(answer)
	return slices.ContainsFunc(f.Settled, func(w Settled) bool { return w.As == "" && FoldLabel(w.Wording) == folded })
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
	for _, w := range f.Settled {
		if c, ok := f.Choice(w.As); ok && !seen[FoldLabel(w.Wording)] {
			seen[FoldLabel(w.Wording)] = true
			all = append(all, Labelled{FoldLabel(w.Wording), c})
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
