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
	HasPlan bool         // a plan was recorded with it
	Found   []FoundNames // who is meant by names that came in with it; nil: nothing was found out
}

// Slots are the places of an entry for what it keeps apart from the log: those of its change, and of the names that
// came in with it.
func (e *Entry) Slots() []Slot {
	slots := Records(e.Change)
	if len(e.Found) == 0 {
		return slots
	}
	slots = append(make([]Slot, 0, len(slots)+len(e.Found)), slots...)
	for i := range e.Found {
		slots = append(slots, &e.Found[i].Names)
	}
	return slots
}
