package cohort

import (
	"fmt"
	"testing"

	"crosswalk/matching"
	"crosswalk/matching/text"
)

// TestReturned tells who may be back under another name and address, from a cohort in which they were paired.
func TestReturned(t *testing.T) {
	person := func(id matching.ID, name, phone, work, role string) *Applicant {
		a := &Applicant{Applicant: matching.Applicant{ID: id, Name: text.New(name), Email: text.New(fmt.Sprintf("p%d@example.org", id)), Answers: map[string]matching.Answer{}}}
		for field, s := range map[string]string{fieldPhone: phone, fieldWork: work, fieldRole: role} {
			a.Answers[field] = matching.Answer{Text: text.New(s)}
		}
		a.called = &calledKey{name: name}
		return a
	}
	siobhan := person(1, "Siobhán O’Neill", "020 7946 0733", "Ravensbourne Trust", "Head of therapies")
	for name, c := range map[string]struct {
		here  []*Applicant
		there []*Applicant
		apart bool // in no exchange there
		want  string
	}{
		"telephone":           {here: []*Applicant{person(9, "Siobhan Byrne", "+44 (0)20 7946-0733", "Elm Trust", "Director")}, want: "9 1"},
		"post":                {here: []*Applicant{person(9, "Dr Siobhan Byrne", "", "Ravensbourne trust ", "head of therapies")}, want: "9 1"},
		"nickname":            {here: []*Applicant{person(9, "Shiv O'Neill", "02079460733", "", "")}, want: "9 1"},
		"another first name":  {here: []*Applicant{person(9, "Ann Byrne", "020 7946 0733", "Ravensbourne Trust", "Head of therapies")}},
		"employer only":       {here: []*Applicant{person(9, "Siobhan Byrne", "020 7946 0111", "Ravensbourne Trust", "Director")}},
		"nothing filled in":   {here: []*Applicant{person(9, "Siobhan Byrne", "none", "", "")}},
		"two here":            {here: []*Applicant{person(8, "Siobhan Byrne", "020 7946 0733", "", ""), person(9, "Siobhan Ray", "020 7946 0733", "", "")}},
		"two there":           {here: []*Applicant{person(9, "Siobhan Byrne", "020 7946 0733", "", "")}, there: []*Applicant{person(2, "Siobhan Ray", "020 7946 0733", "", "")}},
		"nobody's employer":   {here: []*Applicant{person(9, "Siobhan Byrne", "", "Retired", "n/a")}, there: []*Applicant{person(2, "Siobhan Ray", "", "retired", "N/A")}},
		"not paired":          {here: []*Applicant{person(9, "Siobhan Byrne", "020 7946 0733", "", "")}, apart: true},
		"here under her name": {here: []*Applicant{person(8, "Siobhan O'Neill", "", "", ""), person(9, "Siobhan Byrne", "020 7946 0733", "", "")}},
		"applies again":       {here: []*Applicant{siobhan, person(9, "Siobhan Byrne", "020 7946 0733", "", "")}},
	} {
		s := &State{People: map[matching.ID]*Applicant{}}
		for _, a := range c.here {
			s.People[a.ID] = a
		}
		o := Other{Name: "Cohort 1", People: map[matching.ID]*Applicant{}}
		for _, a := range append(c.there, siobhan) {
			o.People[a.ID] = a
			if !c.apart {
				o.Pairs = append(o.Pairs, OtherPair{Couple: matching.CoupleOf(a.ID, 77)})
			}
		}
		s.others = []Other{o}
		got := ""
		for id, e := range s.returned() {
			got += fmt.Sprint(id, " ", e.a.ID)
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
