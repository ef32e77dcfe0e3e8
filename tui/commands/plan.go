package commands

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/text"
	"crosswalk/store"
	"crosswalk/store/form"
)

type matchCommand struct {
	File string `arg:"" optional:"" help:"A form export; without one, the plan in the store." placeholder:"APPLICANTS.csv"`
	JSON bool   `help:"Print JSON."`
	reading
}

// looseState reads a form export as a cohort that lies in no store.
func (r *run) looseState(path string, o reading) (*store.State, error) {
	p, err := r.programme()
	if err != nil {
		return nil, err
	}
	options, err := o.options(nil)
	if err != nil {
		return nil, err
	}
	res, err := form.ReadFile(path, p, options)
	if err != nil {
		return nil, err
	}
	for _, problem := range res.Problems {
		where := ""
		if problem.Column != "" {
			where = ", " + problem.Column
		}
		r.tell("row %d%s: %s", problem.Row, where, problem.Why)
	}
	if len(res.Applicants) == 0 {
		return nil, fmt.Errorf("there are no applicants in %s", text.Line(path))
	}
	return store.Loose(p, applicants(res)), nil
}

func (c *matchCommand) Run(r *run) error {
	begun := r.stopwatch()
	if c.File == "" {
		return r.with(func(s *session) error {
			if s.state.Plan == nil {
				return errors.New("there is no plan yet: import applicants first")
			}
			name := s.state.Name
			return r.printPlan(s.state, s.state.Plan, &name, c.JSON, r.stopwatch().Sub(begun).Seconds())
		})
	}
	s, err := r.looseState(c.File, c.reading)
	if err != nil {
		return err
	}
	begun = r.stopwatch()
	plan, err := matching.Solve(r.ctx, matching.NewScorer(s.Pool()), s.Options())
	if err != nil {
		return err
	}
	return r.printPlan(s, plan, nil, c.JSON, r.stopwatch().Sub(begun).Seconds())
}

// planJSON is what match --json prints; its keys are fixed.
type planJSON struct {
	Programme  string        `json:"programme"`
	Cohort     *string       `json:"cohort"`
	Applicants int           `json:"applicants"`
	Pairs      []pairJSON    `json:"pairs"`
	Trios      []trioJSON    `json:"trios"`
	Waiting    []waitingJSON `json:"waiting"`
	Total      int           `json:"total"`
	Weakest    *int          `json:"weakest"`
	Bound      int           `json:"bound"`
	Optimal    bool          `json:"optimal"`
	Seconds    float64       `json:"seconds"`
}

type pairJSON struct {
	A       string   `json:"a"`
	B       string   `json:"b"`
	Score   int      `json:"score"`
	State   string   `json:"state"`
	Against []string `json:"against,omitempty"`
}

type trioJSON struct {
	Members []string `json:"members"`
	Score   int      `json:"score"`
}

type waitingJSON struct {
	Email string `json:"email"`
	Why   string `json:"why"`
}

func (r *run) printPlan(s *store.State, plan *matching.Plan, cohort *string, asJSON bool, seconds float64) error {
	if asJSON {
		return r.printJSON(planAsJSON(s, plan, cohort, seconds))
	}
	r.printf("%s · total %s · %s · weakest %s\n", count(len(plan.Pairs), "pair"), points(plan.Total), proof(plan), weakest(plan))
	for _, p := range plan.Pairs {
		line := fmt.Sprintf("%6s  %s", points(p.Score), s.CallPair(p.A, p.B))
		if p.State != matching.Suggested {
			line += "  (" + string(p.State) + ")"
		}
		for _, a := range p.Against {
			line += "  against rule: " + a
		}
		r.printf("%s\n", line)
	}
	if len(plan.Waiting) == 0 {
		r.printf("waiting: none\n")
	}
	for _, w := range plan.Waiting {
		r.printf("waiting: %s: %s\n", s.Call(w.ID), w.Why)
	}
	return nil
}

