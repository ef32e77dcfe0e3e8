package applicants

import (
	"fmt"
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/form"
	"crosswalk/tui/dialog"
	"crosswalk/tui/shell"
)

// allOf begins the key of a choice of all alumni of a cohort, which is no number.
const allOf = "all "

// againPick offers the people of other cohorts who are not in this one: one of them, or all alumni of a cohort. added gets the
// key of the first who is taken in.
func againPick(sh *shell.Shell, formers []cohort.Former, added func(key string)) shell.Dialog {
	var choices []dialog.Choice
	alumni := map[string]int{}
	for _, f := range formers {
		if f.Alumnus != "" {
			alumni[f.Alumnus]++
		}
	}
	for _, f := range formers {
		if n := alumni[f.Alumnus]; n > 1 {
			choices = append(choices, dialog.Choice{Key: allOf + f.Alumnus, Text: fmt.Sprintf("All %d alumni of ", n) + text.Line(f.Alumnus)})
			alumni[f.Alumnus] = 0
		}
	}
	for _, f := range formers {
		detail := text.Line(f.Called)
		if f.Alumnus != "" {
			detail = "alumnus of " + text.Line(f.Alumnus)
		}
		choices = append(choices, dialog.Choice{Key: strconv.FormatUint(uint64(f.ID), 10), Text: f.Name.Safe(), Detail: detail, Also: f.Email.Safe()})
	}
	return dialog.NewPick(sh, "Who of earlier cohorts takes part again?", "take them in", choices, func(key string) (bool, tea.Cmd) {
		return true, takeAgain(sh, added, slices.DeleteFunc(slices.Clone(formers), func(f cohort.Former) bool {
			return key != strconv.FormatUint(uint64(f.ID), 10) && (f.Alumnus == "" || key != allOf+f.Alumnus)
		}))
	})
}

// takeAgain adds people of earlier cohorts as one change. What of their answers means nothing here is said before.
func takeAgain(sh *shell.Shell, added func(key string), chosen []cohort.Former) tea.Cmd {
	all := &cohort.Several{}
	var lost []string
	for _, f := range chosen {
		a, left := form.Again(sh.State().Programme, &f.Applicant.Applicant, sh.Now())
		all.Adds = append(all.Adds, cohort.Add{Person: f.ID, Application: cohort.Application{Value: a}})
		if len(left) > 0 {
			lost = append(lost, f.Name.Safe()+": "+say.And(left))
		}
	}
	take := func() tea.Cmd {
		added(chosen[0].Key())
		if len(all.Adds) == 1 {
			return sh.Desk.Commit(&all.Adds[0])
		}
		return sh.Desk.Commit(all)
	}
	if len(lost) == 0 {
		return take()
	}
	const most = 8 // lines that are read
	if more := len(lost) - most; more > 0 {
		lost = append(lost[:most], fmt.Sprintf("and answers of %d more", more))
	}
	sh.Open(&dialog.Confirm{
		Shell: sh, Title: "Some answers mean nothing in this programme",
		Lines: append([]string{"They are left out:"}, lost...), Verb: "take in " + say.Count(len(chosen), "person"), Run: take,
	})
	return nil
}

// againAction takes people of earlier cohorts in; none where the store has no other cohort with people.
func (s *screen) againAction(do func(id, name, help string, run func() tea.Cmd, keys ...string)) {
	if !slices.ContainsFunc(s.sh.State().Others(), func(o cohort.Other) bool { return len(o.People) > 0 }) {
		return
	}
	do("add-again", "again", "Take people of an earlier cohort in again, alumni first, with their answers; consent is asked for anew", func() tea.Cmd {
		formers := s.sh.State().Formers(s.sh.Today(), nil)
		if len(formers) == 0 {
			s.sh.Say("Everybody of the other cohorts is here already")
			return nil
		}
		s.sh.Open(againPick(s.sh, formers, func(key string) { s.added = key }))
		return nil
	}, "b")
}
