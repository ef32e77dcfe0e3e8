package events

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
	"crosswalk/tui/table"
)

// roll is who was invited to an event, or came, in the order of their names.
type roll struct {
	sh     *shell.Shell
	event  cohort.Event
	people []person
	at     map[matching.ID]int          // places among them
	state  *cohort.State                // in which they are who they are
	words  map[*cohort.Applicant]string // of everybody who was in a roll
	list   *shell.List[matching.ID]
	whole  bool // it has the screen to itself
}

type person struct {
	id    matching.ID
	words string // folded, for the filter
	came  bool
	extra bool // came without being expected
}

func newRoll(sh *shell.Shell) *roll {
	r := &roll{sh: sh}
	r.list = shell.NewList(sh, []table.Column{{Title: "", Width: 3}, {Title: "name", Flex: 3, Min: 16}, {Title: "", Flex: 3, Min: 10, Drop: 1}}, nil, r.filtered)
	return r
}

// show takes an event.
func (r *roll) show(e cohort.Event) {
	other := keyOf(e) != keyOf(r.event)
	s := r.sh.State()
	if !other && s == r.state {
		return
	}
	if r.state == nil || r.state.Programme != s.Programme {
		r.words = map[*cohort.Applicant]string{}
	}
	r.state = s
	invited, came := make(map[matching.ID]bool, len(e.Invited)), make(map[matching.ID]bool, len(e.Came))
	ids := slices.Clone(e.Invited)
	for _, id := range e.Invited {
		invited[id] = true
	}
	for _, id := range e.Came {
		came[id] = true
		if !invited[id] {
			ids = append(ids, id)
		}
	}
	r.event, r.people, r.at = e, make([]person, 0, len(ids)), make(map[matching.ID]int, len(ids))
	works, _ := shell.Affiliation(s.Programme)
	for _, id := range ids {
		a, ok := s.Person(id)
		if !ok {
			continue
		}
		words, known := r.words[a]
		if !known {
			words = text.Bare(a.Name.Raw() + " " + a.Answer(works.Name).Text.Raw())
			r.words[a] = words
		}
		r.people = append(r.people, person{id: id, words: words,
			came: came[id], extra: !invited[id]})
	}
	slices.SortStableFunc(r.people, func(a, b person) int { return strings.Compare(a.words, b.words) })
	for i, p := range r.people {
		r.at[p.id] = i
	}
	if other {
		r.list.Filter.Clear()
	}
	r.list.Fill()
	if other {
		r.list.Table.Top()
	}
}

func (r *roll) filtered(words []string) ([]matching.ID, bool) {
	var ids []matching.ID
	for _, p := range r.people {
		if shell.HasWords(words, p.words) {
			ids = append(ids, p.id)
		}
	}
	return ids, true
}

func (r *roll) person(id matching.ID) person {
	if i, ok := r.at[id]; ok {
		return r.people[i]
	}
	return person{}
}

// Opened reports whether the roll has the screen to itself.
func (r *roll) Opened() bool { return r.whole }

// Open gives it the screen.
func (r *roll) Open() { r.whole = r.event.Name != "" }

// Close brings the list back; false if it is there.
func (r *roll) Close() bool {
	was := r.whole
	r.whole = false
	return was
}

// Key moves the cursor.
func (r *roll) Key(msg tea.KeyPressMsg) tea.Cmd { return r.list.Update(msg) }

// Holds reports that every cell is the roll's while it has the screen to itself.
func (r *roll) Holds(int, int) bool { return r.whole }

// Scroll moves the cursor.
func (r *roll) Scroll(lines int) { r.list.Step(lines) }

// Click selects the row that was pressed.
func (r *roll) Click(x, y int) tea.Cmd { return r.list.Click(x, y) }

