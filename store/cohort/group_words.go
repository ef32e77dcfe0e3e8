package cohort

import (
	"cmp"
	"fmt"
	"strings"

	"crosswalk/matching/group"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
)

// EvenLine is a line of how even groups are, safe to draw.
type EvenLine struct {
	Text    string
	Heading bool
	Uneven  bool // it tells of something that is not within one person of even
}

// SayEven tells how even the groups of a grouping are: each answer with how many people of each group gave it, and how far
// from even that is; of sets, what they keep and how good they are.
func (s *State) SayEven(g *Grouping) []EvenLine {
	var lines []EvenLine
	for _, outer := range s.outersOf(g) {
		if len(g.Even) == 0 {
			break
		}
		spreads := s.Spreads(g, outer)
		off := 0
		for _, sp := range spreads {
			off += sp.Off()
		}
		head := "Even, within one person"
		if off > 0 {
			head = fmt.Sprintf("Not even by %s", say.People(off))
		}
		if outer > 0 {
			if around, ok := s.Grouping(g.Within); ok {
				head += ", in " + text.Line(around.Call(outer))
			}
		}
		lines = append(lines, EvenLine{Text: head + ":", Heading: true})
		lines = append(lines, saySpreads(spreads)...)
	}
	if line := g.Found.Say(); line != "" {
		lines = append(lines, EvenLine{Text: line})
	}
	return lines
}

// mostAnswers is of how many answers to one field each is told; of more only those that are not even.
const mostAnswers = 12

// saySpreads tells of each answer how it is spread; of fields with very many, of those that are not even.
func saySpreads(spreads []Spread) []EvenLine {
	answers := map[string]int{}
	for _, sp := range spreads {
		answers[sp.Field.Name]++
	}
	var lines []EvenLine
	even := 0
	for i, sp := range spreads {
		many := answers[sp.Field.Name] > mostAnswers
		if many && sp.Off() == 0 {
			even++
		} else {
			lines = append(lines, EvenLine{Text: "  " + sp.Say(), Uneven: sp.Off() > 0})
		}
		if many && (i+1 == len(spreads) || spreads[i+1].Field.Name != sp.Field.Name) {
			lines = append(lines, EvenLine{Text: fmt.Sprintf("  %s: %d of %d answers within one person of even", sp.Label(), even, answers[sp.Field.Name])})
			even = 0
		}
	}
	return lines
}

// outersOf are the groups around those of a grouping; 0 where there are none.
func (s *State) outersOf(g *Grouping) []int {
	if g.Within == "" {
		return []int{0}
	}
	var outers []int
	for n := 1; n <= g.Count; n++ {
		if in := g.Inside[n]; len(outers) == 0 || outers[len(outers)-1] != in {
			outers = append(outers, in)
		}
	}
	return outers
}

// Say is how an answer is spread: "Place East Side: 26 26 25 25". What is not within one person of even is marked.
func (sp Spread) Say() string {
	line := fmt.Sprintf("%s: %s", sp.Called(), sp.counts())
	if off := sp.Off(); off > 0 {
		least, most := sp.Even()
		even := fmt.Sprint(least)
		if most != least {
			even = fmt.Sprintf("%d or %d", least, most)
		}
		line += fmt.Sprintf("  (even is %s)", even)
	}
	return line
}

// Called is the answer with its field: "Place East Side", "no Sector".
func (sp Spread) Called() string {
	if sp.Answer == "" {
		return "no " + say.InSentence(sp.Label())
	}
	return sp.Label() + " " + text.Clip(text.Line(sp.Answer))
}

// Label is what the field is called.
func (sp Spread) Label() string { return text.Line(cmp.Or(sp.Field.Label, sp.Field.Name)) }

func (sp Spread) counts() string {
	counts := make([]string, len(sp.Groups))
	for i, n := range sp.Groups {
		counts[i] = fmt.Sprint(n)
	}
	return strings.Join(counts, " ")
}

// Say tells what sets that were searched for keep and how good they are; empty where nothing was searched for.
func (f SetsFound) Say() string {
	if f.Pairs == 0 {
		return ""
	}
	var parts []string
	if f.Unlike > 0 {
		parts = append(parts, say.Count(f.Unlike, "couple")+" not the same as they should be")
	}
	clash := say.Count(f.Clashes, "couple") + " in one set should be apart, or break a rule"
	switch {
	case f.Clashes == 0:
		parts = append(parts, "no two of a set should be apart or break a rule")
	case f.Clashes <= f.Unavoidable:
		parts = append(parts, clash+", and no fewer can be")
	case f.Unavoidable > 0:
		parts = append(parts, fmt.Sprintf("%s; at least %d cannot be helped", clash, f.Unavoidable))
	default:
		parts = append(parts, clash)
	}
	if f.Bound > 0 {
		gap := f.Bound - f.Total
		parts = append(parts, fmt.Sprintf("two of a set score %s on average, and no sets more than %s (gap %s; searched for, not proved)",
			say.Tenths(f.Total/f.Pairs), say.Tenths((f.Bound+f.Pairs-1)/f.Pairs), say.Tenths((gap+f.Pairs-1)/f.Pairs)))
	}
	return "When made: " + strings.Join(parts, "; ")
}

