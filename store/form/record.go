package form

import (
	"bytes"
	"encoding/csv"
	"fmt"

	"github.com/gocarina/gocsv"

	"crosswalk/matching/programme"
)

// record is what gocsv makes of a row: the fields that every programme has. The others come beside it,
// by name. No name of a field has a space, so those with one are ours.
type record struct {
	Email       string `csv:"email"`
	Name        string `csv:"name"`
	FirstName   string `csv:"first_name"`
	LastName    string `csv:"last_name"`
	Submitted   string `csv:"submitted"`
	ResponseID  string `csv:"response_id"`
	Consent     string `csv:"consent"`
	Eligible    string `csv:"eligible"`
	LineManager string `csv:"line_manager"`
	NotWith     string `csv:"not_with"`
	Objectives  string `csv:"objectives"`
	Capacity    string `csv:"capacity"`
	// Account is the address under which the form was sent, where another column is the e-mail.
	Account string `csv:"form account"`
	Mark    string `csv:"form row"` // the same in every row, so that no row looks blank

	others map[string]string
}

const (
	accountColumn = "form account"
	markColumn    = "form row"
)

// cell returns the cell of a field.
func (r *record) cell(field string) string {
	switch field {
	case programme.FieldEmail:
		return r.Email
	case programme.FieldName:
		return r.Name
	case programme.FieldFirstName:
		return r.FirstName
	case programme.FieldLastName:
		return r.LastName
	case programme.FieldSubmitted:
		return r.Submitted
	case programme.FieldResponseID:
		return r.ResponseID
	case programme.FieldConsent:
		return r.Consent
	case programme.FieldEligible:
		return r.Eligible
	case programme.FieldLineManager:
		return r.LineManager
	case programme.FieldNotWith:
		return r.NotWith
	case programme.FieldObjectives:
		return r.Objectives
	case programme.FieldCapacity:
		return r.Capacity
	}
	return r.others[field]
}

// mapper hands checked rows to gocsv under headings that are names of fields. Columns without a field
// go no further.
type mapper struct {
	columns []int
	rows    bytes.Buffer // written by us, read by gocsv, one row at a time
	out     *csv.Writer
	gocsv   *gocsv.Unmarshaller
	cells   []string
}

func newMapper(m *mapping) (*mapper, error) {
	mp := &mapper{}
	mp.out = csv.NewWriter(&mp.rows)
	headings := []string{markColumn}
	for i, c := range m.columns {
		switch {
		case c.field != "" && m.column(c.field) != i: // joined into the first of its field
			continue
		case c.field != "":
			headings = append(headings, c.field)
		case m.isAccount(i):
			headings = append(headings, accountColumn)
		default:
			continue
		}
		mp.columns = append(mp.columns, i)
	}
	if err := mp.write(headings); err != nil {
		return nil, err
	}
	var err error
	mp.gocsv, err = gocsv.NewUnmarshaller(csv.NewReader(&mp.rows), record{})
	if err != nil {
		return nil, fmt.Errorf("map headings: %w", err)
	}
	return mp, nil
}

// isAccount reports whether a column is the form's own e-mail, beside a question for the e-mail.
func (m *mapping) isAccount(column int) bool {
	c := m.columns[column]
	field, _ := metadata(c.folded)
	return c.meta && c.field == "" && field == programme.FieldEmail && !m.columns[m.column(field)].meta
}

func (mp *mapper) write(cells []string) error {
	if err := mp.out.Write(cells); err != nil {
		return err
	}
	mp.out.Flush()
	return mp.out.Error()
}

// read maps a row that is as wide as the headings.
func (mp *mapper) read(cells []string) (record, error) {
	mp.cells = append(mp.cells[:0], "x")
	for _, i := range mp.columns {
		mp.cells = append(mp.cells, cells[i])
	}
	if err := mp.write(mp.cells); err != nil {
		return record{}, err
	}
	got, others, err := mp.gocsv.ReadUnmatched()
	if err != nil {
		return record{}, err
	}
	r, ok := got.(record)
	if !ok {
		return record{}, fmt.Errorf("map row: gocsv gave a %T", got)
	}
	r.others = others
	return r, nil
}
