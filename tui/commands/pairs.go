package commands

import (
	"crosswalk/matching"
	"crosswalk/store/cohort"
)

// two are the arguments of every command about a pair.
type two struct {
	A      string `arg:"" name:"email" help:"One person: the e-mail address, or a name that only one person has."`
	B      string `arg:"" name:"other" help:"The other person."`
	Reason string `help:"Why, for the journal; only coordinators see it." placeholder:"TEXT"`
}

// run finds the two and makes the change.
func (c two) run(r *run, change func(a, b matching.ID, why cohort.Note) cohort.Change) error {
	return r.with(func(s *session) error {
		a, b, err := s.couple(c.A, c.B)
		if err != nil {
			return err
		}
		return s.change(change(a, b, cohort.Reason(c.Reason)))
	})
}

type lockCommand struct{ two }

func (c *lockCommand) Run(r *run) error {
	return c.run(r, func(a, b matching.ID, why cohort.Note) cohort.Change { return &cohort.Lock{A: a, B: b, Why: why} })
}

type unlockCommand struct{ two }

func (c *unlockCommand) Run(r *run) error {
	return c.run(r, func(a, b matching.ID, why cohort.Note) cohort.Change { return &cohort.Unlock{A: a, B: b, Why: why} })
}

type blockCommand struct{ two }

func (c *blockCommand) Run(r *run) error {
	return c.run(r, func(a, b matching.ID, why cohort.Note) cohort.Change { return &cohort.Block{A: a, B: b, Why: why} })
}

type unblockCommand struct{ two }

func (c *unblockCommand) Run(r *run) error {
	return c.run(r, func(a, b matching.ID, why cohort.Note) cohort.Change { return &cohort.Unblock{A: a, B: b, Why: why} })
}

type overrideCommand struct{ two }

func (c *overrideCommand) Run(r *run) error {
	return c.run(r, func(a, b matching.ID, why cohort.Note) cohort.Change { return &cohort.Override{A: a, B: b, Why: why} })
}