// head is what the event is, in lines.
func (r *roll) head(w int) []string {
	t, e := r.sh.Theme, r.event
	title := text.Line(e.Title)
	if e.Group != "" {
		title += " · " + text.Line(e.Group)
	}
	lines := []string{chart.Fit(" "+chart.Paint(t.Title, title), w)}
	on := "no day yet: " + dueWords(e)
	if !e.On.IsZero() {
		if on = exchange.LongDay(e.On); !e.Said {
			on += ", " + dueWords(e)
		}
	}
	if e.Off {
		on = "called off"
	}
	facts := []string{on}
	if at := e.Where(); at != "" {
		facts = append(facts, at)
	}
	if e.Kind != "" {
		facts = append(facts, text.Line(e.Kind))
	}
	if e.Provider != "" {
		facts = append(facts, "by "+text.Line(e.Provider))
	}
	if e.HourTenths > 0 {
		facts = append(facts, say.Tenths(e.HourTenths)+" h")
	}
	for _, l := range chart.Wrap(strings.Join(facts, " · "), w-1) {
		lines = append(lines, chart.Fit(" "+chart.Paint(t.Text, l), w))
	}
	if f := &r.list.Filter; r.whole && (f.Open || f.On()) {
		return append(lines, " "+f.View(w-1))
	}
	came := fmt.Sprintf("for %s; who came is not written down yet", say.People(len(e.Invited)))
	if e.Ticked {
		came = fmt.Sprintf("%d of %d came", len(e.Came), len(e.Invited))
	}
	return append(lines, chart.Fit(" "+chart.Paint(t.Muted, came), w))
}

// dueWords says when the programme has the event.
func dueWords(e cohort.Event) string {
	span := e.Due
	var parts []string
	for _, part := range []struct {
		n    int
		noun string
	}{{span.Months, "month"}, {span.Days / 7, "week"}, {span.Days % 7, "day"}, {span.WorkingDays, "working day"}} {
		if part.n > 0 {
			parts = append(parts, say.Count(part.n, part.noun))
		}
	}
	switch {
	case e.BeforeClose && span.IsZero():
		return "on the day of the deadline"
	case e.BeforeClose:
		return say.And(parts) + " before the deadline"
	case span.IsZero():
		return "on the first day"
	}
	return say.And(parts) + " after the start"
}

// view draws the roll; alone it has a cursor.
func (r *roll) view(w, h int, alone bool) []string {
	if r.event.Name == "" {
		return chart.FitLines(nil, w, h)
	}
	lines := r.head(w)
	if len(r.people) == 0 {
		lines = append(lines, "", " "+chart.Paint(r.sh.Theme.Muted, "Nobody takes part yet."))
		return chart.FitLines(lines, w, h)
	}
	if !alone {
		all := len(lines) + len(r.people)
		for _, p := range r.people[:min(len(r.people), max(0, h-len(lines)))] {
			sign, _ := r.sign(p)
			lines = append(lines, " "+sign+" "+r.sh.State().Call(p.id))
		}
		if all > h {
			lines = append(lines[:h-1:h-1], " "+chart.Paint(r.sh.Theme.Muted, fmt.Sprintf("… %d more: enter shows all", all-h+1)))
		}
		return chart.FitLines(lines, w, h)
	}
	if r.list.Table.Len() == 0 {
		lines = append(lines, "", chart.Center(chart.Paint(r.sh.Theme.Muted, "Nobody has these words. esc clears the filter."), w))
		return chart.FitLines(lines, w, h)
	}
	r.list.Place(len(lines), w)
	r.list.Table.SetSize(w, h-len(lines))
	return append(lines, r.list.Table.Lines(r.cell, shell.TableStyles(r.sh))...)
}

// sign is whether somebody came: not to be taken for no while nobody was written down.
func (r *roll) sign(p person) (sign string, said bool) {
	switch {
	case p.came:
		return "[x]", true
	case r.event.Ticked:
		return "[ ]", true
	}
	return "[ ]", false
}

func (r *roll) cell(id matching.ID, col, _ int) table.Cell {
	p, t := r.person(id), r.sh.Theme
	style := t.Text
	if !p.came && r.event.Ticked {
		style = t.Muted
	}
	switch col {
	case 0:
		sign, _ := r.sign(p)
		return table.Cell{Text: sign, Style: style}
	case 1:
		return table.Cell{Text: r.sh.State().Call(id), Style: style}
	}
	s := r.sh.State()
	a, ok := s.Person(id)
	works, _ := shell.Affiliation(s.Programme)
	switch {
	case p.extra:
		return table.Cell{Text: "came without being expected", Style: t.Muted}
	case !ok || works.Name == "":
		return table.Cell{}
	}
	return table.Cell{Text: a.Answer(works.Name).Say(works, true), Style: style}
}

// certificate says what the event counts for.
func certificate(p *programme.Programme) string {
	if n := p.Certificate.Events; n > 0 {
		return fmt.Sprintf("A certificate needs %s.", say.Count(n, "event"))
	}
	return ""
}
