package programme

import "slices"

// Group is a way of putting people together in numbers other than two: one of several cohorts of a hundred, a
// learning set. It is the way that is described here; how many there come to be depends on the people.
type Group struct {
	Name, Title string
	Size        Size
	Even        []string // fields: each answer is spread over the groups, within one person of even
	PairsWithin bool     // partners come from the same group; each group is published by itself
	Within      string   // the group inside whose groups these are made; empty: none
	Same        []string // fields that all of a group answer alike
	Apart       []string // fields that no two of a group answer alike, where that can be kept
	Score       bool     // rules and criteria decide who goes together
	Line        int
}

// Size is how many people a group has. A single number, From and To alike, is what people are divided by: the
// nearest whole number of groups is made, whose sizes differ by one at most.
type Size struct{ From, To int }

// IsTarget reports whether it is a single number.
func (s Size) IsTarget() bool { return s.From == s.To }

// Group returns the group of that name.
func (p *Programme) Group(name string) (Group, bool) {
	i := slices.IndexFunc(p.Groups, func(g Group) bool { return g.Name == name })
	if i < 0 {
		return Group{}, false
	}
	return p.Groups[i], true
}

// mostInGroup is the largest size of a group.
const mostInGroup = 100_000

func (d *decoder) groups(tables []*table) {
	names := make(map[string]int)
	for _, t := range tables {
		g := Group{Line: t.line, Name: t.name(), Title: t.text("title"), Size: t.size(), PairsWithin: t.yes("pairs_within"),
			Within: t.text("within"), Score: t.yes("score")}
		if g.Title == "" {
			g.Title = titled(g.Name)
		}
		g.Even, g.Same, g.Apart = d.compared(t, "even"), d.compared(t, "same"), d.compared(t, "apart")
		for _, name := range g.Apart {
			if slices.Contains(g.Same, name) {
				t.problem("apart", "%s stands in same and in apart; no group can keep both", quote(name))
			}
		}
		if g.Score && len(d.Criteria) == 0 && len(d.Rules) == 0 {
			t.warn("score", "score has no effect: there are no rules and no criteria")
		}
		t.finish()
		t.unique("name", g.Name, names)
		d.Groups = append(d.Groups, g)
	}
	d.inside(tables)
}

// size reads how many people a group has: a number, or the least and the most.
func (t *table) size() Size {
	n := t.look("size")
	switch {
	case n == nil:
		t.problem("size", "size is missing; write how many people a group has, like 100 or [5, 8]")
		return Size{}
	case !n.list:
		size := t.whole("size", 2, mostInGroup, 0)
		return Size{size, size}
	}
	from, to, ok := t.bounds("size", n, 2, mostInGroup, "[5, 8]")
	if !ok {
		return Size{}
	}
	return Size{from, to}
}

// bounds reads a list of two whole numbers, the second not below the first.
func (t *table) bounds(key string, n *node, least, most int, like string) (from, to int, ok bool) {
	if !n.list {
		t.wrong(key, n, "a list of two numbers, like "+like)
		return 0, 0, false
	}
	if len(n.items) != 2 {
		t.problem(key, "%s lists the least and the most, like %s", key, like)
		return 0, 0, false
	}
	var two [2]int
	for i, item := range n.items {
		v, isNumber := item.value.(int64)
		if !isNumber || v < int64(least) || v > int64(most) {
			t.wrong(key, item, "two whole numbers from "+say(least)+" to "+say(most))
			return 0, 0, false
		}
		two[i] = int(v)
	}
	if two[1] < two[0] {
		t.problem(key, "%s lists the least first: [%d, %d]", key, two[1], two[0])
		return 0, 0, false
	}
	return two[0], two[1], true
}

// compared reads the names of fields whose answers are compared in groups.
func (d *decoder) compared(t *table, key string) []string {
	names, at := t.texts(key)
	var fields []string
	for i, name := range names {
		if slices.Contains(names[:i], name) {
			t.at(at[i], "%s has %s twice", key, quote(name))
			continue
		}
		d.refer(t, key, name, at[i], fitsSame)
		fields = append(fields, name)
	}
	return fields
}

// inside reports groups that lie within one that is not there, or in a circle within themselves.
func (d *decoder) inside(tables []*table) {
	var names []string
	for _, g := range d.Groups {
		names = append(names, g.Name)
	}
	for i, g := range d.Groups {
		if g.Within == "" {
			continue
		}
		if _, ok := d.Group(g.Within); !ok {
			tables[i].problem("within", "within names %s, which is no group%s", quote(g.Within), tables[i].suggest(g.Within, names))
			continue
		}
		met := []string{g.Name}
		for outer, ok := d.Group(g.Within); ok; outer, ok = d.Group(outer.Within) {
			if slices.Contains(met, outer.Name) {
				tables[i].problem("within", "within leads back to the group itself: %s", list(append(met, outer.Name)))
				break
			}
			met = append(met, outer.Name)
		}
	}
}
