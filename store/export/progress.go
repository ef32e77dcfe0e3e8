package export

import (
	"fmt"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
)

// people counts who applied and what became of them. Everybody stands in one row below the first.
func (m *reporter) people() Section {
	in := make(map[matching.ID]bool)
	for _, x := range m.real() {
		for _, id := range x.Members {
			in[id] = true
		}
	}
	paired, withdrawn, kept, waiting := 0, 0, 0, 0
	for _, a := range m.Sorted() {
		switch kind := m.Position(a.ID).Kind; {
		case in[a.ID]:
			paired++
		case a.Withdrawn || a.Superseded != 0:
			withdrawn++
		case kind == cohort.PositionLate || kind == cohort.PositionNotEligible || kind == cohort.PositionQuestioned || kind == cohort.PositionAtStage || kind == cohort.PositionNoConsent:
			kept++
		default:
			waiting++
		}
	}
	return Section{Name: "people", Title: "People", Drawn: Bars, Columns: []Column{column("people")}, Rows: []Row{
		{"applied", "Applied", []Cell{count(len(m.People))}},
		{"paired", "Had a partner", []Cell{count(paired)}},
		{"waiting", "Without a partner yet", []Cell{count(waiting)}},
		{"withdrawn", "Withdrew before they had one", []Cell{count(withdrawn)}},
		{"not-taken", "Late, not eligible or without consent", []Cell{count(kept)}},
	}}
}

// exchanges counts exchanges by where they are in their lives.
func (m *reporter) exchanges() Section {
	in := make(map[exchange.State]int)
	for _, x := range m.real() {
		in[x.State()]++
	}
	s := Section{Name: "exchanges", Title: "Exchanges", Drawn: Bars, Columns: []Column{column("exchanges")},
		Rows: []Row{{"published", "Published", []Cell{count(len(m.real()))}}}}
	for _, state := range exchange.States() {
		if state != exchange.StateVoid {
			s.Rows = append(s.Rows, Row{string(state), stateTitles[state], []Cell{count(in[state])}})
		}
	}
	return s
}

var stateTitles = map[exchange.State]string{
	exchange.StateProposed: "Proposed, not accepted by all yet", exchange.StateActive: "Under way", exchange.StatePaused: "Paused",
	exchange.StateCompleted: "Completed", exchange.StateEnded: "Ended early",
}

// keptToTime counts for each step of the pairs in how many exchanges it was done by its date.
func (m *reporter) keptToTime() Section {
	s := Section{Name: "kept-to-time", Title: "Kept to time", Drawn: Bars,
		Note:    "Exchanges in which the step was due by the day of this report, and how many did it by its date, later, or not yet. Exchanges that ended before the date, and steps left out with a reason, do not count.",
		Columns: []Column{column("in time"), column("late"), column("not yet"), column("due")}}
	at := make(map[string]int)
	for _, x := range m.real() {
		for i, step := range x.Steps {
			due := x.DueOn(step)
			over := x.Ending != nil && x.Ending.On.Before(due)
			if !isToldOf(step) || due.IsZero() || due.After(m.today) || over || !step.Skipped.IsZero() {
				continue
			}
			k, there := at[step.Name]
			if !there {
				k = len(s.Rows)
				at[step.Name] = k
				s.Rows = append(s.Rows, Row{step.Name, text.Line(step.Title) + m.byWhen(step.Name), []Cell{count(0), count(0), count(0), count(0)}})
			}
			cells := s.Rows[k].Cells
			cells[3].N++
			switch on, done := x.DoneOn(i); {
			case !done:
				cells[2].N++
			case on.After(due):
				cells[1].N++
			default:
				cells[0].N++
			}
		}
	}
	return s
}

// byWhen is when the programme asks for a step: ", by week 3".
func (m *reporter) byWhen(name string) string {
	for _, step := range m.Programme.Milestones {
		if days := step.Due.By.Days; step.Name == name && step.Due.After == "" && !step.Due.BeforeEnd && days > 0 && days%7 == 0 {
			return fmt.Sprintf(", by week %d", days/7)
		}
	}
	return ""
}

// hours adds up what the pairs spent together, and counts who has hosted.
func (m *reporter) hours() Section {
	together, joint, hosted, visits, met := 0, 0, 0, 0, 0
	all, some, nobody := 0, 0, 0
	for _, x := range m.real() {
		l := x.Ledger()
		together, joint, visits = together+l.Together, joint+l.Joint, visits+l.Visits
		hosts := 0
		for _, h := range l.Hosted {
			if hosted += h; h > 0 {
				hosts++
			}
		}
		switch {
		case hosts == x.Parties:
			all++
		case hosts > 0:
			some++
		default:
			nobody++
		}
		if x.Minimum != (programme.Amount{}) && l.Meets(x.Minimum) {
			met++
		}
	}
	s := Section{Name: "hours", Title: "Time together", Columns: []Column{column("number")}, Rows: []Row{
		{"hours", "Hours together", []Cell{tenths(together)}},
		{"hours-hosted", "of these, one hosting the other", []Cell{tenths(hosted)}},
		{"hours-joint", "of these, hosted jointly or by nobody", []Cell{tenths(joint)}},
		{"visits", "Visits", []Cell{count(visits)}},
		{"both-ways", "Exchanges in which each has hosted", []Cell{count(all)}},
		{"one-way", "Exchanges in which only one side has hosted", []Cell{count(some)}},
		{"no-way", "Exchanges in which nobody has hosted yet", []Cell{count(nobody)}},
	}}
	if m.Programme.Exchange.Minimum != (programme.Amount{}) {
		s.Rows = append(s.Rows, Row{"minimum-met", "Exchanges that have reached the minimum", []Cell{count(met)}})
	}
	return s
}

// calls counts the facilitators' calls.
func (m *reporter) calls() Section {
	due, made, reached, all := 0, 0, 0, 0
	for _, x := range m.real() {
		for _, d := range x.CallsDue {
			if !d.After(m.today) && (x.Ending == nil || !d.After(x.Ending.On)) {
				due++
			}
		}
		made += len(x.CheckIns)
		for _, c := range x.CheckIns {
			if len(c.Reached) > 0 {
				reached++
			}
			if len(c.Reached) == x.Parties {
				all++
			}
		}
	}
	return Section{Name: "calls", Title: "Calls by the facilitators", Drawn: Bars, Columns: []Column{column("calls")}, Rows: []Row{
		{"due", "Due by the programme", []Cell{count(due)}},
		{"made", "Made, tries included", []Cell{count(made)}},
		{"reached", "Reached somebody", []Cell{count(reached)}},
		{"reached-all", "Reached everybody of the exchange", []Cell{count(all)}},
	}}
}
