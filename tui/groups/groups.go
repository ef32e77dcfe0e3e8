// Package groups is the screen of people in groups: who is in which, how evenly the answers are spread, and what moves
// and pins do to that. It is there where the programme has groups.
//
// [New] makes the screen. It shows one grouping of the programme at a time: a [shell.List] of everybody who takes part,
// and beside it, or behind enter, how even its groups are. A grouping is read once for a state (reading.go); where people are
// many, and how even it is always, in the background. Groups are made and people moved in a dialog that shows the effect first;
// the changes go by the desk.
package groups

import (
	"context"
	"maps"
	"slices"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/store/cohort"
	"crosswalk/tui/shell"
)

// screen is the people of one grouping.
type screen struct {
	sh      *shell.Shell
	list    *shell.List[matching.ID]
	page    shell.Page
	reading               // what is shown
	newest  *cohort.State // what is to be shown
	turned  int           // to which of the programme's groupings
	reads   shell.Ask[reading]
	drawn   drawnDetail
	marked  map[matching.ID]bool
	byName  bool
	count   shell.Ask[*counted]
	counted *counted // nil while it is being counted
}

// counted is how even the groups are.
type counted struct {
	state *cohort.State
	name  string
	lines []cohort.EvenLine // of all groups
}

// New makes the screen.
func New(sh *shell.Shell) shell.Screen {
	g := &screen{sh: sh, marked: map[matching.ID]bool{}}
	g.list = shell.NewList(sh, nil, &g.page, g.rows)
	g.list.Moved = func(before matching.ID) {
		if now, _ := g.list.Selected(); now != before {
			g.page.Top = 0
		}
	}
	return g
}

// Here reports whether the programme has groups.
func (g *screen) Here() bool {
	p := g.sh.State().Programme
	return p != nil && len(p.Groups) > 0
}

// Take reads the new state.
func (g *screen) Take() {
	s := g.sh.State()
	if g.newest == s {
		return
	}
	if g.newest == nil || g.newest.Cohort != s.Cohort {
		g.turned = 0
		clear(g.marked)
		g.have(reading{})
	}
	g.newest = s
	if g.state != nil && s.StandsAs(g.state) {
		g.state = s
		return
	}
	g.show()
}

// Late has Take called only once the screen is shown.
func (g *screen) Late() {}

// atOnce is of how many people a grouping is read while somebody waits: some milliseconds.
const atOnce = 1000

// show reads the grouping that is to be shown; where people are many in the background, and what there was before stays
// until then.
func (g *screen) show() {
	g.reads.Stop()
	if len(g.newest.People) <= atOnce {
		g.have(read(g.newest, g.turned, g.byName))
	}
}

// behind reports whether something else is to be shown than what is.
func (g *screen) behind() bool { return g.state != g.newest || g.at != g.turned }

// have takes a grouping over that was read.
func (g *screen) have(r reading) {
	g.count.Stop()
	other := r.at != g.at
	g.counted, g.drawn, g.reading, g.turned = nil, drawnDetail{}, r, r.at
	g.sort(g.byName)
	if g.g != nil {
		maps.DeleteFunc(g.marked, func(id matching.ID, _ bool) bool { return g.people[id] == nil })
	}
	g.list.Fill()
	if other {
		g.list.Table.Top()
	}
}

func (g *screen) rows(words []string) ([]matching.ID, bool) {
	if len(words) == 0 {
		return g.all, true
	}
	var found []matching.ID
	for _, id := range g.all {
		if shell.HasWords(words, g.people[id].folded) {
			found = append(found, id)
		}
	}
	return found, true
}

// Settle has the grouping read that is to be shown, and then counted how even the groups are.
func (g *screen) Settle(_, _ int, shown bool) tea.Cmd {
	if shown && g.newest != nil && g.behind() {
		if g.reads.Open() {
			return nil
		}
		s, at, byName := g.newest, g.turned, g.byName
		return g.reads.Start(func(context.Context) reading { return read(s, at, byName) }, func(r reading) tea.Cmd {
			g.have(r)
			return nil
		})
	}
	if !shown || g.g == nil || !g.g.IsMade() || g.counted != nil || g.count.Open() {
		return nil
	}
	s, of := g.state, g.g
	return g.count.Start(func(context.Context) *counted {
		return &counted{s, of.Name, s.SayEven(of)}
	}, func(c *counted) tea.Cmd {
		g.counted = c
		return nil
	})
}

// Update answers the keys that move, what is typed into the filter, and the wheel.
func (g *screen) Update(msg tea.Msg) tea.Cmd { return g.list.Update(msg) }

// Click selects the row that was pressed, and opens the one that was selected already.
func (g *screen) Click(x, y int) tea.Cmd { return g.list.Click(x, y) }

// Typing says that keys are letters of the filter now.
func (g *screen) Typing() bool { return g.list.Typing() }

// Point puts the cursor on somebody.
func (g *screen) Point(who ...matching.ID) bool { return len(who) > 0 && g.list.Select(who[0]) }

// Back closes the counts, takes the marks away, or clears the filter.
func (g *screen) Back() bool {
	switch {
	case g.page.Close():
		return true
	case len(g.marked) > 0:
		clear(g.marked)
		return true
	}
	return g.list.Back()
}

// chosen are the people that an action is for: the marked ones, else the one under the cursor.
func (g *screen) chosen() []matching.ID {
	var ids []matching.ID
	if len(g.marked) > 0 {
		ids = slices.DeleteFunc(slices.Clone(g.all), func(id matching.ID) bool { return !g.marked[id] })
	}
	if id, ok := g.list.Selected(); ok && len(ids) == 0 {
		ids = append(ids, id)
	}
	return ids
}
