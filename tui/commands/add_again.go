package commands

import (
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/form"
)

// again takes people of an earlier cohort into this one, as one change.
func (c *addCommand) again(r *run) error {
	var who []string
	for _, email := range append([]string{c.Email, c.Name}, c.Answers...) {
		twice := func(w string) bool { return text.Fold(w) == text.Fold(email) }
		if email != "" && !slices.ContainsFunc(who, twice) {
			who = append(who, email)
		}
	}
	if i := slices.IndexFunc(who, func(s string) bool { return strings.Contains(s, "=") }); i >= 0 {
		return usage("--from takes the answers of that cohort: leave %s out, and edit them here", text.Line(who[i]))
	}
	if (len(who) == 0) == !c.Alumni {
		return usage("say whom of %s: addresses, or --alumni", text.Line(c.From))
	}
	return r.with(func(s *session) error {
		formers, err := s.formersOf(c.From)
		if err != nil {
			return err
		}
		var chosen []cohort.Former
		for _, f := range formers {
			if c.Alumni && f.Alumnus != "" {
				chosen = append(chosen, f)
			}
		}
		if c.Alumni && len(chosen) == 0 {
			return cohort.Refuse("%s has no alumni who are not here already", text.Line(c.From))
		}
		for _, email := range who {
			i := slices.IndexFunc(formers, func(f cohort.Former) bool { return text.Fold(f.Email.Raw()) == text.Fold(email) })
			if i < 0 {
				if a, here := s.state.ByEmail(email); here {
					return cohort.Refuse("%s is in this cohort already", a.Name.Safe())
				}
				return fmt.Errorf("nobody of %s has the address %s", text.Line(c.From), text.Line(email))
			}
			chosen = append(chosen, formers[i])
		}
		return s.takeAgain(chosen)
	})
}

// takeAgain adds people of earlier cohorts, and tells what of their answers means nothing here and who waits.
func (s *session) takeAgain(chosen []cohort.Former) error {
	all := &cohort.Several{}
	for _, f := range chosen {
		a, left := form.Again(s.state.Programme, &f.Applicant.Applicant, s.now())
		all.Adds = append(all.Adds, cohort.Add{Person: f.ID, Application: cohort.Application{Value: a}})
		if len(left) > 0 {
			s.tell("%s: what was answered to %s means nothing in this programme", f.Name.Safe(), say.And(left))
		}
	}
	if err := s.change(all); err != nil {
		return err
	}
	for _, f := range chosen {
		if at := s.state.Position(f.ID); at.Kind != cohort.PositionMatched {
			s.printf("%s waits: %s\n", s.state.Call(f.ID), at.Say(s.state))
		}
	}
	return nil
}

// formersOf are the people of a cohort that is named, or of several of one name, who are not in this one.
func (s *session) formersOf(name string) ([]cohort.Former, error) {
	var names []string
	found := false
	named := func(o *cohort.Other) bool {
		return text.Fold(o.Name) == text.Fold(name) || text.Fold(s.state.CallCohort(o.Name, o.Programme)) == text.Fold(name)
	}
	for _, o := range s.state.Others() {
		names = append(names, text.Line(s.state.CallCohort(o.Name, o.Programme)))
		found = found || named(&o)
	}
	switch {
	case len(names) == 0:
		return nil, cohort.Refuse("there is no other cohort in this store")
	case !found:
		return nil, fmt.Errorf("there is no other cohort %q: there are %s", text.Line(name), say.And(names))
	}
	return s.state.Formers(s.state.Today(s.now()), named), nil
}
