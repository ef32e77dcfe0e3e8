package cohort

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"time"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
)

// Held is somebody who waits for a partner until the next day on which the programme matches.
type Held struct {
	Person matching.ID
	Days   int            // for how long, since they applied, or since the partner they had left
	First  bool           // with priority
	Next   programme.Date // the next day of matching, that day included; zero where the programme names none
}

// NextMatching is the next of the programme's days of matching, today included; zero where it names none.
func (s *State) NextMatching(today programme.Date) programme.Date {
	var next programme.Date
	for _, on := range s.Programme.Intake.MatchOn {
		if d := on.Next(today); next.IsZero() || d.Before(next) {
			next = d
		}
	}
	return next
}

// holdOver notes, in a programme that matches on some days of the year, who is left without a partner when pairs are
// published: on the next such day they come first.
func (s *State) holdOver() {
	if s.Programme == nil || len(s.Programme.Intake.MatchOn) == 0 {
		return
	}
	s.heldOver = maps.Clone(s.heldOver)
	if s.heldOver == nil {
		s.heldOver = map[matching.ID]bool{}
	}
	for id, a := range s.People {
		if a.KeptOut(s.Programme) == matching.NotKeptOut && !s.holds(id) {
			s.heldOver[id] = true
		}
	}
}

// Held is who has no partner and takes part in the matching, with those who wait with priority first, then by how long they
// have waited.
func (s *State) Held(today programme.Date) []Held {
	if s.Programme == nil {
		return nil
	}
	next := s.NextMatching(today)
	first, came := s.waits()
	var all []Held
	for _, a := range s.Sorted() {
		if s.waitsToday(a) {
			all = append(all, Held{Person: a.ID, Days: max(0, today.Sub(s.waitsSince(a, came[a.ID]))), First: first[a.ID], Next: next})
		}
	}
	slices.SortStableFunc(all, func(a, b Held) int {
		if a.First != b.First {
			if a.First {
				return -1
			}
			return 1
		}
		return cmp.Compare(b.Days, a.Days)
	})
	return all
}

// HeldOf is how one person waits; false if they do not.
func (s *State) HeldOf(id matching.ID, today programme.Date) (Held, bool) {
	a := s.People[id]
	if s.Programme == nil || a == nil || a.Erased || !s.waitsToday(a) {
		return Held{}, false
	}
	first, came := s.waits()
	return Held{Person: id, Days: max(0, today.Sub(s.waitsSince(a, came[id]))), First: first[id], Next: s.NextMatching(today)}, true
}

// waitsToday reports whether nothing but a partner is missing to somebody.
func (s *State) waitsToday(a *Applicant) bool {
	return a.KeptOut(s.Programme) == matching.NotKeptOut && len(s.Position(a.ID).Partners) == 0
}

// waits is who waits with priority and when each person came, found once for each state that was handed out.
func (s *State) waits() (first map[matching.ID]bool, came map[matching.ID]time.Time) {
	if s.derived == nil {
		return s.WaitingFirst(), s.cameIn()
	}
	s.derived.waiting.Do(func() { s.derived.first, s.derived.came = s.WaitingFirst(), s.cameIn() })
	return s.derived.first, s.derived.came
}

// waitsSince is since when somebody without a partner has waited.
func (s *State) waitsSince(a *Applicant, came time.Time) programme.Date {
	since := s.Today(came)
	if !a.Submitted.IsZero() {
		since = s.Today(a.Submitted)
	}
	for _, x := range s.ExchangesOf(a.ID) {
		if x.Ending != nil && x.State() != exchange.StateVoid && x.Ending.On.After(since) {
			since = x.Ending.On
		}
	}
	return since
}

// cameIn is when each person came into the cohort.
func (s *State) cameIn() map[matching.ID]time.Time {
	came := make(map[matching.ID]time.Time, len(s.People))
	for _, e := range s.Log {
		people, ok := Introduced(e.Change)
		if !ok || s.Undone[e.Seq] {
			continue
		}
		for _, id := range people {
			if _, before := came[id]; !before {
				came[id] = e.Time
			}
		}
	}
	return came
}

// Say is how somebody is held, safe to draw: "for 43 days, with priority; next matching on 1 Oct 2023".
func (h Held) Say() string {
	line := "for " + say.Count(h.Days, "day")
	if h.First {
		line += ", with priority"
	}
	if !h.Next.IsZero() {
		line += fmt.Sprintf("; next matching on %s", exchange.PlainDay(h.Next))
	}
	return line
}
