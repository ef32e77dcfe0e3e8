package commands

import (
	"fmt"
	"strings"

	"crosswalk/matching/exchange"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
)

type visitCommand struct {
	whose
	Hours *string `help:"How long, in hours, to a tenth: 4 or 4.5; or 3h30, or 90min." placeholder:"H"`
	Type  *string `help:"What it was, one of the programme's activities, for instance shadowing." placeholder:"T"`
	Host  *string `help:"Who hosted: an e-mail address, or both (all three of a trio)." placeholder:"EMAIL|both"`

	Visitor []string `help:"Of a trio: who visited. Default: both others." placeholder:"EMAIL"`

	On    string `help:"The day. Default: today." placeholder:"DATE"`
	Place string `help:"Where it was, or online." placeholder:"TEXT"`
	Note  string `help:"A note that facilitators see." placeholder:"TEXT"`

	Remove  int `help:"Take out the visit of that number, as crosswalk exchange lists it." placeholder:"N"`
	Correct int `help:"Log this in place of the visit of that number." placeholder:"N"`
}

func (c *visitCommand) Run(r *run) error {
	if c.Remove != 0 {
		return c.remove(r)
	}
	var missing []string
	for _, f := range []struct {
		flag  string
		value *string
	}{{"--hours H", c.Hours}, {"--type T", c.Type}, {"--host EMAIL|both", c.Host}} {
		if f.value == nil {
			missing = append(missing, f.flag)
		}
	}
	if len(missing) > 0 {
		return usage("visit needs %s: write crosswalk visit --hours=H --type=T --host=EMAIL|both <email>", say.And(missing))
	}
	on, err := dayOr("--on", c.On)
	if err != nil {
		return err
	}
	tenths, err := tenthsOfHours(*c.Hours)
	if err != nil {
		return err
	}
	return c.run(r, func(s *session, _ *cohort.Applicant, x *cohort.Exchange) (cohort.Change, error) {
		host := exchange.Joint
		if who := strings.ToLower(strings.TrimSpace(*c.Host)); who != "both" && who != "all" {
			if host, err = s.party(*c.Host, x); err != nil {
				return nil, err
			}
		}
		var visitors []int
		for _, who := range c.Visitor {
			party, err := s.party(who, x)
			if err != nil {
				return nil, err
			}
			visitors = append(visitors, party)
		}
		var instead uint64
		if c.Correct != 0 {
			if instead, err = visitNumber(x, c.Correct); err != nil {
				return nil, err
			}
		}
		return &cohort.LogVisit{Exchange: x.ID, Replaces: instead, Note: cohort.CallNote(c.Note), Visit: exchange.Visit{
			Date: s.orToday(on), HourTenths: tenths, Activity: strings.ToLower(strings.TrimSpace(*c.Type)), Host: host, Visitors: visitors, Place: exchange.VisitPlace(c.Place),
		}}, nil
	})
}

// remove takes a visit out.
func (c *visitCommand) remove(r *run) error {
	return c.run(r, func(_ *session, _ *cohort.Applicant, x *cohort.Exchange) (cohort.Change, error) {
		id, err := visitNumber(x, c.Remove)
		return &cohort.RemoveVisit{Exchange: x.ID, Visit: id}, err
	})
}

// visitNumber is the number in the store of the n-th visit of an exchange.
func visitNumber(x *cohort.Exchange, n int) (uint64, error) {
	if n < 1 || n > len(x.Visits) {
		return 0, fmt.Errorf("there is no visit %d: %s logged; crosswalk exchange lists them", n, say.Count(len(x.Visits), "visit"))
	}
	return x.Visits[n-1].ID, nil
}

// tenthsOfHours reads hours as people write them: in figures to a tenth, or with minutes.
func tenthsOfHours(s string) (int, error) {
	tenths, ok := exchange.ParseExactHours(s)
	if !ok {
		return 0, usage("--hours %s: write the hours in figures, to a tenth, for instance 4.5, or as 3h30", text.Line(s))
	}
	return tenths, nil
}

// party is the number of a person in an exchange.
func (s *session) party(who string, x *cohort.Exchange) (int, error) {
	a, err := s.person(who)
	if err != nil {
		return 0, err
	}
	party := x.Party(a.ID)
	if party < 0 {
		return 0, fmt.Errorf("%s is not in the exchange of %s", a.Name.Safe(), s.state.CallAll(x.Members))
	}
	return party, nil
}
