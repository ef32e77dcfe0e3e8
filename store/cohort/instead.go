package cohort

import (
	"fmt"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/plan"
	"crosswalk/matching/say"
)

// MostInstead is how many are named who could wait instead of somebody.
const MostInstead = 3

// SayInstead says in a sentence, safe to draw, whose waiting instead of somebody else's would cost least, and
// what; it is empty where there is nobody.
func (s *State) SayInstead(others []plan.Price) string {
	said := make([]string, len(others))
	for k, p := range others {
		loss := "costs nothing"
		if p.Points != 0 {
			loss = say.SignedPoints(-p.Points)
		}
		if s.Options().Order == matching.Steady { // that is what comes first there
			loss += ", " + say.PairsChange(p.Changes)
		}
		said[k] = fmt.Sprintf("%s (%s)", s.Call(p.Partner), loss)
	}
	if len(said) == 0 {
		return ""
	}
	return "Who could wait instead: " + strings.Join(said, ", ") + "."
}
