package cohort

import (
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/score"
	"crosswalk/matching/text"
)

// Publish makes an exchange of every pair and trio that is not one yet. Pairs, scores, reasons and dates are
// taken down as they are, so that nothing later moves them.
type Publish struct {
	replans
	Start programme.Date
	Pairs []PublishedPair
	Dates exchange.Exchange // what every one of them starts as, if it is a pair
	Group int               `json:",omitempty"` // only the pairs of this group, see [State.PartnersWithin]; 0 is all
}

func (p PublishedPair) members() []matching.ID { return members(p.A, p.B, p.C) }

func (*Publish) Kind() string { return "publish" }

func (c *Publish) Summary(s *State) string {
	trios := 0
	for _, p := range c.Pairs {
		if p.C != 0 {
			trios++
		}
	}
	what := strings.Join(say.Teams(len(c.Pairs)-trios, trios), " and ")
	if g := s.PartnersWithin(); g != nil && c.Group > 0 {
		what += " of " + g.Call(c.Group)
	}
	return fmt.Sprintf("Published %s, starting on %s", what, c.Start)
}

func (c *Publish) prepare(s *State, _ Stamp) error {
	if s.Plan == nil {
		return Refuse("there is no plan to publish: import applicants first")
	}
	if !c.Start.IsZero() {
		if err := s.checkSettled(); err != nil {
			return err
		}
	}
	within, err := s.publishedGroup(c.Group)
	if err != nil {
		return err
	}
	scorer := s.Scorer()
	c.Pairs = nil
	for _, p := range s.Plan.Pairs {
		if p.State != matching.Published && (within == nil || slices.ContainsFunc(p.Members(), within)) {
			c.Pairs = append(c.Pairs, publishedPair(p, scorer))
		}
	}
	c.Dates = exchange.New(s.Programme, c.Start, 2)
	spreads := s.spread(c.Dates, len(c.Pairs), text.Text{}, nil)
	for i := range spreads {
		c.Pairs[i].Spread = &spreads[i]
	}
	return nil
}

// publishedGroup tells who is in a group that is published by itself; nil if all are published.
func (s *State) publishedGroup(n int) (func(matching.ID) bool, error) {
	if n == 0 {
		return nil, nil
	}
	g := s.PartnersWithin()
	switch {
	case g == nil:
		return nil, Refuse("partners do not come from groups here, so that no group is published by itself")
	case n < 0 || n > g.Count:
		return nil, Refuse("there is no %s: the last is %s", g.Call(n), g.Call(g.Count))
	}
	return func(id matching.ID) bool { return g.Of(id) == n }, nil
}

// publishedPair takes a pair of the plan down.
func publishedPair(p matching.Pair, scorer *score.Scorer) PublishedPair {
	out := PublishedPair{A: p.A, B: p.B, C: p.C, Score: p.Score, Lowest: p.Lowest, Against: p.Against}
	if !p.IsTrio() {
		out.Why = scorer.Why(p.A, p.B)
		return out
	}
	for _, two := range twos(p.Members()) {
		out.Whys = append(out.Whys, scorer.Why(two[0], two[1]))
	}
	return out
}

// canStart reports whether a day may be the start of an exchange: its dates have to be days that can be written and
// read, however long it is.
func canStart(day programme.Date) bool { return day.Year >= 1900 && day.Year <= 2200 }

func (c *Publish) check(s *State, _ Stamp) error {
	switch {
	case c.Start.IsZero():
		return Refuse("publishing needs the day on which the exchanges start: --start 2023-04-03")
	case !canStart(c.Start):
		return Refuse("exchanges cannot start on %s: is the year right?", c.Start)
	case len(c.Pairs) == 0 && c.Group == 0 && len(s.Exchanges) == 0:
		return Refuse("the plan has no pair to publish: everybody waits")
	case len(c.Pairs) == 0 && c.Group > 0:
		return Refuse("every pair of that group is published already, or it has none")
	case len(c.Pairs) == 0:
		return Refuse("every pair of the plan is published already")
	}
	in := c.fixedAfter(s)
	for _, p := range c.Pairs {
		if err := s.checkPublishable(p.members(), in); err != nil {
			return err
		}
	}
	return nil
}

