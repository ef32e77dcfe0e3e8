package commands

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
)

type groupCommand struct {
	List groupListCommand `cmd:"" help:"The groups with their people, and how evenly the answers are spread."`
	Make groupMakeCommand `cmd:"" help:"Put everybody into groups; pinned people stay where they are."`
	Move groupMoveCommand `cmd:"" help:"Move people to another group by hand; they stay there."`
	Pin  groupPinCommand  `cmd:"" help:"Keep people where they are when groups are made again."`
}

type groupListCommand struct {
	Name string `arg:"" optional:"" name:"name" help:"Only the groups of this [[group]] of the programme file."`
	JSON bool   `help:"Print every group with the addresses of its people, as JSON."`
}

// groupJSON is a group as it is printed. Other programs read it: keys stay.
type groupJSON struct {
	Group   string   `json:"group"`
	Name    string   `json:"name"`
	Members []string `json:"members"`
}

func (c *groupListCommand) Run(r *run) error {
	return r.with(func(s *session) error {
		all, err := s.groupings(c.Name)
		if err != nil {
			return err
		}
		if c.JSON {
			out := []groupJSON{}
			for _, g := range all {
				for n := 1; n <= g.Count; n++ {
					one := groupJSON{Group: g.Name, Name: g.Call(n), Members: []string{}}
					for _, id := range s.state.MembersOf(g, n) {
						one.Members = append(one.Members, s.state.Address(id))
					}
					out = append(out, one)
				}
			}
			return s.printJSON(out)
		}
		for i, g := range all {
			if i > 0 {
				s.printf("\n")
			}
			s.listGroups(g)
		}
		return nil
	})
}

// groupings are all groupings of the programme, or the one of a name.
func (s *session) groupings(name string) ([]*cohort.Grouping, error) {
	all := s.state.Groupings()
	if len(all) == 0 {
		return nil, fmt.Errorf("%s has no groups: its programme file has no [[group]]", text.Line(s.state.Name))
	}
	if name == "" {
		return all, nil
	}
	g, err := s.grouping(name)
	return []*cohort.Grouping{g}, err
}

// grouping is the one of a name or title; without one, the only one there is.
func (s *session) grouping(name string) (*cohort.Grouping, error) {
	all := s.state.Groupings()
	var names []string
	for _, g := range all {
		if name == g.Name || name != "" && text.Fold(name) == text.Fold(g.Title) {
			return g, nil
		}
		names = append(names, g.Name)
	}
	switch {
	case len(all) == 0:
		return nil, fmt.Errorf("%s has no groups: its programme file has no [[group]]", text.Line(s.state.Name))
	case name == "" && len(all) == 1:
		return all[0], nil
	case name == "":
		return nil, usage("say which group is meant with --group: %s", strings.Join(names, ", "))
	}
	return nil, fmt.Errorf("the programme has no group %s; it has: %s", text.Line(name), say.And(names))
}

// listGroups prints one grouping.
func (s *session) listGroups(g *cohort.Grouping) {
	if !g.IsMade() {
		s.printf("%s: not made yet (crosswalk group make %s)\n", text.Line(g.Title), g.Name)
		return
	}
	for n := 1; n <= g.Count; n++ {
		members := s.state.MembersOf(g, n)
		line := fmt.Sprintf("%s: %s", text.Line(g.Call(n)), say.People(len(members)))
		if in := g.Inside[n]; in > 0 {
			if outer, ok := s.state.Grouping(g.Within); ok {
				line += ", in " + text.Line(outer.Call(in))
			}
		}
		s.printf("%s\n", line)
		for _, id := range members {
			pinned := ""
			if g.Pinned(id) {
				pinned = "  pinned"
			}
			s.printf("  %s <%s>%s\n", s.state.Call(id), s.email(id), pinned)
		}
	}
	if left := s.state.WithoutGroup(g); len(left) > 0 {
		s.printf("In no %s yet: %s\n", say.InSentence(text.Line(g.Title)), s.state.CallEach(left))
	}
	for _, line := range s.state.SayEven(g) {
		s.printf("%s\n", line.Text)
	}
}

type groupMakeCommand struct {
	Name string `arg:"" name:"name" help:"The [[group]] of the programme file."`
	Keep bool   `help:"Leave everybody where they are, and put only those into a group who are in none."`
}

