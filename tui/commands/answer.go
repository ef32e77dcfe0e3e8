package commands

import (
	"fmt"
	"slices"

	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/store/cohort"
)

type answerCommand struct {
	milestone
	Value  string `arg:"" optional:"" name:"value" help:"The answer: yes or no, a number, one of the choices, or a text."`
	About  string `help:"About whom, where everybody answers about somebody else. Default: the partner." placeholder:"EMAIL"`
	On     string `help:"The day of the answer. Default: today." placeholder:"DATE"`
	Remove bool   `help:"Take the person's last answer out."`
}

func (c *answerCommand) Run(r *run) error {
	on, err := dayOr("--on", c.On)
	if err != nil {
		return err
	}
	if c.Value == "" && !c.Remove {
		return usage("say the answer: crosswalk answer EMAIL MILESTONE VALUE")
	}
	return c.run(r, func(s *session, a *cohort.Applicant, x *cohort.Exchange) (cohort.Change, error) {
		from := x.Party(a.ID)
		about := x.AboutOf(c.Milestone, from)
		if c.About != "" {
			if about, err = s.party(c.About, x); err != nil {
				return nil, err
			}
		}
		if c.Remove {
			return c.remove(a, x, from, about)
		}
		answer := exchange.Answer{Step: c.Milestone, From: from, About: about, On: s.orToday(on)}
		change := &cohort.Answer{Exchange: x.ID, Answer: answer}
		step, ok := x.Step(c.Milestone)
		if !ok || step.Answer.IsZero() {
			return change, nil // is refused with what there is
		}
		reply, err := step.Answer.Read(c.Value)
		if err != nil {
			return nil, err
		}
		change.Answer.Value, change.Answer.Number = reply.Value, reply.Number
		if step.Answer.Kind == programme.AnswerText {
			change.Text = cohort.AnswerText(c.Value, step.SeenBy)
		}
		return change, nil
	})
}

// remove takes the last answer out that a person gave at the milestone.
func (c *answerCommand) remove(a *cohort.Applicant, x *cohort.Exchange, from, about int) (cohort.Change, error) {
	for _, given := range slices.Backward(x.AnswersTo(c.Milestone)) {
		if given.From == from && (c.About == "" || given.About == about) {
			return &cohort.RemoveAnswer{Exchange: x.ID, Answer: given.ID}, nil
		}
	}
	return nil, fmt.Errorf("%s has answered nothing at %q", a.Name.Safe(), c.Milestone)
}
