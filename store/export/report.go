package export

import (
	"bytes"
	"encoding/json"
	"io"
	"strconv"

	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
)

// Report is what a cohort adds up to on a day, for who leads the programme and who pays for it. It is worked out once
// and drawn as a page, as JSON and as CSV, so that all three have the same numbers. It names nobody, and tells no group
// of people who have something in common, if they are a few: see [sheet].
type Report struct {
	Programme string    `json:"programme"`
	Cohort    string    `json:"cohort"`
	On        string    `json:"on"`
	Funders   []string  `json:"funders"`
	Sections  []Section `json:"sections"`
}

// Section is one table of the report.
type Section struct {
	Name    string   `json:"name"`
	Title   string   `json:"title"`
	Note    string   `json:"note,omitempty"`
	Columns []Column `json:"columns"`
	Rows    []Row    `json:"rows"`
	Texts   []string `json:"texts,omitempty"` // what people wrote, without who
	Drawn   Picture  `json:"-"`
}

// Picture is what stands beside a table.
type Picture int

const (
	NoPicture Picture = iota
	Bars              // of the first column
	HeatMap           // rows and columns are the same groups
)

// Column is what the numbers below each other are.
type Column struct {
	Name  string `json:"name"`
	Title string `json:"title"`
}

// Row is the numbers of one thing, in the order of the columns.
type Row struct {
	Name  string
	Title string
	Cells []Cell
}

// Cell is one number: a count, or a time in tenths of an hour.
type Cell struct {
	N      int
	Tenths bool
	Hidden bool // it is not told
	None   bool // there is none
}

// Say is the number in words.
func (c Cell) Say() string {
	switch {
	case c.None:
		return ""
	case c.Hidden:
		return "hidden"
	case c.Tenths:
		return say.Tenths(c.N)
	}
	return strconv.Itoa(c.N)
}

// MarshalJSON writes the number; null where it is not told or there is none.
func (c Cell) MarshalJSON() ([]byte, error) {
	if c.None || c.Hidden {
		return []byte("null"), nil
	}
	return []byte(c.Say()), nil
}

// MarshalJSON writes the numbers by the names of their columns, in their order.
func (s Section) MarshalJSON() ([]byte, error) {
	type row struct {
		Name   string          `json:"name"`
		Title  string          `json:"title"`
		Values json.RawMessage `json:"values"`
		Hidden []string        `json:"hidden,omitempty"` // columns whose number is not told
	}
	rows := make([]row, len(s.Rows))
	for i, r := range s.Rows {
		rows[i] = row{Name: r.Name, Title: r.Title}
		var b bytes.Buffer
		b.WriteByte('{')
		for j, c := range r.Cells {
			if j > 0 {
				b.WriteByte(',')
			}
			writeString(&b, s.Columns[j].Name)
			b.WriteByte(':')
			number, _ := c.MarshalJSON()
			b.Write(number)
			if c.Hidden {
				rows[i].Hidden = append(rows[i].Hidden, s.Columns[j].Name)
			}
		}
		b.WriteByte('}')
		rows[i].Values = b.Bytes()
	}
	type plain Section
	return json.Marshal(struct {
		plain
		Rows []row `json:"rows"`
	}{plain(s), rows})
}

// MakeReport adds a cohort up.
func MakeReport(s *cohort.State, today programme.Date) Report {
	r := Report{Programme: text.Line(s.Programme.Title), Cohort: text.Line(s.Name), On: today.String(), Funders: funders(s)}
	m := &reporter{State: s, today: today}
	r.Sections = append(r.Sections, m.people(), m.exchanges())
	boundaries := m.boundaries()
	r.Sections = append(r.Sections, boundaries...)
	r.Sections = append(r.Sections, m.byFunder(boundaries)...)
	r.Sections = append(r.Sections, m.byGroup()...)
	r.Sections = append(r.Sections, m.keptToTime(), m.hours(), m.calls())
	r.Sections = append(r.Sections, m.outcomes()...)
	r.Sections = append(r.Sections, m.endings())
	r.Sections = append(append(r.Sections, m.events()...), m.certificates()...)
	return r
}

// reporter adds a cohort up on a day.
type reporter struct {
	*cohort.State
	today programme.Date
}

func count(n int) Cell       { return Cell{N: n} }
func tenths(n int) Cell      { return Cell{N: n, Tenths: true} }
func column(s string) Column { return Column{Name: slug(s), Title: capital(s)} }

// WriteJSON writes the report for programs.
func (r Report) WriteJSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(r)
}

// WriteCSV writes it for spreadsheets.
func (r Report) WriteCSV(w io.Writer) error { return r.Table().WriteCSV(w) }

// Table is the report as one table: a row for each number, and for each text.
func (r Report) Table() Table {
	t := Table{Headings: []string{"section", "section_title", "row", "row_title", "column", "column_title", "value"}}
	for _, s := range r.Sections {
		for _, row := range s.Rows {
			for j, c := range row.Cells {
				t.Rows = append(t.Rows, []string{s.Name, s.Title, row.Name, row.Title, s.Columns[j].Name, s.Columns[j].Title, c.Say()})
			}
		}
		for i, said := range s.Texts {
			t.Rows = append(t.Rows, []string{s.Name, s.Title, strconv.Itoa(i + 1), "", "text", "Text", said})
		}
	}
	return t
}
