package export

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
)

// Everything is what a store holds about one person, for that person: their answers, private ones too, every change about
// them with its notes, their exchanges. Nobody else's name or address is in it. Its keys are fixed.
type Everything struct {
	Name      string             `json:"name"`
	Addresses []string           `json:"addresses"`
	Asked     string             `json:"asked"` // when it was made
	Cohorts   []EverythingCohort `json:"cohorts"`
	Drafts    []string           `json:"drafts"` // what was typed about them and not saved
}

// EverythingCohort is what one cohort holds.
type EverythingCohort struct {
	Cohort    string               `json:"cohort"`
	Programme string               `json:"programme"`
	Status    string               `json:"status"`
	Stage     string               `json:"stage,omitempty"`
	Groups    []string             `json:"groups,omitempty"`
	Events    []string             `json:"events,omitempty"` // that they came to
	Answers   []EverythingAnswer   `json:"answers"`          // as they stand
	Exchanges []EverythingExchange `json:"exchanges"`
	Changes   []EverythingChange   `json:"changes"`
}

// EverythingAnswer is one answer, as it was written.
type EverythingAnswer struct {
	Field  string `json:"field"`
	Label  string `json:"label"`
	Answer string `json:"answer"`
}

// EverythingExchange is an exchange of theirs.
type EverythingExchange struct {
	Start    string   `json:"start"`
	End      string   `json:"end"`
	State    string   `json:"state"`
	Ended    string   `json:"ended,omitempty"` // why
	Score    string   `json:"score"`
	Visits   []string `json:"visits"`
	Calls    []string `json:"calls"`
	Steps    []string `json:"steps"`
	Answered []string `json:"answered"`
}

// EverythingChange is a change about them.
type EverythingChange struct {
	Number  uint64             `json:"number"`
	At      string             `json:"at"`
	By      string             `json:"by"`
	What    string             `json:"what"`
	Undone  bool               `json:"undone,omitempty"`
	Answers []EverythingAnswer `json:"answers,omitempty"` // what came in with it
	Notes   []string           `json:"notes,omitempty"`
}

// MakeEverything gathers it from the cohorts of a store. drafts are what was typed about the person.
func MakeEverything(d *cohort.Disclosing, cohorts []*cohort.State, drafts []string, now time.Time) Everything {
	all := Everything{Addresses: d.Addresses(), Asked: instant(now), Cohorts: []EverythingCohort{}, Drafts: []string{}}
	for _, draft := range drafts {
		all.Drafts = append(all.Drafts, d.Without(draft))
	}
	for _, s := range cohorts {
		one := EverythingCohort{Cohort: text.Line(s.Name), Programme: text.Line(s.Programme.Title), Answers: []EverythingAnswer{}, Exchanges: []EverythingExchange{}, Changes: []EverythingChange{}}
		for _, a := range s.Sorted() {
			if !d.Is(a.ID) {
				continue
			}
			at := s.Position(a.ID)
			if all.Name == "" {
				all.Name = a.Name.Safe()
			}
			one.Status = string(at.Kind)
			if why := d.Without(at.Say(s)); why != "" {
				one.Status += ": " + why
			}
			if s.HasStages() {
				one.Stage = text.Line(cohort.SayStage(s.StageOf(a.ID), s.Rank(a.ID)))
			}
			for _, g := range s.Groupings() {
				if n := g.Of(a.ID); n > 0 {
					one.Groups = append(one.Groups, text.Line(g.Call(n)))
				}
			}
			for _, e := range s.Attended(a.ID) {
				one.Events = append(one.Events, text.Line(e.Title))
			}
			one.Answers = append(one.Answers, everyAnswer(s.Programme, &a.Applicant)...)
			for _, x := range s.ExchangesOf(a.ID) {
				one.Exchanges = append(one.Exchanges, everyExchange(d, x, a.ID))
			}
		}
		for _, c := range d.Changes(s) {
			change := EverythingChange{Number: c.Number, At: instant(c.At), By: c.By, What: c.What, Undone: c.Undone, Notes: c.Notes}
			if c.Application != nil {
				change.Answers = everyAnswer(s.Programme, c.Application)
			}
			one.Changes = append(one.Changes, change)
		}
		if len(one.Answers)+len(one.Changes) > 0 {
			all.Cohorts = append(all.Cohorts, one)
		}
	}
	slices.Sort(all.Addresses)
	return all
}

// everyAnswer is what somebody answered, in the order of the programme's fields, then what it has no field for any more.
func everyAnswer(p *programme.Programme, a *matching.Applicant) []EverythingAnswer {
	var list []EverythingAnswer
	add := func(name, label, answer string) {
		if answer != "" {
			list = append(list, EverythingAnswer{name, label, answer})
		}
	}
	add(programme.FieldName, "Name", a.Name.Safe())
	add(programme.FieldEmail, "E-mail", a.Email.Safe())
	if !a.Submitted.IsZero() {
		add(programme.FieldSubmitted, "Submitted", instant(a.Submitted))
	}
	add(programme.FieldResponseID, "Response", text.Line(a.Response))
	met := map[string]bool{}
	for _, f := range p.Fields {
		met[f.Name] = true
		add(f.Name, text.Line(f.Label), answered(f, a.Answers[f.Name]))
	}
	var gone []string
	for name := range a.Answers {
		if !met[name] {
			gone = append(gone, name)
		}
	}
	slices.Sort(gone)
	for _, name := range gone {
		add(name, text.Line(name), answered(programme.Field{Name: name}, a.Answers[name]))
	}
	return list
}

