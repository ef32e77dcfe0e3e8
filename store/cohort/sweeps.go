package cohort

import (
	"fmt"

	"crosswalk/matching/say"
)

// Sweeps says what would go with the undoing of a change that brought in or made a great deal: an import, a publishing,
// the opening of a cohort, a programme. Nothing else is asked about before it is undone.
func (s *State) Sweeps(e *Entry) (what string, sweeps bool) {
	switch c := e.Change.(type) {
	case *Import:
		return fmt.Sprintf("The import of %s goes: %d new and %d changed.", c.File.Safe(), c.New, c.Changed), true
	case *Publish:
		return fmt.Sprintf("The publishing of %s goes, with all their dates.", say.Count(len(c.Pairs), "exchange")), true
	case *OpenCohort:
		return fmt.Sprintf("The opening of %s goes, and the cohort with it.", s.Name), true
	case *UseProgramme:
		return "The programme file goes, and the one before it counts again.", true
	}
	return "", false
}
