package store

import (
	"fmt"
	"slices"
)

// FreeName is the name to propose for one more cohort of a programme: "Cohort 1", or the first number behind its cohorts
// that none of them has. Each programme counts for itself.
func FreeName(cohorts []Cohort, programme string) string {
	own := slices.DeleteFunc(slices.Clone(cohorts), func(c Cohort) bool { return c.Programme != programme })
	for n := len(own) + 1; ; n++ {
		name := fmt.Sprintf("Cohort %d", n)
		if !slices.ContainsFunc(own, func(c Cohort) bool { return c.Name == name }) {
			return name
		}
	}
}
