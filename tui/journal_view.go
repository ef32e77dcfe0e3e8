package tui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
	"crosswalk/tui/table"
)

// journalHead is how many lines stand above the table.
const journalHead = 1

// Columns of the list.
const (
	numberColumn = iota
	whenColumn
	whoColumn
	whatColumn
)

// journalColumns are the columns for changes up to a number.
func journalColumns(last uint64) []table.Column {
	return []table.Column{
		{Title: "no.", Width: max(3, len(strconv.FormatUint(last, 10))), Right: true, Drop: 2},
		{Title: "when", Width: 12},
		{Title: "who", Width: 10, Drop: 1},
		{Title: "what", Min: 24, Flex: 1},
	}
}

func (j *journalScreen) view(w, h int) []string {
	j.w, j.year = w, j.sh.today().Year
	switch {
	case j.whole:
		return j.wholeView(w, h)
	case !j.beside():
		return j.listView(w, h)
	}
	list, pane := journalWidth(w), journalPane(w)
	return chart.Columns(j.listView(list, h), j.paneView(pane, h), list, pane, h, j.sh.theme.Border)
}

func (j *journalScreen) listView(w, h int) []string {
	t := j.sh.theme
	lines := []string{j.headLine(w)}
	if j.table.Len() == 0 {
		lines = append(lines, "", chart.Center(chart.Paint(t.Muted, "No change has these words."), w))
		return chart.FitLines(lines, w, h)
	}
	j.table.SetColumns(journalColumns(j.state.Seq))
	j.table.SetSize(w, h-journalHead)
	return append(lines, j.table.Lines(j.cell, table.Styles{Header: t.Header, Selected: t.Selected, Scroll: t.Border})...)
}

// headLine is the filter, or else how many changes there are.
func (j *journalScreen) headLine(w int) string {
	t := j.sh.theme
	if j.filter.open || j.filter.on() {
		found := fmt.Sprintf("%d of %d ", j.table.Len(), len(j.all))
		return " " + j.filter.view(w-1-len(found)) + chart.Paint(t.Muted, found)
	}
	parts := []string{count(len(j.all), "change")}
	if n := len(j.undone); n > 0 {
		parts = append(parts, fmt.Sprintf("%d undone", n))
	}
	if j.oldest {
		parts = append(parts, "oldest first")
	} else {
		parts = append(parts, "newest first")
	}
	return chart.Fit(" "+strings.Join(parts, chart.Paint(t.Muted, " · ")), w)
}

// cell is what stands in one column of a row.
func (j *journalScreen) cell(seq uint64, col, w int) table.Cell {
	e, t := j.entry(seq), j.sh.theme
	switch col {
	case numberColumn:
		return table.Cell{Text: strconv.FormatUint(seq, 10), Style: t.Muted}
	case whenColumn:
		return table.Cell{Text: j.when(e), Style: t.Muted}
	case whoColumn:
		return table.Cell{Text: text.Line(e.Actor)}
	case whatColumn:
		if j.state.Undone[seq] {
			return table.Cell{Text: "undone · " + j.summary(e), Style: t.Muted}
		}
		return table.Cell{Text: j.summary(e)}
	}
	return table.Cell{}
}

// when is the minute of a change in the programme's zone; of another year, the day.
func (j *journalScreen) when(e *cohort.Entry) string {
	at := e.Time.In(j.state.Programme.Zone)
	if at.Year() != j.year {
		return at.Format("_2 Jan 2006")
	}
	return at.Format("_2 Jan 15:04")
}

// exactTime is the second of a change in the programme's zone.
func exactTime(s *cohort.State, e *cohort.Entry) string {
	return e.Time.In(s.Programme.Zone).Format("Mon 2 Jan 2006, 15:04:05")
}

// paneView is the detail beside the list.
func (j *journalScreen) paneView(w, h int) []string {
	e := j.selected()
	if e == nil {
		return chart.FitLines(nil, w, h)
	}
	lines := j.detail(e, w)
	if len(lines) > h {
		more := chart.Paint(j.sh.theme.Muted, fmt.Sprintf("↓ and %d more: enter shows all", len(lines)-h+1))
		lines = append(slices.Clone(lines[:h-1]), more)
	}
	return chart.FitLines(lines, w, h)
}

// wholeView is the detail with the screen to itself, to be scrolled.
func (j *journalScreen) wholeView(w, h int) []string {
	e := j.selected()
	if e == nil {
		return chart.FitLines(nil, w, h)
	}
	inner := min(w-2, 100)
	lines := j.scroll.window(j.sh, j.detail(e, inner), h)
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = " " + l
	}
	return chart.FitLines(out, w, h)
}

