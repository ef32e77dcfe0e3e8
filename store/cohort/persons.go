package cohort

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"crosswalk/matching"
)

// Same says that two applications are one person's. Of two of this cohort one stays, and the other is superseded by
// it; whom either was with, is with and may not be with counts for both.
type Same struct {
	replans
	A, B  matching.ID
	Stays matching.ID `json:",omitempty"` // filled in when it is made; 0 if nobody is superseded
}

func (*Same) Kind() string { return "same" }

func (c *Same) Summary(s *State) string {
	line := fmt.Sprintf("Said that %s are one person", s.callTwo(c.A, c.B))
	if c.Stays != 0 {
		line += fmt.Sprintf(": %s stays", s.Address(c.Stays))
	}
	return line
}

func (c *Same) prepare(s *State, _ Stamp) error {
	c.Stays = 0
	a, here := s.People[c.A]
	b, both := s.People[c.B]
	if here && both && c.A != c.B {
		c.Stays = s.whoStays(a, b)
	}
	return nil
}

// whoStays chooses between two applications of one person: who is in an exchange or a pair that stays, who is in the
// form still, who is not withdrawn, who applied last. If both are in an exchange, both stay.
func (s *State) whoStays(a, b *Applicant) matching.ID {
	x, y := len(s.ExchangesOf(a.ID)), len(s.ExchangesOf(b.ID))
	if x > 0 && y > 0 {
		return 0
	}
	yes := func(is bool) int {
		if is {
			return 1
		}
		return 0
	}
	order := cmp.Or(x-y, len(s.FixedTeamsOf(a.ID))-len(s.FixedTeamsOf(b.ID)), yes(b.Vanished)-yes(a.Vanished),
		yes(b.Withdrawn)-yes(a.Withdrawn), a.Submitted.Compare(b.Submitted), cmp.Compare(a.ID, b.ID))
	if order < 0 {
		return b.ID
	}
	return a.ID
}

func (c *Same) check(s *State, _ Stamp) error {
	if err := s.checkTwo(c.A, c.B); err != nil {
		return err
	}
	if slices.Contains(s.SameAs(c.A), c.B) {
		return Refuse("%s are one person already", s.callTwo(c.A, c.B))
	}
	if t, f, ok := s.fixWith(c.A, c.B); ok {
		return Refuse("%s are %s with each other: unlock them first", s.CallAll(t.Members()), f.State)
	}
	if _, ok := s.exchangeWith(c.A, c.B); ok {
		return Refuse("%s are in an exchange with each other: they cannot be one person", s.callTwo(c.A, c.B))
	}
	if goes := c.goes(); goes != 0 {
		return s.checkFree(goes, "say that they are one person")
	}
	return nil
}

// goes is whose application is superseded; 0 if nobody's is.
func (c *Same) goes() matching.ID {
	switch c.Stays {
	case c.A:
		return c.B
	case c.B:
		return c.A
	}
	return 0
}

// checkTwo refuses two people who are one, or of whom none is in the cohort, or one is nowhere.
func (s *State) checkTwo(a, b matching.ID) error {
	if a == b {
		return Refuse("that is one person already: give two addresses")
	}
	_, here := s.People[a]
	_, hereToo := s.People[b]
	if !here && !hereToo {
		return errNobody
	}
	if s.others == nil { // a log that is being read
		return nil
	}
	for _, id := range []matching.ID{a, b} {
		if _, ok := s.anybody(id); !ok {
			return errNobody
		}
	}
	return nil
}

func (c *Same) apply(s *State, _ Stamp) {
	s.answerTwo(c.A, c.B, true)
	if goes := c.goes(); goes != 0 {
		s.amend(goes, func(a *Applicant) { a.Withdrawn, a.Superseded, a.AppliedAgain = true, c.Stays, false })
	}
}

// Different says that two applications are of two people.
type Different struct {
	replans
	A, B matching.ID
}

func (*Different) Kind() string { return "different" }

func (c *Different) Summary(s *State) string {
	return fmt.Sprintf("Said that %s are two people", s.callTwo(c.A, c.B))
}

func (c *Different) check(s *State, _ Stamp) error {
	if err := s.checkTwo(c.A, c.B); err != nil {
		return err
	}
	if slices.Contains(s.SameAs(c.A), c.B) {
		return Refuse("%s are one person, as was said: undo that to change it", s.callTwo(c.A, c.B))
	}
	if said, ok := s.personsSaid[matching.CoupleOf(c.A, c.B)]; ok && !said {
		return Refuse("%s are two people already, as was said", s.callTwo(c.A, c.B))
	}
	return nil
}

