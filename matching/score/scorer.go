package score

import (
	"slices"
	"strings"

	"crosswalk/matching"
)

// Scorer is a pool compiled: whether two people may be paired, and what the pair is worth. It never changes once it
// is made, and may be used by several goroutines. People are numbered 0 to Len()-1 in the order of their folded
// e-mails, and people of the same e-mail in the order of their IDs.
type Scorer struct {
	pool   matching.Pool
	people []*matching.Applicant
	keys   []int32 // people of the same folded e-mail have the same
	index  map[matching.ID]int
	able   []bool   // may be paired at all
	why    []string // why not, if not able
	fixed  []int32  // the pair of pool.Fixed that the person is in, or -1
	first  []bool   // waits with priority, and the engine may pair them; nil if nobody does
	second []bool   // may take a second partner: able, willing, and in one pair that stays at most; nil if nobody may

	rules    []*rule
	criteria []*criterion
	apart    keptApart
	naming   map[matching.ID][]matching.Naming // whom people name

	limits Limits
}

// Limits are what the search for partners and the solver work with. They decide how fast something is found, never
// what; tests set lower ones.
type Limits struct {
	Partners     int  // of each person to begin with, and to find in a pricing pass
	MatrixPeople int  // people of whom there is a score matrix: that takes 8 MB
	LevelGroups  int  // groups of a criterion that has a level in the tree of larger cohorts: its table takes 32 MB
	Audit        bool // check the proof of each matching with the list of all pairs, which takes long
}

// UsualLimits are those of every scorer that was given no others.
func UsualLimits() Limits { return Limits{Partners: 10, MatrixPeople: 1 << 11, LevelGroups: 1 << 12} }

// Limits returns the scorer's limits.
func (s *Scorer) Limits() Limits { return s.limits }

// Limited is the scorer with other limits.
func (s *Scorer) Limited(l Limits) *Scorer {
	t := *s
	t.limits = l
	return &t
}

// NewScorer compiles a pool, whose programme is one that programme.Parse has read: it panics over a kind of rule or
// criterion that it does not know.
func NewScorer(pool matching.Pool) *Scorer {
	s := &Scorer{pool: pool, limits: UsualLimits()}
	s.arrange()
	e := newEncoder(pool.Programme, s.people)
	for _, spec := range pool.Programme.Rules {
		s.rules = append(s.rules, compileRule(spec, e))
	}
	for _, g := range pool.Grouped {
		s.rules = append(s.rules, compileSameGroup(g, s.people))
	}
	for _, spec := range pool.Programme.Criteria {
		s.criteria = append(s.criteria, compileCriterion(spec, e))
	}
	s.able, s.why = make([]bool, len(s.people)), make([]string, len(s.people))
	for i := range s.people {
		s.hinder(i)
	}
	s.read(nil)
	s.decide()
	return s
}

// decide compiles what the pool says beside the people and their answers.
func (s *Scorer) decide() {
	s.keepApart()
	s.fixed = make([]int32, len(s.people))
	for i := range s.fixed {
		s.fixed[i] = -1
	}
	partners := make([]int, len(s.people))
	for k, p := range s.pool.Fixed {
		for _, id := range p.Members() {
			if i, ok := s.index[id]; ok {
				s.fixed[i] = int32(k)
				partners[i] += len(p.Members()) - 1
			}
		}
	}
	s.first = nil
	for i, p := range s.people {
		if s.pool.First[p.ID] && s.Free(i) {
			if s.first == nil {
				s.first = make([]bool, len(s.people))
			}
			s.first[i] = true
		}
	}
	s.second = nil
	for i, p := range s.people {
		if s.able[i] && partners[i] < matching.MostPartners && p.CanTake() > 1 {
			if s.second == nil {
				s.second = make([]bool, len(s.people))
			}
			s.second[i] = true
		}
	}
}

// arrange puts the people in order.
func (s *Scorer) arrange() {
	type entry struct {
		key string
		p   *matching.Applicant
	}
	entries := make([]entry, len(s.pool.People))
	for i, p := range s.pool.People {
		entries[i] = entry{p.Key(), p}
	}
	slices.SortFunc(entries, func(a, b entry) int {
		if c := strings.Compare(a.key, b.key); c != 0 {
			return c
		}
		if a.p.ID < b.p.ID {
			return -1
		}
		return 1
	})
	s.people = make([]*matching.Applicant, len(entries))
	s.keys = make([]int32, len(entries))
	s.index = make(map[matching.ID]int, len(entries))
	for i, e := range entries {
		s.people[i] = e.p
		s.index[e.p.ID] = i
		s.keys[i] = int32(i)
		if i > 0 && e.key != "" && e.key == entries[i-1].key {
			s.keys[i] = s.keys[i-1]
		}
	}
}

