package cohort

import (
	"reflect"
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/text"
)

// Erasing takes people out of the entries, the records and the plans of a store. First it learns, from every entry as it
// was read, what they are called and what they wrote (see [Erasing.Learn]); then it says of each entry which of its
// records go and takes out what stands in the entry itself.
//
// What they wrote goes: their applications, edits, what was found out about the names in them. What was written about
// them goes: the reasons, notes and answers of changes that name them, or an exchange that they were in, and the words of
// why they were paired. In what is left, other people's answers and notes, "erased person" stands in the place of their
// name and address. Numbers, dates, hours, moods and outcomes stay: nobody is told by them any more.
type Erasing struct {
	IDs map[matching.ID]bool

	exchanges map[exchangeAt]bool
	names     []string // as they were written
	addresses []string
	wrote     map[string]string // what they answered in their own words, by how it is compared
	others    map[string]bool   // what other people answered, for comparing
	called    map[string]bool   // what other people are called, for comparing
	callings  callings
	ready     bool
}

// exchangeAt is an exchange of a store.
type exchangeAt struct{ cohort, id uint64 }

// NewErasing is for some people; of two applications that are one person's, both are meant.
func NewErasing(people []matching.ID) *Erasing {
	x := &Erasing{IDs: map[matching.ID]bool{}, exchanges: map[exchangeAt]bool{}, wrote: map[string]string{}, others: map[string]bool{}, called: map[string]bool{}}
	x.callings.instead = anonym
	for _, id := range people {
		x.IDs[id] = true
	}
	return x
}

// KnowAddress takes up an address that they are known by in the store.
func (x *Erasing) KnowAddress(address string) {
	if address != "" && !slices.Contains(x.addresses, address) {
		x.addresses = append(x.addresses, address)
	}
}

// Learn reads an entry with its records.
func (x *Erasing) Learn(cohort uint64, e *Entry) {
	for _, part := range Parts(e.Change) {
		x.learn(cohort, e.Seq, part)
	}
}

func (x *Erasing) learn(cohort, seq uint64, c Change) {
	switch c := c.(type) {
	case *Import:
		for i := range c.Applications {
			x.application(c.Applications[i].Person, &c.Applications[i].Application.Value)
		}
	case *Add:
		x.application(c.Person, &c.Application.Value)
	case *Edit:
		v := c.Edited.Value
		x.application(c.Person, &matching.Applicant{Name: v.Name, Email: v.Email, Answers: v.Answers})
	case *Publish:
		for i, p := range c.Pairs {
			x.exchange(cohort, seq<<20|uint64(i), p.members())
		}
	case *Rematch:
		x.exchange(cohort, seq<<20, c.Pair.members())
	case *Assign:
		x.called[matching.NameKey(c.Facilitator.Raw())] = true
	}
}

func (x *Erasing) exchange(cohort, id uint64, members []matching.ID) {
	if slices.ContainsFunc(members, func(m matching.ID) bool { return x.IDs[m] }) {
		x.exchanges[exchangeAt{cohort, id}] = true
	}
}

func (x *Erasing) application(id matching.ID, a *matching.Applicant) {
	own := func(t text.Text) {
		switch {
		case t.IsEmpty():
		case x.IDs[id]:
			x.wrote[t.Fold()] = t.Raw()
		default:
			x.others[t.Fold()] = true
		}
	}
	for _, v := range a.Answers {
		own(v.Text)
		for _, o := range v.Other {
			own(o)
		}
	}
	if !x.IDs[id] {
		if !a.Name.IsEmpty() {
			x.called[matching.NameKey(a.Name.Raw())] = true
		}
		return
	}
	if n := a.Name.Raw(); !a.Name.IsEmpty() && !slices.Contains(x.names, n) {
		x.names = append(x.names, n)
	}
	x.KnowAddress(a.Email.Raw())
}

// Namesakes are those of the names that somebody else has too: they are left where others wrote them, since nobody can
// tell who is meant.
func (x *Erasing) Namesakes() []string {
	var shared []string
	for _, n := range x.names {
		if x.called[matching.NameKey(n)] {
			shared = append(shared, n)
		}
	}
	return shared
}

// prepare makes ready what is looked for, once all is learnt.
func (x *Erasing) prepare() {
	if x.ready {
		return
	}
	x.ready = true
	shared := x.Namesakes()
	for _, n := range x.names {
		if !slices.Contains(shared, n) {
			x.callings.add(n)
		}
	}
	for _, a := range x.addresses {
		x.callings.add(a)
	}
}

// Traces are what must be nowhere in the store afterwards, as it was written: names, but those that somebody else has,
// addresses, and whole sentences that nobody else wrote.
func (x *Erasing) Traces() []string {
	shared := x.Namesakes()
	traces := slices.DeleteFunc(slices.Clone(x.names), func(n string) bool { return slices.Contains(shared, n) })
	traces = append(traces, x.addresses...)
	for folded, raw := range x.wrote {
		if len(folded) >= leastSentence && !x.others[folded] {
			traces = append(traces, raw)
		}
	}
	slices.Sort(traces)
	return slices.Compact(traces)
}

// leastSentence is from how many bytes on an answer tells who wrote it.
const leastSentence = 24

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

// touches reports whether a change names them, or an exchange of theirs.
func (x *Erasing) touches(cohort uint64, e *Entry) bool {
	w := &blanking{Erasing: x, cohort: cohort, look: true}
	w.walk(reflect.ValueOf(e.Change).Elem(), false)
	return w.met
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

// isTheirRow reports whether a row of a form has their address, or a cell with nothing but their name.
func (x *Erasing) isTheirRow(row *matching.FormRow) bool {
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
	met   bool   // something in it names them
}

var (
	idType     = reflect.TypeFor[matching.ID]()
	stringType = reflect.TypeFor[string]()
	textType   = reflect.TypeFor[text.Text]()
)

// walk goes through a value and all below it. theirs says that it is about them.
func (w *blanking) walk(v reflect.Value, theirs bool) {
	if slot, ok := v.Addr().Interface().(Slot); ok {
		switch {
		case *slot.Number() == 0:
		case theirs:
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
		if w.isTheirs(v) {
			theirs, w.met = true, true
		}
		w.fields(v, theirs)
	}
}

// fields goes through the fields of a struct. A programme file is no text about people, and stays as it is.
func (w *blanking) fields(v reflect.Value, theirs bool) {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if !f.IsExported() || f.Name == "Programme" {
			continue
		}
		if theirs && tells[f.Name] && !w.look {
			w.blank(v.Field(i))
		}
		w.walk(v.Field(i), theirs)
	}
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
		case f.Name == "Exchange" && f.Type.Kind() == reflect.Uint64 && w.exchanges[exchangeAt{w.cohort, v.Field(i).Uint()}]:
			return true
		}
	}
	return false
}

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
