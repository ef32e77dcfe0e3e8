// Package say puts numbers, points, hours, counts and lists of names in words, the same ones on every screen,
// in every command and in every sentence of the journal. It knows nothing of people or programmes: it gets
// numbers and words and gives words.
package say

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Points writes tenths of a point with one decimal, so that what is added up adds up and columns stand in
// line: "45.6", "−3.0" with the minus sign of mathematics.
func Points(tenths int) string {
	if tenths < 0 {
		return "−" + Tenths(-tenths)
	}
	return Tenths(tenths)
}

// SignedPoints writes a difference of points with its sign: "+3.0", "−3.0", "0.0".
func SignedPoints(tenths int) string {
	if tenths > 0 {
		return "+" + Points(tenths)
	}
	return Points(tenths)
}

// WholePoints writes points without the decimal where there is none: "40", "37.3".
func WholePoints(tenths int) string {
	if tenths%10 == 0 {
		return strings.TrimSuffix(Points(tenths), ".0")
	}
	return Points(tenths)
}

// Tenths writes tenths as a decimal number that other programs read too: "7.5", "-0.3".
func Tenths(tenths int) string {
	sign := ""
	if tenths < 0 {
		sign, tenths = "-", -tenths
	}
	return fmt.Sprintf("%s%d.%d", sign, tenths/10, tenths%10)
}

// Count is a number with its noun: "1 pair", "23 pairs".
func Count(n int, noun string) string { return fmt.Sprintf("%d %s", n, Plural(n, noun)) }

// Plural is a noun for so many: "pair" for one, "pairs" for any other number.
func Plural(n int, noun string) string {
	if n == 1 {
		return noun
	}
	return noun + "s"
}

// People is a number of people: "1 person", "3 people".
func People(n int) string {
	if n == 1 {
		return "1 person"
	}
	return fmt.Sprintf("%d people", n)
}

// PairsChange says how many pairs of a plan change: "no pair changes", "1 pair changes", "3 pairs change".
func PairsChange(n int) string {
	switch n {
	case 0:
		return "no pair changes"
	case 1:
		return "1 pair changes"
	}
	return fmt.Sprintf("%d pairs change", n)
}

// Team is what people who are together are: "pair" or "trio".
func Team(trio bool) string {
	if trio {
		return "trio"
	}
	return "pair"
}

// Teams is how many pairs and trios there are, in parts. Trios are named only where there are any, and pairs
// only where there are any or nothing at all: "23 pairs"; "22 pairs", "1 trio"; "1 trio".
func Teams(pairs, trios int) []string {
	switch {
	case trios == 0:
		return []string{Count(pairs, "pair")}
	case pairs == 0:
		return []string{Count(trios, "trio")}
	}
	return []string{Count(pairs, "pair"), Count(trios, "trio")}
}

// And is a list in a sentence: "Tom", "Tom and Dele", "Tom, Dele and Lee".
func And(list []string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	last := len(list) - 1
	return strings.Join(list[:last], ", ") + " and " + list[last]
}

// Some is the first of a list, at most so many, and how many more there are: "a; b; and 3 more".
func Some(list []string, most int) string {
	if len(list) <= most {
		return strings.Join(list, "; ")
	}
	return fmt.Sprintf("%s; and %d more", strings.Join(list[:most], "; "), len(list)-most)
}

// Capital is a sentence with its first letter made a capital.
func Capital(s string) string {
	first, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(first)) + s[n:]
}

// InSentence is a label as it stands inside a sentence: with a small letter, unless it begins with an
// abbreviation.
func InSentence(label string) string {
	first, n := utf8.DecodeRuneInString(label)
	second, _ := utf8.DecodeRuneInString(label[n:])
	if !unicode.IsUpper(first) || unicode.IsUpper(second) {
		return label
	}
	return string(unicode.ToLower(first)) + label[n:]
}

// Ordinal writes a place: 1st, 2nd, 3rd, 4th, 11th.
func Ordinal(n int) string {
	ending := "th"
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			ending = "st"
		case 2:
			ending = "nd"
		case 3:
			ending = "rd"
		}
	}
	return strconv.Itoa(n) + ending
}
