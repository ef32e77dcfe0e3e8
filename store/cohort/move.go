package cohort

import (
	"fmt"
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
)

// Move puts people at a stage: one, or all that were marked, as one change.
type Move struct {
	replans
	IDs   []matching.ID
	Stage string
	Rank  int `json:",omitempty"` // of the first of them in a ranked stage, from 1, the others after; 0: behind everybody
	Why   Note
}

func (*Move) Kind() string { return "move" }

func (c *Move) Summary(s *State) string {
	stage, ok := s.Programme.Stage(c.Stage)
	if !ok {
		stage = programme.Stage{Title: c.Stage}
	}
	who := say.People(len(c.IDs))
	if len(c.IDs) <= 3 {
		who = s.CallEach(c.IDs)
	}
	return fmt.Sprintf("Moved %s to %s", who, SayStage(stage, c.Rank))
}

func (c *Move) records() []Slot { return []Slot{&c.Why} }

func (c *Move) detach() { c.IDs = slices.Clone(c.IDs) }

func (c *Move) check(s *State, _ Stamp) error {
	if !s.HasStages() {
		return Refuse("the programme has no stages: [[stage]] in its file makes some")
	}
	stage, ok := s.Programme.Stage(c.Stage)
	if !ok {
		return Refuse("the programme has no stage %q: there are %s", text.Line(c.Stage), s.sayStages())
	}
	if len(c.IDs) == 0 {
		return Refuse("say who is moved to %s", text.Line(stage.Title))
	}
	switch {
	case c.Rank < 0:
		return Refuse("a rank is a number from 1")
	case c.Rank > 0 && !stage.Ranked:
		return Refuse("%s has no order: leave the rank out", text.Line(stage.Title))
	case c.Rank > 0:
		others := slices.DeleteFunc(s.AtStage(stage.Name), func(id matching.ID) bool { return slices.Contains(c.IDs, id) })
		if last := len(others) + 1; c.Rank > last {
			return Refuse("%s has %s besides: the rank is 1 to %d", text.Line(stage.Title), say.People(len(others)), last)
		}
	}
	moves := false
	for i, id := range c.IDs {
		a, ok := s.People[id]
		switch {
		case !ok:
			return errNobody
		case slices.Contains(c.IDs[:i], id):
			return Refuse("%s is named twice", a.Name.Safe())
		case a.Withdrawn:
			return Refuse("%s is withdrawn: take them back first", a.Name.Safe())
		}
		if !stage.Pairs {
			if err := s.checkFree(id, "move them to "+text.Line(stage.Title)); err != nil {
				return err
			}
		}
		moves = moves || s.StageOf(id).Name != stage.Name || c.Rank > 0
	}
	if !moves {
		return Refuse("%s stood at %s already", s.CallEach(c.IDs), text.Line(stage.Title))
	}
	if c.Why.isNone() {
		return c.checkRoom(s, stage)
	}
	return nil
}

// checkRoom refuses to move more people to a stage than it has places for, or than may give the same answer, without a
// reason.
func (c *Move) checkRoom(s *State, stage programme.Stage) error {
	before, after := s.stageCount(stage), c.counts(s, stage)
	if stage.Places > 0 && len(after.People) > stage.Places && len(after.People) > len(before.People) {
		return Refuse("%s has %s, and %d would be there: move somebody else out of it first, or give a reason to go beyond", text.Line(stage.Title),
			say.Count(stage.Places, "place"), len(after.People))
	}
	for _, over := range after.Over() {
		newcomer := func(id matching.ID) bool { return slices.Contains(c.IDs, id) && s.StageOf(id).Name != stage.Name }
		if slices.ContainsFunc(over.People, newcomer) {
			return Refuse("%s takes %d of the same %s, and %d would be of %s: give a reason to go beyond", text.Line(stage.Title), stage.AtMost.People,
				say.InSentence(s.label(stage.AtMost.Field)), len(over.People), over.Answer)
		}
	}
	return nil
}

// counts is how a stage would stand after the move.
func (c *Move) counts(s *State, stage programme.Stage) StageCount {
	next := *s
	next.stages = s.stages.clone()
	next.stages.put(c.IDs, stage, c.Rank, Decision{})
	return next.stageCount(stage)
}

func (c *Move) apply(s *State, at Stamp) {
	stage, ok := s.Programme.Stage(c.Stage)
	if !ok {
		stage = programme.Stage{Name: c.Stage} // of a file that was replaced by one without it
	}
	var here []matching.ID
	for _, id := range c.IDs {
		if _, ok := s.People[id]; ok {
			here = append(here, id)
		}
	}
	s.stages = s.stages.clone()
	s.stages.put(here, stage, c.Rank, Decision{at, c.Why})
}

func (s *State) sayStages() string {
	names := make([]string, len(s.Programme.Stages))
	for i, stage := range s.Programme.Stages {
		names[i] = stage.Name
	}
	return say.And(names)
}
