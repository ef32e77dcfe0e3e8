package score

import (
	"fmt"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
)

// ruleKinds are the kinds of rule: each entry makes of the answers what judges and phrases a rule of its kind.
// A new kind is a file of its own and an entry here.
var ruleKinds = map[programme.RuleKind]func(r *rule, e *encoder) requirement{
	programme.RuleDifferent:    compileDifferent,
	programme.RuleDifferentAny: compileDifferent,
	programme.RuleSame:         compileSame,
	programme.RuleOneOfEach:    compileOneOfEach,
	programme.RuleShare:        compileShare,
	programme.RuleWithin:       compileWithin,
	programme.RuleApart:        compileApart,
}

// requirement is what a kind of rule makes of the answers of a pool.
type requirement interface {
	// groups puts people together whom the rule cannot tell apart.
	groups() groups
	// keeps reports whether two people keep the rule. It is symmetric and depends on their groups alone.
	keeps(i, j int) bool
	// missing reports whether a person gave no answer to the k-th field of the rule that it could compare.
	missing(k, i int) bool
	// short says in few words what two people have who break the rule: "same organisation".
	short() string
	// sentence says how two people break the rule, who answered what it needs.
	sentence(people [2]*matching.Applicant, i, j int) string
}

// rule is one rule compiled for the people of a pool.
type rule struct {
	kind   requirement
	spec   programme.Rule
	fields []programme.Field
	phrase string      // kind.short, made once
	groups groups      // kind.groups, made once
	table  []bool      // whether two groups keep it; nil if they are many
	shared *choiceSets // the choices of which two must share some; nil of all kinds but share
}

// compileRule compiles a rule. A kind that has no entry is none that programme.Parse lets pass.
func compileRule(spec programme.Rule, e *encoder) *rule {
	r := &rule{spec: spec}
	for _, name := range spec.Fields {
		r.fields = append(r.fields, e.field(name))
	}
	compile, known := ruleKinds[spec.Kind]
	if !known {
		panic(fmt.Sprintf("compile rule: unknown kind %q", spec.Kind))
	}
	r.kind = compile(r, e)
	r.groups = r.kind.groups()
	r.table = table(r.groups, r.kind.keeps)
	r.phrase = r.kind.short()
	return r
}

// keeps reports whether two people keep the rule.
func (r *rule) keeps(i, j int) bool {
	if r.table != nil {
		return r.table[int(r.groups.of[i])*len(r.groups.first)+int(r.groups.of[j])]
	}
	return r.kind.keeps(i, j)
}

// needs names what a person must answer before any pair of theirs can keep the rule, empty if nothing.
func (r *rule) needs(i int) string {
	if r.spec.MissingAllowed {
		return ""
	}
	for k := range r.fields {
		if !r.kind.missing(k, i) {
			return ""
		}
	}
	return r.labels(" or ")
}

// unknown reports whether one of two people gave no answer to a field of the rule.
func (r *rule) unknown(i, j int) bool {
	for k := range r.fields {
		if r.kind.missing(k, i) || r.kind.missing(k, j) {
			return true
		}
	}
	return false
}

// shortOf says in few words what two people have who break the rule.
func (r *rule) shortOf(i, j int) string {
	if r.unknown(i, j) {
		return needsAnswer
	}
	return r.phrase
}

// sentence says how two people break the rule.
func (r *rule) sentence(people []*matching.Applicant, i, j int) string {
	for _, k := range [2]int{i, j} {
		if needs := r.needs(k); needs != "" {
			return people[k].Called() + " has not answered: " + needs
		}
	}
	return say.Capital(r.kind.sentence([2]*matching.Applicant{people[i], people[j]}, i, j))
}

// labels are those of the rule's fields as they stand inside a sentence.
func (r *rule) labels(between string) string {
	labels := make([]string, len(r.fields))
	for k, f := range r.fields {
		labels[k] = say.InSentence(f.Label)
	}
	return strings.Join(labels, between)
}

// both is what each of the two answered to the rule's first field.
func (r *rule) both(people [2]*matching.Applicant) string {
	return said(people[0], r.fields[0]) + " and " + said(people[1], r.fields[0])
}

// said is a person's answer to a field in few words, safe to draw.
func said(p *matching.Applicant, f programme.Field) string {
	a := p.Answer(f.Name)
	switch {
	case f.Private:
		return "private"
	case f.Kind == programme.KindNumber:
		return fmt.Sprint(a.Number)
	case len(a.Choices) == 1 && len(a.Other) == 0 && f.Kind != programme.KindYesNo:
		return text.Clip(f.Full(a.Choices[0]))
	}
	return text.Clip(a.Say(f, true))
}

// RuleShort says in few words what two people have who break the k-th rule: "same organisation".
func (s *Scorer) RuleShort(k int) string { return s.rules[k].phrase }

// CanBeThree reports whether any three people may be together as far as each rule by itself can tell: in a
// programme that wants one of each of two kinds nobody can.
func (s *Scorer) CanBeThree() bool {
	for _, r := range s.rules {
		if r.table != nil && !r.canBeThree() {
			return false
		}
	}
	return true
}

// canBeThree reports whether three groups keep the rule with one another.
func (r *rule) canBeThree() bool {
	n := len(r.groups.first)
	for a := range n {
		for b := range a + 1 {
			if !r.table[a*n+b] {
				continue
			}
			for c := range b + 1 {
				if r.table[a*n+c] && r.table[b*n+c] {
					return true
				}
			}
		}
	}
	return false
}
