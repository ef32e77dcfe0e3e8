package commands

import (
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/text"
	"crosswalk/store"
	"crosswalk/store/form"
)

// one are the arguments of the commands about one person.
type one struct {
	Email  string `arg:"" help:"The person." placeholder:"EMAIL"`
	Reason string `help:"Why, for the journal; only coordinators see it." placeholder:"TEXT"`
}

func (c one) run(r *run, change func(id matching.ID, why store.Note) store.Change) error {
	return r.with(func(s *session) error {
		a, err := s.person(c.Email)
		if err != nil {
			return err
		}
		return s.change(change(a.ID, store.Reason(c.Reason)))
	})
}

type withdrawCommand struct{ one }

func (c *withdrawCommand) Run(r *run) error {
	return c.run(r, func(id matching.ID, why store.Note) store.Change { return &store.Withdraw{Person: id, Why: why} })
}

type returnCommand struct{ one }

func (c *returnCommand) Run(r *run) error {
	return c.run(r, func(id matching.ID, why store.Note) store.Change { return &store.Return{Person: id, Why: why} })
}

type admitCommand struct{ one }

func (c *admitCommand) Run(r *run) error {
	return c.run(r, func(id matching.ID, why store.Note) store.Change { return &store.Admit{Person: id, Why: why} })
}

type editCommand struct {
	Email   string   `arg:"" help:"The person." placeholder:"EMAIL"`
	Answers []string `arg:"" help:"New answers; FIELD= takes one away." placeholder:"FIELD=ANSWER"`
}

func (c *editCommand) Run(r *run) error {
	return r.with(func(s *session) error {
		a, err := s.person(c.Email)
		if err != nil {
			return err
		}
		edited, fields, err := s.answers(c.Answers)
		if err != nil {
			return err
		}
		return s.change(&store.Edit{Person: a.ID, Fields: fields, Edited: store.Kept[store.Edited]{Value: edited}})
	})
}

// answers reads FIELD=ANSWER arguments as a form's cells would be read.
func (s *session) answers(args []string) (store.Edited, []string, error) {
	e := store.Edited{Answers: map[string]matching.Answer{}}
	var fields []string
	for _, arg := range args {
		name, cell, ok := strings.Cut(arg, "=")
		if !ok {
			return e, nil, usage("%s: write FIELD=ANSWER, for instance borough=Lewisham", text.Line(arg))
		}
		if slices.Contains(fields, name) {
			return e, nil, usage("the field %s is given twice", text.Line(name))
		}
		fields = append(fields, name)
		if name == "name" {
			if strings.TrimSpace(cell) == "" {
				return e, nil, fmt.Errorf("a person needs a name")
			}
			e.Name = text.New(strings.TrimSpace(cell))
			continue
		}
		answer, err := form.ParseAnswer(s.state.Programme, name, cell)
		if err != nil {
			return e, nil, err
		}
		e.Answers[name] = answer
	}
	return e, fields, nil
}

type addCommand struct {
	Email   string   `arg:"" help:"The person's address." placeholder:"EMAIL"`
	Name    string   `arg:"" help:"The person's name." placeholder:"NAME"`
	Answers []string `arg:"" optional:"" help:"Answers." placeholder:"FIELD=ANSWER"`
}

func (c *addCommand) Run(r *run) error {
	return r.with(func(s *session) error {
		e, _, err := s.answers(append([]string{"name=" + c.Name}, c.Answers...))
		if err != nil {
			return err
		}
		email, err := form.ParseEmail(c.Email)
		if err != nil {
			return err
		}
		a := matching.Applicant{Email: email, Name: e.Name, Submitted: r.now().UTC(), Answers: e.Answers}
		id := s.db.Identify(a.Key())
		a.ID = id
		return s.change(&store.Add{Person: id, Application: store.Application{Value: a}})
	})
}