// answered is an answer in its own words, line by line; without them, as the programme calls it.
func answered(f programme.Field, v matching.Answer) string {
	if !v.Text.IsEmpty() {
		return strings.Join(v.Text.Lines(), "\n")
	}
	if v.IsEmpty() {
		return ""
	}
	return v.Say(f, false)
}

// everyExchange is an exchange as one of its people may be told it.
func everyExchange(d *cohort.Disclosing, x *cohort.Exchange, id matching.ID) EverythingExchange {
	out := EverythingExchange{Start: x.Start.String(), State: string(x.State()), Score: fmt.Sprintf("%d.%d", x.Score/10, x.Score%10),
		Visits: []string{}, Calls: []string{}, Steps: []string{}, Answered: []string{}}
	if !x.End.IsZero() {
		out.End = x.End.String()
	}
	if x.Ending != nil {
		out.End, out.Ended = x.Ending.On.String(), string(x.Ending.Reason)
	}
	who := func(party int) string {
		if party >= 0 && party < len(x.Members) && x.Members[party] == id {
			return "you"
		}
		return "your partner"
	}
	for _, v := range x.Visits {
		host := "both of you"
		if v.Host >= 0 {
			host = who(v.Host)
		}
		if at := v.SayPlace(); at != "" {
			host += ", " + d.Without(at)
		}
		out.Visits = append(out.Visits, fmt.Sprintf("%s: %s, %d.%d hours, host: %s%s", v.Date, text.Line(string(v.Activity)), v.HourTenths/10, v.HourTenths%10, host, quotedNote(d, x, v.Note)))
	}
	for _, c := range x.CheckIns {
		var reached []string
		for _, party := range c.Reached {
			reached = append(reached, who(party))
		}
		line := fmt.Sprintf("%s: %s", c.Date, c.Outcome)
		if len(reached) > 0 {
			line += " (" + strings.Join(reached, " and ") + ")"
		}
		if c.Mood != "" {
			line += ", mood " + string(c.Mood)
		}
		out.Calls = append(out.Calls, line+quotedNote(d, x, c.Note))
	}
	for i, step := range x.Steps {
		switch on, done := x.DoneOn(i); {
		case !step.Skipped.IsZero():
			out.Steps = append(out.Steps, fmt.Sprintf("%s: left out on %s%s", text.Line(step.Title), step.Skipped, quotedNote(d, x, step.SkipNote)))
		case done:
			out.Steps = append(out.Steps, fmt.Sprintf("%s: done on %s%s", text.Line(step.Title), on, quotedNote(d, x, step.Note)))
		}
	}
	for _, a := range x.Answers {
		if a.From < 0 || x.Members[a.From] == id {
			out.Answered = append(out.Answered, strings.TrimSuffix(fmt.Sprintf("%s: %s", text.Line(titleOf(x, a.Step)), a.Value), ": ")+quotedNote(d, x, a.Note))
		}
	}
	return out
}

// titleOf is the title of a step of an exchange.
func titleOf(x *cohort.Exchange, name string) string {
	if step, ok := x.Step(name); ok {
		return step.Title
	}
	return name
}

func quotedNote(d *cohort.Disclosing, x *cohort.Exchange, number uint64) string {
	if note := x.Note(number); !note.IsEmpty() {
		return ": “" + d.Without(strings.Join(note.Lines(), " ")) + "”"
	}
	return ""
}

// WriteJSON writes it for programs.
func (e Everything) WriteJSON(w io.Writer) error {
	b, err := json.MarshalIndent(e, "", "  ")
	if err != nil {
		return err
	}
	_, err = w.Write(append(b, '\n'))
	return err
}

// WriteText writes it to be read.
func (e Everything) WriteText(w io.Writer) error {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	list := func(title string, lines []string) {
		if len(lines) > 0 {
			line("\n%s", title)
		}
		for _, l := range lines {
			line("  %s", l)
		}
	}
	line("What is held about %s (%s), %s", e.Name, strings.Join(e.Addresses, ", "), e.Asked)
	for _, c := range e.Cohorts {
		line("\n%s of %s: %s", c.Cohort, c.Programme, c.Status)
		for _, a := range c.Answers {
			line("  %s: %s", a.Label, a.Answer)
		}
		if c.Stage != "" {
			list("Stage", []string{c.Stage})
		}
		list("Groups", c.Groups)
		list("Events they came to", c.Events)
		for _, x := range c.Exchanges {
			line("\nExchange from %s to %s: %s %s", x.Start, x.End, x.State, x.Ended)
			list("Steps", x.Steps)
			list("Visits", x.Visits)
			list("Calls", x.Calls)
			list("Answers", x.Answered)
		}
		line("\nChanges")
		for _, change := range c.Changes {
			undone := ""
			if change.Undone {
				undone = " (undone)"
			}
			line("  %d  %s  %s  %s%s", change.Number, change.At, change.By, change.What, undone)
			for _, a := range change.Answers {
				line("      %s: %s", a.Label, a.Answer)
			}
			for _, n := range change.Notes {
				line("      note: %s", text.New(n).Safe())
			}
		}
	}
	list("Typed and not saved", e.Drafts)
	_, err := io.WriteString(w, b.String())
	return err
}
