package groups

import (
	"fmt"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/dialog"
	"crosswalk/tui/shell"
)

// Actions are the keys that work here now.
func (g *screen) Actions() []shell.Action {
	if g.g == nil {
		return nil
	}
	var out []shell.Action
	do := func(id, key, name, help string, quiet bool, run func() tea.Cmd) {
		out = append(out, shell.Action{ID: id, Keys: []string{key}, Name: name, Help: help, Quiet: quiet, Run: run})
	}
	id, some := g.list.Selected()
	if g.g.IsMade() && some {
		do("group-move", "m", "move", "Move the marked people, or the selected one, to another group; the effect is shown first", false, g.openMove)
		if g.g.Of(id) > 0 {
			name, help := "pin", "Keep the marked people, or the selected one, where they are when groups are made again"
			if g.allPinned() {
				name, help = "unpin", "Let the marked people, or the selected one, be put into any group again"
			}
			do("group-pin", "l", name, help, false, g.pin)
		}
	}
	if len(g.all) > 0 {
		name := "make"
		if g.g.IsMade() {
			name = "make again"
		}
		do("group-make", "n", name, "Put everybody into groups; the effect is shown first, and pinned people stay", false, g.openMake)
	}
	if !g.page.Opened() {
		do("open", "enter", "counts", "Show how evenly every answer is spread over the groups", false, func() tea.Cmd { g.page.Open(); return nil })
	}
	if n := len(g.state.Groupings()); n > 1 {
		do("grouping-next", "right", "other groups", "Show the next kind of groups that the programme has", false, func() tea.Cmd { return g.turn(1, n) })
		do("grouping-before", "left", "groups before", "Show the kind of groups before", true, func() tea.Cmd { return g.turn(-1, n) })
	}
	if g.page.Opened() || len(g.all) == 0 {
		return out
	}
	do("filter", "/", "filter", "Show only people with certain words: a name, an answer, “pinned”, “none”, the name of a group", false,
		func() tea.Cmd { g.list.Filter.Begin(); return nil })
	if some {
		do("mark", "space", "mark", "Mark the selected person, to move or pin several at once", true, g.toggle)
	}
	order := "sort by name"
	if g.byName {
		order = "sort by group"
	}
	do("sort", "s", order, "Sort the people by name, or by group", true, func() tea.Cmd {
		g.byName = !g.byName
		g.sort(g.byName)
		g.list.Fill()
		return nil
	})
	return out
}

// turn shows another grouping.
func (g *screen) turn(by, of int) tea.Cmd {
	g.turned = (g.turned + by + of) % of
	clear(g.marked)
	g.show()
	return nil
}

func (g *screen) toggle() tea.Cmd {
	if id, ok := g.list.Selected(); ok {
		if g.marked[id] {
			delete(g.marked, id)
		} else {
			g.marked[id] = true
		}
		g.list.Step(1)
	}
	return nil
}

// allPinned reports whether everybody is pinned whom an action is for.
func (g *screen) allPinned() bool {
	for id := range g.marked {
		if !g.g.Pinned(id) {
			return false
		}
	}
	if len(g.marked) > 0 {
		return true
	}
	id, ok := g.list.Selected()
	return !ok || g.g.Pinned(id)
}

// pin keeps people where they are, or lets them go where all are kept.
func (g *screen) pin() tea.Cmd {
	off := g.allPinned()
	var people []matching.ID
	for _, id := range g.chosen() {
		if g.g.Pinned(id) == off && g.g.Of(id) > 0 {
			people = append(people, id)
		}
	}
	clear(g.marked)
	return g.sh.Desk.Commit(&cohort.PinInGroups{Group: g.g.Name, People: people, Off: off})
}

// openMove asks for the group to move to, then shows the effect.
func (g *screen) openMove() tea.Cmd {
	people := g.chosen()
	var choices []dialog.Choice
	for n := 1; n <= g.g.Count; n++ {
		detail := say.People(len(g.membersOf(n)))
		off := false
		if in := g.g.Inside[n]; in > 0 {
			if outer, ok := g.state.Grouping(g.g.Within); ok {
				detail += " · in " + text.Line(outer.Call(in))
				off = outer.Of(people[0]) != in
			}
		}
		if g.g.Of(people[0]) == n && len(people) == 1 {
			detail += " · here now"
		}
		choices = append(choices, dialog.Choice{Key: fmt.Sprint(n), Text: text.Line(g.g.Call(n)), Detail: detail, Off: off})
	}
	title := "Move " + g.called(people)
	g.sh.Open(dialog.NewPick(g.sh, title, "move there", choices, func(key string) (bool, tea.Cmd) {
		to, err := strconv.Atoi(key)
		if err != nil {
			return true, nil
		}
		change := &cohort.MoveInGroups{Group: g.g.Name, People: people, To: to}
		return true, g.openEffect(title+" to "+text.Line(g.g.Call(to)), "move", change)
	}))
	return nil
}

func (g *screen) called(people []matching.ID) string {
	if len(people) > 2 {
		return say.People(len(people))
	}
	return g.state.CallEach(people)
}

// openMake shows what making the groups would lead to. Where there are groups it asks first which of two ways.
func (g *screen) openMake() tea.Cmd {
	title := "Make " + text.Line(g.g.Title) + " groups"
	if !g.g.IsMade() {
		return g.openEffect(title, "make them", &cohort.MakeGroups{Group: g.g.Name})
	}
	left := len(g.state.WithoutGroup(g.g))
	choices := []dialog.Choice{
		{Key: "keep", Text: "only those who are in none", Detail: say.People(left), Off: left == 0},
		{Key: "anew", Text: "everybody anew", Detail: "pinned people stay"},
	}
	g.sh.Open(dialog.NewPick(g.sh, title, "go on", choices, func(key string) (bool, tea.Cmd) {
		return true, g.openEffect(title, "make them", &cohort.MakeGroups{Group: g.g.Name, Keep: key == "keep"})
	}))
	return nil
}
