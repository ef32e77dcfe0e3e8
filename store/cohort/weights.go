package cohort

import (
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/plan"
)

// Weigh gives criteria of the cohort's programme other points. Those that it does not name keep theirs.
type Weigh struct {
	replans
	Weights []Weight
}

func (*Weigh) Kind() string { return "weigh" }

func (c *Weigh) Summary(*State) string {
	var said []string
	for _, w := range c.Weights {
		if w.Points != w.Was {
			said = append(said, fmt.Sprintf("%s %d (was %d)", w.Criterion, w.Points, w.Was))
		}
	}
	return "Weighed " + strings.Join(said, ", ")
}

func (c *Weigh) prepare(s *State, _ Stamp) error {
	c.Weights = slices.Clone(c.Weights) // whoever made the change has them too
	for i := range c.Weights {
		for _, k := range s.Programme.Criteria {
			if k.Name == c.Weights[i].Criterion {
				c.Weights[i].Was = k.Points
			}
		}
	}
	return nil
}

func (c *Weigh) check(s *State, _ Stamp) error {
	points := c.points()
	if len(points) < len(c.Weights) {
		return Refuse("a criterion is given points twice: say once how many it shall have")
	}
	if err := s.Programme.CheckWeights(points); err != nil {
		return asRefusal(err)
	}
	for _, k := range s.Programme.Criteria {
		if n, ok := points[k.Name]; ok && n != k.Points {
			return nil
		}
	}
	return Refuse("the criteria have exactly these points already")
}

func (c *Weigh) apply(s *State, _ Stamp) {
	if s.Programme != nil {
		s.Programme = s.Programme.Weighed(c.points())
	}
}

// points is the same by name.
func (c *Weigh) points() map[string]int {
	points := make(map[string]int, len(c.Weights))
	for _, w := range c.Weights {
		points[w.Criterion] = w.Points
	}
	return points
}

// Recounted is the plan of a state before this one with the points that its pairs have now, so that it can
// be held against the plan of this one; the very plan, as long as the programme is the same.
func (s *State) Recounted(before *State) *matching.Plan {
	if s.Programme.SameAs(before.Programme) {
		return before.Plan
	}
	return plan.Rescored(before.Plan, s.Scorer())
}

// Recounts reports whether a change of the log, or what it undid or made again, altered what pairs score:
// the totals before and after it cannot be compared.
func (s *State) Recounts(e *Entry) bool {
	switch c := e.Change.(type) {
	case *Weigh, *UseProgramme, *Alias:
		return true
	case *Undo:
		of, ok := s.entry(c.Of)
		return ok && s.Recounts(of)
	case *Redo:
		of, ok := s.entry(c.Of)
		return ok && s.Recounts(of)
	}
	return false
}
