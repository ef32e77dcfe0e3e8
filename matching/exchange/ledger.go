package exchange

import (
	"fmt"
	"strings"

	"crosswalk/matching/programme"
	"crosswalk/matching/say"
)

// Ledger is what an exchange adds up to. Times are tenths of an hour.
type Ledger struct {
	Together int   // everything that was logged
	Joint    int   // what all hosted: it counts once, for nobody's direction
	Hosted   []int // by each party
	// Each is, of a trio, what each party hosted each other; nil of a pair, where Hosted says it: see
	// [Ledger.Ways].
	Each     [][]int
	Visits   int // how many were logged
	Meetings int // what a minimum in meetings counts: every visit, joint or not
}

// Ledger adds the visits up.
func (e Exchange) Ledger() Ledger { return e.ledger(e.Visits) }

func (e Exchange) ledger(visits []Visit) Ledger {
	l := Ledger{Hosted: make([]int, e.Parties), Visits: len(visits), Meetings: len(visits)}
	if e.Parties > 2 {
		l.Each = make([][]int, e.Parties)
		for p := range l.Each {
			l.Each[p] = make([]int, e.Parties)
		}
	}
	for _, v := range visits {
		l.Together += v.HourTenths
		if v.Host >= 0 && v.Host < e.Parties {
			l.Hosted[v.Host] += v.HourTenths
			l.visited(v.Host, e.VisitorsOf(v), v.HourTenths)
		} else {
			l.Joint += v.HourTenths
		}
	}
	return l
}

// visited adds to what a party hosted each of a trio's others.
func (l Ledger) visited(host int, visitors []int, tenths int) {
	if l.Each != nil {
		for _, p := range visitors {
			l.Each[host][p] += tenths
		}
	}
}

// Way is one direction: what one party hosted another, in tenths of an hour.
type Way struct{ Host, Visitor, Tenths int }

// Ways are the directions: each ordered two of the parties, two of a pair and six of a trio.
func (l Ledger) Ways() []Way {
	var ways []Way
	for host := range l.Hosted {
		ways = append(ways, l.waysOf(host)...)
	}
	return ways
}

// waysOf are the directions in which a party hosts.
func (l Ledger) waysOf(host int) []Way {
	var ways []Way
	for visitor := range l.Hosted {
		w := Way{host, visitor, l.Hosted[host]}
		if l.Each != nil {
			w.Tenths = l.Each[host][visitor]
		}
		if visitor != host {
			ways = append(ways, w)
		}
	}
	return ways
}

// least is what a party hosted the one of the others whom they hosted least.
func (l Ledger) least(host int) int {
	least := l.Hosted[host]
	for _, w := range l.waysOf(host) {
		least = min(least, w.Tenths)
	}
	return least
}

// even reports whether everybody else was there whenever a party hosted.
func (l Ledger) even(host int) bool { return l.least(host) == l.Hosted[host] }

// Meets reports whether the ledger has reached a minimum; one of nothing is always met.
func (l Ledger) Meets(least programme.Amount) bool {
	tenths, meetings := l.short(least)
	return tenths == 0 && meetings == 0
}

// short returns what is missing to a minimum. For one per direction it is what the parties have still to
// host, together: in a trio one visit may be of both others.
func (l Ledger) short(least programme.Amount) (tenths, meetings int) {
	meetings = max(0, least.Meetings-l.Meetings)
	if least.Per != programme.PerDirection {
		return max(0, least.HourTenths-l.Together), meetings
	}
	for host := range l.Hosted {
		tenths += max(0, least.HourTenths-l.least(host))
	}
	return tenths, meetings
}

// Missing says what is missing to a minimum: "3.5 h", "4.0 h one way, 1.0 h the other", "2 meetings";
// nothing if it is met.
func (l Ledger) Missing(least programme.Amount) string {
	var parts []string
	if least.Per != programme.PerDirection {
		if tenths, _ := l.short(least); tenths > 0 {
			parts = append(parts, say.Tenths(tenths)+" h")
		}
	} else if ways := l.missingWays(least.HourTenths); ways != "" {
		parts = append(parts, ways)
	}
	if _, meetings := l.short(least); meetings > 0 {
		parts = append(parts, say.Count(meetings, "meeting"))
	}
	return say.And(parts)
}

func (l Ledger) missingWays(least int) string {
	words := []string{" h one way", " h the other"}
	if len(l.Hosted) > 2 {
		words = []string{" h hosted by one", " h by another", " h by the third"}
	}
	var ways []string
	for host := range l.Hosted {
		if hosted := l.least(host); hosted < least {
			ways = append(ways, say.Tenths(least-hosted)+words[len(ways)])
		}
	}
	return strings.Join(ways, ", ")
}

