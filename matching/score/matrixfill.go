package score

// matrixParts is what a score matrix is added up from: what rules and criteria give every two groups, and those that
// must be asked person by person. It is only read.
type matrixParts struct {
	s        *Scorer
	tables   []groupScores
	rules    []*rule      // with too many groups for a table
	criteria []*criterion // likewise
	words    []wordColumn
}

// wordColumn is a criterion on wording with the people who use each word.
type wordColumn struct {
	*criterion
	users users
}

// forbidding is what a rule that is broken takes off: far more than all criteria give.
const forbidding = -1 << 14

func newMatrixParts(s *Scorer) *matrixParts {
	d := &matrixParts{s: s}
	for _, r := range s.rules {
		if r.groups.wide() {
			d.rules = append(d.rules, r)
			continue
		}
		d.tables = append(d.tables, newGroupScores(r.groups, func(i, j int) int16 {
			if r.keeps(i, j) {
				return 0
			}
			return forbidding
		}))
	}
	for _, c := range s.criteria {
		switch {
		case c.words != nil:
			d.words = append(d.words, wordColumn{c, c.words.users()})
		case c.groups.wide():
			d.criteria = append(d.criteria, c)
		default:
			d.tables = append(d.tables, newGroupScores(c.groups, func(i, j int) int16 { return int16(c.points(i, j)) }))
		}
	}
	return d
}

// rowFiller fills one row of the matrix after the other. It is for one goroutine.
type rowFiller struct {
	*matrixParts
	sum []int32
	dot []int64
}

// fill writes the scores of the i-th person with those before, and with themselves. It does one rule and
// one criterion after the other, for everybody at once.
func (f *rowFiller) fill(i int, scores []int16) {
	sum := f.sum[:i]
	clear(sum)
	for k := range f.tables {
		part := &f.tables[k]
		given := part.with(int32(i))
		for j, g := range part.of[:i] {
			sum[j] += int32(given[g])
		}
	}
	for _, r := range f.rules {
		for j := range sum {
			if !r.kind.keeps(i, j) {
				sum[j] += forbidding
			}
		}
	}
	for _, c := range f.criteria {
		for j := range sum {
			sum[j] += c.judge(i, j)
		}
	}
	for k := range f.words {
		f.addWording(i, &f.words[k])
	}
	for j, score := range sum {
		scores[j] = int16(max(score, noPair))
	}
	scores[i] = noPair
	for j := i - 1; j >= 0 && f.s.keys[j] == f.s.keys[i]; j-- {
		scores[j] = noPair
	}
}

// addWording adds the points of a criterion on wording: word by word for those who use it.
func (f *rowFiller) addWording(i int, c *wordColumn) {
	sum, v := f.sum[:i], c.words
	if !v.wrote[i] {
		for j := range sum {
			sum[j] += c.empty
		}
		return
	}
	dot := f.dot[:i]
	clear(dot)
	for at := v.start[i]; at < v.start[i+1]; at++ {
		weight := int64(v.weight[at])
		for _, u := range c.users.of(v.word[at]) {
			if int(u.person) >= i {
				break
			}
			dot[u.person] += weight * int64(u.weight)
		}
	}
	for j, cosine := range dot {
		if v.wrote[j] {
			sum[j] += c.ofCosine(cosine)
		} else {
			sum[j] += c.empty
		}
	}
}

// users are the people who use each word, ascending: vectors the other way round.
type users struct {
	start []int32 // of each word; one more at the end
	use   []usedBy
}

type usedBy struct{ person, weight int32 }

// of are those who use a word.
func (u *users) of(word int32) []usedBy { return u.use[u.start[word]:u.start[word+1]] }

func (v *vectors) users() users {
	u := users{make([]int32, len(v.words)+2), make([]usedBy, len(v.word))}
	for _, word := range v.word {
		u.start[word+2]++
	}
	for w := range v.words {
		u.start[w+1] += u.start[w]
	}
	for i := range len(v.start) - 1 {
		for at := v.start[i]; at < v.start[i+1]; at++ {
			next := &u.start[v.word[at]+1]
			u.use[*next] = usedBy{int32(i), v.weight[at]}
			*next++
		}
	}
	return u
}
