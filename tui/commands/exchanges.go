package commands

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/form"
)

type publishCommand struct {
	Start string `required:"" help:"The day on which the exchanges start." placeholder:"DATE"`
	Group string `help:"Only the pairs of this group, where partners come from the same: its number or its name." placeholder:"N"`
}

func (c *publishCommand) Run(r *run) error {
	start, err := day("--start", c.Start)
	if err != nil {
		return err
	}
	return r.with(func(s *session) error {
		publish, g := &cohort.Publish{Start: start}, s.state.PartnersWithin()
		if c.Group != "" {
			if g == nil {
				return fmt.Errorf("partners do not come from groups here, so that no group is published by itself: leave --group out")
			}
			if publish.Group, err = groupNumber(g, c.Group); err != nil {
				return err
			}
		}
		warnings := s.state.BeforePublishing(start, s.state.Today(s.now())).OfGroup(g, publish.Group).Say(s.state)
		if err := s.change(publish); err != nil {
			return err
		}
		for _, w := range warnings {
			s.tell("Warning: %s", w)
		}
		return nil
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

// dayOr reads a date flag; the zero date, which stands for today, where it is not given.
func dayOr(flag, value string) (programme.Date, error) {
	if value == "" {
		return programme.Date{}, nil
	}
	return day(flag, value)
}

// orToday is a day that was given, else today.
func (s *session) orToday(on programme.Date) programme.Date {
	if on.IsZero() {
		return s.state.Today(s.now())
	}
	return on
}

// whose finds one person's exchange.
type whose struct {
	Email string `arg:"" name:"email" help:"One person of the exchange: the e-mail address, or a name that only one has."`
	With  string `help:"The partner, where a person has two exchanges." placeholder:"EMAIL"`

	closed bool // one that has ended is meant
}

func (c whose) find(s *session) (*cohort.Applicant, *cohort.Exchange, error) {
	if err := c.settleCohort(s); err != nil {
		return nil, nil, err
	}
	a, err := s.person(c.Email)
	if err != nil {
		return nil, nil, err
	}
	xs := s.state.ExchangesOf(a.ID)
	if c.With != "" && len(xs) > 0 {
		b, err := s.person(c.With)
		if err != nil {
			return nil, nil, err
		}
		xs = slices.DeleteFunc(slices.Clone(xs), func(x *cohort.Exchange) bool { return b.ID == a.ID || !x.Has(b.ID) })
		if len(xs) == 0 {
			return nil, nil, fmt.Errorf("%s has no exchange with %s", a.Name.Safe(), b.Name.Safe())
		}
	}
	switch xs = c.meant(xs); len(xs) {
	case 1:
		return a, xs[0], nil
	case 0:
		return nil, nil, s.unpublished(a)
	}
	return nil, nil, fmt.Errorf("%s has %d exchanges: name the partner with --with EMAIL", a.Name.Safe(), len(xs))
}

// meant are those of some exchanges that can be meant: the open ones, or those that have ended if one of these is; where
// there are none such, all. Of several with the same people it is the latest.
func (c whose) meant(xs []*cohort.Exchange) []*cohort.Exchange {
	some := slices.DeleteFunc(slices.Clone(xs), func(x *cohort.Exchange) bool { return x.Open() == c.closed })
	if len(some) == 0 {
		some = xs
	}
	var latest []*cohort.Exchange
	for i, x := range some {
		if !slices.ContainsFunc(some[i+1:], func(y *cohort.Exchange) bool { return y.Team() == x.Team() }) {
			latest = append(latest, x)
		}
	}
	return latest
}

// settleCohort goes over to the one cohort that can be meant where none is named and the person has a running exchange in
// another than the chosen one too. Where several are left it asks which.
func (c whose) settleCohort(s *session) error {
	if s.cli.Cohort != "" {
		return nil
	}
	cohorts, err := s.db.Cohorts()
	if err != nil {
		return err
	}
	type meant struct {
		in   *cohort.State
		with string
	}
	var all []meant
	name := ""
	for _, known := range cohorts {
		in, err := s.db.State(known.ID)
		if err != nil {
			return err
		}
		people := findPeople(in, c.Email)
		if len(people) != 1 {
			continue
		}
		for _, x := range in.ExchangesOf(people[0].ID) {
			others := x.Team().Others(people[0].ID)
			if x.Open() == c.closed || !c.closed && x.Complete(in.Today(s.now())) || c.With != "" && !slices.ContainsFunc(findPeople(in, c.With), func(b *cohort.Applicant) bool { return slices.Contains(others, b.ID) }) {
				continue
			}
			all = append(all, meant{in, "with " + in.CallEach(others) + " in " + text.Line(in.Name)})
			name = in.Call(people[0].ID)
		}
	}
	elsewhere := slices.ContainsFunc(all, func(m meant) bool { return m.in.Cohort != s.state.Cohort })
	here := slices.ContainsFunc(all, func(m meant) bool { return m.in.Cohort == s.state.Cohort })
	switch {
	case !elsewhere || !here && c.With == "":
		return nil // what there is to say of the chosen cohort is said by it
	case len(all) == 1:
		s.state = all[0].in
		return nil
	}
	var which []string
	for _, m := range all {
		which = append(which, m.with)
	}
	return fmt.Errorf("%s has %d exchanges: %s: say --cohort NAME or --with EMAIL", name, len(all), strings.Join(which, ", "))
}

// unpublished says that a person has no exchange in this cohort, and which other cohort has one of theirs.
func (s *session) unpublished(a *cohort.Applicant) error {
	why := fmt.Sprintf("%s is in no published exchange of %s", a.Name.Safe(), text.Line(s.state.Name))
	cohorts, err := s.db.Cohorts()
	if err != nil {
		return err
	}
	for _, c := range cohorts {
		other, err := s.db.State(c.ID)
		if err != nil {
			return err
		}
		if len(other.ExchangesOf(a.ID)) > 0 {
			return fmt.Errorf("%s; they are in one of %s: say --cohort '%s'", why, text.Line(c.Name), text.Line(c.Name))
		}
	}
	return errors.New(why + ": publish the pairs first")
}

// run finds the exchange and makes the change.
func (c whose) run(r *run, change func(s *session, a *cohort.Applicant, x *cohort.Exchange) (cohort.Change, error)) error {
	return r.with(func(s *session) error {
		a, x, err := c.find(s)
		if err != nil {
			return err
		}
		ch, err := change(s, a, x)
		if err != nil {
			return err
		}
		if err := s.change(ch); err != nil {
			return err
		}
		if _, visit := ch.(*cohort.LogVisit); visit {
			if now, ok := s.state.Exchange(x.ID); ok && s.over(now) != "" {
				s.tell("Warning: %s", s.over(now))
			}
		}
		return nil
	})
}

type assignCommand struct {
	whose
	Facilitator string `arg:"" name:"facilitator" help:"Who follows this exchange; an empty text takes the facilitator away."`
}

func (c *assignCommand) Run(r *run) error {
	return c.run(r, func(_ *session, _ *cohort.Applicant, x *cohort.Exchange) (cohort.Change, error) {
		return &cohort.Assign{Exchange: x.ID, Facilitator: text.New(strings.TrimSpace(form.Clean(c.Facilitator)))}, nil
	})
}

// milestone are the arguments of the commands about a milestone.
type milestone struct {
	whose
	Milestone string `arg:"" name:"milestone" help:"The milestone's name, as crosswalk due --json shows it; to tick, an event's too."`
}

// attend writes down that somebody, or everybody of an exchange, came to an event, where that is what was named and no
// milestone is called so.
func (c milestone) attend(s *session, a *cohort.Applicant, x *cohort.Exchange, both bool) (*cohort.Attend, bool) {
	if _, ok := x.Step(c.Milestone); ok {
		return nil, false
	}
	if _, ok := s.state.Programme.Event(c.Milestone); !ok {
		return nil, false
	}
	people := []matching.ID{a.ID}
	if both {
		people = slices.Clone(x.Members)
	}
	return &cohort.Attend{Event: c.Milestone, People: people}, true
}

// party is whom a tick is for: the person named where everybody ticks for themselves, else all.
func (c milestone) party(a *cohort.Applicant, x *cohort.Exchange) int {
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
	on, err := dayOr("--on", c.On)
	if err != nil {
		return err
	}
	return c.run(r, func(s *session, a *cohort.Applicant, x *cohort.Exchange) (cohort.Change, error) {
		if attend, ok := c.attend(s, a, x, c.Both); ok {
			if c.On != "" || c.Note != "" {
				return nil, usage("%s is an event: crosswalk event set says its day, and it takes no note", text.Line(c.Milestone))
			}
			return attend, nil
		}
		party := c.party(a, x)
		if c.Both {
			party = exchange.Everybody
		}
		return &cohort.Tick{Exchange: x.ID, Milestone: c.Milestone, Party: party, On: s.orToday(on), Note: cohort.CallNote(c.Note)}, nil
	})
}

type untickCommand struct {
	milestone
	Both bool `help:"For everybody of the exchange, where each ticks for themselves."`
}

func (c *untickCommand) Run(r *run) error {
	return c.run(r, func(s *session, a *cohort.Applicant, x *cohort.Exchange) (cohort.Change, error) {
		if attend, ok := c.attend(s, a, x, c.Both); ok {
			attend.Not = true
			return attend, nil
		}
		party := c.party(a, x)
		if c.Both {
			party = exchange.Everybody
		}
		return &cohort.Untick{Exchange: x.ID, Milestone: c.Milestone, Party: party}, nil
	})
}

type skipCommand struct {
	milestone
	Reason string `required:"" help:"Why, for the journal." placeholder:"TEXT"`
	On     string `help:"The day it was decided. Default: today." placeholder:"DATE"`
}

func (c *skipCommand) Run(r *run) error {
	on, err := dayOr("--on", c.On)
	if err != nil {
		return err
	}
	return c.run(r, func(s *session, _ *cohort.Applicant, x *cohort.Exchange) (cohort.Change, error) {
		return &cohort.Skip{Exchange: x.ID, Milestone: c.Milestone, On: s.orToday(on), Why: cohort.CallNote(c.Reason)}, nil
	})
}