// Pool returns what the scorer was made of.
func (s *Scorer) Pool() matching.Pool { return s.pool }

// Len is the number of people, withdrawn ones included.
func (s *Scorer) Len() int { return len(s.people) }

// Person returns the i-th person.
func (s *Scorer) Person(i int) *matching.Applicant { return s.people[i] }

// Index returns the number of a person.
func (s *Scorer) Index(id matching.ID) (int, bool) {
	i, ok := s.index[id]
	return i, ok
}

// Free reports whether the engine may pair a person: nothing makes them wait, and they are in no pair
// that stays.
func (s *Scorer) Free(i int) bool { return s.able[i] && s.fixed[i] < 0 }

// AnyFirst reports whether anybody waits with priority whom the engine may pair.
func (s *Scorer) AnyFirst() bool { return s.first != nil }

// First reports whether a person waits with priority and the engine may pair them.
func (s *Scorer) First(i int) bool { return s.first != nil && s.first[i] }

// FixedPair returns the pair that stays in which a person is.
func (s *Scorer) FixedPair(id matching.ID) (matching.Pair, bool) {
	i, ok := s.index[id]
	if !ok || s.fixed[i] < 0 {
		return matching.Pair{}, false
	}
	return s.pool.Fixed[s.fixed[i]], true
}

// SecondPartners reports whether anybody may take a second partner.
func (s *Scorer) SecondPartners() bool { return s.second != nil }

// TakesSecond reports whether a person may take a second partner.
func (s *Scorer) TakesSecond(i int) bool { return s.second != nil && s.second[i] }

// Open reports whether a person can be given a partner: they are in no pair that stays, or in one and take
// a second partner.
func (s *Scorer) Open(i int) bool { return s.fixed[i] < 0 || s.TakesSecond(i) }

// Stay reports whether two people are together in a pair that stays.
func (s *Scorer) Stay(a, b matching.ID) bool {
	return a != b && slices.ContainsFunc(s.pool.Fixed, func(p matching.Pair) bool { return p.Has(a) && p.Has(b) })
}

// Allowed reports whether two people may be paired: neither has to wait, and the pair keeps every rule.
// It says nothing of pairs that stay: see [Scorer.Free].
func (s *Scorer) Allowed(i, j int) bool {
	if !s.able[i] || !s.able[j] || s.keys[i] == s.keys[j] || s.apart.has(i, j) {
		return false
	}
	for _, r := range s.rules {
		if !r.keeps(i, j) {
			return false
		}
	}
	return true
}

// AllowedPair is Allowed by ID.
func (s *Scorer) AllowedPair(a, b matching.ID) bool {
	i, okA := s.index[a]
	j, okB := s.index[b]
	return okA && okB && s.Allowed(i, j)
}

// Score is what a pair is worth in tenths of a point, whether or not it is allowed.
func (s *Scorer) Score(i, j int) int {
	sum := int32(0)
	for _, c := range s.criteria {
		sum += c.points(i, j)
	}
	return int(sum)
}

// ScoreOf is Score by ID; it is false for people who are not in the pool.
func (s *Scorer) ScoreOf(a, b matching.ID) (int, bool) {
	i, okA := s.index[a]
	j, okB := s.index[b]
	if !okA || !okB {
		return 0, false
	}
	return s.Score(i, j), true
}

// person is the one with an ID, who must be in the pool.
func (s *Scorer) person(id matching.ID) *matching.Applicant { return s.people[s.index[id]] }

// Options is how many people a person may be paired with, whoever they are with now.
func (s *Scorer) Options(id matching.ID) int {
	i, ok := s.index[id]
	if !ok || !s.able[i] {
		return 0
	}
	return s.OptionsUpTo(i, len(s.people))
}

// OptionsUpTo is how many people a person may be paired with, counted no further than so many.
func (s *Scorer) OptionsUpTo(i, most int) int {
	n := 0
	for j := 0; j < len(s.people) && n < most; j++ {
		if s.Allowed(i, j) {
			n++
		}
	}
	return n
}
