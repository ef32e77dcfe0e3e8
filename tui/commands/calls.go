package commands

import (
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
)

type callsCommand struct {
	JSON        bool   `help:"Print JSON."`
	Facilitator string `help:"Only the exchanges of this facilitator." placeholder:"NAME"`
}

// nextJSON is what is next in an exchange; its keys are fixed.
type nextJSON struct {
	Pair        []string `json:"pair"`
	Date        string   `json:"date"`
	Days        int      `json:"days"`
	Step        string   `json:"step"`
	Owner       string   `json:"owner"`
	Why         string   `json:"why"`
	Status      string   `json:"status"`
	Tries       int      `json:"tries"`
	Facilitator string   `json:"facilitator"`
}

func (s *session) next(x *cohort.Exchange, n exchange.NextStep) nextJSON {
	return nextJSON{
		s.emails(x), n.Date.String(), n.Days, n.Step, string(n.Owner), n.Why.Say(s.called(x)), string(n.When), n.Tries, x.Facilitator.Safe(),
	}
}

// emails are the addresses of an exchange's people.
func (s *session) emails(x *cohort.Exchange) []string {
	var emails []string
	for _, id := range x.Members {
		emails = append(emails, s.email(id))
	}
	return emails
}

func (c *callsCommand) Run(r *run) error {
	return r.with(func(s *session) error {
		type one struct {
			x    *cohort.Exchange
			look exchange.Outlook
		}
		var all []one
		today := s.state.Today(r.now())
		for _, x := range s.state.Exchanges {
			if x.Open() && (c.Facilitator == "" || text.Fold(x.Facilitator.Raw()) == text.Fold(strings.TrimSpace(c.Facilitator))) {
				all = append(all, one{x, x.Outlook(s.state.Programme.Exchange, today)})
			}
		}
		slices.SortStableFunc(all, func(a, b one) int { return a.look.CompareNeed(b.look) })
		lines := []nextJSON{}
		for _, o := range all {
			lines = append(lines, s.next(o.x, o.look.Next))
		}
		if c.JSON {
			return r.printJSON(lines)
		}
		if err := s.tellCallsElsewhere(); err != nil {
			return err
		}
		switch {
		case len(lines) == 0 && c.Facilitator != "":
			r.printf("%s has no open exchange.\n", text.Line(c.Facilitator))
		case len(lines) == 0:
			r.printf("No exchange is open.\n")
		}
		for i, o := range all {
			n := o.look.Next
			r.printf("%-10s  %-16s  %s: %s – %s (%s)\n", n.Date, n.Say(), s.state.CallAll(o.x.Members), n.Title, lines[i].Why, ownerWords(n.Owner, o.x))
		}
		return nil
	})
}

// ownerWords says who sees to something.
func ownerWords(owner programme.Owner, x *cohort.Exchange) string {
	switch {
	case owner == programme.OwnerPair:
		return "the pair"
	case owner == programme.OwnerFacilitator && !x.Facilitator.IsEmpty():
		return x.Facilitator.Safe()
	}
	return "the " + string(owner)
}

type exchangeCommand struct {
	whose
	JSON bool `help:"Print JSON."`
}

// exchangeJSON is how one exchange stands; its keys are fixed.
type exchangeJSON struct {
	Pair   []string      `json:"pair"`
	State  string        `json:"state"`
	Health string        `json:"health"`
	Why    string        `json:"why"`
	Hours  hoursJSON     `json:"hours"`
	Steps  []stepJSON    `json:"steps"`
	Next   *nextJSON     `json:"next"`
	Calls  int           `json:"calls"`
	Visits int           `json:"visits"`
	Events []attendsJSON `json:"events,omitempty"`
	Ended  *endJSON      `json:"ended,omitempty"`
}

// attendsJSON is an event that is for the people of an exchange.
type attendsJSON struct {
	Event string   `json:"event"`
	Group string   `json:"group,omitempty"`
	On    *string  `json:"on"`
	Off   bool     `json:"off,omitempty"`
	Came  []string `json:"came"` // of the exchange
}

type hoursJSON struct {
	Together float64            `json:"together"`
	Hosted   map[string]float64 `json:"hosted"`
}

type stepJSON struct {
	Name    string       `json:"name"`
	Due     *string      `json:"due"`
	Status  string       `json:"status"`
	Done    *string      `json:"done"`
	Answers []answerJSON `json:"answers"`
}

type answerJSON struct {
	From  *string `json:"from"`
	About *string `json:"about"`
	Value any     `json:"value"`
}

type endJSON struct {
	Reason string   `json:"reason"`
	On     string   `json:"on"`
	Leaves []string `json:"leaves"`
}

