package programme

import "slices"

func (d *decoder) milestones(tables []*table) {
	names := make(map[string]int)
	for _, t := range tables {
		m := Milestone{Line: t.line, Name: t.name(), Title: t.text("title"), Each: t.yes("each"), Ask: t.text("ask")}
		if m.Title == "" {
			m.Title = titled(m.Name)
		}
		m.Owner = oneOf(t, "owner", OwnerPair, OwnerPair, OwnerFacilitator, OwnerCoordinator)
		m.DoneBy, m.Also = d.doneBy(t)
		d.answered(t, &m)
		d.hosted(t, &m)
		m.Due = d.due(t, m)
		t.finish()
		t.unique("name", m.Name, names)
		d.Milestones = append(d.Milestones, m)
	}
	d.order(tables)
	d.review()
}

// due reads when a milestone is due: a text, or a table with after and by, or with before_end. One that takes many
// answers has no date; one that proposes the exchange may leave it to the intake's answer_within.
func (d *decoder) due(t *table, m Milestone) Due {
	n := t.look("due")
	switch {
	case m.Many:
		if n != nil {
			t.warn("due", "due has no effect: with many = true the milestone is never due")
		}
		return Due{}
	case n == nil && m.proposes() && !d.Intake.AnswerWithin.IsZero():
		return Due{By: d.Intake.AnswerWithin}
	case n == nil:
		t.problem("due", `due is missing; write "2w", { after = "…", by = "2w" } or { before_end = "1w" }`)
		return Due{}
	case n.keys == nil:
		s, _ := t.span("due")
		return Due{By: s}
	}
	inner := t.report.table(n, t.where+" due")
	var due Due
	switch before, after := inner.has("before_end"), inner.has("after"); {
	case before:
		due = d.beforeEnd(inner)
		for _, key := range []string{"after", "by"} {
			inner.look(key)
			if inner.has(key) {
				inner.problem(key, "%s does not go with before_end; write one or the other", key)
			}
		}
	case after:
		due.After = inner.required("after")
		if !inner.has("by") {
			inner.problem("by", `by is missing; write how long after, like by = "2w"`)
		}
		due.By, _ = inner.span("by")
	default:
		inner.problem("after", `due is a text like "2w", or has after and by, or has before_end`)
		for _, key := range []string{"after", "by", "before_end"} {
			inner.look(key)
		}
	}
	inner.look("before_end")
	inner.finish()
	return due
}

func (d *decoder) beforeEnd(t *table) Due {
	s, ok := t.span("before_end")
	if !ok {
		return Due{}
	}
	// Any start will do to see that the date does not lie before it.
	start := Date{2023, 1, 2}
	switch {
	case d.Exchange.Open:
		t.problem("before_end", `before_end needs an end, but the length of [exchange] is "open"`)
	case d.Exchange.Length.IsZero():
	case start.Add(d.Exchange.Length, Holidays{}).Add(s.Back(), Holidays{}).Before(start):
		t.problem("before_end", "%s before the end lies before the start: the exchange lasts %s", s, d.Exchange.Length)
	}
	return Due{By: s, BeforeEnd: true}
}

// order reports milestones that wait for one that is not there, or in a circle for themselves.
func (d *decoder) order(tables []*table) {
	index := make(map[string]int)
	names := make([]string, len(d.Milestones))
	for i, m := range d.Milestones {
		names[i] = m.Name
		if _, ok := index[m.Name]; !ok {
			index[m.Name] = i
		}
	}
	next := make([]int, len(d.Milestones)) // the milestone each waits for, -1 for none
	for i, m := range d.Milestones {
		next[i] = -1
		if m.Due.After == "" {
			continue
		}
		j, ok := index[m.Due.After]
		line := tables[i].keys["due"].keys["after"].line
		switch {
		case !ok:
			d.add(line, "%s due: after names %s, which is no milestone%s", tables[i].where, quote(m.Due.After),
				d.suggest(m.Due.After, slices.DeleteFunc(slices.Clone(names), func(n string) bool { return n == "" || n == m.Name })))
		case j == i:
			d.add(line, "%s due: after names the milestone itself", tables[i].where)
		default:
			next[i] = j
		}
	}
	walk := make([]int, len(next)) // which walk came by first, counted from 1
	for i := range next {
		j := i
		for j >= 0 && walk[j] == 0 {
			walk[j] = i + 1
			j = next[j]
		}
		if j >= 0 && walk[j] == i+1 {
			d.circle(tables, next, j)
		}
	}
}

// circle reports the circle of milestones that goes through the i-th.
func (d *decoder) circle(tables []*table, next []int, i int) {
	first := i
	for j := next[i]; j != i; j = next[j] {
		first = min(first, j)
	}
	names := []string{d.Milestones[first].Name}
	for j := next[first]; j != first; j = next[j] {
		names = append(names, d.Milestones[j].Name)
	}
	d.add(tables[first].keys["due"].keys["after"].line, "%s due: these wait for each other in a circle: %s",
		tables[first].where, list(names))
}
