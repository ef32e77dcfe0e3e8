package cohort

// firstDependent finds the first later change that can be made with a change, undo, or only without it: one whose
// check passes in one fold of the log and fails in the other. why is what it says in the other.
func (s *State) firstDependent(of uint64, undo bool) (e *Entry, why error) {
	with := newState(s.Cohort)
	with.others, with.programmes = s.others, s.programmes
	without := with
	for _, e := range s.Log {
		switch {
		case e.Seq == of:
			without = with.clone()
			with.take(e)
			continue
		case s.Undone[e.Seq] || isUndo(e.Change):
			continue
		case e.Seq < of:
			with.take(e)
			continue
		}
		from, to := with, without
		if !undo {
			from, to = without, with
		}
		if e.Change.check(from, e.Stamp) == nil {
			if err := e.Change.check(to, e.Stamp); err != nil {
				return e, err
			}
		}
		with.take(e)
		without.take(e)
	}
	return nil, nil
}
