package cohort

import (
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
)

// ChoosePairs keeps pairs that people chose themselves, although the plan may have had others. One that breaks a
// programme's rule needs a reason; none may break a rule that always holds.
type ChoosePairs struct {
	replans
	File  text.Text
	Pairs []ChosenPair
	Why   Note // why pairs are kept that break a rule
}

// ChosenPair is two people who agreed on one another. It is stored.
type ChosenPair struct {
	A, B    matching.ID
	Against []string `json:",omitempty"` // the rules it broke when it was made, as sentences
}

func (*ChoosePairs) Kind() string { return "choose-pairs" }

func (c *ChoosePairs) Summary(s *State) string {
	line := fmt.Sprintf("Kept %s that people chose themselves", say.Count(len(c.Pairs), "pair"))
	if len(c.Pairs) == 1 {
		line = "Kept " + s.CallPair(c.Pairs[0].A, c.Pairs[0].B) + ", who chose one another"
	}
	against := 0
	for _, p := range c.Pairs {
		if len(p.Against) > 0 {
			against++
		}
	}
	if against > 0 {
		line += fmt.Sprintf(", %d against the rules", against)
	}
	return line
}

func (c *ChoosePairs) records() []Slot { return []Slot{&c.Why} }

func (c *ChoosePairs) detach() { c.Pairs = slices.Clone(c.Pairs) }

func (c *ChoosePairs) prepare(s *State, _ Stamp) error {
	for i := range c.Pairs {
		p := &c.Pairs[i]
		p.Against = nil
		for _, b := range s.Scorer().Breaches(p.A, p.B) {
			p.Against = append(p.Against, b.Public())
		}
	}
	return nil
}

func (c *ChoosePairs) check(s *State, _ Stamp) error {
	if len(c.Pairs) == 0 {
		return Refuse("there is no pair to be kept")
	}
	after := s.clone()
	for _, p := range c.Pairs {
		if err := after.checkPairable([]matching.ID{p.A, p.B}, "keep them"); err != nil {
			return err
		}
		for _, b := range s.Scorer().Breaches(p.A, p.B) {
			if b.Always {
				return Refuse("%s cannot be paired, even if they chose one another: %s", s.CallPair(p.A, p.B), b.Sentence())
			}
		}
		if len(p.Against) > 0 && c.Why.isNone() {
			return Refuse("%s break a rule (%s): keeping them needs a reason", s.CallPair(p.A, p.B), say.And(p.Against))
		}
		after.Fixed[matching.TeamOf(p.A, p.B)] = Fix{State: matching.Locked}
	}
	return nil
}

func (c *ChoosePairs) apply(s *State, at Stamp) {
	for _, p := range c.Pairs {
		fix := Fix{State: matching.Locked, Decision: Decision{at, Note{}}}
		if len(p.Against) > 0 {
			fix = Fix{State: matching.Overridden, Against: p.Against, Decision: Decision{at, c.Why}}
		}
		s.Fixed[matching.TeamOf(p.A, p.B)] = fix
	}
}

// ChosenRow is what becomes of a pair that two people chose: it can be kept, or there is something in the way.
type ChosenRow struct {
	A, B    matching.ID
	Known   bool     // it is kept, or published, already
	Against []string // the rules of the programme that it breaks, as sentences: a reason lets it be kept
	Refused string   // why it cannot be kept, as a sentence; empty if it can
}

// Unsure is one of a pair in a file of whom it is not sure who they are.
type Unsure struct {
	At      int // which of the two: 0 or 1
	Written matching.Written
	Maybe   []matching.ID // who it may be; nobody: nobody of the cohort fits
}

// FindTwo finds both people of a row, and says of whom it is not sure. Who is not found has the number 0.
func (f *Finder) FindTwo(people [2]matching.Written) (two [2]matching.ID, unsure []Unsure) {
	for k, w := range people {
		id, maybe := f.FindWritten(w)
		if two[k] = id; id == 0 {
			unsure = append(unsure, Unsure{At: k, Written: w, Maybe: maybe})
		}
	}
	return two, unsure
}

// AskWho asks who is meant, safe to draw.
func (s *State) AskWho(u Unsure) string {
	if len(u.Maybe) == 0 {
		return fmt.Sprintf("who is %s? Nobody of %s fits", u.Written.Called(), text.Line(s.Name))
	}
	var who []string
	for _, id := range u.Maybe {
		who = append(who, s.Call(id)+" <"+s.People[id].Email.Safe()+">")
	}
	return fmt.Sprintf("is %s %s?", u.Written.Called(), strings.Join(who, " or "))
}

// Chosen looks at pairs that people chose, one after the other: who is in one is free for no other.
func (s *State) Chosen(pairs [][2]matching.ID) []ChosenRow {
	rows := make([]ChosenRow, len(pairs))
	after := s.clone()
	for i, two := range pairs {
		row := &rows[i]
		row.A, row.B = two[0], two[1]
		_, _, fixed := after.fixWith(row.A, row.B)
		if _, published := after.exchangeWith(row.A, row.B); fixed || published {
			row.Known = true
			continue
		}
		if err := after.checkPairable(two[:], "keep them"); err != nil {
			row.Refused = err.Error()
			continue
		}
		for _, b := range s.Scorer().Breaches(row.A, row.B) {
			if b.Always {
				row.Refused = b.Sentence()
				break
			}
			row.Against = append(row.Against, b.Public())
		}
		if row.Refused == "" {
			after.Fixed[matching.TeamOf(row.A, row.B)] = Fix{State: matching.Locked}
		}
	}
	return rows
}
