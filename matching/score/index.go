package score

import (
	"cmp"
	"slices"
)

// Index puts the people of a scorer in a tree, so that the best partners of a person
// are found without looking at everybody. On each level people part by what one criterion can tell of
// them, the criterion worth most first; what the pair's points are on that criterion is then known for
// all below at once, and what is still to come is bounded by the best that is possible (branch and
// bound: Land and Doig, "An automatic method of solving discrete programming problems", 1960).
//
// Of a cohort that is not large it has the score matrix instead, and nothing else.
type Index struct {
	s              *Scorer
	matrix         *matrix
	levels         []*criterion
	group          [][]int32     // by level, of the person at each place
	order          []int32       // the person at each place
	place          []int32       // the place of each person
	nodes          []node        // each before those below it
	groups         []int32       // by node: its group
	runs           []int32       // by node, if it is a leaf: the end of those after it that are leaves of the same parent
	roots          []int32       // the nodes without a parent
	decided        [][]int32     // by depth: the rules to which all people of a node are the same from there on …
	undecided      [][]int32     // … and those to which they are not, yet
	scores         []groupScores // by level: the points
	rootsFor       [][]int32     // by group on the first level: the roots, what gives most first; nil if they are many
	unlevelled     []*criterion  // the criteria that have no level, beside wording …
	unlevelledMost int64         // … and the points of all that have none
}

// node is the people at the places from … to-1.
type node struct {
	from, to int32
	next     int32 // the next node that is not below this one
	parent   int32 // or -1
	group    int32 // on the last of these levels
	depth    int8  // levels that are known
	leaf     bool
}

const (
	leafSize  = 6 // people who are not worth parting further
	mostRoots = 96
)

// NewIndex makes the index of a scorer, which takes about as long as a pricing pass or two.
func NewIndex(s *Scorer) *Index {
	ix := &Index{s: s, order: make([]int32, len(s.people))}
	for i := range ix.order {
		ix.order[i] = int32(i)
	}
	if len(s.people) <= s.limits.MatrixPeople {
		ix.matrix = newMatrix(s)
		return ix
	}
	ix.chooseLevels()
	levelGroups := make([][]int32, len(ix.levels))
	for l, c := range ix.levels {
		levelGroups[l] = c.groups.of
		ix.scores = append(ix.scores, newGroupScores(c.groups, func(i, j int) int16 { return int16(c.points(i, j)) }))
	}
	slices.SortFunc(ix.order, func(i, j int32) int {
		for _, group := range levelGroups {
			if group[i] != group[j] {
				return cmp.Compare(group[i], group[j])
			}
		}
		return cmp.Compare(i, j)
	})
	ix.place = make([]int32, len(ix.order))
	for place, i := range ix.order {
		ix.place[i] = int32(place)
	}
	for _, group := range levelGroups {
		at := make([]int32, len(ix.order))
		for place, i := range ix.order {
			at[place] = group[i]
		}
		ix.group = append(ix.group, at)
	}
	ix.decideRules()
	ix.split(0, int32(len(ix.order)), 0, -1)
	ix.groups, ix.runs = make([]int32, len(ix.nodes)), make([]int32, len(ix.nodes))
	for k := len(ix.nodes) - 1; k >= 0; k-- {
		x := &ix.nodes[k]
		ix.groups[k], ix.runs[k] = x.group, x.next
		if next := x.next; x.leaf && int(next) < len(ix.nodes) && ix.nodes[next].leaf && ix.nodes[next].parent == x.parent {
			ix.runs[k] = ix.runs[next]
		}
	}
	for k := int32(0); int(k) < len(ix.nodes); k = ix.nodes[k].next {
		ix.roots = append(ix.roots, k)
	}
	ix.rankRoots()
	return ix
}

// Score is what an allowed pair is worth.
func (ix *Index) Score(i, j int32) int {
	if ix.matrix != nil {
		return int(ix.matrix.row(i)[j])
	}
	return ix.s.Score(int(i), int(j))
}

// Judge is what two people who need not wait are worth as a pair, and whether they may be one.
func (ix *Index) Judge(i, j int32) (points int, allowed bool) {
	if ix.matrix == nil {
		if !ix.s.Allowed(int(i), int(j)) {
			return 0, false
		}
		return ix.s.Score(int(i), int(j)), true
	}
	points = int(ix.matrix.row(i)[j])
	return points, points != noPair && !ix.s.apart.has(int(i), int(j))
}

// IndexRow judges everybody against one person at a time as [Row] does, of people who need not wait, and reads it off the
// score matrix where there is one.
type IndexRow struct {
	ix     *Index
	row    *Row // nil where there is a score matrix
	i      int32
	scores []int16
}

