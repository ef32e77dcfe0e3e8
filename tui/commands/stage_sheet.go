package commands

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/form"
)

// moveBySheet moves people where a board's sheet says, as one change: what it says of each is shown first.
func (c *stageCommand) moveBySheet(s *session) error {
	name := text.Line(filepath.Base(c.From))
	o, err := c.reading.options(s.state)
	if err != nil {
		return err
	}
	o.Map = form.MapDecisions(s.state.Programme, o.Map)
	read, err := form.ReadDecisionsFile(c.From, s.state.Programme, o)
	if err != nil {
		return err
	}
	s.tell("%s: %s, %ss; read from %s", name, read.Encoding, read.Delimiter, strings.Join(read.Columns, ", "))
	s.problems(read.Result)
	s.unread(read.Result)
	change, there := s.movesOf(read.All, cohort.Reason(c.Reason))
	if read.Undecided > 0 {
		s.tell("  of %s nothing is decided", say.People(read.Undecided))
	}
	if there > 0 {
		s.tell("  %s stand there already", say.People(there))
	}
	if len(change.Moves) == 0 {
		return fmt.Errorf("%s moves nobody: nothing was changed", name)
	}
	if c.DryRun {
		return s.foreseeMove(change)
	}
	if err := s.change(change); err != nil {
		return err
	}
	s.printf("%s\n", s.state.SayStages(true))
	return nil
}

// movesOf are decisions as moves, a stage each, those of a stage with an order as the sheet ranks them; and how many stand
// there already. Stages that hold any number come first, so that who leaves a place makes it free. What of the sheet counts as
// which stage is told.
func (s *session) movesOf(all []form.Decision, why cohort.Note) (change *cohort.Several, there int) {
	change = &cohort.Several{}
	stages := slices.Clone(s.state.Programme.Stages)
	slices.SortStableFunc(stages, func(a, b programme.Stage) int { return cmp.Compare(limits(a), limits(b)) })
	for _, stage := range stages {
		var to []form.Decision
		var words []string
		for _, d := range all {
			if d.Stage.Name != stage.Name {
				continue
			}
			to = append(to, d)
			if word := "“" + text.Clip(d.Wrote.Safe()) + "”"; text.Fold(d.Wrote.Raw()) != text.Fold(stage.Title) && !slices.Contains(words, word) {
				words = append(words, word)
			}
		}
		slices.SortStableFunc(to, func(a, b form.Decision) int {
			if a.Rank == 0 || b.Rank == 0 {
				return cmp.Compare(b.Rank, a.Rank)
			}
			return cmp.Compare(a.Rank, b.Rank)
		})
		move := cohort.Move{Stage: stage.Name, Why: why}
		for _, d := range to {
			a, ok := s.state.ByEmail(d.Email.Raw())
			if !ok || slices.Contains(move.IDs, a.ID) {
				continue
			}
			if s.state.StageOf(a.ID).Name == stage.Name && !stage.Ranked {
				there++
				continue
			}
			move.IDs = append(move.IDs, a.ID)
		}
		if len(move.IDs) == 0 || stage.Ranked && slices.Equal(move.IDs, s.state.AtStage(stage.Name)) {
			there += len(move.IDs)
			continue
		}
		if stage.Ranked {
			move.Rank = 1
		}
		as := ""
		if len(words) > 0 {
			as = " (" + strings.Join(words[:min(len(words), 6)], ", ") + ")"
		}
		s.tell("  %s%s: %s", text.Line(stage.Title), as, s.sayMoved(move.IDs, stage.Ranked))
		change.Moves = append(change.Moves, move)
	}
	return change, there
}

// limits is 1 of a stage that does not hold everybody.
func limits(stage programme.Stage) int {
	if stage.Places > 0 || !stage.AtMost.IsZero() {
		return 1
	}
	return 0
}

// sayMoved is who is moved, with their places in a stage that has an order.
func (s *session) sayMoved(ids []matching.ID, ranked bool) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = s.state.Call(id)
		if ranked {
			names[i] = fmt.Sprintf("%d %s", i+1, names[i])
		}
	}
	return strings.Join(names, ", ")
}
