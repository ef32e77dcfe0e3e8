package commands

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
)

type weightsCommand struct {
	Points []string `arg:"" optional:"" name:"criterion=points" help:"New points; the criteria that are not named keep theirs."`
	JSON   bool     `help:"Print JSON."`
}

// weightsJSON is what weights --json prints; its keys are fixed.
type weightsJSON struct {
	Programme string       `json:"programme"`
	Cohort    string       `json:"cohort"`
	Weights   []weightJSON `json:"weights"`
}

type weightJSON struct {
	Criterion string `json:"criterion"`
	Points    int    `json:"points"`
	File      int    `json:"file"` // what the programme file says
}

func (c *weightsCommand) Run(r *run) error {
	weights, err := parseWeights(c.Points)
	if err != nil {
		return err
	}
	return r.with(func(s *session) error {
		switch {
		case len(weights) == 0:
			return s.printWeights(c.JSON)
		case !c.JSON:
			return s.change(&cohort.Weigh{Weights: weights})
		}
		if s.state, err = s.db.Commit(s.ctx, s.state.Cohort, s.by(), &cohort.Weigh{Weights: weights}); err != nil {
			return err
		}
		return s.printWeights(true)
	})
}

// parseWeights reads CRITERION=POINTS arguments.
func parseWeights(args []string) ([]cohort.Weight, error) {
	var weights []cohort.Weight
	for _, arg := range args {
		name, said, ok := strings.Cut(arg, "=")
		if name = strings.TrimSpace(name); !ok || name == "" {
			return nil, usage("%s: write CRITERION=POINTS, for instance place=20", text.Line(arg))
		}
		n, err := strconv.Atoi(strings.TrimSpace(said))
		if err != nil {
			return nil, usage("%s: points are a whole number, for instance %s=20", text.Line(arg), text.Line(name))
		}
		if slices.ContainsFunc(weights, func(w cohort.Weight) bool { return w.Criterion == name }) {
			return nil, usage("the criterion %s is given twice", text.Line(name))
		}
		weights = append(weights, cohort.Weight{Criterion: name, Points: n})
	}
	return weights, nil
}

// printWeights prints the criteria with their points, and with those of the programme file where they are
// others.
func (s *session) printWeights(asJSON bool) error {
	p := s.state.Programme
	file, err := programme.Parse("programme", p.Source)
	if err != nil {
		return err
	}
	out, widest := weightsJSON{p.Name, s.state.Name, nil}, 0
	for i, c := range p.Criteria {
		out.Weights = append(out.Weights, weightJSON{c.Name, c.Points, file.Criteria[i].Points})
		widest = max(widest, len(c.Name))
	}
	if asJSON {
		return s.printJSON(out)
	}
	for _, w := range out.Weights {
		line := fmt.Sprintf("%-*s  %3d", widest, w.Criterion, w.Points)
		if w.Points != w.File {
			line += fmt.Sprintf("  (%d in the programme file)", w.File)
		}
		s.printf("%s\n", line)
	}
	return nil
}
