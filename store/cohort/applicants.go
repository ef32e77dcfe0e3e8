package cohort

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

// Add takes in one person by hand.
type Add struct {
	replans
	Person      matching.ID
	Application Application
}

func (*Add) Kind() string { return "add" }

func (c *Add) Summary(s *State) string { return "Added " + s.Call(c.Person) }

func (c *Add) records() []Slot { return []Slot{&c.Application} }

func (c *Add) people() iter.Seq2[string, matching.ID] {
	return func(yield func(string, matching.ID) bool) { yield(c.Application.Value.Key(), c.Person) }
}

func (c *Add) detach() { c.Application.Value.Answers = maps.Clone(c.Application.Value.Answers) }

func (c *Add) check(s *State, _ Stamp) error {
	if c.Application.Value.Email.IsEmpty() && !c.Application.erased() {
		return Refuse("an application needs an e-mail address: it is what a person is known by")
	}
	if old, ok := s.People[c.Person]; ok {
		return Refuse("%s is in this cohort already: edit their application instead", old.Name.Safe())
	}
	if old, ok := s.ByEmail(c.Application.Value.Email.Raw()); ok && !c.Application.erased() {
		return Refuse("%s had that address and is in this cohort already: edit their application instead", old.Name.Safe())
	}
	return nil
}

func (c *Add) apply(s *State, _ Stamp) {
	typed := c.Application.Value
	typed.ID = c.Person
	a := &Applicant{typed: &typed}
	a.layEdits(s)
	s.People[c.Person] = a
}

// Edit changes some answers of an application. What the form said is kept beside them.
type Edit struct {
	replans
	Person matching.ID
	Fields []string // names of the fields, for the journal; filled in when it is made
	Edited Record[Edited]
	Is     matching.ID `json:",omitempty"` // who has the new address in another cohort, and is this person; filled in when it is made
}

func (*Edit) Kind() string { return "edit" }

func (c *Edit) Summary(s *State) string {
	return fmt.Sprintf("Edited %s: %s", s.Call(c.Person), strings.Join(c.Fields, ", "))
}

func (c *Edit) records() []Slot { return []Slot{&c.Edited} }

func (c *Edit) detach() { c.Edited.Value.Answers = maps.Clone(c.Edited.Value.Answers) }

// people are the person under the new address; where somebody has it already it stays theirs, who is one with them.
func (c *Edit) people() iter.Seq2[string, matching.ID] {
	return func(yield func(string, matching.ID) bool) {
		if key := c.Edited.Value.Email.Fold(); key != "" && c.Is == 0 {
			yield(key, c.Person)
		}
	}
}

func (c *Edit) prepare(s *State, _ Stamp) error {
	c.Fields, c.Is = nil, 0
	if email := c.Edited.Value.Email; !email.IsEmpty() {
		c.Fields = append(c.Fields, programme.FieldEmail)
		if other, ok := s.ByEmailAnywhere(email.Raw()); ok && other.ID != c.Person {
			c.Is = other.ID
		}
	}
	if !c.Edited.Value.Name.IsEmpty() {
		c.Fields = append(c.Fields, programme.FieldName)
	}
	c.Fields = append(c.Fields, slices.Sorted(maps.Keys(c.Edited.Value.Answers))...)
	return nil
}

func (c *Edit) check(s *State, _ Stamp) error {
	a, ok := s.People[c.Person]
	if !ok {
		return errNobody
	}
	for _, f := range slices.Sorted(maps.Keys(c.Edited.Value.Answers)) {
		if err := s.checkAnswer(f, c.Edited.Value.Answers[f]); err != nil {
			return err
		}
	}
	email := c.Edited.Value.Email
	if _, here := s.People[c.Is]; here {
		return Refuse("%s has the address %s in this cohort: if they are one person, say so with crosswalk same", s.Call(c.Is), email.Safe())
	}
	same := (email.IsEmpty() || email == a.Email) && (c.Edited.Value.Name.IsEmpty() || c.Edited.Value.Name == a.Name && !slices.Contains(a.Conflicts, programme.FieldName))
	for f, v := range c.Edited.Value.Answers {
		same = same && a.Answers[f].Equal(v) && !slices.Contains(a.Conflicts, f) // saying it again settles a conflict
	}
	if same {
		return Refuse("%s's application says that already", a.Name.Safe())
	}
	return nil
}

// checkAnswer refuses an answer that no form could give.
func (s *State) checkAnswer(name string, v matching.Answer) error {
	f, ok := s.Programme.Field(name)
	if !ok {
		return Refuse("the programme has no field %q", name)
	}
	switch name {
	case programme.FieldEmail, programme.FieldSubmitted, programme.FieldResponseID:
		return Refuse("the %s of an application cannot be edited: it says which one it is", f.Label)
	case programme.FieldName, programme.FieldFirstName, programme.FieldLastName:
		return Refuse("the name of an applicant is edited as a whole: give the new name")
	}
	for _, c := range v.Choices {
		if _, known := f.Choice(c); !known && len(f.Choices) > 0 {
			return Refuse("%s has no choice %q", f.Label, text.Line(c))
		}
	}
	return nil
}

