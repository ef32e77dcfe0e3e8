package overview

import (
	"fmt"
	"strconv"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/say"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
	"crosswalk/tui/dialog"
)

// readiness is what makes planning a cohort hard, in words for the overview.
type readiness struct {
	state *cohort.State
	none  []string               // people without a possible partner
	few   []string               // people with some, each with how many: "Dee Fox (2)"
	alone []string               // choices that one person made: "net zero: Dee Fox"
	rules []chart.Item           // how many couples each rule alone keeps apart, the most first
	all   []dialog.Choice        // everything, one by one …
	whom  map[string]matching.ID // … and whom it leads to, by its key; a rule leads to nobody
}

// readinessOf looks at every couple of people who are in no pair that stays: at ten thousand people that
// takes seconds.
func readinessOf(s *cohort.State) *readiness {
	found := s.Scorer().Readiness()
	r := &readiness{state: s, whom: map[string]matching.ID{}}
	add := func(id matching.ID, text, detail string) {
		key := strconv.Itoa(len(r.all))
		r.all = append(r.all, dialog.Choice{Key: key, Text: text, Detail: detail, Off: id == 0})
		if id != 0 {
			r.whom[key] = id
		}
	}
	for _, f := range found.Few {
		name := s.Call(f.ID)
		if f.Options == 0 {
			r.none = append(r.none, name)
			if f.Why != "" {
				add(f.ID, name+": "+f.Why, "no partner")
			} else {
				add(f.ID, name, strings.ToLower(noneWords(s)))
			}
			continue
		}
		r.few = append(r.few, fmt.Sprintf("%s (%d)", name, f.Options))
		add(f.ID, name, say.Count(f.Options, "possible partner"))
	}
	for _, a := range found.Alone {
		f, _ := s.Programme.Field(a.Field)
		r.alone = append(r.alone, f.Short(a.Choice)+": "+s.Call(a.ID))
		add(a.ID, s.Call(a.ID), "alone with "+f.Short(a.Choice))
	}
	for _, c := range found.Rules {
		r.rules = append(r.rules, chart.Item{Label: c.Short, Value: c.Couples})
		add(0, "rule: "+c.Short, "keeps "+say.Count(c.Couples, "pair")+" apart")
	}
	return r
}
