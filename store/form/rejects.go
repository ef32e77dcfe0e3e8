package form

import (
	"encoding/csv"
	"fmt"
	"io"
)

// WriteRejects writes the rows that could not be read, to be mended and read again: the headings and
// cells of the file behind a first column that says what is wrong with each. It is CSV as spreadsheets
// like it, in UTF-8 with its mark; what they would take for a formula has an apostrophe in front, which
// [Read] takes off again.
func (r *Result) WriteRejects(w io.Writer) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return fmt.Errorf("write rejects: %w", err)
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	titles := r.titles
	skip := 0
	if r.Rejects { // the reasons of last time make room for new ones
		skip = 1
	}
	rows := [][]string{append([]string{rejectsHeading}, titles[min(skip, len(titles)):]...)}
	for i, cells := range r.rejects {
		p := r.Problems[i]
		why := p.Why
		if p.Column != "" {
			why = fmt.Sprintf("%s: %s", short(p.Column), why)
		}
		row := append([]string{fmt.Sprintf("row %d: %s", p.Row, why)}, cells[min(skip, len(cells)):]...)
		for len(row) < len(rows[0]) { // filled up, so that there is a place for what is missing
			row = append(row, "")
		}
		rows = append(rows, row)
	}
	for _, cells := range rows {
		guarded := make([]string, len(cells))
		for i, c := range cells {
			guarded[i] = guard(c)
		}
		if err := out.Write(guarded); err != nil {
			return fmt.Errorf("write rejects: %w", err)
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("write rejects: %w", err)
	}
	return nil
}
