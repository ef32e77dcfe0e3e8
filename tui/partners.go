package tui

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/plan"
	"crosswalk/matching/programme"
	"crosswalk/matching/score"
	"crosswalk/tui/chart"
)

// partners is everybody one person could be paired with, with as many prices as are known so far. It
// belongs to one state of the cohort.
type partners struct {
	person matching.ID
	rows   []partner
	at     map[matching.ID]int
	listed bool // rows are there
	priced int  // prices that are known
	done   bool // all of them
	err    string

	work *pricing // what is going on for it; nil: nothing
}

// pricing is one go at working out prices. What an earlier go still sends is known by its being another.
type pricing struct {
	ctx    context.Context
	cancel context.CancelFunc
	of     *partners
	more   tea.Cmd // the next prices, while nobody has asked for them
}

// restedMsg says that the selection has rested on a row long enough to work out its prices.
type restedMsg struct{ run *pricing }

// restFor is how long the selection rests before prices are worked out, so that running down the list
// starts nothing.
const restFor = 150 * time.Millisecond

// keptPartners is how many people's prices are kept at most.
const keptPartners = 32

// pricer works out the prices that can be seen, and stops as soon as they cannot.
type pricer struct {
	sh    *shell
	seq   uint64
	known map[matching.ID]*partners
	now   *partners // who is being priced
}

// take forgets everything if the cohort has changed.
func (p *pricer) take() {
	if p.known == nil || p.seq != p.sh.state.Seq {
		p.stop()
		p.known, p.seq = map[matching.ID]*partners{}, p.sh.state.Seq
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
	if p.now != nil && p.now.work != nil {
		p.now.work.cancel()
		p.now.work = nil
	}
	p.now = nil
}

// want asks for the first prices of a person's partners, at least so many; for nobody it stops.
func (p *pricer) want(person matching.ID, least int, rest bool) tea.Cmd {
	if person == 0 || p.sh.scorer == nil {
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
	case q.work == nil:
		return p.begin(q, rest)
	case q.work.more != nil:
		more := q.work.more
		q.work.more = nil
		return more
	}
	return nil
}

// begin starts a go at a person's prices.
func (p *pricer) begin(q *partners, rest bool) tea.Cmd {
	ctx, cancel := context.WithCancel(context.Background())
	q.work = &pricing{ctx: ctx, cancel: cancel, of: q}
	run := q.work
	if rest && p.sh.after != nil {
		return p.sh.after(restFor, func(time.Time) tea.Msg { return restedMsg{run} })
	}
	return p.list(run)
}

func (p *pricer) list(run *pricing) tea.Cmd {
	return p.sh.desk.Partners(run.ctx, run, p.sh.state, p.sh.scorer, run.of.person)
}

// update takes what the work found. What a stopped one found is dropped.
func (p *pricer) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case restedMsg:
		if msg.run.of.work == msg.run && p.sh.scorer != nil {
			return p.list(msg.run)
		}
	case partnersMsg:
		if run, ok := msg.run.(*pricing); ok && run.of.work == run {
			run.of.take(msg.rows)
			run.more = msg.more
		}
	case pricedMsg:
		if run, ok := msg.run.(*pricing); ok && run.of.work == run {
			run.of.price(msg.prices)
			run.of.err, run.more = msg.err, msg.more
			if msg.more == nil {
				run.of.done = true
				run.cancel()
				run.of.work = nil
			}
		}
	}
	return nil
}

// take sets the rows, keeping prices that are known already.
func (q *partners) take(rows []partner) {
	if q.listed {
		return
	}
	q.rows, q.listed = rows, true
	q.at = make(map[matching.ID]int, len(rows))
	for i, r := range rows {
		q.at[r.id] = i
	}
}

// has reports whether so many prices are known, or all there are.
func (q *partners) has(least int) bool { return q.done || q.listed && q.priced >= least }

func (q *partners) price(prices []plan.Price) {
	for _, p := range prices {
		if i, ok := q.at[p.Partner]; ok && !q.rows[i].known {
			q.rows[i].price, q.rows[i].known = p, true
			q.priced++
		}
	}
}

// priceWords is what pairing a person with the partner costs, as two columns: points, and what else
// changes, in w cells. Both are blank until the price is known.
func (sh *shell) priceWords(person matching.ID, r partner, w int) (cost, rest string) {
	switch {
	case r.taken:
		return "–", sh.takenWords(r.id)
	case r.barred:
		return "–", sh.barredWords(person, r.id)
	case !r.known:
		return "", ""
	}
	return signed(-r.price.Points), sh.rippleWords(r.price, w)
}

// rippleWords is what a price says beside the points, in the fullest of the ways to say it that w cells have
// room for: how many more wait in all of them, and then what comes before what in the order of merit.
func (sh *shell) rippleWords(p plan.Price, w int) string {
	wait, waits := fmt.Sprintf("%d wait", p.People), fmt.Sprintf("%d more wait", p.People)
	switch {
	case p.People == 0:
		wait, waits = "", ""
	case p.People < 0:
		wait, waits = fmt.Sprintf("%d fewer", -p.People), fmt.Sprintf("%d fewer wait", -p.People)
	}
	weakest := ""
	if p.Weakest != 0 && sh.state.Options().Priority == programme.PriorityWeakest {
		weakest = "weakest " + signed(-p.Weakest)
	}
	pairs, change := fmt.Sprintf("%d pairs", p.Changes), fmt.Sprintf("%d pairs change", p.Changes)
	switch p.Changes {
	case 0:
		pairs, change = "no pair", "no pair changes"
	case 1:
		pairs, change = "1 pair", "1 pair changes"
	}
	var say string
	short := []string{wait, weakest}
	if weakest == "" {
		short = []string{wait, pairs}
	}
	for _, way := range [][]string{{waits, weakest, change}, {waits, weakest, pairs}, {wait, weakest, pairs}, short} {
		say = strings.Join(slices.DeleteFunc(way, func(s string) bool { return s == "" }), ", ")
		if chart.Width(say) <= w {
			break
		}
	}
	return say
}

// takenWords says with whom somebody is in a pair that stays.
func (sh *shell) takenWords(id matching.ID) string {
	if p, ok := sh.fixedPair(id); ok {
		return fmt.Sprintf("%s with %s", p.State, sh.state.CallEach(keyOf(p).others(id)))
	}
	return "in a pair that stays"
}

// barredWords names the rules that two people break, in few words.
func (sh *shell) barredWords(a, b matching.ID) string {
	if sh.scorer == nil {
		return ""
	}
	var out []string
	for _, x := range sh.scorer.Breaches(a, b) {
		word := x.Short()
		if x.Kind == score.BreachBlocked {
			word = "blocked"
		}
		if !slices.Contains(out, word) {
			out = append(out, word)
		}
	}
	return strings.Join(out, ", ")
}

// always returns the first rule that two people break and that no override can break.
func always(breaches []score.Breach) (score.Breach, bool) {
	for _, b := range breaches {
		if b.Always {
			return b, true
		}
	}
	return score.Breach{}, false
}
