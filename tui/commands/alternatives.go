package commands

import (
	"crosswalk/matching"
	"crosswalk/matching/plan"
	"crosswalk/matching/say"
	"crosswalk/store/cohort"
)

// mostAlternatives is how many other plans may be asked for.
const mostAlternatives = 50

// alternativesJSON is what match --alternatives N --json prints: the plan, and beside it the next best ones.
type alternativesJSON struct {
	planJSON
	Alternatives []alternativeJSON `json:"alternatives"`
}

type alternativeJSON struct {
	Pairs  []pairJSON `json:"pairs"`
	Trios  []trioJSON `json:"trios"`
	Total  int        `json:"total"`
	Tied   bool       `json:"tied"`
	Proved bool       `json:"proved"`
}

func alternativesAsJSON(shown shownPlan, seconds float64, others []plan.Alternative) alternativesJSON {
	out := alternativesJSON{planAsJSON(shown, seconds), []alternativeJSON{}}
	for _, o := range others {
		p := planAsJSON(shownPlan{state: shown.state, plan: o.Plan}, 0)
		out.Alternatives = append(out.Alternatives, alternativeJSON{p.Pairs, p.Trios, p.Total, o.Tied, o.Proved})
	}
	return out
}

// printAlternatives prints what each next best plan does otherwise.
func (r *run) printAlternatives(s *cohort.State, plan *matching.Plan, others []plan.Alternative, differ int) {
	switch {
	case len(others) == 0 && differ > 1:
		r.printf("\nNo other plan was found that matches as many people and differs in %d pairs.\n", differ)
	case len(others) == 0:
		r.printf("\nThere is no other plan.\n")
	}
	for i, o := range others {
		tied, which := "", "next best, proved"
		if o.Tied {
			tied = ", = the one before"
		}
		if !o.Proved {
			which = "another, not proved the next best"
		}
		r.printf("\n%d. %s: total %s%s\n", i+1, which, say.Tenths(o.Plan.Total), tied)
		ripple := matching.Compare(plan, o.Plan)
		for _, p := range ripple.Gone {
			r.printf("  − %5s  %s\n", say.Tenths(p.Score), s.CallAll(p.Members()))
		}
		for _, p := range ripple.Came {
			r.printf("  + %5s  %s\n", say.Tenths(p.Score), s.CallAll(p.Members()))
		}
	}
}