func (c *Different) apply(s *State, _ Stamp) { s.answerTwo(c.A, c.B, false) }

// answerTwo notes whether two people are one.
func (s *State) answerTwo(a, b matching.ID, same bool) {
	s.personsSaid = maps.Clone(s.personsSaid)
	if s.personsSaid == nil {
		s.personsSaid = map[matching.Couple]bool{}
	}
	s.personsSaid[matching.CoupleOf(a, b)] = same
	s.reckonOthers()
}

// SameAs are all who are one person with somebody, whatever cohort they are of, themselves first.
func (s *State) SameAs(id matching.ID) []matching.ID {
	if all, ok := s.same[id]; ok {
		return all
	}
	return []matching.ID{id}
}

// allSame are some people with all who are one with them.
func (s *State) allSame(ids []matching.ID) []matching.ID {
	var out []matching.ID
	for _, id := range ids {
		for _, other := range s.SameAs(id) {
			if !slices.Contains(out, other) {
				out = append(out, other)
			}
		}
	}
	return out
}

// saidOf are all answers about who is one person, of this cohort and of others; this one's go before.
func (s *State) saidOf(c matching.Couple) (same, ok bool) {
	if same, ok = s.personsSaid[c]; ok {
		return same, true
	}
	for i := range s.others {
		if same, ok = s.others[i].Said[c]; ok {
			return same, true
		}
	}
	return false, false
}

// reckonSame works out who is one person with whom.
func (s *State) reckonSame() {
	s.same = nil
	group := map[matching.ID]map[matching.ID]bool{}
	join := func(c matching.Couple) {
		all := map[matching.ID]bool{c.A: true, c.B: true}
		for _, id := range []matching.ID{c.A, c.B} {
			maps.Copy(all, group[id])
		}
		for id := range all {
			group[id] = all
		}
	}
	for c, same := range s.personsSaid {
		if same {
			join(c)
		}
	}
	for i := range s.others {
		for c, same := range s.others[i].Said {
			if own, said := s.personsSaid[c]; same && (!said || own) {
				join(c)
			}
		}
	}
	if len(group) == 0 {
		return
	}
	s.same = make(map[matching.ID][]matching.ID, len(group))
	for id, all := range group {
		rest := slices.DeleteFunc(slices.Sorted(maps.Keys(all)), func(other matching.ID) bool { return other == id })
		s.same[id] = append([]matching.ID{id}, rest...)
	}
}

// anybody is a person of this cohort or of another.
func (s *State) anybody(id matching.ID) (*Applicant, bool) {
	if a, ok := s.People[id]; ok {
		return a, true
	}
	for _, o := range s.others {
		if a, ok := o.People[id]; ok {
			return a, true
		}
	}
	return nil, false
}

// ByEmailAnywhere finds a person by an address that they have, or had, in this cohort or in another of the store.
func (s *State) ByEmailAnywhere(email string) (*Applicant, bool) {
	if a, ok := s.ByEmail(email); ok {
		return a, true
	}
	for _, o := range s.others {
		if a, ok := byEmail(o.People, email); ok {
			return a, true
		}
	}
	return nil, false
}

// Address is the e-mail of a person of any cohort, safe to draw.
func (s *State) Address(id matching.ID) string {
	if a, ok := s.anybody(id); ok && !a.Email.IsEmpty() {
		return a.Email.Safe()
	}
	return s.Call(id)
}

// callTwo names two people who may have one name: with their addresses.
func (s *State) callTwo(a, b matching.ID) string {
	return s.Address(a) + " and " + s.Address(b)
}

func compareKeys(a, b *Applicant) int {
	return cmp.Or(strings.Compare(a.Key(), b.Key()), cmp.Compare(a.ID, b.ID))
}

// sameHere are the couples of the cohort that are one person (true), or may be (false).
func (s *State) sameHere() map[matching.Couple]bool {
	all := map[matching.Couple]bool{}
	for _, l := range s.Lookalikes() {
		if l.Elsewhere == "" {
			all[matching.CoupleOf(l.A, l.B)] = false
		}
	}
	for id, others := range s.same {
		for _, other := range others {
			if other != id {
				all[matching.CoupleOf(id, other)] = true
			}
		}
	}
	return all
}
