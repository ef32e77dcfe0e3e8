package matching

import "testing"

// What A and B answer, and what a criterion makes of it.
func TestPointsByHand(t *testing.T) {
	p := everyKind(t)
	type answers = map[string]Answer
	// Four people more, for the frequencies.
	others := []*Applicant{
		person(11, "C", answers{"themes": picks("one", "two"), "objectives": writes("fire carers")}),
		person(12, "D", answers{"themes": picks("two"), "objectives": writes("fire")}),
		person(13, "E", answers{"themes": picks("two", "three")}),
		person(14, "F", answers{"themes": picks("two")}),
	}
	tests := []struct {
		criterion string
		a, b      answers
		points    int
		phrase    string
	}{
		// In the first row two of six chose one, which counts 100, six two (60), two three (100) and one
		// four (110): 2·60 / (160 + 270) of 20 points.
		{"themes", answers{"themes": picks("one", "two")}, answers{"themes": picks("two", "three", "four")}, 56, "two"},
		{"themes", answers{"themes": picks("one", "two")}, answers{"themes": picks("one", "two")}, 200, "one, two"},
		{"themes", answers{"themes": picks("one")}, answers{"themes": picks("four")}, 0, "nothing in common"},
		{"themes", answers{}, answers{"themes": picks("four")}, 60, "no answer: 6.0 points"},
		{"days-alike", answers{"days": picks("mon", "tue", "wed")}, answers{"days": picks("wed")}, 35, "Wednesday"},
		{"sector", answers{"sector": picks("public")}, answers{"sector": picks("voluntary")}, 110, "public × voluntary"},
		{"sector", answers{"sector": picks("public")}, answers{"sector": picks("public")}, 0, "both public"},
		{"sector", answers{}, answers{}, 33, "no answer: 3.3 points"},
		{"profession", answers{"profession": picks("nursing")}, answers{"profession": picks("nursing")}, 50, "both nursing"},
		{"profession", answers{"profession": picks("nursing")}, answers{"profession": picks("medical")}, 0, "nursing × medical"},
		{"level", answers{"level": picks("senior")}, answers{"level": picks("senior")}, 70, "both senior"},
		{"level", answers{"level": picks("middle")}, answers{"level": picks("senior")}, 47, "middle and senior, 1 step apart"},
		{"level", answers{"level": picks("chief")}, answers{"level": picks("middle")}, 0, "chief and middle, 3 steps apart"},
		{"years", answers{"years": counts(3)}, answers{"years": counts(10)}, 47, "3 and 10, 7 apart"},
		{"years", answers{"years": counts(0)}, answers{"years": counts(40)}, 100, "0 and 40, 40 apart"},
		{"years", answers{"years": counts(4)}, answers{"years": counts(4)}, 0, "both 4"},
		{"years", answers{"years": counts(4)}, answers{}, 30, "no answer: 3.0 points"},
		// A gets half of what A wants, B all: the smaller direction counts twice.
		{"learning", answers{"wants": picks("money", "data"), "offers": picks("people")},
			answers{"wants": picks("people"), "offers": picks("data")}, 50, "A learns data; B learns people"},
		{"learning", answers{"wants": picks("money"), "offers": picks("people")},
			answers{"wants": picks("people"), "offers": picks("data")}, 0, "B learns people; nothing for A"},
		{"learning", answers{"wants": picks("money"), "offers": picks("people")},
			answers{"wants": picks("money"), "offers": picks("data")}, 0, "neither offers what the other wants"},
		{"learning", answers{"wants": picks("money")}, answers{"wants": picks("money"), "offers": picks("data")}, 30, "no answer: 3.0 points"},
		{"place", answers{"place": picks("lambeth")}, answers{"place": picks("lambeth")}, 100, "both Lambeth"},
		{"place", answers{"place": picks("lewisham")}, answers{"place": picks("lambeth")}, 50, "Lewisham, next to Lambeth"},
		{"place", answers{"place": picks("bexley")}, answers{"place": picks("lambeth"), "remote": picks("yes")}, 0, "Bexley and Lambeth, not next to each other"},
		{"place", answers{"place": picks("bexley"), "remote": picks("yes")}, answers{"place": picks("lambeth"), "remote": picks("yes")},
			50, "Bexley and Lambeth, but both also work remotely"},
		{"place", answers{"place": picks("lewisham"), "remote": picks("yes")}, answers{"place": picks("lambeth"), "remote": picks("yes")},
			75, "Lewisham, next to Lambeth; both also work remotely"},
		{"days", answers{"days": picks("mon", "tue", "wed")}, answers{"days": picks("wed")}, 100, "Wednesday"},
		{"days", answers{"days": picks("mon", "tue")}, answers{"days": picks("tue", "wed")}, 50, "Tuesday"},
		{"days", answers{"days": picks("mon", "tue")}, answers{"days": picks("wed")}, 0, "no time in common"},
		{"objectives", answers{"objectives": writes("Fire carers")}, answers{"objectives": writes("the carers of the fire!")}, 100, "carers, fire"},
		{"objectives", answers{"objectives": writes("fire station")}, answers{"objectives": writes("firearms")}, 0, "no words in common"},
		{"objectives", answers{"objectives": writes("and the")}, answers{"objectives": writes("fire")}, 30, "no answer: 3.0 points"},
		// Four of six write fire, two carers, one station; log2 of 7/5, 7/3 and 7/2, and one more, is 1.4854,
		// 2.2224 and 2.8074; 1.4854² / (√(1.4854² + 2.8074²) · √(1.4854² + 2.2224²)) is 0.2599.
		{"objectives", answers{"objectives": writes("fire station")}, answers{"objectives": writes("fire carers")}, 26, "fire"},
	}
	for _, test := range tests {
		people := append([]*Applicant{person(1, "A", test.a), person(2, "B", test.b)}, others...)
		s := NewScorer(Pool{Programme: p, People: people})
		for _, part := range s.Why(1, 2) {
			if name := part.Criterion; name == test.criterion && (part.Points != test.points || part.Phrase != test.phrase) {
				t.Errorf("%s: %v and %v: got %d, %q; want %d, %q", name, test.a, test.b, part.Points, part.Phrase, test.points, test.phrase)
			}
		}
	}
}

