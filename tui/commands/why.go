package commands

import (
	"errors"
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/plan"
	"crosswalk/matching/say"
	"crosswalk/store/cohort"
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
		e, err := s.state.Explain(r.ctx, s.state.Scorer(), a, b)
		if err != nil {
			return err
		}
		s.printExplanation(e)
		return nil
	})
}

func (s *session) printExplanation(e *plan.Explanation) {
	names := s.state.CallPair(e.A, e.B)
	switch {
	case e.Together && e.Pair.IsTrio():
		third := s.state.CallEach(slices.DeleteFunc(e.Pair.Members(), func(id matching.ID) bool { return id == e.A || id == e.B }))
		s.printf("%s are in a trio with %s (%s), score %s; the two of them score %s.\n", names, third, e.Pair.State, say.Tenths(e.Pair.Score), say.Tenths(e.Score))
	case e.Together:
		s.printf("%s are paired (%s), score %s.\n", names, e.Pair.State, say.Tenths(e.Score))
	default:
		s.printf("%s are not paired; together they would score %s.\n", names, say.Tenths(e.Score))
	}
	for _, p := range e.Parts {
		s.printf("  %-12s %5s of %s  %s\n", p.Criterion, say.Tenths(p.Points), say.Tenths(p.Possible), p.Phrase)
	}
	for _, b := range e.Breaches {
		s.printf("  forbidden: %s\n", b.Sentence())
	}
	if len(e.Fixed) > 0 {
		s.printFixed(e.A, e.B)
	}
	if e.Ripple == nil {
		return
	}
	s.printf("Pairing them: %s, %s.\n", s.lossWords(lossOf(e.Price)), say.PairsChange(e.Price.Changes))
	for _, p := range e.Ripple.Gone {
		s.printf("  − %5s  %s\n", say.Tenths(p.Score), s.state.CallAll(p.Members()))
	}
	for _, p := range e.Ripple.Came {
		s.printf("  + %5s  %s\n", say.Tenths(p.Score), s.state.CallAll(p.Members()))
	}
}

// printFixed names the pairs that stay in which one of two people is.
func (s *session) printFixed(a, b matching.ID) {
	for _, p := range append(s.state.Plan.PairsOf(a), s.state.Plan.PairsOf(b)...) {
		if p.State.Fixed() {
			s.printf("  %s are %s.\n", s.state.CallAll(p.Members()), p.State)
		}
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
	if at := s.state.Position(a.ID); len(at.With()) > 0 {
		s.printf("%s is paired with %s. Name somebody else to see why not them.\n", a.Name.Safe(), s.state.CallEach(at.With()))
		return nil
	}
	if x, first := s.state.WaitsFirst(a.ID); first {
		s.printf("%s waits with priority: the exchange with %s ended on %s (%s).\n", a.Name.Safe(),
			s.state.CallEach(x.Team().Others(a.ID)), exchange.PlainDay(x.Ending.On), x.Ending.Reason)
	}
	able := false
	for _, w := range s.state.Plan.Waiting {
		if w.ID == a.ID {
			able = w.Able || s.state.Scorer().LacksAnswer(w.ID)
			s.printf("%s waits: %s.\n", a.Name.Safe(), w.Why)
		}
	}
	if a.Withdrawn {
		s.printf("%s is withdrawn.\n", a.Name.Safe())
	}
	if !able {
		return nil
	}
	instead, err := plan.Instead(s.ctx, s.state.Scorer(), s.state.Plan, a.ID, s.state.Options(), cohort.MostInstead)
	if err != nil {
		return err
	}
	if say := s.state.SayInstead(instead); say != "" {
		s.printf("%s\n", say)
	}
	if err := s.printChances(a.ID); err != nil {
		return err
	}
	ways, err := plan.Relaxations(s.ctx, s.state.Scorer(), s.state.Plan, a.ID, s.state.Options())
	if err != nil {
		return err
	}
	for _, line := range s.state.SayRelaxations(a.ID, ways) {
		s.printf("%s\n", line)
	}
	return nil
}

// mostChances is how many possible partners of somebody who waits are named.
const mostChances = 5

// printChances names the best of those whom somebody who waits may be paired with, with whom each is
// paired now and what it would cost.
func (s *session) printChances(id matching.ID) error {
	n := 0
	err := plan.Prices(s.ctx, s.state.Scorer(), s.state.Plan, id, s.state.Options(), func(p plan.Price) bool {
		if p.Locked || p.Blocked != nil {
			return false
		}
		if n++; n == 1 {
			s.printf("Whom they could have had, the best first:\n")
		}
		if n > mostChances {
			return true
		}
		now := "who waits too"
		if q, ok := s.state.Plan.PairOf(p.Partner); ok {
			now = "now with " + s.state.CallAll(q.Team().Others(p.Partner))
		}
		s.printf("%6s  %s, %s: %s, %s\n", say.Tenths(p.Score), s.state.Call(p.Partner), now, s.lossWords(lossOf(p)), say.PairsChange(p.Changes))
		return true
	})
	if n == 0 && err == nil {
		s.printf("There is nobody who keeps every rule with them.\n")
	}
	if n > mostChances {
		s.printf("        and %d more: crosswalk prices %s\n", n-mostChances, s.email(id))
	}
	return err
}
