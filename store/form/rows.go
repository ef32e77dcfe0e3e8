package form

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
)

// sampleBytes is how much text is looked at to find the delimiter.
const sampleBytes = 64 << 10

// rows reads rows of cells and knows the physical line of each.
type rows struct {
	csv   *csv.Reader
	src   *source
	first int   // lines above the first that csv reads
	taken int64 // bytes of rows that were read
	end   int   // the last line of the rows that were read
	blank int   // lines with nothing at all
	inner rune  // what parts the columns inside a cell that holds a whole row; 0: rows are not wrapped so
}

// row is one row. With why it could not be cut into cells; the cells are a guess then.
type row struct {
	line  int
	cells []string
	why   string
}

// newRows finds the delimiter; known reports whether a heading is.
func newRows(src *source, known func(heading string) bool) (*rows, error) {
	b := bufio.NewReaderSize(src.lines, sampleBytes)
	head, err := b.Peek(sampleBytes)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, readError(err, 1)
	}
	sample := string(head)
	r := &rows{src: src}
	delimiter, n, err := announced(sample)
	if err != nil {
		return nil, err
	}
	if delimiter == 0 {
		if r.inner = wrapped(sample, known); r.inner != 0 {
			delimiter = r.inner
		} else if delimiter, err = guess(sample, known); err != nil {
			return nil, err
		}
	}
	if n > 0 {
		if _, err := b.Discard(n); err != nil {
			return nil, readError(err, 1)
		}
		src.take(n)
		r.first, r.end = 1, 1
	}
	r.csv = csv.NewReader(b)
	r.csv.Comma = delimiter
	r.csv.FieldsPerRecord = -1 // whether a row is ragged is for the importer to say
	r.csv.TrimLeadingSpace = delimiter != '\t'
	return r, nil
}

// next returns the next row, or io.EOF. Another error ends the file: it names the line.
func (r *rows) next() (row, error) {
	cells, err := r.csv.Read()
	raw := r.src.take(int(r.csv.InputOffset() - r.taken))
	r.taken = r.csv.InputOffset()
	start := r.end + 1
	body := bytes.TrimLeft(raw, "\n")
	blank := len(raw) - len(body)
	r.end += bytes.Count(raw, []byte("\n"))
	if len(raw) > 0 && raw[len(raw)-1] != '\n' {
		r.end++
	}
	r.blank += blank
	var broken *csv.ParseError
	switch {
	case err == nil:
		line, _ := r.csv.FieldPos(0)
		return r.unwrap(row{line: line + r.first, cells: cells}), nil
	case errors.As(err, &broken):
		return r.broken(string(body), start+blank)
	}
	return row{}, readError(err, start)
}

// unwrap cuts a row again that stands in a single cell, as in a file that was saved as CSV twice.
func (r *rows) unwrap(outer row) row {
	if r.inner == 0 || len(outer.cells) != 1 || strings.TrimSpace(outer.cells[0]) == "" {
		return outer
	}
	cells, err := cutOnce(outer.cells[0], r.inner)
	if err != nil {
		outer.cells = r.torn(outer.cells[0] + "\n")
		outer.why = `the quotation marks of this row do not pair up: write marks inside an answer twice ("") and the whole answer in marks`
		return outer
	}
	return row{line: outer.line, cells: cells}
}

// cutOnce cuts a text that is one row.
func cutOnce(s string, comma rune) ([]string, error) {
	in := csv.NewReader(strings.NewReader(s))
	in.Comma, in.FieldsPerRecord, in.TrimLeadingSpace = comma, -1, comma != '\t'
	cells, err := in.Read()
	if err != nil {
		return nil, err
	}
	if _, err := in.Read(); !errors.Is(err, io.EOF) {
		return nil, errors.New("more than one row")
	}
	return cells, nil
}

// broken judges a row whose quotation marks do not pair up. If a quoted cell ran over the end of its
// line, rows may have been swallowed and the file is refused; otherwise only this row is lost.
func (r *rows) broken(body string, line int) (row, error) {
	opened, length := openQuote(body, r.csv.Comma)
	if length < 0 || strings.Contains(strings.TrimSuffix(body[opened:opened+length], "\n"), "\n") {
		return row{}, fmt.Errorf(
			`line %d: a quotation mark opens here and is not closed as it should be, so the rows below cannot be told apart: close the answer that begins with %s, and write marks inside an answer twice ("")`,
			line+strings.Count(body[:opened], "\n"), quote(firstLine(body[opened+1:])))
	}
	return row{line, r.torn(body), `the quotation marks of this row do not pair up: write marks inside an answer twice ("") and the whole answer in marks`}, nil
}

// torn cuts a row whose quotation marks do not pair up as well as can be.
func (r *rows) torn(body string) []string {
	lazy := csv.NewReader(strings.NewReader(body))
	lazy.Comma, lazy.FieldsPerRecord, lazy.LazyQuotes = r.csv.Comma, -1, true
	cells, err := lazy.Read()
	if err != nil || strings.HasSuffix(cells[len(cells)-1], "\n") { // a mark ran over the delimiters behind it
		cells = strings.Split(strings.TrimSuffix(body, "\n"), string(r.csv.Comma))
	}
	return cells
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

// openQuote finds the quoted cell that is not closed by a mark and a delimiter. It returns where the
// cell begins and its length up to the mark at fault, -1 if there is none before the end. In a row whose
// fault is a mark inside an unquoted cell the length is 0.
func openQuote(body string, comma rune) (opened, length int) {
	at := 0
	for at < len(body) {
		cell := strings.TrimLeft(body[at:], " ")
		at = len(body) - len(cell)
		if !strings.HasPrefix(cell, `"`) {
			end := strings.IndexAny(cell, string(comma)+"\n")
			if end < 0 {
				return at, 0
			}
			at += end + 1
			continue
		}
		end := 1
		for {
			mark := strings.IndexByte(cell[end:], '"')
			if mark < 0 {
				return at, -1
			}
			end += mark + 1
			if !strings.HasPrefix(cell[end:], `"`) {
				break
			}
			end++
		}
		if rest := cell[end:]; rest != "" && rest[0] != '\n' && !strings.HasPrefix(rest, string(comma)) {
			return at, end
		}
		at += end + 1
	}
	return 0, 0
}

// readError says what ended a file before its time.
func readError(err error, line int) error {
	switch {
	case errors.Is(err, io.EOF):
		return io.EOF
	case errors.Is(err, errLongRow):
		return fmt.Errorf("line %d: the row that starts here is longer than %d cells of %d KB: is a quotation mark not closed?",
			line, maxColumns, maxCell>>10)
	case errors.Is(err, errTooLarge):
		return err
	}
	return fmt.Errorf("read near line %d: %w", line, err)
}
