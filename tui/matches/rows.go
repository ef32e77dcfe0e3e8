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

// ids are the people of the row, in order, with 0 for whom there is not.
func (k rowKey) ids() [3]matching.ID { return [3]matching.ID{k.a, k.b, k.c} }

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
	doubts map[rowKey]string        // of pairs whose employers may be one, what is said of it; as far as it was asked
	asks   bool                     // who may have one employer is known, and can be asked
	fresh  map[rowKey]bool          // pairs that the change before did not have
	of     map[matching.ID][]rowKey // in the order of the plan: two rows of somebody with a second partner
	met    string                   // how many people have a partner, if that has to be said
	said   map[rowKey]rowWords      // what a filter looks in; nil until somebody filters
}

// rowWords are what can be found of a row: what each of its people said, and its state, which is empty until somebody looks
// for what they did not say.
type rowWords struct {
	people [3]string
	state  string
}

// take reads the plan of a state, which the people are of by now.
func (r *planRows) take(s *cohort.State) {
	r.state = s
	r.waits, r.fresh = map[rowKey]matching.Waiting{}, map[rowKey]bool{}
	r.doubts, r.asks = map[rowKey]string{}, s.KnowsEmployers()
	r.met, r.said = "", nil
	if s.Plan == nil {
		r.pairs, r.of = map[rowKey]matching.Pair{}, map[matching.ID][]rowKey{}
		return
	}
	r.pairs = make(map[rowKey]matching.Pair, len(s.Plan.Pairs))
	r.of = make(map[matching.ID][]rowKey, 2*len(s.Plan.Pairs))
	keys := make([]rowKey, len(s.Plan.Pairs))
	for i, p := range s.Plan.Pairs {
		keys[i] = keyOf(p)
		r.pairs[keys[i]] = p
		for _, id := range keys[i].ids() {
			if of := r.of[id]; id != 0 && of == nil {
				r.of[id] = keys[i : i+1 : i+1]
			} else if id != 0 {
				r.of[id] = append(of, keys[i])
			}
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

// ask says that it is known by now who may have one employer, and reports whether it was not before.
func (r *planRows) ask() (now bool) {
	if r.asks {
		return false
	}
	r.asks, r.said = true, nil
	return true
}

// doubt is what is said of a pair whose employers may be one; empty if they may not, or while it is not known: that takes
// a moment where people are many, and nobody waits for it.
func (r *planRows) doubt(k rowKey) string {
	if !r.asks || k.waits() {
		return ""
	}
	said, asked := r.doubts[k]
	if !asked {
		said = r.state.SayMayWorkTogether(k.members()...)
		r.doubts[k] = said
	}
	return said
}

// sorted is every row, the pairs in the given order and the waiting after them. A trio is as weak as its
// weakest two, as the plan is.
func (r *planRows) sorted(order rowOrder) []rowKey {
	if r.state.Plan == nil {
		return nil
	}
	pairs := r.state.Plan.Pairs
	weakest, at := make([]int, len(pairs)), make([]int, len(pairs))
	for i, p := range pairs {
		weakest[i], at[i] = p.Weakest(), i
	}
	slices.SortStableFunc(at, func(i, j int) int { return cmp.Compare(weakest[i], weakest[j]) })
	keys := make([]rowKey, 0, len(r.pairs)+len(r.waits))
	for _, i := range at {
		keys = append(keys, keyOf(pairs[i]))
	}
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
			said = rowWords{people: [3]string{r.people.heard(k.a), r.people.heard(k.b), r.people.heard(k.c)}}
			r.said[k] = said
		}
		has := shell.HasWords(words, said.people[:]...)
		if !has {
			if said.state == "" {
				said.state = r.stateWords(k)
				r.said[k] = said
			}
			has = shell.HasWords(words, said.people[0], said.people[1], said.people[2], said.state)
		}
		if has {
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
	if r.doubt(k) != "" {
		words += " one employer?"
	}
	if r.fresh[k] {
		words += " new"
	}
	if k.isTrio() {
		words += " trio"
	}
	for _, id := range k.ids() {
		if id != 0 && len(r.of[id]) > 1 {
			return words + " " + twoPartners
		}
	}
	return words
}
