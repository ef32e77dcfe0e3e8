package matching

// scan looks for the best partners of one person after the other where all scores are known.
type scan struct{ finder }

// look goes through everybody.
func (s *scan) look(i int32, room []hit) (int, bool) {
	s.begin(i, room)
	n := int32(s.ix.scores.n)
	// People begin at different places, lest all find the same few of those who are equally good; and half
	// of the way round each pair comes to one of the two.
	from, others := i+1, n-1
	if s.half {
		others = n / 2
		if n%2 == 0 && i >= n/2 {
			others--
		}
	}
	s.stretch(from, min(from+others, n))
	s.stretch(0, from+others-n)
	return len(s.heap), s.held
}

// stretch looks at the people from … to-1.
func (s *scan) stretch(from, to int32) {
	if from >= to {
		return
	}
	i, apart := s.i, &s.ix.s.apart
	scores, late, early := s.ix.scores.with(i)[from:to], s.late[from:to], s.early[from:to]
	ownLate, ownEarly := s.own-s.base, s.soon-s.base
	least := int16(max(s.least, 0))
	for k, score := range scores {
		gain := s.unit*int64(score) - min(ownLate+early[k], ownEarly+late[k])
		if gain <= s.bar || score < least {
			continue
		}
		j := from + int32(k)
		if apart.has(int(i), int(j)) {
			continue
		}
		if s.exact != nil {
			if gain = s.exact(i, j, int64(score)); gain <= s.bar {
				s.held = true
				continue
			}
		}
		s.keep(hit{j, int32(score), gain})
	}
}
