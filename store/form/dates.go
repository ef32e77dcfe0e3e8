package form

import (
	"fmt"
	"time"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

// dateColumn knows in which order a column writes day and month. A date in figures shows it when one of
// the two is over twelve.
type dateColumn struct {
	order      string // as the user says; empty: as the column shows
	dayFirst   int    // a row whose first figure can only be the day; 0: none
	monthFirst int    // a row whose second figure can only be the day
	open       int    // a row that shows nothing, and matters
	openText   string
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
	c := q.dates
	switch {
	case st.known:
	case st.a > 12 && c.dayFirst == 0:
		c.dayFirst = e.row
	case st.b > 12 && c.monthFirst == 0:
		c.monthFirst = e.row
	case st.a <= 12 && st.b <= 12 && st.a != st.b && c.open == 0:
		c.open, c.openText = e.row, cell
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

func (c *dateColumn) settle(title string) error {
	switch {
	case c.order != "":
	case c.dayFirst > 0 && c.monthFirst > 0:
		return datesError{refusal{
			what: fmt.Sprintf("the column %s has the day first in line %d and the month first in line %d", quote(title), c.dayFirst, c.monthFirst),
			mend: ": say which is right with --dates dmy or --dates mdy, and the other dates become problems to mend",
		}}
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
	q := d.question
	day, ok := d.stamp.date(q.dates.order)
	if !ok {
		how := ""
		if !d.stamp.known {
			how = ", read with the day first"
			if q.dates.order == MonthFirst {
				how = ", read with the month first"
			}
		}
		im.take(e, q, matching.Answer{}, d.cell, fmt.Sprintf("%s is no day of the calendar%s: correct it", quote(d.cell), how))
		return
	}
	if q.field.Name == programme.FieldSubmitted {
		e.person.Submitted = d.stamp.instant(day, im.zone).UTC()
		return
	}
	e.person.Answers[q.field.Name] = matching.Answer{Text: text.New(day.String())}
}

// isLate reports whether a submission came after the minute that the deadline names.
func isLate(submitted, closes time.Time) bool {
	return !submitted.IsZero() && programme.IsOver(closes, submitted)
}
