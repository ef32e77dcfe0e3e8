package programme

import (
	"fmt"
	"slices"
)

// RuleKind names a kind of hard requirement.
type RuleKind string

const (
	RuleDifferent    RuleKind = "different"     // the field differs
	RuleDifferentAny RuleKind = "different-any" // at least one of the fields differs
	RuleSame         RuleKind = "same"
	RuleOneOfEach    RuleKind = "one-of-each" // one person has one of A, the other one of B
	RuleShare        RuleKind = "share"       // at least AtLeast values in common
	RuleWithin       RuleKind = "within"      // ordered values at most Steps apart
	RuleApart        RuleKind = "apart"       // ordered values at least AtLeast apart
)

// Rule is a hard requirement: a pair that breaks it is never suggested.
type Rule struct {
	Kind    RuleKind
	Fields  []string // one, or several for different-any
	A, B    []string // names of choices, for one-of-each
	AtLeast int      // for share and apart
	Steps   int      // for within
	// MissingAllowed says that a missing answer satisfies the rule.
	MissingAllowed bool
	Line           int
}

// ruleKind is all that the file knows of a kind of rule. How it is judged is an entry in a table of package score.
type ruleKind struct {
	kind    RuleKind
	keys    []string // those that not every kind has; fields if it names several, else field
	fits    fit      // which fields it can compare
	missing string   // what becomes of a missing answer where the rule does not say: allow or wait
	read    func(d *decoder, t *table, r *Rule, f Field)
	asks    string // what it asks of two people, %s being its fields
}

// ruleKinds are the kinds of rule, in the order in which mistakes name them.
var ruleKinds = []ruleKind{
	{RuleDifferent, []string{"field"}, fitsDifferent, "wait", nil, "different %s"},
	{RuleDifferentAny, []string{"fields"}, fitsDifferent, "wait", nil, "different %s"},
	{RuleSame, []string{"field"}, fitsSame, "wait", nil, "same %s"},
	{RuleOneOfEach, []string{"field", "a", "b"}, fit{kinds: []Kind{KindChoice, KindLevel, KindTags}}, "wait", readSides, "one of each %s"},
	{RuleShare, []string{"field", "at_least"}, fitsTags, "wait", readShare, "%s in common"},
	{RuleWithin, []string{"field", "steps"}, fitsOrdered, "allow", readWithin, "%s not far apart"},
	{RuleApart, []string{"field", "at_least"}, fitsOrdered, "allow", readApart, "%s far enough apart"},
}

// RuleKinds are all kinds of rule.
func RuleKinds() []RuleKind {
	kinds := make([]RuleKind, len(ruleKinds))
	for i, k := range ruleKinds {
		kinds[i] = k.kind
	}
	return kinds
}

// ruleKindOf returns what is known of a kind of rule; false for one that there is not.
func ruleKindOf(kind RuleKind) (ruleKind, bool) {
	for _, k := range ruleKinds {
		if k.kind == kind {
			return k, true
		}
	}
	return ruleKind{}, false
}

// Asks says what the rule asks of two people, its fields being named so: "different sector or profession". It panics
// over a rule that was not read from a file and has a kind that there is not.
func (r Rule) Asks(fields string) string {
	k, known := ruleKindOf(r.Kind)
	if !known {
		panic(fmt.Sprintf("say rule: unknown kind %q", r.Kind))
	}
	return fmt.Sprintf(k.asks, fields)
}

// keysOf says to which kinds the keys belong that not every kind has.
func keysOf[K any](kinds []K, of func(K) (kind string, keys []string)) map[string][]string {
	belong := make(map[string][]string)
	for _, k := range kinds {
		kind, keys := of(k)
		for _, key := range keys {
			belong[key] = append(belong[key], kind)
		}
	}
	return belong
}

func (k ruleKind) itsKeys() (string, []string) { return string(k.kind), k.keys }

func (d *decoder) rules(tables []*table) {
	for _, t := range tables {
		r := Rule{Line: t.line, Kind: kindOf(t, RuleKinds())}
		if r.Kind != "" {
			t.where += " " + quote(string(r.Kind))
			t.only(string(r.Kind), keysOf(ruleKinds, ruleKind.itsKeys))
		}
		d.rule(t, &r)
		t.finish()
		d.Rules = append(d.Rules, r)
	}
}

