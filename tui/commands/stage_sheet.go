package commands

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"crosswalk/matching"
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
	outcome := s.state.Decide(s.decided(read.All), cohort.Reason(c.Reason))
	for _, move := range outcome.Moves {
		s.tellMove(move, read.All)
	}
	for _, out := range outcome.Out {
		s.tell("  left out: %s", out.Why)
	}
	if read.Undecided > 0 {
		s.tell("  of %s nothing is decided", say.People(read.Undecided))
	}
	if there := len(outcome.Stay); there > 0 {
		s.tell("  %s stand there already", say.People(there))
	}
	if len(outcome.Moves) == 0 {
		return fmt.Errorf("%s moves nobody: nothing was changed", name)
	}
	if c.DryRun {
		return s.foreseeMove(outcome.Change())
	}
	if err := s.change(outcome.Change()); err != nil {
		return err
	}
	s.printf("%s\n", s.state.SayStages(true))
	return nil
}

// decided are the decisions of a sheet about those who are here.
func (s *session) decided(all []form.Decision) []cohort.Decided {
	var out []cohort.Decided
	for _, d := range all {
		if a, ok := s.state.ByEmail(d.Email.Raw()); ok {
			out = append(out, cohort.Decided{Person: a.ID, Stage: d.Stage.Name, Rank: d.Rank})
		}
	}
	return out
}

// tellMove tells who is moved to a stage, and what of the sheet counts as that stage.
func (s *session) tellMove(move cohort.Move, all []form.Decision) {
	stage, _ := s.state.Programme.Stage(move.Stage)
	var words []string
	for _, d := range all {
		word := "“" + text.Clip(d.Wrote.Safe()) + "”"
		if d.Stage.Name == stage.Name && text.Fold(d.Wrote.Raw()) != text.Fold(stage.Title) && !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	as := ""
	if len(words) > 0 {
		as = " (" + strings.Join(words[:min(len(words), 6)], ", ") + ")"
	}
	s.tell("  %s%s: %s", text.Line(stage.Title), as, s.sayMoved(move.IDs, stage.Ranked))
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