// SayEffect tells what a change did, or would do, to groups: their sizes before and after, and each answer whose spread is
// another one; of fields with very many answers those that are not even, or were not.
func SayEffect(before *State, was *Grouping, after *State, now *Grouping) []string {
	if was == nil || !was.IsMade() || was.Count != now.Count {
		var lines []string
		if now.Count > 12 {
			least, most := after.sizesOf(now)
			lines = append(lines, fmt.Sprintf("%s of %d to %d people", say.Count(now.Count, "group"), least, most))
		}
		for n := 1; n <= now.Count && now.Count <= 12; n++ {
			lines = append(lines, fmt.Sprintf("%s: %s", text.Line(now.Call(n)), say.People(len(after.MembersOf(now, n)))))
		}
		for _, l := range after.SayEven(now) {
			lines = append(lines, l.Text)
		}
		return lines
	}
	var lines []string
	moved := 0
	for _, id := range after.inGroups(now) {
		if g := was.Of(id); g != 0 && g != now.Of(id) {
			moved++
		}
	}
	if moved > 1 {
		lines = append(lines, fmt.Sprintf("%s change their %s", say.People(moved), say.InSentence(text.Line(now.Title))))
	}
	for n := 1; n <= now.Count; n++ {
		if a, b := len(before.MembersOf(was, n)), len(after.MembersOf(now, n)); a != b {
			lines = append(lines, fmt.Sprintf("%s: %d → %s", text.Line(now.Call(n)), a, say.People(b)))
		}
	}
	for _, outer := range after.outersOf(now) {
		old, answers := map[string]Spread{}, map[string]int{}
		for _, sp := range before.Spreads(was, outer) {
			old[sp.Called()] = sp
			answers[sp.Field.Name]++
		}
		for _, sp := range after.Spreads(now, outer) {
			b := old[sp.Called()]
			many := answers[sp.Field.Name] > mostAnswers && sp.Off() == 0 && (b.Groups == nil || b.Off() == 0)
			if b.counts() != sp.counts() && !many {
				lines = append(lines, fmt.Sprintf("%s: %s → %s", sp.Called(), b.counts(), strings.TrimPrefix(sp.Say(), sp.Called()+": ")))
			}
		}
	}
	if len(lines) == 0 {
		lines = append(lines, "Everybody is where they were.")
	}
	if a, b := before.setsNow(was), after.setsNow(now); a != b {
		lines = append(lines, b.sayNow(a))
	}
	return lines
}

// sizesOf are the least and the most people that a group of a grouping has.
func (s *State) sizesOf(g *Grouping) (least, most int) {
	for n := 1; n <= g.Count; n++ {
		size := len(s.MembersOf(g, n))
		if most = max(most, size); n == 1 || size < least {
			least = size
		}
	}
	return least, most
}

// sayNow compares how good sets are with how good they were.
func (f SetsFound) sayNow(was SetsFound) string {
	mean := func(f SetsFound) string { return say.Tenths(f.Total / max(1, f.Pairs)) }
	line := fmt.Sprintf("Two of a set score on average: %s → %s", mean(was), mean(f))
	if was.Clashes != f.Clashes {
		line += fmt.Sprintf("; pairs of people who should be apart or break a rule: %d → %d", was.Clashes, f.Clashes)
	}
	return line
}

// setsNow counts how good the sets of a grouping are as they stand. It knows no bound.
func (s *State) setsNow(g *Grouping) SetsFound {
	var f SetsFound
	if !searched(g) {
		return f
	}
	people := s.inGroups(g)
	list := make([]group.Member, len(people))
	same, apart := s.ComparedAnswers(people, g.Same), s.ComparedAnswers(people, g.Apart)
	of := make([]int, len(people))
	for i, id := range people {
		list[i] = group.Member{Same: same[i], Apart: apart[i]}
		of[i] = g.Of(id)
	}
	var fit group.Fit
	if g.Score {
		fit = s.fit(people)
	}
	f.add(group.Tally(list, of, fit))
	return f
}
