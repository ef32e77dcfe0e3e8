package cohort

import (
	"fmt"
	"slices"

	"crosswalk/matching"
)

// MoveInGroups puts people into another group by hand, and pins them there.
type MoveInGroups struct {
	Group    string
	People   []matching.ID
	To       int
	Partners bool `json:",omitempty"` // partners come from the same group; found out when it is made
}

func (*MoveInGroups) Kind() string { return "move-in-groups" }

func (c *MoveInGroups) Summary(s *State) string {
	to := fmt.Sprintf("group %d", c.To)
	if g, ok := s.Grouping(c.Group); ok {
		to = g.Call(c.To)
	}
	return "Moved " + s.callFew(c.People) + " to " + to
}

// callFew names some people, of many how many.
func (s *State) callFew(ids []matching.ID) string {
	if len(ids) > 4 {
		return fmt.Sprintf("%d people", len(ids))
	}
	return s.CallEach(ids)
}

func (c *MoveInGroups) plans() bool { return c.Partners }

func (c *MoveInGroups) detach() { c.People = slices.Clone(c.People) }

func (c *MoveInGroups) prepare(s *State, _ Stamp) error {
	g, err := s.groupingToChange(c.Group)
	if err != nil {
		return err
	}
	c.Partners = g.PairsWithin
	return nil
}

func (c *MoveInGroups) check(s *State, _ Stamp) error {
	g, ok := s.Grouping(c.Group)
	switch {
	case !ok || !g.IsMade():
		return Refuse("%s is not made yet: crosswalk group make %s", c.Group, c.Group)
	case len(c.People) == 0:
		return Refuse("say who is to be moved")
	case c.To < 1 || c.To > g.Count:
		return Refuse("there is no %s: the last is %s", g.Call(c.To), g.Call(g.Count))
	}
	outer, within := s.Grouping(g.Within)
	for _, id := range c.People {
		a, ok := s.People[id]
		switch {
		case !ok:
			return errNobody
		case !s.takesPart(a):
			return Refuse("%s takes no part yet (%s): admit them first", s.Call(id), a.KeptOut(s.Programme))
		case g.Of(id) == c.To && g.Pinned(id):
			return Refuse("%s is in %s already", s.Call(id), g.Call(c.To))
		case within && outer.Of(id) != g.Inside[c.To]:
			return Refuse("%s lies in %s, and %s is not there: move them there first", g.Call(c.To), outer.Call(g.Inside[c.To]), s.Call(id))
		}
		if !g.PairsWithin || g.Of(id) == c.To {
			continue
		}
		for _, st := range s.FixedTeamsOf(id) {
			for _, other := range st.Team.Others(id) {
				if g.Of(other) != c.To && !slices.Contains(c.People, other) {
					return Refuse("%s is %s with %s, and partners come from the same group: move both", s.Call(id), st.State, s.Call(other))
				}
			}
		}
	}
	return nil
}

func (c *MoveInGroups) apply(s *State, _ Stamp) {
	var moved []matching.ID
	s.amendGrouping(c.Group, func(g *Grouping) {
		for _, id := range c.People {
			if g.seats[id] != c.To {
				moved = append(moved, id)
			}
			g.seats[id], g.pinned[id] = c.To, true
		}
	})
	for _, id := range moved {
		s.leaveInner(c.Group, id)
	}
}

// PinInGroups keeps people where they are when groups are made again, or lets them go.
type PinInGroups struct {
	Group  string
	People []matching.ID
	Off    bool `json:",omitempty"`
}

func (*PinInGroups) Kind() string { return "pin-in-groups" }

func (c *PinInGroups) Summary(s *State) string {
	if c.Off {
		return "Let " + s.callFew(c.People) + " be put into any group (" + s.groupTitle(c.Group) + ")"
	}
	return "Pinned " + s.callFew(c.People) + " where they are (" + s.groupTitle(c.Group) + ")"
}

func (s *State) groupTitle(name string) string {
	if g, ok := s.Grouping(name); ok {
		return g.Title
	}
	return name
}

func (c *PinInGroups) detach() { c.People = slices.Clone(c.People) }

func (c *PinInGroups) check(s *State, _ Stamp) error {
	g, ok := s.Grouping(c.Group)
	switch {
	case !ok || !g.IsMade():
		return Refuse("%s is not made yet: crosswalk group make %s", c.Group, c.Group)
	case len(c.People) == 0:
		return Refuse("say who is to be pinned")
	}
	for _, id := range c.People {
		switch _, here := s.People[id]; {
		case !here:
			return errNobody
		case g.Of(id) == 0:
			return Refuse("%s is in no %s yet: move them to one", s.Call(id), g.Title)
		case !g.Pinned(id) && c.Off:
			return Refuse("%s is not pinned", s.Call(id))
		case g.Pinned(id) && !c.Off:
			return Refuse("%s is pinned already", s.Call(id))
		}
	}
	return nil
}

func (c *PinInGroups) apply(s *State, _ Stamp) {
	s.amendGrouping(c.Group, func(g *Grouping) {
		for _, id := range c.People {
			if c.Off {
				delete(g.pinned, id)
			} else {
				g.pinned[id] = true
			}
		}
	})
}
