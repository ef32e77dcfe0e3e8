package commands

import (
	"fmt"

	"crosswalk/matching/exchange"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
)

type rescheduleCommand struct {
	Email string `arg:"" optional:"" name:"email" help:"One person of the exchange to move. Default: every exchange of the cohort."`
	With  string `help:"The partner, where a person has two exchanges." placeholder:"EMAIL"`
	Start string `help:"The day on which the exchanges start." placeholder:"DATE"`
	Force bool   `help:"Take a day more than a year away."`

	Every string `help:"Of one exchange: how often its people are rung from now on, for instance 6w." placeholder:"SPAN"`
	End   string `help:"Of one exchange: its last day; none, where it goes on without." placeholder:"DATE|none"`
}

func (c *rescheduleCommand) Run(r *run) error {
	switch own := c.Every != "" || c.End != ""; {
	case own && c.Start != "":
		return usage("--every and --end go without --start: move the start first")
	case own && c.Email == "":
		return usage("--every and --end are of one exchange: crosswalk reschedule EMAIL --every 6w --end DATE")
	case own:
		return c.pace(r)
	case c.Start == "":
		return usage("reschedule needs --start DATE, the day on which the exchanges start; or, of one exchange, how often its people are rung, --every 6w, or its last day, --end DATE")
	}
	start, err := day("--start", c.Start)
	if err != nil {
		return err
	}
	if c.With != "" && c.Email == "" {
		return usage("--with goes with one person of the exchange: crosswalk reschedule EMAIL --with EMAIL --start DATE")
	}
	return r.with(func(s *session) error {
		move := &cohort.Reschedule{Start: start}
		if c.Email != "" {
			_, x, err := whose{Email: c.Email, With: c.With}.find(s)
			if err != nil {
				return err
			}
			move.Exchanges = []uint64{x.ID}
		}
		today := s.state.Today(s.now())
		if exchange.FarOff(start, today) && !c.Force {
			return fmt.Errorf("%s is more than a year away from today, %s: is the year right? --force takes it all the same", start, today)
		}
		if err := s.change(move); err != nil {
			return err
		}
		if start.Before(today) {
			s.tell("Warning: that was %s ago, so that the first milestones may be due already", say.Count(today.Sub(start), "day"))
		}
		return nil
	})
}

// pace sets how often the people of one exchange are rung, and its last day.
func (c *rescheduleCommand) pace(r *run) error {
	var p exchange.Pace
	var err error
	if c.Every != "" {
		if p.Every, err = exchange.ParseEvery(c.Every); err != nil {
			return usage("--every: %w", err)
		}
	}
	if p.Endless = text.Fold(c.End) == "none"; c.End != "" && !p.Endless {
		if p.End, err = day("--end", c.End); err != nil {
			return err
		}
	}
	return r.with(func(s *session) error {
		_, x, err := whose{Email: c.Email, With: c.With}.find(s)
		if err != nil {
			return err
		}
		return s.change(&cohort.Pace{Exchange: x.ID, Pace: p})
	})
}
