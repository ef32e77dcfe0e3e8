package tui

import (
	"cmp"
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/plan"
	"crosswalk/matching/score"
	"crosswalk/store/cohort"
)

// partner is somebody a person could be paired with, and what it would cost once that is known.
type partner struct {
	id     matching.ID
	score  int
	taken  bool // in a pair that stays
	barred bool // a rule forbids it
	known  bool // price is there
	price  plan.Price
}

// partnersMsg brings everybody a person could be paired with, in the order in which their prices will
// come. run is the asker's, to know the answer by.
type partnersMsg struct {
	run  any
	rows []partner
	more tea.Cmd // begins with the prices
}

// pricedMsg brings some of the prices; more is the command for the next ones, nil after the last.
type pricedMsg struct {
	run    any
	prices []plan.Price
	err    string
	more   tea.Cmd
}

// Partners lists everybody a person could be paired with, and then works out the price of each, until
// ctx is over. Prices are worked out only as far as they are asked for.
func (d *desk) Partners(ctx context.Context, run any, s *cohort.State, scorer *score.Scorer, person matching.ID) tea.Cmd {
	return func() tea.Msg {
		rows := partnersOf(scorer, person)
		if ctx.Err() != nil {
			return nil
		}
		return partnersMsg{run, rows, priced(run, d.Prices(ctx, s, scorer, person))}
	}
}

// priced answers with a pricedMsg where cmd answers with a pricesMsg.
func priced(run any, cmd tea.Cmd) tea.Cmd {
	return func() tea.Msg {
		m, ok := cmd().(pricesMsg)
		if !ok {
			return nil
		}
		out := pricedMsg{run: run, prices: m.prices, err: m.err}
		if m.more != nil {
			out.more = priced(run, m.more)
		}
		return out
	}
}

// partnersOf is everybody but withdrawn people: those who may be paired with the person, the highest
// score first, then those in pairs that stay, then those whom a rule forbids.
func partnersOf(scorer *score.Scorer, person matching.ID) []partner {
	i, ok := scorer.Index(person)
	if !ok {
		return nil
	}
	rows := make([]partner, 0, scorer.Len())
	for j := range scorer.Len() {
		p := scorer.Person(j)
		if j == i || p.Withdrawn {
			continue
		}
		taken := !scorer.Open(j) || scorer.Stay(person, p.ID)
		rows = append(rows, partner{id: p.ID, score: scorer.Score(i, j), taken: taken, barred: !taken && !scorer.Allowed(i, j)})
	}
	slices.SortStableFunc(rows, func(a, b partner) int {
		return cmp.Or(cmp.Compare(a.rank(), b.rank()), cmp.Compare(b.score, a.score))
	})
	return rows
}

func (p partner) rank() int {
	switch {
	case p.barred:
		return 2
	case p.taken:
		return 1
	}
	return 0
}

// free reports whether there is a price.
func (p partner) free() bool { return !p.taken && !p.barred }

// explainedMsg answers why two people are paired or are not.
type explainedMsg struct {
	run any
	why *plan.Explanation
	err string
}

// Explain works out why two people are paired or are not, until ctx is over.
func (d *desk) Explain(ctx context.Context, run any, s *cohort.State, scorer *score.Scorer, a, b matching.ID) tea.Cmd {
	return func() tea.Msg {
		if scorer == nil {
			scorer = s.Scorer()
		}
		e, err := s.Explain(ctx, scorer, a, b)
		switch {
		case ctx.Err() != nil:
			return nil
		case err != nil:
			return explainedMsg{run: run, err: sentence(err)}
		}
		return explainedMsg{run: run, why: e}
	}
}
