package matching

import (
	"slices"
	"strings"
	"sync"

	"crosswalk/matching/blossom"
)

// Scorer is a pool compiled: whether two people may be paired, and what the pair is worth. It is not
// changed once made and may be used by several goroutines. People are numbered 0 to Len()-1 in the
// order of their folded e-mails, and people of the same e-mail in the order of their IDs.
type Scorer struct {
	pool   Pool
	people []*Applicant
	keys   []int32 // people of the same folded e-mail have the same
	index  map[ID]int
	able   []bool   // may be paired at all
	why    []string // why not, if not able
	fixed  []int32  // the pair of pool.Fixed that the person is in, or -1
	spare  []bool   // may take a second partner: able, willing, and in one pair that stays at most; nil if nobody may
	screen mates    // who is with whom on the screen

	rules      []*rule
	criteria   []*criterion
	named      []link // couples kept apart by what people answered
	apart      apart
	unresolved []Unresolved

	pricing struct {
		sync.Mutex
		last   *pricing // what prices were last asked of
		course *course  // what the last plan was proved with, to begin with
	}

	limits
	audit func(m *blossom.Matching, s *Scorer, edges []blossom.Edge) error // tests look at each matching
}

// limits are what the engine works with; tests have lower ones.
type limits struct {
	few      int // partners of each person to begin with, and to find at each look
	scored   int // people of whom all pairs are scored, once and for all: that takes 8 MB
	levelled int // groups of a criterion that has a level in the tree of larger cohorts: its table takes 32 MB
}

func usual() limits { return limits{few: fewPartners, scored: 1 << 11, levelled: 1 << 12} }

// NewScorer compiles a pool.
func NewScorer(pool Pool) *Scorer {
	s := &Scorer{pool: pool, limits: usual()}
	s.arrange()
	c := newColumns(pool.Programme, s.people)
	for _, spec := range pool.Programme.Rules {
		s.rules = append(s.rules, compileRule(spec, c))
	}
	for _, spec := range pool.Programme.Criteria {
		s.criteria = append(s.criteria, compile(spec, c))
	}
	s.able, s.why = make([]bool, len(s.people)), make([]string, len(s.people))
	for i := range s.people {
		s.why[i] = s.hindrance(i)
		s.able[i] = s.why[i] == ""
	}
	s.nameApart()
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
	s.spare = nil
	for i, p := range s.people {
		if s.able[i] && partners[i] < 2 && p.Capacity() > 1 {
			if s.spare == nil {
				s.spare = make([]bool, len(s.people))
			}
			s.spare[i] = true
		}
	}
	s.screen = s.matesOf(s.pool.Screen)
}

// arrange puts the people in order.
func (s *Scorer) arrange() {
	type entry struct {
		key string
		p   *Applicant
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
	s.people = make([]*Applicant, len(entries))
	s.keys = make([]int32, len(entries))
	s.index = make(map[ID]int, len(entries))
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
func (s *Scorer) Pool() Pool { return s.pool }

// Len is the number of people, withdrawn ones included.
func (s *Scorer) Len() int { return len(s.people) }

// Person returns the i-th person.
func (s *Scorer) Person(i int) *Applicant { return s.people[i] }

// Index returns the number of a person.
func (s *Scorer) Index(id ID) (int, bool) {
	i, ok := s.index[id]
	return i, ok
}

// Free reports whether the engine may pair a person: nothing makes them wait, and they are in no pair
// that stays.
func (s *Scorer) Free(i int) bool { return s.able[i] && s.fixed[i] < 0 }

// FixedPair returns the pair that stays in which a person is.
func (s *Scorer) FixedPair(id ID) (Pair, bool) {
	i, ok := s.index[id]
	if !ok || s.fixed[i] < 0 {
		return Pair{}, false
	}
	return s.pool.Fixed[s.fixed[i]], true
}

// Open reports whether a person can be given a partner: they are in no pair that stays, or in one and take
// a second partner.
func (s *Scorer) Open(i int) bool { return s.fixed[i] < 0 || s.spare != nil && s.spare[i] }

// committed returns a pair that stays because of which a person can be given no partner.
func (s *Scorer) committed(id ID) (Pair, bool) {
	p, fixed := s.FixedPair(id)
	return p, fixed && !s.Open(s.index[id])
}

// Allowed reports whether two people may be paired: neither has to wait, and the pair keeps every rule.
// It says nothing of pairs that stay: see [Scorer.Free].
func (s *Scorer) Allowed(i, j int) bool {
	if !s.able[i] || !s.able[j] || s.keys[i] == s.keys[j] || s.apart.has(i, j) {
		return false
	}
	for _, r := range s.rules {
		if !r.holds(i, j) {
			return false
		}
	}
	return true
}

// AllowedPair is Allowed by ID.
func (s *Scorer) AllowedPair(a, b ID) bool {
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
func (s *Scorer) ScoreOf(a, b ID) (int, bool) {
	i, okA := s.index[a]
	j, okB := s.index[b]
	if !okA || !okB {
		return 0, false
	}
	return s.Score(i, j), true
}

// Options is how many people a person may be paired with, whoever they are with now.
func (s *Scorer) Options(id ID) int {
	i, ok := s.index[id]
	if !ok || !s.able[i] {
		return 0
	}
	return s.options(i, len(s.people))
}

// options is how many people, up to so many, a person may be paired with.
func (s *Scorer) options(i, most int) int {
	n := 0
	for j := 0; j < len(s.people) && n < most; j++ {
		if s.Allowed(i, j) {
			n++
		}
	}
	return n
}
