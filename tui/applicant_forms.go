package tui

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
	"crosswalk/tui/chart"
)

// add asks for a new applicant.
func (a *applicantsScreen) add() tea.Cmd {
	p := a.sh.state.Programme
	answers := askable(p)
	fields := []field{{label: "Name *", limit: 200}, {label: "E-mail *", limit: 254}}
	for _, f := range answers {
		line := formField(f, matching.Answer{})
		if f.Required {
			line.label += " *"
		}
		fields = append(fields, line)
	}
	var ask *ask
	ask = newAsk(a.sh, "Add an applicant", "add them", fields, func(values []string) (string, tea.Cmd) {
		person, at, objection := a.typed(answers, values)
		if objection != "" {
			ask.focus(at)
			return objection, nil
		}
		a.added = person.Key()
		return "", a.sh.desk.AddApplicant(person)
	})
	ask.intro = func(w int) []string { return chart.Wrap("* is needed; ctrl+s adds them as soon as you like.", w) }
	a.sh.open(ask)
	return nil
}

// typed makes an applicant of what was typed into the form, or says what is wrong with it, and in which
// line.
func (a *applicantsScreen) typed(fields []programme.Field, values []string) (person matching.Applicant, at int, objection string) {
	name := strings.TrimSpace(values[0])
	if name == "" {
		return person, 0, "Name is needed."
	}
	email, err := form.ParseEmail(values[1])
	switch {
	case strings.TrimSpace(values[1]) == "":
		return person, 1, "E-mail is needed: it is how people are told apart."
	case err != nil:
		return person, 1, err.Error()
	}
	if old, ok := a.sh.state.ByEmail(email.Raw()); ok {
		return person, 1, fmt.Sprintf("%s has this address and is in the cohort already: edit that application instead.", old.Name.Safe())
	}
	person = matching.Applicant{Email: email, Name: text.New(name), Submitted: a.sh.now().UTC(), Answers: map[string]matching.Answer{}}
	for i, f := range fields {
		answer, err := form.ParseAnswer(a.sh.state.Programme, f.Name, values[i+2])
		switch {
		case err != nil:
			return person, i + 2, err.Error()
		case answer.IsEmpty() && f.Required:
			return person, i + 2, text.Line(f.Label) + " is needed."
		case !answer.IsEmpty():
			person.Answers[f.Name] = answer
		}
	}
	return person, 0, ""
}

// edit asks which answer, and then for it.
func (a *applicantsScreen) edit() tea.Cmd {
	p, ok := a.selected()
	if !ok {
		return nil
	}
	choices := []choice{{key: programme.FieldName, text: "Name", detail: p.Name.Safe()}}
	for _, f := range told(a.sh.state.Programme) {
		choices = append(choices, choice{key: f.Name, text: text.Line(f.Label), detail: p.Answer(f.Name).Say(f, true)})
	}
	a.sh.open(newPick(a.sh, "Edit the application of "+p.Name.Safe(), "edit", choices, func(key string) (bool, tea.Cmd) {
		a.sh.open(a.editAsk(p, key))
		return true, nil
	}))
	return nil
}

// editAsk asks for one answer.
func (a *applicantsScreen) editAsk(p *cohort.Applicant, name string) dialog {
	f, _ := a.sh.state.Programme.Field(name)
	line := formField(f, p.Answer(name))
	if name == programme.FieldName {
		line = field{label: "Name", value: p.Name.Safe(), limit: 200}
	}
	before := line.value
	ask := newAsk(a.sh, p.Name.Safe()+": "+text.Line(f.Label), "keep it", []field{line}, func(values []string) (string, tea.Cmd) {
		typed := strings.TrimSpace(values[0])
		if typed == before {
			return "", nil
		}
		e := cohort.Edited{}
		if name == programme.FieldName {
			if typed == "" {
				return "A person needs a name.", nil
			}
			e.Name = text.New(typed)
		} else {
			answer, err := form.ParseAnswer(a.sh.state.Programme, name, typed)
			if err != nil {
				return err.Error(), nil
			}
			e.Answers = map[string]matching.Answer{name: answer}
		}
		return "", a.sh.desk.Commit(&cohort.Edit{Person: p.ID, Fields: []string{name}, Edited: cohort.Record[cohort.Edited]{Value: e}})
	})
	ask.intro = func(w int) []string { return a.editIntro(p, f, w) }
	return ask
}

// editIntro says what the form has, and how the answer is taken away.
func (a *applicantsScreen) editIntro(p *cohort.Applicant, f programme.Field, w int) []string {
	var said []string
	if p.Imported != nil {
		said = append(said, "The form says: "+sayField(a.sh.state.Programme, p.Imported, f.Name))
	}
	if f.Name != programme.FieldName {
		said = append(said, "Left empty, the answer is taken away.")
	}
	var out []string
	for _, s := range said {
		lines := chart.Wrap(s, w)
		if len(lines) > 4 {
			lines = append(lines[:3], chart.Fit(lines[3], max(1, w-2))+" …")
		}
		out = append(out, lines...)
	}
	return out
}

// withdraw asks for a reason and withdraws the selected applicant, or takes them back. What the store
// refuses anyway is not asked about.
func (a *applicantsScreen) withdraw() tea.Cmd {
	p, ok := a.selected()
	if !ok {
		return nil
	}
	if p.Withdrawn {
		a.sh.open(a.reasonAsk("Take "+p.Name.Safe()+" back?", "take them back", "They can be matched again.", false,
			func(why cohort.Note) cohort.Change { return &cohort.Return{Person: p.ID, Why: why} }))
		return nil
	}
	if row, _ := a.rows.row(p.ID); row.fixed() {
		return a.sh.desk.Commit(&cohort.Withdraw{Person: p.ID})
	}
	a.sh.open(a.reasonAsk("Withdraw "+p.Name.Safe()+"?", "withdraw them",
		"They are left out of the matching and the plan is made anew. Their application stays.", false,
		func(why cohort.Note) cohort.Change { return &cohort.Withdraw{Person: p.ID, Why: why} }))
	return nil
}

// mayAdmit reports whether a person is kept out by the deadline or by not being eligible.
func mayAdmit(p *cohort.Applicant) bool {
	barred := slices.Contains(p.Answer(programme.FieldEligible).Choices, "no")
	return !p.Admitted && (p.Late || barred)
}

// admit asks for a reason and lets the selected applicant in.
func (a *applicantsScreen) admit() tea.Cmd {
	p, ok := a.selected()
	if !ok {
		return nil
	}
	why := "They applied after the deadline."
	if !p.Late {
		why = "They are marked as not eligible."
	}
	a.sh.open(a.reasonAsk("Admit "+p.Name.Safe()+"?", "admit them", why+" Admitted, they are matched like everybody else.", true,
		func(why cohort.Note) cohort.Change { return &cohort.Admit{Person: p.ID, Why: why} }))
	return nil
}

// reasonAsk asks for a reason and makes a change with it.
func (a *applicantsScreen) reasonAsk(title, verb, intro string, must bool, change func(cohort.Note) cohort.Change) dialog {
	hint := "optional; only the coordinator reads it"
	if must {
		hint = "needed; only the coordinator reads it"
	}
	ask := newAsk(a.sh, title, verb, []field{{label: "Reason", hint: hint, limit: 500}}, func(values []string) (string, tea.Cmd) {
		if must && strings.TrimSpace(values[0]) == "" {
			return "Say why, for the journal.", nil
		}
		return "", a.sh.desk.Commit(change(cohort.Reason(values[0])))
	})
	ask.intro = func(w int) []string { return chart.Wrap(intro, w) }
	return ask
}
