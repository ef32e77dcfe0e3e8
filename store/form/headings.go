package form

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

// rejectsHeading is the heading of the first column of a file of rejects.
const rejectsHeading = "crosswalk_problem"

// column is a column and where it went.
type column struct {
	title   string
	folded  string
	field   string
	how     string
	meta    bool     // the form added it by itself
	said    bool     // somebody said where it goes, now or before
	ticked  bool     // it is for one option of its field, which the cells tick …
	option  string   // … as the heading says it; empty: the cells say it themselves
	samples []string // the first different answers, for people
}

// mapping brings the columns of a file and the fields of a programme together. Several columns may answer one
// field: one for each option, or one for each branch of the form.
type mapping struct {
	programme *programme.Programme
	columns   []column
	rejects   bool
	looked    int                 // how many rows were looked at before
	sheet     bool                // the rows are about people who applied already
	lacks     bool                // there is no column for something that a form must ask
	nominees  bool                // each row is about somebody whom another person puts forward
	questions []matching.Question // what could not be decided
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
	m.assess()
	return m
}

// assess marks the columns that a form with a quiz adds to each question: what points were given, and what was said of the
// answer.
func (m *mapping) assess() {
	asked := make(map[string]bool, len(m.columns))
	for _, c := range m.columns {
		asked[c.folded] = true
	}
	for i, c := range m.columns {
		for _, beside := range []string{"points ", "feedback "} {
			if of, ok := strings.CutPrefix(c.folded, beside); ok && of != "" && asked[of] {
				m.columns[i].meta = true
			}
		}
	}
}

// assign gives each field its columns: what the user says, what was said of the same headings before, then
// questions, then the form's own columns for what nobody asked. Then it looks for what is missing.
func (m *mapping) assign(o Options) error {
	for _, assign := range []func() error{
		func() error { return m.leaveOut(o.Unused) },
		func() error { return m.assignSaid(o.Map) },
		func() error { m.assignBefore(o); return nil },
		func() error { m.assignOptions(); return nil },
		func() error { m.assignQuestions(); return nil },
		func() error { m.assignAround(); m.assignFirstName(); m.assignNotWith(); return nil },
		func() error { m.assignMetadata(); m.assignAddress(); m.assignWhom(o); return nil },
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
		m.columns[at].folded, m.columns[at].meta, m.columns[at].said = "", false, true
	}
	return nil
}

func (m *mapping) assignSaid(said map[string][]string) error {
	for _, field := range sorted(maps.Keys(said)) {
		for _, heading := range said[field] {
			at, err := m.find(heading)
			if err != nil {
				return fmt.Errorf("--map %s: %w", field, err)
			}
			c := &m.columns[at]
			if c.field != "" && c.field != field {
				return headingsErrorf("--map gives the heading %s to %s and to %s: a column answers one field",
					quote(c.title), c.field, field)
			}
			c.field, c.how, c.said = field, HowMap, true
		}
		if f, ok := m.programme.Field(field); ok {
			m.tickSaid(f, said[field])
		}
	}
	return nil
}

// assignBefore gives columns to what was said of their headings before, where nothing else is said now.
func (m *mapping) assignBefore(o Options) {
	nth := make(map[string]int)
	for _, b := range o.Before {
		at := m.called(b.Title.Raw())
		n := nth[b.Title.Fold()]
		nth[b.Title.Fold()]++
		if !b.Said || n >= len(at) || m.columns[at[n]].field != "" || m.columns[at[n]].folded == "" {
			continue
		}
		c := &m.columns[at[n]]
		switch _, known := m.programme.Field(b.Field); {
		case b.Field == "":
			c.folded, c.meta, c.said = "", false, true
		case known && len(o.Map[b.Field]) == 0:
			c.field, c.how, c.said = b.Field, HowBefore, true
		}
	}
	for _, f := range m.programme.Fields {
		if at := m.of(f.Name); len(at) > 1 && m.columns[at[0]].how == HowBefore {
			var titles []string
			for _, i := range at {
				titles = append(titles, m.columns[i].title)
			}
			m.tickSaid(f, titles)
		}
	}
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

// only finds the columns of answers without which rows are left out.
func (m *mapping) only(answers map[string]string) (map[int]string, error) {
	if len(answers) == 0 {
		return nil, nil
	}
	out := make(map[int]string, len(answers))
	for _, heading := range sorted(maps.Keys(answers)) {
		at, err := m.find(heading)
		if err != nil {
			return nil, fmt.Errorf("--only: %w", err)
		}
		out[at] = text.Fold(strings.TrimSpace(answers[heading]))
	}
	return out, nil
}

// called returns the columns with a heading: as it is written, else folded. One that ends with the sign of a cut, as sentences
// name long ones, is that of the columns that begin so.
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
	switch head, cut := strings.CutSuffix(strings.TrimSpace(heading), "…"); {
	case len(exact) > 0:
		return exact
	case len(alike) > 0 || !cut || head == "":
		return alike
	default:
		return m.beginning(head)
	}
}

