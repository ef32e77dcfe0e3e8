package cohort

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

// OpenCohort starts a cohort: the first change of every log. The cohort keeps its own copy of the
// programme file and reads only that.
type OpenCohort struct {
	Name      string
	Programme string    // the file as it was
	Closes    time.Time `json:",omitzero"` // the deadline; zero takes the programme's, if it has one
}

func (*OpenCohort) Kind() string { return "open-cohort" }

func (c *OpenCohort) Summary(*State) string { return fmt.Sprintf("Opened %s", c.Name) }

func (c *OpenCohort) prepare(*State, Stamp) error {
	c.Name = text.Line(strings.TrimSpace(c.Name))
	return nil
}

func (c *OpenCohort) check(s *State, _ Stamp) error {
	if s.Programme != nil {
		return Refuse("this cohort is open already")
	}
	if strings.TrimSpace(c.Name) == "" {
		return Refuse("a cohort needs a name: crosswalk cohort open NAME")
	}
	_, err := programme.Parse("programme", []byte(c.Programme))
	return asRefusal(err)
}

func (c *OpenCohort) apply(s *State, at Stamp) {
	s.Name, s.Opened = c.Name, at.Time
	s.takeProgramme(c.Programme)
	if !c.Closes.IsZero() {
		s.Closes = c.Closes
	}
}

// takeProgramme reads a programme file that was accepted once.
func (s *State) takeProgramme(source string) {
	p := s.parsed(source)
	if p == nil {
		return
	}
	first := s.Programme == nil
	s.Programme = p
	if first && !p.Intake.Closes.IsZero() {
		s.Closes = wallClock(p.Intake.Closes, p.Zone)
	}
}

// parsed is the programme of a file, or, of one that this version refuses, the programme there is. A log
// is folded again at every undo, so what was read is kept.
func (s *State) parsed(source string) *programme.Programme {
	for _, p := range s.programmes {
		if string(p.Source) == source {
			return p
		}
	}
	p, err := programme.Parse("programme", []byte(source))
	if err != nil {
		return s.Programme
	}
	s.programmes = append(slices.Clip(s.programmes), p)
	return p
}

// wallClock reads the date and time of t in a zone, whatever zone it was parsed in.
func wallClock(t time.Time, zone *time.Location) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, zone)
}

// UseProgramme replaces the cohort's programme file, and the points that its criteria were given.
type UseProgramme struct {
	replans
	Programme string
}

func (*UseProgramme) Kind() string { return "use-programme" }

func (c *UseProgramme) Summary(*State) string {
	p, err := programme.Parse("programme", []byte(c.Programme))
	if err != nil {
		return "Took another programme file"
	}
	return "Took the programme file " + p.Title
}

func (c *UseProgramme) check(s *State, _ Stamp) error {
	p, err := programme.Parse("programme", []byte(c.Programme))
	if err != nil {
		return asRefusal(err)
	}
	if s.Programme.SameAs(p) {
		return Refuse("the cohort uses exactly this file already")
	}
	return nil
}

func (c *UseProgramme) apply(s *State, _ Stamp) { s.takeProgramme(c.Programme) }

// Replan asks for a plan in an order of merit, best or steady, with a priority, total or weakest. What is
// empty stays as it is.
type Replan struct {
	replans
	Order    matching.Order     `json:",omitempty"`
	Priority programme.Priority `json:",omitempty"`
}

func (*Replan) Kind() string { return "replan" }

func (c *Replan) Summary(*State) string {
	line := "Planned again"
	switch c.Order {
	case matching.Best:
		line += ", best plan first"
	case matching.Steady:
		line += ", fewest changes first"
	}
	switch c.Priority {
	case programme.PriorityTotal:
		line += ", for the highest total"
	case programme.PriorityWeakest:
		line += ", for the strongest weakest pair"
	}
	return line
}

func (c *Replan) check(s *State, _ Stamp) error {
	switch c.Order {
	case "", matching.Best, matching.Steady:
	default:
		return Refuse("a plan is made in the order best or steady, not %q", string(c.Order))
	}
	switch c.Priority {
	case "", programme.PriorityTotal, programme.PriorityWeakest:
	default:
		return Refuse("a plan is made with the priority total or weakest, not %q", string(c.Priority))
	}
	if len(s.People) == 0 {
		return Refuse("there is nobody to plan for yet: import applicants first")
	}
	return nil
}

func (c *Replan) apply(s *State, _ Stamp) {
	if c.Order != "" {
		s.Order, s.OrderSaid = c.Order, true
	}
	if c.Priority != "" {
		s.Priority = c.Priority
	}
}
