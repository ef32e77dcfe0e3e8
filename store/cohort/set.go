package cohort

import (
	"strings"
	"time"
	"unicode/utf8"

	"crosswalk/matching/text"
)

// SetCohort gives a cohort another name, another deadline or none. What it does not say stays.
type SetCohort struct {
	Name       string    `json:",omitempty"`
	Was        string    `json:",omitempty"` // the name before, taken down when the change is made
	Closes     time.Time `json:",omitzero"`
	NoDeadline bool      `json:",omitempty"`
}

// maxCohortName is how many letters the name of a cohort has at most.
const maxCohortName = 80

// CohortName is the name of a cohort as it is kept.
func CohortName(typed string) (string, error) {
	name := strings.Join(strings.Fields(text.Line(typed)), " ")
	switch n := utf8.RuneCountInString(name); {
	case n == 0:
		return "", Refuse("a cohort needs a name")
	case n > maxCohortName:
		return "", Refuse("a cohort's name has at most %d letters, and this one has %d", maxCohortName, n)
	}
	return name, nil
}

func (*SetCohort) Kind() string { return "set-cohort" }

func (c *SetCohort) Summary(s *State) string {
	var said []string
	if c.Name != "" {
		said = append(said, "Renamed "+c.Was+" to "+c.Name)
	}
	switch {
	case c.NoDeadline:
		said = append(said, "Took the deadline away")
	case !c.Closes.IsZero():
		said = append(said, "Set the deadline to "+SayDeadline(c.Closes.In(s.Programme.Zone)))
	}
	return strings.Join(said, "; ")
}

// plans: a deadline decides who may be paired, a name does not.
func (c *SetCohort) plans() bool { return c.NoDeadline || !c.Closes.IsZero() }

func (c *SetCohort) prepare(s *State, _ Stamp) (err error) {
	c.Was = ""
	if c.Name != "" {
		if c.Name, err = CohortName(c.Name); err != nil {
			return err
		}
		if c.Was = s.Name; c.Name == s.Name { // nothing to be said of it
			c.Name, c.Was = "", ""
		}
	}
	if c.Closes.Equal(s.Closes) {
		c.Closes = time.Time{}
	}
	c.NoDeadline = c.NoDeadline && !s.Closes.IsZero()
	return nil
}

func (c *SetCohort) check(s *State, _ Stamp) error {
	switch {
	case c.NoDeadline && !c.Closes.IsZero():
		return Refuse("a cohort has a deadline or none: say one of the two")
	case c.Name == "" && c.Closes.IsZero() && !c.NoDeadline:
		return Refuse("%s has that name and that deadline already", s.Name)
	}
	return nil
}

func (c *SetCohort) apply(s *State, _ Stamp) {
	if c.Name != "" {
		s.Name = c.Name
	}
	if c.plans() {
		s.closesSaid = true
		s.setDeadline(c.Closes)
	}
}
