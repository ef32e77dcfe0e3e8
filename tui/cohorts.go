package tui

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store"
	"crosswalk/store/cohort"
	"crosswalk/tui/dialog"
)

// chooseCohort lists all programmes and cohorts, with what there is to do in each, and goes to the one that is picked.
func (m *Model) chooseCohort() tea.Cmd {
	desk := m.sh.Desk
	return m.lists.Start(func(context.Context) cohortList { return listCohorts(desk.DB, desk.By(), desk.Cohort()) },
		func(list cohortList) tea.Cmd {
			m.sh.Open(dialog.NewPick(&m.sh.Shell, list.title, "go there", list.choices, func(key string) (bool, tea.Cmd) {
				id, err := strconv.ParseUint(key, 10, 64)
				if err != nil || id == desk.Cohort() {
					return true, nil
				}
				return true, desk.SwitchTo(id)
			}))
			return nil
		})
}

// cohortList is all cohorts of the store, and above them what they add up to.
type cohortList struct {
	title   string
	choices []dialog.Choice
}

func listCohorts(db *store.DB, by cohort.By, here uint64) cohortList {
	list := cohortList{"Cohorts", cohortChoices(db, by, here)}
	if states, err := db.States(); err == nil {
		if t := cohort.Total(states); t.People > 0 {
			list.title += " · " + t.Say()
		}
	}
	return list
}

// cohortChoices are the cohorts by programme, the newest of each first. What cannot be read is left out.
func cohortChoices(db *store.DB, by cohort.By, here uint64) []dialog.Choice {
	cohorts, _ := db.Cohorts()
	slices.SortStableFunc(cohorts, func(a, b store.Cohort) int {
		return cmp.Or(strings.Compare(a.Programme, b.Programme), cmp.Compare(b.ID, a.ID))
	})
	var choices []dialog.Choice
	for _, c := range cohorts {
		s, err := db.State(c.ID)
		if err != nil {
			continue
		}
		has := []string{say.People(c.People), say.Count(c.Pairs, "pair")}
		if calls := s.CallsDue(s.Today(by.Now)); calls > 0 {
			has = append(has, say.Count(calls, "call")+" due")
		}
		if c.ID == here {
			has = append(has, "here")
		}
		choices = append(choices, dialog.Choice{Key: fmt.Sprint(c.ID), Text: text.Line(c.Name) + " · " + text.Line(s.Programme.Title), Detail: strings.Join(has, " · ")})
	}
	return choices
}

// deadlineLayout is how a deadline is typed.
const deadlineLayout = "2006-01-02 15:04"

// setCohort asks for the cohort's name and deadline.
func (m *Model) setCohort() tea.Cmd {
	s := m.sh.State()
	closes := ""
	if !s.Closes.IsZero() {
		closes = s.Closes.In(s.Programme.Zone).Format(deadlineLayout)
	}
	m.sh.Open(dialog.NewForm(&m.sh.Shell, "This cohort", "change it", []dialog.Field{
		{Label: "Name", Value: s.Name, Limit: 80},
		{Label: "Deadline", Value: closes, Hint: deadlineLayout, Limit: 20, Note: "Whoever applied after this minute is late, whenever they are looked at. Empty: no deadline."},
	}, func(values []string) (string, tea.Cmd) {
		set := &cohort.SetCohort{}
		var err error
		if set.Name, err = cohort.CohortName(values[0]); err != nil {
			return "A cohort needs a name, of 80 letters at most.", nil
		}
		at, ok := s.Programme.ParseDeadline(values[1])
		switch {
		case !ok:
			return "Write the deadline as " + deadlineLayout + ".", nil
		case at.IsZero():
			set.NoDeadline = !s.Closes.IsZero()
		case values[1] != closes:
			set.Closes = at
		}
		if set.Name == s.Name && set.Closes.IsZero() && !set.NoDeadline {
			return "", nil
		}
		return "", m.sh.Desk.Commit(set)
	}))
	return nil
}
