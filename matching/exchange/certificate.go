package exchange

import "crosswalk/matching/programme"

// Lacks is what a party still lacks for a certificate: milestones by their titles, events, and whether the minimum.
type Lacks struct {
	Minimum bool
	Titles  []string
	Events  int // to be attended still; counted by whoever knows who came
}

// IsZero reports whether nothing is lacking.
func (l Lacks) IsZero() bool { return !l.Minimum && len(l.Titles) == 0 && l.Events == 0 }

// Certified returns what a party lacks for a certificate. A step that each does counts for the party once they have
// done it. Milestones that the exchange does not have are lacking; events are for the caller to count.
func (e Exchange) Certified(c programme.Certificate, party int) Lacks {
	l := Lacks{Minimum: c.Minimum && !e.Ledger().Meets(e.Minimum)}
	for _, name := range c.Milestones {
		i := e.index(name)
		if i < 0 {
			l.Titles = append(l.Titles, name)
			continue
		}
		days := e.DoneDays(i)
		at := 0
		if e.Steps[i].Each {
			at = party
		}
		if at < 0 || at >= len(days) || days[at].IsZero() {
			l.Titles = append(l.Titles, e.Steps[i].Title)
		}
	}
	return l
}
