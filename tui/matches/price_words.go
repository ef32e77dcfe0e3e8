package matches

import (
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/plan"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/score"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

// priceWords is what pairing a person with the partner costs, as two columns: points, and what else
// changes, in w cells. Both are blank until the price is known.
func priceWords(sh *shell.Shell, person matching.ID, r partner, w int) (cost, rest string) {
	switch {
	case r.taken:
		return "–", takenWords(sh, r.id)
	case r.barred:
		return "–", barredWords(sh, person, r.id)
	case !r.known:
		return "", ""
	}
	return say.SignedPoints(-r.price.Points), rippleWords(sh, r.price, w)
}

// rippleWords is what a price says beside the points, in the fullest of the ways to say it that w cells have
// room for: how many more wait in all of them, and then what comes before what in the order of merit.
func rippleWords(sh *shell.Shell, p plan.Price, w int) string {
	wait, waits := fmt.Sprintf("%d wait", p.People), fmt.Sprintf("%d more wait", p.People)
	switch {
	case p.People == 0 && p.First > 0:
		wait, waits = "priority", fmt.Sprintf("%d with priority would wait", p.First)
	case p.People == 0:
		wait, waits = "", ""
	case p.People < 0:
		wait, waits = fmt.Sprintf("%d fewer", -p.People), fmt.Sprintf("%d fewer wait", -p.People)
	}
	weakest := ""
	if p.Weakest != 0 && sh.State().Options().Priority == programme.PriorityWeakest {
		weakest = "weakest " + say.SignedPoints(-p.Weakest)
	}
	pairs, change := say.Count(p.Changes, "pair"), say.PairsChange(p.Changes)
	if p.Changes == 0 {
		pairs = "no pair"
	}
	var words string
	short := []string{wait, weakest}
	if weakest == "" {
		short = []string{wait, pairs}
	}
	for _, way := range [][]string{{waits, weakest, change}, {waits, weakest, pairs}, {wait, weakest, pairs}, short} {
		words = strings.Join(slices.DeleteFunc(way, func(s string) bool { return s == "" }), ", ")
		if chart.Width(words) <= w {
			break
		}
	}
	return words
}

// takenWords says with whom somebody is in a pair that stays.
func takenWords(sh *shell.Shell, id matching.ID) string {
	if p, ok := fixedPair(sh.State(), id); ok {
		return fmt.Sprintf("%s with %s", p.State, sh.State().CallEach(keyOf(p).others(id)))
	}
	return "in a pair that stays"
}

// barredWords names the rules that two people break, in few words.
func barredWords(sh *shell.Shell, a, b matching.ID) string {
	if sh.Scorer() == nil {
		return ""
	}
	var out []string
	for _, x := range sh.Scorer().Breaches(a, b) {
		word := x.Short()
		if x.Kind == score.BreachBlocked {
			word = "blocked"
		}
		if !slices.Contains(out, word) {
			out = append(out, word)
		}
	}
	return strings.Join(out, ", ")
}
