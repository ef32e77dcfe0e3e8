package commands

import (
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
)

// resolveCommand says who is meant by a name.
type resolveCommand struct {
	Email string   `arg:"" name:"email" help:"Who wrote the name: the e-mail address, or a name that only one has."`
	Field string   `arg:"" name:"field" help:"The field in which it stands, for instance not_with."`
	Who   []string `arg:"" name:"who" help:"Who is meant: the e-mail address of one or several, or nobody."`
	Text  string   `help:"Which name, where several in the answer are in doubt." placeholder:"NAME"`
}

func (c *resolveCommand) Run(r *run) error {
	return r.with(func(s *session) error {
		a, err := s.person(c.Email)
		if err != nil {
			return err
		}
		written, err := s.nameToResolve(a, c.Field, c.Text)
		if err != nil {
			return err
		}
		change := &cohort.Resolve{Person: a.ID, Field: c.Field, Text: cohort.Record[cohort.WrittenName]{Value: cohort.WrittenName{Text: written}}}
		if len(c.Who) != 1 || text.Fold(c.Who[0]) != "nobody" {
			for _, who := range c.Who {
				p, err := s.person(who)
				if err != nil {
					return err
				}
				change.Who = append(change.Who, p.ID)
			}
		}
		return s.change(change)
	})
}

// nameToResolve is the one name of an answer that is in doubt, else the one name in it; or the one that was given.
func (s *session) nameToResolve(a *cohort.Applicant, field, given string) (text.Text, error) {
	if given != "" {
		return text.New(given), nil
	}
	var all, open []matching.Name
	for _, m := range s.state.Named()[a.ID] {
		for _, n := range m.Names {
			if m.Field != field {
				continue
			}
			all = append(all, n)
			if n.IsOpen() {
				open = append(open, n)
			}
		}
	}
	if len(open) == 0 {
		open = all
	}
	switch len(open) {
	case 0:
		return text.Text{}, fmt.Errorf("%s names nobody in %s", a.Called(), text.Line(field))
	case 1:
		return open[0].Text, nil
	}
	var names []string
	for _, n := range open {
		names = append(names, "“"+n.Text.Safe()+"”")
	}
	return text.Text{}, fmt.Errorf("%s names %s in %s: say which with --text NAME", a.Called(), say.And(names), text.Line(field))
}

// applications are the arguments of the commands about one person or two.
type applications struct {
	A string `arg:"" name:"email" help:"One application: the e-mail address, in this cohort or in another."`
	B string `arg:"" name:"other" help:"The other one."`
}

func (c applications) run(r *run, change func(a, b matching.ID) cohort.Change) error {
	return r.with(func(s *session) error {
		a, err := s.anywhere(c.A)
		if err != nil {
			return err
		}
		b, err := s.anywhere(c.B)
		if err != nil {
			return err
		}
		return s.change(change(a.ID, b.ID))
	})
}

// anywhere finds a person of this cohort, or by the address one of another.
func (s *session) anywhere(who string) (*cohort.Applicant, error) {
	if a, ok := s.state.ByEmailAnywhere(who); ok && strings.Contains(who, "@") {
		return a, nil
	}
	return s.person(who)
}

type sameCommand struct{ applications }

func (c *sameCommand) Run(r *run) error {
	return c.run(r, func(a, b matching.ID) cohort.Change { return &cohort.Same{A: a, B: b} })
}

type differentCommand struct{ applications }

func (c *differentCommand) Run(r *run) error {
	return c.run(r, func(a, b matching.ID) cohort.Change { return &cohort.Different{A: a, B: b} })
}

// tellNames tells who is meant by the names that an import brings, and what it leaves to be settled about persons.
func (in *importing) tellNames() {
	next, names := in.state.AheadNames(in.db.Import(in.diff, in.file()))
	for _, n := range joined(names) {
		if !n.FitsNobody() {
			in.tell("  %s", next.SayRead(n))
		}
	}
	for _, l := range next.SayLookalikes() {
		in.tell("  %s", l)
	}
}

// joined makes one of all that a person names in a field and that is understood, so that a manager who is given by name
// and by address is told once.
func joined(names []cohort.NameRead) []cohort.NameRead {
	type key struct {
		person matching.ID
		field  string
	}
	var list []cohort.NameRead
	first := map[key]int{}
	for _, n := range names {
		k := key{n.Person, n.Field}
		i, ok := first[k]
		switch {
		case n.IsOpen() || len(n.Bound) == 0:
			list = append(list, n)
		case !ok:
			first[k] = len(list)
			n.Bound = slices.Clone(n.Bound)
			list = append(list, n)
		default:
			for _, id := range n.Bound {
				if !slices.Contains(list[i].Bound, id) {
					list[i].Bound = append(list[i].Bound, id)
				}
			}
		}
	}
	return list
}
