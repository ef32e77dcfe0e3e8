package programme

import "slices"

// Stage is where a person stands before pairing. Without any, everybody who applied may be paired; else one has
// Entry, and one at least has Pairs.
type Stage struct {
	Name, Title string
	Entry       bool   // where an import and add put people
	Ranked      bool   // its people have an order: 1, 2, 3 …
	Pairs       bool   // its people are planned for
	Closed      bool   // no more part in this intake
	Places      int    // how many it can hold; 0: any number
	AtMost      Cap    // of its people
	FillFrom    string // a free place is offered to the first of that stage
	Line        int
}

// Cap is how many people of a stage may give a field the same answer. The zero value is no cap.
type Cap struct {
	Field  string
	People int
}

// IsZero reports whether there is no cap.
func (c Cap) IsZero() bool { return c.People == 0 }

// The stages that places and places_per_organisation of an intake are short for.
const (
	stageApplied  = "applied"
	stageReserve  = "reserve"
	stageAccepted = "accepted"
	stageNot      = "not-this-time"

	fieldOrganisation = "organisation"
)

// Stage returns the stage of that name.
func (p *Programme) Stage(name string) (Stage, bool) {
	i := slices.IndexFunc(p.Stages, func(s Stage) bool { return s.Name == name })
	if i < 0 {
		return Stage{}, false
	}
	return p.Stages[i], true
}

// EntryStage is the stage into which people come; the zero Stage without stages.
func (p *Programme) EntryStage() Stage {
	for _, s := range p.Stages {
		if s.Entry {
			return s
		}
	}
	return Stage{}
}

func (d *decoder) stages(tables []*table) {
	names := make(map[string]int)
	for _, t := range tables {
		s := Stage{Line: t.line, Name: t.name(), Title: t.text("title"), Entry: t.yes("entry"), Ranked: t.yes("ranked"),
			Pairs: t.yes("pairs"), Closed: t.yes("closed"), Places: t.whole("places", 1, 100_000, 0), FillFrom: t.text("fill_from")}
		if s.Title == "" {
			s.Title = titled(s.Name)
		}
		s.AtMost = d.atMost(t)
		t.finish()
		t.unique("name", s.Name, names)
		for _, no := range []struct {
			key string
			is  bool
		}{{"entry", s.Entry}, {"pairs", s.Pairs}, {"ranked", s.Ranked}} {
			if s.Closed && no.is {
				t.problem(no.key, "%s does not go with closed: who is there has no more part in this intake", no.key)
			}
		}
		d.Stages = append(d.Stages, s)
	}
	d.ways(tables)
	d.shortStages()
}

// atMost reads the cap of a stage.
func (d *decoder) atMost(t *table) Cap {
	n := t.table("at_most", t.where+" at_most", `{ field = "organisation", people = 3 }`)
	if n == nil {
		return Cap{}
	}
	c := Cap{People: n.whole("people", 1, 100_000, 0)}
	if !n.has("people") {
		n.problem("people", "people is missing; write how many may give the same answer, like people = 3")
	}
	if name, ok := d.fieldKey(n, "field", true); ok {
		d.refer(n, "field", name, n.lineOf("field"), fitsSame)
		c.Field = name
	}
	n.finish()
	return c
}

// ways reports stages that people cannot come to, or go from.
func (d *decoder) ways(tables []*table) {
	if len(tables) == 0 {
		return
	}
	entries, pairs := 0, 0
	for i, s := range d.Stages {
		if s.Entry {
			if entries++; entries > 1 {
				tables[i].problem("entry", "a second stage has entry = true; people come in at one")
			}
		}
		if s.Pairs {
			pairs++
		}
		if s.FillFrom == "" {
			continue
		}
		switch from, ok := d.Stage(s.FillFrom); {
		case !ok:
			tables[i].problem("fill_from", "fill_from names %s, which is no stage%s", quote(s.FillFrom), tables[i].suggest(s.FillFrom, d.stageNames()))
		case from.Name == s.Name:
			tables[i].problem("fill_from", "fill_from names the stage itself")
		case from.Closed:
			tables[i].problem("fill_from", "fill_from names %s, whose people have no more part in this intake", quote(s.FillFrom))
		case s.Places == 0:
			tables[i].warn("fill_from", "fill_from has no effect: without places there is always room")
		}
	}
	if entries == 0 {
		tables[0].problem("entry", "no stage has entry = true; write it below the one that people come into")
	}
	if pairs == 0 {
		tables[0].problem("pairs", "no stage has pairs = true; write it below the one whose people are paired")
	}
}

func (d *decoder) stageNames() []string {
	names := make([]string, len(d.Stages))
	for i, s := range d.Stages {
		names[i] = s.Name
	}
	return names
}

// shortStages adds the stages that the intake's places are short for, unless the file has its own.
func (d *decoder) shortStages() {
	in := d.Intake
	if len(d.Stages) > 0 || in.Places == 0 && in.PlacesPerOrganisation == 0 {
		return
	}
	accepted := Stage{Name: stageAccepted, Title: titled(stageAccepted), Pairs: true, Places: in.Places, FillFrom: stageReserve}
	if in.Places == 0 {
		accepted.FillFrom = ""
	}
	if f, ok := d.Field(fieldOrganisation); ok && !f.Private && slices.Contains(fitsSame.kinds, f.Kind) && in.PlacesPerOrganisation > 0 {
		accepted.AtMost = Cap{Field: f.Name, People: in.PlacesPerOrganisation}
	}
	d.Stages = []Stage{
		{Name: stageApplied, Title: titled(stageApplied), Entry: true},
		{Name: stageReserve, Title: titled(stageReserve), Ranked: true},
		accepted,
		{Name: stageNot, Title: titled(stageNot), Closed: true},
	}
}
