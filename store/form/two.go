package form

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

// Two is a row that names two people.
type Two struct {
	Row     int
	People  [2]matching.Written
	On      programme.Date // the day beside them; zero if there is none
	Outcome text.Text      // how it went, as it was written; may be empty
}

// Twos is a file with two people a row.
type Twos struct {
	Rows     []Two
	Problems []Problem // rows that do not name two people
	Empty    int       // rows with nothing in them, and headings repeated
	Columns  []string  // the headings of the columns that were used, fit for a screen: of people, then of the day and the outcome

	Encoding, Delimiter string
}

// ReadTwosFile reads a regular file with two people a row; see [ReadTwos].
func ReadTwosFile(path string, p *programme.Programme, o Options) (*Twos, error) {
	f, name, err := open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return ReadTwos(f, name, p, o)
}

// ReadTwos reads a file that has two people a row, under whatever headings: the two columns of addresses, else those of
// names, else the one in which two are named; and if there are such, the day and how it went. Of the options only Dates
// counts. The error is for what refuses the whole file and is fit for a screen; [ErrDates] is such. Rows that do not name two
// people are Problems.
func ReadTwos(from io.Reader, file string, p *programme.Programme, o Options) (*Twos, error) {
	t := &Twos{}
	if err := t.read(from, p, o); err != nil {
		return nil, fmt.Errorf("%s: %w", text.Line(file), err)
	}
	return t, nil
}

func (t *Twos) read(from io.Reader, p *programme.Programme, o Options) error {
	if err := o.check(p); err != nil {
		return err
	}
	src, err := newSource(from)
	if err != nil {
		return err
	}
	rows, err := newRows(src, tellsTwo)
	if err != nil {
		return err
	}
	head, err := findHead(rows, p, tellsTwo)
	if err != nil {
		return err
	}
	t.Delimiter, t.Empty = delimiterName(rows.csv.Comma), head.empty
	below := head.below
	if headless(head.titles) {
		below = append([]row{{line: head.lines[0], cells: head.titles}}, below...)
		head.titles = make([]string, len(head.titles))
	}
	for {
		r, err := rows.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		if n := len(r.cells); n > maxColumns {
			r = row{line: r.line, why: fmt.Sprintf("the row has %d cells, and the limit is %d", n, maxColumns)}
		} else if slices.ContainsFunc(r.cells, func(c string) bool { return len(c) > maxCell }) {
			r = row{line: r.line, why: fmt.Sprintf("a cell is longer than %d KB: shorten it", maxCell>>10)}
		}
		below = append(below, r)
		if err := rows.within(len(below)); err != nil {
			return err
		}
		if len(below) == judgeRows { // enough to see that there are no two columns with people
			if err := (&Twos{}).table(head.titles, below).find(); err != nil {
				return err
			}
		}
	}
	t.Empty += rows.blank
	t.Encoding, _ = src.patches()
	return t.readBelow(head.titles, below, p, o)
}

// headless reports whether what stands first is no heading but the first two people.
func headless(titles []string) bool {
	if holdsAddress(titles) {
		return true
	}
	names := 0
	for _, c := range titles {
		switch {
		case tellsTwo(c):
			return false
		case looksLikeTwoWords(c):
			names++
		}
	}
	return names > 1
}

// table takes the rows below the headings, but for those that are empty or cannot be used.
func (t *Twos) table(titles []string, below []row) *twoTable {
	table := &twoTable{titles: titles}
	for _, r := range below {
		cells, _ := tidyCells(r.cells)
		switch {
		case r.why != "":
			t.Problems = append(t.Problems, Problem{Row: r.line, Value: text.New(clip(strings.Join(cells, " "), maxCell)), Why: sentence(r.why)})
		case len(trimEmpty(cells)) == 0, table.repeats(cells):
			t.Empty++
		default:
			table.add(r.line, cells)
		}
	}
	return table
}

// readBelow reads the rows below the headings.
func (t *Twos) readBelow(titles []string, below []row, p *programme.Programme, o Options) error {
	table := t.table(titles, below)
	if len(table.lines) == 0 {
		return nil
	}
	if err := table.find(); err != nil {
		return err
	}
	if isApplicationForm(titles, p, len(table.emails())) {
		return errors.New("these are the answers to a form, one person a row: crosswalk import takes them. Here a row names two people")
	}
	t.Columns = table.used()
	days, err := table.days(o)
	if err != nil {
		return err
	}
	for i, line := range table.lines {
		people, why := table.people(i)
		if why != "" {
			t.Problems = append(t.Problems, Problem{Row: line, Value: text.New(clip(strings.Join(trimEmpty(table.rows[i]), " "), maxCell)), Why: sentence(why)})
			continue
		}
		two := Two{Row: line, People: people, On: days[i]}
		if table.outcome >= 0 {
			two.Outcome = text.New(clip(strings.TrimSpace(table.rows[i][table.outcome]), maxCell))
		}
		t.Rows = append(t.Rows, two)
	}
	return nil
}

// isApplicationForm reports whether headings are those of an application form, which often name a second person besides: a line
// manager, or who put the applicant forward.
func isApplicationForm(titles []string, p *programme.Programme, addresses int) bool {
	if addresses > 1 {
		return false
	}
	m := newMapping(titles, p)
	complete := m.assign(Options{}) == nil
	return addresses == 1 && (complete || m.asked(programme.FieldConsent))
}

// andBetween parts two people who are named in one cell.
var andBetween = text.Pattern(`(?i)\s*(?:↔|<->|&|\+|;|\||/|\n|\s(?:and|with|x|–|—|-)\s)\s*`)

// person reads one person out of an address and a name, either of which may be empty.
func person(email, name string) (w matching.Written, why string) {
	email, name = strings.TrimSpace(email), strings.Join(strings.Fields(name), " ")
	if address, bad := address(email); bad == "" {
		w.Email = text.New(address)
		if at := strings.IndexByte(email, '<'); at > 0 && name == "" {
			name = strings.Trim(email[:at], " \"'")
		}
	} else if email != "" && name == "" {
		if strings.Contains(email, "@") {
			return w, bad
		}
		name = email
	}
	if address, bad := address(name); bad == "" && strings.Contains(name, "@") {
		if w.Email.IsEmpty() {
			w.Email = text.New(address)
		}
		at := max(0, strings.IndexByte(name, '<'))
		name = strings.Trim(name[:at], " \"'")
	}
	w.Name = text.New(clip(name, maxCell))
	return w, ""
}
