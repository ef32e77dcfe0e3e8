package matching

import "crosswalk/matching/programme"

// Pool is all that decides a plan. A scorer made of it keeps it: it must not be changed afterwards.
type Pool struct {
	Programme *programme.Programme
	People    []*Applicant // everybody of the cohort, withdrawn ones too, in any order
	// Fixed are the locked, overridden and published pairs and trios. They stay in every plan, with their
	// State; the scores of a published pair, and what it was against, stay as they were published. A
	// person may be in two.
	Fixed   []Pair
	Blocked map[Couple]bool
	Earlier map[Couple]bool // pairs of earlier cohorts that the programme still keeps apart
	// Parted are pairs whose exchange in this cohort ended early, with the words for it, safe to draw: "until 10 May 2023
	// (changed job)". They are not paired again.
	Parted map[Couple]string
	// Named is whom people name, by who wrote it, as it is kept; nil if nothing is kept, so that the answers are read.
	Named map[ID][]Naming
	// Same are two applications that are one person's (true), or may be until the coordinator says (false).
	Same  map[Couple]bool
	First map[ID]bool // who waits with priority: their partner left, and as many of them as possible are matched
	// Grouped are groups to one of which both of a pair have to belong; somebody in none of them waits.
	Grouped []Grouped
	Screen  []Team // the pairs of the plan on the screen, for "fewest changes"
}

// Grouped is people in groups that are numbered from 1.
type Grouped struct {
	Title string // of one of the groups: "Cohort"
	Of    map[ID]int
}