// apply takes an edit that says what the form says as taking the edit back, so that the form counts again.
func (c *Edit) apply(s *State, _ Stamp) {
	s.amend(c.Person, func(a *Applicant) {
		before := *a
		a.Edits = maps.Clone(a.Edits)
		if a.Edits == nil {
			a.Edits = map[string]matching.Answer{}
		}
		settled := c.Fields
		base := a.base()
		for f, v := range c.Edited.Value.Answers {
			a.Edits[f] = v
			if base != nil && base.Answers[f].Equal(v) {
				delete(a.Edits, f)
			}
		}
		if name := c.Edited.Value.Name; !name.IsEmpty() {
			a.EditedName = name
			if base != nil && base.Name == name {
				a.EditedName = text.Text{}
			}
		}
		if email := c.Edited.Value.Email; !email.IsEmpty() {
			a.EditedEmail = email
			if base != nil && base.Email == email {
				a.EditedEmail = text.Text{}
			}
		}
		a.Conflicts = slices.DeleteFunc(slices.Clone(a.Conflicts), func(f string) bool { return slices.Contains(settled, f) })
		a.layEdits(s)
		a.remember(&before)
	})
	if c.Is != 0 {
		s.answerTwo(c.Person, c.Is, true)
	}
}

// Withdraw takes a person out of the matching; their application stays.
type Withdraw struct {
	replans
	Person matching.ID
	Why    Note
}

func (*Withdraw) Kind() string { return "withdraw" }

func (c *Withdraw) Summary(s *State) string { return "Withdrew " + s.Call(c.Person) }

func (c *Withdraw) records() []Slot { return []Slot{&c.Why} }

func (c *Withdraw) check(s *State, _ Stamp) error {
	a, ok := s.People[c.Person]
	if !ok {
		return errNobody
	}
	if a.Withdrawn && !a.AppliedAgain {
		return Refuse("%s is withdrawn already", a.Name.Safe())
	}
	return s.checkFree(c.Person, "withdraw them")
}

func (c *Withdraw) apply(s *State, _ Stamp) {
	s.amend(c.Person, func(a *Applicant) { a.Withdrawn, a.AppliedAgain, a.Why, a.Left = true, false, c.Why, 0 })
}

// Return takes a withdrawn person back.
type Return struct {
	replans
	Person matching.ID
	Why    Note
}

func (*Return) Kind() string { return "return" }

func (c *Return) Summary(s *State) string { return "Took " + s.Call(c.Person) + " back" }

func (c *Return) records() []Slot { return []Slot{&c.Why} }

func (c *Return) check(s *State, _ Stamp) error {
	a, ok := s.People[c.Person]
	if !ok {
		return errNobody
	}
	if !a.Withdrawn {
		return Refuse("%s is not withdrawn", a.Name.Safe())
	}
	if a.Superseded != 0 {
		return Refuse("the application of %s stands for that of %s: they are one person, as was said", s.Address(a.Superseded), s.Address(a.ID))
	}
	return nil
}

func (c *Return) apply(s *State, _ Stamp) {
	s.amend(c.Person, func(a *Applicant) { a.Withdrawn, a.AppliedAgain, a.Why, a.Left = false, false, c.Why, 0 })
}

// Admit lets in a person who was late, not eligible, or in an exchange of another cohort.
type Admit struct {
	replans
	Person matching.ID
	Why    Note
	Beside bool `json:",omitempty"` // beside an exchange of another cohort; found out when it is made
}

func (*Admit) Kind() string { return "admit" }

func (c *Admit) Summary(s *State) string { return "Admitted " + s.Call(c.Person) }

func (c *Admit) records() []Slot { return []Slot{&c.Why} }

func (c *Admit) prepare(s *State, _ Stamp) error {
	a, ok := s.People[c.Person]
	c.Beside = ok && a.Elsewhere != nil
	return nil
}

func (c *Admit) check(s *State, _ Stamp) error {
	a, ok := s.People[c.Person]
	if !ok {
		return errNobody
	}
	switch {
	case a.Admitted && (a.Beside || !c.Beside):
		return Refuse("%s was admitted already", a.Name.Safe())
	case !c.Beside && !slices.ContainsFunc(a.AllKeptOut(s.Programme), matching.KeptOut.CanBeAdmitted):
		return Refuse("%s is neither late nor marked as not eligible: there is nothing to admit", a.Name.Safe())
	case c.Why.isNone():
		return Refuse("admitting %s needs a reason, for the journal", a.Name.Safe())
	}
	return nil
}

func (c *Admit) apply(s *State, _ Stamp) {
	s.amend(c.Person, func(a *Applicant) { a.Admitted, a.Beside, a.Why = true, a.Beside || c.Beside, c.Why })
}
