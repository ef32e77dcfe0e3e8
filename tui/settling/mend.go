package settling

import (
	"fmt"
	"hash/crc32"
	"io"
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/text"
	"crosswalk/store"
	"crosswalk/store/form"
	"crosswalk/tui/chart"
	"crosswalk/tui/dialog"
	"crosswalk/tui/shell"
	"crosswalk/tui/table"
)

// mend is the dialog in which a row that could not be used is mended, cell by cell. After each cell it says whether the
// row can be read now.
type mend struct {
	sh       *shell.Shell
	headings []matching.FormHeading
	row      matching.FormRow // with the cells as they are now
	said     form.Options
	take     func(cells []text.Text) (objection string, cmd tea.Cmd)

	table   *table.Model[int] // of the places of the cells
	was     uint32            // tells the row, as it was, from that of another file
	changed bool
	reads   string // who the row is of, if it can be read
	wrong   string // why it cannot
}

var mendColumns = []table.Column{{Title: "heading", Flex: 1, Min: 16}, {Title: "what stands there", Flex: 1, Min: 16}}

// newMend begins at the cell that has to be mended.
func newMend(sh *shell.Shell, headings []matching.FormHeading, row matching.FormRow, said form.Options,
	take func([]text.Text) (string, tea.Cmd)) *mend {
	row.Cells = slices.Clone(row.Cells)
	for len(row.Cells) < len(headings) {
		row.Cells = append(row.Cells, text.Text{})
	}
	m := &mend{sh: sh, headings: headings, row: row, said: said, take: take, table: table.New[int](mendColumns)}
	sum := crc32.NewIEEE()
	for _, c := range row.Cells {
		io.WriteString(sum, c.Raw()+"\x00")
	}
	m.was = sum.Sum32()
	places := make([]int, len(row.Cells))
	for i := range places {
		places[i] = i
	}
	m.table.SetRows(places)
	if at := slices.IndexFunc(headings, func(h matching.FormHeading) bool { return h.Title.Safe() == row.Column }); at >= 0 {
		m.table.SelectIndex(at)
	}
	m.judge()
	return m
}

// judge finds out whether the row can be read as it is now.
func (m *mend) judge() {
	m.reads, m.wrong = "", ""
	res, err := form.ReadRows(m.headings, []matching.FormRow{m.row}, m.sh.State().Programme, m.said)
	switch {
	case err != nil:
		m.wrong = form.Matter(err)
	case len(res.Applicants) == 0:
		m.wrong = wrongWith(res)
	default:
		m.reads = res.Applicants[0].Name.Safe()
	}
}

// Update answers a key or the wheel.
func (m *mend) Update(msg tea.Msg) (bool, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		m.table.Move(shell.WheelSteps(msg))
	case tea.KeyPressMsg:
		switch key := msg.String(); {
		case key == "esc" && m.changed:
			m.sh.Open(&dialog.Confirm{Shell: m.sh, Title: "Leave the row as it was?", Verb: "leave it", Lines: []string{"What was typed into its cells would be lost."},
				Run: func() tea.Cmd { m.sh.Close(m); return nil }})
		case key == "esc":
			return true, nil
		case key == "enter":
			m.edit()
		case (key == "y" || key == "ctrl+s") && m.wrong == "":
			objection, cmd := m.take(m.row.Cells)
			m.wrong = objection
			return objection == "", cmd
		default:
			m.table.Update(msg)
		}
	}
	return false, nil
}

// edit asks for what is to stand in the cell under the cursor.
func (m *mend) edit() {
	at, ok := m.table.Selected()
	if !ok {
		return
	}
	before := m.row.Cells[at].Safe()
	ask := dialog.NewForm(m.sh, fmt.Sprintf("Row %d: %s", m.row.Row, chart.Clip(m.heading(at), 60)), "keep it",
		[]dialog.Field{{Label: "Cell", Value: before, Limit: mostTyped, Note: m.wrong}}, func(values []string) (string, tea.Cmd) {
			if values[0] != before {
				m.row.Cells[at], m.changed = text.New(values[0]), true
				m.judge()
			}
			return "", nil
		})
	ask.About = store.DraftOf{Form: "mend", Part: fmt.Sprintf("row %d, cell %d of %x", m.row.Row, at, m.was)}
	m.sh.Open(ask)
}

// mostTyped is how many letters a cell may have that is typed.
const mostTyped = 4000

// heading is what stands over a cell.
func (m *mend) heading(at int) string {
	if at >= len(m.headings) {
		return "no heading (cell " + strconv.Itoa(at+1) + ")"
	}
	return m.headings[at].Title.Safe()
}

// View draws the verdict, the cells, and the one under the cursor in full.
func (m *mend) View(w, h int) []string {
	inner := min(110, w-6)
	verdict := chart.PaintAll(m.sh.Theme.Warn, chart.Wrap(m.wrong, inner))
	if m.wrong == "" {
		verdict = chart.Wrap(shell.KeyHint(m.sh, "y", "take this row in")+": it can be read now, as "+m.reads+"’s.", inner)
	}
	verdict = verdict[:min(len(verdict), max(2, h/4))]
	lines := append(verdict, "")
	var foot []string
	if at, ok := m.table.Selected(); ok {
		foot = append(foot, chart.PaintAll(m.sh.Theme.Muted, chart.Wrap(m.heading(at), inner))...)
		foot = append(foot, chart.Wrap(m.row.Cells[at].Safe(), inner)...)
	}
	foot = chart.FitLines(foot, inner, min(5, max(2, h/5)))
	m.table.SetSize(inner, max(3, min(h-len(lines)-len(foot)-3, len(m.row.Cells)+1)))
	lines = append(lines, m.table.Lines(m.cell, shell.TableStyles(m.sh))...)
	lines = append(lines, chart.Rule(inner, m.sh.Theme.Border))
	return shell.Box(m.sh, fmt.Sprintf("Mend row %d", m.row.Row), append(lines, foot...), inner+4, h)
}

func (m *mend) cell(at, col, _ int) table.Cell {
	if col == 0 {
		style := m.sh.Theme.Muted
		if m.heading(at) == m.row.Column && m.wrong != "" {
			style = m.sh.Theme.Warn
		}
		return table.Cell{Text: m.heading(at), Style: style}
	}
	return table.Cell{Text: m.row.Cells[at].Safe(), Style: m.sh.Theme.Text}
}

// Keys are those that do something now.
func (m *mend) Keys() []shell.Action {
	ks := []shell.Action{{Keys: []string{"enter"}, Name: "change the cell"}}
	if m.wrong == "" {
		ks = append(ks, shell.Action{Keys: []string{"y"}, Name: "take the row in"})
	}
	return append(ks, shell.Action{Keys: []string{"esc"}, Name: "leave it"})
}
