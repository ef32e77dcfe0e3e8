package commands

import (
	"fmt"
	"strings"

	"crosswalk/store/cohort"
)

// readinessJSON is what match --readiness --json prints.
type readinessJSON struct {
	Free  int            `json:"free"` // people who are left to be matched
	Few   []fewJSON      `json:"few"`
	Alone []aloneJSON    `json:"alone"`
	Rules []ruleCostJSON `json:"rules"`
}

type fewJSON struct {
	Email   string `json:"email"`
	Options int    `json:"options"`
	Why     string `json:"why,omitempty"`
}

type aloneJSON struct {
	Email  string `json:"email"`
	Field  string `json:"field"`
	Choice string `json:"choice"`
}

type ruleCostJSON struct {
	Rule    string `json:"rule"`
	Couples int    `json:"couples"`
}

// printReadiness tells, before anything is planned, what will make planning hard.
func (r *run) printReadiness(s *cohort.State, asJSON bool) error {
	ready := s.Scorer().Readiness()
	if asJSON {
		out := readinessJSON{ready.Free, []fewJSON{}, []aloneJSON{}, []ruleCostJSON{}}
		for _, f := range ready.Few {
			out.Few = append(out.Few, fewJSON{s.People[f.ID].Email.Safe(), f.Options, f.Why})
		}
		for _, a := range ready.Alone {
			out.Alone = append(out.Alone, aloneJSON{s.People[a.ID].Email.Safe(), a.Field, a.Choice})
		}
		for _, c := range ready.Rules {
			out.Rules = append(out.Rules, ruleCostJSON{c.Short, c.Couples})
		}
		return r.printJSON(out)
	}
	if ready.Free < 2 {
		r.printf("%s\n", nobodyLeft(s))
	}
	if ready.Free == 0 && len(ready.Few) == 0 {
		return nil
	}
	r.printf("People with few possible partners: %s\n", number(len(ready.Few)))
	for _, f := range ready.Few {
		line := s.Call(f.ID)
		if f.Why != "" {
			line += ": " + f.Why
		}
		r.printf("  %2d  %s\n", f.Options, line)
	}
	if ready.Free < 2 {
		return nil
	}
	r.printf("Choices that only one person made: %s\n", number(len(ready.Alone)))
	for _, a := range ready.Alone {
		f, _ := s.Programme.Field(a.Field)
		r.printf("  %s: %s, %s\n", s.Call(a.ID), f.Label, f.Short(a.Choice))
	}
	r.printf("What each rule alone keeps apart:\n")
	for _, c := range ready.Rules {
		r.printf("  %6d pairs of people  %s\n", c.Couples, c.Short)
	}
	return nil
}

// nobodyLeft says that there are no two people left who could be matched with each other, and where the others
// are.
func nobodyLeft(s *cohort.State) string {
	scorer := s.Scorer()
	left, others := "Nobody", "everybody"
	var stay, shut, gone bool
	for i := range scorer.Len() {
		p := scorer.Person(i)
		switch _, fixed := scorer.FixedPair(p.ID); {
		case fixed:
			stay = true
		case scorer.Free(i):
			left, others = "Only "+s.Call(p.ID), "everybody else"
		case p.Withdrawn:
			gone = true
		default:
			shut = true
		}
	}
	var where []string
	for _, group := range []struct {
		any bool
		is  string
	}{{stay, "is in a pair that stays"}, {shut, "cannot be paired"}, {gone, "is withdrawn"}} {
		if group.any {
			where = append(where, group.is)
		}
	}
	if len(where) == 0 {
		return left + " is left to be matched: there is nobody else."
	}
	return left + " is left to be matched: " + others + " " + strings.Join(where, ", or ") + "."
}

// number is how many, in a word for nothing.
func number(n int) string {
	if n == 0 {
		return "none"
	}
	return fmt.Sprint(n)
}
