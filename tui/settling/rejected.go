package settling

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/form"
	"crosswalk/tui/shell"
)

// rejectedRows are the rows of the last import that could not be used.
func rejectedRows(sh *shell.Shell, s *cohort.State) []Question {
	var list []Question
	headings, rows := s.RejectedRows()
	for i, row := range rows {
		without := func() []matching.FormRow { return slices.Delete(slices.Clone(rows), i, i+1) }
		q := Rejected(sh, headings, row, known(s), func(cells []text.Text, settle func(cohort.Change) tea.Cmd) (string, tea.Cmd) {
			row.Cells = cells
			c, objection := takeRow(sh, s, headings, row, without())
			if objection != "" {
				return objection, nil
			}
			return "", settle(c)
		})
		q.Answers = append(q.Answers, Answer{Say: "leave this row out", Detail: "nobody is imported", Change: importOf(s, without())})
		list = append(list, q)
	}
	return list
}

// Rejected asks what to do with a row that could not be used: it can be mended, and is taken in then. take gets the mended
// cells, and may object; said is what is known of the file beside the headings.
func Rejected(sh *shell.Shell, headings []matching.FormHeading, row matching.FormRow, said form.Options,
	take func(cells []text.Text, settle func(cohort.Change) tea.Cmd) (objection string, cmd tea.Cmd)) Question {
	whose := whoseRow(headings, row)
	q := Question{Key: fmt.Sprint("rejected ", row.Row), Kind: KindRejected, Subject: strings.TrimSuffix(fmt.Sprintf("row %d, %s", row.Row, whose), ", "),
		Asks: row.Why, Whom: strings.TrimRight(text.Line(row.Column), ": "), Likely: true}
	if row.Column != "" {
		q.Asks = fmt.Sprintf("%s: %s", strings.TrimRight(text.Line(row.Column), ": "), row.Why)
	}
	q.Answers = []Answer{{Say: "mend this row", Do: func(settle func(cohort.Change) tea.Cmd) tea.Cmd {
		sh.Open(newMend(sh, headings, row, said, func(cells []text.Text) (string, tea.Cmd) { return take(cells, settle) }))
		return nil
	}}}
	return q
}

// whoseRow is who a row seems to be of: the name that stands in it, else the address.
func whoseRow(headings []matching.FormHeading, row matching.FormRow) string {
	cell := func(field string) string {
		for i, h := range headings {
			if h.Field == field && i < len(row.Cells) && !row.Cells[i].IsEmpty() {
				return row.Cells[i].Safe()
			}
		}
		return ""
	}
	if name := cell(programme.FieldName); name != "" {
		return name
	}
	if name := strings.TrimSpace(cell(programme.FieldFirstName) + " " + cell(programme.FieldLastName)); name != "" {
		return name
	}
	return cell(programme.FieldEmail)
}

// importOf is the import that some rows are left rejected after, with whom it brings.
func importOf(s *cohort.State, rest []matching.FormRow) *cohort.Import {
	return (&cohort.ImportDiff{}).Import(fileOf(s, rest), nil)
}

// fileOf is the file of the last import, of whose rows some are left rejected.
func fileOf(s *cohort.State, rest []matching.FormRow) cohort.ImportFile {
	last := s.Imports[len(s.Imports)-1]
	return cohort.ImportFile{Name: last.File, Problems: last.Problems - len(last.Rejected) + len(rest), Headings: last.Headings, Rejected: rest}
}

// known is what a cohort knows of its forms: what was settled stays as it was written, so that it can be taken back.
func known(s *cohort.State) form.Options { return form.Options{Closes: s.Closes, Taught: s.Taught()} }

// takeRow makes the change that a mended row is; or says why it cannot be used still.
func takeRow(sh *shell.Shell, s *cohort.State, headings []matching.FormHeading, row matching.FormRow, rest []matching.FormRow) (cohort.Change, string) {
	res, err := form.ReadRows(headings, []matching.FormRow{row}, s.Programme, known(s))
	if err != nil {
		return nil, form.Matter(err)
	}
	if len(res.Applicants) == 0 {
		return nil, wrongWith(res)
	}
	person := res.Applicants[0].Applicant
	diff := s.CompareImport([]*matching.Applicant{person}, true, res.Unasked(s.Programme)...)
	if when, erased := s.ErasedOn(person.Key()); erased && len(diff.Erased) > 0 {
		return nil, fmt.Sprintf("Whoever has the address %s was erased on %s: add them by hand if they have applied anew.", person.Email.Safe(), when.Local().Format("2 January 2006"))
	}
	return sh.Desk.DB.Import(diff, fileOf(s, rest)), ""
}

// wrongWith is why the one row that was read cannot be used.
func wrongWith(res *form.Result) string {
	if len(res.Problems) == 0 {
		return "Nothing is left in this row."
	}
	p := res.Problems[0]
	if p.Column == "" {
		return p.Why
	}
	return fmt.Sprintf("%s: %s", strings.TrimRight(text.Line(p.Column), ": "), p.Why)
}
