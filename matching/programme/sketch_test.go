package programme

import (
	"testing"
	"time"
)

// TestEverySketchIsAProgramme without a mistake, and without a key that has no effect.
func TestEverySketchIsAProgramme(t *testing.T) {
	bit := func(n, i int) bool { return n>>i&1 == 1 }
	for n := range 256 {
		s := Sketch{Title: `The "Swap" of
Ümlauts & Co. – 2`, Apart: bit(n, 0), Share: bit(n, 1), Length: "6m", Propose: bit(n, 2)}
		if bit(n, 3) {
			s.Sides = []string{"NHS provider", "Charity", "charity"}
		}
		if bit(n, 4) {
			s.Topics = []string{"Leading people", "Money, and where it goes", "Ärger"}
		}
		if bit(n, 5) {
			s.Length = "open"
		}
		if bit(n, 6) {
			s.Hours = "7.5"
		}
		if bit(n, 7) {
			s.Closes, s.Holidays = time.Date(2027, 3, 14, 23, 59, 0, 0, time.UTC), "scotland"
		}
		source, err := s.Source()
		if err != nil {
			t.Fatalf("%+v: %v", s, err)
		}
		p, err := Parse("new.toml", source)
		if err != nil {
			t.Fatalf("%+v: %v", s, err)
		}
		if len(p.Warnings) > 0 {
			t.Errorf("%+v: %v", s, p.Warnings)
		}
		if len(s.Topics) > 0 {
			f, _ := p.Field("topics")
			if len(f.Choices) != 3 || f.Choices[1].Label != "Money, and where it goes" {
				t.Errorf("%+v", f.Choices)
			}
		}
	}
	if _, err := (Sketch{Title: "–", Length: "6m"}).Source(); err == nil {
		t.Error("a programme without a name")
	}
	if _, err := (Sketch{Title: "A", Length: "soon"}).Source(); err == nil {
		t.Error("a programme without a length")
	}
}
