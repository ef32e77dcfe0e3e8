package programme

import "slices"

// CriterionKind names a kind of soft preference.
type CriterionKind string

const (
	CriterionOverlap      CriterionKind = "overlap"
	CriterionDifferent    CriterionKind = "different"
	CriterionSame         CriterionKind = "same"
	CriterionNear         CriterionKind = "near"
	CriterionApart        CriterionKind = "apart"
	CriterionExchange     CriterionKind = "exchange"
	CriterionPlace        CriterionKind = "place"
	CriterionAvailability CriterionKind = "availability"
	CriterionWording      CriterionKind = "wording"
)

// Criterion is a soft preference, worth Points of the 100.
type Criterion struct {
	Kind   CriterionKind
	Name   string // how it is called on screens; the field's name where the file gives none
	Field  string // all kinds but exchange
	Wants  string // for exchange: the field that says what a person wants …
	Offers string // … and the one that says what a person offers
	Remote string // for place: a yesno field; both yes makes distance matter less; may be empty
	Points int
	Rare   bool // for overlap: a value that few people chose counts more
	Full   int  // for near and apart: the number of steps at which the points are nought (near) or full (apart); 0: the length of the scale
	Line   int
}

// criterionKind is all that the file knows of a kind of criterion. How it is judged is an entry in a table of package
// score.
type criterionKind struct {
	kind CriterionKind
	keys []string // those that not every kind has
	fits fit      // which fields it can compare
	read func(d *decoder, t *table, c *Criterion, fits fit)
}

// criterionKinds are the kinds of criterion, in the order in which mistakes name them.
var criterionKinds = []criterionKind{
	{CriterionOverlap, []string{"field", "rare"}, fitsTags, readField},
	{CriterionDifferent, []string{"field"}, fitsDifferent, readField},
	{CriterionSame, []string{"field"}, fitsSame, readField},
	{CriterionNear, []string{"field", "full"}, fitsOrdered, readOrdered},
	{CriterionApart, []string{"field", "full"}, fitsOrdered, readOrdered},
	{CriterionExchange, []string{"wants", "offers"}, fitsTags, readExchange},
	{CriterionPlace, []string{"field", "remote"}, fit{kinds: []Kind{KindChoice}}, readPlace},
	{CriterionAvailability, []string{"field"}, fitsTags, readField},
	{CriterionWording, []string{"field"}, fit{kinds: []Kind{KindText}}, readField},
}

// CriterionKinds are all kinds of criterion.
func CriterionKinds() []CriterionKind {
	kinds := make([]CriterionKind, len(criterionKinds))
	for i, k := range criterionKinds {
		kinds[i] = k.kind
	}
	return kinds
}

func (k criterionKind) itsKeys() (string, []string) { return string(k.kind), k.keys }

// allPoints is what the criteria of a programme add up to.
const allPoints = 100

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
	c := Criterion{Line: t.line, Kind: kindOf(t, CriterionKinds())}
	if c.Kind != "" {
		t.only(string(c.Kind), keysOf(criterionKinds, criterionKind.itsKeys))
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
	for _, k := range criterionKinds {
		for _, key := range k.keys {
			t.look(key)
		}
	}
	for _, k := range criterionKinds {
		if k.kind == c.Kind {
			k.read(d, t, &c, k.fits)
		}
	}
	if c.Name == "" && !t.has("name") {
		c.Name = c.Field
	}
	return c
}

// readField reads the field that a criterion is about.
func readField(d *decoder, t *table, c *Criterion, fits fit) { d.criterionField(t, c, fits) }

// readOrdered reads a field whose answers are in order. A number has no end.
func readOrdered(d *decoder, t *table, c *Criterion, fits fit) {
	if f, ok := d.criterionField(t, c, fits); ok && f.Kind == KindNumber && c.Full == 0 && !t.has("full") {
		t.problem("full", "a number has no end, so say at which distance it counts in full: full = 10")
	}
}

// readPlace reads the field of a place and the one that says who also works at a distance.
func readPlace(d *decoder, t *table, c *Criterion, fits fit) {
	if d.criterionField(t, c, fits); c.Field == "" || !t.has("remote") {
		return
	}
	if c.Remote = t.text("remote"); c.Remote != "" {
		d.refer(t, "remote", c.Remote, t.lineOf("remote"), fit{kinds: []Kind{KindYesNo}})
	}
}

// criterionField reads the field that a criterion is about; it is false for one that cannot be compared so.
func (d *decoder) criterionField(t *table, c *Criterion, fits fit) (Field, bool) {
	name, ok := d.fieldKey(t, "field", true)
	if !ok {
		return Field{}, false
	}
	c.Field = name
	return d.refer(t, "field", name, t.lineOf("field"), fits)
}

// readExchange reads the two fields of which one says what a person wants and the other what they offer.
func readExchange(d *decoder, t *table, c *Criterion, fits fit) {
	if !t.has("name") {
		c.Name = string(c.Kind)
	}
	c.Wants, _ = d.fieldKey(t, "wants", true)
	c.Offers, _ = d.fieldKey(t, "offers", true)
	if c.Wants == "" || c.Offers == "" {
		return
	}
	wants, ok := d.refer(t, "wants", c.Wants, t.lineOf("wants"), fits)
	offers, ok2 := d.refer(t, "offers", c.Offers, t.lineOf("offers"), fits)
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
