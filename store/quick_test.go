package store_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"crosswalk/matching"
	"crosswalk/matching/text"
	"crosswalk/store"
	"crosswalk/store/storetest"
)

// Everything that is stored is read the quick way, as encoding/json reads it.
func TestQuickReadsWhatIsStored(t *testing.T) {
	for name, v := range stored() {
		for _, full := range []bool{false, true} {
			if full {
				filled(reflect.ValueOf(v).Elem())
			}
			b, err := json.Marshal(v)
			if err != nil {
				t.Fatal(err)
			}
			quick, slow := reflect.New(reflect.TypeOf(v).Elem()).Interface(), reflect.New(reflect.TypeOf(v).Elem()).Interface()
			if err := json.Unmarshal(b, slow); err != nil {
				t.Fatal(err)
			}
			if !store.ReadQuickly(b, quick) {
				t.Errorf("%s is not read quickly: %s", name, b)
			} else if diff := cmp.Diff(slow, quick, storetest.Exact...); diff != "" {
				t.Errorf("%s is read otherwise (-encoding/json +quick):\n%s", name, diff)
			}
		}
	}
}

// Whatever bytes lie in a store: what is read the quick way is what encoding/json reads.
func FuzzQuick(f *testing.F) {
	names := slices.Sorted(maps.Keys(stored()))
	for i, name := range names {
		v := stored()[name]
		filled(reflect.ValueOf(v).Elem())
		b, err := json.Marshal(v)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(uint8(i), b)
	}
	at := func(name string) uint8 { return uint8(slices.Index(names, name)) }
	odd, err := json.Marshal(matching.Applicant{Name: text.New("Zoë \"O’Neil\" <\u2028 & \\ \x00\t\xff"),
		Answers: map[string]matching.Answer{"a": {Number: -3, Choices: []string{}}, "": {Other: []text.Text{text.New("")}}}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(at("record application"), odd)
	for _, s := range []string{`null`, `{}`, `{"Total":-0}`, `{"Total":1e3}`, `{"Total":9223372036854775808}`, `{"Pairs":[]}`, `{"Pairs":null}`, `{"Pairs":[{"A":01}]}`,
		`{"Pairs":[{"A":1,"A":2}]}`, `{"pairs":[]}`, `{"Pairs":[{}],"Waiting":[{"Why":"\ud800"}]}`, `{"Pairs":[{}]]`, `{"Pairs":[{},]}`, ` {}`, `{} `} {
		f.Add(at("plan"), []byte(s))
	}
	f.Fuzz(func(t *testing.T, which uint8, b []byte) {
		v := stored()[names[int(which)%len(names)]]
		quick, slow := reflect.New(reflect.TypeOf(v).Elem()).Interface(), reflect.New(reflect.TypeOf(v).Elem()).Interface()
		if !store.ReadQuickly(bytes.Clone(b), quick) {
			return
		}
		d := json.NewDecoder(bytes.NewReader(b))
		d.DisallowUnknownFields()
		if err := d.Decode(slow); err != nil {
			t.Fatalf("encoding/json does not read %q: %v", b, err)
		}
		if diff := cmp.Diff(slow, quick, storetest.Exact...); diff != "" {
			t.Errorf("%q is read otherwise (-encoding/json +quick):\n%s", b, diff)
		}
	})
}
