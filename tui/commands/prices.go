package commands

import (
	"errors"
	"fmt"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/plan"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/score"
)

type pricesCommand struct {
	Email string `arg:"" name:"email" help:"Whose partners: the e-mail address, or a name that only one person has."`
	JSON  bool   `help:"Print JSON."`
}

// priceJSON is one line of prices --json; its keys are fixed.
type priceJSON struct {
	Partner string    `json:"partner"`
	Score   *int      `json:"score,omitempty"`
	Price   *lossJSON `json:"price,omitempty"`
	Changes *int      `json:"changes,omitempty"`
	Blocked string    `json:"blocked,omitempty"`
	now     bool      // they are a pair of the plan
	trio    bool      // the two are together in a trio
}

type lossJSON struct {
	People   int `json:"people"`
	Priority int `json:"priority,omitempty"` // of those who wait with priority
	Weakest  int `json:"weakest"`
	Points   int `json:"points"`
}

func lossOf(p plan.Price) lossJSON { return lossJSON{p.People, p.First, p.Weakest, p.Points} }

func (c *pricesCommand) Run(r *run) error {
	return r.with(func(s *session) error {
		a, err := s.person(c.Email)
		if err != nil {
			return err
		}
		if err := s.planned(); err != nil {
			return err
		}
		lines := []priceJSON{}
		err = plan.Prices(r.ctx, s.state.Scorer(), s.state.Plan, a.ID, s.state.Options(), func(p plan.Price) bool {
			line := priceJSON{Partner: s.email(p.Partner)}
			switch {
			case len(p.Blocked) > 0:
				line.Blocked = breachWords(p.Blocked)
			case p.Locked:
				line.Blocked = "in a pair that stays"
			default:
				now, ok := s.state.Plan.Together(a.ID, p.Partner)
				line.now, line.trio = ok && !now.IsTrio(), ok && now.IsTrio()
				line.Score, line.Changes = &p.Score, &p.Changes
				loss := lossOf(p)
				line.Price = &loss
			}
			lines = append(lines, line)
			return true
		})
		if err != nil {
			return s.allStays(a.ID, err)
		}
		if c.JSON {
			return r.printJSON(lines)
		}
		for _, l := range lines {
			if l.Blocked != "" {
				r.printf("     –  %s  %s\n", l.Partner, l.Blocked)
				continue
			}
			price := s.lossWords(*l.Price) + ", " + say.PairsChange(*l.Changes)
			switch {
			case l.now:
				price = "the partner now"
			case l.trio:
				price = "in the trio now; as a pair " + price
			}
			r.printf("%6s  %s  %s\n", say.Tenths(*l.Score), l.Partner, price)
		}
		return nil
	})
}

// allStays is what is said of a person in a pair that stays; of one in two, it names both partners.
func (s *session) allStays(id matching.ID, err error) error {
	var fixed *plan.FixedError
	if st := s.state.Position(id); errors.As(err, &fixed) && len(s.state.FixedTeamsOf(id)) > 1 {
		return fmt.Errorf("%s is %s %s", s.state.Call(id), st.Kind, st.Say(s.state))
	}
	return err
}

func breachWords(list []score.Breach) string {
	words := make([]string, len(list))
	for i, b := range list {
		words[i] = b.Short()
	}
	return strings.Join(words, "; ")
}

// lossWords is what the best plan loses, in the order of merit. What the weakest pair loses is told only where
// it is the priority: else it is that of one of several plans that are equally good.
func (s *session) lossWords(l lossJSON) string {
	var parts []string
	if l.People > 0 {
		parts = append(parts, say.People(l.People)+" more waiting")
	}
	if l.Priority > 0 {
		parts = append(parts, say.People(l.Priority)+" with priority waiting instead")
	}
	weakest := s.state.Options().Priority == programme.PriorityWeakest && l.Weakest != 0
	switch {
	case weakest && l.Weakest > 0:
		parts = append(parts, "weakest −"+say.Tenths(l.Weakest))
	case weakest:
		parts = append(parts, "weakest +"+say.Tenths(-l.Weakest))
	}
	switch {
	case l.Points > 0:
		parts = append(parts, "−"+say.Tenths(l.Points))
	case l.Points < 0:
		parts = append(parts, "+"+say.Tenths(-l.Points))
	case len(parts) == 0:
		parts = append(parts, "costs nothing")
	}
	return strings.Join(parts, ", ")
}
