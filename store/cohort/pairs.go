package cohort

import (
	"slices"

	"crosswalk/matching"
)

// Lock keeps a pair that the plan suggests. Two of a trio stand for the trio.
type Lock struct {
	replans
	A, B matching.ID
	C    matching.ID `json:",omitempty"` // the third of a trio; filled in when it is made
	Why  Note
}

func (*Lock) Kind() string { return "lock" }

func (c *Lock) Summary(s *State) string { return "Locked " + s.CallAll(c.members()) }

func (c *Lock) records() []Slot { return []Slot{&c.Why} }

func (c *Lock) members() []matching.ID { return members(c.A, c.B, c.C) }

func (c *Lock) prepare(s *State, _ Stamp) error {
	c.C = 0
	if p, ok := s.Plan.Together(c.A, c.B); ok {
		c.C = third(p.Team(), c.A, c.B)
	}
	return nil
}

func (c *Lock) check(s *State, _ Stamp) error {
	if err := s.checkPairable(c.members(), "override"); err != nil {
		return err
	}
	for _, id := range c.members() {
		why := s.People[id].AllKeptOut(s.Programme)
		if i := slices.IndexFunc(why, matching.KeptOut.CanBeAdmitted); i >= 0 {
			return Refuse("%s is %s: admit them first, then lock", s.Call(id), why[i])
		}
	}
	if s.Plan == nil {
		return nil
	}
	if p, ok := s.Plan.Together(c.A, c.B); !ok || p.Team() != matching.TeamOf(c.members()...) {
		return Refuse("%s are not paired in the plan: override pairs them", s.CallAll(c.members()))
	}
	return nil
}

func (c *Lock) apply(s *State, at Stamp) {
	s.Fixed[matching.TeamOf(c.members()...)] = Fix{State: matching.Locked, Decision: Decision{at, c.Why}}
}

// Unlock lets the engine choose again for a pair that was locked or overridden. Two of a trio stand for
// the trio.
type Unlock struct {
	replans
	A, B matching.ID
	C    matching.ID `json:",omitempty"` // the third of a trio; filled in when it is made
	Why  Note
}

func (*Unlock) Kind() string { return "unlock" }

func (c *Unlock) Summary(s *State) string { return "Unlocked " + s.CallAll(c.members()) }

func (c *Unlock) records() []Slot { return []Slot{&c.Why} }

func (c *Unlock) members() []matching.ID { return members(c.A, c.B, c.C) }

func (c *Unlock) prepare(s *State, _ Stamp) error {
	c.C = 0
	if t, _, ok := s.fixWith(c.A, c.B); ok {
		c.C = third(t, c.A, c.B)
	}
	return nil
}

func (c *Unlock) check(s *State, _ Stamp) error {
	if _, ok := s.Fixed[matching.TeamOf(c.members()...)]; ok {
		return nil
	}
	if x, ok := s.exchangeWith(c.A, c.B); ok {
		return Refuse("%s are published: end their exchange to part them", s.CallAll(members(c.A, c.B, third(x.Team(), c.A, c.B))))
	}
	return Refuse("%s are not locked", s.CallAll(c.members()))
}

func (c *Unlock) apply(s *State, _ Stamp) { delete(s.Fixed, matching.TeamOf(c.members()...)) }

// Override pairs two people, never three, although the plan had other pairs, and locks them. It may break a
// programme's rule, but none of those that always hold.
type Override struct {
	replans
	A, B    matching.ID
	Against []string `json:",omitempty"` // the rules it broke when it was made, as sentences
	Why     Note
}

func (*Override) Kind() string { return "override" }

func (c *Override) Summary(s *State) string {
	line := "Paired " + s.CallPair(c.A, c.B)
	if len(c.Against) > 0 {
		line += " against the rules"
	}
	return line
}

func (c *Override) records() []Slot { return []Slot{&c.Why} }

func (c *Override) prepare(s *State, _ Stamp) error {
	c.Against = nil
	if _, ok := s.People[c.A]; !ok {
		return errNobody
	}
	if _, ok := s.People[c.B]; !ok {
		return errNobody
	}
	for _, b := range s.Scorer().Breaches(c.A, c.B) {
		c.Against = append(c.Against, b.Public())
	}
	return nil
}

func (c *Override) check(s *State, _ Stamp) error {
	if err := s.checkPairable([]matching.ID{c.A, c.B}, "override"); err != nil {
		return err
	}
	for _, b := range s.Scorer().Breaches(c.A, c.B) {
		if b.Always {
			return Refuse("%s cannot be paired, even by override: %s", s.CallPair(c.A, c.B), b.Sentence())
		}
	}
	if c.Why.isNone() {
		return Refuse("overriding needs a reason, for the journal")
	}
	return nil
}

func (c *Override) apply(s *State, at Stamp) {
	s.Fixed[matching.TeamOf(c.A, c.B)] = Fix{State: matching.Overridden, Against: c.Against, Decision: Decision{at, c.Why}}
}

// Block keeps two people apart, in a trio too. Its reason is for the coordinator alone.
type Block struct {
	replans
	A, B matching.ID
	Why  Note
}

func (*Block) Kind() string { return "block" }

func (c *Block) Summary(s *State) string { return "Blocked " + s.CallPair(c.A, c.B) }

func (c *Block) records() []Slot { return []Slot{&c.Why} }

func (c *Block) check(s *State, _ Stamp) error {
	if c.A == c.B {
		return Refuse("a block needs two different people")
	}
	couple := matching.CoupleOf(c.A, c.B)
	for _, id := range []matching.ID{c.A, c.B} {
		if _, ok := s.People[id]; !ok {
			return errNobody
		}
	}
	if _, ok := s.Blocked[couple]; ok {
		return Refuse("%s are blocked already", s.CallPair(c.A, c.B))
	}
	if t, f, ok := s.fixWith(c.A, c.B); ok {
		return Refuse("%s are %s: unlock them first, then block", s.CallAll(members(c.A, c.B, third(t, c.A, c.B))), f.State)
	}
	if x, ok := s.exchangeWith(c.A, c.B); ok {
		return Refuse("%s are published: end their exchange first, then block", s.CallAll(members(c.A, c.B, third(x.Team(), c.A, c.B))))
	}
	return nil
}

func (c *Block) apply(s *State, at Stamp) {
	s.Blocked[matching.CoupleOf(c.A, c.B)] = Decision{at, c.Why}
}

// Unblock lets two people be paired again.
type Unblock struct {
	replans
	A, B matching.ID
	Why  Note
}

func (*Unblock) Kind() string { return "unblock" }

func (c *Unblock) Summary(s *State) string { return "Unblocked " + s.CallPair(c.A, c.B) }

func (c *Unblock) records() []Slot { return []Slot{&c.Why} }

func (c *Unblock) check(s *State, _ Stamp) error {
	if _, ok := s.Blocked[matching.CoupleOf(c.A, c.B)]; !ok {
		return Refuse("%s are not blocked", s.CallPair(c.A, c.B))
	}
	return nil
}

func (c *Unblock) apply(s *State, _ Stamp) { delete(s.Blocked, matching.CoupleOf(c.A, c.B)) }
