package matches

import (
	"cmp"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/store/cohort"
	"crosswalk/tui/shell"
)

// rowKey is one row: a pair or a trio of the plan, or somebody who waits. Whom there is not is nobody.
type rowKey struct{ a, b, c matching.ID }

func keyOf(p matching.Pair) rowKey { return rowKey{p.A, p.B, p.C} }

func (k rowKey) waits() bool { return k.b == 0 }

func (k rowKey) isTrio() bool { return k.c != 0 }

// has reports whether the row is about a person.
func (k rowKey) has(id matching.ID) bool { return id != 0 && (k.a == id || k.b == id || k.c == id) }

// members are the people of the row, in order.
func (k rowKey) members() []matching.ID {
	switch {
	case k.waits():
		return []matching.ID{k.a}
	case k.isTrio():
		return []matching.ID{k.a, k.b, k.c}
	}
	return []matching.ID{k.a, k.b}
}

// others are the people of the row but one.
func (k rowKey) others(id matching.ID) []matching.ID {
	return slices.DeleteFunc(k.members(), func(other matching.ID) bool { return other == id })
}

// twoPartners is what is said of a row with somebody who is in another one too.
const twoPartners = "2 partners"

// rowOrder is how the rows are sorted.
type rowOrder int

const (
	weakestFirst rowOrder = iota
	strongestFirst
	byName
	rowOrders
)

func (o rowOrder) String() string {
	return [rowOrders]string{"weakest first", "strongest first", "by name"}[o]
}

// planRows is the plan as rows: the pairs, and below them who waits. It is always of the newest state that the
// screen took.
type planRows struct {
	people *people
	state  *cohort.State
	pairs  map[rowKey]matching.Pair
	waits  map[rowKey]matching.Waiting
	doubts map[rowKey]string        // of pairs whose employers may be one, what is said of it
	fresh  map[rowKey]bool          // pairs that the change before did not have
	of     map[matching.ID][]rowKey // in the order of the plan: two rows of somebody with a second partner
	met    string                   // how many people have a partner, if that has to be said
	said   map[rowKey]rowWords      // what a filter looks in; nil until somebody filters
}

// rowWords are what can be found of a row: what each of its people said, and its state.
type rowWords [4]string

// take reads the plan of a state, which the people are of by now.
func (r *planRows) take(s *cohort.State) {
	r.state = s
	r.pairs, r.waits = map[rowKey]matching.Pair{}, map[rowKey]matching.Waiting{}
	r.fresh, r.of = map[rowKey]bool{}, map[matching.ID][]rowKey{}
	r.doubts = map[rowKey]string{}
	r.met, r.said = "", nil
	if s.Plan == nil {
		return
	}
	for _, p := range s.Plan.Pairs {
		k := keyOf(p)
		r.pairs[k] = p
		if said := s.SayMayWorkTogether(k.members()...); said != "" {
			r.doubts[k] = said
		}
		for _, id := range k.members() {
			r.of[id] = append(r.of[id], k)
		}
	}
	r.met = shell.Matched(s.Plan)
	for _, w := range s.Plan.Waits() {
		k := rowKey{a: w.ID}
		r.waits[k] = w
		r.of[w.ID] = []rowKey{k}
	}
	if s.PlanBefore == nil || len(s.PlanBefore.Pairs) == 0 {
		return
	}
	for _, p := range matching.Compare(s.PlanBefore, s.Plan).Came {
		r.fresh[keyOf(p)] = true
	}
}

// sorted is every row, the pairs in the given order and the waiting after them. A trio is as weak as its
// weakest two, as the plan is.
func (r *planRows) sorted(order rowOrder) []rowKey {
	if r.state.Plan == nil {
		return nil
	}
	keys := make([]rowKey, 0, len(r.pairs)+len(r.waits))
	for _, p := range r.state.Plan.Pairs {
		keys = append(keys, keyOf(p))
	}
	slices.SortStableFunc(keys, func(x, y rowKey) int { return cmp.Compare(r.pairs[x].Weakest(), r.pairs[y].Weakest()) })
	switch order {
	case strongestFirst:
		slices.Reverse(keys)
	case byName:
		slices.SortStableFunc(keys, func(x, y rowKey) int { return strings.Compare(r.people.name(x.a), r.people.name(y.a)) })
	}
	for _, w := range r.state.Plan.Waits() {
		keys = append(keys, rowKey{a: w.ID})
	}
	return keys
}

// partners is whom a person is with.
func (r *planRows) partners(id matching.ID) []matching.ID {
	var with []matching.ID
	for _, k := range r.of[id] {
		with = append(with, k.others(id)...)
	}
	return with
}

// shared are the people of a row who are in another one too.
func (r *planRows) shared(k rowKey) []matching.ID {
	var found []matching.ID
	for _, id := range k.members() {
		if len(r.of[id]) > 1 {
			found = append(found, id)
		}
	}
	return found
}

// row is the row of the first of some people; of two, the one that has more of them all.
func (r *planRows) row(who ...matching.ID) (rowKey, bool) {
	rows := r.of[who[0]]
	if len(rows) == 0 {
		return rowKey{}, false
	}
	have := func(k rowKey) (n int) {
		for _, id := range who {
			if k.has(id) {
				n++
			}
		}
		return n
	}
	return slices.MaxFunc(rows, func(k, l rowKey) int { return have(k) - have(l) }), true
}

// movable reports whether a person is in the plan and can be given a partner: they are in no pair that stays,
// or would take another partner beside.
func (r *planRows) movable(id matching.ID) bool {
	rows, ok := r.of[id]
	if !ok {
		return false
	}
	partners := 0 // with whom they stay
	for _, k := range rows {
		if !k.waits() && r.pairs[k].State.Fixed() {
			partners += len(k.others(id))
		}
	}
	a, here := r.state.Person(id)
	return partners == 0 || here && partners < a.CanTake()
}

// filtered is the rows that have all the words: in names, answers of anybody in them, or their state.
func (r *planRows) filtered(keys []rowKey, words []string) []rowKey {
	if len(words) == 0 {
		return keys
	}
	if r.said == nil {
		r.said = make(map[rowKey]rowWords, len(keys))
	}
	var out []rowKey
	for _, k := range keys {
		said, ok := r.said[k]
		if !ok {
			said = rowWords{r.people.heard(k.a), r.people.heard(k.b), r.people.heard(k.c), r.stateWords(k)}
			r.said[k] = said
		}
		if shell.HasWords(words, said[:]...) {
			out = append(out, k)
		}
	}
	return out
}

// heard makes the words of rows anew, since more is known of what people said.
func (r *planRows) heard() { r.said = nil }

// stateWords is what can be filtered for beside what people wrote.
func (r *planRows) stateWords(k rowKey) string {
	if k.waits() {
		return "waiting"
	}
	p := r.pairs[k]
	words := string(p.State)
	if len(p.Against) > 0 {
		words += " against rule"
	}
	if r.doubts[k] != "" {
		words += " one employer?"
	}
	if r.fresh[k] {
		words += " new"
	}
	if k.isTrio() {
		words += " trio"
	}
	if len(r.shared(k)) > 0 {
		words += " " + twoPartners
	}
	return words
}
