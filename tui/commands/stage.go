package commands

import (
	"fmt"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
)

type stageCommand struct {
	Emails []string `arg:"" optional:"" name:"email" help:"Who is moved: e-mail addresses, or names that only one has. Without any, the stages are listed."`
	To     string   `help:"The stage they are moved to." placeholder:"STAGE"`
	Rank   int      `help:"The place of the first of them in a stage that has an order." placeholder:"N"`
	Reason string   `help:"Why, or the board's minutes, for the journal; only coordinators see it." placeholder:"TEXT"`
	From   string   `help:"Move people where a board's sheet says: it has their names or addresses, what was decided of each (Fellow, Reserve, yes, no) and the places in reserve." placeholder:"SHEET.csv"`
	DryRun bool     `help:"Show how the stage would stand and how well its people could be paired, and change nothing."`
	JSON   bool     `help:"Without a person: print JSON."`
	reading
}

func (c *stageCommand) Run(r *run) error {
	switch {
	case c.From != "" && (len(c.Emails) > 0 || c.To != "" || c.Rank != 0 || c.JSON):
		return usage("--from reads from the sheet who is moved where: leave the people, --to, --rank and --json out")
	case c.From == "" && (len(c.Map)+len(c.Only) > 0 || c.Dates != ""):
		return usage("--map, --only and --dates say how the sheet of --from is read")
	case c.From != "":
	case len(c.Emails) == 0 && (c.To != "" || c.Rank != 0 || c.Reason != "" || c.DryRun):
		return usage("say who is moved to %s", text.Line(c.To))
	case len(c.Emails) > 0 && c.To == "":
		return usage("say where to: --to STAGE")
	case len(c.Emails) > 0 && c.JSON:
		return usage("--json goes with the list of stages, without a person")
	}
	return r.with(func(s *session) error {
		if !s.state.HasStages() {
			return cohort.Refuse("%s has no stages: everybody who applied may be paired. [[stage]] in the programme file makes some", text.Line(s.state.Programme.Title))
		}
		if c.From != "" {
			return c.moveBySheet(s)
		}
		if len(c.Emails) == 0 {
			return s.listStages(c.JSON)
		}
		move := &cohort.Move{Stage: s.stageNamed(c.To), Rank: c.Rank, Why: cohort.Reason(c.Reason)}
		for _, who := range c.Emails {
			a, err := s.person(who)
			if err != nil {
				return err
			}
			move.IDs = append(move.IDs, a.ID)
		}
		if c.DryRun {
			return s.foreseeMove(move)
		}
		if err := s.change(move); err != nil {
			return err
		}
		s.printf("%s\n", s.state.SayStages(true))
		return nil
	})
}

// stageNamed is the name of a stage that somebody typed, by its title too.
func (s *session) stageNamed(typed string) string {
	typed = strings.TrimSpace(typed)
	for _, stage := range s.state.Programme.Stages {
		if text.Fold(stage.Name) == text.Fold(typed) || text.Fold(stage.Title) == text.Fold(typed) {
			return stage.Name
		}
	}
	return typed
}

// foreseeMove says how the stages would stand after moves.
func (s *session) foreseeMove(c cohort.Change) error {
	next, err := s.db.Preview(s.ctx, s.state, s.by(), c)
	if err != nil {
		return err
	}
	before := s.state
	s.state = next
	s.printf("%s\n", s.state.SayStages(true))
	s.printMix()
	if next.Plan != nil {
		s.printf("%s\n", planLine(next.Plan))
		for _, w := range next.Plan.Waiting {
			if w.Able {
				s.printf("waiting: %s: %s\n", next.Call(w.ID), w.Why)
			}
		}
	}
	s.state = before
	s.printf("Nothing was changed (--dry-run).\n")
	return nil
}

// printMix prints how those who are chosen are made up, beside everybody who applied.
func (s *session) printMix() {
	for _, c := range s.state.StageCounts() {
		if !c.Pairs || len(c.People) == 0 {
			continue
		}
		for _, m := range s.state.MixOf(c.People) {
			s.printf("%s by %s\n", text.Line(c.Title), say.InSentence(m.Say()))
		}
	}
}

// tellCallUps says which places came free by a change, and whom they can be offered to.
func (s *session) tellCallUps(before *cohort.State) {
	offered := map[matching.ID]bool{}
	for _, up := range before.CallUps() {
		offered[up.Person] = true
	}
	for _, up := range s.state.CallUps() {
		if !offered[up.Person] {
			s.tell("%s: crosswalk stage %s --to %s", say.Capital(up.Say(s.state)), s.email(up.Person), up.To.Name)
		}
	}
}

