package score

import (
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/say"
)

// different is the kinds different and different-any: two people differ in at least one of the fields.
type different struct {
	*rule
	answers [][]int32 // of each field: see encoder.employer
}

func compileDifferent(r *rule, e *encoder) requirement {
	d := &different{rule: r}
	for _, name := range r.spec.Fields {
		d.answers = append(d.answers, e.employer(name))
	}
	return d
}

func (d *different) groups() groups { return groupBy(d.answers...) }

func (d *different) keeps(i, j int) bool {
	for _, answers := range d.answers {
		a, b := answers[i], answers[j]
		if a == 0 || b == 0 {
			if d.spec.MissingAllowed {
				return true
			}
		} else if a != b {
			return true
		}
	}
	return false
}

func (d *different) missing(k, i int) bool { return d.answers[k][i] == 0 }

func (d *different) short() string { return "same " + d.labels(" and ") }

// sentence says in which fields two people are the same, and how: "same sector and same profession:
// NHS provider, nursing". A field that one did not answer cannot make them different either.
func (d *different) sentence(people [2]*matching.Applicant, i, j int) string {
	var names, values []string
	for k, f := range d.fields {
		if d.missing(k, i) || d.missing(k, j) {
			names = append(names, say.InSentence(f.Label)+" not known")
			continue
		}
		names = append(names, "same "+say.InSentence(f.Label))
		values = append(values, said(people[0], f))
	}
	sentence := strings.Join(names, " and ")
	if len(values) > 0 {
		sentence += ": " + strings.Join(values, ", ")
	}
	return sentence
}
