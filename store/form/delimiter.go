package form

import (
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// delimiters are what may part columns.
var delimiters = []rune{',', ';', '\t', '|'}

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
	if size != len(rest) || !slices.Contains(delimiters, r) {
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
	all := delimiters
	headings, even := make([]int, len(all)), make([]bool, len(all))
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
func evenOnly(left, all []rune, even []bool) []rune {
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

// wrapped tells what parts the columns inside the cells of a file of which each row stands in a single quoted
// cell; 0 if it is no such file.
func wrapped(sample string, known func(heading string) bool) rune {
	if !strings.HasPrefix(strings.TrimLeft(sample, "\ufeff\n "), `"`) {
		return 0
	}
	best, most := rune(0), 1
	for _, d := range delimiters {
		r := csv.NewReader(strings.NewReader(sample))
		r.Comma, r.FieldsPerRecord, r.TrimLeadingSpace = d, -1, d != '\t'
		for n := 0; n < headLines; n++ {
			outer, err := r.Read()
			if err != nil || len(outer) != 1 {
				break
			}
			if cells, err := cutOnce(outer[0], d); err == nil && len(cells) > 1 {
				if n := countKnown(cells, known); n > most {
					best, most = d, n
				}
			}
		}
	}
	return best
}

// tryDelimiter reads the first rows with a delimiter. It counts the headings that are known, and
// reports whether there are several columns and all rows have as many.
func tryDelimiter(sample string, d rune, known func(heading string) bool) (headings int, even bool) {
	r := csv.NewReader(strings.NewReader(sample))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes, r.ReuseRecord = d, -1, true, true
	even = true
	var widths [][2]int // of the rows: without empty cells at the end, and with them
	from := 0           // the row of the headings
	for n := 0; n < 20; n++ {
		row, err := r.Read()
		cutOff := len(sample) == sampleBytes && int(r.InputOffset()) == len(sample)
		if err != nil || n > 0 && cutOff {
			break
		}
		cells := trimEmpty(row)
		if len(cells) == 0 {
			continue
		}
		widths = append(widths, [2]int{len(cells), len(row)})
		if len(widths) == 1 || n < headLines && !slices.ContainsFunc(cells, func(c string) bool { return strings.Contains(c, "@") }) {
			if k := countKnown(cells, known); k > headings && (k > 1 || len(widths) == 1) {
				headings, from = k, len(widths)-1
			}
		}
	}
	if len(widths) == 0 {
		return 0, false
	}
	width := widths[from][0]
	for _, w := range widths[from+1:] {
		even = even && w[0] <= width && width <= w[1]
	}
	return headings, even && width > 1
}
