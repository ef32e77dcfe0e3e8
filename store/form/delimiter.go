package form

import (
	"encoding/csv"
	"fmt"
	"strings"
	"unicode/utf8"
)

// delimiterName is how people call a delimiter.
func delimiterName(r rune) string {
	switch r {
	case ',':
		return "comma"
	case ';':
		return "semicolon"
	case '\t':
		return "tab"
	case '|':
		return "bar"
	}
	return string(r)
}

// announced reads the line "sep=;" with which spreadsheets say what parts the columns. n is its length.
func announced(sample string) (delimiter rune, n int, err error) {
	line, _, found := strings.Cut(sample, "\n")
	rest := strings.Trim(line, `"`)
	if len(rest) < 4 || !strings.EqualFold(rest[:4], "sep=") {
		return 0, 0, nil
	}
	rest = rest[4:]
	r, size := utf8.DecodeRuneInString(rest)
	if size != len(rest) || !strings.ContainsRune(",;\t|", r) {
		return 0, 0, fmt.Errorf(`line 1 says %s: write "sep=," or "sep=;" there`, quote(line))
	}
	if found {
		return r, len(line) + 1, nil
	}
	return r, len(line), nil
}

// guess tells what parts the columns, from the first rows: the delimiter with which most headings are
// known, else the only one with which the rows are as wide as the headings. It asks where that leaves
// more than one.
func guess(sample string, known func(heading string) bool) (rune, error) {
	all := []rune{',', ';', '\t'}
	var headings [3]int
	var even [3]bool
	most := 0
	for i, d := range all {
		headings[i], even[i] = tryDelimiter(sample, d, known)
		most = max(most, headings[i])
	}
	var left []rune
	for i, d := range all {
		if headings[i] == most && (even[i] || most > 0) {
			left = append(left, d)
		}
	}
	if len(left) > 1 {
		left = evenOnly(left, all, even)
	}
	switch len(left) {
	case 0:
		return ',', nil
	case 1:
		return left[0], nil
	}
	a, b := left[0], left[1]
	return 0, fmt.Errorf(
		`a %s or a %s may part the columns, and the file does not show which: put a line "sep=%s" or "sep=%s" above the headings`,
		delimiterName(a), delimiterName(b), printable(a), printable(b))
}

func printable(d rune) string {
	if d == '\t' {
		return "<tab>"
	}
	return string(d)
}

// evenOnly returns those of left whose rows are even, or a comma if there is none.
func evenOnly(left, all []rune, even [3]bool) []rune {
	var out []rune
	for _, d := range left {
		for i := range all {
			if all[i] == d && even[i] {
				out = append(out, d)
			}
		}
	}
	return out
}

// tryDelimiter reads the first rows with a delimiter. It counts the headings that are known, and
// reports whether there are several columns and all rows have as many.
func tryDelimiter(sample string, d rune, known func(heading string) bool) (headings int, even bool) {
	r := csv.NewReader(strings.NewReader(sample))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes, r.ReuseRecord = d, -1, true, true
	width := 0
	even = true
	for n := 0; n < 20; n++ {
		row, err := r.Read()
		cutOff := len(sample) == sampleBytes && int(r.InputOffset()) == len(sample)
		if err != nil || n > 0 && cutOff {
			break
		}
		cells := trimEmpty(row)
		switch {
		case len(cells) == 0:
		case width == 0:
			width = len(cells)
			for _, c := range cells {
				if known(c) {
					headings++
				}
			}
		default:
			even = even && len(cells) <= width && width <= len(row)
		}
	}
	return headings, even && width > 1
}
