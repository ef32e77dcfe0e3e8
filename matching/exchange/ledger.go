package exchange

import (
	"fmt"
	"strings"

	"crosswalk/matching/programme"
)

// Ledger is what an exchange adds up to. Times are tenths of an hour.
type Ledger struct {
	Together int   // everything that was logged
	Joint    int   // what all hosted: it counts once, for nobody's direction
	Hosted   []int // by each party
	Visits   int   // how many were logged
	Meetings int   // what a minimum in meetings counts: every visit, joint or not
}

// Ledger adds the visits up.
func (e Exchange) Ledger() Ledger { return e.ledger(e.Visits) }

func (e Exchange) ledger(visits []Visit) Ledger {
	l := Ledger{Hosted: make([]int, e.Parties), Visits: len(visits), Meetings: len(visits)}
	for _, v := range visits {
		l.Together += v.HourTenths
		if v.Host >= 0 && v.Host < e.Parties {
			l.Hosted[v.Host] += v.HourTenths
		} else {
			l.Joint += v.HourTenths
		}
	}
	return l
}

// Meets reports whether the ledger has reached a minimum; one of nothing is always met.
func (l Ledger) Meets(least programme.Amount) bool {
	tenths, meetings := l.short(least)
	return tenths == 0 && meetings == 0
}

// short returns what is missing to a minimum; for one per direction, the directions together.
func (l Ledger) short(least programme.Amount) (tenths, meetings int) {
	meetings = max(0, least.Meetings-l.Meetings)
	if least.Per != programme.PerDirection {
		return max(0, least.HourTenths-l.Together), meetings
	}
	for _, hosted := range l.Hosted {
		tenths += max(0, least.HourTenths-hosted)
	}
	return tenths, meetings
}

// Missing says what is missing to a minimum: "3.5 h", "4.0 h one way, 1.0 h the other", "2 meetings";
// nothing if it is met.
func (l Ledger) Missing(least programme.Amount) string {
	var parts []string
	if least.Per != programme.PerDirection {
		if tenths, _ := l.short(least); tenths > 0 {
			parts = append(parts, Hours(tenths)+" h")
		}
	} else if ways := l.missingWays(least.HourTenths); ways != "" {
		parts = append(parts, ways)
	}
	if _, meetings := l.short(least); meetings > 0 {
		parts = append(parts, count(meetings, "meeting"))
	}
	return strings.Join(parts, " and ")
}

func (l Ledger) missingWays(least int) string {
	var ways []string
	for _, hosted := range l.Hosted {
		if hosted < least {
			way := " h one way"
			if len(ways) > 0 {
				way = " h the other"
			}
			ways = append(ways, Hours(least-hosted)+way)
		}
	}
	return strings.Join(ways, ", ")
}

// Say puts the ledger in words beside a minimum:
// "together 4.0 of 7.5 h · Amara hosted 4.0 · Tom hosted 0.0".
func (l Ledger) Say(least programme.Amount, names []string) string {
	var parts []string
	if least.Meetings > 0 {
		parts = append(parts, fmt.Sprintf("%d of %s", l.Meetings, count(least.Meetings, "meeting")))
		if least.HourTenths == 0 {
			return parts[0]
		}
	}
	each := least.Per == programme.PerDirection && least.HourTenths > 0
	if !each {
		together := "together " + Hours(l.Together)
		if least.HourTenths > 0 {
			together += " of " + Hours(least.HourTenths)
		}
		parts = append(parts, together+" h")
	}
	for p, hosted := range l.Hosted {
		line := nameOf(names, p) + " hosted " + Hours(hosted)
		if each {
			line += " of " + Hours(least.HourTenths) + " h"
		}
		parts = append(parts, line)
	}
	if l.Joint > 0 {
		line := "joint " + Hours(l.Joint)
		if each {
			line += " h"
		}
		parts = append(parts, line)
	}
	return strings.Join(parts, " · ")
}

// Over says by how much a maximum is exceeded, "Tom hosted 1.5 h more than the 7.5 h allowed"; nothing
// if it is kept or there is none.
func (l Ledger) Over(most programme.Amount, names []string) string {
	var parts []string
	if most.Meetings > 0 && l.Meetings > most.Meetings {
		parts = append(parts, fmt.Sprintf("%s, at most %d allowed", count(l.Meetings, "meeting"), most.Meetings))
	}
	over := func(who string, tenths int) {
		if tenths > most.HourTenths {
			parts = append(parts, fmt.Sprintf("%s %s h more than the %s h allowed", who, Hours(tenths-most.HourTenths), Hours(most.HourTenths)))
		}
	}
	switch {
	case most.HourTenths == 0:
	case most.Per == programme.PerDirection:
		for p, hosted := range l.Hosted {
			over(nameOf(names, p)+" hosted", hosted)
		}
	default:
		over("together", l.Together)
	}
	return strings.Join(parts, " · ")
}