// beginning returns the columns whose heading begins with the words.
func (m *mapping) beginning(words string) []int {
	var at []int
	for i, c := range m.columns {
		if !(m.rejects && i == 0) && strings.HasPrefix(text.Fold(text.Line(c.title)), text.Fold(strings.TrimSpace(words))) {
			at = append(at, i)
		}
	}
	return at
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

// assignQuestions gives each column that the form did not add to the field that it fits best. Several that fit
// one field are its columns together: whether they ever answer differently, the rows show.
func (m *mapping) assignQuestions() {
	taken := make(map[string]bool)
	for _, f := range m.programme.Fields {
		at := m.of(f.Name)
		taken[f.Name] = len(at) > 0 && !(f.Kind == programme.KindTags && m.columns[at[0]].ticked && m.columns[at[0]].how != HowMap)
	}
	var managers []int
	for i, c := range m.columns {
		if c.field != "" || c.meta || c.folded == "" {
			continue
		}
		field, how, tied := m.question(c)
		switch {
		case tied != "":
			for _, f := range []string{field, tied} {
				m.ask(f, c.title, c.title)
			}
		case field != "" && !taken[field]:
			m.columns[i].field, m.columns[i].how = field, how
		case field == "" && ownerOf(c.title) == managersOwn:
			managers = append(managers, i)
		}
	}
	if m.asked(programme.FieldLineManager) {
		return
	}
	for _, i := range managers {
		m.columns[i].field, m.columns[i].how = programme.FieldLineManager, HowPattern
	}
}

// ask notes a question about the columns of a field.
func (m *mapping) ask(field, written string, proposed ...string) {
	q := matching.Question{Kind: matching.AskHeading, Who: []string{}, Field: field, Text: text.Line(written), Proposed: []string{}}
	for _, p := range proposed {
		q.Proposed = append(q.Proposed, text.Line(p))
	}
	m.questions = append(m.questions, q)
}

// question returns the field that a heading fits best, if any; with tied, another that it fits as well.
func (m *mapping) question(c column) (field, how, tied string) {
	if m.nominees {
		about, ok := nominated(c.title)
		if !ok {
			return "", "", ""
		}
		c.title = about
	}
	if field, how, tied = bestField(c.title, m.programme, m.asked); field != "" {
		return field, how, tied
	}
	if base, n := numbered(c.title); n > 0 && len(m.called(base)) > 0 {
		return bestField(base, m.programme, m.asked)
	}
	if asked, ok := behindCondition(c.title); ok {
		return bestField(asked, m.programme, m.asked)
	}
	return "", "", ""
}

// behindCondition is what a heading asks behind the words that say whom: "If you work in the NHS: which organisation?",
// "For charities – job title".
func behindCondition(heading string) (asked string, ok bool) {
	if first, _, _ := strings.Cut(programme.FoldHeading(heading), " "); first != "if" && first != "for" && first != "only" && first != "where" {
		return "", false
	}
	at := strings.IndexAny(heading, ":,–—-")
	if at < 0 {
		return "", false
	}
	asked = strings.TrimLeft(heading[at:], ":,–—- ")
	return asked, asked != ""
}

// selectedChoice is what a survey program puts behind a question of choices that also asks for words.
var selectedChoice = text.Pattern(`(?i)\s+[-–—]\s+selected choice\s*$`)

// bestField returns the field whose headings fit best; the form's own headings fit too. Of two that fit
// equally well the other is tied, unless one of them is taken.
func bestField(heading string, p *programme.Programme, taken func(field string) bool) (field, how, tied string) {
	best := 0
	heading = selectedChoice().ReplaceAllString(heading, "")
	for _, f := range p.Fields {
		rank, ok := f.HeadingRank(heading)
		switch {
		case !ok || rank < best || rank < programme.ExactHeading && !mayAnswer(f, heading):
		case rank == best && taken(f.Name):
		case rank == best && !taken(field):
			tied = f.Name
		default:
			best, tied, field = rank, "", f.Name
		}
	}
	switch {
	case best >= programme.ExactHeading:
		return field, HowExact, tied
	case best > 0:
		return field, HowPattern, tied
	}
	if field, ok := metadata(programme.FoldHeading(heading)); ok && field != "" {
		return field, HowExact, ""
	}
	if field := contactOf(heading); field != "" && ownerOf(heading) == ownAnswer {
		return field, HowPattern, ""
	}
	return "", "", ""
}

// isKnown reports whether a heading says something to the programme or is one that forms add.
func isKnown(heading string, p *programme.Programme) bool {
	cleaned, _ := clean(clip(heading, maxCell))
	if field, _, _ := bestField(cleaned, p, func(string) bool { return false }); field != "" {
		return true
	}
	_, ok := metadata(programme.FoldHeading(cleaned))
	return ok
}

// assignMetadata fills fields that nobody asked for from columns that the form added.
func (m *mapping) assignMetadata() {
	for i, c := range m.columns {
		field, _ := metadata(c.folded)
		if !c.meta || c.field != "" || field == "" || m.asked(field) || isIdentity(field) && (m.nominees || m.isUnrecorded(c)) {
			continue
		}
		if field == programme.FieldSubmitted && slices.ContainsFunc(m.columns, func(d column) bool {
			return d.meta && submissionRank(d.folded) > submissionRank(c.folded)
		}) {
			continue // another is surer
		}
		m.columns[i].field, m.columns[i].how = field, HowMetadata
	}
}

// isUnrecorded reports whether the form recorded nobody in a column of its own, as far as it was looked at.
func (m *mapping) isUnrecorded(c column) bool {
	return m.looked > 1 && !slices.ContainsFunc(c.samples, func(s string) bool { return text.Fold(s) != "anonymous" })
}

// asked reports whether a column answers a field; first and last name together answer name.
func (m *mapping) asked(field string) bool {
	if field == programme.FieldName && m.column(programme.FieldFirstName) >= 0 && m.column(programme.FieldLastName) >= 0 {
		return true
	}
	return m.column(field) >= 0
}

// of returns the columns of a field, in the order of the file.
func (m *mapping) of(field string) []int {
	var at []int
	for i, c := range m.columns {
		if c.field == field {
			at = append(at, i)
		}
	}
	return at
}

// column returns the first column of a field, -1 if there is none.
func (m *mapping) column(field string) int {
	return slices.IndexFunc(m.columns, func(c column) bool { return c.field == field })
}
