package shell

import (
	"crosswalk/matching"
	"crosswalk/store/cohort"
)

// Figures are what screens say of a whole state in every frame, counted once for each state: a frame costs the same
// however many people there are.
type Figures struct {
	Applicants  int      // who has withdrawn is none any more
	Teams       []string // how many pairs and trios the plan has, in words
	Unpublished int      // pairs and trios that are no exchange yet

	state     *cohort.State
	exchanges map[matching.ID][]*cohort.Exchange // of each person; nil until they are asked for
	pairs     map[matching.ID][]matching.Pair    // likewise
}

// Figures of the newest state.
func (sh *Shell) Figures() *Figures {
	s := sh.state
	if sh.figures != nil && sh.figures.state == s {
		return sh.figures
	}
	f := &Figures{state: s, Applicants: len(s.People)}
	for _, a := range s.People {
		if a.Withdrawn {
			f.Applicants--
		}
	}
	if s.Plan != nil {
		f.Teams = TeamWords(s.Plan.Pairs)
		for _, p := range s.Plan.Pairs {
			if p.State != matching.Published {
				f.Unpublished++
			}
		}
	}
	sh.figures = f
	return f
}

// ExchangesOf are the exchanges that a person of the newest state is in, as [cohort.State.ExchangesOf] says.
func (sh *Shell) ExchangesOf(id matching.ID) []*cohort.Exchange {
	f := sh.Figures()
	if f.exchanges == nil {
		f.exchanges = make(map[matching.ID][]*cohort.Exchange, 2*len(f.state.Exchanges))
		for _, x := range f.state.Exchanges {
			for _, m := range x.Members {
				f.exchanges[m] = append(f.exchanges[m], x)
			}
		}
	}
	return f.exchanges[id]
}

// PairsOf are the pairs of the newest plan that a person is in, as [matching.Plan.PairsOf] says.
func (sh *Shell) PairsOf(id matching.ID) []matching.Pair {
	f := sh.Figures()
	if f.pairs == nil {
		f.pairs = map[matching.ID][]matching.Pair{}
		if f.state.Plan != nil {
			for _, p := range f.state.Plan.Pairs {
				for _, m := range p.Members() {
					f.pairs[m] = append(f.pairs[m], p)
				}
			}
		}
	}
	return f.pairs[id]
}
