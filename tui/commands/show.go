package commands

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/export"
)

type showCommand struct {
	Email string `arg:"" name:"email" help:"The person: the e-mail address, or a name that only one person has."`
	JSON  bool   `help:"Print JSON."`

	Everything bool   `help:"All that the store holds about them, over all cohorts, for themselves: answers, changes, notes; nobody else's name is in it."`
	Output     string `short:"o" help:"With --everything: the file; its ending says whether JSON or text is written." placeholder:"FILE.json|FILE.txt"`
	force
}

// showJSON is one person: the application, every exchange, and the call sheet of each that is open here.
type showJSON struct {
	Email     string              `json:"email"`
	Name      string              `json:"name"`
	Status    string              `json:"status"`
	Why       string              `json:"why"`
	Priority  bool                `json:"priority"`
	Stage     string              `json:"stage,omitempty"`
	Rank      int                 `json:"rank,omitempty"`
	Marks     []markJSON          `json:"marks,omitempty"`
	Held      *heldJSON           `json:"held,omitempty"`
	Events    []string            `json:"events,omitempty"` // names of those that the person came to
	Alumnus   []string            `json:"alumnus_of,omitempty"`
	Answers   map[string][]string `json:"answers"`
	History   []episodeJSON       `json:"history"`
	Exchanges []exchangeJSON      `json:"exchanges"`
}

type episodeJSON struct {
	Cohort string   `json:"cohort"`
	With   []string `json:"with"`
	Start  string   `json:"start"`
	End    *string  `json:"end"`
	State  string   `json:"state"`
	Reason string   `json:"reason,omitempty"`
}

func (c *showCommand) Run(r *run) error {
	if c.Everything {
		return c.everything(r)
	}
	if c.Output != "" {
		return usage("-o goes with --everything")
	}
	return r.with(func(s *session) error {
		a, err := s.person(c.Email)
		if err != nil {
			return err
		}
		if c.JSON {
			return r.printJSON(s.show(a))
		}
		s.printPerson(a)
		return nil
	})
}

// everything writes what the store holds about a person, for that person.
func (c *showCommand) everything(r *run) error {
	write := export.Everything.WriteText
	switch ending := strings.ToLower(filepath.Ext(c.Output)); {
	case c.Output == "" && c.JSON, ending == ".json":
		write = export.Everything.WriteJSON
	case c.Output != "" && ending != ".txt":
		return usage("-o %s: the file's name ends in .json or .txt", text.Line(c.Output))
	}
	db, err := r.openStore()
	if err != nil {
		return err
	}
	defer db.Close()
	all, err := allStates(db)
	if err != nil {
		return err
	}
	e := &erasure{run: r, all: all}
	if err := e.find(c.Email); err != nil {
		return err
	}
	if len(e.people) == 0 {
		return fmt.Errorf("nobody in any cohort has the address %s", text.Line(c.Email))
	}
	d := cohort.NewDisclosing(e.people[0], all)
	drafts, err := db.DraftsAbout(e.people[0], d.Mentions)
	if err != nil {
		return err
	}
	var typed []string
	for _, draft := range drafts {
		typed = append(typed, draft.Text)
	}
	everything := export.MakeEverything(d, all, typed, r.now())
	if c.Output == "" {
		return write(everything, r.stdout)
	}
	if err := r.write(c.Output, c.force, func(f *os.File) error { return write(everything, f) }); err != nil {
		return err
	}
	r.printf("Wrote %s. Read it before you send it: notes can tell of others without naming them.\n", text.Line(c.Output))
	return nil
}

func (s *session) show(a *cohort.Applicant) showJSON {
	at := s.state.Position(a.ID)
	out := showJSON{
		Email: a.Email.Safe(), Name: a.Name.Safe(), Status: string(at.Kind), Why: at.Say(s.state), Priority: at.First,
		Answers: map[string][]string{}, History: []episodeJSON{}, Exchanges: []exchangeJSON{},
	}
	out.Stage, out.Rank, out.Marks = s.state.StageOf(a.ID).Name, s.state.Rank(a.ID), s.marksJSON(a.ID)
	for _, e := range s.state.Attended(a.ID) {
		out.Events = append(out.Events, e.Name)
	}
	for _, h := range s.state.Held(s.state.Today(s.now())) {
		if h.Person == a.ID && len(s.state.Programme.Intake.MatchOn) > 0 {
			held := s.heldJSON(h)
			out.Held = &held
		}
	}
	for _, f := range s.state.Programme.Fields {
		v := a.Answer(f.Name)
		if v.IsEmpty() || f.Mark != "" {
			continue
		}
		for _, choice := range v.Choices {
			out.Answers[f.Name] = append(out.Answers[f.Name], text.Line(choice))
		}
		for _, other := range v.Other {
			out.Answers[f.Name] = append(out.Answers[f.Name], other.Safe())
		}
		if len(out.Answers[f.Name]) == 0 {
			out.Answers[f.Name] = []string{v.Text.Safe()}
		}
	}
	for _, e := range s.state.History(a.ID) {
		one := episodeJSON{Cohort: text.Line(e.Cohort), With: e.With, State: e.Outlived()}
		if !e.Start.IsZero() {
			one.Start = e.Start.String()
		}
		if e.Ending != nil {
			one.Reason = string(e.Ending.Reason)
		}
		if last := lastDay(e); last != "" {
			one.End = &last
		}
		out.History = append(out.History, one)
	}
	for _, x := range s.state.ExchangesOf(a.ID) {
		if x.Open() {
			out.Exchanges = append(out.Exchanges, s.exchange(x))
		}
	}
	return out
}

