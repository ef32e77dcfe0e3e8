package applicants

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/score"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

// drawnApplication keeps the lines of the application that was drawn last, as long as nothing they are made
// of is another.
type drawnApplication struct {
	state  *cohort.State
	scorer *score.Scorer
	id     matching.ID
	w      int
	dark   bool
	lines  []string
}

// application is the application of whoever is under the cursor in lines of w cells.
func (s *screen) application(w int) []string {
	p, ok := s.selected()
	if !ok {
		return nil
	}
	state, scorer, dark := s.sh.State(), s.sh.Scorer(), s.sh.Theme.Dark
	if d := s.lines; d.state == state && d.scorer == scorer && d.id == p.ID && d.w == w && d.dark == dark {
		return d.lines
	}
	options := -1
	if scorer != nil {
		options = scorer.Options(p.ID)
	}
	row, _ := s.roster.row(p.ID)
	s.lines = drawnApplication{state, scorer, p.ID, w, dark, applicationLines(s.sh, p, row.status.words, options, w)}
	return s.lines.lines
}

// application draws one person's whole application.
type application struct {
	sh  *shell.Shell
	s   *cohort.State
	a   *cohort.Applicant
	w   int      // cells of each line
	out []string // the lines so far
}

// applicationLines is a person's application in lines of w cells: who they are and where they stand, their
// exchanges, what was decided about them, and every answer in the programme's order. options is how many they may be
// paired with, -1 while that is not known.
func applicationLines(sh *shell.Shell, a *cohort.Applicant, status string, options, w int) []string {
	d := &application{sh: sh, s: sh.State(), a: a, w: w}
	d.head(status, options)
	d.standing()
	d.history()
	d.decisions()
	d.notices()
	for _, f := range answerFields(d.s.Programme) {
		if f.Mark == "" {
			d.answer(f)
		}
	}
	return d.out
}

// say adds text, wrapped, each line of it indented.
func (d *application) say(style lipgloss.Style, indent int, s string) {
	for _, l := range chart.Wrap(s, max(1, d.w-indent)) {
		d.out = append(d.out, chart.Fit(strings.Repeat(" ", indent)+chart.Paint(style, l), d.w))
	}
}

func (d *application) gap() { d.out = append(d.out, strings.Repeat(" ", max(0, d.w))) }

func (d *application) head(status string, options int) {
	t := d.sh.Theme
	d.say(t.Title, 0, d.a.Name.Safe())
	d.say(t.Text, 0, d.a.Email.Safe())
	d.say(t.Muted, 0, d.submitted())
	d.gap()
	pairs := d.sh.PairsOf(d.a.ID)
	for _, p := range pairs {
		if len(pairs) > 1 {
			status = pairWords(d.s, p, d.a.ID)
		}
		d.say(t.Accent, 0, fmt.Sprintf("%s, %s points", status, say.Points(p.Score)))
	}
	if len(pairs) == 0 {
		d.say(t.Accent, 0, status)
	}
	switch {
	case d.a.Withdrawn:
	case d.s.Position(d.a.ID).Kind == cohort.PositionAtStage:
		d.say(t.Muted, 0, "not planned for at this stage")
	case options < 0:
		d.gap()
	case options == 0:
		d.say(t.Warn, 0, "no possible partner in this cohort")
	default:
		d.say(t.Text, 0, say.Count(options, "possible partner"))
	}
}

// submitted says when the form was sent.
func (d *application) submitted() string {
	switch {
	case d.a.Imported == nil:
		return "added by hand"
	case d.a.Submitted.IsZero():
		return "from a form that does not say when it was sent"
	}
	said := "submitted " + d.a.Submitted.In(d.s.Programme.Zone).Format("2 January 2006 15:04")
	if d.a.Late {
		said += ", after the deadline"
	}
	return said
}

