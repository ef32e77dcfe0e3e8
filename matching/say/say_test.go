package say

import (
	"slices"
	"testing"
)

func TestSay(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{Points(456), "45.6"}, {Points(0), "0.0"}, {Points(-3), "−0.3"}, {Points(-30), "−3.0"},
		{SignedPoints(30), "+3.0"}, {SignedPoints(0), "0.0"}, {SignedPoints(-5), "−0.5"},
		{WholePoints(400), "40"}, {WholePoints(373), "37.3"}, {WholePoints(-20), "−2"},
		{Tenths(75), "7.5"}, {Tenths(-3), "-0.3"}, {Tenths(0), "0.0"}, {Tenths(1234), "123.4"},
		{Count(1, "pair"), "1 pair"}, {Count(0, "pair"), "0 pairs"}, {Count(23, "pair"), "23 pairs"},
		{Plural(1, "exchange"), "exchange"}, {Plural(2, "exchange"), "exchanges"},
		{People(1), "1 person"}, {People(0), "0 people"},
		{PairsChange(0), "no pair changes"}, {PairsChange(1), "1 pair changes"}, {PairsChange(2), "2 pairs change"},
		{Team(false), "pair"}, {Team(true), "trio"},
		{And(nil), ""}, {And([]string{"Tom"}), "Tom"}, {And([]string{"Tom", "Dele"}), "Tom and Dele"},
		{And([]string{"Tom", "Dele", "Lee"}), "Tom, Dele and Lee"},
		{Some([]string{"a", "b"}, 2), "a; b"}, {Some([]string{"a", "b", "c", "d"}, 2), "a; b; and 2 more"},
	} {
		if c.got != c.want {
			t.Errorf("said %q, want %q", c.got, c.want)
		}
	}
	for _, c := range []struct {
		pairs, trios int
		want         []string
	}{{23, 0, []string{"23 pairs"}}, {0, 0, []string{"0 pairs"}}, {22, 1, []string{"22 pairs", "1 trio"}}, {0, 1, []string{"1 trio"}}} {
		if got := Teams(c.pairs, c.trios); !slices.Equal(got, c.want) {
			t.Errorf("Teams(%d, %d) = %q, want %q", c.pairs, c.trios, got, c.want)
		}
	}
}
