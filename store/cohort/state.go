package cohort

import (
	"maps"
	"slices"
	"strings"
	"time"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
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

	People     map[matching.ID]*Applicant
	Fixed      map[matching.Team]Fix        // locked and overridden pairs and trios; published ones are exchanges
	Blocked    map[matching.Couple]Decision // pairs that shall not be
	Exchanges  []*Exchange                  // in the order they were published
	Imports    []ImportNote                 // what each import left to look at, oldest first
	Order      matching.Order               // how to plan: best until something is published, then steady, or what the coordinator said
	OrderSaid  bool                         // the order is what the coordinator said
	Priority   programme.Priority           // what the coordinator said; empty: the programme's
	Plan       *matching.Plan               // nil while there is nobody
	PlanBefore *matching.Plan               // the plan on the screen before the last change that planned
	Earlier    map[matching.Couple]bool     // pairs of other cohorts that the programme keeps apart

	Log    []*Entry        // every change, oldest first
	Undone map[uint64]bool // sequence numbers of the changes that are undone now

	otherPairs []OtherPair            // the pairs that Earlier is worked out of
	programmes []*programme.Programme // those of the log that were read
	derived    *derived               // nil until it is handed out
}

// Applicant is a person of the cohort with what the cohort's log says of them.
type Applicant struct {
	matching.Applicant                            // as it stands: what the form said, edits laid over it
	Imported           *matching.Applicant        // what the last import said; nil if added by hand
	Edits              map[string]matching.Answer // by field; laid over what was imported
	EditedName         text.Text                  // empty: the imported one stands
	Vanished           bool                       // was not in the last whole export
	Conflicts          []string                   // fields where the form and an edit both changed; the edit stands
	Why                Note                       // the reason for the last withdrawal, return or admission

	typed *matching.Applicant // what was typed of somebody added by hand; what was imported since counts before it
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

// Exchange is a published pair, or trio, with its names, beside its life in [exchange.Exchange].
type Exchange struct {
	exchange.Exchange
	ID          uint64 // number in the cohort
	Members     []matching.ID
	Score       int               // as it was published, tenths of a point
	Lowest      int               // of a trio, the lowest score of two of them; else 0
	Why         []matching.Part   // of a pair
	Whys        [][]matching.Part // of a trio: of its first two, of the first and the third, of the last two
	Against     []string
	Facilitator text.Text
	Notes       map[uint64]Note // of its visits, calls and steps, by number
	Published   Stamp
}

// Has reports whether id is one of the exchange's people.
func (x *Exchange) Has(id matching.ID) bool { return slices.Contains(x.Members, id) }

// Team returns the people, whatever their order.
func (x *Exchange) Team() matching.Team { return matching.TeamOf(x.Members...) }

// WhyOf takes the score of two of the exchange's people apart, as it was published; nil of others.
func (x *Exchange) WhyOf(a, b matching.ID) []matching.Part {
	for i, two := range twos(x.Members) {
		switch {
		case matching.CoupleOf(two[0], two[1]) != matching.CoupleOf(a, b):
		case len(x.Members) == 2:
			return x.Why
		case i < len(x.Whys):
			return x.Whys[i]
		}
	}
	return nil
}

// Party is the place of a person in the exchange, -1 if they are not in it.
func (x *Exchange) Party(id matching.ID) int { return slices.Index(x.Members, id) }

// ImportNote is what an import left for the coordinator to look at.
type ImportNote struct {
	Stamp
	File       text.Text
	Problems   int
	Superseded int
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

// Call is a person's name, safe to draw; the e-mail of somebody without a name, "erased person" for one
// whose application was erased.
func (s *State) Call(id matching.ID) string {
	a, ok := s.People[id]
	switch {
	case !ok:
		return "somebody no longer here"
	case !a.Name.IsEmpty():
		return a.Name.Safe()
	case !a.Email.IsEmpty():
		return a.Email.Safe()
	}
	return "erased person"
}

// CallPair is both names with the sign for a pair between them.
func (s *State) CallPair(a, b matching.ID) string { return s.Call(a) + " ↔ " + s.Call(b) }

// CallAll is the names of a pair, or a trio, with the sign for a pair between them.
func (s *State) CallAll(ids []matching.ID) string { return strings.Join(s.names(ids), " ↔ ") }

// CallEach is some names in a sentence: "Tom Bridger and Dele Ade", "Tom Bridger, Dele Ade and Lee Wong".
func (s *State) CallEach(ids []matching.ID) string { return say.And(s.names(ids)) }

func (s *State) names(ids []matching.ID) []string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = s.Call(id)
	}
	return names
}

// Sorted is everybody in the order of their folded e-mails.
func (s *State) Sorted() []*Applicant {
	type keyed struct {
		key string
		a   *Applicant
	}
	all := make([]keyed, 0, len(s.People))
	for _, a := range s.People {
		all = append(all, keyed{a.Key(), a})
	}
	slices.SortFunc(all, func(x, y keyed) int { return strings.Compare(x.key, y.key) })
	out := make([]*Applicant, len(all))
	for i, k := range all {
		out[i] = k.a
	}
	return out
}

// ByEmail finds a person by e-mail, however it is written.
func (s *State) ByEmail(email string) (*Applicant, bool) {
	key := text.Fold(email)
	for _, a := range s.People {
		if a.Key() == key {
			return a, true
		}
	}
	return nil, false
}

// ExchangesOf returns the exchanges that a person is in.
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
	for _, x := range s.Exchanges {
		if x.ID == id {
			return x, true
		}
	}
	return nil, false
}

// Note returns the text of a note of the exchange; empty if there is none.
func (x *Exchange) Note(number uint64) text.Text { return x.Notes[number].Value.Text }

// IsPublished reports whether any pair was published.
func (s *State) IsPublished() bool { return len(s.Exchanges) > 0 }

// Pool is all that decides the cohort's plan, the people in no order. The plan on the screen is s.Plan.
func (s *State) Pool() matching.Pool {
	p := matching.Pool{Programme: s.Programme, Blocked: make(map[matching.Couple]bool, len(s.Blocked)), Earlier: s.Earlier}
	p.People = make([]*matching.Applicant, 0, len(s.People))
	for _, a := range s.People {
		p.People = append(p.People, &a.Applicant)
	}
	for c := range s.Blocked {
		p.Blocked[c] = true
	}
	for c, f := range s.Fixed {
		p.Fixed = append(p.Fixed, matching.Pair{A: c.A, B: c.B, C: c.C, State: f.State, Against: f.Against})
	}
	for _, x := range s.Exchanges {
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

// IsOver reports whether the deadline is past at an instant: its whole minute still counts. Without a deadline
// it never is.
func (s *State) IsOver(at time.Time) bool {
	return !s.Closes.IsZero() && !at.Before(s.Closes.Truncate(time.Minute).Add(time.Minute))
}

// isLate reports whether a submission came after the deadline.
func (s *State) isLate(submitted time.Time) bool { return !submitted.IsZero() && s.IsOver(submitted) }

// Today is the civil day of an instant in the programme's zone.
func (s *State) Today(now time.Time) programme.Date {
	return programme.DateOf(now.In(s.Programme.Zone))
}
