package storetest

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"crosswalk/matching"
	"crosswalk/matching/text"
)

// What the invented people are called and answer.
var (
	givenNames  = []string{"Amara", "Tom", "Ruth", "Dele", "Farah", "Ian", "Joan", "Priya", "Lee", "Sam"}
	familyNames = []string{"Osei", "Bridger", "Farrow", "Ade", "Aziz", "Moss", "Achebe", "Nair", "Wong", "Cole", "Quist"}
	Sectors     = []string{"nhs-provider", "primary-care", "council", "voluntary", "hospice"}
	Professions = []string{"nursing", "medical", "management", "social-work", "community", "corporate", "ahp"}
	Boroughs    = []string{"bexley", "bromley", "greenwich", "lambeth", "lewisham", "southwark"}
	Themes      = []string{"workforce", "communities", "prevention", "green", "children", "parity"}
	Learning    = []string{"frontline", "strategy", "coproduction", "improvement", "people", "money", "partnership"}
)

// EmailOf is the address of the i-th of the invented people.
func EmailOf(i int) string { return fmt.Sprintf("person%04d@example.org", i) }

// Applicants invents n people, always the same.
func Applicants(n int) []*matching.Applicant {
	out := make([]*matching.Applicant, n)
	for i := range out {
		out[i] = Applicant(i)
	}
	return out
}

// Pick is an answer with one choice of a list.
func Pick(list []string, i int) matching.Answer {
	return matching.Answer{Choices: []string{list[i%len(list)]}}
}

// Picks is an answer with two choices of a list, or one if they are the same.
func Picks(list []string, i, j int) matching.Answer {
	i, j = i%len(list), j%len(list)
	if i == j {
		return Pick(list, i)
	}
	return matching.Answer{Choices: []string{list[min(i, j)], list[max(i, j)]}}
}

// Writes is an answer in words.
func Writes(s string) matching.Answer { return matching.Answer{Text: text.New(s)} }

// Applicant is the i-th of the invented people.
func Applicant(i int) *matching.Applicant {
	return &matching.Applicant{
		Email:     text.New(EmailOf(i)),
		Name:      text.New(givenNames[i%len(givenNames)] + familyName(i)),
		Submitted: time.Date(2023, 3, 1, 9, i%60, 0, 0, time.UTC),
		Response:  fmt.Sprint(i + 1),
		Answers: map[string]matching.Answer{
			"organisation": Writes(fmt.Sprintf("Organisation %d", i%37)),
			"sector":       Pick(Sectors, i*7+i/5),
			"profession":   Pick(Professions, i*3+i/7),
			"borough":      Pick(Boroughs, i*5+i/11),
			"themes":       Picks(Themes, i, i*i+1),
			"wants":        Picks(Learning, i+2, i/2),
			"offers":       Picks(Learning, i+5, i/3),
			"objectives":   Writes(fmt.Sprintf("To see how %s work in %s is led", Themes[i%6], Boroughs[(i*i)%6])),
			"consent":      {Choices: []string{"yes"}},
		},
	}
}

// But is the i-th of the invented people with another answer.
func But(i int, field string, v matching.Answer) *matching.Applicant {
	a := Applicant(i)
	a.Answers[field] = v
	return a
}

// Without is all but some of the invented people.
func Without(people []*matching.Applicant, gone ...int) []*matching.Applicant {
	var out []*matching.Applicant
	for i, a := range people {
		keep := true
		for _, g := range gone {
			keep = keep && i != g
		}
		if keep {
			out = append(out, a)
		}
	}
	return out
}

// MustReplace replaces a text that must be there.
func MustReplace(tb testing.TB, s, old, with string) string {
	tb.Helper()
	if !strings.Contains(s, old) {
		tb.Fatalf("there is no %q", old)
	}
	return strings.Replace(s, old, with, 1)
}

// Alike invents n people who answer much alike, so that many plans are equally good.
func Alike(n int) []*matching.Applicant {
	out := make([]*matching.Applicant, n)
	for i := range out {
		a := Applicant(i)
		like := Applicant(i % 3)
		maps.Copy(a.Answers, like.Answers)
		a.Answers["organisation"] = Writes(fmt.Sprintf("Organisation %d", i%5))
		out[i] = a
	}
	return out
}

// Crowd invents n people who answer as people do: some choices are more frequent than others, and what
// they hope for is in their own words.
func Crowd(n int) []*matching.Applicant {
	r := rand.New(rand.NewPCG(5, uint64(n)))
	skewed := func(k int) int { return min(r.IntN(k), r.IntN(k)) }
	hopes := strings.Fields(`community housing prevention budgets commissioning hospital wards nursing discharge primary
		mental health young schools faith estates digital records data improvement safety residents inequality workforce
		retention wellbeing leadership strategy boards governance finance carers dementia fire police climate food arts`)
	out := make([]*matching.Applicant, n)
	for i := range out {
		a := Applicant(i)
		a.Answers["organisation"] = Writes(fmt.Sprintf("Organisation %d", r.IntN(n/4+2)))
		a.Answers["sector"] = Pick(Sectors, skewed(len(Sectors)))
		a.Answers["profession"] = Pick(Professions, skewed(len(Professions)))
		a.Answers["borough"] = Pick(Boroughs, skewed(len(Boroughs)))
		a.Answers["themes"] = Picks(Themes, skewed(len(Themes)), r.IntN(len(Themes)))
		a.Answers["wants"] = Picks(Learning, skewed(len(Learning)), r.IntN(len(Learning)))
		a.Answers["offers"] = Picks(Learning, skewed(len(Learning)), r.IntN(len(Learning)))
		var words []string
		for range 6 + r.IntN(14) {
			words = append(words, hopes[skewed(len(hopes))])
		}
		a.Answers["objectives"] = Writes(strings.Join(words, " the "))
		out[i] = a
	}
	return out
}

// familyName is the rest of a name, which nobody has twice: beyond the first hundred it ends in letters of its own.
func familyName(i int) string {
	name := " " + familyNames[(i/3)%len(familyNames)]
	for n := i; i >= 100 && n > 0; n /= 26 {
		name += string(rune('a' + n%26))
	}
	return name
}