// decisions tells what was decided about the person, by whom and when, the latest first.
func (d *application) decisions() {
	var entries []*cohort.Entry
	for _, e := range slices.Backward(d.s.Log) {
		if what, _ := decisionOn(d.s, e.Change, d.a.ID); what != "" && !d.s.Undone[e.Seq] {
			entries = append(entries, e)
		}
	}
	if len(entries) > 0 {
		d.gap()
	}
	for _, e := range entries {
		what, why := decisionOn(d.s, e.Change, d.a.ID)
		said := fmt.Sprintf("%s by %s, %s", what, text.Line(e.Actor), e.Time.In(d.s.Programme.Zone).Format("2 Jan 2006 15:04"))
		if reason := why.Value.Text; !reason.IsEmpty() {
			said += ": " + reason.Safe()
		}
		d.say(d.sh.Theme.Text, 0, said)
	}
}

// decisionOn is what a change decided about a person; nothing if it is another one.
func decisionOn(s *cohort.State, c cohort.Change, id matching.ID) (string, cohort.Note) {
	switch c := c.(type) {
	case *cohort.Several:
		for _, part := range c.Moves {
			if what, why := decisionOn(s, &part, id); what != "" {
				return what, why
			}
		}
	case *cohort.Withdraw:
		if c.Person == id {
			return "Withdrawn", c.Why
		}
	case *cohort.Return:
		if c.Person == id {
			return "Taken back", c.Why
		}
	case *cohort.Admit:
		if c.Person == id {
			return "Admitted", c.Why
		}
	case *cohort.Move:
		if slices.Contains(c.IDs, id) {
			title := c.Stage
			if stage, ok := s.Programme.Stage(c.Stage); ok {
				title = stage.Title
			}
			return "Moved to " + text.Line(title), c.Why
		}
	}
	return "", cohort.Note{}
}

// notices tells what wants a look.
func (d *application) notices() {
	if !d.a.Vanished && len(d.a.Conflicts) == 0 {
		return
	}
	d.gap()
	if d.a.Vanished {
		d.say(d.sh.Theme.Warn, 0, "! Vanished: the last export of the form does not have this application any more.")
	}
	for _, f := range d.a.Conflicts {
		d.say(d.sh.Theme.Warn, 0, fmt.Sprintf("! Conflict: %s was edited here and changed in the form.", shell.FieldLabel(d.s.Programme, f)))
	}
}

// answer draws one answer below its label. What nobody was asked and nobody edited is left out.
func (d *application) answer(f programme.Field) {
	t := d.sh.Theme
	a := d.a.Answer(f.Name)
	_, edited := d.a.Edits[f.Name]
	if a.IsEmpty() && !edited && f.Builtin && f.Line == 0 {
		return
	}
	d.gap()
	label := chart.Paint(t.Header, text.Line(f.Label))
	if f.Private {
		label += chart.Paint(t.Muted, " · private")
	}
	if edited {
		label += chart.Paint(t.Mark, " · edited")
	}
	d.out = append(d.out, chart.Fit(label, d.w))
	if a.IsEmpty() {
		d.say(t.Muted, 2, "no answer")
	}
	for _, l := range wholeAnswer(f, a) {
		d.say(t.Text, 2, l)
	}
	if edited {
		d.formerly(f)
	}
}

// formerly says what the form had before it was edited.
func (d *application) formerly(f programme.Field) {
	if d.a.Imported == nil {
		return
	}
	was := shell.SayField(d.s.Programme, d.a.Imported, f.Name)
	if slices.Contains(d.a.Conflicts, f.Name) {
		d.say(d.sh.Theme.Warn, 2, fmt.Sprintf("the form now says: %s; the edit stands", was))
		return
	}
	d.say(d.sh.Theme.Muted, 2, "the form says: "+was)
}

// wholeAnswer is an answer in full: a line for each thing ticked, the lines of a text as they were
// written.
func wholeAnswer(f programme.Field, a matching.Answer) []string {
	var lines []string
	for _, c := range a.Choices {
		label := c
		if f.Kind != programme.KindYesNo {
			label = f.Full(c)
		}
		if f.Kind == programme.KindTags {
			label = "· " + label
		}
		lines = append(lines, text.Line(label))
	}
	for _, o := range a.Other {
		line := o.Safe()
		if f.Kind == programme.KindTags {
			line = "· " + line
		}
		lines = append(lines, line+" (not on the list)")
	}
	if len(lines) > 0 {
		return lines
	}
	for _, l := range a.Text.Lines() {
		if strings.TrimSpace(l) != "" {
			lines = append(lines, l)
		}
	}
	return lines
}
