package twos

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/store/cohort"
	"crosswalk/store/form"
)

// said is what was answered about the rows of a file. It is not changed once it is handed on.
type said struct {
	who  map[place]matching.ID // who is meant
	keep map[int]bool          // rows, by line, that are kept although they break a rule
}

// place is one of the two people of a row.
type place struct{ line, at int }

func (s said) copy() said { return said{maps.Clone(s.who), maps.Clone(s.keep)} }

// found is what becomes of the rows of a file.
type found struct {
	rows    []row
	chosen  []cohort.ChosenPair
	earlier []cohort.EarlierPair
	against bool // some of the pairs break a rule: they need a reason
}

// takes is how many pairs would be written.
func (f found) takes() int { return len(f.chosen) + len(f.earlier) }

// fate is what becomes of a row, in the order in which they are shown.
type fate int

const (
	unsure  fate = iota // somebody in it has to be named
	against             // it breaks a rule, and is left out unless it is kept all the same
	refused             // it cannot be
	unread              // it does not name two people
	comes               // it is written
	known               // it is there already
	fateCount
)

// row is a row of the file.
type row struct {
	line   int
	fate   fate
	word   string // what becomes of it, in a word or two
	what   string // the pair, or what was written
	beside string // what else the file says of it; may be empty
	about  []string
	unsure []cohort.Unsure // whom it has to be said of who they are
	may    bool            // it breaks a rule, and can be kept or left out
}

// sortRows puts what needs a look first.
func sortRows(rows []row) {
	slices.SortStableFunc(rows, func(a, b row) int { return cmp.Or(cmp.Compare(a.fate, b.fate), cmp.Compare(a.line, b.line)) })
}

// unreadRows are the rows that do not name two people.
func unreadRows(read *form.Twos) []row {
	var rows []row
	for _, p := range read.Problems {
		rows = append(rows, row{line: p.Row, fate: unread, word: "not read", what: p.Value.Safe(), about: []string{p.Why}})
	}
	return rows
}

// count tells how many rows there are of each fate, in words.
func (f found) count(words [fateCount]string) []string {
	var n [fateCount]int
	for _, r := range f.rows {
		n[r.fate]++
	}
	var out []string
	for _, at := range []fate{comes, against, unsure, refused, unread, known} {
		if n[at] > 0 {
			one, many, _ := strings.Cut(words[at], "|")
			if many == "" || n[at] == 1 {
				many = one
			}
			out = append(out, fmt.Sprintf("%d %s", n[at], many))
		}
	}
	return out
}
