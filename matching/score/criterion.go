package score

import (
	"fmt"

	"crosswalk/matching"
	"crosswalk/matching/programme"
)

// criterionKinds are the kinds of criterion: each entry makes of the answers what judges and phrases a criterion of
// its kind. A new kind is a file of its own and an entry here.
var criterionKinds = map[programme.CriterionKind]func(c *criterion, e *encoder) preference{
	programme.CriterionOverlap:      compileOverlap,
	programme.CriterionDifferent:    compileUnlike,
	programme.CriterionSame:         compileAlike,
	programme.CriterionNear:         compileNear,
	programme.CriterionApart:        compileFar,
	programme.CriterionExchange:     compileExchange,
	programme.CriterionPlace:        compilePlace,
	programme.CriterionAvailability: compileAvailability,
	programme.CriterionWording:      compileWording,
}

// preference is what a kind of criterion makes of the answers of a pool.
type preference interface {
	// groups puts people together whom the criterion cannot tell apart; there are none where the answers of
	// nearly all differ, as words do.
	groups() groups
	// answered reports whether the criterion can judge what a person answered.
	answered(i int) bool
	// points is what two people get who both answered. It is symmetric and depends on their groups alone.
	points(i, j int) int32
	// phrase says in a few words why two people, i and j, who both answered get what they get.
	phrase(people [2]*matching.Applicant, i, j int) string
}

// criterion is one criterion compiled for the people of a pool. Points are tenths throughout.
type criterion struct {
	kind     preference
	spec     programme.Criterion
	full     int32       // points of a pair that could not be better
	empty    int32       // points of a pair of which one gave no answer
	answered []bool      // preference.answered of each person
	groups   groups      // preference.groups, made once
	table    []int32     // points by two groups; nil if they are many
	shared   *choiceSets // the choices of which two get points for sharing; nil of other kinds
	words    *vectors    // of wording: who is judged word by word; nil of all other kinds
}

// compileCriterion compiles a criterion. A kind that has no entry is none that programme.Parse lets pass.
func compileCriterion(spec programme.Criterion, e *encoder) *criterion {
	c := &criterion{
		spec:     spec,
		full:     tenths(spec.Points, 1, 1),
		empty:    tenths(spec.Points, int64(e.programme.EmptyPermille), 1000),
		answered: make([]bool, len(e.people)),
	}
	compile, known := criterionKinds[spec.Kind]
	if !known {
		panic(fmt.Sprintf("compile criterion: unknown kind %q", spec.Kind))
	}
	c.kind = compile(c, e)
	for i := range c.answered {
		c.answered[i] = c.kind.answered(i)
	}
	if c.words == nil {
		c.groups = c.kind.groups()
		c.table = table(c.groups, c.judge)
	}
	return c
}

// tenths is the share num/den of so many points, in tenths, rounded half up.
func tenths(points int, num, den int64) int32 {
	return int32((10*int64(points)*num + den/2) / den)
}

// points is what the criterion gives a pair.
func (c *criterion) points(i, j int) int32 {
	if c.table != nil {
		return c.table[int(c.groups.of[i])*len(c.groups.first)+int(c.groups.of[j])]
	}
	return c.judge(i, j)
}

// judge computes what the criterion gives a pair.
func (c *criterion) judge(i, j int) int32 {
	if !c.answered[i] || !c.answered[j] {
		return c.empty
	}
	return c.kind.points(i, j)
}
