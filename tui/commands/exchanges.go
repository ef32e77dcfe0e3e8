package commands

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store"
)

type publishCommand struct {
	Start string `required:"" help:"The day on which the exchanges start." placeholder:"DATE"`
}

func (c *publishCommand) Run(r *run) error {
	return r.with(func(s *session) error {
		start, err := day("--start", c.Start)
		if err != nil {
			return err
		}
		return s.change(&store.Publish{Start: start})
	})
}

// day reads a date flag.
func day(flag, value string) (programme.Date, error) {
	d, err := programme.ParseDate(value)
	if err != nil {
		return d, usage("%s %s is not a day: write it as 2023-04-03", flag, text.Line(value))
	}
	return d, nil
}

// dayOr reads a date flag, today where it is not given.
func (s *session) dayOr(flag, value string) (programme.Date, error) {
	if value == "" {
		return s.state.Today(s.now()), nil
	}
	return day(flag, value)
}

// whose finds one person's exchange.
type whose struct {
	Email string `arg:"" help:"One person of the exchange." placeholder:"EMAIL"`
	With  string `help:"The partner, where a person has two exchanges." placeholder:"EMAIL"`
}

func (c whose) find(s *session) (*store.Applicant, *store.Exchange, error) {
	a, err := s.person(c.Email)
	if err != nil {
		return nil, nil, err
	}
	xs := s.state.ExchangesOf(a.ID)
	if c.With != "" {
		b, err := s.person(c.With)
		if err != nil {
			return nil, nil, err
		}
		xs = slices.DeleteFunc(slices.Clone(xs), func(x *store.Exchange) bool { return !x.Has(b.ID) })
	}
	switch len(xs) {
	case 1:
		return a, xs[0], nil
	case 0:
		return nil, nil, fmt.Errorf("%s is in no published exchange: publish the pairs first", a.Name.Safe())
	}
	return nil, nil, fmt.Errorf("%s has %d exchanges: name the partner with --with EMAIL", a.Name.Safe(), len(xs))
}

// run finds the exchange and makes the change.
func (c whose) run(r *run, change func(s *session, a *store.Applicant, x *store.Exchange) (store.Change, error)) error {
	return r.with(func(s *session) error {
		a, x, err := c.find(s)
		if err != nil {
			return err
		}
		ch, err := change(s, a, x)
		if err != nil {
			return err
		}
		return s.change(ch)
	})
}

type assignCommand struct {
	whose
	Facilitator string `arg:"" help:"Who follows this exchange; empty takes the facilitator away." placeholder:"NAME"`
}

func (c *assignCommand) Run(r *run) error {
	return c.run(r, func(_ *session, _ *store.Applicant, x *store.Exchange) (store.Change, error) {
		return &store.Assign{Exchange: x.ID, Facilitator: text.New(strings.TrimSpace(c.Facilitator))}, nil
	})
}

// milestone are the arguments of the commands about a milestone.
type milestone struct {
	whose
	Milestone string `arg:"" help:"The milestone's name." placeholder:"MILESTONE"`
}

// party is whom a tick is for: the person named where everybody ticks for themselves, else all.
func (c milestone) party(a *store.Applicant, x *store.Exchange) int {
	if step, ok := x.Step(c.Milestone); ok && step.Each {
		return x.Party(a.ID)
	}
	return exchange.Everybody
}

type tickCommand struct {
	milestone
	On   string `help:"The day it was done. Default: today." placeholder:"DATE"`
	Note string `help:"A note that facilitators see." placeholder:"TEXT"`
	Both bool   `help:"For everybody of the exchange, where each ticks for themselves."`
}

func (c *tickCommand) Run(r *run) error {
	return c.run(r, func(s *session, a *store.Applicant, x *store.Exchange) (store.Change, error) {
		on, err := s.dayOr("--on", c.On)
		party := c.party(a, x)
		if c.Both {
			party = exchange.Everybody
		}
		return &store.Tick{Exchange: x.ID, Milestone: c.Milestone, Party: party, On: on, Note: store.CallNote(c.Note)}, err
	})
}

type untickCommand struct {
	milestone
	Both bool `help:"For everybody of the exchange, where each ticks for themselves."`
}

func (c *untickCommand) Run(r *run) error {
	return c.run(r, func(_ *session, a *store.Applicant, x *store.Exchange) (store.Change, error) {
		party := c.party(a, x)
		if c.Both {
			party = exchange.Everybody
		}
		return &store.Untick{Exchange: x.ID, Milestone: c.Milestone, Party: party}, nil
	})
}

type skipCommand struct {
	milestone
	Reason string `required:"" help:"Why, for the journal." placeholder:"TEXT"`
	On     string `help:"The day it was decided. Default: today." placeholder:"DATE"`
}

func (c *skipCommand) Run(r *run) error {
	return c.run(r, func(s *session, _ *store.Applicant, x *store.Exchange) (store.Change, error) {
		on, err := s.dayOr("--on", c.On)
		return &store.Skip{Exchange: x.ID, Milestone: c.Milestone, On: on, Why: store.CallNote(c.Reason)}, err
	})
}

type visitCommand struct {
	whose
	Hours float64 `required:"" help:"How long, in hours." placeholder:"H"`
	Type  string  `required:"" help:"What it was, one of the programme's activities." placeholder:"T"`
	Host  string  `required:"" help:"Who hosted: an e-mail, or both." placeholder:"EMAIL|both"`
	On    string  `help:"The day. Default: today." placeholder:"DATE"`
	Note  string  `help:"A note that facilitators see." placeholder:"TEXT"`
}

