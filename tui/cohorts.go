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
	"crosswalk/tui/chart"
	"crosswalk/tui/dialog"
	"crosswalk/tui/shell"
)

// chooseCohort lists all programmes and cohorts, with what there is to do in each, and goes to the one that is picked.
func (m *Model) chooseCohort() tea.Cmd {
	desk := m.sh.Desk
	return m.lists.Start(func(context.Context) cohortList { return listCohorts(desk.DB, desk.By(), desk.Cohort()) },
		func(list cohortList) tea.Cmd {
			pick := dialog.NewPick(&m.sh.Shell, list.title(), "go there", list.choices, func(key string) (bool, tea.Cmd) {
				id, err := strconv.ParseUint(key, 10, 64)
				if err != nil || id == desk.Cohort() {
					return true, nil
				}
				return true, desk.SwitchTo(id)
			})
			pick.Point(fmt.Sprint(desk.Cohort()))
			m.sh.Open(&cohortPick{pick, &m.sh.Shell, list})
			return nil
		})
}

// cohortPick is the list of cohorts; tab tells what they add up to.
type cohortPick struct {
	*dialog.Pick
	sh   *shell.Shell
	list cohortList
}

func (p *cohortPick) Update(msg tea.Msg) (bool, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok && k.String() == "tab" {
		p.sh.Open(&dialog.Page{Shell: p.sh, Title: "What all cohorts add up to", Lines: func(w int) []string { return p.list.lines(p.sh, w) }})
		return false, nil
	}
	return p.Pick.Update(msg)
}

func (p *cohortPick) Keys() []shell.Action {
	ks := p.Pick.Keys()
	return slices.Insert(ks, len(ks)-1, shell.Action{Keys: []string{"tab"}, Name: "totals"})
}

// cohortList is all cohorts of the store by programme, and what they add up to.
type cohortList struct {
	choices []dialog.Choice
	all     cohort.Totals
	of      []programmeTotals
}

// programmeTotals are what the cohorts of one programme add up to.
type programmeTotals struct {
	title  string
	totals cohort.Totals
	each   []string // each of its cohorts, in words
}

func (l cohortList) title() string {
	if l.all.People == 0 {
		return "Cohorts"
	}
	return "Cohorts · " + l.all.Say()
}

// listCohorts lists the cohorts by programme, the newest of each first. What cannot be read is left out.
func listCohorts(db *store.DB, by cohort.By, here uint64) cohortList {
	var list cohortList
	cohorts, _ := db.Cohorts()
	slices.SortStableFunc(cohorts, func(a, b store.Cohort) int {
		return cmp.Or(strings.Compare(a.Programme, b.Programme), cmp.Compare(b.ID, a.ID))
	})
	states := map[string][]*cohort.State{}
	var all []*cohort.State
	for _, c := range cohorts {
		if s, err := db.State(c.ID); err == nil && s.Programme != nil {
			states[c.Programme], all = append(states[c.Programme], s), append(all, s)
		}
	}
	list.all = cohort.Total(all)
	several, last := len(all) > 1, ""
	for _, c := range cohorts {
		i := slices.IndexFunc(states[c.Programme], func(s *cohort.State) bool { return s.Cohort == c.ID })
		if i < 0 {
			continue
		}
		s := states[c.Programme][i]
		title := text.Line(s.Programme.Title)
		if c.Programme != last {
			last = c.Programme
			of := programmeTotals{title: title, totals: cohort.Total(states[c.Programme])}
			list.of = append(list.of, of)
			if several {
				list.choices = append(list.choices, dialog.Choice{Text: title, Detail: matched(of.totals), Head: true})
			}
		}
		choice := dialog.Choice{Key: fmt.Sprint(c.ID), Text: text.Line(c.Name), Also: title, Detail: cohortWords(c, s, by, here)}
		if !several {
			choice.Text += " · " + title
		}
		list.choices = append(list.choices, choice)
		of := &list.of[len(list.of)-1]
		of.each = append(of.each, text.Line(c.Name)+": "+say.People(c.People)+", "+matched(cohort.Total([]*cohort.State{s})))
	}
	return list
}

// cohortWords is what there is in a cohort, and what there is to do.
func cohortWords(c store.Cohort, s *cohort.State, by cohort.By, here uint64) string {
	has := []string{say.People(c.People), say.Count(c.Pairs, "pair")}
	if calls := s.CallsDue(s.Today(by.Now)); calls > 0 {
		has = append(has, say.Count(calls, "call")+" due")
	}
	if c.ID == here {
		has = append(has, "here")
	}
	return strings.Join(has, " · ")
}

// matched is how many people have had a partner, in short.
func matched(t cohort.Totals) string {
	if t.People == 0 {
		return "nobody matched yet"
	}
	return fmt.Sprintf("%d matched, in %s", t.People, say.Count(t.Pairs, "pair"))
}

// lines are the totals of all programmes, of each programme with its cohorts, and of its people by their answers.
func (l cohortList) lines(sh *shell.Shell, w int) []string {
	lines := chart.Wrap("Nobody has had a partner yet.", w)
	if l.all.People > 0 {
		lines = chart.Wrap(l.all.Say()+": "+l.all.SayStates(), w)
	}
	for _, p := range l.of {
		lines = append(lines, "", chart.Paint(sh.Theme.Header, chart.Fit(p.title, w)))
		if p.totals.People == 0 {
			lines = append(lines, "  "+chart.Paint(sh.Theme.Muted, matched(p.totals)))
		} else {
			lines = append(lines, indented(p.totals.Say()+": "+p.totals.SayStates(), w)...)
		}
		if len(p.each) > 1 || p.totals.Before > 0 {
			for _, one := range p.each {
				lines = append(lines, indented(one, w)...)
			}
		}
		for _, by := range p.totals.By {
			var parts []string
			for _, c := range by.Choices {
				if c.People > 0 {
					parts = append(parts, fmt.Sprintf("%s %d", text.Line(c.Label), c.People))
				}
			}
			if len(parts) > 0 {
				lines = append(lines, indented(text.Line(by.Label)+": "+strings.Join(parts, " · "), w)...)
			}
		}
	}
	return lines
}

// indented is a text on lines of w cells, two cells in.
func indented(text string, w int) []string {
	lines := chart.Wrap(text, w-2)
	for i := range lines {
		lines[i] = "  " + lines[i]
	}
	return lines
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
