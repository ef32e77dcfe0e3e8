package cohort

import (
	"cmp"
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

// Decided is what a board decided about somebody.
type Decided struct {
	Person matching.ID
	Stage  string
	Rank   int // in a stage that has an order, as the board's list has it; 0: it does not say
}

// Outcome is what becomes of decisions.
type Outcome struct {
	Moves []Move        // a stage each, nobody twice
	Stay  []matching.ID // who stands there already
	Out   []CannotMove
}

// CannotMove is somebody who cannot be moved where a board decided, and why, as part of a sentence.
type CannotMove struct {
	Person matching.ID
	Why    string
}

// Decide makes moves of what a board decided: those of a stage with an order as the list ranks them, before whoever stands
// there and is not on the list. Stages that hold any number come first, so that who leaves a place makes it free. Of several
// decisions about one person to the same stage the first counts.
func (s *State) Decide(all []Decided, why Note) Outcome {
	var out Outcome
	stages := slices.Clone(s.Programme.Stages)
	slices.SortStableFunc(stages, func(a, b programme.Stage) int { return cmp.Compare(limits(a), limits(b)) })
	for _, stage := range stages {
		move := Move{Stage: stage.Name, Why: why}
		for _, id := range s.decidedFor(stage, all) {
			switch cannot := s.cannotMove(id, stage); {
			case slices.Contains(move.IDs, id):
			case cannot != "":
				out.Out = append(out.Out, CannotMove{id, cannot})
			case s.StageOf(id).Name == stage.Name && !stage.Ranked:
				out.Stay = append(out.Stay, id)
			default:
				move.IDs = append(move.IDs, id)
			}
		}
		if stage.Ranked {
			move.Rank = 1
		}
		switch {
		case stage.Ranked && slices.Equal(move.IDs, s.AtStage(stage.Name)):
			out.Stay = append(out.Stay, move.IDs...)
		case len(move.IDs) > 0:
			out.Moves = append(out.Moves, move)
		}
	}
	return out
}

// Change is the moves as one change.
func (o Outcome) Change() *Several { return &Several{Moves: o.Moves} }

// decidedFor is who goes to a stage, as the list ranks them: those without a rank behind all others.
func (s *State) decidedFor(stage programme.Stage, all []Decided) []matching.ID {
	to := slices.DeleteFunc(slices.Clone(all), func(d Decided) bool { return d.Stage != stage.Name })
	slices.SortStableFunc(to, func(a, b Decided) int {
		if a.Rank == 0 || b.Rank == 0 {
			return cmp.Compare(b.Rank, a.Rank)
		}
		return cmp.Compare(a.Rank, b.Rank)
	})
	ids := make([]matching.ID, len(to))
	for i, d := range to {
		ids[i] = d.Person
	}
	return ids
}

// cannotMove says why somebody cannot be moved to a stage; empty if they can.
func (s *State) cannotMove(id matching.ID, stage programme.Stage) string {
	a, ok := s.People[id]
	switch {
	case !ok:
		return "nobody has that name or address"
	case a.Withdrawn:
		return a.Name.Safe() + " is withdrawn: take them back first"
	case !stage.Pairs:
		if err := s.checkFree(id, "move them to "+text.Line(stage.Title)); err != nil {
			return err.Error()
		}
	}
	return ""
}

// limits is 1 of a stage that does not hold everybody.
func limits(stage programme.Stage) int {
	if stage.Places > 0 || !stage.AtMost.IsZero() {
		return 1
	}
	return 0
}
