package group

// exchanges brings answers nearer to even that stand in neither tree as a whole, by exchanging two people of different
// groups. Nothing that is in a tree comes farther from even by it.
type exchanges struct {
	*splitter
	marks  [][]int32 // of each person, the answers that are counted: nodes of the trees first
	firm   int       // so many of the marks are nodes of the trees
	counts []int32   // of each mark and each group, mark by mark
	least  []int32   // of each mark
	most   []int32
}

func newExchanges(s *splitter) *exchanges {
	x := &exchanges{splitter: s, marks: make([][]int32, len(s.people))}
	for k, t := range s.trees {
		for i, path := range t.path {
			for _, node := range path[1:] {
				x.marks[i] = append(x.marks[i], int32(x.firm+node))
			}
		}
		x.firm += len(t.parent)
		for _, n := range s.given[k] {
			x.bound(n)
		}
	}
	x.loose()
	x.counts = make([]int32, len(x.least)*s.groups)
	for i, marks := range x.marks {
		for _, m := range marks {
			x.counts[int(m)*s.groups+s.of[i]]++
		}
	}
	return x
}

func (x *exchanges) bound(given int) {
	least, most := even(given, x.groups)
	x.least, x.most = append(x.least, int32(least)), append(x.most, int32(most))
}

// loose adds a mark for each answer that stands in several places of its tree, or in none.
func (x *exchanges) loose() {
	if len(x.people) == 0 {
		return
	}
	for f := range x.people[0].Answers {
		scattered := x.scatteredAnswers(f)
		at := map[string]int{}
		given := map[string]int{}
		for _, p := range x.people {
			given[p.Answers[f]]++
		}
		for i, p := range x.people {
			a := p.Answers[f]
			if !scattered[a] {
				continue
			}
			m, met := at[a]
			if !met {
				m = len(x.least)
				at[a] = m
				x.bound(given[a])
			}
			x.marks[i] = append(x.marks[i], int32(m))
		}
	}
}

// scatteredAnswers are the answers to a field that no node of a tree stands for.
func (x *exchanges) scatteredAnswers(f int) map[string]bool {
	scattered := map[string]bool{}
	for _, t := range x.trees {
		for depth, field := range t.fields {
			if field != f {
				continue
			}
			first := map[string]int{}
			for i, p := range x.people {
				a, node := p.Answers[f], t.path[i][depth+1]
				if was, met := first[a]; met && was != node {
					scattered[a] = true
				} else if !met {
					first[a] = node
				}
			}
			return scattered
		}
	}
	for _, p := range x.people {
		scattered[p.Answers[f]] = true
	}
	return scattered
}

// improve exchanges people as long as it helps.
func (x *exchanges) improve() {
	for better := len(x.least) > x.firm; better; {
		better = false
		for i := range x.people {
			if x.people[i].Pinned > 0 || !x.misplaced(i) {
				continue
			}
			for j := range x.people {
				if x.people[j].Pinned == 0 && x.of[j] != x.of[i] && x.helps(i, j) {
					x.exchange(i, j)
					better = true
					break
				}
			}
		}
	}
}

// misplaced reports whether a person gave an answer of which their group has too many, or another too few.
func (x *exchanges) misplaced(i int) bool {
	for _, m := range x.marks[i] {
		if int(m) < x.firm {
			continue
		}
		row := x.counts[int(m)*x.groups : (int(m)+1)*x.groups]
		if row[x.of[i]] > x.most[m] {
			return true
		}
		for _, n := range row {
			if n < x.least[m] && row[x.of[i]] > x.least[m] {
				return true
			}
		}
	}
	return false
}

// helps reports whether exchanging two people brings something nearer to even and nothing of the trees farther.
func (x *exchanges) helps(i, j int) bool {
	firm, loose := x.effect(i, j)
	more, also := x.effect(j, i)
	firm, loose = firm+more, loose+also
	return firm <= 0 && loose < 0
}

// effect is how much farther from even the answers of i that j did not give come if the two are exchanged.
func (x *exchanges) effect(i, j int) (firm, loose int32) {
	for _, m := range x.marks[i] {
		if has(x.marks[j], m) {
			continue
		}
		row := x.counts[int(m)*x.groups : (int(m)+1)*x.groups]
		from, to := row[x.of[i]], row[x.of[j]]
		off := func(n int32) int32 { return max(0, x.least[m]-n, n-x.most[m]) }
		change := off(from-1) - off(from) + off(to+1) - off(to)
		if int(m) < x.firm {
			firm += change
		} else {
			loose += change
		}
	}
	return firm, loose
}

func has(marks []int32, m int32) bool {
	for _, n := range marks {
		if n == m {
			return true
		}
	}
	return false
}

func (x *exchanges) exchange(i, j int) {
	g, h := x.of[i], x.of[j]
	for _, m := range x.marks[i] {
		x.counts[int(m)*x.groups+g]--
		x.counts[int(m)*x.groups+h]++
	}
	for _, m := range x.marks[j] {
		x.counts[int(m)*x.groups+h]--
		x.counts[int(m)*x.groups+g]++
	}
	x.of[i], x.of[j] = h, g
}
