package programme

import (
	"slices"
	"testing"
	"time"
)

// TestEverySketchIsAProgramme without a mistake, and without a key that has no effect.
func TestEverySketchIsAProgramme(t *testing.T) {
	bit := func(n, i int) bool { return n>>i&1 == 1 }
	for n := range 512 {
		s := Sketch{Title: `The "Swap" of
Ümlauts & Co. – 2`, Apart: bit(n, 0), Share: bit(n, 1), Length: "6m", Propose: bit(n, 2), OneHouse: bit(n, 8)}
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
	for _, length := range []string{"14d", "2w", "3w", "1m", "6w", "9m", "12m", "26w", "10m"} {
		s := Sketch{Title: "Short", Length: length, Hours: "3.5", Propose: true, Topics: []string{"A", "B"}, Sides: []string{"C", "D"},
			SidesCalled: "Phase", SidesAsked: "Which *phase* \"or\" stage?", TopicsAsked: "TOPICS"}
		source, err := s.Source()
		if err != nil {
			t.Fatalf("%s: %v\n%s", length, err, source)
		}
		p, err := Parse("new.toml", source)
		if err != nil || len(p.Warnings) > 0 {
			t.Errorf("%s: %v, %v", length, err, p.Warnings)
		}
		if f, _ := p.Field("phase"); f.Label != "Phase" {
			t.Errorf("the sides are called %s", f.Label)
		}
		if length != "26w" {
			continue
		}
		dues := map[string]int{"introduced": 7, "first-meeting": 21, "visit-1": 84, "visit-2": 126, "minimum": 154}
		for _, m := range p.Milestones {
			if due, ok := dues[m.Name]; ok && m.Due.By.Days != due {
				t.Errorf("%s is due after %d days", m.Name, m.Due.By.Days)
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

// Where people come from is called in the file what people call it, as far as letters allow.
func TestSketchNamesTheSides(t *testing.T) {
	for called, want := range map[string]string{"": "sector", "Job family": "job-family", "Εταιρεία": "side"} {
		source, err := (Sketch{Title: "Swap", Length: "6m", Sides: []string{"C", "D"}, SidesCalled: called, Topics: []string{"A", "B"}}).Source()
		if err != nil {
			t.Fatal(err)
		}
		p, err := Parse("new.toml", source)
		if err != nil || len(p.Warnings) > 0 {
			t.Errorf("%s: %v, %v", called, err, p.Warnings)
		}
		if _, ok := p.Field(want); !ok || !slices.ContainsFunc(p.Criteria, func(c Criterion) bool { return c.Name == want }) {
			t.Errorf("%q is no field and criterion %s:\n%s", called, want, source)
		}
	}
}
