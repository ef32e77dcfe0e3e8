package matches

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/tui/dialog"
	"crosswalk/tui/shell"
)

// personQuestion asks for somebody else than a person.
type personQuestion struct {
	title  func(name string) string // of the person
	verb   string
	picked func(person, other matching.ID) tea.Cmd
}

// personPick is a pick of somebody else; tab makes it about the next one of the row.
type personPick struct {
	*dialog.Pick
	flip     func() *personPick // nil: there is no other one
	flipName string
}

// newPersonPick lists everybody but the first of some people, by name; tab goes on to the next of them.
func newPersonPick(sh *shell.Shell, all *people, who []matching.ID, q personQuestion) *personPick {
	person := who[0]
	p := &personPick{}
	if len(who) > 1 {
		p.flipName = "for " + sh.State().Call(who[1])
		p.flip = func() *personPick { return newPersonPick(sh, all, append(slices.Clone(who[1:]), person), q) }
	}
	var choices []dialog.Choice
	ids := map[string]matching.ID{}
	for _, a := range sh.State().Sorted() {
		if a.ID == person || a.Withdrawn {
			continue
		}
		key := a.Key()
		ids[key] = a.ID
		choices = append(choices, dialog.Choice{Key: key, Text: a.Name.Safe(), Detail: all.inShort(a.ID)})
	}
	slices.SortStableFunc(choices, func(x, y dialog.Choice) int { return strings.Compare(all.name(ids[x.Key]), all.name(ids[y.Key])) })
	p.Pick = dialog.NewPick(sh, q.title(sh.State().Call(person)), q.verb, choices, func(key string) (bool, tea.Cmd) {
		return true, q.picked(person, ids[key])
	})
	return p
}

func (p *personPick) Update(msg tea.Msg) (bool, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok && p.flip != nil && (k.String() == "tab" || k.String() == "shift+tab") {
		*p = *p.flip()
		return false, nil
	}
	return p.Pick.Update(msg)
}

func (p *personPick) Keys() []shell.Action {
	ks := p.Pick.Keys()
	if p.flip != nil {
		ks = slices.Insert(ks, len(ks)-1, shell.Action{Keys: []string{"tab"}, Name: p.flipName})
	}
	return ks
}
