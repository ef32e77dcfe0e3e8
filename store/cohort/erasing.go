package cohort

import (
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/text"
)

// Erasing takes people out of the entries, the records and the plans of a store. First it learns, from every entry as it
// was read, what they are called and what they wrote (see [Erasing.Learn]); then it says of each entry which of its
// records go and takes out what stands in the entry itself.
//
// What they wrote goes: their applications, edits, what was found out about the names in them. What was written about
// them goes: the reasons, notes and answers of changes that name them, or an exchange that they were in, and the words of
// why they were paired. In what is left, other people's answers and notes, "erased person" stands in the place of their
// name and address. Numbers, dates, hours, moods and outcomes stay: nobody is told by them any more.
type Erasing struct {
	IDs map[matching.ID]bool

	exchanges map[exchangeAt]bool
	names     []string // as they were written
	spelt     []string // names that others wrote, otherwise, and that mean nobody but them
	addresses []string
	wrote     map[string]string // what they answered in their own words, by how it is compared
	others    map[string]bool   // what other people answered, for comparing
	called    map[string]bool   // what other people are called, for comparing

	records      map[uint64]bool // that are about them, though no number says so
	spellsOthers map[string]bool // how others wrote the names of other people, for comparing
	callings     callings
	ready        bool
}

// exchangeAt is an exchange of a store.
type exchangeAt struct{ cohort, id uint64 }

// NewErasing is for some people; of two applications that are one person's, both are meant.
func NewErasing(people []matching.ID) *Erasing {
	x := &Erasing{IDs: map[matching.ID]bool{}, exchanges: map[exchangeAt]bool{}, wrote: map[string]string{}, others: map[string]bool{}, called: map[string]bool{}, spellsOthers: map[string]bool{}, records: map[uint64]bool{}}
	x.callings.instead = anonym
	for _, id := range people {
		x.IDs[id] = true
	}
	return x
}

// KnowAddress takes up an address that they are known by in the store; of somebody who is no applicant, it may be a name.
func (x *Erasing) KnowAddress(address string) {
	if address != "" && !slices.Contains(x.addresses, address) {
		x.addresses = append(x.addresses, address)
	}
}

// Learn reads an entry with its records.
func (x *Erasing) Learn(cohort uint64, e *Entry) {
	for _, part := range Parts(e.Change) {
		x.learn(cohort, e.Seq, part)
	}
	for _, found := range e.Found {
		for _, n := range found.Names.Value.Names {
			x.meant(n.Text, n.Bound)
		}
	}
}

func (x *Erasing) learn(cohort, seq uint64, c Change) {
	switch c := c.(type) {
	case *Import:
		for i := range c.Applications {
			x.application(c.Applications[i].Person, &c.Applications[i].Application.Value)
		}
	case *Add:
		x.application(c.Person, &c.Application.Value)
	case *Edit:
		v := c.Edited.Value
		x.application(c.Person, &matching.Applicant{Name: v.Name, Email: v.Email, Answers: v.Answers})
	case *Publish:
		for i, p := range c.Pairs {
			x.exchange(cohort, seq<<20|uint64(i), p.members())
		}
	case *Rematch:
		x.exchange(cohort, seq<<20, c.Pair.members())
	case *Assign:
		x.called[matching.NameKey(c.Facilitator.Raw())] = true
	case *Resolve:
		x.meant(c.Text.Value.Text, c.Who)
	case *Earlier:
		for i := range c.Pairs {
			x.earlier(&c.Pairs[i])
		}
	}
}

// earlier reads a pair from before: how they are called there, and whether they are one of it who never applied here.
func (x *Erasing) earlier(p *EarlierPair) {
	for _, one := range []EarlierPerson{p.A, p.B} {
		name, email := one.Written.Value.Name, one.Written.Value.Email
		switch {
		case x.IDs[one.Person]:
			x.meant(name, []matching.ID{one.Person})
			x.KnowAddress(email.Raw())
		case one.Person == 0 && x.knows(email, name):
			x.records[one.Written.Ref], x.records[p.Note.Ref] = true, true
			if !name.IsEmpty() && !slices.Contains(x.names, name.Raw()) {
				x.names = append(x.names, name.Raw())
			}
			x.KnowAddress(email.Raw())
		}
	}
}

