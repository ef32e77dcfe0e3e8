package score

import (
	"cmp"
	"slices"

	"crosswalk/matching"
)

// Readiness says, before a cohort is planned, what will make planning hard.
type Readiness struct {
	Free  int        // people who can be paired and are in no pair that stays
	Few   []Few      // people who may be paired with at most three others, the fewest first; also those who lack an answer
	Alone []Alone    // choices that only one of these made; none where there is but one person
	Rules []RuleCost // of each rule of the programme, the one that costs most first
}

// Few is a person with few possible partners.
type Few struct {
	ID      matching.ID
	Options int
	Why     string // what they would have to answer first; empty if nothing
}

// Alone is a choice that one person alone made, of a field whose answers are compared by sharing.
type Alone struct {
	ID     matching.ID
	Field  string
	Choice string
}

// RuleCost is how many couples one rule alone keeps apart: they keep every other one.
type RuleCost struct {
	Rule    int    // its place in the programme
	Short   string // what people have who break it: "same organisation"
	Couples int
}

const fewOptions = 3

// Readiness looks at all couples of the people who can be paired and are in no pair that stays, once. People
// who wait only for want of an answer are looked for too: they have no possible partner until they give it.
func (s *Scorer) Readiness() Readiness {
	r := Readiness{Rules: make([]RuleCost, len(s.rules))}
	for k, rule := range s.rules {
		r.Rules[k] = RuleCost{Rule: k, Short: rule.phrase}
	}
	options := make([]int, len(s.people))
	row := s.Row()
	for i := range s.people {
		if !s.Free(i) {
			continue
		}
		r.Free++
		row.Of(i)
		for j := i + 1; j < len(s.people); j++ {
			if !s.Free(j) || s.keys[i] == s.keys[j] || s.apart.has(i, j) {
				continue
			}
			broken, which := 0, 0
			for k := range s.rules {
				if !row.keeps(&row.rules[k], k, j) {
					broken, which = broken+1, k
				}
			}
			switch broken {
			case 0:
				options[i]++
				options[j]++
			case 1:
				r.Rules[which].Couples++
			}
		}
	}
	for i, n := range options {
		if s.Free(i) && n <= fewOptions || s.fixed[i] < 0 && s.lacksAnswer(i) {
			r.Few = append(r.Few, Few{s.people[i].ID, n, s.why[i]})
		}
	}
	slices.SortStableFunc(r.Few, func(a, b Few) int { return cmp.Compare(a.Options, b.Options) })
	slices.SortStableFunc(r.Rules, func(a, b RuleCost) int { return cmp.Compare(b.Couples, a.Couples) })
	if r.Free > 1 {
		r.Alone = s.alone()
	}
	return r
}

// alone finds the choices that one person made, in the fields that rules and criteria compare by what
// people share.
func (s *Scorer) alone() []Alone {
	var found []Alone
	seen := make(map[*choiceSets]bool)
	look := func(field string, t *choiceSets) {
		if t == nil || seen[t] {
			return
		}
		seen[t] = true
		for choice := range t.choices {
			only, count := -1, 0
			for i := range s.people {
				if s.Free(i) && t.has(t.class[i], choice) {
					only, count = i, count+1
				}
			}
			if count == 1 {
				found = append(found, Alone{s.people[only].ID, field, t.choices[choice].Name})
			}
		}
	}
	for _, rule := range s.rules {
		if len(rule.spec.Fields) > 0 { // none of a rule of groups
			look(rule.spec.Fields[0], rule.shared)
		}
	}
	for _, c := range s.criteria {
		look(c.spec.Field, c.shared)
	}
	return found
}
