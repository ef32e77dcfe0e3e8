package commands

import (
	"fmt"
	"path/filepath"
	"time"

	"crosswalk/matching"
	"crosswalk/matching/plan"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/form"
)

type matchCommand struct {
	File string `arg:"" optional:"" name:"applicants.csv" help:"A form export; without one, the plan in the store."`
	JSON bool   `help:"Print JSON."`

	Alternatives int  `help:"The next best plans too, so many of them." placeholder:"N"`
	Differ       int  `help:"Only such as differ from the plan and from one another in at least so many pairs." placeholder:"N" default:"1"`
	Readiness    bool `help:"Instead of a plan: what will make planning hard."`
	reading
}

// looseState reads a form export as a cohort that lies in no store, with all that is asked about it.
func (r *run) looseState(path string, o reading) (*cohort.State, []matching.Question, error) {
	options, err := o.options(nil)
	if err != nil {
		return nil, nil, err
	}
	p, err := r.programmeOf(path)
	if err != nil {
		return nil, nil, err
	}
	res, err := form.ReadFile(path, p, options)
	if err != nil {
		return nil, nil, err
	}
	return r.loose(path, p, res)
}

// loose makes such a cohort of a form that was read, and tells what is wrong in the form.
func (r *run) loose(path string, p *programme.Programme, res *form.Result) (*cohort.State, []matching.Question, error) {
	r.problems(res)
	r.unread(res)
	r.noConsent(res)
	if len(res.Applicants) == 0 {
		return nil, nil, fmt.Errorf("there are no applicants in %s", text.Line(filepath.Base(path)))
	}
	if dropped, drops := cohort.DropsDeadline(p, applicants(res)); drops {
		r.tell("%s", dropped.Say())
	}
	s := cohort.InMemory(p, applicants(res))
	return s, allQuestions(fileQuestions(res), s.Questions()), nil
}

func (c *matchCommand) Run(r *run) error {
	begun := r.stopwatch()
	if c.Alternatives < 0 || c.Alternatives > mostAlternatives {
		return usage("--alternatives %d: ask for 1 to %d", c.Alternatives, mostAlternatives)
	}
	switch {
	case c.Differ < 1:
		return usage("--differ %d: plans differ in one pair or more", c.Differ)
	case c.Differ > 1 && c.Alternatives == 0:
		return usage("--differ goes with --alternatives: how many other plans?")
	}
	if c.File == "" {
		return r.with(func(s *session) error {
			if c.Readiness {
				return r.printReadiness(s.state, c.JSON)
			}
			if err := s.planned(); err != nil {
				return err
			}
			name := s.state.Name
			return c.print(r, shownPlan{s.state, s.state.Plan, &name, len(openQuestions(s.state))}, begun)
		})
	}
	s, asked, err := r.looseState(c.File, c.reading)
	if err != nil {
		return err
	}
	if c.Readiness {
		return r.printReadiness(s, c.JSON)
	}
	begun = r.stopwatch()
	found, err := plan.Solve(r.ctx, s.Scorer(), s.Options())
	if err != nil {
		return err
	}
	return c.print(r, shownPlan{s, found, nil, len(asked)}, begun)
}

// shownPlan is a plan to be printed, and what is to be known beside it.
type shownPlan struct {
	state     *cohort.State
	plan      *matching.Plan
	cohort    *string // its name; nil of a file
	questions int     // that are open
}

// print prints a plan, with the next best ones if they were asked for.
func (c *matchCommand) print(r *run, p shownPlan, begun time.Time) error {
	seconds := r.stopwatch().Sub(begun).Seconds()
	if c.Alternatives == 0 {
		return r.printPlan(p, c.JSON, seconds)
	}
	others, err := plan.Alternatives(r.ctx, p.state.Scorer(), p.plan, c.Alternatives, c.Differ, p.state.Options())
	if err != nil {
		return err
	}
	if c.JSON {
		return r.printJSON(alternativesAsJSON(p, seconds, others))
	}
	if err := r.printPlan(p, false, seconds); err != nil {
		return err
	}
	r.printAlternatives(p.state, p.plan, others, c.Differ)
	return nil
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
	Questions  int           `json:"questions"` // what is open about the file or the cohort
	// Entry says, of a programme with stages, that nobody was moved to one that is paired yet, so that everybody is planned for.
	Entry bool `json:"planned_from_entry,omitempty"`
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
	Lowest  int      `json:"lowest"` // of two of them
	State   string   `json:"state"`
	Against []string `json:"against,omitempty"`
}

type waitingJSON struct {
	Email string `json:"email"`
	Why   string `json:"why"`

	Priority bool `json:"priority,omitempty"` // they wait with priority: their partner left
}

