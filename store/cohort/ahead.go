package cohort

// Ahead is the state that a change would lead to, but for its plan and its place in the log: for looking ahead at what it
// brings, not for going on from. Else it is the refusal.
func (s *State) Ahead(c Change) (*State, error) {
	c = Own(c)
	at := Stamp{Seq: s.Seq + 1}
	if p, ok := c.(preparer); ok {
		if err := p.prepare(s, at); err != nil {
			return nil, err
		}
	}
	if err := c.check(s, at); err != nil {
		return nil, err
	}
	next, _ := s.ahead(c)
	return next, nil
}

// AheadNames is the same of a change that is known to be possible, with what it would find out about names.
func (s *State) AheadNames(c Change) (*State, []NameRead) {
	next, found := s.ahead(Own(c))
	return next, namesOf(found)
}

// Unplanned is the same of an import, which stays its caller's: for what is to be known of it before it is made.
func (s *State) Unplanned(c *Import) *State {
	c.judgeDeadline(s)
	next, _ := s.ahead(c)
	return next
}

func (s *State) ahead(c Change) (*State, []FoundNames) {
	next := s.clone()
	c.apply(next, Stamp{Seq: s.Seq + 1})
	next.reckonOthers()
	next.reckonStages()
	kept := next.namesKept
	found := next.findNames(s)
	next.takeNames(found)
	next.namesKept = kept || found != nil
	next.derived = newDerived(nil)
	next.derived.scores.before = s.employersNear()
	return next, found
}
