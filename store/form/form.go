// Package form reads what an online form hands out, a CSV file, into applicants.
//
// Such files come from Microsoft Forms and Google Forms, often by way of a spreadsheet that changed the
// encoding, the delimiter, the dates and the quotes on the way. [Read] takes them as they are. Bytes
// become text (encoding.go, pages.go), text becomes rows with the line an editor shows (rows.go), cells lose what
// programs wrote around and into them (notation.go, mojibake.go, cells.go), the headings are found among the first
// rows (head.go), the columns find their fields (headings.go, metadata.go, around.go), whoever a heading asks
// about (owner.go) or wants to be kept from (notwith.go), one for each option (options.go) or branch
// (branches.go), gocsv maps a row to its fields (record.go), each cell becomes an answer (answers.go and what lies
// beside it) or is kept as it was written (unread.go). What only a whole column shows is read in the end
// (columns.go): what stands between the answers of a list (separators.go), what is consent (consent.go,
// harmless.go), day and month (dates.go). Then later submissions supersede earlier ones (duplicates.go), what only
// the coordinator can say is asked (columns.go), and whatever looks odd is flagged (lookalikes.go).
//
// Nothing is lost on the way: every row ends as exactly one of an applicant, a superseded submission, a problem,
// an empty row, headings, or something above them. An answer that cannot be read costs nobody their place. Rows
// with a problem can be written to a file of rejects, or kept with the import, mended and read again (rejects.go).
// What the file leaves open becomes a question. A file about people who are there already is a sheet (sheet.go); the list of
// those who came to a meeting is read apart (attendance.go).
//
// From here may be touched: matching, whose applicants it makes, its programme, say and text; no store and no cohort.
package form

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
)

// Options say what the file itself does not. The zero value is good for most files.
type Options struct {
	Map    map[string][]string    // headings by field, in any number; beats everything else
	Unused []string               // headings that answer nothing, whatever they look like
	Before []matching.FormHeading // headings of earlier imports: what was said of them counts where nothing is said now
	Dates  string                 // DayFirst or MonthFirst; empty: decided from the file
	Closes time.Time              // the deadline; the minute it names is still in time; zero: none
	Mended map[int][]string       // cells that are read in place of those of a row, by row; as many as there are headings

	// Only are answers by heading without which a row is left out: a file may hold the people of two programmes.
	Only map[string]string

	// Taught are wordings, folded as labels are, by field, of which was settled what they count as: they stay as they are
	// written, so that the cohort can take that back, and are not asked about.
	Taught map[string]map[string]bool

	// Watch is told now and then how many bytes have been read; an error from it ends the reading. May be nil.
	Watch func(bytes int64) error

	// Known finds people who applied already, so that a sheet about them can be read; nil where there is nobody.
	Known Known

	kept bool // the rows are some of a form, see [ReadRows]
}

// The two orders of a date in figures, as Options.Dates names them.
const (
	DayFirst   = "dmy"
	MonthFirst = "mdy"
)

// ErrDates is what an error is when the file does not show whether its dates put the day or the month
// first: Options.Dates says so.
var ErrDates = errors.New("day and month cannot be told apart")

// ErrHeadings is what an error is when columns and fields do not come together: Options.Map says so.
var ErrHeadings = errors.New("headings do not fit the programme")

// Result is everything that was found in a file. Rows are physical lines, as an editor counts them:
// the line on which a record starts, 1 being the first.
type Result struct {
	Applicants  []Applicant
	Superseded  []Superseded
	Problems    []Problem              // rows that are nobody's application; at most one a row
	Unread      []Unread               // answers that could not be read, of applicants
	Empty       int                    // rows with nothing in them, and headings repeated
	LeftOut     int                    // rows that Options.Only leaves out
	Above       []Above                // rows above the headings
	HeadingRows []int                  // the rows of the headings; none in an empty file
	Headings    []Heading              // every column
	Missing     []string               // fields that are not required and that no column answers
	Likely      map[string][]text.Text // of fields that no column answers, unused headings that may by what stands below
	Flags       []Flag
	Questions   []matching.Question // what only the coordinator can say, kind by kind as matching.QuestionKinds has them

	Encoding  string // UTF-8, UTF-16, or one of a byte a character, like Windows-1252 or Mac Roman
	Delimiter string // comma, semicolon, tab or bar
	Cleaned   int    // cells from which control characters were removed
	Rejects   bool   // the file is a mended file of rejects: it adds and updates only
	Sheet     bool   // it is about people who applied already, and has not all that a form asks
	Hash      string // SHA-256 of the bytes, in hexadecimal

	titles  []string
	rejects [][]string // the cells of the row of each problem
}

