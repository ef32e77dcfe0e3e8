package programme

import (
	"fmt"
	"reflect"
	"slices"
)

// CheckWeights says why criteria cannot have these points, by name, while the others keep theirs; nil if
// they can. Unlike in a file, a criterion may have none: it counts for nothing.
func (p *Programme) CheckWeights(points map[string]int) error {
	names, sum := make([]string, len(p.Criteria)), 0
	for i, c := range p.Criteria {
		names[i] = c.Name
		if n, ok := points[c.Name]; ok {
			c.Points = n
		}
		if c.Points < 0 || c.Points > allPoints {
			return fmt.Errorf("a criterion can have 0 to %d points, and %s was given %d", allPoints, c.Name, c.Points)
		}
		sum += c.Points
	}
	for name := range points {
		if !slices.Contains(names, name) {
			return fmt.Errorf("the programme has no criterion %s%s", quote(name), suggest(name, names))
		}
	}
	switch {
	case sum > allPoints:
		return fmt.Errorf("the points of all criteria would add up to %d, and must to %d: take %d from others", sum, allPoints, sum-allPoints)
	case sum < allPoints:
		return fmt.Errorf("the points of all criteria would add up to %d, and must to %d: give %d to others", sum, allPoints, allPoints-sum)
	}
	return nil
}

// Weighed is the programme with other points for some of its criteria, by name. Source stays the file as it
// was read.
func (p *Programme) Weighed(points map[string]int) *Programme {
	q := *p
	q.Criteria = slices.Clone(p.Criteria)
	for i := range q.Criteria {
		if n, ok := points[q.Criteria[i].Name]; ok {
			q.Criteria[i].Points = n
		}
	}
	return &q
}

// SameAs reports whether two programmes say the same, points and all. It is quick where one comes of the
// other, or of the same reading of a file.
func (p *Programme) SameAs(q *Programme) bool {
	return p == q || p != nil && q != nil && slices.Equal(p.Criteria, q.Criteria) && reflect.DeepEqual(p, q)
}
