package follow

import (
	"cmp"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/text"
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

// openAssign asks who rings the pair, proposing the names there are.
func openAssign(sh *shell.Shell, one *shell.ExchangeStatus) {
	now := one.X.Facilitator.Safe()
	var names []string
	for _, f := range facilitators(sh.State()) {
		names = append(names, f.name)
	}
	if me := text.Line(sh.Desk.Actor); !slices.Contains(names, me) {
		names = append(names, me)
	}
	first := now
	if first == "" {
		first = names[0]
	}
	form := dialog.NewForm(sh, "Who rings them?", "assign", []dialog.Field{{Label: "Facilitator", Value: first, Suggest: names, Limit: 100,
		Note: "The name that they give with --as. Empty: nobody."}},
		func(v []string) (string, tea.Cmd) {
			name := strings.TrimSpace(v[0])
			switch {
			case name == now && name == "":
				return "Nobody rings them yet: write a name.", nil
			case name == now:
				return text.Line(name) + " rings them already.", nil
			}
			return "", sh.Desk.Commit(&cohort.Assign{Exchange: one.X.ID, Facilitator: text.New(name)})
		})
	form.Whom = shell.NamesOf(sh.State(), one.X.Members)
	sh.Open(form)
}
