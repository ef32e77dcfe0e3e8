package score

// exhaustive finds the best partners of one person after the other by going through their row of the score matrix.
type exhaustive struct{ topK }

// search goes through everybody.
func (s *exhaustive) search(i int32, room []candidate) (int, bool) {
	s.begin(i, room)
	n := int32(s.Index.matrix.n)
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
	return len(s.heap), s.refuted
}

// stretch looks at the people from … to-1.
func (s *exhaustive) stretch(from, to int32) {
	if from >= to {
		return
	}
	i, apart := s.i, &s.Index.s.apart
	scores, high, low := s.Index.matrix.row(i)[from:to], s.High[from:to], s.Low[from:to]
	ownHigh, ownLow := s.high-s.Offset, s.low-s.Offset
	least := int16(max(s.Least, 0))
	for k, score := range scores {
		reduced := s.Scale*int64(score) - min(ownHigh+low[k], ownLow+high[k])
		if reduced <= s.bar || score < least {
			continue
		}
		j := from + int32(k)
		if apart.has(int(i), int(j)) {
			continue
		}
		if s.Exact != nil {
			if reduced = s.Exact(i, j, int64(score)); reduced <= s.bar {
				s.refuted = true
				continue
			}
		}
		s.keep(candidate{j, int32(score), reduced})
	}
}
