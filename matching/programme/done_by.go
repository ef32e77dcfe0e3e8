package programme

import "slices"

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

// doneBy reads the ways in which a milestone comes to be done: a word, or a list of them, any of which does it. A
// word that is none of the table is a problem.
func (d *decoder) doneBy(t *table) (by DoneBy, also []DoneBy) {
	ways := []DoneBy{}
	if n := t.keys["done_by"]; n != nil && n.list {
		texts, at := t.texts("done_by")
		for i, word := range texts {
			switch way := DoneBy(word); {
			case !slices.Contains(DoneBys(), way):
				t.at(at[i], "done_by cannot be %s; it is %s", quote(word), alternatives(words(DoneBys())))
			case slices.Contains(ways, way):
				t.at(at[i], "done_by has %s twice", quote(word))
			default:
				ways = append(ways, way)
			}
		}
		if len(n.items) == 0 {
			t.problem("done_by", "done_by is an empty list; leave it out where a person ticks the milestone")
		}
	} else {
		ways = append(ways, oneOf(t, "done_by", doneByWays[0].by, DoneBys()...))
	}
	if len(ways) == 0 {
		return doneByWays[0].by, nil
	}
	for _, w := range doneByWays {
		if w.check != nil && slices.Contains(ways, w.by) {
			w.check(d, t)
		}
	}
	if len(ways) > 1 {
		also = ways[1:]
	}
	return ways[0], also
}

func (d *decoder) needsMinimum(t *table) {
	if d.Exchange.Minimum == (Amount{}) {
		t.problem("done_by", "done_by is %s, but [exchange] has no minimum", quote(string(DoneByMinimum)))
	}
}
