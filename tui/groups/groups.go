// Package groups is the screen of people in groups: who is in which, how evenly the answers are spread, and what moves
// and pins do to that. It is there where the programme has groups.
//
// [New] makes the screen. It shows one grouping of the programme at a time: a [shell.List] of everybody who takes part,
// and beside it, or behind enter, how even its groups are. That is counted in the background. Groups are made and people
// moved in a dialog that shows the effect first; the changes go by the desk.
package groups

import (
	"cmp"
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/shell"
)

// screen is the people of one grouping.
type screen struct {
	sh      *shell.Shell
	list    *shell.List[matching.ID]
	page    shell.Page
	state   *cohort.State
	at      int // which of the programme's groupings is shown
	g       *cohort.Grouping
	people  map[matching.ID]*person
	all     []matching.ID   // in their order
	members [][]matching.ID // of each group, from group 1 on, in the order of their folded e-mails
	sizes   string          // of the groups, in words
	none    int             // how many are in no group
	pinned  int             // how many are
	drawn   drawnDetail
	marked  map[matching.ID]bool
	byName  bool
	count   shell.Ask[*counted]
	counted *counted // nil while it is being counted
}

// person is what is shown of somebody.
type person struct {
	name    string
	answers []string // to the fields that are to be even, or that sets are made by
	folded  string
	group   int
	pinned  bool
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
	if g.state == s {
		return
	}
	if g.state == nil || g.state.Cohort != s.Cohort {
		g.at = 0
		clear(g.marked)
	}
	g.state = s
	g.show()
}

// Late has Take called only once the screen is shown.
func (g *screen) Late() {}

// show reads the grouping that is shown.
func (g *screen) show() {
	g.count.Stop()
	g.counted, g.people, g.all, g.g = nil, map[matching.ID]*person{}, nil, nil
	g.members, g.sizes, g.none, g.pinned, g.drawn = nil, "", 0, 0, drawnDetail{}
	all := g.state.Groupings()
	if len(all) == 0 {
		g.list.Fill()
		return
	}
	g.at = min(g.at, len(all)-1)
	g.g = all[g.at]
	ids := g.state.TakingPart()
	answers := g.state.ComparedAnswers(ids, g.fields())
	for i, id := range ids {
		p := &person{name: g.state.Call(id), answers: answers[i], group: g.g.Of(id), pinned: g.g.Pinned(id)}
		p.folded = text.Bare(strings.Join(append([]string{p.name, g.groupWord(p)}, p.answers...), " "))
		g.people[id] = p
	}
	g.seat(ids)
	g.all = ids
	g.sort()
	for id := range g.marked {
		if g.people[id] == nil {
			delete(g.marked, id)
		}
	}
	g.list.Fill()
}

// seat takes down who is in which group.
func (g *screen) seat(ids []matching.ID) {
	g.members = g.state.MembersOfEach(g.g)
	sizes := make([]int, g.g.Count+1)
	for _, id := range ids {
		p := g.people[id]
		sizes[p.group]++
		if p.pinned {
			g.pinned++
		}
	}
	g.none = sizes[0]
	if g.g.IsMade() {
		g.sizes = sizeWords(sizes[1:])
	}
}

// membersOf are the people of a group.
func (g *screen) membersOf(n int) []matching.ID {
	if n < 1 || n > len(g.members) {
		return nil
	}
	return g.members[n-1]
}

// fields are those whose answers are shown.
func (g *screen) fields() []string {
	fields := slices.Clone(g.g.Even)
	for _, f := range slices.Concat(g.g.Same, g.g.Apart) {
		if !slices.Contains(fields, f) {
			fields = append(fields, f)
		}
	}
	return fields[:min(len(fields), 3)]
}

func (g *screen) sort() {
	slices.SortStableFunc(g.all, func(a, b matching.ID) int {
		x, y := g.people[a], g.people[b]
		byGroup := cmp.Compare(x.group, y.group)
		if g.byName {
			byGroup = 0
		}
		return cmp.Or(byGroup, strings.Compare(x.name, y.name))
	})
}

// groupWord is what the filter finds of somebody's group.
func (g *screen) groupWord(p *person) string {
	switch {
	case p.group == 0:
		return "none"
	case p.pinned:
		return g.g.Call(p.group) + " pinned"
	}
	return g.g.Call(p.group)
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

// Settle has it counted how even the groups are.
func (g *screen) Settle(_, _ int, shown bool) tea.Cmd {
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
