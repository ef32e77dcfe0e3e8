// Package export writes what a cohort holds for other programs: pairs, applicants, the timeline of the
// exchanges and the journal, as CSV or JSON. Each is a [Table] made by a pure function of a State, one
// row a pair, a person, a step or a change. Private answers, notes and the reasons of blocks are in none.
//
// It also makes what leaves the house: a [Packing], the drafts and calendar files that would be sent on a day, and the
// [Report], what a cohort adds up to, which names nobody. Both are pure functions of a State, too.
//
// From here may be touched: store/cohort and what a state is made of (matching, its programme, say and text); no
// store, no file, no clock.
package export

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
)

// Table is rows under headings, in an order that does not change from one export to the next.
type Table struct {
	Headings []string
	Rows     [][]string
}

// Len is the number of rows.
func (t Table) Len() int { return len(t.Rows) }

// Make makes a table: pairs, applicants, timeline or journal. today decides what is due.
func Make(what string, s *cohort.State, today programme.Date) (Table, error) {
	switch what {
	case "pairs":
		return Pairs(s), nil
	case "applicants":
		return Applicants(s), nil
	case "timeline":
		return Timeline(s, today), nil
	case "journal":
		return Journal(s), nil
	}
	return Table{}, fmt.Errorf("there is no export %q: pairs, applicants, timeline or journal", what)
}

// WriteCSV writes the table for spreadsheets: UTF-8 with a byte order mark, lines ended by CR and LF, and
// a ' before every cell that a spreadsheet would take for a formula.
func (t Table) WriteCSV(w io.Writer) error { return t.write(w, Neutral) }

// WriteRawCSV is WriteCSV with every cell as it is, for programs.
func (t Table) WriteRawCSV(w io.Writer) error { return t.write(w, func(s string) string { return s }) }

func (t Table) write(w io.Writer, cell func(string) string) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	line := make([]string, len(t.Headings))
	for _, row := range append([][]string{t.Headings}, t.Rows...) {
		for i := range line {
			line[i] = cell(row[i])
		}
		if _, err := io.WriteString(out, text.CSVLine(line)); err != nil {
			return err
		}
	}
	return out.Flush()
}

// Neutral puts a ' before a cell that a spreadsheet would take for a formula; a cell that came with such marks
// of its own gets one more. The form reader takes it away again. Numbers below nought stay as they are.
func Neutral(cell string) string {
	if belowNought().MatchString(cell) {
		return cell
	}
	if strings.IndexAny(strings.TrimLeft(cell, "'"), "=+-@\t\r\n\x00＝＋－＠") == 0 {
		return "'" + cell
	}
	return cell
}

var belowNought = text.Pattern(`^-\d+(\.\d+)?$`)

// WriteJSON writes the table as an array of objects, the keys in the order of the headings.
func (t Table) WriteJSON(w io.Writer) error {
	var b bytes.Buffer
	b.WriteString("[")
	for i, row := range t.Rows {
		if i > 0 {
			b.WriteString(",")
		}
		b.WriteString("\n  {")
		for j, h := range t.Headings {
			if j > 0 {
				b.WriteString(", ")
			}
			writeString(&b, h)
			b.WriteString(": ")
			writeString(&b, row[j])
		}
		b.WriteString("}")
	}
	if len(t.Rows) > 0 {
		b.WriteString("\n")
	}
	b.WriteString("]\n")
	_, err := w.Write(b.Bytes())
	return err
}

func writeString(b *bytes.Buffer, s string) {
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	e.Encode(s)
	b.Truncate(b.Len() - 1) // the line feed that Encode adds
}

// instant writes a time as RFC 3339 in UTC; nothing for the zero time.
func instant(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