// Row returns a row; [IndexRow.Of] must be called before it judges anybody.
func (ix *Index) Row() *IndexRow {
	r := &IndexRow{ix: ix}
	if ix.matrix == nil {
		r.row = ix.s.Row()
	}
	return r
}

// Of turns the row to the i-th person.
func (r *IndexRow) Of(i int32) {
	r.i = i
	if r.row != nil {
		r.row.Of(int(i))
		return
	}
	r.scores = r.ix.matrix.row(i)
}

// Judge is what the pair with the j-th person is worth, if it scores at least so much and may be.
func (r *IndexRow) Judge(j int32, least int) (points int, is bool) {
	if r.row != nil {
		if !r.row.Allowed(int(j)) {
			return 0, false
		}
		points = r.row.Score(int(j))
		return points, points >= least
	}
	points = int(r.scores[j])
	return points, points >= max(least, noPair+1) && !r.ix.s.apart.has(int(r.i), int(j))
}

// chooseLevels takes the criteria that put people in groups, the dearest first; those that leave nearly
// everybody apart come last, and those with very many groups are judged person by person.
func (ix *Index) chooseLevels() {
	for _, c := range ix.s.criteria {
		switch {
		case c.words != nil:
			ix.unlevelledMost += int64(c.full)
		case len(c.groups.first) > ix.s.limits.LevelGroups:
			ix.unlevelledMost += int64(c.full)
			ix.unlevelled = append(ix.unlevelled, c)
		default:
			ix.levels = append(ix.levels, c)
		}
	}
	many := len(ix.s.people)/8 + 8
	slices.SortStableFunc(ix.levels, func(a, b *criterion) int {
		if a, b := len(a.groups.first) > many, len(b.groups.first) > many; a != b {
			if a {
				return 1
			}
			return -1
		}
		return cmp.Compare(b.full, a.full)
	})
}

// rankRoots puts the roots in the order of what they give to each group.
func (ix *Index) rankRoots() {
	if len(ix.levels) == 0 || len(ix.roots) > mostRoots {
		return
	}
	scores := &ix.scores[0]
	ix.rootsFor = make([][]int32, scores.groups)
	for g := range ix.rootsFor {
		points := scores.points[g*scores.groups:]
		ix.rootsFor[g] = slices.Clone(ix.roots)
		slices.SortStableFunc(ix.rootsFor[g], func(a, b int32) int {
			return cmp.Compare(points[ix.nodes[b].group], points[ix.nodes[a].group])
		})
	}
}

// decideRules finds for each rule the level from which on it cannot tell people of one node apart.
func (ix *Index) decideRules() {
	ix.decided, ix.undecided = make([][]int32, len(ix.levels)+1), make([][]int32, len(ix.levels)+1)
	for k, r := range ix.s.rules {
		depth := 0
		for p := 1; p < len(ix.order); p++ {
			if r.groups.of[ix.order[p-1]] == r.groups.of[ix.order[p]] {
				continue
			}
			part := 0 // the level on which the two part
			for part < len(ix.group) && ix.group[part][p-1] == ix.group[part][p] {
				part++
			}
			depth = max(depth, part+1)
		}
		depth = max(depth, min(1, len(ix.levels)))
		for d := range min(depth, len(ix.undecided)) {
			ix.undecided[d] = append(ix.undecided[d], int32(k))
		}
		if depth < len(ix.decided) {
			ix.decided[depth] = append(ix.decided[depth], int32(k))
		}
	}
}

// split makes the nodes of the people at the places from … to-1, who are the same on the first levels.
func (ix *Index) split(from, to int32, depth int, parent int32) {
	if depth == len(ix.levels) {
		if depth == 0 && from < to {
			ix.nodes = append(ix.nodes, node{from: from, to: to, next: 1, parent: -1, leaf: true})
		}
		return
	}
	group := ix.group[depth]
	for from < to {
		end := from + 1
		for end < to && group[end] == group[from] {
			end++
		}
		k := int32(len(ix.nodes))
		leaf := depth+1 == len(ix.levels) || end-from <= leafSize
		ix.nodes = append(ix.nodes, node{from: from, to: end, parent: parent, group: group[from], depth: int8(depth + 1), leaf: leaf})
		if !leaf {
			ix.split(from, end, depth+1, k)
		}
		ix.nodes[k].next = int32(len(ix.nodes))
		from = end
	}
}

// Move makes the index one of another scorer of the same people and answers.
func (ix *Index) Move(s *Scorer) { ix.s = s }
