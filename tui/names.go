package tui

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
)

// pairSign stands between the names of people who are together.
const pairSign = " ↔ "

// leastTrio is the room from which three whole names are cut; on less, only their first names are left.
const leastTrio = 33

// namesOn is the names of people who are together on at most w cells.
func namesOn(s *cohort.State, ids []matching.ID, w int) string {
	if len(ids) > 2 && w < leastTrio && chart.Width(s.CallAll(ids)) > w {
		return cutNames(shortNames(s, ids), w)
	}
	return cutNames(namesOf(s, ids), w)
}

func namesOf(s *cohort.State, ids []matching.ID) []string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = s.Call(id)
	}
	return names
}

// cutNames is names with the sign for a pair between them on at most w cells. Where there is not room for
// all, the longest are cut, so that each has as much room as any other that is cut.
func cutNames(names []string, w int) string {
	room := max(0, w-(len(names)-1)*chart.Width(pairSign))
	byWidth := make([]int, len(names))
	for i := range names {
		byWidth[i] = i
	}
	slices.SortStableFunc(byWidth, func(i, j int) int { return cmp.Compare(chart.Width(names[i]), chart.Width(names[j])) })
	// What the shorter names leave is for the longer ones; of equal shares the last has what is over.
	wide := make([]int, len(names))
	for k, i := range byWidth {
		if share := room / (len(names) - k); chart.Width(names[i]) <= share {
			wide[i] = chart.Width(names[i])
			room -= wide[i]
			continue
		}
		cut := slices.Sorted(slices.Values(byWidth[k:]))
		for n, j := range cut {
			wide[j] = room / (len(cut) - n)
			room -= wide[j]
		}
		break
	}
	out := make([]string, len(names))
	for i, name := range names {
		out[i] = clipTo(name, wide[i])
	}
	return strings.Join(out, pairSign)
}

// clipTo is s cut to at most w cells, without padding.
func clipTo(s string, w int) string {
	if chart.Width(s) <= w {
		return s
	}
	return chart.Fit(s, w)
}

// titleName is what somebody is called in the title of a dialog about two people: cut, so that the other one
// is named too.
func (sh *shell) titleName(id matching.ID) string { return clipTo(sh.state.Call(id), 24) }

// andWords is a list in a sentence.
func andWords(list []string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	last := len(list) - 1
	return strings.Join(list[:last], ", ") + " and " + list[last]
}

// teams is how many pairs and trios there are: "23 pairs", "22 pairs · 1 trio".
func teams(pairs []matching.Pair) string { return strings.Join(teamWords(pairs), " · ") }

// teamWords is the same in parts. Trios are named only where there are any.
func teamWords(pairs []matching.Pair) []string {
	trios := 0
	for _, p := range pairs {
		if p.IsTrio() {
			trios++
		}
	}
	words := []string{count(len(pairs)-trios, "pair")}
	if trios > 0 {
		words = append(words, count(trios, "trio"))
	}
	if trios == len(pairs) && trios > 0 {
		words = words[1:]
	}
	return words
}

// teamWord is what people who are together are.
func teamWord(trio bool) string {
	if trio {
		return "trio"
	}
	return "pair"
}

// matched says how many people have a partner, where that is not plain from the number of pairs.
func matched(p *matching.Plan) string {
	n := p.Matched()
	if n == 2*len(p.Pairs) {
		return ""
	}
	return fmt.Sprintf("%s matched", people(n))
}
