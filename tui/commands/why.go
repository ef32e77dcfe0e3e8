package commands

import (
	"errors"
	"fmt"

	"crosswalk/matching"
)

type whyCommand struct {
	A string `arg:"" name:"email" help:"One person: the e-mail address, or a name that only one person has."`
	B string `arg:"" optional:"" name:"other" help:"The other person; without one, why the first has no partner."`
}

func (c *whyCommand) Run(r *run) error {
	return r.with(func(s *session) error {
		if c.B == "" {
			return s.whyWaiting(c.A)
		}
		a, b, err := s.couple(c.A, c.B)
		if err != nil {
			return err
		}
		if err := s.planned(); err != nil {
			return err
		}
		if a == b {
			return errors.New("why needs two different people: nobody is paired with themselves")
		}
		e, err := matching.Explain(r.ctx, matching.NewScorer(s.state.Pool()), s.state.Plan, a, b, s.state.Options())
		if err != nil {
			return err
		}
		s.printExplanation(e)
		return nil
	})
}

func (s *session) printExplanation(e *matching.Explanation) {
	names := s.state.CallPair(e.A, e.B)
	if e.Together {
		s.printf("%s are paired (%s), score %s.\n", names, e.Pair.State, points(e.Score))
	} else {
		s.printf("%s are not paired; together they would score %s.\n", names, points(e.Score))
	}
	for _, p := range e.Parts {
		s.printf("  %-12s %5s of %s  %s\n", p.Criterion, points(p.Points), points(p.Possible), p.Phrase)
	}
	for _, b := range e.Breaches {
		s.printf("  forbidden: %s\n", b.Sentence)
	}
	for _, f := range e.Fixed {
		s.printf("  %s are %s.\n", s.state.CallPair(f.A, f.B), f.State)
	}
	if e.Ripple == nil {
		return
	}
	s.printf("Pairing them: %s, %s.\n", lossWords(lossJSON{e.Price.People, e.Price.Weakest, e.Price.Points}), changesWords(e.Price.Changes))
	for _, p := range e.Ripple.Gone {
		s.printf("  − %5s  %s\n", points(p.Score), s.state.CallPair(p.A, p.B))
	}
	for _, p := range e.Ripple.Came {
		s.printf("  + %5s  %s\n", points(p.Score), s.state.CallPair(p.A, p.B))
	}
}

// whyWaiting says why somebody has no partner, and which single rule, left out, would give them one.
func (s *session) whyWaiting(who string) error {
	a, err := s.person(who)
	if err != nil {
		return err
	}
	if err := s.planned(); err != nil {
		return err
	}
	if p, ok := s.state.Plan.PairOf(a.ID); ok {
		s.printf("%s is paired with %s. Name somebody else to see why not them.\n", a.Name.Safe(), s.state.CallAll(p.Team().Others(a.ID)))
		return nil
	}
	able := false
	for _, w := range s.state.Plan.Waiting {
		if w.ID == a.ID {
			able = w.Able
			s.printf("%s waits: %s.\n", a.Name.Safe(), w.Why)
		}
	}
	if a.Withdrawn {
		s.printf("%s is withdrawn.\n", a.Name.Safe())
	}
	if !able {
		return nil
	}
	ways, err := matching.Relaxations(s.ctx, s.state.Scorer(), s.state.Plan, a.ID, s.state.Options())
	if err != nil {
		return err
	}
	if len(ways) == 0 {
		s.printf("No single rule, left out, would give them a partner.\n")
	}
	for _, w := range ways {
		line := fmt.Sprintf("Allow “%s”: paired with %s, %s; %s", w.Short, s.state.CallAll(w.Pair.Team().Others(a.ID)), points(w.Pair.Score), changesWords(w.Changes))
		if w.People > 0 {
			line += fmt.Sprintf(", %s more with a partner", people(w.People))
		}
		s.printf("%s.\n", line)
	}
	return nil
}