// toCome is what a step is that is neither due nor over.
const toCome = "open"

// exchange is how an exchange stands.
func (s *session) exchange(x *cohort.Exchange) exchangeJSON {
	today, terms := s.state.Today(s.now()), s.state.Programme.Exchange
	look, ledger, names := x.Outlook(terms, today), x.Ledger(), s.called(x)
	out := exchangeJSON{
		Pair: s.emails(x), State: string(x.State()), Health: string(look.Health), Why: look.Why.Say(names),
		Hours: hoursJSON{float64(ledger.Together) / 10, map[string]float64{}}, Steps: []stepJSON{}, Calls: len(x.CheckIns), Visits: len(x.Visits),
	}
	for p, id := range x.Members {
		out.Hours.Hosted[s.email(id)] = float64(ledger.Hosted[p]) / 10
	}
	for i, step := range x.Steps {
		out.Steps = append(out.Steps, s.step(x, i, step))
	}
	for _, e := range s.state.EventsOf(x.Members) {
		one := attendsJSON{Event: e.Name, Group: text.Line(e.Group), Off: e.Off, Came: []string{}}
		if !e.On.IsZero() {
			on := e.On.String()
			one.On = &on
		}
		for _, id := range x.Members {
			if slices.Contains(e.Came, id) {
				one.Came = append(one.Came, s.email(id))
			}
		}
		out.Events = append(out.Events, one)
	}
	if !look.Next.IsZero() {
		next := s.next(x, look.Next)
		out.Next = &next
	}
	if end := x.Ending; end != nil {
		out.Ended = &endJSON{string(end.Reason), end.On.String(), []string{}}
		for _, p := range end.Leaves {
			out.Ended.Leaves = append(out.Ended.Leaves, out.Pair[p])
		}
	}
	return out
}

func (s *session) step(x *cohort.Exchange, i int, step exchange.Step) stepJSON {
	status, _ := x.Status(i, s.state.Programme.Exchange, s.state.Today(s.now()))
	out := stepJSON{Name: step.Name, Status: string(status), Answers: []answerJSON{}}
	if status == exchange.ToCome || !x.Open() && (status == exchange.Due || status == exchange.Overdue) {
		out.Status = toCome
	}
	given := func(d programme.Date) *string {
		if d.IsZero() {
			return nil
		}
		day := d.String()
		return &day
	}
	out.Due = given(x.DueOn(step))
	if on, done := x.DoneOn(i); done {
		out.Done = given(on)
	}
	party := func(p int) *string {
		if p < 0 || p >= len(x.Members) {
			return nil
		}
		email := s.email(x.Members[p])
		return &email
	}
	for _, a := range x.AnswersTo(step.Name) {
		out.Answers = append(out.Answers, answerJSON{party(a.From), party(a.About), s.answerValue(x, step, a)})
	}
	return out
}

// answerValue is what was answered: a number, a word or a text.
func (s *session) answerValue(x *cohort.Exchange, step exchange.Step, a exchange.Answer) any {
	switch {
	case step.Answer.IsNumber():
		return a.Number
	case step.Answer.Kind == programme.AnswerText:
		return x.Note(a.Note).Safe()
	}
	return a.Value
}

func (c *exchangeCommand) Run(r *run) error {
	return r.with(func(s *session) error {
		_, x, err := c.find(s)
		if err != nil {
			return err
		}
		if c.JSON {
			return r.printJSON(s.exchange(x))
		}
		s.printExchange(x)
		return nil
	})
}

