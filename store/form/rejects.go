package form

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

// WriteRejects writes the rows that could not be read, to be mended and read again: the headings and
// cells of the file behind a first column that says what is wrong with each. It is CSV as spreadsheets
// like it, in UTF-8 with its mark; what they would take for a formula has an apostrophe in front, which
// [Read] takes off again.
func (r *Result) WriteRejects(w io.Writer) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return fmt.Errorf("write rejects: %w", err)
	}
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
			why = fmt.Sprintf("%s: %s", strings.TrimRight(short(p.Column), ": "), why)
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
		if _, err := io.WriteString(w, text.CSVLine(guarded)); err != nil {
			return fmt.Errorf("write rejects: %w", err)
		}
	}
	return nil
}

// FormRows are the rows that could not be used, to be kept with the import until they are mended.
func (r *Result) FormRows() []matching.FormRow {
	var out []matching.FormRow
	for i, cells := range r.rejects {
		p := r.Problems[i]
		row := matching.FormRow{Row: p.Row, Column: p.Column, Why: p.Why}
		if r.Rejects {
			cells = cells[min(1, len(cells)):]
		}
		for _, c := range cells {
			row.Cells = append(row.Cells, text.New(c))
		}
		out = append(out, row)
	}
	return out
}

// ReadRows reads rows that were kept because they could not be used, below the headings that they had; some may
// have been mended meanwhile. The result is that of a file of rejects, with the numbers that the rows had.
func ReadRows(headings []matching.FormHeading, kept []matching.FormRow, p *programme.Programme, o Options) (*Result, error) {
	var file bytes.Buffer
	out := csv.NewWriter(&file)
	line := []string{rejectsHeading}
	for _, h := range headings {
		line = append(line, h.Title.Raw())
	}
	lines := map[int]int{} // where a row stands now, and where it stood
	next := 1
	write := func(cells []string) error {
		for i, c := range cells {
			cells[i] = guard(c)
			next += strings.Count(strings.ReplaceAll(c, "\r\n", "\n"), "\n")
		}
		next++
		return out.Write(cells)
	}
	if err := write(line); err != nil {
		return nil, fmt.Errorf("read kept rows: %w", err)
	}
	for _, k := range kept {
		lines[next] = k.Row
		cells := []string{k.Why}
		for _, c := range k.Cells {
			cells = append(cells, c.Raw())
		}
		if err := write(cells); err != nil {
			return nil, fmt.Errorf("read kept rows: %w", err)
		}
	}
	out.Flush()
	o.Before, o.kept = headings, true
	res, err := Read(&file, "rejected rows", p, o)
	if res != nil {
		res.renumber(lines)
	}
	return res, err
}

// renumber gives rows other numbers.
func (r *Result) renumber(was map[int]int) {
	to := func(row *int) {
		if n, ok := was[*row]; ok {
			*row = n
		}
	}
	for i := range r.Applicants {
		to(&r.Applicants[i].Row)
	}
	for i := range r.Superseded {
		to(&r.Superseded[i].Row)
		to(&r.Superseded[i].By)
	}
	for i := range r.Problems {
		to(&r.Problems[i].Row)
	}
	for i := range r.Unread {
		to(&r.Unread[i].Row)
		for j := range r.Unread[i].Alike {
			to(&r.Unread[i].Alike[j])
		}
	}
	for i := range r.Flags {
		to(&r.Flags[i].Row)
	}
}
