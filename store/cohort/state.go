package cohort

import (
	"maps"
	"slices"
	"time"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

// State is a cohort as its log left it. Once handed out it is never changed, so any number of readers
// may hold one.
type State struct {
	Cohort    uint64 // the cohort's number in the store
	Name      string
	Seq       uint64 // of the last entry in the log
	Programme *programme.Programme
	Closes    time.Time // the deadline as an instant; its whole minute still counts; zero: none
	Opened    time.Time
	Unopened  bool // the opening is undone: the cohort is listed nowhere

	People      map[matching.ID]*Applicant
	Fixed       map[matching.Team]Fix        // locked and overridden pairs and trios; published ones are exchanges
	Blocked     map[matching.Couple]Decision // pairs that shall not be
	Exchanges   []*Exchange                  // in the order they were published
	Imports     []ImportNote                 // what each import left to look at, oldest first
	Order       matching.Order               // how to plan: best until something is published, then steady, or what the coordinator said
	OrderSaid   bool                         // the order is what the coordinator said
	Priority    programme.Priority           // what the coordinator said; empty: the programme's
	Plan        *matching.Plan               // nil while there is nobody
	PlanBefore  *matching.Plan               // the plan on the screen before the last change that planned
	Packed      map[Packed]PackedBefore      // what was made to be sent
	PackedFiles int                          // how many files were made, those made again too
	Earlier     map[matching.Couple]bool     // pairs of other cohorts, and from before, that the programme keeps apart
	Before      []EarlierPair                // pairs from before Crosswalk that were taken down in this cohort

	// WasErased says whether, and when, whoever has an address was erased from the store; nil: it is not known.
	WasErased func(address string) (when time.Time, erased bool)

	Log    []*Entry        // every change, oldest first
	Undone map[uint64]bool // sequence numbers of the changes that are undone now

	stages   stages               // where people stand before pairing
	events   events               // when they are, and who came
	heldOver map[matching.ID]bool // who was left without a partner on an earlier day of matching
	grouped  map[string]*Grouping // the groups that were made, by their name in the programme

	closesSaid     bool                              // the deadline, or that there is none, was said for the cohort; else it is the programme's
	erased         map[matching.ID]bool              // who was erased
	namesKnown     map[matching.ID][]knownNames      // who is meant in which answers, by who wrote it
	namesKept      bool                              // the log keeps who is meant: since the first entry that found it out
	personsSaid    map[matching.Couple]bool          // which two are one person, and which are not, as was said in this cohort
	same           map[matching.ID][]matching.ID     // who is one person with others, whatever cohort said so
	others         []Other                           // the store's other cohorts
	namedElsewhere map[matching.ID][]matching.Naming // what was written in other cohorts and counts here, by who is here
	elsewhere      map[matching.ID][]*OtherExchange  // running exchanges of other cohorts, see reckonElsewhere
	programmes     []*programme.Programme            // those of the log that were read
	taught         map[string]map[string]bool        // wordings that were settled, folded as labels are, by field; what they count as the programme says
	derived        *derived                          // nil until it is handed out
	folding        bool                              // a log is being added up, and nobody else holds the exchanges
}

// Fix is a pair that stays.
type Fix struct {
	State   matching.State // locked or overridden
	Against []string       // rules it breaks, as sentences
	Decision
}

// Decision is who decided something, when and why.
type Decision struct {
	Stamp
	Why Note
}

// ImportNote is what an import left for the coordinator to look at.
type ImportNote struct {
	Stamp
	File       text.Text
	Problems   int
	Superseded int
	Headings   []matching.FormHeading
	Rejected   []matching.FormRow // as far as they were kept
	Undone     bool
}

// newState is a cohort before its first change.
func newState(cohort uint64) *State {
	return &State{
		Cohort:  cohort,
		People:  map[matching.ID]*Applicant{},
		Fixed:   map[matching.Team]Fix{},
		Blocked: map[matching.Couple]Decision{},
		Undone:  map[uint64]bool{},
		Order:   matching.Best,
	}
}

// clone returns a copy that apply may change: everything an apply writes to is copied, the rest shared.
func (s *State) clone() *State {
	t := *s
	t.derived = nil
	t.People = maps.Clone(s.People)
	t.Fixed = maps.Clone(s.Fixed)
	t.namesKnown = maps.Clone(s.namesKnown)
	t.Blocked = maps.Clone(s.Blocked)
	t.Undone = maps.Clone(s.Undone)
	t.Exchanges = slices.Clone(s.Exchanges)
	t.Imports = slices.Clip(s.Imports)
	return &t
}

// Person returns one of the cohort's applicants.
func (s *State) Person(id matching.ID) (*Applicant, bool) {
	a, ok := s.People[id]
	return a, ok
}

// ExchangesOf returns the exchanges that a person is or was in: those that ended too.
func (s *State) ExchangesOf(id matching.ID) []*Exchange {
	var out []*Exchange
	for _, x := range s.Exchanges {
		if x.Has(id) {
			out = append(out, x)
		}
	}
	return out
}

// Exchange returns the exchange of that number.
func (s *State) Exchange(id uint64) (*Exchange, bool) {
	if i := s.exchangeAt(id); i >= 0 {
		return s.Exchanges[i], true
	}
	return nil, false
}

// IsPublished reports whether any pair was published.
func (s *State) IsPublished() bool { return len(s.Exchanges) > 0 }

// Pool is all that decides the cohort's plan, the people in no order. The plan on the screen is s.Plan.
func (s *State) Pool() matching.Pool {
	p := matching.Pool{Programme: s.Programme, Blocked: make(map[matching.Couple]bool, len(s.Blocked)), Earlier: s.Earlier}
	p.People = make([]*matching.Applicant, 0, len(s.People))
	for _, a := range s.People {
		p.People = append(p.People, s.asOne(a))
	}
	for c := range s.Blocked {
		for _, a := range s.SameAs(c.A) {
			for _, b := range s.SameAs(c.B) {
				p.Blocked[matching.CoupleOf(a, b)] = true
			}
		}
	}
	p.Named, p.Same = s.Named(), s.sameHere()
	p.First, p.Parted, p.Grouped = s.WaitingFirst(), s.parted(), s.poolGroups()
	for c, f := range s.Fixed {
		p.Fixed = append(p.Fixed, matching.Pair{A: c.A, B: c.B, C: c.C, State: f.State, Against: f.Against})
	}
	for _, x := range s.Exchanges {
		if !x.Stays() {
			continue
		}
		q := matching.Pair{A: x.Members[0], B: x.Members[1], Score: x.Score, Lowest: x.Lowest, State: matching.Published, Against: x.Against}
		if len(x.Members) > 2 {
			q.C = x.Members[2]
		}
		p.Fixed = append(p.Fixed, q)
	}
	slices.SortFunc(p.Fixed, func(a, b matching.Pair) int {
		if a.A != b.A {
			return int(a.A) - int(b.A)
		}
		return int(a.B) - int(b.B)
	})
	if s.Plan != nil {
		for _, q := range s.Plan.Pairs {
			p.Screen = append(p.Screen, q.Team())
		}
	}
	return p
}

// IsOver reports whether the deadline is past at an instant; without one it never is.
func (s *State) IsOver(at time.Time) bool { return programme.IsOver(s.Closes, at) }

// isLate reports whether a submission came after the deadline.
func (s *State) isLate(submitted time.Time) bool { return !submitted.IsZero() && s.IsOver(submitted) }

// Today is the civil day of an instant in the programme's zone.
func (s *State) Today(now time.Time) programme.Date {
	return programme.DateOf(now.In(s.Programme.Zone))
}
