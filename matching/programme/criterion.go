package programme

import "slices"

var criterionKinds = []CriterionKind{CriterionOverlap, CriterionDifferent, CriterionSame, CriterionNear, CriterionApart,
	CriterionExchange, CriterionPlace, CriterionAvailability, CriterionWording}

// allPoints is what the criteria of a programme add up to.
const allPoints = 100

// criterionKeys says to which kinds of criterion the keys belong that not every criterion has.
func criterionKeys() map[string][]string {
	return map[string][]string{
		"field":  {"overlap", "different", "same", "near", "apart", "place", "availability", "wording"},
		"wants":  {"exchange"},
		"offers": {"exchange"},
		"remote": {"place"},
		"rare":   {"overlap"},
		"full":   {"near", "apart"},
	}
}

func (d *decoder) criteria(top *table, tables []*table) {
	names := make(map[string]int)
	sum, whole := 0, true
	for _, t := range tables {
		c := d.criterion(t)
		t.finish()
		d.Criteria = append(d.Criteria, c)
		sum += c.Points
		whole = whole && c.Points > 0
		switch {
		case t.has("name"):
			t.unique("name", c.Name, names)
		case names[c.Name] > 0:
			t.problem("name", "line %d has a criterion called %s too; give this one a name of its own", names[c.Name], quote(c.Name))
		case c.Name != "":
			names[c.Name] = t.line
		}
	}
	switch n := top.keys["criterion"]; {
	case n == nil:
		top.problem("criterion", "there is no [[criterion]]; the points of all criteria must add up to %d", allPoints)
	case whole && sum != allPoints && len(tables) == len(n.items):
		last := tables[len(tables)-1]
		last.problem("points", "the points of all criteria add up to %d; they must add up to %d", sum, allPoints)
	}
}

func (d *decoder) criterion(t *table) Criterion {
	c := Criterion{Line: t.line, Kind: kindOf(t, criterionKinds)}
	if c.Kind != "" {
		t.only(string(c.Kind), criterionKeys())
		if !t.has("name") {
			t.where += " " + quote(string(c.Kind))
		}
	}
	if t.has("name") {
		c.Name = t.name()
	}
	t.look("name")
	if !t.has("points") {
		t.problem("points", "points is missing")
	}
	c.Points = t.whole("points", 1, allPoints, 0)
	c.Rare = t.yes("rare")
	c.Full = t.whole("full", 1, 1_000_000, 0)
	for _, key := range []string{"field", "wants", "offers", "remote"} {
		t.look(key)
	}
	switch c.Kind {
	case "":
	case CriterionExchange:
		d.learning(t, &c)
	default:
		d.compared(t, &c)
	}
	if c.Name == "" && !t.has("name") {
		c.Name = c.Field
		if c.Kind == CriterionExchange {
			c.Name = string(c.Kind)
		}
	}
	return c
}

// compared reads what a criterion about one field says of it.
func (d *decoder) compared(t *table, c *Criterion) {
	name, ok := d.fieldKey(t, "field", true)
	if !ok {
		return
	}
	c.Field = name
	f, fits := d.refer(t, "field", name, t.lineOf("field"), string(c.Kind))
	if fits && f.Kind == KindNumber && c.Full == 0 && !t.has("full") && (c.Kind == CriterionNear || c.Kind == CriterionApart) {
		t.problem("full", "a number has no end, so say at which distance it counts in full: full = 10")
	}
	if c.Kind == CriterionPlace && t.has("remote") {
		c.Remote = t.text("remote")
		if c.Remote != "" {
			d.refer(t, "remote", c.Remote, t.lineOf("remote"), "remote")
		}
	}
}

// learning reads the two fields of which one says what a person wants and the other what they offer.
func (d *decoder) learning(t *table, c *Criterion) {
	c.Wants, _ = d.fieldKey(t, "wants", true)
	c.Offers, _ = d.fieldKey(t, "offers", true)
	if c.Wants == "" || c.Offers == "" {
		return
	}
	wants, ok := d.refer(t, "wants", c.Wants, t.lineOf("wants"), string(c.Kind))
	offers, ok2 := d.refer(t, "offers", c.Offers, t.lineOf("offers"), string(c.Kind))
	switch {
	case !ok || !ok2 || d.broken[c.Wants] || d.broken[c.Offers]:
	case c.Wants == c.Offers:
		t.problem("offers", "wants and offers are the same field; ask for them apart")
	default:
		d.sameChoices(t, wants, offers)
		d.sameChoices(t, offers, wants)
	}
}

// sameChoices reports choices of one field that the other lacks.
func (d *decoder) sameChoices(t *table, f, other Field) {
	lacking := slices.DeleteFunc(choiceNames(f.Choices), func(name string) bool {
		_, ok := other.Choice(name)
		return ok
	})
	if len(lacking) > 0 {
		t.problem("offers", "field %s lacks choices that field %s has: %s; both need the same names",
			quote(other.Name), quote(f.Name), list(lacking))
	}
}
