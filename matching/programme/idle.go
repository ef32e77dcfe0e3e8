package programme

import "slices"

// idle notes the keys that are right by themselves and have no effect beside what else the file says.
func (d *decoder) idle(top *table) {
	d.idleIntake(top)
	d.idleCalls(top)
	d.idleMilestones(top)
}

func (d *decoder) idleIntake(top *table) {
	n := top.keys["intake"]
	if n == nil {
		return
	}
	t := top.report.table(n, "[intake]")
	for _, key := range []string{"places", "places_per_organisation"} {
		if t.has(key) && top.has("stage") {
			t.warn(key, "%s has no effect: the file has stages of its own, which say how many they hold", key)
		}
	}
	if i := slices.IndexFunc(d.Stages, func(s Stage) bool { return s.Pairs }); d.Intake.PlacesPerOrganisation > 0 && !top.has("stage") && d.Stages[i].AtMost.IsZero() {
		t.warn("places_per_organisation", "places_per_organisation has no effect: there is no field %s whose answers can be compared", quote(fieldOrganisation))
	}
	if t.has("answer_within") && !slices.ContainsFunc(d.Milestones, func(m Milestone) bool { return m.proposes() && m.Due.By == d.Intake.AnswerWithin }) {
		t.warn("answer_within", `answer_within has no effect: it is the date of a milestone without due whose ends has "declined"`)
	}
}

func (d *decoder) idleCalls(top *table) {
	n := top.keys["exchange"]
	if n == nil || n.keys == nil {
		return
	}
	t, e := top.report.table(n, "[exchange]"), d.Exchange
	isCall := func(m Milestone) bool { return m.Owner == OwnerFacilitator && !m.Many && m.Due.After == "" }
	if e.CallsPerWeek > 0 && len(e.CheckIns) == 0 && !slices.ContainsFunc(d.Milestones, isCall) {
		t.warn("calls_per_week", "calls_per_week has no effect: there are no checkins and no milestones of the facilitator to spread")
	}
	if start := (Date{2023, 1, 2}); !e.Every.IsZero() && !e.Open {
		last := start
		for _, s := range e.CheckIns {
			if on := start.Add(s, Holidays{}); on.After(last) {
				last = on
			}
		}
		if last.Add(e.Every, Holidays{}).After(start.Add(e.Length, Holidays{})) {
			t.warn("every", "every has no effect: %s after the last of checkins the exchange is over", e.Every)
		}
	}
	own := func(m Milestone) bool { return m.Name == reviewName && m.Line > 0 }
	if !e.Review.IsZero() && slices.ContainsFunc(d.Milestones, own) {
		t.warn("review", "review has no effect: the file has a milestone %s of its own", quote(reviewName))
	}
}

func (d *decoder) idleMilestones(top *table) {
	visits := 0
	start := Date{2023, 1, 2}
	end := start.Add(d.Exchange.Length, Holidays{})
	for _, t := range top.tables("milestone", "[[milestone]]", maxTables) {
		i := slices.IndexFunc(d.Milestones, func(m Milestone) bool { return m.Line == t.line })
		if i < 0 {
			continue
		}
		m := d.Milestones[i]
		if !d.Exchange.Open && !m.Due.BeforeEnd && m.Due.After == "" && start.Add(m.Due.By, Holidays{}).After(end) {
			t.warn("due", "due has no effect: so long after the start the exchange is over, so that it is due on the last day")
		}
		if m.Host == HostOther && m.DoneBy == DoneByVisit && len(m.Also) == 0 && visits == 0 {
			t.warn("host", "host has no effect: before the first milestone that a visit does nobody has hosted")
		}
		if m.DoneBy == DoneByVisit && len(m.Also) == 0 {
			visits++
		}
		if !m.Again.IsZero() && !d.Exchange.Open && m.Due.After == "" &&
			(m.Due.BeforeEnd || start.Add(m.Due.By, Holidays{}).Add(m.Again, Holidays{}).After(end)) {
			t.warn("again", "again has no effect: %s after it was answered the exchange is over", m.Again)
		}
	}
}

// proposes reports whether an answer to the milestone declines the exchange.
func (m Milestone) proposes() bool {
	return slices.ContainsFunc(m.Ends, func(e Ends) bool { return e.Reason == EndDeclined })
}
