package follow

import (
	"cmp"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store"
	"crosswalk/store/cohort"
	"crosswalk/tui/dialog"
	"crosswalk/tui/shell"
)

// facilitator is a name that exchanges are given to.
type facilitator struct {
	name      string // safe
	exchanges int
}

// facilitators are all that exchanges of the state are given to, whoever has most first.
func facilitators(s *cohort.State) []facilitator {
	var all []facilitator
	for _, x := range s.Exchanges {
		if x.Facilitator.IsEmpty() {
			continue
		}
		name := x.Facilitator.Safe()
		i := slices.IndexFunc(all, func(f facilitator) bool { return f.name == name })
		if i < 0 {
			i, all = len(all), append(all, facilitator{name: name})
		}
		all[i].exchanges++
	}
	slices.SortStableFunc(all, func(a, b facilitator) int {
		return cmp.Or(cmp.Compare(b.exchanges, a.exchanges), strings.Compare(text.Fold(a.name), text.Fold(b.name)))
	})
	return all
}

// openAssign asks who rings some pairs, proposing the names there are.
func openAssign(sh *shell.Shell, all []*shell.ExchangeStatus, done ...func()) {
	now, alike := all[0].X.Facilitator.Safe(), true
	for _, one := range all {
		alike = alike && one.X.Facilitator.Safe() == now
	}
	var names []string
	for _, f := range facilitators(sh.State()) {
		names = append(names, f.name)
	}
	if me := text.Line(sh.Desk.Actor); !slices.Contains(names, me) {
		names = append(names, me)
	}
	first := now
	if first == "" || !alike {
		first = names[0]
	}
	form := dialog.NewForm(sh, "Who rings them?", "assign", []dialog.Field{{Label: "Facilitator", Value: first, Suggest: names, Limit: 100,
		Note: "The name that they give with --as. Empty: nobody."}},
		func(v []string) (string, tea.Cmd) {
			name := strings.TrimSpace(v[0])
			var those []cohort.Change
			for _, one := range all {
				if one.X.Facilitator.Safe() != text.Line(name) {
					those = append(those, &cohort.Assign{Exchange: one.X.ID, Facilitator: text.New(name)})
				}
			}
			switch {
			case len(those) == 0 && name == "":
				return "Nobody rings them yet: write a name.", nil
			case len(those) == 0:
				return text.Line(name) + " rings them already.", nil
			}
			for _, f := range done {
				f()
			}
			return "", sh.Desk.Commit(asOne(those))
		})
	form.Whom, form.About = whomOf(sh, all), about(all, "")
	sh.Open(form)
}

// about is what a draft of a form about some exchanges, or a part of one, is about.
func about(all []*shell.ExchangeStatus, part string) store.DraftOf {
	of := store.DraftOf{Part: part}
	if len(all) == 1 {
		of.Exchange = all[0].X.ID
	}
	for _, one := range all {
		of.People = append(of.People, one.X.Members...)
	}
	return of
}

// aboutOne is about of a single exchange.
func aboutOne(one *shell.ExchangeStatus, part string) store.DraftOf {
	return about([]*shell.ExchangeStatus{one}, part)
}

// whomOf is whom a form about some exchanges names: the people of one, else how many there are.
func whomOf(sh *shell.Shell, all []*shell.ExchangeStatus) []string {
	if len(all) == 1 {
		return shell.NamesOf(sh.State(), all[0].X.Members)
	}
	return []string{say.Capital(forMarked(all))}
}
