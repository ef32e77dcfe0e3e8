package cohort

import (
	"time"

	"crosswalk/matching"
	"crosswalk/matching/programme"
)

// InMemory is a cohort that lies in no store: a file's applicants under a programme, for looking at a plan
// without keeping anything. Its people are numbered in the order of their folded e-mails.
func InMemory(p *programme.Programme, people []*matching.Applicant) *State {
	s := newState(0)
	s.Programme = p
	s.Closes = programmeDeadline(p)
	diff := s.CompareImport(people, false)
	c := &Import{New: len(diff.New)}
	for i, a := range byKey(diff.New) {
		c.Applications = append(c.Applications, imported(matching.ID(i+1), a))
	}
	c.judgeDeadline(s)
	c.apply(s, Stamp{Seq: 1, Time: time.Time{}})
	return s
}