// kindOf reads the kind that a rule or criterion must have.
func kindOf[T ~string](t *table, kinds []T) T {
	n := t.look("kind")
	if n == nil {
		t.problem("kind", "kind is missing; it is %s", alternatives(words(kinds)))
		return ""
	}
	s := T(t.text("kind"))
	if _, isText := n.value.(string); isText && !slices.Contains(kinds, s) {
		t.problem("kind", "unknown kind %s%s", quote(string(s)), t.suggest(string(s), words(kinds)))
		return ""
	}
	return s
}

func (d *decoder) rule(t *table, r *Rule) {
	k, known := ruleKindOf(r.Kind)
	fields := d.ruleFields(t, r, k)
	for _, k := range ruleKinds {
		for _, key := range k.keys {
			t.look(key)
		}
	}
	if !known {
		k.missing = "wait"
	}
	r.MissingAllowed = oneOf(t, "missing", k.missing, "allow", "wait") == "allow"
	if len(fields) > 0 && k.read != nil {
		k.read(d, t, r, fields[0])
	}
}

// ruleFields reads the field, or the fields, that a rule compares.
func (d *decoder) ruleFields(t *table, r *Rule, k ruleKind) (fields []Field) {
	if !slices.Contains(k.keys, "fields") {
		if name, ok := d.fieldKey(t, "field", k.kind != ""); ok {
			f, _ := d.refer(t, "field", name, t.lineOf("field"), k.fits)
			fields = append(fields, f)
			r.Fields = []string{name}
		}
		return fields
	}
	names, at := t.texts("fields")
	for i, name := range names {
		if slices.Contains(names[:i], name) {
			t.at(at[i], "fields has %s twice", quote(name))
		}
		f, _ := d.refer(t, "fields", name, at[i], k.fits)
		fields = append(fields, f)
	}
	if n := t.keys["fields"]; n == nil || n.list && len(n.items) < 2 {
		t.problem("fields", "fields must name two fields or more, like [\"sector\", \"profession\"]")
	}
	r.Fields = names
	return fields
}

// mostOfAnything is the highest number that a rule may name where its field sets no limit.
const mostOfAnything = 1_000_000

// readShare reads how many choices two must share: no more than there are.
func readShare(d *decoder, t *table, r *Rule, f Field) {
	most := mostOfAnything
	if f.Kind.offersChoices() && !d.broken[f.Name] && !f.Other {
		most = len(f.Choices)
	}
	r.AtLeast = t.whole("at_least", 1, most, 1)
}

// readApart reads how far apart two must be: no farther than the scale is long.
func readApart(d *decoder, t *table, r *Rule, f Field) {
	most := mostOfAnything
	if f.Kind.offersChoices() && !d.broken[f.Name] {
		most = max(1, len(f.Choices)-1)
	}
	r.AtLeast = t.whole("at_least", 1, most, 1)
}

func readWithin(_ *decoder, t *table, r *Rule, _ Field) {
	r.Steps = t.whole("steps", 0, mostOfAnything, 1)
}

func readSides(d *decoder, t *table, r *Rule, f Field) {
	r.A = d.side(t, "a", f)
	r.B = d.side(t, "b", f)
}

// side reads the choices that one of the two must have.
func (d *decoder) side(t *table, key string, f Field) []string {
	names, at := t.texts(key)
	if n := t.keys[key]; n == nil || n.list && len(n.items) == 0 {
		t.problem(key, "%s must list choices of the field, like [%s]", key, quote(firstChoice(f)))
	}
	if !f.Kind.offersChoices() || d.broken[f.Name] {
		return names
	}
	for i, name := range names {
		if _, ok := f.Choice(name); !ok {
			t.at(at[i], "%s names %s, which is no choice of %s%s", key, quote(name), quote(f.Name),
				t.suggest(name, choiceNames(f.Choices)))
		}
	}
	return names
}

func firstChoice(f Field) string {
	if len(f.Choices) == 0 {
		return "…"
	}
	return f.Choices[0].Name
}
