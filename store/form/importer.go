package form

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
)

// importer makes applicants of rows. What only the whole file shows (the order of day and month, who
// applied twice) is settled by finish.
type importer struct {
	res       *Result
	mapping   *mapping
	mapper    *mapper
	options   Options
	zone      *time.Location
	questions []*question // one for each field that columns answer, in the file's order
	entries   []*entry
	broken    bool // an answer had letters that a wrong encoding broke
	tidied    tidied
	tidiedRow int            // the first row in which letters were put right
	faulty    int            // rows that are no application so far
	kept      int            // bytes of cells so far
	only      map[int]string // by column, the folded answer without which a row is left out
}

// entry is a row on its way to an applicant or a problem.
type entry struct {
	row     int
	cells   []string
	person  *matching.Applicant
	key     string // of the person, where nothing is wrong
	account string // the folded address under which the form was sent, where it is not the answer
	by      int    // the row that supersedes this one
	stamps  []dated
	held    []held   // cells that can be read when their columns were seen
	faults  []fault  // why the row is no applicant
	unread  []unread // answers that could not be read
	notes   []string // for flags
	beside  []string // for flags, of what is asked about too
}

// fault is one thing wrong with a row.
type fault struct {
	column int // -1: the whole row
	value  string
	why    string
}

func newImporter(res *Result, m *mapping, o Options) (*importer, error) {
	im := &importer{res: res, mapping: m, options: o, zone: m.programme.Zone}
	if im.zone == nil {
		im.zone = time.UTC
	}
	var err error
	if im.mapper, err = newMapper(m); err != nil {
		return nil, err
	}
	for i, c := range m.columns {
		f, ok := m.programme.Field(c.field)
		if !ok || m.column(c.field) != i {
			continue
		}
		q := newQuestion(f, i, c, o)
		for _, at := range m.of(c.field) {
			switch {
			case m.columns[at].ticked:
				q.ticked = append(q.ticked, at)
			case at != i:
				q.more = append(q.more, at)
			}
		}
		im.questions = append(im.questions, q)
	}
	return im, nil
}

// add takes a row in. An error refuses the file.
func (im *importer) add(r row) error {
	if mended, ok := im.options.Mended[r.line]; ok {
		r.cells, r.why = slices.Clone(mended), ""
	}
	cells, tidied := tidyCells(r.cells)
	cleaned := tidied.controls
	im.tidy(r.line, tidied)
	width := len(im.mapping.columns)
	filled := trimEmpty(cells)
	if r.why == "" && (len(filled) == 0 || im.repeats(filled)) {
		im.res.Empty++
		return nil
	}
	for column, answer := range im.only {
		if column >= len(cells) || text.Fold(cells[column]) != answer {
			im.res.LeftOut++
			return nil
		}
	}
	for _, c := range r.cells {
		im.kept += len(c) // all of the row stays in memory as long as any cell of it does
	}
	e := &entry{row: r.line, cells: cells}
	im.entries = append(im.entries, e)
	if cleaned > 0 {
		e.notes = append(e.notes, fmt.Sprintf("control characters were removed from %s", say.Count(cleaned, "cell")))
	}
	switch {
	case r.why != "":
		e.faults = append(e.faults, fault{-1, strings.Join(cells, " "), r.why})
	case len(filled) > width:
		e.faults = append(e.faults, fault{-1, filled[width], fmt.Sprintf(
			"the row has %d cells and there are %d headings: %s and what follows has no heading; quote the cell that was cut in two, or take the rest out",
			len(filled), width, quote(filled[width]))})
	case len(cells) < width && im.isCut(cells):
		e.faults = append(e.faults, im.cut(cells))
	default:
		e.cells = cells[:min(width, len(cells))]
		if len(e.cells) < width {
			e.cells = append(slices.Clone(e.cells), make([]string, width-len(e.cells))...)
		}
		im.read(e)
		if len(cells) < width {
			im.doubtCut(e, cells)
		}
	}
	if len(cells) > maxColumns {
		e.cells = slices.Clone(e.cells[:min(len(e.cells), maxColumns)])
	}
	im.limit(e)
	return im.bound(e)
}

// repeats reports whether a row repeats the headings.
func (im *importer) repeats(cells []string) bool {
	if len(cells) != len(im.mapping.columns) {
		return false
	}
	for i, c := range im.mapping.columns {
		if i == 0 && im.mapping.rejects {
			continue
		}
		if text.Fold(cells[i]) != text.Fold(c.title) {
			return false
		}
	}
	return true
}

