package cohort

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
)

// Earlier takes down pairs from before Crosswalk. They count for the whole store: the two are not paired again, as after
// an exchange of another cohort, and the totals count them. People whom nobody of the store fits are kept too, and found
// when they apply.
type Earlier struct {
	replans
	File  text.Text
	Pairs []EarlierPair
}

// EarlierPair is two people who were paired before. It is stored.
type EarlierPair struct {
	A, B    EarlierPerson
	On      programme.Date `json:",omitzero"`
	Outcome exchange.State `json:",omitempty"` // completed, ended, or active if it goes on; empty: not known
	Note    Note           // how it went, as it was written
}

// EarlierPerson is one of them. It is stored.
type EarlierPerson struct {
	Person  matching.ID   `json:",omitempty"` // who it is, as was found out when the file was read
	Maybe   []matching.ID `json:",omitempty"` // who it may be
	Written Record[matching.Written]
}

func (*Earlier) Kind() string { return "earlier" }

func (c *Earlier) Summary(*State) string {
	return fmt.Sprintf("Took down %s from before (%s)", say.Count(len(c.Pairs), "pair"), c.File.Safe())
}

func (c *Earlier) records() []Slot {
	var out []Slot
	for i := range c.Pairs {
		p := &c.Pairs[i]
		out = append(out, &p.A.Written, &p.B.Written, &p.Note)
	}
	return out
}

func (c *Earlier) detach() { c.Pairs = slices.Clone(c.Pairs) }

func (c *Earlier) check(*State, Stamp) error {
	if len(c.Pairs) == 0 {
		return Refuse("%s says nothing new: nothing was changed", c.File.Safe())
	}
	return nil
}

func (c *Earlier) apply(s *State, _ Stamp) {
	s.Before = append(slices.Clip(s.Before), c.Pairs...)
	s.reckonEarlier()
}

// EarlierOf is a pair of a file, with who the two are as far as that is known.
func EarlierOf(f *Finder, people [2]matching.Written, on programme.Date, outcome text.Text) EarlierPair {
	p := EarlierPair{On: on, Outcome: readOutcome(outcome), Note: Note{Value: NoteText{Text: outcome, For: ForCoordinator}}}
	for k, to := range []*EarlierPerson{&p.A, &p.B} {
		to.Person, to.Maybe = f.FindWritten(people[k])
		to.Written.Value = people[k]
	}
	return p
}

// outcomes are words for how an exchange went, by what they mean; what is said against a word goes before it.
var outcomes = []struct {
	is    exchange.State
	words []string
}{
	{exchange.StateEnded, []string{"not complete", "incomplete", "uncompleted", "did not", "didnt", "never", "early", "withdr", "stopped", "dropped", "left", "no contact", "declin",
		"cancel", "discontinued", "fail", "unsuccessful", "no time", "changed job", "ill", "not a good fit", "conflict", "fell through", "broke"}},
	{exchange.StateCompleted, []string{"complet", "finish", "done", "goal met", "end of term", "success", "concluded", "graduat", "full"}},
	{exchange.StateActive, []string{"running", "ongoing", "on going", "active", "current", "in progress", "still", "continu", "goes on", "open"}},
	{exchange.StateEnded, []string{"ended", "end", "over", "closed"}},
}

// readOutcome reads how an exchange went; empty if that is not known.
func readOutcome(written text.Text) exchange.State {
	folded := strings.Join(strings.FieldsFunc(strings.ReplaceAll(written.Fold(), "'", ""), func(r rune) bool { return r < 'a' || r > 'z' }), " ")
	if folded == "" {
		return ""
	}
	for _, reason := range programme.EndReasons() {
		if folded == string(reason) {
			return exchange.StateAfter(reason)
		}
	}
	for _, o := range outcomes {
		for _, w := range o.words {
			if strings.HasPrefix(folded, w) || strings.Contains(folded, " "+w) {
				return o.is
			}
		}
	}
	return ""
}

// before are all pairs from before Crosswalk, of whatever cohort they were taken down in.
func (s *State) before() []EarlierPair {
	all := s.Before
	for i := range s.others {
		all = append(slices.Clip(all), s.others[i].Before...)
	}
	return all
}

// TakenBefore are the pairs that are taken down, to tell which of a file are new. Two are the same that are of the same
// people, from the same day on.
type TakenBefore map[earlierKey]bool

