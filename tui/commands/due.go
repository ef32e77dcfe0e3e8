package commands

import (
	"slices"

	"crosswalk/matching/exchange"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
)

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
			if !x.Open() {
				continue
			}
			var emails []string
			for _, id := range x.Members {
				emails = append(emails, s.email(id))
			}
			for _, it := range x.Outlook(s.state.Programme.Exchange, today).Items {
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
		if err := s.tellCallsElsewhere(); err != nil {
			return err
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

// tellCallsElsewhere says how many calls other cohorts have.
func (s *session) tellCallsElsewhere() error {
	calls, err := s.db.CallsElsewhere(s.state.Cohort, s.by())
	for _, c := range calls {
		name, of := text.Line(c.Cohort.Name), ""
		if c.Programme != s.state.Programme.Name {
			of = " --programme " + text.Line(c.Programme)
		}
		s.tell("%s in %s: crosswalk due --cohort '%s'%s", say.Count(c.Calls, "more call"), text.Line(s.state.CallCohort(c.Cohort.Name, c.Title)), name, of)
	}
	return err
}
