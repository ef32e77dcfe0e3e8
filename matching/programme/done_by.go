package programme

// DoneBy is the way in which a milestone comes to be done, as the key done_by names it. What each means for an
// exchange is told in package exchange, which has an entry for every one of [DoneBys].
type DoneBy string

const (
	DoneByTick    DoneBy = "tick"
	DoneByVisit   DoneBy = "visit"   // the n-th visit does the n-th such milestone
	DoneByMinimum DoneBy = "minimum" // the ledger reaching the programme's minimum
	DoneByCheckIn DoneBy = "checkin" // a call that reached someone
)

// doneByWay is one way of being done, as far as the file goes.
type doneByWay struct {
	by DoneBy
	// check reports what the file must say besides; nil where it need not say more.
	check func(d *decoder, t *table)
}

// doneByWays is the table of the ways; the first is meant where a milestone names none. Its order is that in
// which problems list them.
var doneByWays = [...]doneByWay{
	{by: DoneByTick},
	{by: DoneByVisit},
	{by: DoneByMinimum, check: (*decoder).needsMinimum},
	{by: DoneByCheckIn},
}

// DoneBys are all ways of being done, the one that is meant where a milestone names none first.
func DoneBys() []DoneBy {
	all := make([]DoneBy, len(doneByWays))
	for i, w := range doneByWays {
		all[i] = w.by
	}
	return all
}

// doneBy reads the way in which a milestone comes to be done. A word that is none of the table is a problem.
func (d *decoder) doneBy(t *table) DoneBy {
	by := oneOf(t, "done_by", doneByWays[0].by, DoneBys()...)
	for _, w := range doneByWays {
		if w.by == by && w.check != nil {
			w.check(d, t)
		}
	}
	return by
}

func (d *decoder) needsMinimum(t *table) {
	if d.Exchange.Minimum == (Amount{}) {
		t.problem("done_by", "done_by is %s, but [exchange] has no minimum", quote(string(DoneByMinimum)))
	}
}
