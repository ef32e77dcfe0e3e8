package form

import (
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/text"
)

// manySamples is how many answers of a column are shown.
const manySamples = 3

// Mapped is a field with the columns that answer it.
type Mapped struct {
	Field    string
	Headings []text.Text
	Samples  []text.Text // a few answers that differ, as they are written
}

// Mapping lists the fields that columns answer, in the order of the file.
func (r *Result) Mapping() []Mapped {
	var out []Mapped
	for _, h := range r.Headings {
		if h.Field == "" {
			continue
		}
		at := slices.IndexFunc(out, func(m Mapped) bool { return m.Field == h.Field })
		if at < 0 {
			at = len(out)
			out = append(out, Mapped{Field: h.Field})
		}
		m := &out[at]
		m.Headings = append(m.Headings, h.Title)
		for _, s := range h.Samples {
			if len(m.Samples) < manySamples && !slices.Contains(m.Samples, s) {
				m.Samples = append(m.Samples, s)
			}
		}
	}
	return out
}

// Unused lists the headings that answer nothing.
func (r *Result) Unused() []text.Text {
	var out []text.Text
	for i, h := range r.Headings {
		if h.Field == "" && !h.Title.IsEmpty() && !(i == 0 && r.Rejects) {
			out = append(out, h.Title)
		}
	}
	return out
}

// FormHeadings are the headings with what they were taken for, to be kept with the import: see [Options.Before].
// Where one of several with the same words was said, the others were said with it.
func (r *Result) FormHeadings() []matching.FormHeading {
	said := make(map[string]bool)
	for _, h := range r.Headings {
		said[h.Title.Fold()] = said[h.Title.Fold()] || h.Said
	}
	var out []matching.FormHeading
	for i, h := range r.Headings {
		if !(i == 0 && r.Rejects) {
			out = append(out, matching.FormHeading{Title: h.Title, Field: h.Field, Said: said[h.Title.Fold()]})
		}
	}
	return out
}

// sample keeps the first different answers of each column.
func (m *mapping) sample(cells []string) {
	for i := range m.columns {
		c := &m.columns[i]
		if len(c.samples) >= manySamples || i >= len(cells) || m.rejects && i == 0 {
			continue
		}
		s := clip(cells[i], 4*quoteLength)
		if strings.TrimSpace(s) != "" && !slices.Contains(c.samples, s) && text.Line(s) != "" {
			c.samples = append(c.samples, strings.Clone(s))
		}
	}
}

// headings is the mapping for people.
func (m *mapping) headings() []Heading {
	out := make([]Heading, len(m.columns))
	for i, c := range m.columns {
		out[i] = Heading{Title: text.New(c.title), Field: c.field, How: c.how, Said: c.said}
		if c.field == "" {
			out[i].How = HowUnused
		}
		for _, s := range c.samples {
			out[i].Samples = append(out[i].Samples, text.New(s))
		}
	}
	return out
}

// trim leaves the columns behind the last one that has a heading or answers a field out: spreadsheets write them.
func (m *mapping) trim() {
	n := len(m.columns)
	for n > 0 && m.columns[n-1].field == "" && text.Line(m.columns[n-1].title) == "" {
		n--
	}
	m.columns = m.columns[:n]
}

func (m *mapping) titles() []string {
	out := make([]string, len(m.columns))
	for i, c := range m.columns {
		out[i] = c.title
	}
	return out
}
