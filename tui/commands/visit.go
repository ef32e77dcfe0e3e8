package commands

import (
	"fmt"
	"strings"

	"crosswalk/matching/exchange"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
)

type visitCommand struct {
	whose
	Hours string `required:"" help:"How long, in hours, to a tenth: 4 or 4.5; or 3h30, or 90min." placeholder:"H"`
	Type  string `required:"" help:"What it was, one of the programme's activities, for instance shadowing." placeholder:"T"`
	Host  string `required:"" help:"Who hosted: an e-mail address, or both (all three of a trio)." placeholder:"EMAIL|both"`

	Visitor []string `help:"Of a trio: who visited. Default: both others." placeholder:"EMAIL"`

	On   string `help:"The day. Default: today." placeholder:"DATE"`
	Note string `help:"A note that facilitators see." placeholder:"TEXT"`
}

func (c *visitCommand) Run(r *run) error {
	on, err := dayOr("--on", c.On)
	if err != nil {
		return err
	}
	tenths, err := tenthsOfHours(c.Hours)
	if err != nil {
		return err
	}
	return c.run(r, func(s *session, _ *cohort.Applicant, x *cohort.Exchange) (cohort.Change, error) {
		host := exchange.Joint
		if who := strings.ToLower(strings.TrimSpace(c.Host)); who != "both" && who != "all" {
			if host, err = s.party(c.Host, x); err != nil {
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
		return &cohort.LogVisit{Exchange: x.ID, Note: cohort.CallNote(c.Note), Visit: exchange.Visit{
			Date: s.orToday(on), HourTenths: tenths, Activity: strings.ToLower(strings.TrimSpace(c.Type)), Host: host, Visitors: visitors,
		}}, nil
	})
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
