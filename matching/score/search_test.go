package score

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"crosswalk/matching"
	"crosswalk/matching/matchingtest"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

// The plan does not depend on how many processors look through the pairs.
func TestOneProcessorIsEnough(t *testing.T) {
	for _, scored := range []int{0, UsualLimits().MatrixPeople} {
		s := NewScorer(matching.Pool{Programme: matchingtest.Shipped(t), People: matchingtest.Cohort(matchingtest.Shipped(t), 300)})
		l := s.Limits()
		l.MatrixPeople = scored
		s = s.Limited(l)
		zero := make([]int64, s.Len())
		w := &PricingPass{Index: NewIndex(s), PerPerson: 5, Scale: 1, Floor: -1, High: zero, Low: zero}
		many, err := w.Run(context.Background(), nil)
		if err != nil {
			t.Fatal(err)
		}
		w.processors = 1
		one, err := w.Run(context.Background(), nil)
		if err != nil || !slices.Equal(one, many) {
			t.Fatalf("%d pairs, with one processor %d, %v", len(many), len(one), err)
		}
	}
}

// The scores of the matrix are those of each pair by itself.
func TestScoreMatrix(t *testing.T) {
	for _, p := range []*programme.Programme{matchingtest.Shipped(t), matchingtest.EveryKind(t), matchingtest.Ties(t), matchingtest.Parse(t, "programme/testdata/reciprocal-mentoring.toml")} {
		for _, n := range []int{0, 1, 2, 63, 64, 130, 4*mostTabulated + 9} {
			people := matchingtest.Cohort(p, n)
			if n > 4*mostTabulated { // too many to be tabulated
				for k := range people {
					people[k].Answers["organisation"] = matchingtest.Writes(fmt.Sprint("Number ", k))
				}
			}
			for k := 5; k < n; k += 9 {
				people[k].Answers = map[string]matching.Answer{}                       // says nothing
				people[k-1].Email = text.New(strings.ToUpper(people[k-2].Email.Raw())) // applies twice
			}
			s := NewScorer(matching.Pool{Programme: p, People: people})
			all := newMatrix(s)
			for i := 0; i < n; i += 1 + n/100 {
				for j := range n {
					want := s.Score(i, j)
					if s.keys[i] == s.keys[j] || slices.ContainsFunc(s.rules, func(r *rule) bool { return !r.keeps(i, j) }) {
						want = noPair
					}
					if got := int(all.row(int32(i))[j]); got != want {
						t.Fatalf("%s: %d and %d score %d, want %d", p.Name, i, j, got, want)
					}
				}
			}
		}
	}
}

// What a pricing pass finds of each person is the best there is.
func TestPricingPassFindsTheBest(t *testing.T) {
	for k, p := range []*programme.Programme{matchingtest.Shipped(t), matchingtest.EveryKind(t), matchingtest.Ties(t), matchingtest.Shipped(t), matchingtest.EveryKind(t), matchingtest.Ties(t)} {
		s := NewScorer(matchingtest.Decided(p, 90))
		if k < 3 {
			l := s.Limits()
			l.MatrixPeople = 0
			s = s.Limited(l)
		}
		value := make([]int64, s.Len())
		for i := range value {
			value[i] = int64(i*7919%400) + 200
			if !s.Free(i) {
				value[i] = Absent
			}
		}
		people := freePeople(s)
		given := make([]int32, len(people))
		for k, i := range people {
			given[k] = int32(i)
		}
		const few = 4
		w := &PricingPass{Index: NewIndex(s), PerPerson: few, Scale: 2, High: value, Low: value}
		if _, err := w.Run(context.Background(), given); err != nil {
			t.Fatal(err)
		}
		for k, i := range people {
			var gains []int64
			for _, j := range people {
				if gain := 2*int64(s.Score(i, j)) - value[i] - value[j]; s.Allowed(i, j) && gain > 0 {
					gains = append(gains, gain)
				}
			}
			slices.Sort(gains)
			gains = gains[max(0, len(gains)-few):]
			var found []int64
			for _, h := range w.found[k*few:][:w.count[i]] {
				found = append(found, h.reduced)
				if !s.Allowed(i, int(h.partner)) || int(h.score) != s.Score(i, int(h.partner)) {
					t.Fatalf("%d and %d: score %d", i, h.partner, h.score)
				}
			}
			slices.Sort(found)
			if !slices.Equal(found, gains) {
				t.Fatalf("%s: of %d found %v, want %v", p.Name, i, found, gains)
			}
		}
	}
}
