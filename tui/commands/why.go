package commands

import (
	"errors"

	"crosswalk/matching"
)

type whyCommand struct {
	A string `arg:"" name:"email" help:"One person: the e-mail address, or a name that only one person has."`
	B string `arg:"" name:"other" help:"The other person."`
}

func (c *whyCommand) Run(r *run) error {
	return r.with(func(s *session) error {
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
