package programme

import "slices"

// certificate reads who gets one.
func (d *decoder) certificate(t *table) {
	if t == nil {
		return
	}
	c := &d.Certificate
	c.Line, c.Minimum, c.Events = t.line, t.yes("minimum"), t.whole("events", 1, 1000, 0)
	names, at := t.texts("milestones")
	for i, name := range names {
		known := d.milestoneNames()
		switch m := slices.IndexFunc(d.Milestones, func(m Milestone) bool { return m.Name == name }); {
		case m < 0:
			t.at(at[i], "milestones names %s, which is no milestone%s", quote(name), t.suggest(name, known))
		case d.Milestones[m].Many:
			t.at(at[i], "milestones names %s, which takes many answers and is never done", quote(name))
		case slices.Contains(c.Milestones, name):
			t.at(at[i], "milestones has %s twice", quote(name))
		default:
			c.Milestones = append(c.Milestones, name)
		}
	}
	if c.Minimum && d.Exchange.Minimum == (Amount{}) {
		t.problem("minimum", "minimum is a condition, but [exchange] has no minimum")
	}
	if c.Events > len(d.Events) {
		t.problem("events", "events asks for %d events, but there are %d [[event]]", c.Events, len(d.Events))
	}
	t.finish()
	if !c.Minimum && len(c.Milestones) == 0 && c.Events == 0 && len(names) == 0 {
		t.problem("minimum", "say who gets one: minimum = true, milestones = [\"feedback\"] or both")
	}
}

func (d *decoder) milestoneNames() []string {
	names := make([]string, len(d.Milestones))
	for i, m := range d.Milestones {
		names[i] = m.Name
	}
	return names
}
