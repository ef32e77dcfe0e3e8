package store_test

import (
	"encoding/json"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store"
	"crosswalk/store/cohort"
	"crosswalk/store/storetest"
)

// filled puts something else than nothing into every field that is stored, so that none is left out.
func filled(v reflect.Value) {
	if slot, ok := v.Addr().Interface().(cohort.Slot); ok {
		*slot.Number() = 7
		return
	}
	switch at := v.Addr().Interface().(type) {
	case *text.Text:
		*at = text.New("what was written")
		return
	case *programme.Date:
		*at = programme.Date{Year: 2023, Month: 4, Day: 3}
		return
	case *time.Time:
		*at = time.Date(2023, 4, 3, 12, 30, 0, 0, time.UTC)
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString("something")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int64:
		v.SetInt(3)
	case reflect.Uint64, reflect.Uint32:
		v.SetUint(3)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		filled(v.Index(0))
	case reflect.Array:
		for i := range v.Len() {
			filled(v.Index(i))
		}
	case reflect.Map:
		key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		filled(key)
		filled(value)
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(key, value)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		filled(v.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && f.Tag.Get("json") != "-" {
				filled(v.Field(i))
			}
		}
	default:
		panic("nothing to fill in for " + v.Type().String())
	}
}

// keysIn are the keys of a JSON value, those below others with a dot between them. The keys of a map are no keys.
func keysIn(b []byte, t reflect.Type) (keys []string) {
	var v any
	if err := json.Unmarshal(b, &v); err != nil {
		panic(err)
	}
	var walk func(v any, t reflect.Type, path string)
	walk = func(v any, t reflect.Type, path string) {
		for t != nil && (t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice || t.Kind() == reflect.Array) {
			t = t.Elem()
			if list, ok := v.([]any); ok {
				v = list[0]
				path += "[]"
			}
		}
		all, ok := v.(map[string]any)
		if !ok {
			return
		}
		for k, below := range all {
			if t.Kind() == reflect.Map {
				walk(below, t.Elem(), path+"{}")
				continue
			}
			at := strings.TrimPrefix(path+"."+k, ".")
			keys = append(keys, at)
			walk(below, fieldOf(t, k), at)
		}
	}
	walk(v, t, "")
	slices.Sort(keys)
	return keys
}

// fieldOf is the type of a struct's field that is stored under a key.
func fieldOf(t reflect.Type, key string) reflect.Type {
	f, ok := t.FieldByNameFunc(func(name string) bool {
		f, _ := t.FieldByName(name)
		tag, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		return name == key && tag == "" || tag == key
	})
	if !ok {
		return nil
	}
	return f.Type
}

// stored are all values that lie in a store as JSON, by what they are called in the list of keys.
func stored() map[string]any {
	all := map[string]any{
		"plan": &matching.Plan{}, "record application": &matching.Applicant{}, "record edited": &cohort.Edited{}, "record note": &cohort.NoteText{},
		"draft": &store.Draft{}, "record row": &matching.FormRow{},
		"record written":      &matching.Written{},
		"record written name": &cohort.WrittenName{}, "record names": &cohort.AnswerNames{}, "found names": &cohort.FoundNames{},
	}
	for _, kind := range cohort.Kinds() {
		c, _ := cohort.Empty(kind)
		all["change "+kind] = c
	}
	return all
}

// TestStoredKeys holds every key that lies in a store against the list of them. Lines may be added to the list,
// for what stores written before do not have; a line that is there stays for ever.
func TestStoredKeys(t *testing.T) {
	list, err := os.ReadFile("testdata/keys.txt")
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Split(strings.TrimSpace(string(list)), "\n")
	var got []string
	for name, v := range stored() {
		filled(reflect.ValueOf(v).Elem())
		b, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		for _, k := range keysIn(b, reflect.TypeOf(v)) {
			got = append(got, name+" "+k)
		}
	}
	slices.Sort(got)
	for _, k := range want {
		if !slices.Contains(got, k) {
			t.Errorf("the key %s is gone: what was written under it would not be read any more", k)
		}
	}
	for _, k := range got {
		if !slices.Contains(want, k) {
			t.Errorf("the key %s is new: does its absence mean what was done before? Then add it to testdata/keys.txt", k)
		}
	}
}

// TestStoredComesBack writes and reads each kind of change, record and plan, and gives each a key too many.
func TestStoredComesBack(t *testing.T) {
	for _, kind := range cohort.Kinds() {
		c, _ := cohort.Empty(kind)
		filled(reflect.ValueOf(c).Elem())
		e := &cohort.Entry{Stamp: cohort.Stamp{Seq: 5, Time: storetest.Noon, Actor: "robin"}, Change: c, HasPlan: true}
		b, err := store.EncodeEntry(e)
		if err != nil {
			t.Fatal(err)
		}
		again, err := store.DecodeEntry(5, b)
		if err != nil {
			t.Fatal(err)
		}
		if diff := storetest.Diff(e, again); diff != "" {
			t.Errorf("%s came back as another one (-written +read):\n%s", kind, diff)
		}
		odd := strings.Replace(string(b), "\n{", "\n{\"Renamed\":1,", 1)
		odd = strings.Replace(odd, ",}", "}", 1)
		_, err = store.DecodeEntry(5, []byte(odd))
		if want := `change 5 (` + kind + `) was written by a newer crosswalk (it has the key "Renamed"`; err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s with a key too many: %v", kind, err)
		}
	}
	for name, v := range stored() {
		if strings.HasPrefix(name, "change ") {
			continue
		}
		filled(reflect.ValueOf(v).Elem())
		b, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		again := reflect.New(reflect.TypeOf(v).Elem()).Interface()
		if err := store.ReadStrictly(b, again); err != nil {
			t.Fatal(err)
		}
		if diff := storetest.Diff(v, again); diff != "" {
			t.Errorf("%s came back as another one (-written +read):\n%s", name, diff)
		}
		if err := store.ReadStrictly(append([]byte(`{"Renamed":1,`), b[1:]...), again); err == nil || !strings.Contains(err.Error(), "Renamed") {
			t.Errorf("%s with a key too many: %v", name, err)
		}
		if err := store.ReadStrictly(append(slices.Clone(b), "{}"...), again); err == nil {
			t.Errorf("%s with something behind it was read", name)
		}
	}
}
