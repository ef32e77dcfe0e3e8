package cohort

import (
	"cmp"
	"maps"
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

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
	Rematch     bool `json:",omitempty"` // made for somebody whose exchange before had ended
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

// Note returns the text of a note of the exchange; empty if there is none.
func (x *Exchange) Note(number uint64) text.Text { return x.Notes[number].Value.Text }

// CallsDue is how many calls, and closings, are to be made by a day in the cohort's exchanges.
func (s *State) CallsDue(today programme.Date) int {
	n := 0
	for _, x := range s.Exchanges {
		if x.Outlook(s.Programme.Exchange, today).Next.IsOurs() {
			n++
		}
	}
	return n
}

// errNoExchange is the answer about an exchange that is not there.
var errNoExchange = &Refusal{Why: "there is no such exchange: publish the pairs first"}

// amendExchange replaces an exchange by a changed copy. While a log is being added up nobody else holds it, and it is
// changed as it is.
func (s *State) amendExchange(id uint64, change func(*Exchange)) {
	i := s.exchangeAt(id)
	switch {
	case i < 0:
	case s.folding:
		x := s.Exchanges[i]
		x.Exchange = x.Detached()
		change(x)
	default:
		next := *s.Exchanges[i]
		change(&next)
		s.Exchanges[i] = &next
	}
}

// exchangeAt is where in the list an exchange is, -1 if it is not. Their numbers ascend.
func (s *State) exchangeAt(id uint64) int {
	i, ok := slices.BinarySearchFunc(s.Exchanges, id, func(x *Exchange, id uint64) int { return cmp.Compare(x.ID, id) })
	if !ok {
		return -1
	}
	return i
}

// foldExchanges has do add up changes, while nobody else holds the exchanges that they make.
func (s *State) foldExchanges(do func()) {
	s.folding = true
	do()
	s.folding = false
	for _, x := range s.Exchanges {
		x.Exchange = x.Shared()
	}
}

// keepNote adds a note to the exchange.
func (x *Exchange) keepNote(n Note) uint64 {
	if n.Ref != 0 {
		notes := x.Notes
		if !x.Alone {
			notes = maps.Clone(x.Notes)
		}
		if notes == nil {
			notes = map[uint64]Note{}
		}
		notes[n.Ref] = n
		x.Notes = notes
	}
	return n.Ref
}

// callExchange is the names of an exchange, for summaries.
func (s *State) callExchange(id uint64) string {
	x, ok := s.Exchange(id)
	if !ok {
		return "an exchange no longer here"
	}
	return s.CallAll(x.Members)
}

// callParty is the name of one of an exchange; of all where party is negative.
func (s *State) callParty(id uint64, party int) string {
	if x, ok := s.Exchange(id); ok && party >= 0 && party < len(x.Members) {
		return s.Call(x.Members[party])
	}
	return s.callExchange(id)
}

// stepTitle is the title of a milestone of an exchange.
func (s *State) stepTitle(id uint64, name string) string {
	if x, ok := s.Exchange(id); ok {
		if step, ok := x.Step(name); ok {
			return step.Title
		}
	}
	return name
}

// checkDay refuses a day that is not given or has not come yet.
func (s *State) checkDay(on programme.Date, at Stamp) error {
	if on.IsZero() {
		return Refuse("say on which day: --on 2023-05-02")
	}
	if today := s.Today(at.Time); on.After(today) {
		return Refuse("%s has not come yet (today is %s)", on, today)
	}
	return nil
}
