package matching

import (
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching/programme"
)

// rule is one rule compiled for the people of a pool.
type rule struct {
	spec   programme.Rule
	fields []programme.Field
	short  string // a phrase for those who break it
	groups groups // people it cannot tell apart
	table  []bool // whether two groups keep it, nil if they are many

	same  [][]int32 // different, different-any, same: a column for each field
	sides []int32   // one-of-each: on which sides each person is
	sets  *tags     // share
	step  []int32   // within, apart
}

// The sides of a rule that wants one of each, and what stands for no answer.
const (
	sideA int32 = 1 << iota
	sideB
	noSide
)

func compileRule(spec programme.Rule, c *columns) *rule {
	r := &rule{spec: spec}
	for _, name := range spec.Fields {
		r.fields = append(r.fields, c.field(name))
	}
	field := spec.Fields[0]
	switch spec.Kind {
	case programme.RuleDifferent, programme.RuleDifferentAny, programme.RuleSame:
		for _, name := range spec.Fields {
			r.same = append(r.same, c.identity(name))
		}
		r.groups = groupBy(r.same...)
	case programme.RuleShare:
		r.sets = c.setsOf(field)
		r.groups = groupBy(r.sets.class)
	case programme.RuleWithin, programme.RuleApart:
		r.step = c.steps(field)
		r.groups = groupBy(r.step)
	case programme.RuleOneOfEach:
		r.sides = make([]int32, len(c.people))
		for i, p := range c.people {
			r.sides[i] = sidesOf(p.Answer(field), spec)
		}
		r.groups = groupBy(r.sides)
	}
	r.table = table(r.groups, r.judge)
	r.short = r.phrase()
	return r
}

func sidesOf(a Answer, spec programme.Rule) int32 {
	if a.IsEmpty() {
		return noSide
	}
	sides := int32(0)
	for _, c := range a.Choices {
		if slices.Contains(spec.A, c) {
			sides |= sideA
		}
		if slices.Contains(spec.B, c) {
			sides |= sideB
		}
	}
	return sides
}

// holds reports whether a pair keeps the rule.
func (r *rule) holds(i, j int) bool {
	if r.table != nil {
		return r.table[int(r.groups.of[i])*len(r.groups.first)+int(r.groups.of[j])]
	}
	return r.judge(i, j)
}

// judge finds out whether a pair keeps the rule.
func (r *rule) judge(i, j int) bool {
	switch r.spec.Kind {
	case programme.RuleDifferent:
		return r.differ(0, i, j)
	case programme.RuleDifferentAny:
		for k := range r.same {
			if r.differ(k, i, j) {
				return true
			}
		}
		return false
	case programme.RuleSame:
		a, b := r.same[0][i], r.same[0][j]
		if a == 0 || b == 0 {
			return r.spec.MissingAllowed
		}
		return a == b
	case programme.RuleOneOfEach:
		a, b := r.sides[i], r.sides[j]
		if (a|b)&noSide != 0 {
			return r.spec.MissingAllowed
		}
		return a&sideA != 0 && b&sideB != 0 || a&sideB != 0 && b&sideA != 0
	case programme.RuleShare:
		a, b := r.sets.class[i], r.sets.class[j]
		if a == 0 || b == 0 {
			return r.spec.MissingAllowed
		}
		return inCommon(r.sets.set(a), r.sets.set(b)) >= r.spec.AtLeast
	}
	a, b := r.step[i], r.step[j]
	if a == none || b == none {
		return r.spec.MissingAllowed
	}
	distance := int(max(a-b, b-a))
	if r.spec.Kind == programme.RuleWithin {
		return distance <= r.spec.Steps
	}
	return distance >= r.spec.AtLeast
}

// differ reports whether two people differ in the k-th field.
func (r *rule) differ(k, i, j int) bool {
	a, b := r.same[k][i], r.same[k][j]
	if a == 0 || b == 0 {
		return r.spec.MissingAllowed
	}
	return a != b
}

// missing reports whether a person gave no answer to the k-th field that the rule could compare.
func (r *rule) missing(k, i int) bool {
	switch {
	case r.same != nil:
		return r.same[k][i] == 0
	case r.sides != nil:
		return r.sides[i] == noSide
	case r.sets != nil:
		return r.sets.class[i] == 0
	}
	return r.step[i] == none
}

// needs names what a person must answer before any pair of theirs can keep the rule, empty if nothing.
func (r *rule) needs(i int) string {
	if r.spec.MissingAllowed {
		return ""
	}
	labels := make([]string, len(r.fields))
	for k, f := range r.fields {
		if !r.missing(k, i) {
			return ""
		}
		labels[k] = inSentence(f.Label)
	}
	return strings.Join(labels, " or ")
}

// unknown reports whether one of two people gave no answer to a field of the rule.
func (r *rule) unknown(i, j int) bool {
	for k := range r.fields {
		if r.missing(k, i) || r.missing(k, j) {
			return true
		}
	}
	return false
}

// phrase says in few words what two people have who break the rule.
func (r *rule) phrase() string {
	labels := make([]string, len(r.fields))
	for k, f := range r.fields {
		labels[k] = inSentence(f.Label)
	}
	all := strings.Join(labels, " and ")
	switch r.spec.Kind {
	case programme.RuleDifferent, programme.RuleDifferentAny:
		return "same " + all
	case programme.RuleSame:
		return "not the same " + all
	case programme.RuleOneOfEach:
		return "not one of each: " + all
	case programme.RuleWithin:
		return "more than " + steps(r.spec.Steps, r.fields[0]) + " apart: " + all
	case programme.RuleApart:
		return "less than " + steps(r.spec.AtLeast, r.fields[0]) + " apart: " + all
	}
	if r.spec.AtLeast <= 1 {
		return "no " + all + " in common"
	}
	return fmt.Sprintf("fewer than %d %s in common", r.spec.AtLeast, all)
}
