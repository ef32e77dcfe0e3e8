package score

import (
	"math"
	"math/big"
	"slices"
	"testing"

	"crosswalk/matching"
	"crosswalk/matching/matchingtest"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"

	"pgregory.net/rapid"
)

func TestWordsOf(t *testing.T) {
	tests := map[string][]string{
		"":                                 nil,
		"I'd like to learn about housing.": {"housing"},
		"People's budgets; the Council’s BUDGETS!": {"people", "budgets", "council", "budgets"},
		"co-production 2024 covid19 x":             {"co", "production", "covid19"},
		"'quoted' words'":                          {"quoted", "words"},
		"don't, can't, we're, they've, I'll, it's": nil,
		"Gesundheits\u00adwesen Ärztin ÄRZTIN":     {"gesundheits", "wesen", "ärztin", "ärztin"},
		"हिन्दी 日本":                                {"हिन्दी", "日本"},
		"art start":                                {"art", "start"},
	}
	for s, want := range tests {
		if got := wordsOf(text.New(s), stopWords()); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

func TestLogarithm(t *testing.T) {
	for x, want := range map[uint64]int64{1: 0, 2: unit, 3: 6492, 4: 2 * unit, 10: 13606, 1 << 63: 63 * unit} {
		if got := logarithm(x); got != want {
			t.Errorf("logarithm(%d) = %d, want %d", x, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.Uint64Range(1, 1<<52).Draw(t, "x")
		if exact := math.Log2(float64(x)) * unit; math.Abs(exact-float64(logarithm(x))) > 1.001 {
			t.Fatalf("logarithm(%d) = %d, want %f", x, logarithm(x), exact)
		}
	})
}

func TestRoot(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.Uint64().Draw(t, "x")
		if want := new(big.Int).Sqrt(new(big.Int).SetUint64(x)); want.Uint64() != root(x) {
			t.Fatalf("root(%d) = %d, want %v", x, root(x), want)
		}
	})
	for _, x := range []uint64{0, 1, 2, 3, 4, 15, 16, math.MaxUint64} {
		if r := root(x); r*r > x || r < math.MaxUint32 && (r+1)*(r+1) <= x {
			t.Errorf("root(%d) = %d", x, r)
		}
	}
}

// The integer cosine is the real one to a thousandth.
func TestCosine(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := &programme.Programme{}
		people := make([]*matching.Applicant, rapid.IntRange(2, 8).Draw(t, "n"))
		sentence := rapid.SliceOfN(rapid.SampledFrom([]string{"housing", "budgets", "community", "fire", "carers"}), 0, 9)
		words := make([][]string, len(people))
		for i := range people {
			words[i] = sentence.Draw(t, "words")
			s := ""
			for _, w := range words[i] {
				s += w + " "
			}
			people[i] = &matching.Applicant{ID: matching.ID(i), Answers: map[string]matching.Answer{"objectives": matchingtest.Writes(s)}}
		}
		v := newEncoder(p, people).vectors("objectives")
		vector := func(i int) map[string]float64 {
			m := make(map[string]float64)
			for _, w := range words[i] {
				m[w]++
			}
			for w, f := range m {
				users := 0
				for _, other := range words {
					if slices.Contains(other, w) {
						users++
					}
				}
				m[w] = (1 + math.Log2(f)) * (1 + math.Log2(float64(len(people)+1)/float64(users+1)))
			}
			return m
		}
		dot := func(a, b map[string]float64) float64 {
			sum := 0.0
			for w := range a {
				sum += a[w] * b[w]
			}
			return sum
		}
		for i := range people {
			for j := range people {
				if i == j || !v.wrote[i] || !v.wrote[j] {
					continue
				}
				a, b := vector(i), vector(j)
				want := dot(a, b) / math.Sqrt(dot(a, a)*dot(b, b))
				if got := float64(v.cosine(i, j)) / oneSquare; math.Abs(got-want) > 1e-3 {
					t.Fatalf("%q and %q: %f, want %f", words[i], words[j], got, want)
				}
			}
		}
	})
}
