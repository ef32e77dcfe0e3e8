package importing

import (
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/store/form"
	"crosswalk/tui/shell"
	"crosswalk/tui/table"
)

// headings are the columns of a file, and the fields of the programme that none of them answers. The row of a
// heading goes by its place among the headings, that of a field without one by [fieldRow].
type headings struct {
	asker
	p *programme.Programme
	r *form.Result // what was read
}

// fieldRow is the row of the i-th field of the programme, and of such a row the field's place.
func fieldRow(i int) int { return -1 - i }

// headingGroup is the group of them, which are settled by saying what answers what.
func headingGroup(r *reading, s asker) group {
	h := headings{s, r.state.Programme, r.result}
	rows := h.rows()
	title, unused := say.Count(len(h.r.Headings), "heading"), 0
	for i := range h.r.Headings {
		if h.unused(i) && !h.isReason(i) {
			unused++
		}
	}
	if unused > 0 {
		title += fmt.Sprintf(", %d unused", unused)
	}
	return group{
		title: title, rows: rows,
		columns: []table.Column{{Title: "heading in the file", Flex: 3, Min: 16}, {Title: "answers", Flex: 2, Min: 12}, {Title: "what stands below", Flex: 3, Min: 14}},
		cell:    h.cell, tone: h.tone, about: h.about, look: slices.ContainsFunc(rows, h.lacks),
		settle: h.pick, became: h.became,
	}
}

// rows lists what has to be answered first, then the headings in the order of the file, then the fields that
// nobody was asked. Of a sheet about people who are there already nothing is missing.
func (h headings) rows() []int {
	var needed, rows, missing []int
	answered := map[string]bool{}
	for i, c := range h.r.Headings {
		if h.isReason(i) {
			continue
		}
		answered[c.Field] = true
		rows = append(rows, i)
	}
	if h.r.Sheet {
		return rows
	}
	name := answered[programme.FieldName] || answered[programme.FieldFirstName] && answered[programme.FieldLastName]
	for i, f := range h.p.Fields {
		switch {
		case answered[f.Name] || f.Name == programme.FieldName && name:
		case neededField(f):
			needed = append(needed, fieldRow(i))
		case slices.Contains(h.r.Missing, f.Name):
			missing = append(missing, fieldRow(i))
		}
	}
	return slices.Concat(needed, rows, missing)
}

// isReason reports whether a heading is that of the reasons of last time, in a file of rejects.
func (h headings) isReason(at int) bool { return at == 0 && h.r.Rejects }

// neededField reports whether a file without the field is refused.
func neededField(f programme.Field) bool {
	return f.Required || f.Name == programme.FieldEmail || f.Name == programme.FieldName
}

// without is the field of a row that no heading answers; false of the row of a heading.
func (h headings) without(row int) (programme.Field, bool) {
	if i := fieldRow(row); i >= 0 && i < len(h.p.Fields) {
		return h.p.Fields[i], true
	}
	return programme.Field{}, false
}

// lacks reports whether a row is of a field that the file is refused without; a sheet about people who are there is not.
func (h headings) lacks(row int) bool {
	f, ok := h.without(row)
	return ok && neededField(f) && !h.r.Sheet
}

// unused reports whether a row is of a heading that answers nothing.
func (h headings) unused(row int) bool { return row >= 0 && h.r.Headings[row].Field == "" }

// became is the heading that answers a field now that had none.
func (h headings) became(row int) int {
	if f, ok := h.without(row); ok {
		for i, c := range h.r.Headings {
			if c.Field == f.Name && !h.isReason(i) {
				return i
			}
		}
	}
	return row
}

// cell is what stands in one column of a row.
func (h headings) cell(row, col int) string {
	const nothing = "–"
	f, without := h.without(row)
	switch {
	case col == 0 && without, col == 1 && h.unused(row):
		return nothing
	case col == 0:
		return h.r.Headings[row].Title.Safe()
	case col == 1 && without:
		return shell.FieldLabel(h.p, f.Name)
	case col == 1:
		return shell.FieldLabel(h.p, h.r.Headings[row].Field)
	case h.lacks(row):
		return "! needed"
	case without:
		return "not asked"
	}
	return h.samples(row, "")
}

// samples are the first different answers below a heading.
func (h headings) samples(row int, none string) string {
	var all []string
	for _, s := range h.r.Headings[row].Samples {
		all = append(all, "“"+s.Safe()+"”")
	}
	if len(all) == 0 {
		return none
	}
	return strings.Join(all, " ")
}

// tone makes unused headings stand back, and what is needed stand out.
func (h headings) tone(row, col int) tone {
	switch {
	case h.unused(row):
		return aside
	case h.lacks(row):
		return alarm
	case col == 2:
		return aside
	}
	return plain
}

// about is a row in whole sentences.
func (h headings) about(row int) []string {
	f, without := h.without(row)
	switch {
	case h.lacks(row):
		return []string{fmt.Sprintf("No heading answers %s, which the programme requires. o chooses the heading that does.", shell.FieldLabel(h.p, f.Name))}
	case without:
		return []string{fmt.Sprintf("No heading answers %s, so nobody has an answer to it. o chooses a heading.", shell.FieldLabel(h.p, f.Name))}
	}
	c := h.r.Headings[row]
	below := h.samples(row, "Nothing stands below it.")
	if h.unused(row) {
		return []string{c.Title.Safe(), "This column is not used. o chooses the field it answers.", below}
	}
	return []string{c.Title.Safe(), fmt.Sprintf("answers %s, %s. o chooses another field, or none.", shell.FieldLabel(h.p, c.Field), foundHow(c.How)), below}
}

// foundHow says how a heading found its field.
func foundHow(how string) string {
	switch how {
	case form.HowMap:
		return "as you said"
	case form.HowBefore:
		return "as was said at an earlier import"
	case form.HowOption:
		return "as one of its options"
	case form.HowExact, form.HowPattern:
		return "by its words"
	case form.HowMetadata:
		return "as forms add it by themselves"
	}
	return "not used"
}
