package applicants

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store"
	"crosswalk/store/cohort"
	"crosswalk/store/form"
	"crosswalk/tui/chart"
	"crosswalk/tui/dialog"
	"crosswalk/tui/shell"
)

// editPick asks which answer of an application to edit, and then for it.
func editPick(sh *shell.Shell, p *cohort.Applicant) shell.Dialog {
	choices := []dialog.Choice{{Key: programme.FieldName, Text: "Name", Detail: p.Name.Safe()}, {Key: programme.FieldEmail, Text: "E-mail", Detail: p.Email.Safe()}}
	for _, f := range answerFields(sh.State().Programme) {
		choices = append(choices, dialog.Choice{Key: f.Name, Text: text.Line(f.Label), Detail: p.Answer(f.Name).Say(f, true)})
	}
	return dialog.NewPick(sh, "Edit the application of "+p.Name.Safe(), "edit", choices, func(field string) (bool, tea.Cmd) {
		sh.Open(editForm(sh, p, field))
		return true, nil
	})
}

// editForm asks for one answer, for the name or for the address.
func editForm(sh *shell.Shell, p *cohort.Applicant, name string) shell.Dialog {
	f, _ := sh.State().Programme.Field(name)
	line := formField(f, p.Answer(name))
	fields := []string{name}
	switch name {
	case programme.FieldName:
		line = dialog.Field{Label: "Name", Value: p.Name.Safe(), Limit: 200}
	case programme.FieldEmail:
		line = dialog.Field{Label: "E-mail", Value: p.Email.Safe(), Limit: 320, Note: "A new address: who they are, their partners and what was done stay."}
		fields = nil // an address is no answer
	}
	before := line.Value
	ask := dialog.NewForm(sh, p.Name.Safe()+": "+text.Line(f.Label), "keep it", []dialog.Field{line}, func(values []string) (string, tea.Cmd) {
		typed := strings.TrimSpace(values[0])
		if typed == before {
			return "", nil
		}
		edited, objection := typedEdit(sh.State().Programme, name, typed)
		if objection != "" {
			return objection, nil
		}
		return "", sh.Desk.Commit(&cohort.Edit{Person: p.ID, Fields: fields, Edited: cohort.Record[cohort.Edited]{Value: edited}})
	})
	ask.About = store.DraftOf{Part: name, People: []matching.ID{p.ID}}
	ask.Intro = func(w int) []string { return editIntro(sh.State().Programme, p, f, w) }
	return ask
}

// typedEdit is what was typed for a field, or what is wrong with it.
func typedEdit(p *programme.Programme, field, typed string) (cohort.Edited, string) {
	if field == programme.FieldName {
		if typed == "" {
			return cohort.Edited{}, "A person needs a name."
		}
		return cohort.Edited{Name: text.New(typed)}, ""
	}
	if field == programme.FieldEmail {
		email, err := form.ParseEmail(typed)
		if err != nil {
			return cohort.Edited{}, err.Error()
		}
		return cohort.Edited{Email: email}, ""
	}
	answer, err := form.ParseAnswer(p, field, typed)
	if err != nil {
		return cohort.Edited{}, err.Error()
	}
	return cohort.Edited{Answers: map[string]matching.Answer{field: answer}}, ""
}

// editIntro says what the form has, and how the answer is taken away, each in a few lines.
func editIntro(p *programme.Programme, a *cohort.Applicant, f programme.Field, w int) []string {
	const most = 4
	var said []string
	if a.Imported != nil {
		said = append(said, "The form says: "+shell.SayField(p, a.Imported, f.Name))
	}
	if f.Name != programme.FieldName && f.Name != programme.FieldEmail {
		said = append(said, "Left empty, the answer is taken away.")
	}
	var out []string
	for _, s := range said {
		lines := chart.Wrap(s, w)
		if len(lines) > most {
			lines = append(lines[:most-1], chart.Fit(lines[most-1], max(1, w-2))+" …")
		}
		out = append(out, lines...)
	}
	return out
}
