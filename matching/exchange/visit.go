package exchange

import (
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching/programme"
)

// dayTenths is the most that one visit lasts.
const dayTenths = 240

// CheckVisit says why a visit cannot be logged. That it is not in the future is for the caller to see
// to.
func (e Exchange) CheckVisit(v Visit, terms programme.Exchange) error {
	if len(terms.Activities) > 0 && !slices.Contains(terms.Activities, v.Activity) {
		return fmt.Errorf("log visit: %q is not an activity of this programme; there are %s", v.Activity, strings.Join(nearestFirst(v.Activity, terms.Activities), ", "))
	}
	if v.HourTenths <= 0 {
		return fmt.Errorf("log visit: say how many hours it took")
	}
	if v.HourTenths > dayTenths {
		return fmt.Errorf("log visit: %s h is more than a day; log a visit for each day", Hours(v.HourTenths))
	}
	if !e.hasHost(v.Host) {
		return fmt.Errorf("log visit: the host is one of the %d people of this exchange, or both", e.Parties)
	}
	if err := e.checkDate(v.Date); err != nil {
		return fmt.Errorf("log visit: %w", err)
	}
	return nil
}

func (e Exchange) hasHost(host int) bool { return host >= Joint && host < e.Parties }

// AddVisit returns the exchange with one more visit. A host that there is not changes nothing.
func (e Exchange) AddVisit(v Visit) Exchange {
	if e.hasHost(v.Host) {
		e.Visits = append(slices.Clip(e.Visits), v)
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
		return fmt.Errorf("remove visit %d: this exchange has no such visit", id)
	}
	return nil
}

// RemoveVisit returns the exchange without that visit.
func (e Exchange) RemoveVisit(id uint64) Exchange {
	e.Visits = slices.DeleteFunc(slices.Clone(e.Visits), func(v Visit) bool { return v.ID == id })
	return e
}
