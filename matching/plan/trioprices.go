package plan

import (
	"cmp"
	"context"
	"math"
	"slices"

	"crosswalk/matching/blossom"
)

// Where an odd number of people can be paired among themselves, those who are left without x and y may make another trio
// for each y. The search for what is lost without x and any y (see partnerPrices) ends with one certificate for all y at
// once. For each y the matching without the two makes a trio at once, of one of its pairs and who is left over; and for
// every three the certificate bounds what the others can then be worth. Mostly no three are bounded to lose less than
// what was found for y, which is then the best there is. Where some are, what y loses with the three together is found
// for all y out of one search more; where few y are left, each is planned by itself.

// trioPrices is the prices of one person's partners in such a part of the people, while they are being worked out.
type trioPrices struct {
	*trioSearch // among all but the person, with the certificate of the search
	p           *partnerPrices
	l           *removalLoss
	i           int
	offers      []trioOffer // by price
	over        map[int32][]pairLoss
	listed      int64 // candidates that lose less than so much are listed …
	listing     []trioCandidate
	tried       []bool // … and those were searched with
}

// trioOffer is the best that was found for one partner.
type trioOffer struct {
	j     int
	pairs int   // of the best matching without a trio, the one with nobody included …
	worth int64 // … and what they are worth
	lost  int64 // with the trio, as trioSearch.lost has it
	rest  rest

	bounds []trioBound // candidates that could lose less, the least first
}

// trioBound is what a candidate, by its place in the listing, loses at least.
type trioBound struct {
	at   int
	lost int64
}

// pairLoss is a pair, and what is lost when somebody joins it.
type pairLoss struct {
	pair [2]int32
	lost int64
}

// withTrios fills in the prices of the i-th person, who is in a part in which three may be together.
func (p *partnerPrices) withTrios(ctx context.Context, i int, q problem, others rest, prices []Price) error {
	l, err := p.search(ctx, q, nobodyApart)
	if err != nil {
		return err
	}
	if err := l.remove(ctx, i); err != nil {
		return err
	}
	t := newTrioPrices(p, l, i, q)
	t.first(prices)
	for _, u := range q.screen.trios { // of these the certificate says too little
		if t.may(u) {
			if err := t.searchWith(ctx, q, u); err != nil {
				return err
			}
		}
	}
	if err := t.list(ctx); err != nil {
		return err
	}
	if err := t.tryAll(ctx, q); err != nil {
		return err
	}
	for k := range t.offers {
		if o := &t.offers[k]; t.proved(o) {
			p.price(i, &prices[k], o.rest.plus(others))
		} else if prices[k], err = priceForced(ctx, p.c, p.plan, p.o, i, prices[k]); err != nil {
			return err
		}
	}
	return nil
}

func newTrioPrices(p *partnerPrices, l *removalLoss, i int, q problem) *trioPrices {
	dual, sets := l.with.Proof()
	q.people = slices.DeleteFunc(slices.Clone(q.people), func(j int32) bool { return int(j) == i })
	t := &trioPrices{
		trioSearch: &trioSearch{c: p.c, q: q, found: true, cert: newCertificate(&blossom.Matching{Dual: dual, Sets: sets})},
		p:          p, l: l, i: i, over: map[int32][]pairLoss{},
	}
	t.sort(t.slackOfNobody())
	return t
}

// first offers each partner the best trio that the matching without the two makes of one of its pairs and who is left over.
func (t *trioPrices) first(prices []Price) {
	p, s := t.p, t.c.s
	p.sortPairs(t.l)
	nobody := int32(nobodyVertex(s))
	for k := range prices {
		o := trioOffer{j: number(s, prices[k].Partner), lost: anyLoss}
		o.pairs, o.worth = t.l.without(o.j)
		o.pairs++
		p.move(t.l, o.j)
		last := p.mates[nobody]
		for _, m := range p.moves {
			if m.Vertex == nobody {
				last = m.Mate
			}
		}
		if last >= 0 {
			t.join(&o, last)
		}
		t.offers = append(t.offers, o)
	}
}

// join offers the best trio with who is left over.
func (t *trioPrices) join(o *trioOffer, last int32) {
	p, s := t.p, t.c.s
	best := pairLoss{lost: o.lost}
	for _, m := range p.moves {
		if a, b := m.Vertex, m.Mate; a < b && int(b) < s.Len() && b >= 0 {
			if l := t.joined(a, b, last); l < best.lost {
				best = pairLoss{[2]int32{a, b}, l}
			}
		}
	}
	for _, x := range t.overWith(last) {
		if x.lost >= best.lost {
			break
		}
		if p.stays(x.pair[0]) && p.stays(x.pair[1]) {
			best = x
		}
	}
	if best.lost < o.lost {
		u := ascending(best.pair[0], best.pair[1], last)
		o.lost = best.lost
		o.rest = p.restOf(2*o.pairs-1, o.worth-o.lost/2)
		o.rest.lowest = min(p.lowest(t.l, o.j, best.pair[0], best.pair[1]), lowestScore(s, [][]int32{u[:]}))
	}
}