func (c *groupMakeCommand) Run(r *run) error {
	return r.with(func(s *session) error {
		g, err := s.grouping(c.Name)
		if err != nil {
			return err
		}
		before := s.state
		if err := s.change(&cohort.MakeGroups{Group: g.Name, Keep: c.Keep}); err != nil {
			return err
		}
		s.tellEffect(before, g.Name)
		return nil
	})
}

// tellEffect prints the counts of a grouping before and after a change.
func (s *session) tellEffect(before *cohort.State, name string) {
	was, _ := before.Grouping(name)
	now, ok := s.state.Grouping(name)
	if !ok {
		return
	}
	for _, line := range cohort.SayEffect(before, was, s.state, now) {
		s.printf("%s\n", line)
	}
}

// groupPeople are the arguments of the commands about some people of a group.
type groupPeople struct {
	Emails []string `arg:"" name:"email" help:"The people: e-mail addresses, or names that only one has."`
	Group  string   `help:"Which [[group]] of the programme file, where there are several." placeholder:"NAME"`
	DryRun bool     `help:"Show the effect and change nothing."`
}

func (c groupPeople) find(s *session) (*cohort.Grouping, []matching.ID, error) {
	g, err := s.grouping(c.Group)
	if err != nil {
		return nil, nil, err
	}
	var people []matching.ID
	for _, e := range c.Emails {
		a, err := s.person(e)
		if err != nil {
			return nil, nil, err
		}
		if !slices.Contains(people, a.ID) {
			people = append(people, a.ID)
		}
	}
	return g, people, nil
}

type groupMoveCommand struct {
	groupPeople
	To string `required:"" help:"The group to move to: its number or its name." placeholder:"N"`
}

func (c *groupMoveCommand) Run(r *run) error {
	return r.with(func(s *session) error {
		if c.Group == "" {
			c.Group = s.groupOf(c.To)
		}
		g, people, err := c.find(s)
		if err != nil {
			return err
		}
		to, err := groupNumber(g, c.To)
		if err != nil {
			return err
		}
		change := &cohort.MoveInGroups{Group: g.Name, People: people, To: to}
		if c.DryRun {
			next, err := s.db.Preview(s.ctx, s.state, s.by(), change)
			if err != nil {
				return err
			}
			now, _ := next.Grouping(g.Name)
			for _, line := range cohort.SayEffect(s.state, g, next, now) {
				s.printf("%s\n", line)
			}
			s.printf("Nothing was changed (--dry-run).\n")
			return nil
		}
		before := s.state
		if err := s.change(change); err != nil {
			return err
		}
		s.tellEffect(before, g.Name)
		return nil
	})
}

// groupOf is the grouping one of whose groups is called so; empty if none is.
func (s *session) groupOf(called string) string {
	for _, g := range s.state.Groupings() {
		for n := 1; n <= g.Count; n++ {
			if text.Fold(g.Call(n)) == text.Fold(called) {
				return g.Name
			}
		}
	}
	return ""
}

// groupNumber reads the number or the name of a group.
func groupNumber(g *cohort.Grouping, called string) (int, error) {
	for n := 1; n <= g.Count; n++ {
		if text.Fold(g.Call(n)) == text.Fold(called) || text.Fold(fmt.Sprint(g.Name, " ", n)) == text.Fold(called) {
			return n, nil
		}
	}
	n, err := strconv.Atoi(strings.TrimSpace(called))
	if err != nil {
		return 0, usage("%s is no group: give its number, or its name like “%s”", text.Line(called), text.Line(g.Call(1)))
	}
	return n, nil
}

type groupPinCommand struct {
	groupPeople
	To  string `help:"Move them to this group, too." placeholder:"N"`
	Off bool   `help:"Let them be put into any group again."`
}

func (c *groupPinCommand) Run(r *run) error {
	if c.To != "" {
		if c.Off {
			return usage("--to and --off say two things: move people with --to, or let them go with --off")
		}
		move := groupMoveCommand{c.groupPeople, c.To}
		return move.Run(r)
	}
	if c.DryRun {
		return errors.New("pinning moves nobody, so there is no effect to show: leave --dry-run out")
	}
	return r.with(func(s *session) error {
		g, people, err := c.find(s)
		if err != nil {
			return err
		}
		return s.change(&cohort.PinInGroups{Group: g.Name, People: people, Off: c.Off})
	})
}