func (c *visitCommand) Run(r *run) error {
	return c.run(r, func(s *session, _ *store.Applicant, x *store.Exchange) (store.Change, error) {
		on, err := s.dayOr("--on", c.On)
		if err != nil {
			return nil, err
		}
		tenths := c.Hours * 10
		if math.IsNaN(tenths) || math.Abs(tenths) > 10_000 || math.Abs(tenths-math.Round(tenths)) > 1e-6 {
			return nil, usage("--hours %g: hours are given to a tenth, for instance 4.5", c.Hours)
		}
		host := exchange.Joint
		if !strings.EqualFold(c.Host, "both") {
			h, err := s.person(c.Host)
			if err != nil {
				return nil, err
			}
			if host = x.Party(h.ID); host < 0 {
				return nil, fmt.Errorf("%s is not in the exchange of %s", h.Name.Safe(), s.state.CallAll(x.Members))
			}
		}
		return &store.LogVisit{Exchange: x.ID, Note: store.CallNote(c.Note), Visit: exchange.Visit{
			Date: on, HourTenths: int(math.Round(tenths)), Activity: strings.ToLower(strings.TrimSpace(c.Type)), Host: host,
		}}, nil
	})
}

type checkinCommand struct {
	whose
	Reached string `help:"Who was reached: e-mails with commas, all, or none." placeholder:"EMAIL,EMAIL|all|none" default:"all"`
	Outcome string `help:"What came of it." enum:",spoke,message,no-answer,wrong-number,emailed" default:"" placeholder:"spoke|message|no-answer|wrong-number|emailed"`
	Mood    string `help:"How the exchange goes." enum:",good,patchy,at-risk" default:"" placeholder:"good|patchy|at-risk"`
	Note    string `help:"What was said; facilitators see it." placeholder:"TEXT"`
	Next    string `help:"The day of the next call. Default: the programme's next one." placeholder:"DATE"`
	On      string `help:"The day of the call. Default: today." placeholder:"DATE"`
}

func (c *checkinCommand) Run(r *run) error {
	return c.run(r, func(s *session, _ *store.Applicant, x *store.Exchange) (store.Change, error) {
		call := exchange.CheckIn{Outcome: exchange.Outcome(c.Outcome), Mood: exchange.Mood(c.Mood)}
		var err error
		if call.Date, err = s.dayOr("--on", c.On); err != nil {
			return nil, err
		}
		if call.Reached, err = c.reached(s, x); err != nil {
			return nil, err
		}
		if call.Outcome == "" {
			call.Outcome = exchange.Spoke
			if len(call.Reached) == 0 {
				call.Outcome = exchange.NoAnswer
			}
		}
		if c.Next != "" {
			if call.Next, err = day("--next", c.Next); err != nil {
				return nil, err
			}
		}
		return &store.RecordCheckIn{Exchange: x.ID, CheckIn: call, Note: store.CallNote(c.Note)}, nil
	})
}

// reached reads whom a call reached.
func (c *checkinCommand) reached(s *session, x *store.Exchange) ([]int, error) {
	var out []int
	switch strings.ToLower(c.Reached) {
	case "none", "nobody":
		return nil, nil
	case "all", "both":
		for i := range x.Members {
			out = append(out, i)
		}
		return out, nil
	}
	for _, who := range strings.Split(c.Reached, ",") {
		a, err := s.person(strings.TrimSpace(who))
		if err != nil {
			return nil, err
		}
		party := x.Party(a.ID)
		if party < 0 {
			return nil, fmt.Errorf("%s is not in the exchange of %s", a.Name.Safe(), s.state.CallAll(x.Members))
		}
		out = append(out, party)
	}
	return out, nil
}

type dueCommand struct {
	JSON bool `help:"Print JSON."`
}

// dueJSON is one line of due --json; its keys are fixed.
type dueJSON struct {
	Pair      []string `json:"pair"`
	Milestone string   `json:"milestone"`
	Due       string   `json:"due"`
	Days      int      `json:"days"`
	Status    string   `json:"status"`
	title     string
	names     string
}

func (c *dueCommand) Run(r *run) error {
	return r.with(func(s *session) error {
		today := s.state.Today(r.now())
		lines := []dueJSON{}
		for _, x := range s.state.Exchanges {
			var emails []string
			for _, id := range x.Members {
				emails = append(emails, s.email(id))
			}
			for _, it := range x.DueItems(s.state.Programme.Exchange, today) {
				names := s.state.CallAll(x.Members)
				if it.Party >= 0 && it.Party < len(x.Members) {
					names = s.state.Call(x.Members[it.Party]) + " (" + names + ")"
				}
				lines = append(lines, dueJSON{emails, it.Milestone, it.Due.String(), it.Days, string(it.Status), it.Title, names})
			}
		}
		slices.SortStableFunc(lines, func(a, b dueJSON) int { return a.Days - b.Days })
		if c.JSON {
			return r.printJSON(lines)
		}
		if len(lines) == 0 {
			r.printf("Nothing is due.\n")
		}
		for _, l := range lines {
			r.printf("%-10s  %-18s  %s: %s\n", l.Due, exchange.Status(l.Status).Say(l.Days), l.names, l.title)
		}
		return nil
	})
}