// joined is what is lost when somebody joins a pair.
func (t *trioPrices) joined(a, b, last int32) int64 {
	if !t.together(a, b) || !t.together(a, last) || !t.together(b, last) {
		return anyLoss
	}
	u := ascending(a, b, last)
	return 2 * (t.worth([]int32{min(a, b), max(a, b)}) - t.worth(u[:]))
}

// overWith are the pairs without the person searched for that somebody can join, those first with which least is lost.
func (t *trioPrices) overWith(last int32) []pairLoss {
	over, known := t.over[last]
	if known {
		return over
	}
	for _, x := range t.p.ascending {
		if x.A != last && x.B != last {
			if l := t.joined(x.A, x.B, last); l < anyLoss {
				over = append(over, pairLoss{[2]int32{x.A, x.B}, l})
			}
		}
	}
	slices.SortFunc(over, func(a, b pairLoss) int {
		return cmp.Or(cmp.Compare(a.lost, b.lost), slices.Compare(a.pair[:], b.pair[:]))
	})
	t.over[last] = over
	return over
}

// list lists the candidates that could lose less than most of the offers do.
func (t *trioPrices) list(ctx context.Context) error {
	lost := make([]int64, 0, len(t.offers))
	for _, o := range t.offers {
		lost = append(lost, o.lost)
	}
	if len(lost) == 0 {
		return nil
	}
	slices.Sort(lost)
	t.lost = lost[len(lost)-1-len(lost)/16]
	next, more, err := t.candidates(ctx, trioCandidate{lost: math.MinInt64})
	if err != nil {
		return err
	}
	t.listed, t.listing, t.tried = t.lost, next, make([]bool, len(next))
	for k, u := range next {
		t.tried[k] = t.q.screen.hasTrio(u.people) // these were searched with
	}
	if more {
		t.listed = next[len(next)-1].lost
	}
	for k := range t.offers {
		t.bound(&t.offers[k])
	}
	return nil
}

// better is the candidate that could lose least of those that could lose less than an offer, or none.
func (t *trioPrices) better(o *trioOffer) int {
	for ; len(o.bounds) > 0 && o.bounds[0].lost < o.lost; o.bounds = o.bounds[1:] {
		if at := o.bounds[0].at; !t.tried[at] {
			return at
		}
	}
	return int(none)
}

// bound lists the candidates that could lose less than an offer, those first that could lose least.
func (t *trioPrices) bound(o *trioOffer) {
	for k, u := range t.listing {
		if u.lost >= o.lost {
			break
		}
		if t.tried[k] || slices.Contains(u.people[:], int32(o.j)) {
			continue
		}
		if l := u.lost + t.oddLoss(u.people, o.j); l < o.lost {
			o.bounds = append(o.bounds, trioBound{k, l})
		}
	}
	slices.SortStableFunc(o.bounds, func(a, b trioBound) int { return cmp.Compare(a.lost, b.lost) })
}

// oddLoss is what the bound on the loss with three people, who are without a partner then and so is nobody, rises by if
// one more is left out: the values of the sets that hold an odd number of the four and that one.
func (t *trioPrices) oddLoss(u [3]int32, j int) int64 {
	over := [4]int64{t.cert.setsOver(j, nobodyVertex(t.c.s))}
	for k, i := range u {
		over[k+1] = t.cert.setsOver(j, int(i))
	}
	slices.Sort(over[:])
	return over[1] - over[0] + over[3] - over[2]
}

// proved reports whether no candidate can lose less than an offer.
func (t *trioPrices) proved(o *trioOffer) bool {
	return o.lost < anyLoss && o.lost <= t.listed && t.better(o) == int(none)
}

// fewPartners is how many partners must gain by a search with one trio: with fewer it is less work to plan for each.
const fewPartners = 3

// tryAll searches with one candidate after the other, as long as it is of use for some partners.
func (t *trioPrices) tryAll(ctx context.Context, q problem) error {
	for {
		votes := make(map[int]int)
		best := int(none)
		for k := range t.offers {
			at := t.better(&t.offers[k])
			if at == int(none) {
				continue
			}
			votes[at]++
			if best == int(none) || votes[at] > votes[best] || votes[at] == votes[best] && at < best {
				best = at
			}
		}
		if votes[best] < fewPartners {
			return nil
		}
		t.tried[best] = true
		if err := t.searchWith(ctx, q, t.listing[best].people); err != nil {
			return err
		}
	}
}

// searchWith offers all partners what is lost with three people together.
func (t *trioPrices) searchWith(ctx context.Context, q problem, u [3]int32) error {
	p := t.p
	l, err := p.search(ctx, q, u)
	if err != nil {
		return err
	}
	if err := l.remove(ctx, t.i); err != nil {
		return err
	}
	p.sortPairs(l)
	own := t.worth(u[:])
	for k := range t.offers {
		o := &t.offers[k]
		if slices.Contains(u[:], int32(o.j)) {
			continue
		}
		pairs, worth := l.without(o.j)
		lost := 2 * (cardUnit*int64(o.pairs-2-pairs) + o.worth - worth - own)
		if lost < o.lost {
			o.lost = lost
			o.rest = p.restOf(2*pairs+3, worth+own)
			o.rest.lowest = min(p.lowest(l, o.j, none, none), lowestScore(t.c.s, [][]int32{u[:]}))
		}
	}
	return nil
}
