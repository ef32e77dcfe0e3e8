package storetest

import (
	"testing"
	"time"
)

// TestDiff requires that what is told apart is told apart however deep it lies, and nothing else.
func TestDiff(t *testing.T) {
	type leaf struct {
		names map[string][]int
		at    *time.Time
		any   any
	}
	noon, same := time.Date(2023, 4, 1, 12, 0, 0, 0, time.UTC), time.Date(2023, 4, 1, 13, 0, 0, 0, time.FixedZone("", 3600))
	fresh := func() []leaf {
		at := noon
		return []leaf{{names: map[string][]int{"a": {1, 2}, "b": nil}, at: &at, any: 3}}
	}
	for what, change := range map[string]func(*leaf){
		"a number":    func(l *leaf) { l.names["a"][1] = 3 },
		"a length":    func(l *leaf) { l.names["a"] = l.names["a"][:1] },
		"a key":       func(l *leaf) { delete(l.names, "b"); l.names["c"] = nil },
		"a time":      func(l *leaf) { *l.at = l.at.Add(1) },
		"a pointer":   func(l *leaf) { l.at = nil },
		"another any": func(l *leaf) { l.any = "3" },
	} {
		a, b := fresh(), fresh()
		change(&b[0])
		if Diff(a, b) == "" || Diff(b, a) == "" {
			t.Errorf("%s: no difference", what)
		}
	}
	a, b := fresh(), fresh()
	b[0].names["b"] = []int{} // nothing, and an empty list
	*b[0].at = same           // one moment, on another clock
	if diff := Diff(a, b); diff != "" {
		t.Error(diff)
	}
}