// The rare ones count more: 60 and up to 60 more.
func TestRareChoices(t *testing.T) {
	p := everyKind(t)
	people := []*Applicant{
		person(1, "A", map[string]Answer{"themes": picks("one")}),
		person(2, "B", map[string]Answer{"themes": picks("one", "two")}),
		person(3, "C", map[string]Answer{"themes": picks("one")}),
	}
	people[2].Withdrawn = true // counts nevertheless
	s := NewScorer(Pool{Programme: p, People: people})
	c := s.criteria[0]
	for at, want := range []int64{60, 100, 120, 120} {
		if c.weight[at] != want {
			t.Errorf("choice %d counts %d, want %d", at, c.weight[at], want)
		}
	}
	// 2·60 / (60 + 160) of 20 points is 10.909.
	if got := c.points(0, 1); got != 109 {
		t.Errorf("got %d", got)
	}
}

func TestTenthsRoundHalfUp(t *testing.T) {
	for _, test := range []struct {
		points   int
		num, den int64
		want     int32
	}{{40, 1, 3, 133}, {40, 2, 3, 267}, {5, 1, 100, 1}, {1, 1, 20, 1}, {1, 1, 21, 0}, {10, 0, 7, 0}, {100, 7, 7, 1000}} {
		if got := tenths(test.points, test.num, test.den); got != test.want {
			t.Errorf("%d·%d/%d = %d, want %d", test.points, test.num, test.den, got, test.want)
		}
	}
}
