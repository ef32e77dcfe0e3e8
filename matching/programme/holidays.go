package programme

import (
	"embed"
	"strings"
	"sync"
	"time"
)

// holidayFiles are the tables of bank holidays: one line a day, "2023-05-08,what it is".
//
//go:embed holidays/*.csv
var holidayFiles embed.FS

// Holidays is a table of bank holidays. The zero value knows none: only weekends are off.
type Holidays struct {
	days        map[Date]string
	first, last int // years
}

// HolidayTables returns the names of the tables there are, in order.
func HolidayTables() []string { return embeddedNames(holidayFiles, "holidays", ".csv") }

// HolidayTable returns the table of that name. It was read before if anybody asked for one: every working day that is
// looked for asks.
func HolidayTable(name string) (Holidays, bool) {
	h, ok := holidayTables()[name]
	return h, ok
}

// holidayTables are the tables by name, which nobody changes.
var holidayTables = sync.OnceValue(func() map[string]Holidays {
	tables := map[string]Holidays{}
	for _, name := range HolidayTables() {
		if text, err := holidayFiles.ReadFile("holidays/" + name + ".csv"); err == nil {
			tables[name] = readHolidays(string(text))
		}
	}
	return tables
})

// readHolidays reads the lines that are a day and its name and passes over the others.
func readHolidays(text string) Holidays {
	h := Holidays{days: make(map[Date]string)}
	for line := range strings.Lines(text) {
		day, name, _ := strings.Cut(strings.TrimSpace(line), ",")
		d, err := ParseDate(day)
		if err != nil {
			continue
		}
		h.days[d] = name
		if h.first == 0 || d.Year < h.first {
			h.first = d.Year
		}
		h.last = max(h.last, d.Year)
	}
	return h
}

// Covers reports whether the table has the bank holidays of that year. In other years it knows
// weekends only.
func (h Holidays) Covers(year int) bool { return h.days != nil && h.first <= year && year <= h.last }

// Name returns what bank holiday a day is.
func (h Holidays) Name(d Date) (string, bool) {
	name, ok := h.days[d]
	return name, ok
}

// Working reports whether a day is neither at the weekend nor a bank holiday.
func (h Holidays) Working(d Date) bool {
	if w := d.Weekday(); w == time.Saturday || w == time.Sunday {
		return false
	}
	_, off := h.days[d]
	return !off
}

// NextWorking returns the first working day from d on; d itself where it is one.
func (h Holidays) NextWorking(d Date) Date {
	for !h.Working(d) {
		d = d.AddDays(1)
	}
	return d
}

// Calendar returns the bank holidays that the programme names, or none.
func (e Exchange) Calendar() Holidays {
	h, _ := HolidayTable(e.Holidays)
	return h
}