func (s *session) listStages(asJSON bool) error {
	if asJSON {
		return s.printJSON(s.stagesJSON())
	}
	if line := s.state.SayPlanned(); line != "" {
		s.printf("%s\n", say.Capital(line))
	}
	for _, c := range s.state.StageCounts() {
		line := c.Say()
		for _, full := range c.Full {
			line += fmt.Sprintf(" · %d of %s", len(full.People), full.Answer)
		}
		s.printf("%s\n", line)
		for _, id := range c.People {
			line := "  " + s.state.Call(id)
			if rank := s.state.Rank(id); rank > 0 {
				line = fmt.Sprintf("  %2d  %s", rank, s.state.Call(id))
			}
			if mean, marked := s.state.MeanMark(id); marked {
				line += "  marked " + say.Tenths(mean)
			}
			s.printf("%s\n", line)
		}
	}
	s.printMix()
	for _, by := range s.state.UnmarkedBy() {
		s.printf("not marked by %s: %s\n", programme.JudgeCalled(by.Judge), say.People(len(by.People)))
	}
	for _, up := range s.state.CallUps() {
		s.printf("%s: crosswalk stage %s --to %s\n", say.Capital(up.Say(s.state)), s.email(up.Person), up.To.Name)
	}
	for _, h := range s.state.Held(s.state.Today(s.now())) {
		s.printf("waits: %s %s\n", s.state.Call(h.Person), h.Say())
	}
	return nil
}

// stagesJSON is what stage --json prints.
type stagesJSON struct {
	Stages   []stageJSON    `json:"stages"`
	Entry    bool           `json:"planned_from_entry"` // nobody was moved to a stage that is paired yet
	Offers   []offerJSON    `json:"offers"`
	Unmarked []unmarkedJSON `json:"unmarked"`
	Held     []heldJSON     `json:"held"`
}

type stageJSON struct {
	Name   string             `json:"name"`
	Title  string             `json:"title"`
	People int                `json:"people"`
	Places *int               `json:"places"`        // null: any number
	Full   []capJSON          `json:"full"`          // answers that as many gave as may, or more
	Mix    map[string]mixJSON `json:"mix,omitempty"` // of a stage that is paired: how its people are made up, by field
	Who    []stageMemberOne   `json:"who"`
}

// mixJSON is how many of each choice are chosen.
type mixJSON map[string]int

type capJSON struct {
	Answer string `json:"answer"`
	People int    `json:"people"`
	AtMost int    `json:"at_most"`
}

type stageMemberOne struct {
	Email string     `json:"email"`
	Rank  int        `json:"rank,omitempty"`
	Marks []markJSON `json:"marks,omitempty"`
}

type markJSON struct {
	Name    string         `json:"name"`
	Mean    *float64       `json:"mean"` // null: nobody gave one
	Spread  int            `json:"spread"`
	Given   map[string]int `json:"given"`
	Missing []string       `json:"missing"`
}

type offerJSON struct {
	Email string `json:"email"`
	From  string `json:"from"`
	To    string `json:"to"`
	Rank  int    `json:"rank,omitempty"`
}

type unmarkedJSON struct {
	Judge string   `json:"judge"`
	Who   []string `json:"who"`
}

type heldJSON struct {
	Email    string  `json:"email"`
	Days     int     `json:"days"`
	Priority bool    `json:"priority"`
	Next     *string `json:"next"` // the next day of matching
}

func (s *session) stagesJSON() stagesJSON {
	out := stagesJSON{Stages: []stageJSON{}, Entry: s.state.PlansEntry(), Offers: []offerJSON{}, Unmarked: []unmarkedJSON{}, Held: []heldJSON{}}
	for _, c := range s.state.StageCounts() {
		one := stageJSON{Name: c.Name, Title: text.Line(c.Title), People: len(c.People), Full: []capJSON{}, Who: []stageMemberOne{}}
		if c.Places > 0 {
			one.Places = &c.Places
		}
		for _, full := range c.Full {
			one.Full = append(one.Full, capJSON{full.Answer, len(full.People), c.AtMost.People})
		}
		if c.Pairs && len(c.People) > 0 {
			one.Mix = map[string]mixJSON{}
			for _, m := range s.state.MixOf(c.People) {
				of := mixJSON{}
				for _, a := range m.Answers {
					of[a.Choice.Name] = a.Chosen
				}
				one.Mix[m.Field.Name] = of
			}
		}
		for _, id := range c.People {
			one.Who = append(one.Who, stageMemberOne{s.email(id), s.state.Rank(id), s.marksJSON(id)})
		}
		out.Stages = append(out.Stages, one)
	}
	for _, up := range s.state.CallUps() {
		out.Offers = append(out.Offers, offerJSON{s.email(up.Person), up.From.Name, up.To.Name, up.Rank})
	}
	for _, by := range s.state.UnmarkedBy() {
		one := unmarkedJSON{Judge: by.Judge, Who: []string{}}
		for _, id := range by.People {
			one.Who = append(one.Who, s.email(id))
		}
		out.Unmarked = append(out.Unmarked, one)
	}
	for _, h := range s.state.Held(s.state.Today(s.now())) {
		out.Held = append(out.Held, s.heldJSON(h))
	}
	return out
}

func (s *session) heldJSON(h cohort.Held) heldJSON {
	one := heldJSON{Email: s.email(h.Person), Days: h.Days, Priority: h.First}
	if !h.Next.IsZero() {
		next := h.Next.String()
		one.Next = &next
	}
	return one
}

func (s *session) marksJSON(id matching.ID) []markJSON {
	var all []markJSON
	for _, m := range s.state.MarksOf(id) {
		one := markJSON{Name: m.Name, Spread: m.Spread(), Given: map[string]int{}, Missing: append([]string{}, m.Missing...)}
		for _, g := range m.Given {
			one.Given[g.Judge] = g.Number
		}
		if tenths, ok := m.Mean(); ok {
			mean := float64(tenths) / 10
			one.Mean = &mean
		}
		all = append(all, one)
	}
	return all
}
