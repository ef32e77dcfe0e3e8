package score

// Row judges everybody against one person at a time. It gives what the scorer's Allowed and Score give,
// several times faster for a whole row of people, because what the one person answered is looked up
// once. A row is for one goroutine; a scorer gives out as many as are wanted.
type Row struct {
	s      *Scorer
	i      int
	rules  []rowOf[bool]
	tables []rowOf[int32]
	words  []rowWords
	direct []*criterion // with too many groups to look up: judged anew for each person
}

// rowOf is what one rule or criterion says of the person with each group of people.
type rowOf[T any] struct {
	group  []int32
	given  []T // nil where the groups are too many
	buffer []T
}

// rowWords is one criterion on wording: the person's words spread out, so that another person's can be
// multiplied with them one by one.
type rowWords struct {
	c      *criterion
	spread []int64 // by word
	wrote  bool
}

// Row returns a row; [Row.Of] must be called before it judges anybody.
func (s *Scorer) Row() *Row {
	r := &Row{s: s, i: -1, rules: make([]rowOf[bool], len(s.rules))}
	for k, rule := range s.rules {
		r.rules[k].group = rule.groups.of
	}
	for _, c := range s.criteria {
		if c.words == nil && c.groups.wide() {
			r.direct = append(r.direct, c)
		}
		if c.words != nil {
			r.words = append(r.words, rowWords{c: c, spread: make([]int64, len(c.words.words))})
		} else {
			r.tables = append(r.tables, rowOf[int32]{group: c.groups.of})
		}
	}
	return r
}

// Of turns the row to the i-th person.
func (r *Row) Of(i int) {
	before := r.i
	r.i = i
	for k, rule := range r.s.rules {
		if rule.groups.wide() {
			continue
		}
		of := &r.rules[k]
		of.given = row(rule.groups, rule.table, i, of.buffer, rule.kind.keeps)
		if rule.table == nil {
			of.buffer = of.given
		}
	}
	k := 0
	for _, c := range r.s.criteria {
		if c.words != nil {
			continue
		}
		of := &r.tables[k]
		k++
		if c.groups.wide() {
			continue
		}
		of.given = row(c.groups, c.table, i, of.buffer, c.judge)
		if c.table == nil {
			of.buffer = of.given
		}
	}
	r.spread(before)
}

// spread lays out the person's words in place of those of the one before.
func (r *Row) spread(before int) {
	i := r.i
	for k := range r.words {
		w := &r.words[k]
		v := w.c.words
		if before >= 0 {
			for at := v.start[before]; at < v.start[before+1]; at++ {
				w.spread[v.word[at]] = 0
			}
		}
		for at := v.start[i]; at < v.start[i+1]; at++ {
			w.spread[v.word[at]] = int64(v.weight[at])
		}
		w.wrote = v.wrote[i]
	}
}

// Allowed reports whether the person may be paired with the j-th.
func (r *Row) Allowed(j int) bool {
	s := r.s
	if !s.able[r.i] || !s.able[j] || s.keys[r.i] == s.keys[j] || s.apart.has(r.i, j) {
		return false
	}
	for k := range r.rules {
		if !r.keeps(&r.rules[k], k, j) {
			return false
		}
	}
	return true
}

// keeps reports whether the person keeps the k-th rule with the j-th.
func (r *Row) keeps(of *rowOf[bool], k, j int) bool {
	if of.given == nil {
		return r.s.rules[k].kind.keeps(r.i, j)
	}
	return of.given[of.group[j]]
}

// Score is what the pair with the j-th person is worth.
func (r *Row) Score(j int) int {
	sum := int32(0)
	for k := range r.tables {
		if of := &r.tables[k]; of.given != nil {
			sum += of.given[of.group[j]]
		}
	}
	return int(sum + r.beside(j))
}

// beside is the part of a score that is not looked up by groups.
func (r *Row) beside(j int) int32 {
	sum := r.wording(j)
	for _, c := range r.direct {
		sum += c.judge(r.i, j)
	}
	return sum
}

// wording is what the criteria on wording give.
func (r *Row) wording(j int) int32 {
	sum := int32(0)
	for k := range r.words {
		sum += r.words[k].points(j)
	}
	return sum
}

func (w *rowWords) points(j int) int32 {
	v := w.c.words
	if !w.wrote || !v.wrote[j] {
		return w.c.empty
	}
	from, to := v.start[j], v.start[j+1]
	weights := v.weight[from:to]
	sum := int64(0)
	for k, word := range v.word[from:to] {
		sum += w.spread[word] * int64(weights[k])
	}
	return w.c.ofCosine(sum)
}