// printExchange prints how an exchange stands, what was logged in it, and its milestones.
func (s *session) printExchange(x *cohort.Exchange) {
	look := x.Outlook(s.state.Programme.Exchange, s.state.Today(s.now()))
	names := s.called(x)
	s.printf("%s · %s · %s\n", s.state.CallAll(x.Members), x.State(), look.Say(names))
	until := "without an end"
	if !x.End.IsZero() {
		until = "to " + exchange.PlainDay(x.End)
	}
	if x.Own && !x.Every.IsZero() {
		until += ", a call " + exchange.SayEvery(x.Every)
	}
	s.printf("  %s %s", exchange.PlainDay(x.Start), until)
	if !x.Facilitator.IsEmpty() {
		s.printf(" · facilitator %s", x.Facilitator.Safe())
	}
	s.printf("\n")
	if n := look.Next; !n.IsZero() {
		s.printf("  next: %s, %s – %s (%s)\n", n.Title, n.Say(), n.Why.Say(names), ownerWords(n.Owner, x))
	}
	if end := x.Ending; end != nil {
		s.printf("  ended on %s: %s%s\n", exchange.PlainDay(end.On), end.Reason, noteWords(x, end.Note))
	}
	for _, p := range x.Pauses {
		over := "to ask again on " + exchange.PlainDay(p.Until)
		if !p.Resumed.IsZero() {
			over = "until " + exchange.PlainDay(p.Resumed)
		}
		s.printf("  paused on %s, %s%s\n", exchange.PlainDay(p.From), over, noteWords(x, p.Note))
	}
	unit := "h"
	if x.Minimum.Meetings > 0 {
		unit = "meetings"
	}
	s.printf("  together %s %s", x.Ledger().SayTogether(x.Minimum), unit)
	for p, id := range x.Members {
		s.printf(" · %s hosted %s", s.state.Call(id), say.Tenths(x.Ledger().Hosted[p]))
	}
	s.printf("\n")
	if over := s.over(x); over != "" {
		s.printf("  %s\n", over)
	}
	for i, step := range x.Steps {
		s.printStep(x, i, step)
	}
	for _, e := range s.state.EventsOf(x.Members) {
		s.printf("  %s\n", s.attendLine(x, e))
	}
	for n, v := range x.Visits {
		host := x.Both()
		if v.Host >= 0 && v.Host < len(x.Members) {
			host = s.state.Call(x.Members[v.Host])
		}
		if at := v.SayPlace(); at != "" {
			host += ", " + at
		}
		s.printf("  visit %d  %s  %s h of %s, hosted by %s%s\n", n+1, v.Date, say.Tenths(v.HourTenths), v.Activity, host, noteWords(x, v.Note))
	}
	for n, call := range x.CheckIns {
		s.printf("  call %d   %s  %s%s\n", n+1, call.Date, s.callWords(x, call), noteWords(x, call.Note))
	}
}

// over says by how much an exchange goes beyond the programme's maximum; nothing where it does not.
func (s *session) over(x *cohort.Exchange) string {
	names := make([]string, len(x.Members))
	for p, id := range x.Members {
		names[p] = s.state.Call(id)
	}
	return x.Ledger().Over(s.state.Programme.Exchange.Maximum, names)
}

// attendLine is an event in a line, with who of an exchange came.
func (s *session) attendLine(x *cohort.Exchange, e cohort.Event) string {
	on := "no day yet"
	switch {
	case e.Off:
		on = "called off"
	case !e.On.IsZero():
		on = e.On.String()
	}
	var came []matching.ID
	for _, id := range x.Members {
		if slices.Contains(e.Came, id) {
			came = append(came, id)
		}
	}
	line := fmt.Sprintf("%-10s  %-16s  event: %s", on, e.Name, e.Call())
	if at := e.Where(); at != "" && !e.Off {
		line += ", " + at
	}
	switch {
	case len(came) > 0:
		return line + ": " + s.state.CallEach(came) + " came"
	case e.Ticked:
		return line + ": nobody of them came"
	}
	return line
}

func (s *session) printStep(x *cohort.Exchange, i int, step exchange.Step) {
	status, days := x.Status(i, s.state.Programme.Exchange, s.state.Today(s.now()))
	words := status.Say(days)
	if !x.Open() {
		words = "not done"
	}
	if on, done := x.DoneOn(i); done {
		words = "done " + on.String()
	}
	if !step.Skipped.IsZero() && status == exchange.Skipped {
		words = "skipped " + step.Skipped.String() + noteWords(x, step.SkipNote)
	}
	due := "          "
	if d := x.DueOn(step); !d.IsZero() {
		due = d.String()
	}
	s.printf("  %s  %-16s  %s: %s\n", due, step.Name, step.Title, words)
	for _, a := range x.AnswersTo(step.Name) {
		line := "everybody"
		if a.From >= 0 && a.From < len(x.Members) {
			line = s.state.Call(x.Members[a.From])
		}
		if a.About >= 0 && a.About < len(x.Members) {
			line += " about " + s.state.Call(x.Members[a.About])
		}
		s.printf("              %s: %v\n", line, s.answerValue(x, step, a))
	}
}

// callWords says what came of a call.
func (s *session) callWords(x *cohort.Exchange, c exchange.CheckIn) string {
	var reached []matching.ID
	for _, p := range c.Reached {
		if p >= 0 && p < len(x.Members) {
			reached = append(reached, x.Members[p])
		}
	}
	line := "nobody reached (" + string(c.Outcome) + ")"
	if len(reached) > 0 {
		line = "reached " + s.state.CallEach(reached)
	}
	if c.Mood != "" {
		line += ", " + string(c.Mood)
	}
	return line
}

// noteWords is a note after a dash; nothing if there is none.
func noteWords(x *cohort.Exchange, number uint64) string {
	if note := x.Note(number); !note.IsEmpty() {
		return " – " + note.Safe()
	}
	return ""
}
