package score

import (
	"fmt"

	"crosswalk/matching"
	"crosswalk/matching/say"
)

// sameGroup is the rule of a cohort whose partners come from the same group: two people were put into the same one. It
// stands behind the programme's rules.
type sameGroup struct {
	matching.Grouped
	of []int32 // the group of each person, 0 for none
}

func compileSameGroup(g matching.Grouped, people []*matching.Applicant) *rule {
	s := &sameGroup{Grouped: g, of: make([]int32, len(people))}
	for i, p := range people {
		s.of[i] = int32(g.Of[p.ID])
	}
	r := &rule{kind: s, groups: s.groups(), phrase: s.short()}
	r.table = table(r.groups, s.keeps)
	return r
}

func (s *sameGroup) groups() groups { return groupBy(s.of) }

func (s *sameGroup) keeps(i, j int) bool { return s.of[i] != 0 && s.of[i] == s.of[j] }

func (s *sameGroup) missing(_, i int) bool { return s.of[i] == 0 }

func (s *sameGroup) short() string { return "not the same " + say.InSentence(s.Title) }

func (s *sameGroup) sentence(_ [2]*matching.Applicant, i, j int) string {
	return fmt.Sprintf("%s: %s and %s", s.short(), s.called(i), s.called(j))
}

func (s *sameGroup) called(i int) string {
	if s.of[i] == 0 {
		return "none"
	}
	return fmt.Sprintf("%s %d", s.Title, s.of[i])
}

// inNoGroup says of somebody that they are in no group from which their partner could come; empty if they are.
func (s *Scorer) inNoGroup(i int) string {
	for _, g := range s.pool.Grouped {
		if g.Of[s.people[i].ID] == 0 {
			return "in no " + say.InSentence(g.Title) + " yet"
		}
	}
	return ""
}

// sameGroups reports whether two pools have the same people in the same groups.
func sameGroups(a, b []matching.Grouped) bool {
	if len(a) != len(b) {
		return false
	}
	for k := range a {
		if a[k].Title != b[k].Title || len(a[k].Of) != len(b[k].Of) {
			return false
		}
		for id, g := range a[k].Of {
			if b[k].Of[id] != g {
				return false
			}
		}
	}
	return true
}
