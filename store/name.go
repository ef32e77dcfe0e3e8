package store

import (
	"fmt"
	"slices"
)

// FreeName is the name to propose for one more cohort: "Cohort 1", or the first number behind the cohorts
// that none of them has.
func FreeName(cohorts []Cohort) string {
	for n := len(cohorts) + 1; ; n++ {
		name := fmt.Sprintf("Cohort %d", n)
		if !slices.ContainsFunc(cohorts, func(c Cohort) bool { return c.Name == name }) {
			return name
		}
	}
}
