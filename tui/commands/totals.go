package commands

import (
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
)

type totalsCommand struct {
	JSON bool `help:"Print JSON."`
}

// totalsJSON is what all cohorts of the store add up to. Other programs read it: keys stay.
type totalsJSON struct {
	People    int                       `json:"people"`
	Pairs     int                       `json:"pairs"`
	Running   int                       `json:"running"`
	Completed int                       `json:"completed"`
	Ended     int                       `json:"ended"`
	Hours     float64                   `json:"hours"`
	By        map[string]map[string]int `json:"by"`
}

func (c *totalsCommand) Run(r *run) error {
	r.looks = true
	db, err := r.openStore()
	if err != nil {
		return err
	}
	defer db.Close()
	states, err := db.States()
	if err != nil {
		return err
	}
	if r.cli.Programme != "" {
		p, err := r.programme()
		if err != nil {
			return err
		}
		states = slices.DeleteFunc(states, func(s *cohort.State) bool { return s.Programme.Name != p.Name })
	}
	if r.cli.Cohort != "" {
		if states = slices.DeleteFunc(states, func(s *cohort.State) bool { return !sameCohort(s.Name, r.cli.Cohort) }); len(states) == 0 {
			return fmt.Errorf("there is no cohort “%s”", text.Line(r.cli.Cohort))
		}
	}
	t := cohort.Total(states)
	if c.JSON {
		return r.printJSON(asTotalsJSON(t))
	}
	r.printTotals(t, states)
	return nil
}

func asTotalsJSON(t cohort.Totals) totalsJSON {
	out := totalsJSON{People: t.People, Pairs: t.Pairs, Running: t.Running, Completed: t.Completed, Ended: t.Ended,
		Hours: float64(t.Tenths) / 10, By: map[string]map[string]int{}}
	for _, by := range t.By {
		choices := map[string]int{}
		for _, c := range by.Choices {
			choices[c.Name] = c.People
		}
		out.By[by.Field] = choices
	}
	return out
}

func (r *run) printTotals(t cohort.Totals, states []*cohort.State) {
	r.printf("%s\n%s\n", t.Say(), t.SayStates())
	if len(states) > 1 {
		r.printf("\n")
		for _, s := range states {
			one := cohort.Total([]*cohort.State{s})
			r.printf("  %-24s  %-30s  %s, %s\n", text.Line(s.Name), text.Line(s.Programme.Title), say.Count(one.People, "leader"), say.Count(one.Pairs, "pair"))
		}
	}
	for _, by := range t.By {
		var parts []string
		for _, c := range by.Choices {
			if c.People > 0 {
				parts = append(parts, fmt.Sprintf("%s %d", text.Line(c.Label), c.People))
			}
		}
		if len(parts) > 0 {
			r.printf("\n%s\n  %s\n", text.Line(by.Label), strings.Join(parts, "\n  "))
		}
	}
}
