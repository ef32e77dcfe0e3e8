package cohort

import (
	"reflect"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/text"
)

// Blank takes them out of an entry, which the caller owns. gone are the numbers of the records that become empty; others
// are the records that stay, to be looked through with [Erasing.TakeOut]. changed says that the entry itself is another
// one now.
func (x *Erasing) Blank(cohort uint64, e *Entry) (changed bool, gone []uint64, others []Slot) {
	x.prepare()
	w := &blanking{Erasing: x, cohort: cohort}
	w.walk(reflect.ValueOf(e.Change).Elem(), false)
	for i := range e.Found {
		w.walk(reflect.ValueOf(&e.Found[i]).Elem(), false)
	}
	if c, ok := e.Change.(*Alias); ok {
		w.wordings(c)
	}
	return w.changed, w.gone, w.others
}

// Mentions reports whether a text names them, or has a sentence of theirs in it.
func (x *Erasing) Mentions(s string) bool {
	x.prepare()
	if _, found := x.callings.takeOut(s); found {
		return true
	}
	folded := text.Fold(s)
	return slices.ContainsFunc(x.Traces(), func(trace string) bool { return strings.Contains(folded, text.Fold(trace)) })
}

// touches reports whether a change names them, or an exchange of theirs.
func (x *Erasing) touches(cohort uint64, e *Entry) bool {
	w := &blanking{Erasing: x, cohort: cohort, look: true}
	return w.names(reflect.ValueOf(e.Change).Elem())
}

// theirs are the records of an entry that are theirs, or about them. Nothing is changed.
func (x *Erasing) theirs(cohort uint64, e *Entry) []Slot {
	w := &blanking{Erasing: x, cohort: cohort, look: true}
	w.walk(reflect.ValueOf(e.Change).Elem(), false)
	for i := range e.Found {
		w.walk(reflect.ValueOf(&e.Found[i]).Elem(), false)
	}
	return w.about
}

// TakeOut puts "erased person" in the place of their names and addresses in a record, which the caller owns. whole says
// that the record is about them and has to go: a row of a form that could not be used.
func (x *Erasing) TakeOut(record any) (changed, whole bool) {
	x.prepare()
	if row, ok := record.(*matching.FormRow); ok && x.isTheirRow(row) {
		return true, true
	}
	w := &blanking{Erasing: x}
	w.walk(reflect.ValueOf(record).Elem(), false)
	return w.changed, false
}

// isTheirRow reports whether a row of a form has their address, a cell with nothing but their name, or their name in parts
// beside each other.
func (x *Erasing) isTheirRow(row *matching.FormRow) bool {
	x.prepare()
	for i := 1; i < len(row.Cells); i++ {
		if a, b := row.Cells[i-1], row.Cells[i]; !a.IsEmpty() && !b.IsEmpty() {
			if out, found := x.callings.takeOut(a.Raw() + " " + b.Raw()); found && out == anonym {
				return true
			}
		}
	}
	for _, cell := range row.Cells {
		folded := cell.Fold()
		if slices.ContainsFunc(x.addresses, func(a string) bool { return text.Fold(a) == folded }) ||
			slices.ContainsFunc(x.names, func(n string) bool { return text.Fold(n) == folded }) {
			return true
		}
	}
	return false
}

// BlankPlan takes them out of the words of a plan, which the caller owns.
func (x *Erasing) BlankPlan(p *matching.Plan) (changed bool) {
	x.prepare()
	w := &blanking{Erasing: x}
	w.walk(reflect.ValueOf(p).Elem(), false)
	return w.changed
}

// blanking goes through one stored value.
type blanking struct {
	*Erasing
	cohort  uint64
	changed bool
	gone    []uint64
	others  []Slot

	look  bool   // nothing is to be changed
	about []Slot // those that go
}

var (
	idType     = reflect.TypeFor[matching.ID]()
	noteType   = reflect.TypeFor[Note]()
	stringType = reflect.TypeFor[string]()
	textType   = reflect.TypeFor[text.Text]()
)

