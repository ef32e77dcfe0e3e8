package form

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
)

// rejectsHeading is the heading of the first column of a file of rejects.
const rejectsHeading = "crosswalk_problem"

// column is a column and where it went.
type column struct {
	title  string
	folded string
	field  string
	how    string
	meta   bool // the form added it by itself
}

// mapping brings the columns of a file and the fields of a programme together, one to one.
type mapping struct {
	programme *programme.Programme
	columns   []column
	rejects   bool
}

func newMapping(titles []string, p *programme.Programme) *mapping {
	m := &mapping{programme: p}
	folded := make([]string, len(titles))
	for i, t := range titles {
		folded[i] = programme.FoldHeading(t)
	}
	m.rejects = len(titles) > 0 && strings.TrimSpace(titles[0]) == rejectsHeading
	own := folded
	if m.rejects {
		own = folded[1:]
	}
	is := metadataColumns(own)
	for i, t := range titles {
		c := column{title: t, folded: folded[i], how: HowUnused}
		if j := i - (len(folded) - len(own)); j >= 0 {
			c.meta = is[j]
		}
		m.columns = append(m.columns, c)
	}
	if m.rejects {
		m.columns[0].folded = ""
	}
	return m
}

// assign gives each field its column: what the user says, then questions, then the form's own columns
// for what nobody asked. Then it looks for what is missing.
func (m *mapping) assign(o Options) error {
	for _, assign := range []func() error{
		func() error { return m.leaveOut(o.Unused) },
		func() error { return m.assignSaid(o.Map) },
		m.assignQuestions,
		m.assignMetadata,
		m.require,
	} {
		if err := assign(); err != nil {
			return err
		}
	}
	return nil
}

// leaveOut takes columns out of the search for fields.
func (m *mapping) leaveOut(headings []string) error {
	for _, h := range headings {
		at, err := m.find(h)
		if err != nil {
			return err
		}
		m.columns[at].folded, m.columns[at].meta = "", false
	}
	return nil
}

func (m *mapping) assignSaid(said map[string]string) error {
	for _, field := range sorted(maps.Keys(said)) {
		at, err := m.find(said[field])
		if err != nil {
			return fmt.Errorf("--map %s: %w", field, err)
		}
		c := &m.columns[at]
		if c.field != "" {
			return headingsErrorf("--map gives the heading %s to %s and to %s: a column answers one field",
				quote(c.title), c.field, field)
		}
		c.field, c.how = field, HowMap
	}
	return nil
}

// find returns the column with a heading. Of several with the same heading, "Name2" is the second.
func (m *mapping) find(heading string) (int, error) {
	at := m.called(heading)
	base, n := numbered(heading)
	if len(at) == 0 && n > 0 {
		if same := m.called(base); n <= len(same) {
			return same[n-1], nil
		}
	}
	switch len(at) {
	case 1:
		return at[0], nil
	case 0:
		return 0, headingsErrorf("the file has no heading %s%s", quote(heading), m.suggest(heading))
	}
	return 0, headingsErrorf(`%d columns have the heading %s: write "%s1" for the first of them, "%s2" for the second`,
		len(at), quote(heading), short(heading), short(heading))
}

// called returns the columns with a heading: as it is written, else folded.
func (m *mapping) called(heading string) []int {
	var exact, alike []int
	folded := programme.FoldHeading(heading)
	for i, c := range m.columns {
		if m.rejects && i == 0 {
			continue
		}
		if text.Fold(c.title) == text.Fold(heading) {
			exact = append(exact, i)
		}
		if folded != "" && c.folded == folded {
			alike = append(alike, i)
		}
	}
	if len(exact) > 0 {
		return exact
	}
	return alike
}

// numbered splits the number off a heading that a form wrote because another has the same words.
func numbered(heading string) (base string, n int) {
	heading = strings.TrimSpace(heading)
	base = strings.TrimRight(heading, "0123456789")
	digits := heading[len(base):]
	if base == "" || digits == "" || len(digits) > 2 || digits[0] == '0' {
		return heading, 0
	}
	for _, d := range digits {
		n = 10*n + int(d-'0')
	}
	return base, n
}

