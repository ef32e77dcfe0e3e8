package cohort

import (
	"fmt"
	"time"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
)

// The deadline is the cohort's, and who is late is told by it and by when they applied, today as at the import. A
// programme brings one for its cohorts, which is taken as long as nobody said another; the cohort's first file takes it
// away again if it is one of another year.

// setDeadline gives the cohort another deadline, or none, and judges everybody by it.
func (s *State) setDeadline(closes time.Time) {
	s.Closes = closes
	for id, a := range s.People {
		if late := s.isLate(a.Submitted); late != a.Late {
			s.amend(id, func(a *Applicant) { a.Late = late })
		}
	}
}

// DroppedDeadline is a programme's deadline that the first file of a cohort takes away, because most of its answers
// came after it.
type DroppedDeadline struct {
	Closes    time.Time
	After, Of int // so many came after it, of so many that say when they came
}

// Say puts it in a sentence, safe to draw.
func (d DroppedDeadline) Say() string {
	return fmt.Sprintf("The programme's deadline, %s, is not taken, so the cohort has none: %d of %s came after it.",
		SayDeadline(d.Closes), d.After, say.Count(d.Of, "answer"))
}

// SayDeadline is a deadline for people, in the zone that it is in: 14 March 2023, 23:59.
func SayDeadline(closes time.Time) string { return closes.Format("2 January 2006, 15:04") }

// dropsDeadline reports whether a form export, as the first of the cohort, takes the programme's deadline away.
func (s *State) dropsDeadline(applicants []*matching.Applicant) (d DroppedDeadline, drops bool) {
	if s.Closes.IsZero() || s.closesSaid || len(s.Imports) > 0 {
		return d, false
	}
	d.Closes = s.Closes
	for _, a := range applicants {
		if a.Submitted.IsZero() {
			continue
		}
		d.Of++
		if s.isLate(a.Submitted) {
			d.After++
		}
	}
	return d, 2*d.After > d.Of
}

// DropsDeadline reports whether people, as the first of a cohort of a programme, take its deadline away.
func DropsDeadline(p *programme.Programme, people []*matching.Applicant) (DroppedDeadline, bool) {
	s := newState(0)
	s.Programme, s.Closes = p, programmeDeadline(p)
	return s.dropsDeadline(people)
}

// IdleDeadline is the deadline that the programme file names and the cohort does not have.
func (s *State) IdleDeadline() (closes time.Time, idle bool) {
	p := s.Programme
	if p == nil || p.Intake.Closes.IsZero() {
		return closes, false
	}
	closes = programmeDeadline(p)
	return closes, !closes.Equal(s.Closes)
}

// programmeDeadline is the deadline that a programme brings; zero if it brings none.
func programmeDeadline(p *programme.Programme) time.Time {
	if p.Intake.Closes.IsZero() {
		return time.Time{}
	}
	return wallClock(p.Intake.Closes, p.Zone)
}
