package cohort_test

import (
	"testing"

	"crosswalk/store/cohort"
	"crosswalk/store/storetest"
)

// TestRoomOfOnePerson refuses a pair, in a sentence, of somebody whose other application has the partners they can take.
func TestRoomOfOnePerson(t *testing.T) {
	o := storetest.Open(t, 10)
	p := o.State().Plan.Pairs[0]
	other, third := o.State().Plan.Pairs[1].A, o.State().Plan.Pairs[2].A
	o.Do(&cohort.Lock{A: p.A, B: p.B})
	o.Do(&cohort.Same{A: p.A, B: other, Stays: other})
	if o.State().People[other].Withdrawn {
		o.Do(&cohort.Return{Person: other})
	}
	o.Refused(&cohort.Override{A: other, B: third, Why: cohort.Reason("they asked")}, o.State().Call(other)+" has the partners they can take already, under another address")
}
