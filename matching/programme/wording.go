package programme

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// Wording is an answer as it can stand in a programme file, on one line without what is invisible, so that it is still
// taken for the same answer to a field.
func (f Field) Wording(answer string) string {
	clean := strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if forbidden(r) || isInvisible(r) {
			return ' '
		}
		return r
	}, answer)), " ")
	if f.Kind != KindText && FoldLabel(clean) != FoldLabel(answer) {
		return FoldLabel(answer)
	}
	return clean
}

// leastAlike is how alike a wording and a choice must be, in thousandths, for the choice to be proposed.
const leastAlike = 300

// Nearest are the choices that are most like what was written, the best first, at most so many. Of a yesno field they
// are yes and no, the likelier first: yes only for words that agree and have nothing against it.
func (f Field) Nearest(written string, most int) []Choice {
	if f.Kind == KindYesNo {
		yes, no := Choice{Name: Yes, Label: Yes, Short: Yes}, Choice{Name: No, Label: No, Short: No}
		if agrees(written) {
			return []Choice{yes, no}
		}
		return []Choice{no, yes}
	}
	var out []Choice
	all := f.near(written)
	for _, n := range all[:min(most, len(all))] {
		out = append(out, n.choice)
	}
	return out
}

// ownWordsAlike is the same where people may answer in their own words, which are seldom meant to be a choice.
const ownWordsAlike = 400

// Likeliest is the choice that a wording is likeliest to be; false if it is likelier to be none.
func (f Field) Likeliest(written string) (Choice, bool) {
	all := f.near(written)
	if len(all) == 0 || f.Other && all[0].alike < ownWordsAlike {
		return Choice{}, false
	}
	return all[0].choice, true
}

// near is a choice that is like a wording, and how much so in thousandths.
type near struct {
	choice Choice
	alike  int
}

// near are the choices that are like what was written, the most like it first.
func (f Field) near(written string) []near {
	var all []near
	mine := letterPairs(written)
	for _, c := range f.Choices {
		best := 0
		for _, w := range c.wordings() {
			best = max(best, mine.alike(letterPairs(w)))
		}
		if best >= leastAlike {
			all = append(all, near{c, best})
		}
	}
	slices.SortStableFunc(all, func(a, b near) int { return cmp.Compare(b.alike, a.alike) })
	return all
}

// agrees reports whether words agree and none of them hesitates.
func agrees(written string) bool {
	yes := false
	for _, w := range strings.Fields(FoldHeading(written)) {
		switch w {
		case "not", "no", "dont", "cannot", "cant", "wont", "never", "unsure", "maybe", "perhaps", "but", "unless", "except", "only", "if",
			"however", "until", "discuss", "depends", "partly", "disagree", "decline", "refuse", "possibly", "without":
			return false
		case "yes", "yep", "yeah", "y", "agree", "agreed", "ok", "okay", "happy", "consent", "fine", "sure", "accept", "confirm", "course", "absolutely":
			yes = true
		}
	}
	return yes
}

// pairCounts counts the pairs of neighbouring letters in each word of a text, a space being a letter at both ends.
type pairCounts map[[2]rune]int

func letterPairs(s string) pairCounts {
	out := make(pairCounts)
	last := ' '
	for i, r := range strings.ToLower(s) {
		if i > 512 {
			break
		}
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

// alike says how alike two texts are, in thousandths: by the pairs that both have among the pairs of both (Dice,
// "Measures of the amount of ecologic association between species", 1945), or nearly as much if one is almost whole in
// the other.
func (a pairCounts) alike(b pairCounts) int {
	shared, x, y := 0, 0, 0
	for p, n := range a {
		x += n
		shared += min(n, b[p])
	}
	for _, n := range b {
		y += n
	}
	if x == 0 || y == 0 {
		return 0
	}
	dice := 2000 * shared / (x + y)
	if small := min(x, y); small > 4 {
		if within := 900 * shared / small; within >= 700 {
			dice = max(dice, within)
		}
	}
	return dice
}
