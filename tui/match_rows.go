package tui

import (
	"cmp"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
)

// matchKey is one row: a pair or a trio of the plan, or somebody who waits. Whom there is not is nobody.
type matchKey struct{ a, b, c matching.ID }

func keyOf(p matching.Pair) matchKey { return matchKey{p.A, p.B, p.C} }

func (k matchKey) waits() bool { return k.b == 0 }

func (k matchKey) isTrio() bool { return k.c != 0 }

// has reports whether the row is about a person.
func (k matchKey) has(id matching.ID) bool { return id != 0 && (k.a == id || k.b == id || k.c == id) }

// members are the people of the row, in order.
func (k matchKey) members() []matching.ID {
	switch {
	case k.waits():
		return []matching.ID{k.a}
	case k.isTrio():
		return []matching.ID{k.a, k.b, k.c}
	}
	return []matching.ID{k.a, k.b}
}

// others are the people of the row but one.
func (k matchKey) others(id matching.ID) []matching.ID {
	return slices.DeleteFunc(k.members(), func(other matching.ID) bool { return other == id })
}

// twoPartners is what is said of a row with somebody who is in another one too.
const twoPartners = "2 partners"

// matchOrder is how the rows are sorted.
type matchOrder int

const (
	weakestFirst matchOrder = iota
	strongestFirst
	byName
	matchOrders
)

func (o matchOrder) String() string {
	return [matchOrders]string{"weakest first", "strongest first", "by name"}[o]
}

// matchRows is the plan as rows: the pairs, and below them who waits.
type matchRows struct {
	state *cohort.State
	pairs map[matchKey]matching.Pair
	waits map[matchKey]matching.Waiting
	fresh map[matchKey]bool          // pairs that the change before did not have
	of    map[matching.ID][]matchKey // in the order of the plan: two rows of somebody with a second partner
	met   string                     // how many people have a partner, if that has to be said
	names map[matching.ID]string     // folded, for sorting
	words map[*cohort.Applicant]string
}

// take reads the plan of a state.
func (r *matchRows) take(s *cohort.State) {
	r.state = s
	r.pairs, r.waits = map[matchKey]matching.Pair{}, map[matchKey]matching.Waiting{}
	r.fresh, r.of = map[matchKey]bool{}, map[matching.ID][]matchKey{}
	r.names, r.met = nil, ""
	if s.Plan == nil {
		return
	}
	for _, p := range s.Plan.Pairs {
		k := keyOf(p)
		r.pairs[k] = p
		for _, id := range k.members() {
			r.of[id] = append(r.of[id], k)
		}
	}
	r.met = matched(s.Plan)
	for _, w := range s.Plan.Waiting {
		k := matchKey{a: w.ID}
		r.waits[k] = w
		r.of[w.ID] = []matchKey{k}
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
func (r *matchRows) sorted(order matchOrder) []matchKey {
	if r.state.Plan == nil {
		return nil
	}
	keys := make([]matchKey, 0, len(r.pairs)+len(r.waits))
	for _, p := range r.state.Plan.Pairs {
		keys = append(keys, keyOf(p))
	}
	slices.SortStableFunc(keys, func(x, y matchKey) int { return cmp.Compare(r.pairs[x].Weakest(), r.pairs[y].Weakest()) })
	switch order {
	case strongestFirst:
		slices.Reverse(keys)
	case byName:
		slices.SortStableFunc(keys, func(x, y matchKey) int { return strings.Compare(r.name(x.a), r.name(y.a)) })
	}
	for _, w := range r.state.Plan.Waiting {
		keys = append(keys, matchKey{a: w.ID})
	}
	return keys
}

// name is a person's name as it is sorted.
func (r *matchRows) name(id matching.ID) string {
	if r.names == nil {
		r.names = make(map[matching.ID]string, len(r.state.People))
	}
	name, ok := r.names[id]
	if !ok {
		name = text.Fold(r.state.Call(id))
		r.names[id] = name
	}
	return name
}

// partners is whom a person is with.
func (r *matchRows) partners(id matching.ID) []matching.ID {
	var with []matching.ID
	for _, k := range r.of[id] {
		with = append(with, k.others(id)...)
	}
	return with
}

// shared are the people of a row who are in another one too.
func (r *matchRows) shared(k matchKey) []matching.ID {
	var found []matching.ID
	for _, id := range k.members() {
		if len(r.of[id]) > 1 {
			found = append(found, id)
		}
	}
	return found
}

// row is the row of the first of some people; of two, the one that has more of them all.
func (r *matchRows) row(who ...matching.ID) (matchKey, bool) {
	rows := r.of[who[0]]
	if len(rows) == 0 {
		return matchKey{}, false
	}
	have := func(k matchKey) (n int) {
		for _, id := range who {
			if k.has(id) {
				n++
			}
		}
		return n
	}
	return slices.MaxFunc(rows, func(k, l matchKey) int { return have(k) - have(l) }), true
}

// filtered is the rows that have all the words: in names, answers of anybody in them, or their state.
func (r *matchRows) filtered(keys []matchKey, words []string) []matchKey {
	if len(words) == 0 {
		return keys
	}
	var out []matchKey
	for _, k := range keys {
		if r.matches(k, words) {
			out = append(out, k)
		}
	}
	return out
}

func (r *matchRows) matches(k matchKey, words []string) bool {
	said := [4]string{r.said(k.a), r.said(k.b), r.said(k.c), r.stateWords(k)}
	for _, w := range words {
		if !slices.ContainsFunc(said[:], func(s string) bool { return strings.Contains(s, w) }) {
			return false
		}
	}
	return true
}

// stateWords is what can be filtered for beside what people wrote.
func (r *matchRows) stateWords(k matchKey) string {
	if k.waits() {
		return "waiting"
	}
	p := r.pairs[k]
	words := string(p.State)
	if len(p.Against) > 0 {
		words += " against rule"
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

// said is what a person's application says, folded: name, e-mail and the answers that are not private,
// but for long texts. It is made once for each application.
func (r *matchRows) said(id matching.ID) string {
	p, ok := r.state.People[id]
	if !ok {
		return ""
	}
	said, ok := r.words[p]
	if !ok {
		if r.words == nil || len(r.words) > 2*len(r.state.People) {
			r.words = make(map[*cohort.Applicant]string, len(r.state.People))
		}
		said = text.Fold(saidBy(p, r.state.Programme))
		r.words[p] = said
	}
	return said
}

func saidBy(p *cohort.Applicant, prog *programme.Programme) string {
	var b strings.Builder
	b.WriteString(p.Name.Safe())
	b.WriteString(" ")
	b.WriteString(p.Email.Safe())
	for _, f := range prog.Fields {
		if f.Private || f.Builtin {
			continue
		}
		a := p.Answer(f.Name)
		b.WriteString(" ")
		b.WriteString(a.Say(f, true))
		for _, c := range a.Choices {
			b.WriteString(" ")
			b.WriteString(f.Full(c))
		}
	}
	return b.String()
}
