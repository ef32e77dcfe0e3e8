package commands

import (
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/store/cohort"
)

type checkinCommand struct {
	whose
	Reached string `help:"Who was reached: e-mail addresses with commas, all, or none. Default: all." placeholder:"EMAIL,EMAIL|all|none" default:"all"`
	Outcome string `help:"What came of it. Default: spoke, or no-answer where nobody was reached." enum:",spoke,message,no-answer,wrong-number,emailed" default:"" placeholder:"spoke|message|no-answer|wrong-number|emailed"`
	Mood    string `help:"How the exchange goes." enum:",good,patchy,at-risk" default:"" placeholder:"good|patchy|at-risk"`
	Note    string `help:"What was said; facilitators see it." placeholder:"TEXT"`
	Next    string `help:"The day of the next call. Default: the programme's next one." placeholder:"DATE"`
	On      string `help:"The day of the call. Default: today." placeholder:"DATE"`
	Remove  int    `help:"Take out the call of that number, as crosswalk exchange lists it." placeholder:"N"`
	Correct int    `help:"Record this in place of the call of that number." placeholder:"N"`
}

func (c *checkinCommand) Run(r *run) error {
	on, err := dayOr("--on", c.On)
	if err != nil {
		return err
	}
	next, err := dayOr("--next", c.Next)
	if err != nil {
		return err
	}
	return c.run(r, func(s *session, _ *cohort.Applicant, x *cohort.Exchange) (cohort.Change, error) {
		if c.Remove != 0 {
			id, err := callNumber(x, c.Remove)
			return &cohort.RemoveCheckIn{Exchange: x.ID, CheckIn: id}, err
		}
		var instead uint64
		if c.Correct != 0 {
			var err error
			if instead, err = callNumber(x, c.Correct); err != nil {
				return nil, err
			}
		}
		call, err := c.call(s, x, s.orToday(on), next)
		return &cohort.RecordCheckIn{Exchange: x.ID, Replaces: instead, CheckIn: call, Note: cohort.CallNote(c.Note)}, err
	})
}

// callNumber is the number in the store of the n-th call of an exchange.
func callNumber(x *cohort.Exchange, n int) (uint64, error) {
	if n < 1 || n > len(x.CheckIns) {
		return 0, fmt.Errorf("there is no call %d: %s recorded; crosswalk exchange lists them", n, say.Count(len(x.CheckIns), "call"))
	}
	return x.CheckIns[n-1].ID, nil
}

// call is the call as it is recorded.
func (c *checkinCommand) call(s *session, x *cohort.Exchange, on, next programme.Date) (exchange.CheckIn, error) {
	call := exchange.CheckIn{Date: on, Next: next, Outcome: exchange.Outcome(c.Outcome), Mood: exchange.Mood(c.Mood)}
	var err error
	if call.Reached, err = c.reached(s, x); err != nil {
		return call, err
	}
	if call.Outcome == "" {
		call.Outcome = exchange.Spoke
		if len(call.Reached) == 0 {
			call.Outcome = exchange.NoAnswer
		}
	}
	return call, nil
}

// reached reads whom a call reached.
func (c *checkinCommand) reached(s *session, x *cohort.Exchange) ([]int, error) {
	var out []int
	switch strings.ToLower(strings.TrimSpace(c.Reached)) {
	case "":
		return nil, usage("--reached is empty: name who was reached, or write all or none")
	case "none", "nobody":
		return nil, nil
	case "all", "both":
		for i := range x.Members {
			out = append(out, i)
		}
		return out, nil
	}
	for _, who := range strings.Split(strings.TrimRight(c.Reached, ", "), ",") {
		party, err := s.party(who, x)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(out, party) {
			out = append(out, party)
		}
	}
	return out, nil
}
