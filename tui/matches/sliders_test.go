package matches

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// What was set stays, the others share; nothing depends on the way there.
func TestSliders(t *testing.T) {
	s := newSliders([]int{40, 20, 20, 10, 10})
	is := func(now ...int) {
		t.Helper()
		if !slices.Equal(s.now, now) {
			t.Fatalf("%v, not %v", s.now, now)
		}
	}
	is(40, 20, 20, 10, 10)
	s.put(0, 41)
	is(41, 20, 19, 10, 10)
	s.put(0, 50)
	is(50, 17, 17, 8, 8)
	s.put(3, 0)
	is(50, 20, 20, 0, 10)
	s.put(1, 60) // more than what was set before leaves
	is(40, 60, 0, 0, 0)
	s.put(1, 30) // which has again what it was set to
	is(50, 30, 13, 0, 7)
	s.put(2, 20)
	s.put(4, 30) // all are set: the earliest takes up the rest
	is(20, 30, 20, 0, 30)
	s.put(4, 0)
	is(50, 30, 20, 0, 0)
	s.put(4, 300)
	is(0, 0, 0, 0, 100)
	s.put(4, -5)
	is(50, 30, 20, 0, 0)
	for i := range 5 {
		s.letGo(i)
	}
	is(40, 20, 20, 10, 10)
	if s.moved() || s.isSet(0) {
		t.Error("all were let go, and something moved")
	}
	s = newSliders([]int{100, 0, 0}) // those that had nothing share evenly
	s.put(0, 95)
	is(95, 3, 2)
	s = newSliders([]int{100})
	s.put(0, 3)
	is(100)
}

// Whatever is done to sliders, they have 100 in all and none less than nothing; what was set last has what it
// was set to, where there is another to take up the rest.
func TestSlidersAlwaysHave100(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := newSliders(rapid.SampledFrom([][]int{{100}, {50, 50}, {100, 0}, {40, 20, 20, 10, 10}, {34, 33, 33}, {0, 0, 0, 100}}).Draw(t, "was"))
		n := len(s.now)
		for range rapid.IntRange(1, 12).Draw(t, "steps") {
			i, points := rapid.IntRange(0, n-1).Draw(t, "criterion"), rapid.IntRange(-10, 120).Draw(t, "points")
			if rapid.IntRange(0, 4).Draw(t, "let go") == 0 {
				s.letGo(i)
			} else if s.put(i, points); n > 1 && s.now[i] != max(0, min(100, points)) {
				t.Fatalf("%d was set to %d: %v", i, points, s.now)
			}
			sum := 0
			for _, p := range s.now {
				sum += p
			}
			if sum != 100 || slices.Min(s.now) < 0 {
				t.Fatalf("%v", s.now)
			}
		}
	})
}
