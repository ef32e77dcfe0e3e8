package cohort

import (
	"fmt"
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
)

// End ends an exchange: completed, or early with a reason and who leaves. Of one that ends early whoever leaves is
// withdrawn, and whoever does not waits with priority: see parted.go.
type End struct {
	Exchange uint64
	Ending   exchange.Ending // its note is given when it is made
	Why      Note
}

func (*End) Kind() string { return "end" }

// plans: who completes an exchange stays where they are.
func (c *End) plans() bool { return exchange.StateAfter(c.Ending.Reason) != exchange.StateCompleted }

func (c *End) Summary(s *State) string {
	line := fmt.Sprintf("Ended the exchange of %s: %s", s.callExchange(c.Exchange), c.Ending.Reason)
	if who := s.leavers(c.Exchange, c.Ending.Leaves); len(who) > 0 {
		leave := " leaves"
		if len(who) > 1 {
			leave = " leave"
		}
		line += "; " + s.CallEach(who) + leave
	}
	return line
}

// leavers are those of an exchange's parties who leave.
func (s *State) leavers(id uint64, parties []int) []matching.ID {
	var who []matching.ID
	if x, ok := s.Exchange(id); ok {
		for _, p := range parties {
			if p >= 0 && p < len(x.Members) {
				who = append(who, x.Members[p])
			}
		}
	}
	return who
}

func (c *End) records() []Slot { return []Slot{&c.Why} }

func (c *End) detach() { c.Ending.Leaves = slices.Clone(c.Ending.Leaves) }

func (c *End) check(s *State, at Stamp) error {
	x, ok := s.Exchange(c.Exchange)
	if !ok {
		return errNoExchange
	}
	if err := s.checkDay(c.Ending.On, at); err != nil {
		return err
	}
	return asRefusal(x.CheckEnd(c.Ending))
}

func (c *End) apply(s *State, _ Stamp) {
	s.live(c.Exchange, c.Why, func(x *Exchange) {
		end := c.Ending
		end.Note = x.keepNote(c.Why)
		x.Exchange = x.Exchange.EndWith(end)
	})
}

// Void says that an exchange was published in error: it is as if it had never been.
type Void struct {
	replans
	Exchange uint64
	On       programme.Date
	Why      Note
}

func (*Void) Kind() string { return "void" }

func (c *Void) Summary(s *State) string {
	return fmt.Sprintf("Voided the exchange of %s, which was published in error", s.callExchange(c.Exchange))
}

func (c *Void) records() []Slot { return []Slot{&c.Why} }

func (c *Void) check(s *State, at Stamp) error {
	x, ok := s.Exchange(c.Exchange)
	if !ok {
		return errNoExchange
	}
	if c.Why.isNone() {
		return Refuse("saying that an exchange was published in error needs a reason, for the journal")
	}
	if err := s.checkDay(c.On, at); err != nil {
		return err
	}
	return asRefusal(x.CheckVoid(c.On))
}

func (c *Void) apply(s *State, _ Stamp) {
	s.live(c.Exchange, c.Why, func(x *Exchange) { x.Exchange = x.Exchange.Void(c.On, x.keepNote(c.Why)) })
}

// Reopen takes an ending back. Whoever left with it is back too.
type Reopen struct {
	replans
	Exchange uint64
	On       programme.Date
}

func (*Reopen) Kind() string { return "reopen" }

func (c *Reopen) Summary(s *State) string {
	return "Reopened the exchange of " + s.callExchange(c.Exchange)
}

func (c *Reopen) check(s *State, at Stamp) error {
	x, ok := s.Exchange(c.Exchange)
	if !ok {
		return errNoExchange
	}
	if err := s.checkDay(c.On, at); err != nil {
		return err
	}
	if err := x.CheckReopen(c.On); err != nil {
		return asRefusal(err)
	}
	if x.Stays() {
		return nil
	}
	return s.checkTogetherAgain(x)
}

// checkTogetherAgain refuses to reopen an exchange one of whose people is with somebody else by now, or withdrawn for
// another reason.
func (s *State) checkTogetherAgain(x *Exchange) error {
	for _, id := range x.Members {
		a, ok := s.People[id]
		if !ok {
			return errNobody
		}
		if a.Withdrawn && a.Left != x.ID {
			return Refuse("%s is withdrawn: take them back first, then reopen their exchange", s.Call(id))
		}
		in := slices.DeleteFunc(s.FixedTeamsOf(id), func(st FixedTeam) bool { return st.Team == x.Team() && st.State != matching.Published })
		for _, st := range in {
			if meet(st.Team, x.Team(), id) {
				return Refuse("%s are %s already", s.CallAll(s.inOrder(st.Team.Members())), s.sayFixedTeams(id, []FixedTeam{st}))
			}
		}
		if !s.hasRoom(id, in, len(x.Members)) {
			return Refuse("%s is %s by now: the exchange of %s cannot be reopened beside it", s.Call(id), s.sayFixedTeams(id, in), s.CallAll(x.Members))
		}
	}
	for _, two := range twos(x.Members) {
		if _, ok := s.Blocked[matching.CoupleOf(two[0], two[1])]; ok {
			return Refuse("%s are blocked: unblock them first, then reopen their exchange", s.CallPair(two[0], two[1]))
		}
	}
	return nil
}

func (c *Reopen) apply(s *State, _ Stamp) {
	s.live(c.Exchange, Note{}, func(x *Exchange) { x.Exchange = x.Exchange.Reopen(c.On) })
	if x, ok := s.Exchange(c.Exchange); ok && x.Stays() {
		delete(s.Fixed, x.Team())
	}
}
