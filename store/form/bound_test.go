package form

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// junkFile is a file that goes on for as long as it is read: headings, then rows.
type junkFile struct {
	head []string
	row  func(n int) []string
	n    int
	left int // bytes that it is long
	rest bytes.Buffer
}

func (e *junkFile) Read(b []byte) (int, error) {
	for e.rest.Len() < len(b) && e.left > 0 {
		w := csv.NewWriter(&e.rest)
		before := e.rest.Len()
		if e.n == 0 {
			w.Write(e.head)
		} else {
			w.Write(e.row(e.n))
		}
		w.Flush()
		e.n++
		e.left -= e.rest.Len() - before
	}
	if e.rest.Len() == 0 {
		return 0, io.EOF
	}
	return e.rest.Read(b)
}

// TestJunk reads 100 MB of what is no form export under the headings of one: it is refused after a few rows, with
// little memory.
func TestJunk(t *testing.T) {
	p := walking(t)
	head, real := sampleRows(t)[0], sampleRows(t)[1]
	junk := func(with string) []string {
		row := make([]string, len(head))
		for i := range row {
			row[i] = "lorem ipsum"
			if with != "" && strings.Contains(head[i], "mail address") {
				row[i] = with
			}
		}
		return row
	}
	for _, c := range []struct {
		what string
		row  func(n int) []string
		says string
		most int // rows
	}{
		{"cells of junk", func(int) []string { return junk("") }, "the first 1,000 rows cannot be read", 6000},
		{"ragged rows", func(int) []string { return []string{strings.Repeat("lorem ", 9)} }, "the first 1,000 rows cannot be read", 60000},
		{"junk with addresses", func(n int) []string { return junk(fmt.Sprintf("p%d@example.org", n)) }, "no answer is one that the programme knows", 6000},
		{"junk with one answer that is known", func(n int) []string {
			row := junk(fmt.Sprintf("p%d@example.org", n))
			row[10] = real[10] // which part of the system
			return row
		}, "hardly an answer is one that the programme knows", 26000},
		{"long cells", func(n int) []string {
			row := junk(fmt.Sprintf("p%d@example.org", n))
			row[len(row)-2], row[10] = strings.Repeat("x", 15<<10), real[10]
			return row
		}, "more than 48 MB of text", 5000},
	} {
		file := &junkFile{head: head, row: c.row, left: 100 << 20}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := Read(file, "junk.csv", p, Options{})
		runtime.ReadMemStats(&after)
		if err == nil || !strings.HasPrefix(err.Error(), "junk.csv: ") || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", c.what, err)
		}
		if file.n > c.most {
			t.Errorf("%s: %d rows were read", c.what, file.n)
		}
		t.Logf("%s: %d rows, %d MB of memory taken in all, %d MB from the system", c.what, file.n, (after.TotalAlloc-before.TotalAlloc)>>20, after.Sys>>20)
	}
}

// TestJunkBehindManyRows reads twenty thousand applications with junk behind them: it is refused after a few thousand rows.
func TestJunkBehindManyRows(t *testing.T) {
	p := walking(t)
	rows := sampleRows(t)
	head, real := rows[0], rows[1:]
	const good = 20_100
	for what, c := range map[string]struct {
		row  func(n int) []string
		says string
	}{
		"rows without an address": {func(int) []string { return slices.Repeat([]string{"lorem ipsum"}, len(head)) }, "cannot be read: what follows there is no form export"},
		"answers that are none": {func(n int) []string {
			row := slices.Repeat([]string{"lorem ipsum"}, len(head))
			row[7] = fmt.Sprintf("q%d@example.org", n)
			return row
		}, "hardly an answer is one that the programme knows"},
	} {
		file := &junkFile{head: head, left: 100 << 20, row: func(n int) []string {
			if n > good {
				return c.row(n)
			}
			row := slices.Clone(real[n%len(real)])
			row[0], row[7] = fmt.Sprint(n), fmt.Sprintf("p%d@example.org", n)
			return row
		}}
		_, err := Read(file, "junk.csv", p, Options{})
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", what, err)
		}
		if file.n > good+15_000 {
			t.Errorf("%s: %d rows were read", what, file.n)
		}
	}
}

