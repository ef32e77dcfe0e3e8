package form

import (
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

// A board's sheet often says what was decided of each, beside the marks: to which stage they go, and in what order they stand
// in reserve. Such columns answer no field, and an import leaves them alone; read here they become decisions that somebody
// looks at before anybody is moved.

// Decision is what a row of a sheet decides about somebody who applied.
type Decision struct {
	Row   int
	Email text.Text // of whoever it is about
	Stage programme.Stage
	Rank  int       // in a stage that has an order, as the sheet has it; 0: it does not say
	Wrote text.Text // the decision in the sheet's words
}

// Decisions are what a sheet decides, in the order of its rows.
type Decisions struct {
	*Result
	All       []Decision
	Unclear   []Decision // without a stage: what was written is none of the stages, and no word for one
	Undecided int        // rows about somebody of whom nothing is decided
	Columns   []string   // the headings that were read, safe to draw
}

// The fields that a sheet's decisions answer beside those of the programme, whose names cannot be these.
const (
	fieldDecision = "decision?"
	fieldRank     = "rank?"
)

// How boards head the columns, and what they say in them whatever the stages are called.
var (
	decisionHeadings = []string{"decision*", "*decision", "outcome*", "*outcome", "result*", "recommendation*", "*recommendation", "stage*", "status*", "shortlisted*", "shortlist*", "*shortlist",
		"selected*", "verdict*", "successful*", "accepted*", "offer*", "place offered*", "*board decided*", "moved to*", "move to*"}
	rankHeadings = []string{"rank*", "*rank", "ranking*", "reserve number*", "reserve no*", "reserve order*", "reserve position*", "reserve rank*", "place on the reserve*",
		"position on the reserve*", "order", "position", "*reserve list number*"}
	decidesYes = []string{"yes", "y", "x", "accept", "accepted", "offer", "offered", "offer a place", "place offered", "offer place", "shortlisted", "shortlist", "selected", "select", "approved", "approve",
		"successful", "place", "in"}
	decidesReserve = []string{"reserve", "reserves", "reserve list", "on reserve", "reserved", "waiting list", "wait list", "waitlist", "standby", "hold"}
	decidesNo      = []string{"no", "n", "reject", "rejected", "decline", "declined", "unsuccessful", "not selected", "not shortlisted", "not successful", "not this time", "not accepted", "no offer", "out"}
)

// mostReserves is how long a reserve list may be whose places are written with their number: "Reserve 3".
const mostReserves = 99

// ReadDecisionsFile reads what a sheet decides about people who are known already.
func ReadDecisionsFile(path string, p *programme.Programme, o Options) (*Decisions, error) {
	res, err := ReadFile(path, deciding(p), o)
	if err != nil {
		return nil, err
	}
	return decisions(res, p)
}

// decisions are what the people of a result that was read with the fields of decisions are to become.
func decisions(res *Result, p *programme.Programme) (*Decisions, error) {
	d := &Decisions{Result: res}
	decided := false
	for _, h := range res.Headings {
		if h.Field == fieldDecision || h.Field == fieldRank {
			decided = decided || h.Field == fieldDecision
			d.Columns = append(d.Columns, h.Title.Safe())
		}
	}
	if !decided {
		return nil, headingsErrorf("no column says what was decided: its heading is Decision, Outcome, Stage or the like, else --map '%s=HEADING'", DecisionKey)
	}
	for _, a := range res.Applicants {
		answer := a.Answers[fieldDecision]
		one := Decision{Row: a.Row, Email: a.Email, Wrote: answer.Text}
		ranked := a.Answers[fieldRank]
		if len(answer.Choices) != 1 {
			if answer.IsEmpty() {
				d.Undecided++
				continue
			}
			one.Rank = max(0, ranked.Number)
			d.Unclear = append(d.Unclear, one)
			continue
		}
		name, rank, _ := strings.Cut(answer.Choices[0], " ")
		one.Stage, _ = p.Stage(name)
		fmt.Sscan(rank, &one.Rank)
		if ranked.HasNumber() && ranked.Number > 0 && one.Stage.Ranked {
			one.Rank = ranked.Number
		}
		d.All = append(d.All, one)
	}
	return d, nil
}

// DecisionKey is what --map calls the column of decisions, RankKey that of places in an order.
const (
	DecisionKey = "decision"
	RankKey     = "rank"
)

// MapDecisions renames the fields of --map that are not the programme's to those of a sheet's decisions.
func MapDecisions(p *programme.Programme, said map[string][]string) map[string][]string {
	for key, field := range map[string]string{DecisionKey: fieldDecision, RankKey: fieldRank} {
		if _, own := p.Field(key); !own && len(said[key]) > 0 {
			said[field] = said[key]
			delete(said, key)
		}
	}
	return said
}

// DecidingHeading is the heading of a column of a result that looks as if it said who goes to which stage, which an import
// leaves alone; empty if there is none.
func (r *Result) DecidingHeading(p *programme.Programme) text.Text {
	if len(p.Stages) == 0 || !r.Sheet {
		return text.Text{}
	}
	f := decisionField(p)
	for _, h := range r.Headings {
		if _, ok := f.HeadingRank(h.Title.Raw()); h.Field == "" && ok {
			return h.Title
		}
	}
	return text.Text{}
}

// deciding is a programme that asks for decisions too.
func deciding(p *programme.Programme) *programme.Programme {
	asks := *p
	asks.Fields = append(slices.Clone(p.Fields), decisionField(p),
		programme.Field{Name: fieldRank, Kind: programme.KindNumber, Label: "Rank", Headings: rankHeadings, Private: true})
	return &asks
}

// decisionField asks for the stage. What a stage is called counts before what boards say anywhere; and that only where there is
// one stage that it can mean.
func decisionField(p *programme.Programme) programme.Field {
	f := programme.Field{Name: fieldDecision, Kind: programme.KindChoice, Label: "Decision", Headings: decisionHeadings, Private: true}
	only := func(is func(programme.Stage) bool) string {
		var found []string
		for _, s := range p.Stages {
			if is(s) {
				found = append(found, s.Name)
			}
		}
		if len(found) == 1 {
			return found[0]
		}
		return ""
	}
	in := only(func(s programme.Stage) bool { return s.Pairs })
	reserve := only(func(s programme.Stage) bool { return s.Ranked })
	out := only(func(s programme.Stage) bool { return s.Closed })
	taken := map[string]bool{}
	for _, s := range p.Stages {
		taken[programme.FoldLabel(s.Name)], taken[programme.FoldLabel(s.Title)] = true, true
	}
	free := func(words []string) []string {
		return slices.DeleteFunc(slices.Clone(words), func(w string) bool { return taken[programme.FoldLabel(w)] })
	}
	for _, s := range p.Stages {
		c := programme.Choice{Name: s.Name, Label: s.Title, Short: strings.ReplaceAll(s.Name, "-", " ")}
		switch s.Name {
		case in:
			c.Aliases = free(decidesYes)
		case reserve:
			c.Aliases = free(decidesReserve)
		case out:
			c.Aliases = free(decidesNo)
		}
		f.Choices = append(f.Choices, c)
	}
	for n := 1; n <= mostReserves && reserve != ""; n++ {
		s, _ := p.Stage(reserve)
		c := programme.Choice{Name: fmt.Sprintf("%s %d", s.Name, n), Label: fmt.Sprintf("%s %d", s.Title, n)}
		c.Short = c.Name
		for _, w := range append([]string{s.Title}, free(decidesReserve)...) {
			for _, way := range []string{"%s %d", "%s (%d)", "%s no %d", "%s no. %d", "%s #%d", "%s: %d", "%s - %d", "%s%d"} {
				c.Aliases = append(c.Aliases, fmt.Sprintf(way, w, n))
			}
		}
		c.Aliases = append(c.Aliases, fmt.Sprintf("R%d", n))
		f.Choices = append(f.Choices, c)
	}
	return f
}
