package matchingtest

import (
	"fmt"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

// Dice is a small generator of its own (SplitMix64: Steele, Lea and Flood, 2014), so that a cohort is
// the same wherever it is made.
type Dice uint64

func (d *Dice) Under(n int) int {
	*d += 0x9e3779b97f4a7c15
	z := uint64(*d)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return int((z ^ z>>31) % uint64(n))
}

var subjects = strings.Fields(`community housing prevention budgets commissioning voluntary sector hospital wards nursing
discharge primary care mental health young people schools faith estates digital records data improvement safety
residents coproduction inequality workforce recruitment retention wellbeing leadership strategy partnership boards
governance finance contracts carers dementia hospice fire ambulance police neighbourhood resilience climate travel
food sport arts language refugees homelessness employment skills apprenticeships research evaluation stories listening`)

// Cohort makes n people who answer a programme's fields as people do: some choices are more frequent
// than others, most pick two or three tags, and there are about n/4 organisations.
func Cohort(p *programme.Programme, n int) []*matching.Applicant {
	d := Dice(42)
	people := make([]*matching.Applicant, n)
	for i := range people {
		a := &matching.Applicant{
			ID:      matching.ID(i + 1),
			Email:   text.New(fmt.Sprintf("p%06d@example.org", (i*7919)%1000003)),
			Name:    text.New(fmt.Sprintf("Person %d", i)),
			Answers: map[string]matching.Answer{programme.FieldConsent: Picks("yes")},
		}
		for _, f := range p.Fields {
			if f.Builtin && f.Name != programme.FieldObjectives {
				continue
			}
			skewed := func() int { return min(d.Under(len(f.Choices)), d.Under(len(f.Choices))) }
			switch f.Kind {
			case programme.KindText:
				if f.Name == "organisation" {
					a.Answers[f.Name] = Writes(fmt.Sprintf("Organisation %d", d.Under(n/4+2)))
					continue
				}
				var words []string
				for range 6 + d.Under(14) {
					words = append(words, subjects[min(d.Under(len(subjects)), d.Under(len(subjects)))], "the")
				}
				a.Answers[f.Name] = Writes(strings.Join(words, " "))
			case programme.KindChoice, programme.KindLevel:
				a.Answers[f.Name] = Picks(f.Choices[skewed()].Name)
			case programme.KindTags:
				first, second := skewed(), d.Under(len(f.Choices))
				if first == second {
					a.Answers[f.Name] = Picks(f.Choices[first].Name)
				} else {
					a.Answers[f.Name] = Picks(f.Choices[first].Name, f.Choices[second].Name)
				}
			case programme.KindNumber:
				a.Answers[f.Name] = Counts(d.Under(30))
			case programme.KindYesNo:
				a.Answers[f.Name] = Picks([]string{"yes", "no"}[d.Under(2)])
			}
		}
		people[i] = a
	}
	return people
}

// Decided is a cohort in which something was decided about some people.
func Decided(p *programme.Programme, n int) matching.Pool {
	d := Dice(n)
	pool := matching.Pool{Programme: p, People: Cohort(p, n), Blocked: map[matching.Couple]bool{}, Earlier: map[matching.Couple]bool{}}
	for k := range n / 20 {
		pool.People[d.Under(n)].Withdrawn = true
		pool.Blocked[matching.CoupleOf(matching.ID(d.Under(n)+1), matching.ID(d.Under(n)+1))] = true
		pool.Earlier[matching.CoupleOf(matching.ID(d.Under(n)+1), matching.ID(d.Under(n)+1))] = true
		pool.Screen = append(pool.Screen, matching.TeamOf(matching.ID(2*k+1), matching.ID(2*k+2)))
	}
	for i, person := range pool.People {
		if p.Name == SecondName && i%4 == 0 {
			person.Answers[programme.FieldCapacity] = Counts(2)
		}
	}
	a, b := pool.People[n-1], pool.People[n-2]
	a.Withdrawn, b.Withdrawn = false, false
	pool.Fixed = []matching.Pair{{A: a.ID, B: b.ID, State: matching.Locked}}
	return pool
}
