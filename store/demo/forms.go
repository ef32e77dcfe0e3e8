package demo

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"
	"time"

	"crosswalk/matching"
	"crosswalk/matching/text"
	samples "crosswalk/sample-data"
	"crosswalk/store/cohort"
	"crosswalk/store/form"
)

// importForm imports the export as it is on the day.
func (o *office) importForm() error {
	b, err := samples.Files.ReadFile(o.scene.Form)
	if err == nil && o.scene.Moved != 0 {
		b, err = o.answeredBy(b)
	}
	if err != nil {
		return err
	}
	return o.imports(o.scene.Form, b)
}

// imports imports a file, an export or a sheet about people who applied.
func (o *office) imports(name string, b []byte) error {
	s := o.state
	read, err := form.Read(bytes.NewReader(b), name, s.Programme, form.Options{Closes: s.Closes, Before: s.FormHeadings(), Taught: s.Taught(), Known: s.KnownPeople()})
	if err != nil {
		return err
	}
	people := make([]*matching.Applicant, len(read.Applicants))
	for i, a := range read.Applicants {
		people[i] = a.Applicant
	}
	diff := s.CompareImport(people, read.Sheet, read.Unasked(s.Programme)...)
	return o.do(coordinator, o.db.Import(diff, cohort.ImportFile{
		Name: text.New(name), Hash: read.Hash, Problems: len(read.Problems), Superseded: len(read.Superseded),
		Headings: read.FormHeadings(), Rejected: read.FormRows(),
	}))
}

// stampLayout is how the exports that are moved begin their times.
const stampLayout = "2006/01/02"

// answeredBy is an export whose first column says when each answer was given, with these times moved on, and without
// those that were not given by the day.
func (o *office) answeredBy(b []byte) ([]byte, error) {
	rows, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	for i, row := range rows {
		if i > 0 {
			given, err := time.Parse(stampLayout, row[0][:min(len(stampLayout), len(row[0]))])
			if err != nil {
				return nil, fmt.Errorf("row %d: %w", i+1, err)
			}
			given = given.AddDate(0, 0, o.scene.Moved)
			if given.After(o.day.In(time.UTC, 0)) {
				continue
			}
			row[0] = given.Format(stampLayout) + row[0][len(stampLayout):]
		}
		w.Write(row)
	}
	w.Flush()
	return out.Bytes(), w.Error()
}

// takeDownEarlier takes down the pairs from before, if there are any.
func (o *office) takeDownEarlier() error {
	if o.scene.Earlier == "" {
		return nil
	}
	b, err := samples.Files.ReadFile(o.scene.Earlier)
	if err != nil {
		return err
	}
	read, err := form.ReadTwos(bytes.NewReader(b), o.scene.Earlier, o.state.Programme, form.Options{Dates: form.DayFirst})
	if err != nil {
		return err
	}
	change := &cohort.Earlier{File: text.New(o.scene.Earlier)}
	finder := o.state.FinderEverywhere()
	for _, row := range read.Rows {
		change.Pairs = append(change.Pairs, cohort.EarlierOf(finder, row.People, row.On, row.Outcome))
	}
	return o.do(coordinator, change)
}

// readSheet imports the board's sheet.
func (o *office) readSheet() error {
	if o.scene.Sheet == "" {
		return nil
	}
	b, err := samples.Files.ReadFile(o.scene.Sheet)
	if err != nil {
		return err
	}
	o.on(o.scene.Marked)
	return o.imports(strings.TrimSpace(o.scene.Sheet), b)
}