// knows reports whether somebody who is written down by an address or a name is known by it as who is to be erased.
func (x *Erasing) knows(email, name text.Text) bool {
	return slices.ContainsFunc(x.addresses, func(a string) bool {
		return !email.IsEmpty() && email.Fold() == text.Fold(a) || !name.IsEmpty() && matching.NameKey(name.Raw()) == matching.NameKey(a)
	})
}

// meant takes up how others wrote a name, if nobody but them is meant by it. One single word is taken up only if it is their
// name: it may be anything.
func (x *Erasing) meant(written text.Text, who []matching.ID) {
	others := slices.ContainsFunc(who, func(id matching.ID) bool { return !x.IDs[id] })
	if others {
		x.spellsOthers[matching.NameKey(written.Raw())] = true
		return
	}
	if w := written.Raw(); len(who) > 0 && len(wordsIn(w)) > 1 && !strings.Contains(w, "@") && !slices.Contains(x.spelt, w) {
		x.spelt = append(x.spelt, w)
	}
}

func (x *Erasing) exchange(cohort, id uint64, members []matching.ID) {
	if slices.ContainsFunc(members, func(m matching.ID) bool { return x.IDs[m] }) {
		x.exchanges[exchangeAt{cohort, id}] = true
	}
}

func (x *Erasing) application(id matching.ID, a *matching.Applicant) {
	own := func(t text.Text) {
		switch {
		case t.IsEmpty():
		case x.IDs[id]:
			x.wrote[t.Fold()] = t.Raw()
		default:
			x.others[t.Fold()] = true
		}
	}
	for _, v := range a.Answers {
		own(v.Text)
		for _, o := range v.Other {
			own(o)
		}
	}
	if !x.IDs[id] {
		if !a.Name.IsEmpty() {
			x.called[matching.NameKey(a.Name.Raw())] = true
		}
		return
	}
	if n := a.Name.Raw(); !a.Name.IsEmpty() && !slices.Contains(x.names, n) {
		x.names = append(x.names, n)
	}
	x.KnowAddress(a.Email.Raw())
}

// Namesakes are those of the names that somebody else has too: they are left where others wrote them, since nobody can
// tell who is meant.
func (x *Erasing) Namesakes() []string {
	var shared []string
	for _, n := range x.names {
		if x.called[matching.NameKey(n)] {
			shared = append(shared, n)
		}
	}
	for _, n := range x.spelt {
		if key := matching.NameKey(n); x.called[key] || x.spellsOthers[key] {
			shared = append(shared, n)
		}
	}
	return shared
}

// prepare makes ready what is looked for, once all is learnt.
func (x *Erasing) prepare() {
	if x.ready {
		return
	}
	x.ready = true
	shared := x.Namesakes()
	for _, n := range slices.Concat(x.names, x.spelt) {
		if !slices.Contains(shared, n) {
			x.callings.add(n)
		}
	}
	for _, a := range x.addresses {
		x.callings.add(a)
	}
}

// Traces are what must be nowhere in the store afterwards, as it was written: names, but those that somebody else has,
// addresses, and whole sentences that nobody else wrote.
func (x *Erasing) Traces() []string {
	shared := x.Namesakes()
	traces := slices.DeleteFunc(slices.Concat(x.names, x.spelt), func(n string) bool { return slices.Contains(shared, n) })
	traces = append(traces, x.addresses...)
	for folded, raw := range x.wrote {
		if len(folded) >= leastSentence && !x.others[folded] {
			traces = append(traces, raw)
		}
	}
	slices.Sort(traces)
	return slices.Compact(traces)
}

// leastSentence is from how many bytes on an answer tells who wrote it.
const leastSentence = 24
