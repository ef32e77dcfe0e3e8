package form

import (
	"cmp"
	"fmt"
	"time"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

// dateColumn knows in which order a column writes day and month, and by which clock. A date in figures shows the order
// when one of the two is over twelve; a heading may name the clock.
type dateColumn struct {
	order       string // as the user says; empty: as the column shows, or open where it contradicts itself
	said        bool   // the user said it
	kept        bool   // the column is of a few rows that were kept, which show nothing together
	zone        *time.Location
	foreignZone string // a zone that the heading names and that has no one meaning
	dayFirst    int    // a row whose first figure can only be the day; 0: none
	monthFirst  int    // a row whose second figure can only be the day
	days        int    // how many such rows
	months      int
	open        int // a row that shows nothing, and matters
	openText    string
	counted     int      // rows whose date is year first, or counted in days
	lateDay     bool     // one of those has a day over twelve
	undecided   []*entry // whose date may be either, in a column that writes both
	unsure      string   // one of those dates
}

func newDateColumn(title string, o Options) *dateColumn {
	c := &dateColumn{order: o.Dates, said: o.Dates != "", kept: o.kept}
	c.zone, c.foreignZone = zoneIn(title)
	return c
}

// dated is a date on its way to an answer.
type dated struct {
	question *question
	stamp    stamp
	cell     string
}

// readDate reads a date; which figure is the month is settled later.
func (im *importer) readDate(e *entry, q *question, cell string) {
	st, ok := parseStamp(cell)
	if !ok {
		im.take(e, q, matching.Answer{}, cell, fmt.Sprintf(
			"%s is not a date that can be read: write it like 2023-03-14 or 2023-03-14 23:52", quote(cell)))
		return
	}
	e.stamps = append(e.stamps, dated{q, st, cell})
	q.dates.see(e.row, st, cell)
}

// see takes in what a date shows of the column's order.
func (c *dateColumn) see(row int, st stamp, cell string) {
	switch {
	case st.known:
		if st.counted {
			c.counted++
			c.lateDay = c.lateDay || st.b > 12
		}
	case st.a > 12:
		c.days++
		c.dayFirst = cmp.Or(c.dayFirst, row)
	case st.b > 12:
		c.months++
		c.monthFirst = cmp.Or(c.monthFirst, row)
	case st.a <= 12 && st.b <= 12 && st.a != st.b && c.open == 0:
		c.open, c.openText = row, cell
	}
}

// settleDates decides the order of day and month for each column, and reads its dates.
func (im *importer) settleDates() error {
	for _, q := range im.questions {
		if q.dates != nil {
			if err := q.dates.settle(q.title); err != nil {
				return err
			}
		}
	}
	for _, e := range im.entries {
		for _, d := range e.stamps {
			im.settleDate(e, d)
		}
	}
	return nil
}

// swapped reports whether a spreadsheet may have read dates of the column in the wrong order: it turns those it can read
// so into dates of its own, year first or counted in days, and leaves as they are those whose day is over twelve.
func (c *dateColumn) swapped() bool {
	return c.counted > 1 && !c.lateDay && c.open == 0 && (c.days > 0 || c.months > 0)
}

func (c *dateColumn) settle(title string) error {
	switch {
	case c.order != "":
	case c.dayFirst > 0 && c.monthFirst > 0, c.open > 0 && c.kept: // asked about: see askDates
	case c.dayFirst > 0:
		c.order = DayFirst
	case c.monthFirst > 0:
		c.order = MonthFirst
	case c.open > 0:
		return datesError{refusal{
			what: fmt.Sprintf("the column %s does not show whether %s (line %d) puts the day or the month first", quote(title), quote(c.openText), c.open),
			mend: ": say --dates dmy (day first) or --dates mdy (month first)",
		}}
	default:
		c.order = DayFirst // no date depends on it
	}
	return nil
}

func (im *importer) settleDate(e *entry, d dated) {
	q, c := d.question, d.question.dates
	order := c.order
	if only, ok := d.stamp.onlyOrder(); ok && order != only {
		if _, good := d.stamp.date(only); good {
			if c.said {
				e.beside = append(e.beside, fmt.Sprintf("%s: %s can be read in one way only, with the %s first, and was",
					short(q.title), quote(d.cell), firstFigure(only)))
			}
			order = only
		}
	}
	if order == "" && !d.stamp.known && d.stamp.a != d.stamp.b {
		both := ", and the column does both"
		if c.kept {
			both = ""
		}
		im.undecide(e, d, fmt.Sprintf("%s may put the day or the month first%s: write it like 2023-03-14", quote(d.cell), both))
		return
	}
	if d.stamp.counted && d.stamp.a != d.stamp.b && c.swapped() {
		if !c.said {
			im.undecide(e, d, fmt.Sprintf(
				"a spreadsheet may have swapped day and month in %s, since every date of the column with a day over 12 is written otherwise: write it like the others", quote(d.cell)))
			return
		}
		d.stamp = d.stamp.turned(order)
		e.beside = append(e.beside, fmt.Sprintf("%s: %s was read with the %s first, as was said; a spreadsheet may have swapped the two", short(q.title), quote(d.cell), firstFigure(order)))
	}
	day, ok := d.stamp.date(order)
	if !ok {
		how := ""
		if !d.stamp.known {
			how = ", read with the " + firstFigure(order) + " first"
		}
		im.take(e, q, matching.Answer{}, d.cell, fmt.Sprintf("%s is no day of the calendar%s: correct it", quote(d.cell), how))
		return
	}
	if q.field.Name != programme.FieldSubmitted {
		e.person.Answers[q.field.Name] = matching.Answer{Text: text.New(day.String())}
		return
	}
	if c.foreignZone != "" && !d.stamp.zoned {
		im.take(e, q, matching.Answer{}, d.cell, fmt.Sprintf(
			"%s is by the clock of %s, as the heading says, which is not known here: write it like 2023-03-14 23:52 UTC", quote(d.cell), c.foreignZone))
		return
	}
	zone := im.zone
	if c.zone != nil {
		zone = c.zone
	}
	e.person.Submitted = d.stamp.instant(day, zone).UTC()
}

// turned is a stamp that a spreadsheet may have made its own, with the two figures behind the year in an order.
func (st stamp) turned(order string) stamp {
	if order == DayFirst {
		st.a, st.b = st.b, st.a
	}
	return st
}

// undecide notes a date of which the user has to say how it is read, and why.
func (im *importer) undecide(e *entry, d dated, why string) {
	c := d.question.dates
	c.undecided = append(c.undecided, e)
	c.unsure = cmp.Or(c.unsure, d.cell)
	im.take(e, d.question, matching.Answer{}, d.cell, why)
	e.unread[len(e.unread)-1].asked = true
}

func firstFigure(order string) string {
	if order == MonthFirst {
		return "month"
	}
	return "day"
}

// askDates asks in which order a column writes day and month that does both, or in which a spreadsheet may have put
// them.
func (im *importer) askDates(q *question) {
	c := q.dates
	if len(c.undecided) == 0 {
		return
	}
	ask := matching.Question{Kind: matching.AskDates, Field: q.field.Name, Text: text.Line(clip(c.unsure, maxCell)), Proposed: []string{DayFirst, MonthFirst}}
	if c.monthLikelier(im) {
		ask.Proposed = []string{MonthFirst, DayFirst}
	}
	for _, e := range c.undecided {
		if !e.person.Email.IsEmpty() {
			ask.Who = append(ask.Who, e.person.Email.Raw())
		}
	}
	im.res.Questions = append(im.res.Questions, ask)
}

// monthLikelier reports whether the dates in doubt are likelier to have the month first: because the other order puts them
// weeks away from the rest, else because more dates of the column do.
func (c *dateColumn) monthLikelier(im *importer) bool {
	const weeks = 21
	switch by := (c.strays(im, DayFirst) - c.strays(im, MonthFirst)) / len(c.undecided); {
	case by > weeks:
		return true
	case by < -weeks:
		return false
	}
	return c.months > c.days && !c.swapped()
}

// strays is by how many days the dates in doubt, read in an order, lie outside the time of those that are in no doubt.
func (c *dateColumn) strays(im *importer, order string) (days int) {
	var first, last programme.Date
	each := func(do func(programme.Date, bool)) {
		for _, e := range im.entries {
			for _, d := range e.stamps {
				if d.question.dates != c {
					continue
				}
				only, certain := d.stamp.onlyOrder()
				if d.stamp.counted && c.swapped() {
					if day, ok := d.stamp.turned(order).date(order); ok {
						do(day, d.stamp.a == d.stamp.b)
					}
				} else if d.stamp.known || certain {
					if day, ok := d.stamp.date(only); ok {
						do(day, true)
					}
				} else if day, ok := d.stamp.date(order); ok {
					do(day, d.stamp.a == d.stamp.b)
				}
			}
		}
	}
	each(func(day programme.Date, certain bool) {
		if certain && (first.IsZero() || day.Before(first)) {
			first = day
		}
		if certain && last.Before(day) {
			last = day
		}
	})
	each(func(day programme.Date, certain bool) {
		switch {
		case certain:
		case day.Before(first):
			days += first.Sub(day)
		case last.Before(day):
			days += day.Sub(last)
		}
	})
	return days
}

// isLate reports whether a submission came after the minute that the deadline names.
func isLate(submitted, closes time.Time) bool {
	return !submitted.IsZero() && programme.IsOver(closes, submitted)
}
