package follow

import (
	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

// zoom is how much time the calendar shows at once.
type zoom int

const (
	zoomWhole  zoom = iota // from the first start to the last end
	zoomMonths             // three months
	zoomWeeks              // a day a cell, six weeks at most
	zooms
)

func (z zoom) String() string { return [zooms]string{"all of it", "by month", "by week"}[z] }

// Days that are shown at once.
const (
	monthsShown = 91
	weeksShown  = 42
)

// window is the stretch of time on the calendar.
type window struct {
	zoom   zoom
	from   programme.Date // where it begins, as far as it was scrolled; zero: today is in sight
	shown  programme.Date // where it began when it was drawn last
	length int            // days it showed then
}

// calendar is the scale of w cells, and the day of its first one.
func (v *window) calendar(st *shell.ExchangeStatuses, w int) (chart.Calendar, programme.Date) {
	whole := st.To.Sub(st.From)
	days := whole
	switch v.zoom {
	case zoomMonths:
		days = min(whole, monthsShown)
	case zoomWeeks:
		days = min(whole, max(w-1, 7), weeksShown)
	}
	from := v.from
	if from.IsZero() {
		from = st.Today.AddDays(-days / 3)
	}
	if last := st.To.AddDays(-days); from.After(last) {
		from = last
	}
	if from.Before(st.From) {
		from = st.From
	}
	v.shown, v.length = from, days
	return chart.Calendar{Width: w, Days: days, Today: st.Today.Sub(from), Before: from.After(st.From), After: from.AddDays(days).Before(st.To)}, from
}

// scroll moves by a third of what is in sight, to either end at most; false if nothing lies there.
func (v *window) scroll(st *shell.ExchangeStatuses, sign int) bool {
	to := v.shown.AddDays(sign * max(1, v.length/3))
	if last := st.To.AddDays(-v.length); to.After(last) {
		to = last
	}
	if to.Before(st.From) {
		to = st.From
	}
	moved := to != v.shown
	v.from = to
	return moved
}

// canScroll reports whether there is more to one side.
func (v *window) canScroll(st *shell.ExchangeStatuses, sign int) bool {
	if v.zoom == zoomWhole || v.shown.IsZero() {
		return false
	}
	if sign < 0 {
		return v.shown.After(st.From)
	}
	return v.shown.AddDays(v.length).Before(st.To)
}

// labels are the names over a calendar: of its months, and where a cell is a day those of its Mondays.
func (v *window) labels(from programme.Date, cal chart.Calendar) string {
	to := from.AddDays(cal.Days)
	var labels []chart.Label
	if v.zoom == zoomWeeks {
		for d := from; !d.After(to); d = d.AddDays(1) {
			if d.Weekday() == 1 {
				labels = append(labels, chart.Label{Day: d.Sub(from), Text: exchange.Day(d, d)})
			}
		}
		return cal.Months(labels)
	}
	first := programme.Date{Year: from.Year, Month: from.Month, Day: 1}
	for d := first; !d.After(to); d = d.AddMonths(1) {
		day := d.Sub(from)
		if day < 0 { // the month in which it begins is named on its first cell, unless the next one would find no room
			if next, ok := cal.Cell(d.AddMonths(1).Sub(from)); ok && next < 4 {
				continue
			}
			day = 0
		}
		labels = append(labels, chart.Label{Day: day, Text: d.Month.String()[:3]})
	}
	return cal.Months(labels)
}
