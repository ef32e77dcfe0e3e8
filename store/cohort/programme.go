package cohort

import (
	"slices"

	"crosswalk/matching/programme"
)

// takeProgramme reads a programme file that was accepted once.
func (s *State) takeProgramme(source string) {
	p := s.parsed(source)
	if p == nil {
		return
	}
	first := s.Programme == nil
	s.Programme = p
	if first {
		s.Closes = programmeDeadline(p)
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

// UseProgramme replaces the cohort's programme file, and with it the points that its criteria were given and the
// wordings that were settled, unless the new file knows them too.
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

func (c *UseProgramme) apply(s *State, _ Stamp) {
	s.takeProgramme(c.Programme)
	s.readAgain()
}