// assignQuestions gives each column that the form did not add to the field that it fits best.
func (m *mapping) assignQuestions() error {
	claims := make(map[string][]int)
	for i, c := range m.columns {
		if c.field != "" || c.meta || c.folded == "" {
			continue
		}
		field, how, err := m.question(c)
		if err != nil {
			return err
		}
		if field != "" && m.column(field) < 0 {
			m.columns[i].how = how
			claims[field] = append(claims[field], i)
		}
	}
	for _, field := range sorted(maps.Keys(claims)) {
		at := claims[field]
		if len(at) > 1 {
			titles := make([]string, len(at))
			for i, c := range at {
				titles[i] = fmt.Sprintf("%s (column %d)", quote(m.columns[c].title), c+1)
				m.columns[c].how = HowUnused
			}
			return headingsErrorf("%d questions ask for %s: %s", len(at), field, say.And(titles)).
				mendf(": say which one counts with --map '%s=HEADING'", field)
		}
		m.columns[at[0]].field = field
	}
	return nil
}

// question returns the field that a heading fits best, if any.
func (m *mapping) question(c column) (field, how string, err error) {
	if field, how, err = bestField(c.title, m.programme, m.asked); field != "" || err != nil {
		return field, how, err
	}
	if base, n := numbered(c.title); n > 0 && len(m.called(base)) > 0 {
		return bestField(base, m.programme, m.asked)
	}
	return "", "", nil
}

// bestField returns the field whose headings fit best; the form's own headings fit too. Two that fit
// equally well are refused, unless one of them is taken.
func bestField(heading string, p *programme.Programme, taken func(field string) bool) (field, how string, err error) {
	best, tied := 0, ""
	for _, f := range p.Fields {
		rank, ok := f.HeadingRank(heading)
		switch {
		case !ok || rank < best:
		case rank == best && taken(f.Name):
		case rank == best && !taken(field):
			tied = f.Name
		default:
			best, tied, field = rank, "", f.Name
		}
	}
	switch {
	case tied != "":
		return "", "", headingsErrorf("the heading %s may mean %s or %s", quote(heading), field, tied).
			mendf(": say which with --map '%s=%s'", field, short(heading))
	case best >= programme.ExactHeading:
		return field, HowExact, nil
	case best > 0:
		return field, HowPattern, nil
	}
	if field, ok := metadata(programme.FoldHeading(heading)); ok && field != "" {
		return field, HowExact, nil
	}
	return "", "", nil
}

// isKnown reports whether a heading says something to the programme or is one that forms add.
func isKnown(heading string, p *programme.Programme) bool {
	cleaned, _ := clean(clip(heading, maxCell))
	if field, _, err := bestField(cleaned, p, func(string) bool { return false }); field != "" || err != nil {
		return true
	}
	_, ok := metadata(programme.FoldHeading(cleaned))
	return ok
}

// assignMetadata fills fields that nobody asked for from columns that the form added.
func (m *mapping) assignMetadata() error {
	for i, c := range m.columns {
		field, _ := metadata(c.folded)
		if !c.meta || c.field != "" || field == "" || m.asked(field) {
			continue
		}
		m.columns[i].field, m.columns[i].how = field, HowMetadata
	}
	return nil
}

// asked reports whether a column answers a field; first and last name together answer name.
func (m *mapping) asked(field string) bool {
	if field == programme.FieldName && m.column(programme.FieldFirstName) >= 0 && m.column(programme.FieldLastName) >= 0 {
		return true
	}
	return m.column(field) >= 0
}

// column returns the column of a field, -1 if there is none.
func (m *mapping) column(field string) int {
	return slices.IndexFunc(m.columns, func(c column) bool { return c.field == field })
}

// headings is the mapping for people.
func (m *mapping) headings() []Heading {
	out := make([]Heading, len(m.columns))
	for i, c := range m.columns {
		out[i] = Heading{Title: text.New(c.title), Field: c.field, How: c.how}
		if c.field == "" {
			out[i].How = HowUnused
		}
	}
	return out
}