// detail is the whole of a change: its sentence, when and by whom, whether it is undone, what it did to
// the plan, and what was written with it.
func (j *journalScreen) detail(e *cohort.Entry, w int) []string {
	s, t := j.state, j.sh.theme
	var lines []string
	for _, l := range chart.Wrap(j.summary(e), w) {
		lines = append(lines, chart.Paint(t.Title, l))
	}
	lines = append(lines, chart.Rule(w, t.Border))
	fact := func(name, value string) {
		const label = 9
		for i, l := range chart.Wrap(value, w-label) {
			if i > 0 {
				name = ""
			}
			lines = append(lines, chart.Paint(t.Muted, chart.Fit(name, label))+l)
		}
	}
	fact("change", strconv.FormatUint(e.Seq, 10))
	fact("when", exactTime(s, e))
	fact("who", text.Line(e.Actor))
	if by, ok := j.undone[e.Seq]; ok {
		u := j.entry(by)
		fact("undone", fmt.Sprintf("by change %d (%s, %s)", by, text.Line(u.Actor), strings.TrimSpace(j.when(u))))
	}
	if about := j.about(e); about != e {
		state := "stands now"
		if s.Undone[about.Seq] {
			state = "undone now"
		}
		fact("about", fmt.Sprintf("change %d, %s", about.Seq, state))
	}
	fact("plan", j.planWords(e))
	for _, f := range j.more(e) {
		fact(f[0], f[1])
	}
	return append(lines, writtenLines(j.sh, cohort.NotesOf(e.Change), w)...)
}

// planWords says what a change did to the plan. What earlier changes did is not kept in the state.
func (j *journalScreen) planWords(e *cohort.Entry) string {
	switch {
	case !e.HasPlan:
		return "not changed by this"
	case e != lastPlanned(j.state) || j.state.Plan == nil:
		return "made anew with this"
	case j.effect == "":
		j.effect = effectWords(j.state.PlanBefore, j.state.Plan, j.state.Recounts(e))
	}
	return j.effect
}

// effectWords says what came of a plan. Where the points are others now, it holds no totals against each
// other.
func effectWords(before, after *matching.Plan, recounted bool) string {
	if before == nil || len(before.Pairs) == 0 {
		return fmt.Sprintf("made: %s, %d waiting, total %s", count(len(after.Pairs), "pair"), len(after.Waiting), points(after.Total))
	}
	r := matching.Compare(before, after)
	if len(r.Gone)+len(r.Came) == 0 {
		return fmt.Sprintf("the same pairs, total %s", points(after.Total))
	}
	total := "total " + points(before.Total) + " → " + points(after.Total)
	if recounted {
		total = "total " + points(after.Total) + ", with other points than before"
	}
	return fmt.Sprintf("%s went, %d came; waiting %d → %d, %s", count(len(r.Gone), "pair"), len(r.Came),
		len(before.Waiting), len(after.Waiting), total)
}

// lastPlanned is the last change that the plan was made with; nil if there is none.
func lastPlanned(s *cohort.State) *cohort.Entry {
	for _, e := range slices.Backward(s.Log) {
		if e.HasPlan {
			return e
		}
	}
	return nil
}

// mostNames is how many people a change lists at most.
const mostNames = 40

// more is what else a change says beside its sentence: names and values.
func (j *journalScreen) more(e *cohort.Entry) [][2]string {
	var out [][2]string
	add := func(name, value string) { out = append(out, [2]string{name, value}) }
	switch c := e.Change.(type) {
	case *cohort.Import:
		add("file", c.File.Safe())
		if c.Superseded > 0 {
			add("", count(c.Superseded, "earlier answer")+" superseded by the same person's later one")
		}
		for i, id := range c.Vanished {
			if i == mostNames {
				add("", fmt.Sprintf("and %d more", len(c.Vanished)-i))
				break
			}
			add("vanished", j.state.Call(id))
		}
	case *cohort.Edit:
		if name := c.Edited.Value.Name; !name.IsEmpty() {
			add("name", name.Safe())
		}
		for _, f := range j.state.Programme.Fields {
			if a, ok := c.Edited.Value.Answers[f.Name]; ok {
				add("answer", f.Label+": "+sayOr(a, f, "taken away"))
			}
		}
	case *cohort.Override:
		for _, rule := range c.Against {
			add("against", text.Line(rule))
		}
	case *cohort.LogVisit:
		add("visit", fmt.Sprintf("on %s", exchange.PlainDay(c.Visit.Date)))
	case *cohort.RecordCheckIn:
		add("call", fmt.Sprintf("on %s: %s", exchange.PlainDay(c.CheckIn.Date), sayOutcome(c.CheckIn)))
		if !c.CheckIn.Next.IsZero() {
			add("next", exchange.PlainDay(c.CheckIn.Next))
		}
	case *cohort.Tick:
		add("on", exchange.PlainDay(c.On))
	case *cohort.Skip:
		add("on", exchange.PlainDay(c.On))
	}
	return out
}

func sayOr(a matching.Answer, f programme.Field, nothing string) string {
	if a.IsEmpty() {
		return nothing
	}
	return a.Say(f, false)
}

// writtenLines are reasons and notes, each with who may read it.
func writtenLines(sh *shell, notes []cohort.NoteText, w int) []string {
	var lines []string
	for _, n := range notes {
		head := "Note"
		if n.For == cohort.ForCoordinator {
			head = "Reason, for the coordinator only"
		}
		lines = append(lines, "", chart.Paint(sh.theme.Header, head))
		for _, para := range n.Text.Lines() {
			lines = append(lines, chart.Wrap(para, w)...)
		}
	}
	return lines
}