// lastDay is the day on which an exchange ended, or will.
func lastDay(e cohort.Episode) string {
	switch {
	case e.Ending != nil:
		return e.Ending.On.String()
	case !e.Exchange.End.IsZero():
		return e.Exchange.End.String()
	}
	return ""
}

// span is when an exchange began, and when it ended or will, if it has an end.
func span(e cohort.Episode) string {
	if last := lastDay(e); last != "" {
		return e.Start.String() + " to " + last
	}
	return since(e)
}

// since is when a pair from before began, as far as that is known.
func since(e cohort.Episode) string {
	if e.Start.IsZero() {
		return "on a day not known"
	}
	return "from " + e.Start.String()
}

// printPerson prints the application, the history, and the call sheet of each open exchange.
func (s *session) printPerson(a *cohort.Applicant) {
	at := s.state.Position(a.ID)
	line := string(at.Kind)
	if why := at.Say(s.state); why != "" {
		line += ": " + why
	}
	s.printf("%s <%s>\n%s\n", a.Name.Safe(), a.Email.Safe(), line)
	s.printStanding(a)
	for _, f := range s.state.Programme.Fields {
		if v := a.Answer(f.Name); !v.IsEmpty() && f.Mark == "" {
			s.printf("  %-20s  %s\n", f.Name, v.Say(f, false))
		}
	}
	history := s.state.History(a.ID)
	if len(history) > 0 {
		s.printf("\nExchanges\n")
	}
	for _, e := range history {
		state := e.Outlived()
		if e.Before != nil {
			s.printf("  %-24s  with %s %s: %s\n", since(e), strings.Join(e.With, " and "), text.Line(e.Called), state)
			continue
		}
		if e.Ending != nil && e.State() != exchange.StateVoid {
			state += " (" + string(e.Ending.Reason) + ")"
		}
		s.printf("  %-24s  with %s in %s: %s\n", span(e), strings.Join(e.With, " and "), text.Line(e.Called), state)
	}
	for _, x := range s.state.ExchangesOf(a.ID) {
		if x.Open() {
			s.printf("\n")
			s.printExchange(x)
			s.printSheet(x)
		}
	}
}

// printStanding prints where somebody stands before pairing, what judges said, and which events they came to.
func (s *session) printStanding(a *cohort.Applicant) {
	if s.state.HasStages() {
		line := cohort.SayStage(s.state.StageOf(a.ID), s.state.Rank(a.ID))
		if m, moved := s.state.MovedTo(a.ID); moved {
			line += fmt.Sprintf(", since %s by %s", s.state.Today(m.Time), text.Line(m.Actor))
			if why := m.Why.Value.Text; !why.IsEmpty() {
				line += ": " + why.Safe()
			}
		}
		s.printf("stage: %s\n", line)
	}
	for _, h := range s.state.Held(s.state.Today(s.now())) {
		if h.Person == a.ID && len(s.state.Programme.Intake.MatchOn) > 0 {
			s.printf("waits %s\n", h.Say())
		}
	}
	for _, m := range s.state.MarksOf(a.ID) {
		s.printf("mark: %s\n", m.Say())
	}
	var came []string
	for _, e := range s.state.Attended(a.ID) {
		came = append(came, text.Line(e.Title))
	}
	if len(came) > 0 {
		s.printf("came to: %s\n", say.And(came))
	}
	for _, of := range s.state.AlumnusOf(a.ID) {
		s.printf("alumnus of %s\n", text.Line(of))
	}
}

// printSheet prints what is wanted for a call: how to reach each, what was said last, and what to ask.
func (s *session) printSheet(x *cohort.Exchange) {
	for _, id := range x.Members {
		s.printf("  ring: %s <%s>%s\n", s.state.Call(id), s.email(id), s.reach(id))
	}
	var spoken exchange.CheckIn
	for _, c := range x.CheckIns {
		if len(c.Reached) > 0 && !c.Date.Before(spoken.Date) {
			spoken = c
		}
	}
	if !spoken.Date.IsZero() {
		s.printf("  last spoken %s: %s%s\n", spoken.Date, s.callWords(x, spoken), noteWords(x, spoken.Note))
	}
	for i, step := range x.Steps {
		status, _ := x.Status(i, s.state.Programme.Exchange, s.state.Today(s.now()))
		if step.Ask != "" && (status == exchange.Due || status == exchange.Overdue) {
			s.printf("  ask: %s\n", text.Line(step.Ask))
		}
	}
	for _, ask := range cohort.AskEvents(s.state.EventsOf(x.Members), x.Members, s.state.Today(s.now())) {
		s.printf("  ask: %s\n", ask)
	}
}

// reach is what somebody answered for the programme's team alone: telephone, what they need.
func (s *session) reach(id matching.ID) string {
	a, ok := s.state.Person(id)
	if !ok {
		return ""
	}
	line := ""
	for _, f := range s.state.Programme.Fields {
		if v := a.Answer(f.Name); f.Private && f.Mark == "" && !f.Builtin && !v.IsEmpty() {
			line += " · " + text.Line(f.Label) + ": " + v.Say(f, true)
		}
	}
	return line
}
