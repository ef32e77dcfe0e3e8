package programme

import (
	"slices"
	"sync"
	"time"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/gb"
)

// firstHolidays is the first year of which the bank holidays are known: the one in which the early May one began.
const firstHolidays = 1978

// Holidays are the bank holidays of a nation, in any year from 1978 on: by the usual rule, and by the proclamations
// made so far, which may still add or move one. Days moved from a weekend are off where they are taken. The zero
// value knows none: only weekends are off.
type Holidays struct{ of *nation }

// nation is whose bank holidays they are, with those of the years that were asked for.
type nation struct {
	name  string
	days  []*cal.Holiday
	mutex sync.Mutex
	years map[int]map[Date]string
}

// nations is the table of them, in order of their names.
var nations = []*nation{
	{name: "england-and-wales", days: slices.Concat(proclaimed, []*cal.Holiday{
		named(gb.NewYear, "New Year's Day"), gb.GoodFriday, gb.EasterMonday, summer(gb.SummerHoliday),
	}), years: map[int]map[Date]string{}},
	{name: "scotland", days: slices.Concat(proclaimed, []*cal.Holiday{
		observed(gb.NewYear, "New Year's Day", 2, 2), observed(onDay(time.January, 2), "2nd January", 2, 2),
		gb.GoodFriday, summer(gb.SummerHolidayScotland), since(2007, observed(onDay(time.November, 30), "St Andrew's Day", 2, 1)),
		once("World Cup bank holiday", 2026, time.June, 15),
	}), years: map[int]map[Date]string{}},
}

// proclaimed are the days that both nations have, as the law has them and as they were added or moved.
var proclaimed = []*cal.Holiday{
	except(named(gb.EarlyMay, "Early May bank holiday"), 1995, 2020),
	except(named(gb.SpringHoliday, "Spring bank holiday"), 2002, 2012, 2022),
	observed(gb.ChristmasDay, "Christmas Day", 2, 2), observed(gb.BoxingDay, "Boxing Day", 2, 2),
	once("Wedding of Prince Charles", 1981, time.July, 29),
	once("Early May bank holiday", 1995, time.May, 8),
	once("Millennium bank holiday", 1999, time.December, 31),
	once("Golden Jubilee bank holiday", 2002, time.June, 3), once("Spring bank holiday", 2002, time.June, 4),
	once("Wedding of Prince William", 2011, time.April, 29),
	once("Spring bank holiday", 2012, time.June, 4), once("Diamond Jubilee bank holiday", 2012, time.June, 5),
	once("Early May bank holiday", 2020, time.May, 8),
	once("Spring bank holiday", 2022, time.June, 2), once("Platinum Jubilee bank holiday", 2022, time.June, 3),
	once("State Funeral of Queen Elizabeth II", 2022, time.September, 19),
	once("Coronation of King Charles III", 2023, time.May, 8),
}

func named(h *cal.Holiday, name string) *cal.Holiday { return h.Clone(&cal.Holiday{Name: name}) }

func summer(h *cal.Holiday) *cal.Holiday { return named(h, "Summer bank holiday") }

func since(year int, h *cal.Holiday) *cal.Holiday { return h.Clone(&cal.Holiday{StartYear: year}) }

func except(h *cal.Holiday, years ...int) *cal.Holiday { return h.Clone(&cal.Holiday{Except: years}) }

func onDay(month time.Month, day int) *cal.Holiday {
	return &cal.Holiday{Month: month, Day: day, Func: cal.CalcDayOfMonth}
}

// observed is a day that is taken so many days later where it falls on a Saturday or a Sunday.
func observed(h *cal.Holiday, name string, saturday, sunday int) *cal.Holiday {
	return h.Clone(&cal.Holiday{Name: name, Observed: []cal.AltDay{{Day: time.Saturday, Offset: saturday}, {Day: time.Sunday, Offset: sunday}}})
}

// once is a day of one year.
func once(name string, year int, month time.Month, day int) *cal.Holiday {
	return onDay(month, day).Clone(&cal.Holiday{Name: name, StartYear: year, EndYear: year})
}

// HolidayTables returns the names of the tables there are, in order.
func HolidayTables() []string {
	names := make([]string, len(nations))
	for i, n := range nations {
		names[i] = n.name
	}
	return names
}

// HolidayTable returns the table of that name.
func HolidayTable(name string) (Holidays, bool) {
	for _, n := range nations {
		if n.name == name {
			return Holidays{n}, true
		}
	}
	return Holidays{}, false
}

// Name returns what bank holiday a day is.
func (h Holidays) Name(d Date) (string, bool) {
	if h.of == nil || d.Year < firstHolidays {
		return "", false
	}
	name, ok := h.of.year(d.Year)[d]
	return name, ok
}

// year are the bank holidays taken in a year. It is worked out once and not changed after that.
func (n *nation) year(year int) map[Date]string {
	n.mutex.Lock()
	defer n.mutex.Unlock()
	days, ok := n.years[year]
	if ok {
		return days
	}
	days = make(map[Date]string)
	for _, h := range n.days {
		on, taken := h.Calc(year)
		switch {
		case on.IsZero():
		case taken.Equal(on):
			days[DateOf(on)] = h.Name
		default:
			days[DateOf(taken)] = h.Name + " (substitute day)"
		}
	}
	n.years[year] = days
	return days
}

// Working reports whether a day is neither at the weekend nor a bank holiday.
func (h Holidays) Working(d Date) bool {
	if w := d.Weekday(); w == time.Saturday || w == time.Sunday {
		return false
	}
	_, off := h.Name(d)
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