// limit cuts cells that are too long, so that many of them do not fill the memory. The row of each is
// a problem.
func (im *importer) limit(e *entry) {
	for i, c := range e.cells {
		if len(c) <= maxCell {
			continue
		}
		if len(e.faults) == 0 || e.faults[0].column >= 0 {
			e.faults = append(e.faults, fault{i, c, fmt.Sprintf("the cell is %d bytes long and the limit is %d: shorten it", len(c), maxCell)})
		}
		e.cells[i] = strings.Clone(clip(c, maxCell))
	}
}

// read turns the cells of a row into an application.
func (im *importer) read(e *entry) {
	for _, c := range e.cells {
		if len(c) > maxCell {
			return // limit says so
		}
	}
	im.mapping.sample(e.cells)
	rec, err := im.mapper.read(im.joined(e))
	if err != nil {
		e.faults = append(e.faults, fault{-1, strings.Join(e.cells, " "), "the row cannot be read: " + text.Line(err.Error())})
		return
	}
	e.person = &matching.Applicant{Answers: make(map[string]matching.Answer, im.filled(&rec))}
	e.account = text.Fold(rec.Account)
	for _, q := range im.questions {
		im.readField(e, q, strings.TrimSpace(rec.cell(q.field.Name)))
	}
	if im.mapping.sheet {
		im.readName(e, &rec)
		e.faults = slices.DeleteFunc(e.faults, func(f fault) bool { return f.value == "" && f.why == noName })
		im.readKnown(e)
		return
	}
	im.readName(e, &rec)
	if at := im.mapping.column(programme.FieldEmail); e.person.Email.IsEmpty() && !e.hasFault(at) && !im.clashed(e, at) {
		why := "there is no e-mail address: fill it in, since it tells people apart"
		if im.mapping.columns[at].meta {
			why = "the form did not record an e-mail address: fill it in, since it tells people apart"
		}
		e.faults = append(e.faults, fault{at, "", why})
	}
}

// filled counts the questions that a row answers: a map of the right size takes half the memory of one that has room for
// every question.
func (im *importer) filled(rec *record) (n int) {
	for _, q := range im.questions {
		switch q.field.Name {
		case programme.FieldEmail, programme.FieldName, programme.FieldFirstName, programme.FieldLastName,
			programme.FieldSubmitted, programme.FieldResponseID: // are no answers
		default:
			if rec.cell(q.field.Name) != "" {
				n++
			}
		}
	}
	return n
}

func (e *entry) hasFault(column int) bool {
	return slices.ContainsFunc(e.faults, func(f fault) bool { return f.column == column })
}

// clashed reports whether columns of a field say different things in a row, of which the last was read.
func (im *importer) clashed(e *entry, column int) bool {
	for _, q := range im.questions {
		if n := len(q.clashes); q.column == column && n > 0 && q.clashes[n-1].entry == e {
			return true
		}
	}
	return false
}

// readField reads one cell. Empty ones leave no answer.
func (im *importer) readField(e *entry, q *question, cell string) {
	if im.mapping.columns[q.column].meta && text.Fold(cell) == "anonymous" {
		cell = ""
	}
	if len(q.ticked) > 0 {
		im.readOptions(e, q, cell)
		return
	}
	if cell = im.answered(e, q, cell); cell == "" {
		return
	}
	q.answers++
	if excelDamage(cell) {
		e.notes = append(e.notes, fmt.Sprintf("%s: %s is how a spreadsheet damages a long number: ask for it again",
			short(q.title), quote(cell)))
	}
	switch q.field.Name {
	case programme.FieldName, programme.FieldFirstName, programme.FieldLastName:
		return
	case programme.FieldResponseID:
		e.person.Response = cell
		return
	}
	if q.field.Kind == programme.KindDate {
		im.readDate(e, q, cell)
		return
	}
	if e.hold(q, cell) {
		return
	}
	answer, why := q.answer(cell)
	if why != "" && isIdentity(q.field.Name) {
		e.faults = append(e.faults, fault{q.column, cell, why})
		return
	}
	im.take(e, q, answer, cell, why)
}

// readOptions reads a field that has a column for each option.
func (im *importer) readOptions(e *entry, q *question, beside string) {
	if len(q.more) == 0 && slices.Contains(q.ticked, q.column) {
		beside = "" // it is the first option's
	}
	answer, written, why := im.readTicked(e, q, beside)
	if answer.IsEmpty() && why == "" {
		return
	}
	q.answers++
	im.take(e, q, answer, written, why)
}

