package cohort

import (
	"fmt"
	"reflect"
	"sync"
	"time"

	"crosswalk/matching/programme"
)

// The years in which every day of a change lies, whoever typed it and whatever was worked out from it. A day far
// outside is a slip of the hand, and one of five digits could not be read back from the log.
const (
	firstYear = 1900
	lastYear  = 2299
)

// CanBe reports whether a day may be one of a change.
func CanBe(d programme.Date) bool { return d.IsZero() || d.Year >= firstYear && d.Year <= lastYear }

// checkDates refuses a change that holds a day or an instant outside of those years, wherever it stands in it, and one
// that is made at such a time.
func checkDates(c Change, at Stamp) error {
	if y := at.Time.Year(); y < firstYear || y > lastYear {
		return Refuse("it cannot be the year %d: set the clock of this computer, or --today", y)
	}
	if day, odd := oddDay(reflect.ValueOf(c)); odd {
		return Refuse("%s cannot be: is the year right?", day)
	}
	return nil
}

var (
	dateType = reflect.TypeFor[programme.Date]()
	timeType = reflect.TypeFor[time.Time]()
	dated    sync.Map // reflect.Type → whether values of it may hold a day
)

// oddDay finds a day or an instant outside of the years. What a programme file says is text, and looked at when it is
// read.
func oddDay(v reflect.Value) (day string, odd bool) {
	if !holdsDays(v.Type(), nil) {
		return "", false
	}
	switch v.Type() {
	case dateType:
		d := v.Interface().(programme.Date)
		return fmt.Sprintf("%d-%02d-%02d", d.Year, d.Month, d.Day), !CanBe(d)
	case timeType:
		t := v.Interface().(time.Time)
		return fmt.Sprintf("%d-%02d-%02d", t.Year(), t.Month(), t.Day()), !t.IsZero() && (t.Year() < firstYear || t.Year() > lastYear)
	}
	var parts []reflect.Value
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			parts = append(parts, v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				parts = append(parts, v.Field(i))
			}
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			parts = append(parts, v.Index(i))
		}
	case reflect.Map:
		for each := v.MapRange(); each.Next(); {
			parts = append(parts, each.Value())
		}
	}
	for _, p := range parts {
		if day, odd = oddDay(p); odd {
			return day, odd
		}
	}
	return "", false
}

// holdsDays reports whether values of a type may hold a day, so that thousands of answers are not searched for none.
// above are the types that t was met in.
func holdsDays(t reflect.Type, above []reflect.Type) bool {
	if known, ok := dated.Load(t); ok {
		return known.(bool)
	}
	for _, a := range above {
		if a == t {
			return false
		}
	}
	above = append(above, t)
	holds := t == dateType || t == timeType || t.Kind() == reflect.Interface
	switch {
	case holds:
	case t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice || t.Kind() == reflect.Array || t.Kind() == reflect.Map:
		holds = holdsDays(t.Elem(), above)
	case t.Kind() == reflect.Struct:
		for i := range t.NumField() {
			holds = holds || t.Field(i).IsExported() && holdsDays(t.Field(i).Type, above)
		}
	}
	if len(above) == 1 { // what was cut short because of a type above is not the last word
		dated.Store(t, holds)
	}
	return holds
}
