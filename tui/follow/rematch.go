package follow

import (
	"context"
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/say"
	"crosswalk/store"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
	"crosswalk/tui/dialog"
	"crosswalk/tui/shell"
)

// partners are those whom somebody could be re-matched with, or why there is nobody.
type partners struct {
	found []cohort.RematchPartner
	err   error
}

// staying are those of an exchange that ended early who wait with priority.
func staying(sh *shell.Shell, one *shell.ExchangeStatus) []matching.ID {
	var who []matching.ID
	if !one.X.EndedEarly() {
		return nil
	}
	for _, id := range one.X.Members {
		if x, ok := sh.State().WaitsFirst(id); ok && x.ID == one.X.ID {
			who = append(who, id)
		}
	}
	return who
}

// rematch asks which of those who stayed gets a new partner, if several did, and then whom.
func (e *exchanges) rematch(one *shell.ExchangeStatus) tea.Cmd {
	who := staying(e.sh, one)
	if len(who) == 1 {
		return e.findPartners(who[0])
	}
	var choices []dialog.Choice
	for i, id := range who {
		choices = append(choices, dialog.Choice{Key: fmt.Sprint(i), Text: e.sh.State().Call(id), Detail: "waits with priority"})
	}
	e.sh.Open(dialog.NewPick(e.sh, "Who gets a new partner?", "look for one", choices, func(key string) (bool, tea.Cmd) {
		for i, id := range who {
			if key == fmt.Sprint(i) {
				return true, e.findPartners(id)
			}
		}
		return true, nil
	}))
	return nil
}

// findPartners looks for partners in the background, and offers them.
func (e *exchanges) findPartners(id matching.ID) tea.Cmd {
	s := e.sh.State()
	e.sh.Say("Looking for partners of " + s.Call(id) + " …")
	return e.partners.Start(func(context.Context) partners {
		found, err := s.RematchPartners(id)
		return partners{found, err}
	}, func(p partners) tea.Cmd {
		if p.err != nil {
			e.sh.Complain(shell.AsSentence(p.err.Error()))
			return nil
		}
		e.offer(s, id, p.found)
		return nil
	})
}

// offer lists partners, and asks for the start with the one that is picked.
func (e *exchanges) offer(s *cohort.State, id matching.ID, found []cohort.RematchPartner) {
	var choices []dialog.Choice
	for i, p := range found {
		detail := say.Points(p.Score)
		if p.Plan {
			detail += " · in the plan"
		}
		if p.First {
			detail += " · with priority"
		}
		choices = append(choices, dialog.Choice{Key: fmt.Sprint(i), Text: s.Call(p.ID), Detail: detail})
	}
	e.sh.Open(dialog.NewPick(e.sh, "A new partner for "+shell.TitleName(e.sh, id), "see what changes", choices, func(key string) (bool, tea.Cmd) {
		for i, p := range found {
			if key == fmt.Sprint(i) {
				openRematch(e.sh, s, id, p)
			}
		}
		return true, nil
	}))
}

// openRematch shows what a re-match changes, and asks on which day the new exchange starts.
func openRematch(sh *shell.Shell, s *cohort.State, id matching.ID, with cohort.RematchPartner) {
	form := dialog.NewForm(sh, "Re-match", "re-match them", []dialog.Field{
		{Label: "Starts on", Value: "tomorrow", Hint: "monday, 5 Jun", Limit: 40, Echo: func(typed string) string {
			day, err := exchange.ParseDay(typed, sh.Today(), exchange.Ahead)
			if err != nil || typed == "" {
				return ""
			}
			return exchange.WeekDay(day, sh.Today())
		}, Note: "All dates of the new exchange follow from its start."},
	}, func(v []string) (string, tea.Cmd) {
		day, err := exchange.ParseDay(v[0], sh.Today(), exchange.Ahead)
		switch {
		case err != nil:
			return shell.AsSentence(err.Error()), nil
		case exchange.FarOff(day, sh.Today()):
			return exchange.LongDay(day) + " is more than a year from today. Is the year right?", nil
		}
		return "", sh.Desk.Commit(&cohort.Rematch{A: id, B: with.ID, Start: day})
	})
	form.Whom, form.About = shell.NamesOf(s, []matching.ID{id, with.ID}), store.DraftOf{People: []matching.ID{id, with.ID}}
	form.Intro = func(w int) []string { return rippleLines(s, id, with, w) }
	sh.Open(form)
}

// rippleLines is what a re-match changes: the pair that comes, whom the plan had suggested instead, and how many wait.
func rippleLines(s *cohort.State, id matching.ID, with cohort.RematchPartner, w int) []string {
	two := []matching.ID{id, with.ID}
	waiting := 0
	change := 0
	if s.Plan != nil {
		waiting = len(s.Plan.Waiting)
		for _, p := range s.Plan.Waiting {
			if slices.Contains(two, p.ID) {
				change--
			}
		}
	}
	var lines []string
	rest := "Nobody else is moved, and nothing that was published changes."
	if p, ok := s.Plan.PairOf(id); ok && !with.Plan {
		change++
		other := p.Team().Others(id)
		lines = append(lines, chart.Wrap("− "+s.CallAll(p.Members())+" "+say.Points(p.Score)+", which the plan suggested", w)...)
		rest = s.CallEach(other) + " waits until the plan is made again. Nothing that was published changes."
	}
	came := fmt.Sprintf("+ %s %s · waiting %d → %d", s.CallAll(two), say.Points(with.Score), waiting, waiting+change)
	return append(append(chart.Wrap(came, w), lines...), chart.Wrap(rest, w)...)
}
