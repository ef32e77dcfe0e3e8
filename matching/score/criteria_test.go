package score

import (
	"testing"

	"crosswalk/matching"
	"crosswalk/matching/matchingtest"
)

// What A and B answer, and what a criterion makes of it.
func TestPointsByHand(t *testing.T) {
	p := matchingtest.EveryKind(t)
	type answers = map[string]matching.Answer
	// Four people more, for the frequencies.
	others := []*matching.Applicant{
		matchingtest.Person(11, "C", answers{"themes": matchingtest.Picks("one", "two"), "objectives": matchingtest.Writes("fire carers")}),
		matchingtest.Person(12, "D", answers{"themes": matchingtest.Picks("two"), "objectives": matchingtest.Writes("fire")}),
		matchingtest.Person(13, "E", answers{"themes": matchingtest.Picks("two", "three")}),
		matchingtest.Person(14, "F", answers{"themes": matchingtest.Picks("two")}),
	}
	tests := []struct {
		criterion string
		a, b      answers
		points    int
		phrase    string
	}{
		// In the first row two of six chose one, which counts 100, six two (60), two three (100) and one
		// four (110): 2·60 / (160 + 270) of 20 points.
		{"themes", answers{"themes": matchingtest.Picks("one", "two")}, answers{"themes": matchingtest.Picks("two", "three", "four")}, 56, "two"},
		{"themes", answers{"themes": matchingtest.Picks("one", "two")}, answers{"themes": matchingtest.Picks("one", "two")}, 200, "one, two"},
		{"themes", answers{"themes": matchingtest.Picks("one")}, answers{"themes": matchingtest.Picks("four")}, 0, "nothing in common"},
		{"themes", answers{}, answers{"themes": matchingtest.Picks("four")}, 60, "no answer: 6.0 points"},
		{"days-alike", answers{"days": matchingtest.Picks("mon", "tue", "wed")}, answers{"days": matchingtest.Picks("wed")}, 35, "Wednesday"},
		{"sector", answers{"sector": matchingtest.Picks("public")}, answers{"sector": matchingtest.Picks("voluntary")}, 110, "public × voluntary"},
		{"sector", answers{"sector": matchingtest.Picks("public")}, answers{"sector": matchingtest.Picks("public")}, 0, "both public"},
		{"sector", answers{}, answers{}, 33, "no answer: 3.3 points"},
		{"profession", answers{"profession": matchingtest.Picks("nursing")}, answers{"profession": matchingtest.Picks("nursing")}, 50, "both nursing"},
		{"profession", answers{"profession": matchingtest.Picks("nursing")}, answers{"profession": matchingtest.Picks("medical")}, 0, "nursing × medical"},
		{"level", answers{"level": matchingtest.Picks("senior")}, answers{"level": matchingtest.Picks("senior")}, 70, "both senior"},
		{"level", answers{"level": matchingtest.Picks("middle")}, answers{"level": matchingtest.Picks("senior")}, 47, "middle and senior, 1 step apart"},
		{"level", answers{"level": matchingtest.Picks("chief")}, answers{"level": matchingtest.Picks("middle")}, 0, "chief and middle, 3 steps apart"},
		{"years", answers{"years": matchingtest.Counts(3)}, answers{"years": matchingtest.Counts(10)}, 47, "3 and 10, 7 apart"},
		{"years", answers{"years": matchingtest.Counts(0)}, answers{"years": matchingtest.Counts(40)}, 100, "0 and 40, 40 apart"},
		{"years", answers{"years": matchingtest.Counts(4)}, answers{"years": matchingtest.Counts(4)}, 0, "both 4"},
		{"years", answers{"years": matchingtest.Counts(4)}, answers{}, 30, "no answer: 3.0 points"},
		// A gets half of what A wants, B all: the smaller direction counts twice.
		{"learning", answers{"wants": matchingtest.Picks("money", "data"), "offers": matchingtest.Picks("people")},
			answers{"wants": matchingtest.Picks("people"), "offers": matchingtest.Picks("data")}, 50, "A learns data; B learns people"},
		{"learning", answers{"wants": matchingtest.Picks("money"), "offers": matchingtest.Picks("people")},
			answers{"wants": matchingtest.Picks("people"), "offers": matchingtest.Picks("data")}, 0, "B learns people; nothing for A"},
		{"learning", answers{"wants": matchingtest.Picks("money"), "offers": matchingtest.Picks("people")},
			answers{"wants": matchingtest.Picks("money"), "offers": matchingtest.Picks("data")}, 0, "neither offers what the other wants"},
		{"learning", answers{"wants": matchingtest.Picks("money")}, answers{"wants": matchingtest.Picks("money"), "offers": matchingtest.Picks("data")}, 30, "no answer: 3.0 points"},
		{"place", answers{"place": matchingtest.Picks("lambeth")}, answers{"place": matchingtest.Picks("lambeth")}, 100, "both Lambeth"},
		{"place", answers{"place": matchingtest.Picks("lewisham")}, answers{"place": matchingtest.Picks("lambeth")}, 50, "Lewisham, next to Lambeth"},
		{"place", answers{"place": matchingtest.Picks("bexley")}, answers{"place": matchingtest.Picks("lambeth"), "remote": matchingtest.Picks("yes")}, 0, "Bexley and Lambeth, not next to each other"},
		{"place", answers{"place": matchingtest.Picks("bexley"), "remote": matchingtest.Picks("yes")}, answers{"place": matchingtest.Picks("lambeth"), "remote": matchingtest.Picks("yes")},
			50, "Bexley and Lambeth, but both also work remotely"},
		{"place", answers{"place": matchingtest.Picks("lewisham"), "remote": matchingtest.Picks("yes")}, answers{"place": matchingtest.Picks("lambeth"), "remote": matchingtest.Picks("yes")},
			75, "Lewisham, next to Lambeth; both also work remotely"},
		{"days", answers{"days": matchingtest.Picks("mon", "tue", "wed")}, answers{"days": matchingtest.Picks("wed")}, 100, "Wednesday"},
		{"days", answers{"days": matchingtest.Picks("mon", "tue")}, answers{"days": matchingtest.Picks("tue", "wed")}, 50, "Tuesday"},
		{"days", answers{"days": matchingtest.Picks("mon", "tue")}, answers{"days": matchingtest.Picks("wed")}, 0, "no time in common"},
		{"objectives", answers{"objectives": matchingtest.Writes("Fire carers")}, answers{"objectives": matchingtest.Writes("the carers of the fire!")}, 100, "carers, fire"},
		{"objectives", answers{"objectives": matchingtest.Writes("fire station")}, answers{"objectives": matchingtest.Writes("firearms")}, 0, "no words in common"},
		{"objectives", answers{"objectives": matchingtest.Writes("and the")}, answers{"objectives": matchingtest.Writes("fire")}, 30, "no answer: 3.0 points"},
		// Four of six write fire, two carers, one station; log2 of 7/5, 7/3 and 7/2, and one more, is 1.4854,
		// 2.2224 and 2.8074; 1.4854² / (√(1.4854² + 2.8074²) · √(1.4854² + 2.2224²)) is 0.2599.
		{"objectives", answers{"objectives": matchingtest.Writes("fire station")}, answers{"objectives": matchingtest.Writes("fire carers")}, 26, "fire"},
	}
	for _, test := range tests {
		people := append([]*matching.Applicant{matchingtest.Person(1, "A", test.a), matchingtest.Person(2, "B", test.b)}, others...)
		s := NewScorer(matching.Pool{Programme: p, People: people})
		for _, part := range s.Why(1, 2) {
			if name := part.Criterion; name == test.criterion && (part.Points != test.points || part.Phrase != test.phrase) {
				t.Errorf("%s: %v and %v: got %d, %q; want %d, %q", name, test.a, test.b, part.Points, part.Phrase, test.points, test.phrase)
			}
		}
	}
}

// The rare ones count more: 60 and up to 60 more.
func TestRareChoices(t *testing.T) {
	p := matchingtest.EveryKind(t)
	people := []*matching.Applicant{
		matchingtest.Person(1, "A", map[string]matching.Answer{"themes": matchingtest.Picks("one")}),
		matchingtest.Person(2, "B", map[string]matching.Answer{"themes": matchingtest.Picks("one", "two")}),
		matchingtest.Person(3, "C", map[string]matching.Answer{"themes": matchingtest.Picks("one")}),
	}
	people[2].Withdrawn = true // counts nevertheless
	s := NewScorer(matching.Pool{Programme: p, People: people})
	c := s.criteria[0]
	for at, want := range []int64{60, 100, 120, 120} {
		if got := c.kind.(*overlap).weight[at]; got != want {
			t.Errorf("choice %d counts %d, want %d", at, got, want)
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
