package shell

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/say"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
)

// PairSign stands between the names of people who are together.
const PairSign = " ↔ "

// leastTrio is the room from which three whole names are cut; on less, only their first names are left.
const leastTrio = 33

// NamesOn is the names of people who are together on at most w cells.
func NamesOn(s *cohort.State, ids []matching.ID, w int) string {
	if len(ids) > 2 && w < leastTrio && chart.Width(s.CallAll(ids)) > w {
		return CutNames(ShortNames(s, ids), w)
	}
	return CutNames(NamesOf(s, ids), w)
}

// NamesOf is what some people are called, safe.
func NamesOf(s *cohort.State, ids []matching.ID) []string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = s.Call(id)
	}
	return names
}

// CutNames is names with the sign for a pair between them on at most w cells. Where there is not room for
// all, the longest are cut, so that each has as much room as any other that is cut.
func CutNames(names []string, w int) string {
	room := max(0, w-(len(names)-1)*chart.Width(PairSign))
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
		out[i] = chart.Clip(name, wide[i])
	}
	return strings.Join(out, PairSign)
}

// TitleName is what somebody is called in the title of a dialog about two people: cut, so that the other one
// is named too.
func TitleName(sh *Shell, id matching.ID) string { return chart.Clip(sh.State().Call(id), 24) }

// TeamWords is how many pairs and trios there are: "23 pairs"; "22 pairs", "1 trio". Trios are named only where there
// are any.
func TeamWords(pairs []matching.Pair) []string {
	trios := 0
	for _, p := range pairs {
		if p.IsTrio() {
			trios++
		}
	}
	return say.Teams(len(pairs)-trios, trios)
}

// Matched says how many people have a partner, where that is not plain from the number of pairs.
func Matched(p *matching.Plan) string {
	n := p.Matched()
	if n == 2*len(p.Pairs) {
		return ""
	}
	return fmt.Sprintf("%s matched", say.People(n))
}

// WithWords is whom somebody is with in some pairs.
func WithWords(s *cohort.State, pairs []matching.Pair, id matching.ID) string {
	var words []string
	for _, p := range pairs {
		with := "with " + s.CallEach(OthersIn(p, id))
		if p.IsTrio() {
			with = "in a trio " + with
		}
		words = append(words, with)
	}
	return strings.Join(words, ", and ")
}

// WithWordsOf is whom somebody is with in the plan: "with Tom Bridger", "in a trio with Tom Bridger and Dele
// Ade", "with Tom Bridger, and with Dele Ade"; nothing if they wait.
func WithWordsOf(sh *Shell, id matching.ID) string {
	return WithWords(sh.State(), sh.PairsOf(id), id)
}

// WeakestWords is the score of a plan's weakest pair; a dash without one.
func WeakestWords(p *matching.Plan) string {
	if p == nil || p.Weakest < 0 {
		return "–"
	}
	return say.Points(p.Weakest)
}

// OthersIn is the people of a pair, or a trio, without one of them.
func OthersIn(p matching.Pair, id matching.ID) []matching.ID {
	return slices.DeleteFunc(p.Members(), func(m matching.ID) bool { return m == id })
}