func (r *run) printPlan(shown shownPlan, asJSON bool, seconds float64) error {
	if asJSON {
		return r.printJSON(planAsJSON(shown, seconds))
	}
	s, plan := shown.state, shown.plan
	r.printf("%s\n", planLine(plan))
	for _, p := range plan.Pairs {
		line := fmt.Sprintf("%6s  %s", say.Tenths(p.Score), s.CallAll(p.Members()))
		if p.State != matching.Suggested {
			line += "  (" + string(p.State) + ")"
		}
		for _, a := range p.Against {
			line += "  against rule: " + a
		}
		r.printf("%s\n", line)
	}
	if len(plan.Waits()) == 0 {
		r.printf("waiting: none\n")
	}
	first := s.WaitingFirst()
	today := s.Today(r.now())
	held := map[matching.ID]int{} // days, where people are held for the next day of matching
	if next := s.NextMatching(today); !next.IsZero() && len(s.Log) > 0 {
		for _, h := range s.Held(today) {
			held[h.Person] = h.Days
		}
	}
	for _, w := range plan.Waits() {
		why := w.Why
		if first[w.ID] {
			why = "with priority: " + why
		}
		if days, ok := held[w.ID]; ok {
			why += ", " + say.Count(days, "day") + " so far"
		}
		r.printf("waiting: %s: %s\n", s.Call(w.ID), why)
	}
	if n := len(plan.Waiting) - len(plan.Waits()); n > 0 {
		r.printf("not planned for: %s at other stages\n", say.People(n))
	}
	if len(held) > 0 {
		r.printf("next matching: %s\n", s.NextMatching(today))
	}
	if line := s.SayPlanned(); line != "" {
		r.printf("%s\n", say.Capital(line))
	}
	switch {
	case shown.questions > 0 && shown.cohort != nil:
		r.printf("%s open: crosswalk questions lists them\n", say.Count(shown.questions, "question"))
	case shown.questions > 0:
		r.printf("%s open: import the file to settle them\n", say.Count(shown.questions, "question"))
	}
	return nil
}

// planLine is a plan in a line.
func planLine(plan *matching.Plan) string {
	return fmt.Sprintf("%s · total %s · %s · weakest %s", teams(plan), say.Tenths(plan.Total), proof(plan), weakest(plan))
}

// planChange is what a new plan does otherwise than the one before, which may be nil, in a line: the pairs that
// are new, who is matched and who waits, and the total and the weakest pair before and after.
func planChange(before, after *matching.Plan) string {
	if before == nil {
		before = &matching.Plan{Weakest: -1}
	}
	came := "no pair new"
	if pairs := matching.Compare(before, after).Came; len(pairs) > 0 {
		came = teams(&matching.Plan{Pairs: pairs}) + " new"
	}
	waiting := "none"
	if n := len(after.Waits()); n > 0 {
		waiting = fmt.Sprint(n)
	}
	return fmt.Sprintf("%s · %s matched · waiting: %s · total %s · weakest %s", came, say.People(after.Matched()), waiting,
		moved(say.Tenths(before.Total), say.Tenths(after.Total)), moved(weakest(before), weakest(after)))
}

// moved is a figure before and after, or once if it is the same.
func moved(before, after string) string {
	if before == after {
		return after
	}
	return before + " → " + after
}

// teams is how many pairs a plan has, and trios if any.
func teams(plan *matching.Plan) string {
	trios := 0
	for _, p := range plan.Pairs {
		if p.IsTrio() {
			trios++
		}
	}
	words := say.Count(len(plan.Pairs)-trios, "pair")
	if trios > 0 && trios == len(plan.Pairs) {
		return say.Count(trios, "trio")
	}
	if trios > 0 {
		words += ", " + say.Count(trios, "trio")
	}
	return words
}

func planAsJSON(shown shownPlan, seconds float64) planJSON {
	s, plan := shown.state, shown.plan
	out := planJSON{
		Programme: s.Programme.Name, Cohort: shown.cohort, Pairs: []pairJSON{}, Trios: []trioJSON{}, Waiting: []waitingJSON{},
		Total: plan.Total, Bound: plan.Bound, Optimal: plan.Optimal, Seconds: seconds, Questions: shown.questions, Entry: s.PlansEntry(),
	}
	email := func(id matching.ID) string { return s.People[id].Email.Safe() }
	for _, p := range plan.Pairs {
		if p.IsTrio() {
			members := []string{email(p.A), email(p.B), email(p.C)}
			out.Trios = append(out.Trios, trioJSON{members, p.Score, p.Lowest, string(p.State), p.Against})
			continue
		}
		out.Pairs = append(out.Pairs, pairJSON{email(p.A), email(p.B), p.Score, string(p.State), p.Against})
	}
	first := s.WaitingFirst()
	for _, w := range plan.Waiting {
		out.Waiting = append(out.Waiting, waitingJSON{email(w.ID), w.Why, first[w.ID]})
	}
	if plan.Weakest >= 0 {
		out.Weakest = &plan.Weakest
	}
	out.Applicants = plan.Matched() + len(out.Waiting)
	return out
}

func proof(p *matching.Plan) string {
	if p.Optimal {
		return "proved best"
	}
	return "at most " + say.Tenths(p.Bound)
}

func weakest(p *matching.Plan) string {
	if p.Weakest < 0 {
		return "–"
	}
	return say.Tenths(p.Weakest)
}

type replanCommand struct {
	Order    string `help:"What comes first after the number of people matched: the best plan, or the fewest changes. Default: as it is." enum:"best,steady," default:"" placeholder:"best|steady"`
	Priority string `help:"What makes a plan the best: the highest total, or the strongest weakest pair. Default: as it is." enum:"total,weakest," default:"" placeholder:"total|weakest"`
}

func (c *replanCommand) Run(r *run) error {
	return r.with(func(s *session) error {
		return s.change(&cohort.Replan{Order: matching.Order(c.Order), Priority: programme.Priority(c.Priority)})
	})
}
