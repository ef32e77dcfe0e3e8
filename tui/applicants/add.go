package applicants

import (
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/form"
	"crosswalk/tui/chart"
	"crosswalk/tui/dialog"
	"crosswalk/tui/shell"
)

// addForm asks for a new applicant. added gets the key of who was asked to be added.
func addForm(sh *shell.Shell, added func(key string)) shell.Dialog {
	answers := askable(sh.State().Programme)
	fields := []dialog.Field{{Label: "Name *", Limit: 200}, {Label: "E-mail *", Limit: 254}}
	for _, f := range answers {
		line := formField(f, matching.Answer{})
		if f.Required {
			line.Label += " *"
		}
		fields = append(fields, line)
	}
	var ask *dialog.Form
	again := "" // whom it was said of that they were erased
	ask = dialog.NewForm(sh, "Add an applicant", "add them", fields, func(values []string) (string, tea.Cmd) {
		person, at, objection := typedPerson(sh.State(), sh.Now(), answers, values)
		if objection != "" {
			ask.Focus(at)
			return objection, nil
		}
		if when, erased := sh.State().ErasedOn(person.Key()); erased && again != person.Key() {
			again = person.Key()
			ask.Focus(1)
			return "Whoever has this address was erased on " + when.Local().Format("2 January 2006") + ". ctrl+s once more takes them in anew.", nil
		}
		added(person.Key())
		return "", addPerson(sh.Desk, person)
	})
	ask.Intro = func(w int) []string { return chart.Wrap("* is needed; ctrl+s adds them as soon as you like.", w) }
	return ask
}

// typedPerson makes an applicant of what was typed into the form, which begins with name and e-mail and goes
// on with fields; or it says what is wrong, and in which line.
func typedPerson(s *cohort.State, now time.Time, fields []programme.Field, values []string) (person matching.Applicant, at int, objection string) {
	name := strings.TrimSpace(form.Clean(values[0]))
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
	if old, ok := s.ByEmail(email.Raw()); ok {
		return person, 1, fmt.Sprintf("%s has this address and is in the cohort already: edit that application instead.", old.Name.Safe())
	}
	person = matching.Applicant{Email: email, Name: text.New(name), Submitted: now.UTC(), Answers: map[string]matching.Answer{}}
	for i, f := range fields {
		answer, err := form.ParseAnswer(s.Programme, f.Name, values[i+2])
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

// addPerson takes one person in by hand. Who they are in the store is settled when its turn has come.
func addPerson(d *shell.Desk, a matching.Applicant) tea.Cmd {
	here := d.Cohort()
	return d.InTurn(func() tea.Msg {
		a.ID = d.DB.Identify(a.Key())
		return d.CommitTo(here, &cohort.Add{Person: a.ID, Application: cohort.Application{Value: a}})
	})
}