// take takes an answer in. With why it could not be read, or not all of it.
func (im *importer) take(e *entry, q *question, answer matching.Answer, written, why string) {
	if why != "" {
		if q.field.Kind == programme.KindTags && len(answer.Other) > 0 {
			written = answer.Other[0].Raw() // the rest was read
		}
		e.unread = append(e.unread, unread{question: q, written: written, why: why})
		answer = keepUnread(q, answer, written)
	}
	switch {
	case q.field.Name == programme.FieldEmail:
		e.person.Email = answer.Text
	case !answer.IsEmpty():
		e.person.Answers[q.field.Name] = answer
		if why != "" {
			return
		}
		for _, o := range answer.Other {
			switch {
			case q.isSettled(o.Raw()):
			case q.field.Kind == programme.KindYesNo:
				e.beside = append(e.beside, fmt.Sprintf("%s: %s is neither yes nor no: say what it counts as, it is no yes until then", q.field.Label, quote(o.Raw())))
			default:
				e.beside = append(e.beside, fmt.Sprintf("%s: %s stands beside the known answers", q.field.Label, quote(o.Raw())))
			}
		}
	}
}

// readName puts the name together: as it was asked whole, else from its two parts.
func (im *importer) readName(e *entry, rec *record) {
	whole := rec.cell(programme.FieldName)
	column := im.mapping.column(programme.FieldName)
	if column >= 0 && im.mapping.columns[column].meta && text.Fold(whole) == "anonymous" {
		whole = ""
	}
	lost := ""
	if isErrorValue(strings.TrimSpace(whole)) || isNoAnswer(whole) {
		lost, whole = strings.TrimSpace(whole), ""
	}
	if strings.TrimSpace(whole) == "" {
		whole = part(rec.FirstName) + " " + part(rec.LastName)
	}
	name := strings.Join(strings.Fields(whole), " ")
	if name != "" {
		e.person.Name = text.New(name)
		return
	}
	if column < 0 {
		column = im.mapping.column(programme.FieldFirstName)
	}
	if im.clashed(e, column) {
		return
	}
	if isErrorValue(lost) {
		e.faults = append(e.faults, fault{column, lost, fmt.Sprintf("there is no name: %s is what a spreadsheet writes over an answer, so fill the name in", quote(lost))})
		return
	}
	e.faults = append(e.faults, fault{column, "", noName})
}

const noName = "there is no name: fill it in"

// finish settles what only the whole file shows.
func (im *importer) finish() error {
	im.res.Headings = im.mapping.headings()
	im.res.Likely = im.mapping.likely()
	if err := im.settleClashes(); err != nil {
		return err
	}
	if err := im.settleDates(); err != nil {
		return err
	}
	im.settleColumns()
	if err := im.boundAnswers(); err != nil {
		return err
	}
	im.settleDuplicates()
	im.ask()
	for _, e := range im.entries {
		switch {
		case len(e.faults) > 0:
			im.res.Problems = append(im.res.Problems, im.problem(e))
			im.res.rejects = append(im.res.rejects, e.cells)
		case e.by > 0:
			im.res.Superseded = append(im.res.Superseded, Superseded{e.row, e.person.Email, e.person.Name, e.by})
		default:
			e.person.Late = isLate(e.person.Submitted, im.options.Closes)
			im.res.Applicants = append(im.res.Applicants, Applicant{e.person, e.row})
		}
		e.cells = nil // what follows needs none, and there may be many
	}
	im.listUnread()
	im.flag()
	return nil
}

// problem puts the faults of a row into one: the first in full, the others behind it.
func (im *importer) problem(e *entry) Problem {
	slices.SortStableFunc(e.faults, func(a, b fault) int { return a.column - b.column })
	first := e.faults[0]
	p := Problem{Row: e.row, Column: im.title(first.column), Value: text.New(clip(first.value, maxCell)), Why: sentence(first.why)}
	for _, f := range e.faults[1:] {
		p.Why += fmt.Sprintf(" Also, under %s: %s", quote(im.title(f.column)), sentence(f.why))
	}
	return p
}

func (im *importer) title(column int) string {
	if column < 0 || column >= len(im.mapping.columns) {
		return ""
	}
	return text.Line(im.mapping.columns[column].title)
}
