package applicants

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
	"crosswalk/tui/dialog"
	"crosswalk/tui/shell"
)

// moveAsk moves people to a stage. It shows, while the stage is chosen, how that would stand and how well its people could
// be paired.
type moveAsk struct {
	*dialog.TallForm
	sh    *shell.Shell
	who   []matching.ID
	to    []programme.Stage // the stages that are offered
	asked string            // what was asked last: stage and rank
	ask   shell.Ask[moveOutcome]
	found moveOutcome
}

// moveOutcome is the state that a move would lead to, or why it cannot be made; empty while it is being worked out.
type moveOutcome struct {
	after *cohort.State
	why   string
}

// The fields of the form.
const (
	moveTo = iota
	moveRank
	moveReason
)

// leastMove is how many lines are kept for what would follow.
const leastMove = 5

// openMove asks where people are moved to. done is called once they are.
func openMove(sh *shell.Shell, who []matching.ID, done func()) tea.Cmd {
	s := sh.State()
	d := &moveAsk{sh: sh, who: who, to: s.Programme.Stages}
	titles := make([]string, len(d.to))
	for i, stage := range d.to {
		titles[i] = text.Line(stage.Title)
	}
	title := "Move " + say.People(len(who))
	if len(who) == 1 {
		title = "Move " + s.Call(who[0])
	}
	form := dialog.NewForm(sh, title, "move them", []dialog.Field{
		{Label: "To", Value: text.Line(d.likely(s).Title), Choices: titles, Note: "← and → choose the stage."},
		{Label: "Rank", Hint: "behind everybody", Limit: 6, Note: "The place of the first of them, in a stage that has an order."},
		{Label: "Reason", Hint: "or the board's minutes; only the coordinator reads it", Limit: 2000},
	}, func(values []string) (string, tea.Cmd) { return d.submit(values, done) })
	form.Widest = 90
	form.About = store.DraftOf{People: who}
	d.TallForm = dialog.NewTallForm(form, leastMove, d.lines)
	sh.Open(d)
	return d.look()
}

// likely is the stage that is offered first: where a place is kept for the person, else the next that pairs.
func (d *moveAsk) likely(s *cohort.State) programme.Stage {
	if len(d.who) == 1 {
		for _, up := range s.CallUps() {
			if up.Person == d.who[0] {
				return up.To
			}
		}
	}
	now := s.StageOf(d.who[0]).Name
	for _, stage := range d.to {
		if stage.Pairs && stage.Name != now {
			return stage
		}
	}
	for _, stage := range d.to {
		if stage.Name != now {
			return stage
		}
	}
	return d.to[0]
}

// change is the move that the form says; objection is what is wrong with it.
func (d *moveAsk) change(reason string) (c *cohort.Move, objection string) {
	c = &cohort.Move{IDs: d.who, Stage: d.to[d.Choice(moveTo)].Name, Why: cohort.Reason(reason)}
	if typed := strings.TrimSpace(d.Value(moveRank)); typed != "" && d.to[d.Choice(moveTo)].Ranked {
		rank, err := strconv.Atoi(typed)
		if err != nil || rank < 1 {
			return nil, "A rank is a number from 1."
		}
		c.Rank = rank
	}
	return c, ""
}

func (d *moveAsk) submit(values []string, done func()) (string, tea.Cmd) {
	c, objection := d.change(values[moveReason])
	switch {
	case objection != "":
		return objection, nil
	case d.found.why != "":
		return d.found.why, nil
	case strings.TrimSpace(values[moveReason]) == "" && len(d.beyond()) > 0:
		d.Focus(moveReason)
		return "Say why for the journal: " + strings.Join(d.beyond(), "; ") + ".", nil
	}
	done()
	return "", d.sh.Desk.Commit(c)
}

// look works out what the move would lead to. Whether a reason is needed shows then, so that one is given for now.
func (d *moveAsk) look() tea.Cmd {
	c, objection := d.change("not said yet")
	if objection != "" {
		d.found = moveOutcome{why: objection}
		return nil
	}
	d.asked, d.found = d.question(), moveOutcome{}
	desk, before := d.sh.Desk, d.sh.State()
	return d.ask.Start(func(ctx context.Context) moveOutcome {
		after, err := desk.Preview(ctx, before, c)
		if err != nil {
			return moveOutcome{why: err.Error()}
		}
		return moveOutcome{after: after}
	}, func(found moveOutcome) tea.Cmd {
		d.found = found
		return nil
	})
}

func (d *moveAsk) question() string { return fmt.Sprint(d.Choice(moveTo), " ", d.Value(moveRank)) }

// Take looks anew.
func (d *moveAsk) Take() tea.Cmd { return d.look() }

func (d *moveAsk) Update(msg tea.Msg) (bool, tea.Cmd) {
	closed, cmd := d.TallForm.Update(msg)
	switch {
	case closed:
		d.ask.Stop()
	case d.question() != d.asked:
		return false, tea.Batch(cmd, d.look())
	}
	return closed, cmd
}

// stages is how the stages would stand; false while that is not known.
func (d *moveAsk) stages() (dialog.Stages, bool) {
	return dialog.Stages{Before: d.sh.State(), After: d.found.after, To: []string{d.to[d.Choice(moveTo)].Name}}, d.found.after != nil
}

// beyond is what of the chosen stage there would be too many of.
func (d *moveAsk) beyond() []string {
	if after, ok := d.stages(); ok {
		return after.Beyond()
	}
	return nil
}

// lines are who is moved, how the stages would stand, and how well those of the chosen one could be paired.
func (d *moveAsk) lines(w int) []string {
	t, s := d.sh.Theme, d.sh.State()
	var names []string
	for _, id := range d.who {
		names = append(names, s.Call(id))
	}
	lines := chart.Wrap(say.Some(names, 6), w)
	switch {
	case d.found.why != "":
		return append(lines, chart.PaintAll(t.Bad, chart.Wrap("This cannot be done: "+d.found.why, w))...)
	}
	after, ok := d.stages()
	if !ok {
		return append(lines, chart.Paint(t.Muted, "Working out what would follow…"))
	}
	return append(append(lines, after.Lines(d.sh, w)...), after.MixLines(d.sh, w)...)
}
