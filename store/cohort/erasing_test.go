package cohort_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
)

// filler writes something into every place of a change that there is: into every text somebody's name and address, into every
// record a number, into every place for a person or an exchange the same one.
type filler struct {
	person   matching.ID
	exchange uint64
	words    string
	slots    []cohort.Slot
}

func (f *filler) fill(v reflect.Value, name string) {
	if slot, ok := v.Addr().Interface().(cohort.Slot); ok {
		f.slots = append(f.slots, slot)
		*slot.Number() = uint64(len(f.slots))
		f.fill(reflect.ValueOf(slot.Target()).Elem(), "")
		return
	}
	switch at := v.Addr().Interface().(type) {
	case *text.Text:
		*at = text.New(f.words)
		return
	case *matching.ID:
		*at = f.person
		return
	case *time.Time:
		*at = time.Date(2023, 5, 2, 12, 0, 0, 0, time.UTC)
		return
	case *programme.Date:
		at.Year, at.Month, at.Day = 2023, 5, 2
		return
	}
	switch v.Kind() {
	case reflect.String:
		if v.Type() == reflect.TypeFor[string]() {
			v.SetString(f.words)
		}
	case reflect.Uint64:
		v.SetUint(f.exchange)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		f.fill(v.Index(0), name)
	case reflect.Map:
		own := reflect.New(v.Type().Elem()).Elem()
		f.fill(own, name)
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(reflect.New(v.Type().Key()).Elem(), own)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		f.fill(v.Elem(), name)
	case reflect.Struct:
		for i := range v.NumField() {
			if t := v.Type().Field(i); t.IsExported() && t.Name != "Programme" {
				f.fill(v.Field(i), t.Name)
			}
		}
	}
}

// TestEveryKindIsErased fills every place of every kind of change there is, and takes somebody out: a kind that comes later is
// tried as soon as it is registered. Where the change names them, all notes go; where it does not, they stay without the name.
func TestEveryKindIsErased(t *testing.T) {
	const gone, other = 7, 8
	const name, address, written = "Åsa O'Brien-Løve", "asa.love@example.org", "rang: Asa O’Brien Løve <asa.love@example.org>, Åsa O'Brien-Løve's"
	erasing := func() *cohort.Erasing {
		x := cohort.NewErasing([]matching.ID{gone})
		them := &cohort.Add{Person: gone}
		them.Application.Value.Name, them.Application.Value.Email = text.New(name), text.New(address)
		x.Learn(1, &cohort.Entry{Change: them})
		for seq, with := range map[uint64]matching.ID{1: gone, 2: 9} {
			pair := cohort.PublishedPair{}
			pair.A, pair.B = with, other
			x.Learn(1, &cohort.Entry{Stamp: cohort.Stamp{Seq: seq}, Change: &cohort.Publish{Pairs: []cohort.PublishedPair{pair}}})
		}
		return x
	}
	tells := func(v any) bool {
		b, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		said := strings.ToLower(string(b))
		return strings.Contains(said, "brien") || strings.Contains(said, "asa.love")
	}
	for _, kind := range cohort.Kinds() {
		for _, f := range []*filler{{person: gone, exchange: 1 << 20, words: written}, {person: other, exchange: 2 << 20, words: written}} {
			change, _ := cohort.Empty(kind)
			f.fill(reflect.ValueOf(change).Elem(), "")
			e := &cohort.Entry{Change: change, Found: make([]cohort.FoundNames, 1)}
			f.fill(reflect.ValueOf(&e.Found[0]).Elem(), "")
			if slots := e.Slots(); len(slots) != len(f.slots) {
				t.Errorf("%s: %d places for records, and it tells of %d: what it does not tell of is never written or erased", kind, len(f.slots), len(slots))
			}
			_, lost, others := erasing().Blank(1, e)
			if tells(e.Change) || tells(e.Found) {
				b, _ := json.Marshal(e.Change)
				t.Errorf("%s of %d: they are in the entry: %s", kind, f.person, b)
			}
			for _, slot := range f.slots {
				_, note := slot.Target().(*cohort.NoteText)
				goes := slices.Contains(lost, *slot.Number())
				if note && goes != (f.person == gone) {
					t.Errorf("%s of %d: a note goes: %v", kind, f.person, goes)
				}
				if !goes && !slices.Contains(others, slot) {
					t.Errorf("%s of %d: a record is not looked through: %T", kind, f.person, slot.Target())
				}
			}
			for _, slot := range others {
				if _, whole := erasing().TakeOut(slot.Target()); !whole && tells(slot.Target()) {
					t.Errorf("%s of %d: they are in a record: %+v", kind, f.person, slot.Target())
				}
			}
		}
	}
}
