package cohort

import (
	"fmt"
	"strings"
	"time"

	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

// OpenCohort starts a cohort: the first change of every log. The cohort keeps its own copy of the
// programme file and reads only that.
type OpenCohort struct {
	Name      string
	Programme string    // the file as it was
	Closes    time.Time `json:",omitzero"` // the deadline; zero takes the programme's, if it has one
	// NoDeadline: the cohort has none, whatever the programme says.
	NoDeadline bool `json:",omitempty"`
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
	if c.NoDeadline || !c.Closes.IsZero() {
		s.Closes, s.closesSaid = c.Closes, true
	}
}

// wallClock reads the date and time of t in a zone, whatever zone it was parsed in.
func wallClock(t time.Time, zone *time.Location) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, zone)
}