// Rows is how many rows stood below the headings.
func (r *Result) Rows() int {
	return len(r.Applicants) + len(r.Superseded) + len(r.Problems) + r.Empty + r.LeftOut
}

// Applicant is an applicant and the row that the application came from.
type Applicant struct {
	*matching.Applicant
	Row int
}

// Superseded is a submission that the same person replaced by a later one.
type Superseded struct {
	Row   int
	Email text.Text
	Name  text.Text
	By    int // the row that counts
}

// Problem is a row that could not be used: nobody can tell whose it is, or it is not cut into cells as the
// headings are.
type Problem struct {
	Row    int
	Column string // the heading, fit for a screen; empty where the whole row is the matter
	Value  text.Text
	Why    string // whole sentences, with what to do; fit for a screen
}

// Heading is a column and where it went.
type Heading struct {
	Title   text.Text
	Field   string // empty: unused
	How     string // HowMap, HowBefore, HowExact, HowPattern, HowOption, HowMetadata or HowUnused
	Said    bool   // somebody said so, now or when the form was imported before
	Samples []text.Text
}

// How a column found its field.
const (
	HowMap      = "--map"
	HowBefore   = "before" // as it was said when the form was imported before
	HowOption   = "option" // for one option of a question that has a column for each
	HowExact    = "exact"
	HowPattern  = "pattern"
	HowMetadata = "metadata"
	HowUnused   = "unused"
)

// Flag is something that a coordinator should look at; the row was read all the same.
type Flag struct {
	Row   int
	Why   string // fit for a screen
	Asked bool   // it is asked about, too: as a wording, or as two applications that may be one person's
}

// Read reads a form export. The error is for what refuses the whole file, is fit for a screen and
// begins with the name of the file; errors.Is tells [ErrDates] and [ErrHeadings], with which the
// result still holds the Headings, so that somebody can be asked. Rows that cannot be read are Problems.
func Read(r io.Reader, file string, p *programme.Programme, o Options) (*Result, error) {
	res := &Result{}
	err := res.read(r, p, o)
	if err == nil {
		return res, nil
	}
	err = fmt.Errorf("%s: %w", text.Line(file), err)
	if len(res.Headings) > 0 && (errors.Is(err, ErrDates) || errors.Is(err, ErrHeadings)) {
		return &Result{Headings: res.Headings, Likely: res.Likely, Questions: res.Questions, Encoding: res.Encoding, Delimiter: res.Delimiter, Rejects: res.Rejects}, err
	}
	return nil, err
}

func (r *Result) read(from io.Reader, p *programme.Programme, o Options) error {
	if err := o.check(p); err != nil {
		return err
	}
	if o.Watch != nil {
		from = &watched{from: from, tell: o.Watch}
	}
	src, err := newSource(from)
	if err != nil {
		return err
	}
	rows, err := newRows(src, o.known(p))
	if err != nil {
		return err
	}
	r.Encoding, r.Delimiter = src.encoding, delimiterName(rows.csv.Comma)
	if err := r.readRows(rows, p, o); err != nil {
		return err
	}
	var patched string
	if r.Encoding, patched = src.patches(); patched != "" {
		r.Flags = append([]Flag{{Row: rows.first + 1, Why: sentence(patched)}}, r.Flags...)
	}
	r.Hash = src.meter.sum()
	return nil
}

