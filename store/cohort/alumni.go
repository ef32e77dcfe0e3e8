package cohort

import (
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
)

// LacksCertificate is what one of an exchange still lacks for the programme's certificate. Events count in whatever
// application of theirs they came.
func (s *State) LacksCertificate(x *Exchange, party int) exchange.Lacks {
	c := s.Programme.Certificate
	lacks := x.Certified(c, party)
	if party >= 0 && party < len(x.Members) {
		lacks.Events = max(0, c.Events-len(s.Attended(x.Members[party])))
	}
	return lacks
}

// Alumni are those who have earned the programme's certificate in this cohort: they completed their exchange, and lack
// nothing. In the order of the folded e-mails.
func (s *State) Alumni() []matching.ID {
	ids, _ := s.alumni()
	return slices.Clone(ids)
}

// alumni are they as a list and as a set, found once for each state that was handed out.
func (s *State) alumni() ([]matching.ID, map[matching.ID]bool) {
	find := func() ([]matching.ID, map[matching.ID]bool) {
		ids, set := s.findAlumni(), map[matching.ID]bool{}
		for _, id := range ids {
			set[id] = true
		}
		return ids, set
	}
	if s.derived == nil {
		return find()
	}
	s.derived.earning.Do(func() { s.derived.alumni, s.derived.alumnus = find() })
	return s.derived.alumni, s.derived.alumnus
}

func (s *State) findAlumni() []matching.ID {
	if s.Programme == nil || s.Programme.Certificate.IsZero() {
		return nil
	}
	var ids []matching.ID
	met := map[matching.ID]bool{}
	for _, x := range s.Exchanges {
		if x.State() != exchange.StateCompleted {
			continue
		}
		for party, id := range x.Members {
			if !met[id] && s.LacksCertificate(x, party).IsZero() {
				met[id] = true
				ids = append(ids, id)
			}
		}
	}
	return s.inOrder(ids)
}

// AlumnusOf are the cohorts of which somebody is an alumnus, this one first, each as it is called: "Job Swap, Cohort 1".
func (s *State) AlumnusOf(id matching.ID) []string {
	same := s.SameAs(id)
	among := func(ids []matching.ID) bool {
		return slices.ContainsFunc(same, func(as matching.ID) bool { return slices.Contains(ids, as) })
	}
	var of []string
	_, here := s.alumni()
	if slices.ContainsFunc(same, func(as matching.ID) bool { return here[as] }) {
		of = append(of, s.Programme.Title+", "+s.Name)
	}
	for _, o := range s.others {
		if among(o.Alumni) {
			of = append(of, o.Programme+", "+o.Name)
		}
	}
	return of
}
