package cohort

import "time"

// By is who makes a change, and when.
type By struct {
	Actor string
	Now   time.Time
}

// Stamp is an entry's place in the log.
type Stamp struct {
	Seq   uint64
	Time  time.Time
	Actor string
}

// Entry is one change in the log of a cohort.
type Entry struct {
	Stamp
	Change  Change
	HasPlan bool // a plan was recorded with it
}
