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

	part uint64 // which of the changes of a [Several] it is, from 0
}

// partAt is where in the number of a visit, a call or an answer stands which part of a change it was.
const partAt = 40

// id is the number of what a change writes down: that of its entry, with which part of it.
func (at Stamp) id() uint64 { return at.Seq | at.part<<partAt }

// WrittenBy is the number of the entry that wrote down a visit, a call or an answer of that number.
func WrittenBy(id uint64) (seq uint64) { return id & (1<<partAt - 1) }

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