// readRows reads the headings and what stands below.
func (r *Result) readRows(rows *rows, p *programme.Programme, o Options) error {
	head, err := findHead(rows, p, o.known(p))
	if err != nil {
		return err
	}
	r.Above, r.HeadingRows, r.Empty = head.above, head.lines, head.empty
	if head.titles == nil {
		r.Empty += rows.blank
		return nil
	}
	r.flagHead(head)
	m := newMapping(head.titles, p)
	for _, below := range head.below {
		cells, _ := cleanCells(below.cells)
		m.sample(cells)
		m.looked++
	}
	m.nominees = m.isNomination(head.below)
	err = m.assign(o)
	m.trim()
	r.titles, r.Rejects = m.titles(), m.rejects
	r.Headings, r.Questions = m.headings(), m.questions
	lacking := err
	if m.sheet = err != nil && m.lacks && m.mayBeSheet(o); m.sheet {
		err = nil
		r.Questions = slices.DeleteFunc(r.Questions, func(q matching.Question) bool {
			f, _ := p.Field(q.Field)
			return q.Kind == matching.AskHeading && Needs(f) && !m.asked(f.Name)
		})
	}
	if err != nil {
		r.Likely = m.likely()
		return err
	}
	if !m.sheet {
		r.Missing = m.missing(o)
	}
	im, err := newImporter(r, m, o)
	if err != nil {
		return err
	}
	if im.only, err = m.only(o.Only); err != nil {
		return err
	}
	for _, below := range head.below {
		if err := im.add(below); err != nil {
			return err
		}
	}
	for {
		row, err := rows.next()
		switch {
		case errors.Is(err, io.EOF):
			r.Empty += rows.blank
			err := im.finish()
			if r.Sheet = m.sheet; m.sheet && err == nil && !o.kept && !r.isSheet() {
				r.Likely = m.likely()
				return lacking
			}
			return err
		case err != nil:
			return err
		}
		if err := im.add(row); err != nil {
			return err
		}
	}
}

// flagHead says where the headings were taken from, where that was a guess.
func (r *Result) flagHead(h *head) {
	if len(h.above) == 0 && len(h.lines) < 2 {
		return
	}
	lines := make([]string, len(h.lines))
	for i, l := range h.lines {
		lines[i] = fmt.Sprint(l)
	}
	where := "line " + say.And(lines)
	if len(lines) > 1 {
		where = "lines " + say.And(lines)
	}
	why := "the headings were taken from " + where
	if n := len(h.above); n > 0 {
		why += fmt.Sprintf("; left out above them %s %s, beginning with %s", isAre(n), say.Count(n, "row"), quote(h.above[0].Text.Raw()))
	}
	r.Flags = append(r.Flags, Flag{Row: h.lines[0], Why: sentence(why)})
}

// known reports whether a heading says something to the programme, is one that forms add, or was said.
func (o Options) known(p *programme.Programme) func(heading string) bool {
	said := make(map[string]bool)
	for _, headings := range o.Map {
		for _, h := range headings {
			said[programme.FoldHeading(h)] = true
		}
	}
	for _, b := range o.Before {
		if b.Said {
			said[programme.FoldHeading(b.Title.Raw())] = true
		}
	}
	delete(said, "")
	asked := make(map[string]bool) // the same rows are looked at for each delimiter
	return func(heading string) bool {
		is, before := asked[heading]
		if !before {
			is = said[programme.FoldHeading(heading)] || isKnown(heading, p) || tellsWhom(heading, o.Known != nil) || callsAddress(heading)
			asked[strings.Clone(heading)] = is
		}
		return is
	}
}

// check refuses options that mean nothing.
func (o Options) check(p *programme.Programme) error {
	switch o.Dates {
	case "", DayFirst, MonthFirst:
	default:
		return fmt.Errorf("--dates %s: it is %s (day first) or %s (month first)", text.Line(o.Dates), DayFirst, MonthFirst)
	}
	for _, field := range sorted(maps.Keys(o.Map)) {
		if _, ok := p.Field(field); !ok {
			return unknownField(field, p)
		}
	}
	return nil
}
