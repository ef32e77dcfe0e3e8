package programme

import "slices"

// What an exchange is where the file does not say.
const (
	usualMonths = 6
	usualSoon   = 10
	usualQuiet  = 21
	usualAtOnce = 1
)

func usualActivities() []string {
	return []string{"shadowing", "meeting colleagues", "work meeting", "paired conversation", "event together", "other"}
}

func (d *decoder) exchange(t *table) {
	e := &d.Exchange
	*e = Exchange{Length: Span{Months: usualMonths}, SoonDays: usualSoon, QuietDays: usualQuiet, AtOnce: usualAtOnce, Activities: usualActivities()}
	if t == nil {
		return
	}
	d.length(t, e)
	e.Minimum = d.amount(t, "minimum")
	e.Maximum = d.amount(t, "maximum")
	if t.has("meetings") {
		meetings := t.whole("meetings", 1, 1000, 0)
		if e.Minimum.Meetings > 0 {
			t.problem("meetings", "minimum has meetings too; say it once")
		}
		e.Minimum.Meetings = meetings
	}
	t.look("meetings")
	d.compareAmounts(t, e.Minimum, e.Maximum)
	if t.has("holidays") {
		e.Holidays = t.text("holidays")
		if e.Holidays != "" && !slices.Contains(HolidayTables(), e.Holidays) {
			t.problem("holidays", "there is no table of holidays called %s%s", quote(e.Holidays), t.suggest(e.Holidays, HolidayTables()))
		}
	}
	t.look("holidays")
	d.checkIns(t, e)
	d.calls(t, e)
	e.SoonDays = t.days("soon", usualSoon)
	e.QuietDays = t.days("quiet", usualQuiet)
	if t.has("activities") {
		var at []int
		e.Activities, at = t.texts("activities")
		for i, a := range e.Activities {
			if slices.ContainsFunc(e.Activities[:i], func(b string) bool { return FoldLabel(a) == FoldLabel(b) }) {
				t.at(at[i], "activities has %s twice", quote(a))
			}
		}
	}
	t.look("activities")
	t.finish()
}

func (d *decoder) length(t *table, e *Exchange) {
	if n := t.look("length"); n != nil && n.value == any("open") {
		e.Open, e.Length = true, Span{}
	} else if n != nil {
		if s, ok := t.span("length"); ok {
			e.Length = s
			if s.IsZero() {
				t.problem("length", `length is nothing; write a length like "6m", or "open" for no fixed end`)
			}
		}
	}
	if s, ok := t.span("review"); ok {
		e.Review = s
		if !e.Open {
			t.problem("review", `review belongs to exchanges without a fixed end (length = "open"); use a [[milestone]] here`)
		}
	}
}

func (d *decoder) checkIns(t *table, e *Exchange) {
	n := t.look("checkins")
	if n == nil {
		return
	}
	if !n.list {
		t.wrong("checkins", n, `a list of lengths of time, like ["2w", "9w"]`)
		return
	}
	if len(n.items) > maxList {
		t.problem("checkins", "checkins lists %d lengths of time; at most %d", len(n.items), maxList)
		return
	}
	for _, item := range n.items {
		s, ok := t.spanOf("checkins", item)
		if !ok {
			continue
		}
		if slices.Contains(e.CheckIns, s) {
			t.at(item.line, "checkins has %s twice", quote(s.String()))
		}
		e.CheckIns = append(e.CheckIns, s)
	}
}

// calls reads how calls follow each other and how many there may be.
func (d *decoder) calls(t *table, e *Exchange) {
	var ok bool
	if e.Every, ok = t.span("every"); ok && e.Every.IsZero() {
		t.problem("every", `every is nothing; write a length of time like "13w"`)
	}
	e.CallsPerWeek = t.whole("calls_per_week", 1, 10_000, 0)
	e.AtOnce = t.whole("at_once", 1, 100, usualAtOnce)
}

// days reads a length of time that is counted in days.
func (t *table) days(key string, otherwise int) int {
	s, ok := t.span(key)
	switch {
	case !ok:
		return otherwise
	case s.Months != 0 || s.WorkingDays != 0:
		t.problem(key, `%s is counted in days or weeks, like "10d" or "3w"`, key)
		return otherwise
	}
	return s.Days
}

// amount reads a minimum or maximum.
func (d *decoder) amount(t *table, key string) Amount {
	n := t.table(key, t.where+" "+key, `{ hours = 7.5, per = "pair" } or { meetings = 6 }`)
	if n == nil {
		return Amount{}
	}
	a := Amount{HourTenths: n.scaled("hours", 10, 10_000, 0), Meetings: n.whole("meetings", 1, 1000, 0)}
	switch {
	case !n.has("hours") && !n.has("meetings"):
		n.problem("hours", "say how many hours or meetings, like { hours = 7.5, per = \"pair\" }")
	case n.has("hours") && a.HourTenths == 0 && n.keys["hours"].isNumber() && n.keys["hours"].isZero():
		n.problem("hours", "hours is 0; leave %s out where there is none", key)
	}
	if n.has("per") && !n.has("hours") {
		n.look("per")
		n.problem("per", "per belongs to hours; meetings are counted for the pair")
	} else {
		a.Per = oneOf(n, "per", PerPair, PerPair, PerDirection)
	}
	if !n.has("hours") {
		a.Per = ""
	}
	n.finish()
	return a
}

func (n *node) isNumber() bool {
	switch n.value.(type) {
	case int64, float64:
		return true
	}
	return false
}

func (n *node) isZero() bool { return n.value == any(int64(0)) || n.value == any(float64(0)) }

// compareAmounts reports a maximum below the minimum: a pair cannot have both.
func (d *decoder) compareAmounts(t *table, least, most Amount) {
	hours := least.HourTenths
	switch {
	case least.Per == PerDirection && most.Per == PerPair:
		hours *= 2
	case least.Per == PerPair && most.Per == PerDirection:
		hours = (hours + 1) / 2
	}
	if most.HourTenths > 0 && hours > most.HourTenths || most.Meetings > 0 && least.Meetings > most.Meetings {
		t.problem("maximum", "maximum is less than minimum; no pair could keep both")
	}
}
