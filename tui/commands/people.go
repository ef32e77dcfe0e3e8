package commands

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/form"
)

// one are the arguments of the commands about one person.
type one struct {
	Email  string `arg:"" name:"email" help:"The person: the e-mail address, or a name that only one has."`
	Reason string `help:"Why, for the journal; only coordinators see it." placeholder:"TEXT"`
}

func (c one) run(r *run, change func(id matching.ID, why cohort.Note) cohort.Change) error {
	return r.with(func(s *session) error {
		a, err := s.person(c.Email)
		if err != nil {
			return err
		}
		return s.change(change(a.ID, cohort.Reason(c.Reason)))
	})
}

type withdrawCommand struct{ one }

func (c *withdrawCommand) Run(r *run) error {
	return c.run(r, func(id matching.ID, why cohort.Note) cohort.Change { return &cohort.Withdraw{Person: id, Why: why} })
}

type returnCommand struct{ one }

func (c *returnCommand) Run(r *run) error {
	return c.run(r, func(id matching.ID, why cohort.Note) cohort.Change { return &cohort.Return{Person: id, Why: why} })
}

type admitCommand struct{ one }

func (c *admitCommand) Run(r *run) error {
	return c.run(r, func(id matching.ID, why cohort.Note) cohort.Change { return &cohort.Admit{Person: id, Why: why} })
}

type editCommand struct {
	Email   string   `arg:"" name:"email" help:"The person: the e-mail address, or a name that only one has."`
	Answers []string `arg:"" name:"field=answer" help:"New answers; FIELD= takes one away; email=ADDRESS is a new address."`
}

func (c *editCommand) Run(r *run) error {
	return r.with(func(s *session) error {
		a, err := s.person(c.Email)
		if err != nil {
			return err
		}
		edited, fields, err := s.answers(c.Answers, true)
		if err != nil {
			return err
		}
		return s.change(&cohort.Edit{Person: a.ID, Fields: fields, Edited: cohort.Record[cohort.Edited]{Value: edited}})
	})
}

// answers reads FIELD=ANSWER arguments as a form's cells would be read.
func (s *session) answers(args []string, emailToo bool) (cohort.Edited, []string, error) {
	e := cohort.Edited{Answers: map[string]matching.Answer{}}
	var fields []string
	for _, arg := range args {
		name, cell, ok := strings.Cut(arg, "=")
		if name = strings.TrimSpace(name); !ok || name == "" {
			return e, nil, usage("%s: write FIELD=ANSWER, for instance borough=Lewisham", text.Line(arg))
		}
		if slices.Contains(fields, name) {
			return e, nil, usage("the field %s is given twice", text.Line(name))
		}
		fields = append(fields, name)
		if name == "name" {
			if e.Name = text.New(strings.Join(strings.Fields(form.Clean(cell)), " ")); text.Line(e.Name.Raw()) == "" {
				return e, nil, errors.New("a person needs a name")
			}
			continue
		}
		if name == programme.FieldEmail && emailToo {
			email, err := form.ParseEmail(cell)
			if err != nil {
				return e, nil, err
			}
			e.Email = email
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
	Email   string   `arg:"" optional:"" name:"email" help:"The person's address."`
	Name    string   `arg:"" optional:"" name:"name" help:"The person's name."`
	Answers []string `arg:"" optional:"" name:"field=answer" help:"Answers, as the form would have them."`
	Again   bool     `help:"Take in again whoever was erased."`

	From   string `help:"Take people of that cohort into this one again, with their answers: name them by address." placeholder:"COHORT"`
	Alumni bool   `help:"With --from: everybody who has earned its certificate and is not here."`
}

func (c *addCommand) Run(r *run) error {
	switch {
	case c.From != "":
		return c.again(r)
	case c.Alumni:
		return usage("--alumni goes with --from COHORT")
	case c.Email == "" || c.Name == "":
		return usage("add needs <email> <name>; or --from COHORT, to take people of an earlier cohort in again")
	}
	return r.with(func(s *session) error {
		e, _, err := s.answers(append([]string{"name=" + c.Name}, c.Answers...), false)
		if err != nil {
			return err
		}
		email, err := form.ParseEmail(c.Email)
		if err != nil {
			return err
		}
		if when, erased := s.db.WasErased(email.Fold()); erased && !c.Again {
			return cohort.Refuse("whoever has the address %s was erased on %s: --again takes them in anew", email.Safe(), sayDay(when))
		}
		a := matching.Applicant{Email: email, Name: e.Name, Submitted: r.now().UTC(), Answers: e.Answers}
		id := s.db.Identify(a.Key())
		a.ID = id
		if err := s.change(&cohort.Add{Person: id, Application: cohort.Application{Value: a}}); err != nil {
			return err
		}
		at := s.state.Position(id)
		switch {
		case at.Kind == cohort.PositionLate:
			r.printf("%s waits: %s; crosswalk admit %s --reason TEXT lets them in\n", s.state.Call(id), at.Say(s.state), s.email(id))
		case at.Kind != cohort.PositionMatched:
			r.printf("%s waits: %s\n", s.state.Call(id), cmp.Or(at.Say(s.state), string(at.Kind)))
		}
		return nil
	})
}
