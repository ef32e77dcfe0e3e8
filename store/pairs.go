package store

import "crosswalk/matching"

// Lock keeps a pair that the plan suggests.
type Lock struct {
	replans
	A, B matching.ID
	Why  Note
}

func (*Lock) Kind() string { return "lock" }

func (c *Lock) Summary(s *State) string { return "Locked " + s.CallPair(c.A, c.B) }

func (c *Lock) kept() []keeper { return []keeper{&c.Why} }

func (c *Lock) check(s *State, _ Stamp) error {
	if err := s.checkPairable(c.A, c.B, "lock them"); err != nil {
		return err
	}
	for _, id := range []matching.ID{c.A, c.B} {
		if why := s.People[id].shut(); why != "" {
			return refuse("%s is %s: admit them first, then lock", s.Call(id), why)
		}
	}
	if s.Plan == nil {
		return nil
	}
	if _, ok := s.Plan.Together(c.A, c.B); !ok {
		return refuse("%s are not paired in the plan: override pairs them", s.CallPair(c.A, c.B))
	}
	return nil
}

func (c *Lock) apply(s *State, at Stamp) {
	s.Fixed[matching.TeamOf(c.A, c.B)] = Fix{State: matching.Locked, Decision: Decision{at, c.Why}}
}

// checkPairable refuses two people of whom one is missing, withdrawn or in another pair that stays.
func (s *State) checkPairable(a, b matching.ID, then string) error {
	if a == b {
		return refuse("a pair needs two different people")
	}
	couple := matching.CoupleOf(a, b)
	for _, id := range []matching.ID{a, b} {
		p, ok := s.People[id]
		if !ok {
			return errNobody
		}
		if p.Withdrawn {
			return refuse("%s is withdrawn: take them back first", p.Name.Safe())
		}
		if c, f, ok := s.FixOf(id); ok {
			if c.HasBoth(couple) {
				return refuse("%s are %s already", s.CallPair(a, b), f.State)
			}
			return refuse("%s is %s with %s: unlock that pair first, then %s", p.Name.Safe(), f.State, s.CallAll(c.Others(id)), then)
		}
		if xs := s.ExchangesOf(id); len(xs) > 0 {
			return refuse("%s is in a published exchange: %s", p.Name.Safe(), s.CallAll(xs[0].Members))
		}
	}
	if _, ok := s.Blocked[couple]; ok {
		return refuse("%s are blocked: unblock them first, then %s", s.CallPair(a, b), then)
	}
	return nil
}

// Unlock lets the engine choose again for a pair that was locked or overridden.
type Unlock struct {
	replans
	A, B matching.ID
	Why  Note
}

func (*Unlock) Kind() string { return "unlock" }

func (c *Unlock) Summary(s *State) string { return "Unlocked " + s.CallPair(c.A, c.B) }

func (c *Unlock) kept() []keeper { return []keeper{&c.Why} }

func (c *Unlock) check(s *State, _ Stamp) error {
	if _, ok := s.Fixed[matching.TeamOf(c.A, c.B)]; ok {
		return nil
	}
	for _, x := range s.ExchangesOf(c.A) {
		if x.Has(c.B) {
			return refuse("%s are published: undo the publishing to change them", s.CallPair(c.A, c.B))
		}
	}
	return refuse("%s are not locked", s.CallPair(c.A, c.B))
}

func (c *Unlock) apply(s *State, _ Stamp) { delete(s.Fixed, matching.TeamOf(c.A, c.B)) }

// Override pairs two people although the plan had other pairs, and locks them. It may break a
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

func (c *Override) kept() []keeper { return []keeper{&c.Why} }

func (c *Override) prepare(s *State, _ Stamp) error {
	c.Against = nil
	if _, ok := s.People[c.A]; !ok {
		return errNobody
	}
	if _, ok := s.People[c.B]; !ok {
		return errNobody
	}
	for _, b := range s.Scorer().Breaches(c.A, c.B) {
		c.Against = append(c.Against, b.Public)
	}
	return nil
}

func (c *Override) check(s *State, _ Stamp) error {
	if err := s.checkPairable(c.A, c.B, "override"); err != nil {
		return err
	}
	for _, b := range s.Scorer().Breaches(c.A, c.B) {
		if b.Always {
			return refuse("%s cannot be paired, even by override: %s", s.CallPair(c.A, c.B), b.Sentence)
		}
	}
	if c.Why.isNone() {
		return refuse("overriding needs a reason, for the journal")
	}
	return nil
}

func (c *Override) apply(s *State, at Stamp) {
	s.Fixed[matching.TeamOf(c.A, c.B)] = Fix{State: matching.Overridden, Against: c.Against, Decision: Decision{at, c.Why}}
}

// Block keeps two people apart. Its reason is for the coordinator alone.
type Block struct {
	replans
	A, B matching.ID
	Why  Note
}

func (*Block) Kind() string { return "block" }

func (c *Block) Summary(s *State) string { return "Blocked " + s.CallPair(c.A, c.B) }

func (c *Block) kept() []keeper { return []keeper{&c.Why} }

func (c *Block) check(s *State, _ Stamp) error {
	if c.A == c.B {
		return refuse("a block needs two different people")
	}
	couple := matching.CoupleOf(c.A, c.B)
	for _, id := range []matching.ID{c.A, c.B} {
		if _, ok := s.People[id]; !ok {
			return errNobody
		}
	}
	if _, ok := s.Blocked[couple]; ok {
		return refuse("%s are blocked already", s.CallPair(c.A, c.B))
	}
	if f, ok := s.Fixed[matching.TeamOf(c.A, c.B)]; ok {
		return refuse("%s are %s: unlock them first, then block", s.CallPair(c.A, c.B), f.State)
	}
	for _, x := range s.ExchangesOf(c.A) {
		if x.Has(c.B) {
			return refuse("%s are published: undo the publishing first, then block", s.CallPair(c.A, c.B))
		}
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

func (c *Unblock) kept() []keeper { return []keeper{&c.Why} }

func (c *Unblock) check(s *State, _ Stamp) error {
	if _, ok := s.Blocked[matching.CoupleOf(c.A, c.B)]; !ok {
		return refuse("%s are not blocked", s.CallPair(c.A, c.B))
	}
	return nil
}

func (c *Unblock) apply(s *State, _ Stamp) { delete(s.Blocked, matching.CoupleOf(c.A, c.B)) }