// TestJunkAnswers reads a file of people none of whose answers is known: no form export of this programme.
func TestJunkAnswers(t *testing.T) {
	head := sampleRows(t)[0]
	read := func(rows int, known bool) error {
		file := &junkFile{head: head, left: 1 << 30, row: func(n int) []string {
			row := make([]string, len(head))
			for i := range row {
				row[i] = "lorem ipsum"
				if strings.Contains(head[i], "mail address") {
					row[i] = fmt.Sprintf("p%d@example.org", n)
				}
				if known && strings.Contains(head[i], "consent") {
					row[i] = "Yes"
				}
			}
			return row
		}}
		_, err := Read(&someRows{file, rows}, "junk.csv", walking(t), Options{})
		return err
	}
	if err := read(1100, false); err == nil || !strings.Contains(err.Error(), "no answer is one that the programme knows") {
		t.Error(err)
	}
	for rows, known := range map[int]bool{900: false, 1100: true} {
		if err := read(rows, known); err != nil {
			t.Errorf("%d rows, %v: %v", rows, known, err)
		}
	}
}

// someRows ends a file after some rows.
type someRows struct {
	*junkFile
	rows int
}

func (s *someRows) Read(b []byte) (int, error) {
	if s.n > s.rows {
		s.left = 0
	}
	return s.junkFile.Read(b[:min(len(b), 512)])
}

// TestJunkOfAnyShape reads what is no list of people at all, for an import and for every other list that is read: it is
// refused with a sentence, and never takes much memory. The amounts are of all that was ever taken, a loose bound of the most
// that was held at once.
func TestJunkOfAnyShape(t *testing.T) {
	over := func(unit string) func(int) string {
		unit = strings.Repeat(unit, max(1, 4096/len(unit)))
		return func(int) string { return unit }
	}
	for what, c := range map[string]struct {
		head string
		row  func(n int) string
	}{
		"a cell without end":         {"Name,E-mail\n\"", over("and so on ")},
		"a line without end":         {"", over("and so on ")},
		"columns without end":        {"", func(n int) string { return fmt.Sprintf("column %d,", n) }},
		"empty columns without end":  {"", over(",")},
		"cells without end":          {"Name,E-mail\n", over(",")},
		"tabs without end":           {"Name\tE-mail\n", over("\t")},
		"rows of ten thousand cells": {"Name,E-mail\n", over(strings.Repeat("a,", 10_000) + "\n")},
		"rows of empty cells":        {"Name,E-mail\n", over("x" + strings.Repeat(",", 10_000) + "\n")},
		"long rows":                  {"Name,E-mail\n", func(n int) string { return fmt.Sprintf("P %d,p%d@example.org,%s\n", n, n, strings.Repeat("x", 1<<20)) }},
		"quotation marks":            {"Name,E-mail\n", over(`""""`)},
		"lines in quotation marks":   {"Name,E-mail\n", over("\"a\n\",")},
		"zeroes":                     {"", over("\x00")},
		"zeroes under headings":      {"Name,E-mail\n", over("\x00")},
		"line ends":                  {"Name,E-mail\n", over("\n\n\r\n")},
		"a packed file":              {"\x1f\x8b\x08\x00", over("\x9d\x04\x00\xff\x1c")},
		"a program":                  {"\x7fELF\x02\x01", over("\x01\x00\x00\x02")},
		"two words a row":            {"Name,E-mail\n", over("lorem ipsum,dolor sit\n")},
		"people without end":         {"Name,E-mail\n", func(n int) string { return fmt.Sprintf("P %d,p%d@example.org\n", n, n) }},
		"pairs without end":          {"Name,Partner\n", func(n int) string { return fmt.Sprintf("Ann P %d,Bob Q %d\n", n, n) }},
	} {
		for list, read := range map[string]func(io.Reader) error{
			"import":     func(r io.Reader) error { _, err := Read(r, "junk.csv", walking(t), Options{}); return err },
			"attendance": func(r io.Reader) error { _, err := ReadAttendance(r); return err },
			"pairs":      func(r io.Reader) error { _, err := ReadTwos(r, "junk.csv", walking(t), Options{}); return err },
		} {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			file := &junkText{row: c.row, left: 5 << 20}
			file.rest.WriteString(c.head)
			err := read(file)
			runtime.ReadMemStats(&after)
			if taken := (after.TotalAlloc - before.TotalAlloc) >> 20; taken > 130 || err == nil && file.left > 0 {
				t.Errorf("%s, %s: %d MB were taken in all, of %d MB read: %v", what, list, taken, (5<<20-file.left)>>20, err)
			}
		}
	}
}

// junkText is a file that begins somehow and goes on, for a while.
type junkText struct {
	rest bytes.Buffer
	row  func(n int) string
	n    int
	left int // bytes
}

func (e *junkText) Read(b []byte) (int, error) {
	if e.left <= 0 {
		return 0, io.EOF
	}
	for e.rest.Len() < len(b) && e.rest.Len() < e.left {
		e.rest.WriteString(e.row(e.n))
		e.n++
	}
	n, err := e.rest.Read(b)
	e.left -= n
	return n, err
}
