package matches

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/plan"
	"crosswalk/matching/score"
	"crosswalk/store/cohort"
	"crosswalk/tui/shell"
)

// restFor is how long the selection rests before prices are worked out, so that running down the list
// starts nothing.
const restFor = 150 * time.Millisecond

// keptPartners is how many people's prices are kept at most.
const keptPartners = 32

// pricer works out the prices that can be seen, and stops as soon as they cannot. What was found is kept for as
// long as the cohort stays as it is.
type pricer struct {
	sh     *shell.Shell
	state  *cohort.State // that what is known belongs to
	known  map[matching.ID]*partners
	now    *partners              // who is being priced, or was last; nil: nobody since it was stopped
	ask    shell.Ask[pricesFound] // for them
	stream *priceStream           // that their prices come from
	idle   bool                   // their next prices could come, and nobody has asked for them
	prices plan.Pricer            // which remembers what one person's prices have in common with the next one's
	listed matching.ID            // whose partners a dialog lists, all of them; 0: nobody's
}

// pricesFound is one part of what is found for a person: first everybody they could be paired with, then some of
// the prices at a time.
type pricesFound struct {
	rows   []partner
	prices []plan.Price
	last   bool // there are no more prices
}

// take forgets everything if the cohort has changed.
func (p *pricer) take() {
	if p.known == nil || p.state != p.sh.State() {
		p.stop()
		p.known, p.state = map[matching.ID]*partners{}, p.sh.State()
	}
}

// of is what is known of a person's partners; never nil.
func (p *pricer) of(person matching.ID) *partners {
	q, ok := p.known[person]
	if !ok {
		if len(p.known) >= keptPartners {
			p.stop()
			clear(p.known)
		}
		q = &partners{person: person}
		p.known[person] = q
	}
	return q
}

// stop gives up the work that is going on.
func (p *pricer) stop() {
	p.ask.Stop()
	p.now = nil
}

// want asks for the first prices of a person's partners, at least so many; for nobody it stops. rest: only once
// the selection has rested.
func (p *pricer) want(person matching.ID, least int, rest bool) tea.Cmd {
	if person == 0 || p.sh.Scorer() == nil {
		p.stop()
		return nil
	}
	q := p.of(person)
	if p.now != q {
		p.stop()
		p.now = q
	}
	switch {
	case q.has(least):
		return nil
	case !p.ask.Open():
		return p.begin(q, rest)
	case p.idle:
		p.idle = false
		return p.ask.Next(p.stream.next, p.have(q))
	}
	return nil
}

// begin asks for everybody whom a person could be paired with.
func (p *pricer) begin(q *partners, rest bool) tea.Cmd {
	state, scorer := p.sh.State(), p.sh.Scorer()
	p.idle, p.stream = false, newPriceStream(&p.prices, scorer, state, q.person)
	list := p.ask.StartParts(func(context.Context) pricesFound {
		return pricesFound{rows: partnersOf(scorer, q.person)}
	}, p.have(q))
	if rest && p.sh.After != nil {
		return p.sh.After(restFor, func(time.Time) tea.Msg { return list() })
	}
	return list
}

// have takes over a part of what is found for a person.
func (p *pricer) have(q *partners) func(pricesFound) tea.Cmd {
	return func(found pricesFound) tea.Cmd {
		q.list(found.rows)
		q.price(found.prices)
		p.idle = !found.last
		if found.last {
			q.done = true
			p.ask.Stop()
		}
		return nil
	}
}

// priceStream is the prices of one person's partners as they are worked out. It works no further ahead than a
// few prices, so that what nobody asks for costs nothing.
type priceStream struct {
	work  func(context.Context, func(plan.Price) bool) error
	found chan plan.Price // nil until the first are asked for; closed after the last
}

func newPriceStream(prices *plan.Pricer, scorer *score.Scorer, s *cohort.State, person matching.ID) *priceStream {
	return &priceStream{work: func(ctx context.Context, yield func(plan.Price) bool) error {
		return prices.Prices(ctx, scorer, s.Plan, person, s.Options(), yield)
	}}
}

// next waits for a price and takes with it those that are there by then. Those that cannot be worked out stay
// unknown. It is run by one goroutine after the other, with the same ctx.
func (s *priceStream) next(ctx context.Context) pricesFound {
	if s.found == nil {
		s.found = make(chan plan.Price, 16)
		go s.run(ctx)
	}
	var out pricesFound
	p, ok := <-s.found
	for ok {
		out.prices = append(out.prices, p)
		select {
		case p, ok = <-s.found:
			continue
		default:
		}
		return out
	}
	out.last = true
	return out
}

// run works the prices out until ctx is over. That they could not be is no reason for the program to end.
func (s *priceStream) run(ctx context.Context) {
	defer close(s.found)
	defer func() { _ = recover() }()
	_ = s.work(ctx, func(p plan.Price) bool {
		select {
		case s.found <- p:
			return true
		case <-ctx.Done():
			return false
		}
	})
}