// walk goes through a value and all below it. theirs says that it is about them.
func (w *blanking) walk(v reflect.Value, theirs bool) {
	if slot, ok := v.Addr().Interface().(Slot); ok {
		switch {
		case *slot.Number() == 0:
		case theirs || w.records[*slot.Number()]:
			w.gone, w.about = append(w.gone, *slot.Number()), append(w.about, slot)
		default:
			w.others = append(w.others, slot)
		}
		return
	}
	if t, ok := v.Addr().Interface().(*text.Text); ok && !w.look {
		if out, found := w.callings.takeOut(t.Raw()); found {
			*t, w.changed = text.New(out), true
		}
		return
	}
	switch v.Kind() {
	case reflect.String:
		if w.look {
			return
		}
		if out, found := w.callings.takeOut(v.String()); found && v.Type() == stringType {
			v.SetString(out)
			w.changed = true
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			w.walk(v.Index(i), theirs)
		}
	case reflect.Map:
		if w.look {
			return
		}
		for _, k := range v.MapKeys() {
			own := reflect.New(v.Type().Elem()).Elem()
			own.Set(v.MapIndex(k))
			w.walk(own, theirs)
			v.SetMapIndex(k, own)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			w.walk(v.Elem(), theirs)
		}
	case reflect.Struct:
		w.fields(v, theirs || w.isTheirs(v))
	}
}

// fields goes through the fields of a struct. A note is about all whom the struct that it stands in names, wherever in it: the
// reason of a move, how a pair from before went. A programme file is no text about people, and stays as it is.
func (w *blanking) fields(v reflect.Value, theirs bool) {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if !f.IsExported() || f.Name == "Programme" {
			continue
		}
		if theirs && tells[f.Name] && !w.look {
			w.blank(v.Field(i))
		}
		w.walk(v.Field(i), theirs || f.Type == noteType && w.names(v))
	}
}

// names reports whether a value names one of them, or an exchange of theirs, anywhere but in what is kept apart.
func (w *blanking) names(v reflect.Value) bool {
	if v.Type() == idType {
		return w.IDs[matching.ID(v.Uint())]
	}
	switch v.Kind() {
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			if w.names(v.Index(i)) {
				return true
			}
		}
	case reflect.Pointer:
		return !v.IsNil() && w.names(v.Elem())
	case reflect.Struct:
		if _, apart := v.Addr().Interface().(Slot); apart {
			return false
		}
		if w.isTheirs(v) {
			return true
		}
		for i := range v.NumField() {
			f := v.Type().Field(i)
			if !f.IsExported() {
				continue
			}
			if list, ok := v.Field(i).Interface().([]uint64); ok && f.Name == "Exchanges" && slices.ContainsFunc(list, w.isTheirExchange) {
				return true
			}
			if w.names(v.Field(i)) {
				return true
			}
		}
	}
	return false
}

// tells are the fields, of a pair, of somebody who waits or of a visit, that say in words what people answered, or where they
// were.
var tells = map[string]bool{"Against": true, "Phrase": true, "Why": true, "Place": true}

// blank empties the words of a field, and leaves how many there were.
func (w *blanking) blank(v reflect.Value) {
	const blanked = "erased"
	switch {
	case v.Type() == textType:
		if !v.IsZero() {
			v.SetZero()
			w.changed = true
		}
	case v.Type() == stringType && v.String() != "" && v.String() != blanked:
		v.SetString(blanked)
		w.changed = true
	case v.Kind() == reflect.Slice && v.Type().Elem() == stringType:
		for i := range v.Len() {
			w.blank(v.Index(i))
		}
	}
}

// isTheirs reports whether a struct names one of them, or an exchange of theirs.
func (w *blanking) isTheirs(v reflect.Value) bool {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		switch {
		case f.Type == idType && w.IDs[matching.ID(v.Field(i).Uint())]:
			return true
		case f.Name == "Exchange" && f.Type.Kind() == reflect.Uint64 && w.isTheirExchange(v.Field(i).Uint()):
			return true
		}
	}
	return false
}

func (w *blanking) isTheirExchange(id uint64) bool { return w.exchanges[exchangeAt{w.cohort, id}] }

// wordings leaves out of the settled wordings of an answer those that nobody else has written.
func (w *blanking) wordings(c *Alias) {
	var kept []text.Text
	for _, t := range c.Wordings {
		if _, wrote := w.wrote[t.Fold()]; wrote && !w.Erasing.others[t.Fold()] {
			t, w.changed = text.New(anonym), true
		}
		if !slices.Contains(kept, t) {
			kept = append(kept, t)
		}
	}
	c.Wordings = kept
}
