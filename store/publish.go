package store

import (
	"fmt"
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
)

// Publish makes an exchange of every pair that is not one yet. Pairs, scores, reasons and dates are
// taken down as they are, so that nothing later moves them.
type Publish struct {
	replans
	Start programme.Date
	Pairs []PublishedPair
	Dates exchange.Exchange // what every one of them starts as
}

// PublishedPair is a pair as it was when it was published.
type PublishedPair struct {
	A, B    matching.ID
	Score   int
	Why     []matching.Part
	Against []string `json:",omitempty"`
}

func (*Publish) Kind() string { return "publish" }

func (c *Publish) Summary(*State) string {
	return fmt.Sprintf("Published %s, starting on %s", plural(len(c.Pairs), "pair"), c.Start)
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func (c *Publish) prepare(s *State, _ Stamp) error {
	if s.Plan == nil {
		return refuse("there is no plan to publish: import applicants first")
	}
	scorer := s.Scorer()
	c.Pairs = nil
	for _, p := range s.Plan.Pairs {
		if p.State != matching.Published {
			c.Pairs = append(c.Pairs, PublishedPair{p.A, p.B, p.Score, scorer.Why(p.A, p.B), p.Against})
		}
	}
	c.Dates = exchange.New(s.Programme, c.Start, 2)
	return nil
}

func (c *Publish) check(s *State, _ Stamp) error {
	switch {
	case c.Start.IsZero():
		return refuse("publishing needs the day on which the exchanges start: --start 2023-04-03")
	case len(c.Pairs) == 0 && len(s.Exchanges) == 0:
		return refuse("the plan has no pair to publish: everybody waits")
	case len(c.Pairs) == 0:
		return refuse("every pair of the plan is published already")
	}
	for _, p := range c.Pairs {
		if len(s.ExchangesOf(p.A)) > 0 || len(s.ExchangesOf(p.B)) > 0 {
			return refuse("%s: one of them is in an exchange already", s.CallPair(p.A, p.B))
		}
		if err := s.checkPublishable(p.A, p.B); err != nil {
			return err
		}
	}
	return nil
}

// checkPublishable refuses a pair that the plan would not have now: what is redone was planned long ago.
func (s *State) checkPublishable(a, b matching.ID) error {
	couple := matching.CoupleOf(a, b)
	for _, id := range []matching.ID{a, b} {
		p, ok := s.People[id]
		if !ok {
			return errNobody
		}
		if p.Withdrawn {
			return refuse("%s is withdrawn: take them back first", s.Call(id))
		}
		if c, f, ok := s.FixOf(id); ok && !c.HasBoth(couple) {
			return refuse("%s is %s with %s: unlock that pair first", s.Call(id), f.State, s.CallAll(c.Others(id)))
		}
	}
	if _, ok := s.Blocked[couple]; ok {
		return refuse("%s are blocked: unblock them first", s.CallPair(a, b))
	}
	return nil
}

func (c *Publish) apply(s *State, at Stamp) {
	for i, p := range c.Pairs {
		s.Exchanges = append(s.Exchanges, &Exchange{
			Exchange:  c.Dates,
			ID:        at.Seq<<20 | uint64(i),
			Members:   []matching.ID{p.A, p.B},
			Score:     p.Score,
			Why:       p.Why,
			Against:   p.Against,
			Published: at,
		})
		delete(s.Fixed, matching.TeamOf(p.A, p.B))
	}
	s.Exchanges = slices.Clip(s.Exchanges)
	if !s.orderChosen {
		s.Order = matching.Steady
	}
}
