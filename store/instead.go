package store

import (
	"fmt"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/plan"
)

// MostInstead is how many are named who could wait instead of somebody.
const MostInstead = 3

// SayInstead says in a sentence, safe to draw, whose waiting instead of somebody else's would cost least, and
// what; it is empty where there is nobody.
func (s *State) SayInstead(others []plan.Price) string {
	said := make([]string, len(others))
	for k, p := range others {
		loss := "costs nothing"
		switch {
		case p.Points > 0:
			loss = fmt.Sprintf("−%d.%d", p.Points/10, p.Points%10)
		case p.Points < 0:
			loss = fmt.Sprintf("+%d.%d", -p.Points/10, -p.Points%10)
		}
		if s.Options().Order == matching.Steady { // that is what comes first there
			loss += ", " + pairsChange(p.Changes)
		}
		said[k] = fmt.Sprintf("%s (%s)", s.Call(p.Partner), loss)
	}
	if len(said) == 0 {
		return ""
	}
	return "Who could wait instead: " + strings.Join(said, ", ") + "."
}

func pairsChange(n int) string {
	switch n {
	case 0:
		return "no pair changes"
	case 1:
		return "1 pair changes"
	}
	return fmt.Sprintf("%d pairs change", n)
}
