package exchange

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching/programme"
	"crosswalk/matching/say"
)

// dayTenths is the most that one visit lasts.
const dayTenths = 240

// CheckVisit says why a visit cannot be logged. That it is not in the future is for the caller to see
// to.
func (e Exchange) CheckVisit(v Visit, terms programme.Exchange) error {
	if len(terms.Activities) > 0 && !slices.Contains(terms.Activities, v.Activity) {
		return refuse("log visit", "%q is not an activity of this programme; there are %s", v.Activity, strings.Join(nearestFirst(v.Activity, terms.Activities), ", "))
	}
	if v.HourTenths <= 0 {
		return refuse("log visit", "say how many hours it took")
	}
	if v.HourTenths > dayTenths {
		return refuse("log visit", "%s h is more than a day; log a visit for each day", say.Tenths(v.HourTenths))
	}
	if !e.hasHost(v.Host) {
		return refuse("log visit", "the host is one of the %d people of this exchange, or %s", e.Parties, e.Both())
	}
	if err := e.checkVisitors(v); err != nil {
		return refuse("log visit", "%v", err)
	}
	if err := checkPlace(v.Place); err != nil {
		return err
	}
	if err := e.checkAlive("log visit"); err != nil {
		return err
	}
	if err := e.checkDate(v.Date); err != nil {
		return refuse("log visit", "%v", err)
	}
	return nil
}

func (e Exchange) hasHost(host int) bool { return host >= Joint && host < e.Parties }

// checkVisitors refuses visitors whom the host cannot have had there.
func (e Exchange) checkVisitors(v Visit) error {
	if len(v.Visitors) > 0 && v.Host == Joint {
		return fmt.Errorf("where %s host, nobody is the visitor", e.Both())
	}
	for k, p := range v.Visitors {
		if p == v.Host || p < 0 || p >= e.Parties || slices.Contains(v.Visitors[:k], p) {
			return errors.New("whoever visited is one of the people of this exchange beside the host, each named once")
		}
	}
	return nil
}

// VisitorsOf are the parties who visited the host, in order: all others where the visit names nobody, and
// nobody where the host is Joint.
func (e Exchange) VisitorsOf(v Visit) []int {
	var visitors []int
	for p := range e.Parties {
		if v.Host != Joint && p != v.Host && (len(v.Visitors) == 0 || slices.Contains(v.Visitors, p)) {
			visitors = append(visitors, p)
		}
	}
	return visitors
}

// VisitedByAll reports whether a visit was of everybody beside the host, as in a pair each is.
func (e Exchange) VisitedByAll(v Visit) bool {
	return v.Host == Joint || len(e.VisitorsOf(v)) == e.Parties-1
}

// firstHostings are the visits, in their order, whose host had not hosted before.
func (e Exchange) firstHostings(visits []Visit) []Visit {
	var first []Visit
	for _, v := range visits {
		if v.Host != Joint && !slices.ContainsFunc(first, func(w Visit) bool { return w.Host == v.Host }) {
			first = append(first, v)
		}
	}
	return first
}

// AddVisit returns the exchange with one more visit. A host that there is not changes nothing. Visitors are
// kept only where they are not all others.
func (e Exchange) AddVisit(v Visit) Exchange {
	if e.hasHost(v.Host) {
		v.Visitors = slices.Clone(v.Visitors)
		if e.VisitedByAll(v) {
			v.Visitors = nil
		}
		if !e.Alone {
			e.Visits = slices.Clip(e.Visits)
		}
		e.Visits = append(e.Visits, v)
	}
	return e
}

// Visit returns the visit of that number.
func (e Exchange) Visit(id uint64) (Visit, bool) {
	for _, v := range e.Visits {
		if v.ID == id {
			return v, true
		}
	}
	return Visit{}, false
}

// CheckRemoveVisit says why a visit cannot be removed.
func (e Exchange) CheckRemoveVisit(id uint64) error {
	if _, ok := e.Visit(id); !ok {
		return refuse(fmt.Sprintf("remove visit %d", id), "this exchange has no such visit")
	}
	return nil
}

// RemoveVisit returns the exchange without that visit.
func (e Exchange) RemoveVisit(id uint64) Exchange {
	e.Visits = slices.DeleteFunc(slices.Clone(e.Visits), func(v Visit) bool { return v.ID == id })
	return e
}
