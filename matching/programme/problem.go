package programme

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Problem is one mistake in a programme file: where it is, what is wrong and how to mend it.
type Problem struct {
	File string
	Line int
	What string
}

// String returns "file:line: what is wrong".
func (p Problem) String() string { return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.What) }

// Warning is a key that is right and has no effect in its file.
type Warning struct {
	Line int
	What string
}

// Problems are all mistakes of one file in the order of their lines.
type Problems []Problem

// Error returns a line for each mistake.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}

// maxProblems is how many mistakes are listed; who sees so many starts at the top.
const maxProblems = 100

// report collects problems while a file is read.
type report struct {
	file     string
	problems Problems
	more     int // problems beyond the most that are listed
	warnings []Warning
}

func (r *report) add(line int, format string, args ...any) {
	if r.full() {
		r.more++
		return
	}
	r.problems = append(r.problems, Problem{r.file, line, fmt.Sprintf(format, args...)})
}

// warn notes a key that has no effect.
func (r *report) warn(line int, format string, args ...any) {
	if len(r.warnings) < maxProblems {
		r.warnings = append(r.warnings, Warning{line, fmt.Sprintf(format, args...)})
	}
}

func (r *report) full() bool { return len(r.problems) >= maxProblems }

// suggest ends a sentence about an unknown word, with the nearest of the known ones or with all.
func (r *report) suggest(word string, known []string) string {
	if r.full() {
		return ""
	}
	return suggest(word, known)
}

// err returns the problems as an error, nil if there are none.
func (r *report) err() error {
	if len(r.problems) == 0 {
		return nil
	}
	slices.SortStableFunc(r.problems, func(a, b Problem) int { return cmp.Compare(a.Line, b.Line) })
	if r.more > 0 {
		last := r.problems[len(r.problems)-1].Line
		r.problems = append(r.problems, Problem{r.file, last, fmt.Sprintf("and %d more", r.more)})
	}
	return r.problems
}

// quote shows a piece of the file in a sentence: in quotation marks, nothing unprintable, not too long.
func quote(s string) string {
	const most = 60
	if runes := []rune(s); len(runes) > most {
		s = string(runes[:most-1]) + "…"
	}
	return strconv.Quote(s)
}

// list writes words as in a sentence.
func list(words []string) string {
	const most = 30
	if len(words) > most {
		return strings.Join(words[:most], ", ") + ", …"
	}
	return strings.Join(words, ", ")
}

// suggest returns "; did you mean …?" for the known word nearest to the one given, else all of them.
func suggest(word string, known []string) string {
	if near := nearest(word, known); near != "" {
		return fmt.Sprintf("; did you mean %s?", quote(near))
	}
	if len(known) == 0 {
		return ""
	}
	return "; known: " + list(known)
}

// nearest returns the known word that a slip of the hand may have turned into word, or nothing: a
// third of its letters may be wrong, or one of the two begins with the other.
func nearest(word string, known []string) string {
	word = strings.ToLower(word)
	const longest = 60
	if len(word) > longest {
		return ""
	}
	best, least := "", max(1, len(word)/3)+1
	for _, k := range known {
		if d := distance(word, strings.ToLower(k)); d < least {
			best, least = k, d
		}
	}
	if best != "" || len(word) < 3 {
		return best
	}
	for _, k := range known {
		if len(k) >= 3 && (strings.HasPrefix(k, word) || strings.HasPrefix(word, k)) {
			return k
		}
	}
	return ""
}

// distance counts the insertions, deletions, replacements and swaps of neighbours between two words
// (optimal string alignment).
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	before, row := make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		next := make([]int, len(y)+1)
		next[0] = i + 1
		for j := range y {
			cost := 1
			if x[i] == y[j] {
				cost = 0
			}
			next[j+1] = min(row[j]+cost, row[j+1]+1, next[j]+1)
			if i > 0 && j > 0 && x[i] == y[j-1] && x[i-1] == y[j] {
				next[j+1] = min(next[j+1], before[j-1]+1)
			}
		}
		before, row = row, next
	}
	return row[len(y)]
}