func planAsJSON(s *store.State, plan *matching.Plan, cohort *string, seconds float64) planJSON {
	out := planJSON{
		Programme: s.Programme.Name, Cohort: cohort, Pairs: []pairJSON{}, Trios: []trioJSON{}, Waiting: []waitingJSON{},
		Total: plan.Total, Bound: plan.Bound, Optimal: plan.Optimal, Seconds: seconds,
	}
	email := func(id matching.ID) string { return s.People[id].Email.Safe() }
	for _, p := range plan.Pairs {
		out.Pairs = append(out.Pairs, pairJSON{email(p.A), email(p.B), p.Score, string(p.State), p.Against})
	}
	for _, w := range plan.Waiting {
		out.Waiting = append(out.Waiting, waitingJSON{email(w.ID), w.Why})
	}
	if plan.Weakest >= 0 {
		out.Weakest = &plan.Weakest
	}
	out.Applicants = 2*len(out.Pairs) + len(out.Waiting)
	return out
}

// printJSON prints a value as JSON.
func (r *run) printJSON(v any) error {
	e := json.NewEncoder(r.stdout)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// points writes tenths of a point.
func points(tenths int) string {
	sign := ""
	if tenths < 0 {
		sign, tenths = "-", -tenths
	}
	return fmt.Sprintf("%s%d.%d", sign, tenths/10, tenths%10)
}

func proof(p *matching.Plan) string {
	if p.Optimal {
		return "proved best"
	}
	return "at most " + points(p.Bound)
}

func weakest(p *matching.Plan) string {
	if p.Weakest < 0 {
		return "–"
	}
	return points(p.Weakest)
}

type scoresCommand struct {
	File string `arg:"" help:"A form export." placeholder:"APPLICANTS.csv"`
	reading
}

func (c *scoresCommand) Run(r *run) error {
	s, err := r.looseState(c.File, c.reading)
	if err != nil {
		return err
	}
	scorer := matching.NewScorer(s.Pool())
	w := csv.NewWriter(r.stdout)
	w.Write([]string{"a", "b", "score"})
	for i := range scorer.Len() {
		if _, waits := scorer.Waits(scorer.Person(i).ID); waits {
			continue
		}
		for j := i + 1; j < scorer.Len(); j++ {
			if scorer.Allowed(i, j) {
				w.Write([]string{scorer.Person(i).Email.Safe(), scorer.Person(j).Email.Safe(), strconv.Itoa(scorer.Score(i, j))})
			}
		}
	}
	w.Flush()
	return w.Error()
}

type pricesCommand struct {
	Email string `arg:"" help:"Whose partners." placeholder:"EMAIL"`
	JSON  bool   `help:"Print JSON."`
}

// priceJSON is one line of prices --json; its keys are fixed.
type priceJSON struct {
	Partner string    `json:"partner"`
	Score   *int      `json:"score,omitempty"`
	Price   *lossJSON `json:"price,omitempty"`
	Changes *int      `json:"changes,omitempty"`
	Blocked string    `json:"blocked,omitempty"`
}

type lossJSON struct {
	People  int `json:"people"`
	Weakest int `json:"weakest"`
	Points  int `json:"points"`
}

func (c *pricesCommand) Run(r *run) error {
	return r.with(func(s *session) error {
		a, err := s.person(c.Email)
		if err != nil {
			return err
		}
		if s.state.Plan == nil {
			return errors.New("there is no plan yet: import applicants first")
		}
		lines := []priceJSON{}
		err = matching.Prices(r.ctx, matching.NewScorer(s.state.Pool()), s.state.Plan, a.ID, s.state.Options(), func(p matching.Price) bool {
			line := priceJSON{Partner: s.email(p.Partner)}
			switch {
			case len(p.Blocked) > 0:
				line.Blocked = breachWords(p.Blocked)
			case p.Locked:
				line.Blocked = "in a pair that stays"
			default:
				line.Score, line.Changes = &p.Score, &p.Changes
				line.Price = &lossJSON{p.People, p.Weakest, p.Points}
			}
			lines = append(lines, line)
			return true
		})
		if err != nil {
			return err
		}
		if c.JSON {
			return r.printJSON(lines)
		}
		for _, l := range lines {
			if l.Blocked != "" {
				r.printf("     –  %s  %s\n", l.Partner, l.Blocked)
				continue
			}
			r.printf("%6s  %s  %s, %s\n", points(*l.Score), l.Partner, lossWords(*l.Price), changesWords(*l.Changes))
		}
		return nil
	})
}

func breachWords(list []matching.Breach) string {
	words := make([]string, len(list))
	for i, b := range list {
		words[i] = b.Short
	}
	return strings.Join(words, "; ")
}

func lossWords(l lossJSON) string {
	var parts []string
	if l.People > 0 {
		parts = append(parts, people(l.People)+" more waiting")
	}
	if l.Weakest > 0 {
		parts = append(parts, "weakest −"+points(l.Weakest))
	}
	switch {
	case l.Points > 0:
		parts = append(parts, "−"+points(l.Points))
	case l.Points < 0:
		parts = append(parts, "+"+points(-l.Points))
	case len(parts) == 0:
		parts = append(parts, "costs nothing")
	}
	return strings.Join(parts, ", ")
}

func changesWords(n int) string {
	if n == 1 {
		return "1 pair changes"
	}
	return fmt.Sprintf("%d pairs change", n)
}

type whyCommand struct {
	A string `arg:"" help:"One person." placeholder:"EMAIL"`
	B string `arg:"" help:"The other." placeholder:"EMAIL"`
}

func (c *whyCommand) Run(r *run) error {
	return r.with(func(s *session) error {
		a, b, err := s.couple(c.A, c.B)
		if err != nil {
			return err
		}
		if s.state.Plan == nil {
			return errors.New("there is no plan yet: import applicants first")
		}
		e, err := matching.Explain(r.ctx, matching.NewScorer(s.state.Pool()), s.state.Plan, a, b, s.state.Options())
		if err != nil {
			return err
		}
		s.printExplanation(e)
		return nil
	})
}

func (s *session) printExplanation(e *matching.Explanation) {
	names := s.state.CallPair(e.A, e.B)
	if e.Together {
		s.printf("%s are paired (%s), score %s.\n", names, e.Pair.State, points(e.Score))
	} else {
		s.printf("%s are not paired; together they would score %s.\n", names, points(e.Score))
	}
	for _, p := range e.Parts {
		s.printf("  %-12s %5s of %s  %s\n", p.Criterion, points(p.Points), points(p.Possible), p.Phrase)
	}
	for _, b := range e.Breaches {
		s.printf("  forbidden: %s\n", b.Sentence)
	}
	for _, f := range e.Fixed {
		s.printf("  %s are %s.\n", s.state.CallPair(f.A, f.B), f.State)
	}
	if e.Ripple == nil {
		return
	}
	s.printf("Pairing them: %s, %s.\n", lossWords(lossJSON{e.Price.People, e.Price.Weakest, e.Price.Points}), changesWords(e.Price.Changes))
	for _, p := range e.Ripple.Gone {
		s.printf("  − %5s  %s\n", points(p.Score), s.state.CallPair(p.A, p.B))
	}
	for _, p := range e.Ripple.Came {
		s.printf("  + %5s  %s\n", points(p.Score), s.state.CallPair(p.A, p.B))
	}
}

type replanCommand struct {
	Order string `help:"What comes first after the number of people matched: the best total, or the fewest changes." enum:"best,steady" default:"best"`
}

func (c *replanCommand) Run(r *run) error {
	return r.with(func(s *session) error { return s.change(&store.Replan{Order: matching.Order(c.Order)}) })
}
