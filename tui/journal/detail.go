package journal

import (
	"fmt"
	"strconv"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
	"crosswalk/tui/theme"
)

// fact is one thing that a change says: a word for what it is, and the value, safe to draw.
type fact struct{ name, value string }

// detail is the whole of a change: its sentence, when and by whom, whether it is undone, what it did to
// the plan, and what was written with it; lines of at most w cells.
func detail(t *theme.Theme, log *reading, e *cohort.Entry, year, w int) []string {
	var lines []string
	for _, l := range chart.Wrap(log.summary(e), w) {
		lines = append(lines, chart.Paint(t.Title, l))
	}
	lines = append(lines, chart.Rule(w, t.Border))
	for _, f := range append(facts(log, e, year), more(log.state, e.Change)...) {
		lines = append(lines, factLines(t, f, w)...)
	}
	return append(lines, writtenLines(t, cohort.NotesOf(e.Change), w)...)
}

// facts are what there is to say of any change.
func facts(log *reading, e *cohort.Entry, year int) []fact {
	out := []fact{
		{"change", strconv.FormatUint(e.Seq, 10)},
		{"when", exactTime(log.state, e)},
		{"who", text.Line(e.Actor)},
	}
	if by, ok := log.undone[e.Seq]; ok {
		u := log.entry(by)
		out = append(out, fact{"undone", fmt.Sprintf("by change %d (%s, %s)", by, text.Line(u.Actor), strings.TrimSpace(log.when(u, year)))})
	}
	if about := log.about(e); about != e {
		state := "stands now"
		if log.state.Undone[about.Seq] {
			state = "undone now"
		}
		out = append(out, fact{"about", fmt.Sprintf("change %d, %s", about.Seq, state)})
	}
	return append(out, fact{"plan", log.planWords(e)})
}

// factLines is a fact with its word before it, on as many lines as it takes.
func factLines(t *theme.Theme, f fact, w int) []string {
	const label = 9
	var lines []string
	name := f.name
	for _, l := range chart.Wrap(f.value, w-label) {
		lines = append(lines, chart.Paint(t.Muted, chart.Fit(name, label))+l)
		name = ""
	}
	return lines
}

// mostNames is how many people a change lists at most.
const mostNames = 40

// more is what a change says beside its sentence; most say nothing.
func more(s *cohort.State, change cohort.Change) []fact {
	switch c := change.(type) {
	case *cohort.Import:
		return importFacts(s, c)
	case *cohort.Edit:
		return editFacts(s.Programme, c)
	case *cohort.Override:
		var out []fact
		for _, rule := range c.Against {
			out = append(out, fact{"against", text.Line(rule)})
		}
		return out
	case *cohort.LogVisit:
		return []fact{{"visit", fmt.Sprintf("on %s", exchange.PlainDay(c.Visit.Date))}}
	case *cohort.RecordCheckIn:
		out := []fact{{"call", fmt.Sprintf("on %s: %s", exchange.PlainDay(c.CheckIn.Date), shell.SayOutcome(c.CheckIn))}}
		if !c.CheckIn.Next.IsZero() {
			out = append(out, fact{"next", exchange.PlainDay(c.CheckIn.Next)})
		}
		return out
	case *cohort.Tick:
		return []fact{{"on", exchange.PlainDay(c.On)}}
	case *cohort.Skip:
		return []fact{{"on", exchange.PlainDay(c.On)}}
	}
	return nil
}

// importFacts are the file that was imported, and who was in it no longer.
func importFacts(s *cohort.State, c *cohort.Import) []fact {
	out := []fact{{"file", c.File.Safe()}}
	if c.Superseded > 0 {
		out = append(out, fact{"", say.Count(c.Superseded, "earlier answer") + " superseded by the same person's later one"})
	}
	for i, id := range c.Vanished {
		if i == mostNames {
			return append(out, fact{"", fmt.Sprintf("and %d more", len(c.Vanished)-i)})
		}
		out = append(out, fact{"vanished", s.Call(id)})
	}
	return out
}

// editFacts are what was written in the place of what somebody applied with.
func editFacts(p *programme.Programme, c *cohort.Edit) []fact {
	var out []fact
	if name := c.Edited.Value.Name; !name.IsEmpty() {
		out = append(out, fact{"name", name.Safe()})
	}
	for _, f := range p.Fields {
		if a, ok := c.Edited.Value.Answers[f.Name]; ok {
			out = append(out, fact{"answer", f.Label + ": " + sayAnswer(f, a)})
		}
	}
	return out
}

func sayAnswer(f programme.Field, a matching.Answer) string {
	if a.IsEmpty() {
		return "taken away"
	}
	return a.Say(f, false)
}

// writtenLines are reasons and notes, each with who may read it.
func writtenLines(t *theme.Theme, notes []cohort.NoteText, w int) []string {
	var lines []string
	for _, n := range notes {
		head := "Note"
		if n.For == cohort.ForCoordinator {
			head = "Reason, for the coordinator only"
		}
		lines = append(lines, "", chart.Paint(t.Header, head))
		for _, para := range n.Text.Lines() {
			lines = append(lines, chart.Wrap(para, w)...)
		}
	}
	return lines
}
