package exchange

import (
	"slices"

	"crosswalk/matching/programme"
)

// Item is one thing that is due or overdue.
type Item struct {
	Milestone string // its name, or "check-in N"
	CheckIn   int    // which call it is; 0 of a milestone
	Title     string
	Due       programme.Date
	Days      int // until it is due, negative where that is past
	Status    Status
	Party     int             // who has still to do it, or Everybody
	Owner     programme.Owner // who sees to it
}

// dueItems returns what is due within the programme's soon days or overdue, the call included, by date. A step
// that some of the parties have done is an item for each of the others. In a paused exchange only the call is due, in
// one that has ended nothing.
func (e Exchange) dueItems(call Call, terms programme.Exchange, today programme.Date) []Item {
	var items []Item
	if e.Ending != nil {
		return nil
	}
	_, paused := e.Paused()
	for i := range e.Steps {
		if paused {
			break
		}
		status, days := e.Status(i, terms, today)
		if status != Due && status != Overdue {
			continue
		}
		item := e.item(i, status, days)
		for _, p := range e.missing(i) {
			item.Party = p
			items = append(items, item)
		}
	}
	if call.Milestone == "" && (call.Status == Due || call.Status == Overdue) {
		items = append(items, Item{
			Milestone: call.Name(), CheckIn: call.Number, Title: call.Title,
			Due: call.Date, Days: call.Days, Status: call.Status, Party: Everybody, Owner: programme.OwnerFacilitator,
		})
	}
	slices.SortStableFunc(items, func(a, b Item) int { return a.Due.Compare(b.Due) })
	return items
}

// item is the i-th step as everybody's item.
func (e *Exchange) item(i int, status Status, days int) Item {
	s := &e.Steps[i]
	return Item{Milestone: s.Name, Title: s.Title, Due: e.dueAt(i), Days: days, Status: status, Party: Everybody, Owner: s.owner()}
}

// missing returns who has still to do an open step: some of the parties, or Everybody alone.
func (e Exchange) missing(i int) []int {
	var left []int
	days := e.doneDays(i)
	for p, d := range days {
		if d.IsZero() {
			left = append(left, p)
		}
	}
	if len(left) == len(days) {
		return []int{Everybody}
	}
	return left
}

// owner is who sees to a step; one that names nobody is the pair's.
func (s *Step) owner() programme.Owner {
	if s.Owner == "" {
		return programme.OwnerPair
	}
	return s.Owner
}