// LedgerSign stands between the parts of a ledger in words.
const LedgerSign = " · "

// Say puts the ledger in words beside a minimum:
// "together 4.0 of 7.5 h · Amara hosted 4.0 · Tom hosted 0.0". Whoever of a trio hosted one of the others
// without the third is said to have "hosted Tom 4.0, Lee 1.5".
func (l Ledger) Say(least programme.Amount, names []string) string {
	return strings.Join(l.Parts(least, names), LedgerSign)
}

// Parts are the parts of what Say says, for whoever breaks it into lines.
func (l Ledger) Parts(least programme.Amount, names []string) []string {
	var parts []string
	if least.Meetings > 0 {
		parts = append(parts, fmt.Sprintf("%d of %s", l.Meetings, say.Count(least.Meetings, "meeting")))
		if least.HourTenths == 0 {
			return parts
		}
	}
	each := least.Per == programme.PerDirection && least.HourTenths > 0
	if !each {
		together := "together " + say.Tenths(l.Together)
		if least.HourTenths > 0 {
			together += " of " + say.Tenths(least.HourTenths)
		}
		parts = append(parts, together+" h")
	}
	for host, hosted := range l.Hosted {
		said := []string{say.Tenths(hosted)}
		if !l.even(host) {
			said = nil
			for _, w := range l.waysOf(host) {
				said = append(said, nameOf(names, w.Visitor)+" "+say.Tenths(w.Tenths))
			}
		}
		line := nameOf(names, host) + " hosted " + strings.Join(said, ", ")
		if each {
			line += " of " + say.Tenths(least.HourTenths) + " h"
		}
		parts = append(parts, line)
	}
	if l.Joint > 0 {
		line := "joint " + say.Tenths(l.Joint)
		if each {
			line += " h"
		}
		parts = append(parts, line)
	}
	return parts
}

// SayTogether is the time spent of a minimum, in figures: "4.0 of 7.5", of meetings "2 of 6". For one per
// direction it is what counts towards it of each direction.
func (l Ledger) SayTogether(least programme.Amount) string {
	switch {
	case least.HourTenths > 0 && least.Per == programme.PerDirection:
		got := 0
		for host := range l.Hosted {
			got += min(l.least(host), least.HourTenths)
		}
		return say.Tenths(got) + " of " + say.Tenths(least.HourTenths*len(l.Hosted))
	case least.HourTenths > 0:
		return say.Tenths(l.Together) + " of " + say.Tenths(least.HourTenths)
	case least.Meetings > 0:
		return fmt.Sprintf("%d of %d", l.Meetings, least.Meetings)
	}
	return say.Tenths(l.Together)
}

// SayMost says a maximum, "at most 7.5 h each way"; nothing if there is none.
func SayMost(most programme.Amount) string {
	switch {
	case most.HourTenths > 0 && most.Per == programme.PerDirection:
		return "at most " + say.Tenths(most.HourTenths) + " h each way"
	case most.HourTenths > 0:
		return "at most " + say.Tenths(most.HourTenths) + " h"
	case most.Meetings > 0:
		return "at most " + say.Count(most.Meetings, "meeting")
	}
	return ""
}

// Over says by how much a maximum is exceeded, "Tom hosted 1.5 h more than the 7.5 h allowed"; nothing
// if it is kept or there is none.
func (l Ledger) Over(most programme.Amount, names []string) string {
	var parts []string
	if most.Meetings > 0 && l.Meetings > most.Meetings {
		parts = append(parts, fmt.Sprintf("%s, at most %d allowed", say.Count(l.Meetings, "meeting"), most.Meetings))
	}
	over := func(who string, tenths int) {
		if tenths > most.HourTenths {
			parts = append(parts, fmt.Sprintf("%s %s h more than the %s h allowed", who, say.Tenths(tenths-most.HourTenths), say.Tenths(most.HourTenths)))
		}
	}
	switch {
	case most.HourTenths == 0:
	case most.Per == programme.PerDirection:
		for host, hosted := range l.Hosted {
			if l.even(host) {
				over(nameOf(names, host)+" hosted", hosted)
				continue
			}
			for _, w := range l.waysOf(host) {
				over(nameOf(names, host)+" hosted "+nameOf(names, w.Visitor), w.Tenths)
			}
		}
	default:
		over("together", l.Together)
	}
	return strings.Join(parts, LedgerSign)
}