type earlierKey struct {
	a, b string
	on   programme.Date
}

// TakenBefore are those that were taken down until now.
func (s *State) TakenBefore() TakenBefore {
	taken := TakenBefore{}
	for _, p := range s.before() {
		taken.Take(p)
	}
	return taken
}

// Take takes a pair in, and reports whether it is a new one.
func (t TakenBefore) Take(p EarlierPair) bool {
	key := earlierKey{p.A.key(), p.B.key(), p.On}
	if key.a > key.b {
		key.a, key.b = key.b, key.a
	}
	if t[key] {
		return false
	}
	t[key] = true
	return true
}

// key tells people apart: by their number, or as they are written. No spelling begins as the numbers do.
func (p EarlierPerson) key() string {
	if p.Person != 0 {
		return fmt.Sprint("\x00", p.Person)
	}
	return p.Written.Value.Key()
}

// beforeFinder is what finds those who were not in the store when their pairs were taken down; nil if there are none.
func (s *State) beforeFinder(pairs []EarlierPair) *Finder {
	if len(s.People) == 0 || !slices.ContainsFunc(pairs, func(p EarlierPair) bool { return p.A.isOpen() || p.B.isOpen() }) {
		return nil
	}
	return s.Finder()
}

// isOpen reports whether it is not known who the person is.
func (p EarlierPerson) isOpen() bool { return p.Person == 0 && !p.Written.Value.IsEmpty() }

// canBe are those whom the person is, or may be: they are kept apart from whoever they were with.
func (p EarlierPerson) canBe(f *Finder) []matching.ID {
	if p.Person != 0 {
		return append([]matching.ID{p.Person}, p.Maybe...)
	}
	ids := slices.Clone(p.Maybe)
	if f != nil && p.isOpen() {
		id, maybe := f.FindWritten(p.Written.Value)
		if ids = append(ids, maybe...); id != 0 {
			ids = append(ids, id)
		}
	}
	return ids
}

// is reports whether the person is one of some: surely, not perhaps.
func (p EarlierPerson) is(ids []matching.ID, f *Finder) bool {
	if p.Person != 0 {
		return slices.Contains(ids, p.Person)
	}
	if f == nil || !p.isOpen() {
		return false
	}
	id, _ := f.FindWritten(p.Written.Value)
	return slices.Contains(ids, id)
}

// callEarlier is what somebody of a pair from before is called.
func (s *State) callEarlier(p EarlierPerson) string {
	if p.Person != 0 {
		return s.Call(p.Person)
	}
	switch w := p.Written.Value; {
	case !w.Name.IsEmpty():
		return text.Clip(w.Name.Safe())
	case !w.Email.IsEmpty():
		return text.Clip(w.Email.Safe())
	}
	return "erased person"
}

// SayEarlier tells whom one of a pair may be, safe to draw; empty where it is sure who they are, or that they are nobody of
// the store.
func (s *State) SayEarlier(p EarlierPerson) string {
	if len(p.Maybe) == 0 {
		return ""
	}
	return p.Written.Value.Called() + " may be " + strings.Join(s.names(p.Maybe), " or ") + ", who is kept apart too"
}

// IsHere reports whether the person is, or may be, somebody of the store.
func (p EarlierPerson) IsHere() bool { return p.Person != 0 || len(p.Maybe) > 0 }

// beforeOf are the pairs from before of a person, who is known by some numbers.
func (s *State) beforeOf(same []matching.ID) []Episode {
	pairs := s.before()
	f := s.beforeFinder(pairs)
	var all []Episode
	for _, p := range pairs {
		with := p.B
		if !p.A.is(same, f) {
			if with = p.A; !p.B.is(same, f) {
				continue
			}
		}
		x := &Exchange{Exchange: exchange.Exchange{Start: p.On}, Members: []matching.ID{same[0], with.Person}}
		all = append(all, Episode{Cohort: beforeCrosswalk, Called: beforeCrosswalk, Exchange: x, As: same[0], With: []string{s.callEarlier(with)}, Before: &p})
	}
	return all
}

// beforeCrosswalk stands where the name of a cohort stands of others.
const beforeCrosswalk = "before Crosswalk"

// Outlived is where somebody's exchange is in its life, in a word: of one from before as far as that is known.
func (e Episode) Outlived() string {
	if e.Before == nil {
		return string(e.State())
	}
	return cmp.Or(string(e.Before.Outcome), "not known how it went")
}
