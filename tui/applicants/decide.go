package applicants

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/store"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
	"crosswalk/tui/dialog"
	"crosswalk/tui/shell"
)

// withdrawForm asks for a reason and withdraws an applicant.
func withdrawForm(sh *shell.Shell, p *cohort.Applicant) shell.Dialog {
	return reason{
		who:   p.ID,
		title: "Withdraw " + p.Name.Safe() + "?", verb: "withdraw them",
		intro:  "They are left out of the matching and the plan is made anew. Their application stays.",
		change: func(why cohort.Note) cohort.Change { return &cohort.Withdraw{Person: p.ID, Why: why} },
	}.form(sh)
}

// returnForm asks for a reason and takes somebody back who has withdrawn.
func returnForm(sh *shell.Shell, p *cohort.Applicant) shell.Dialog {
	return reason{
		who:   p.ID,
		title: "Take " + p.Name.Safe() + " back?", verb: "take them back",
		intro:  "They can be matched again.",
		change: func(why cohort.Note) cohort.Change { return &cohort.Return{Person: p.ID, Why: why} },
	}.form(sh)
}

// mayAdmit reports whether a person is kept out by what somebody may be admitted in spite of.
func mayAdmit(prog *programme.Programme, p *cohort.Applicant) bool {
	return slices.ContainsFunc(p.AllKeptOut(prog), matching.KeptOut.CanBeAdmitted)
}

// admitForm asks for a reason and lets an applicant in who is kept out.
func admitForm(sh *shell.Shell, p *cohort.Applicant) shell.Dialog {
	out := "They are marked as not eligible."
	switch kept := p.AllKeptOut(sh.State().Programme); {
	case slices.Contains(kept, matching.Late):
		out = "They applied after the deadline."
	case slices.Contains(kept, matching.Questioned):
		out = "It is open whether they are eligible: " + p.SayQuestions(sh.State().Programme) + "."
	case !slices.Contains(kept, matching.NotEligible):
		out = "They are " + p.Elsewhere.Say() + "."
	}
	return reason{
		who:   p.ID,
		title: "Admit " + p.Name.Safe() + "?", verb: "admit them",
		intro: out + " Admitted, they are matched like everybody else.", must: true,
		change: func(why cohort.Note) cohort.Change { return &cohort.Admit{Person: p.ID, Why: why} },
	}.form(sh)
}

// reason is a question for why a change is made.
type reason struct {
	who                matching.ID
	title, verb, intro string
	must               bool // a reason is needed
	change             func(cohort.Note) cohort.Change
}

func (r reason) form(sh *shell.Shell) shell.Dialog {
	hint := "optional; only the coordinator reads it"
	if r.must {
		hint = "needed; only the coordinator reads it"
	}
	ask := dialog.NewForm(sh, r.title, r.verb, []dialog.Field{{Label: "Reason", Hint: hint, Limit: 500}}, func(values []string) (string, tea.Cmd) {
		if r.must && strings.TrimSpace(values[0]) == "" {
			return "Say why, for the journal.", nil
		}
		return "", sh.Desk.Commit(r.change(cohort.Reason(values[0])))
	})
	ask.About = store.DraftOf{People: []matching.ID{r.who}}
	ask.Intro = func(w int) []string { return chart.Wrap(r.intro, w) }
	return ask
}
