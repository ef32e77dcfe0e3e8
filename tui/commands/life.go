package commands

import (
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
)

type endCommand struct {
	whose
	Reason string   `required:"" help:"Why: completed, goal met, end of term, no time or release, changed job, illness or leave, not a good fit, conflict of interest, no contact, partner left, programme stopped, declined." placeholder:"REASON"`
	Leaves []string `help:"Who leaves; may be given again. Everybody else waits with priority." placeholder:"EMAIL"`
	On     string   `help:"The day it ended. Default: today." placeholder:"DATE"`
	Note   string   `help:"What there is to say of it; only the coordinator sees it." placeholder:"TEXT"`
}

func (c *endCommand) Run(r *run) error {
	on, err := dayOr("--on", c.On)
	if err != nil {
		return err
	}
	reason, err := endReason(c.Reason)
	if err != nil {
		return err
	}
	return c.run(r, func(s *session, a *cohort.Applicant, x *cohort.Exchange) (cohort.Change, error) {
		ending := exchange.Ending{Reason: reason, On: s.orToday(on)}
		for _, who := range c.Leaves {
			party, err := s.party(who, x)
			if err != nil {
				return nil, err
			}
			if !slices.Contains(ending.Leaves, party) {
				ending.Leaves = append(ending.Leaves, party)
			}
		}
		if reason == programme.EndLeft && len(ending.Leaves) == 0 {
			if x.Parties > 2 {
				return nil, fmt.Errorf("say who left: --leaves EMAIL, one of %s", s.state.CallEach(x.Members))
			}
			ending.Leaves = []int{1 - x.Party(a.ID)}
		}
		return &cohort.End{Exchange: x.ID, Ending: ending, Why: cohort.Reason(c.Note)}, nil
	})
}

// endReason reads a reason as people write it: with spaces, hyphens or nothing between its words, or its beginning.
func endReason(typed string) (programme.EndReason, error) {
	plain := func(s string) string {
		return strings.NewReplacer(" ", "", "-", "", "_", "").Replace(strings.ToLower(s))
	}
	want := plain(typed)
	var begin []programme.EndReason
	var words []string
	for _, r := range programme.EndReasons() {
		if plain(string(r)) == want {
			return r, nil
		}
		if want != "" && strings.HasPrefix(plain(string(r)), want) {
			begin = append(begin, r)
		}
		words = append(words, string(r))
	}
	if len(begin) == 1 {
		return begin[0], nil
	}
	return "", usage("--reason %s is none of the reasons why an exchange ends: %s", text.Line(typed), strings.Join(words, ", "))
}

type pauseCommand struct {
	whose
	Until  string `help:"When to ask again. Default: in four weeks." placeholder:"DATE"`
	Reason string `required:"" help:"Why, for the journal." placeholder:"TEXT"`
	On     string `help:"The day it begins. Default: today." placeholder:"DATE"`
}

func (c *pauseCommand) Run(r *run) error {
	on, err := dayOr("--on", c.On)
	if err != nil {
		return err
	}
	until, err := dayOr("--until", c.Until)
	if err != nil {
		return err
	}
	return c.run(r, func(s *session, _ *cohort.Applicant, x *cohort.Exchange) (cohort.Change, error) {
		pause := exchange.Pause{From: s.orToday(on), Until: until}
		if x.CheckPause(pause) == nil {
			then := x.Exchange.Pause(pause)
			last, _ := then.Paused()
			if why := then.Resume(last.Until).OutOfReach(last.Until); !why.IsZero() {
				s.tell("Warning: if it lasts until %s, %s", last.Until, why.Say(s.called(x)))
			}
		}
		return &cohort.Pause{Exchange: x.ID, Pause: pause, Why: cohort.CallNote(c.Reason)}, nil
	})
}

type resumeCommand struct {
	whose
	On string `help:"The day it goes on. Default: today." placeholder:"DATE"`
}

func (c *resumeCommand) Run(r *run) error {
	on, err := dayOr("--on", c.On)
	if err != nil {
		return err
	}
	return c.run(r, func(s *session, _ *cohort.Applicant, x *cohort.Exchange) (cohort.Change, error) {
		return &cohort.Resume{Exchange: x.ID, On: s.orToday(on)}, nil
	})
}

type voidCommand struct {
	whose
	Reason string `required:"" help:"What was wrong, for the journal." placeholder:"TEXT"`
}

func (c *voidCommand) Run(r *run) error {
	return c.run(r, func(s *session, _ *cohort.Applicant, x *cohort.Exchange) (cohort.Change, error) {
		return &cohort.Void{Exchange: x.ID, On: s.orToday(programme.Date{}), Why: cohort.Reason(c.Reason)}, nil
	})
}

type reopenCommand struct{ whose }

func (c *reopenCommand) Run(r *run) error {
	c.closed = true
	return c.run(r, func(s *session, _ *cohort.Applicant, x *cohort.Exchange) (cohort.Change, error) {
		return &cohort.Reopen{Exchange: x.ID, On: s.orToday(programme.Date{})}, nil
	})
}

type rematchCommand struct {
	Email string `arg:"" name:"email" help:"Whose partner left: the e-mail address, or a name that only one has."`
	Other string `arg:"" optional:"" name:"other" help:"The new partner, one of those who wait. Default: who waits with priority, else who fits best."`
	Start string `required:"" help:"The day on which the new exchange starts." placeholder:"DATE"`
}

func (c *rematchCommand) Run(r *run) error {
	start, err := day("--start", c.Start)
	if err != nil {
		return err
	}
	return r.with(func(s *session) error {
		a, err := s.person(c.Email)
		if err != nil {
			return err
		}
		change := &cohort.Rematch{A: a.ID, Start: start}
		if c.Other != "" {
			b, err := s.person(c.Other)
			if err != nil {
				return err
			}
			change.B = b.ID
		}
		if err := s.change(change); err != nil {
			return err
		}
		if today := s.state.Today(s.now()); start.Before(today) {
			s.tell("Warning: that was %s ago, so that the first milestones may be due already", say.Count(today.Sub(start), "day"))
		} else if exchange.FarAhead(start, today) {
			s.tell("Warning: %s is more than a year away: is the year right?", start)
		}
		return nil
	})
}

type unskipCommand struct{ milestone }

func (c *unskipCommand) Run(r *run) error {
	return c.run(r, func(_ *session, _ *cohort.Applicant, x *cohort.Exchange) (cohort.Change, error) {
		return &cohort.Unskip{Exchange: x.ID, Milestone: c.Milestone}, nil
	})
}

// called are the names of an exchange's people.
func (s *session) called(x *cohort.Exchange) []string {
	var names []string
	for _, id := range x.Members {
		names = append(names, s.state.Call(id))
	}
	return names
}