// fixedAfter are the fixed pairs in which each person would be, together with those that stay anyway.
func (c *Publish) fixedAfter(s *State) map[matching.ID][]FixedTeam {
	in := s.allFixedTeams()
	for _, p := range c.Pairs {
		t := matching.TeamOf(p.members()...)
		if _, fixed := s.Fixed[t]; !fixed {
			for _, id := range t.Members() {
				in[id] = append(in[id], FixedTeam{t, matching.Suggested})
			}
		}
	}
	return in
}

// checkPublishable refuses a pair that the plan would not have now: what is redone was planned long ago.
func (s *State) checkPublishable(people []matching.ID, in map[matching.ID][]FixedTeam) error {
	team := matching.TeamOf(people...)
	for _, id := range people {
		p, ok := s.People[id]
		if !ok {
			return errNobody
		}
		if p.Withdrawn {
			return Refuse("%s is withdrawn: take them back first", s.Call(id))
		}
		if err := s.checkRoom(id, team, in[id]); err != nil {
			return err
		}
	}
	if err := s.checkParted(people); err != nil {
		return err
	}
	for _, two := range twos(people) {
		if _, ok := s.Blocked[matching.CoupleOf(two[0], two[1])]; ok {
			return Refuse("%s are blocked: unblock them first", s.CallPair(two[0], two[1]))
		}
	}
	return nil
}

// checkRoom refuses to publish a team one of whom meets somebody twice, or has more partners than they can
// take. A pair that stays is published all the same: the coordinator decided so.
func (s *State) checkRoom(id matching.ID, team matching.Team, in []FixedTeam) error {
	others := slices.DeleteFunc(slices.Clone(in), func(st FixedTeam) bool { return st.Team == team && st.State != matching.Published })
	_, fixed := s.Fixed[team]
	again := slices.IndexFunc(others, func(st FixedTeam) bool { return meet(st.Team, team, id) })
	if again < 0 && (s.hasRoom(id, others, len(team.Members())) || fixed && partnersIn(others) < matching.MostPartners && len(team.Members()) == 2) {
		return nil
	}
	if len(others) == 0 {
		return s.noRoomAsOne(id)
	}
	switch in := others[max(again, 0)]; in.State {
	case matching.Published:
		return Refuse("%s: one of them is in an exchange already", s.CallAll(s.inOrder(team.Members())))
	case matching.Suggested:
		return Refuse("%s can take %s by now, and would have %d", s.Call(id), say.Count(s.canTake(id), "partner"), partnersIn(others)+len(team.Members())-1)
	default:
		return Refuse("%s is %s: unlock that %s first", s.Call(id), s.sayFixedTeams(id, []FixedTeam{in}), in.word())
	}
}

func (c *Publish) apply(s *State, at Stamp) {
	for i, p := range c.Pairs {
		dates := c.Dates
		if p.C != 0 {
			dates = dates.As(3)
		}
		if p.Spread != nil {
			dates = dates.With(*p.Spread)
		}
		s.Exchanges = append(s.Exchanges, &Exchange{
			Exchange:  dates,
			ID:        at.Seq<<20 | uint64(i),
			Members:   p.members(),
			Score:     p.Score,
			Lowest:    p.Lowest,
			Why:       p.Why,
			Whys:      p.Whys,
			Against:   p.Against,
			Published: at,
		})
		delete(s.Fixed, matching.TeamOf(p.members()...))
	}
	s.Exchanges = slices.Clip(s.Exchanges)
	if !s.OrderSaid {
		s.Order = matching.Steady
	}
	s.holdOver()
}
