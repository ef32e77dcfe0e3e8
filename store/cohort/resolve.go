package cohort

import (
	"fmt"
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/text"
)

// Resolve says who is meant by a name that somebody wrote: some people, or nobody of the cohort.
type Resolve struct {
	replans
	Person matching.ID // who wrote it
	Field  string
	Text   Record[WrittenName]
	Who    []matching.ID `json:",omitempty"` // empty: nobody
}

// WrittenName is a name as it stands in an answer. It is stored, as a record.
type WrittenName struct{ Text text.Text }

func (*Resolve) Kind() string { return "resolve" }

func (c *Resolve) Summary(s *State) string {
	return fmt.Sprintf("Said whom %s names as %s", s.Call(c.Person), s.label(c.Field))
}

func (c *Resolve) records() []Slot { return []Slot{&c.Text} }

func (c *Resolve) detach() { c.Who = slices.Clone(c.Who) }

func (c *Resolve) check(s *State, _ Stamp) error {
	a, ok := s.People[c.Person]
	if !ok {
		return errNobody
	}
	name, ok := s.nameWritten(a, c.Field, c.Text.Value.Text)
	switch {
	case c.Text.erased():
	case !ok:
		return Refuse("%s does not name “%s” as %s", s.Call(c.Person), short(c.Text.Value.Text), s.label(c.Field))
	case name.Settled && slices.Equal(name.Bound, c.Who):
		return Refuse("that is settled already: “%s”", short(name.Text))
	}
	for _, id := range c.Who {
		if _, ok := s.People[id]; !ok {
			return errNobody
		}
		if id == c.Person {
			return Refuse("%s cannot mean themselves", s.Call(id))
		}
	}
	return nil
}

// nameWritten finds a name in what a person answered to a field.
func (s *State) nameWritten(a *Applicant, field string, written text.Text) (matching.Name, bool) {
	key := matching.NameKey(written.Raw())
	for _, m := range s.namedHere()[a.ID] {
		for _, n := range m.Names {
			if m.Field == field && matching.NameKey(n.Text.Raw()) == key {
				return n, true
			}
		}
	}
	return matching.Name{}, false
}

func (c *Resolve) apply(s *State, _ Stamp) {
	a, ok := s.People[c.Person]
	if !ok || c.Text.erased() {
		return
	}
	answer := a.Answer(c.Field).Text
	known, _ := s.knownOf(c.Person, c.Field, answer)
	said := matching.Name{Text: c.Text.Value.Text, Bound: c.Who, Settled: true}
	key := matching.NameKey(said.Text.Raw())
	names := slices.DeleteFunc(slices.Clone(known), func(n matching.Name) bool { return matching.NameKey(n.Text.Raw()) == key })
	s.know(c.Person, c.Field, AnswerNames{answer, append(names, said)})
}
