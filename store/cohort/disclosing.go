package cohort

import (
	"fmt"
	"slices"
	"time"

	"crosswalk/matching"
	"crosswalk/matching/text"
)

// Disclosing tells what a store holds about one person, for that person: nobody else's name or address is told with it.
type Disclosing struct {
	ids    []matching.ID
	x      *Erasing
	others callings
}

// Disclosed is a change about the person.
type Disclosed struct {
	Number      uint64
	At          time.Time
	By          string
	What        string              // the journal's sentence
	Application *matching.Applicant // what they wrote, as it came in then; nil: nothing
	Notes       []string            // reasons and notes that were given with it
	Undone      bool
}

// NewDisclosing is for a person in some cohorts of a store; of two applications that are theirs, both are meant.
func NewDisclosing(person matching.ID, cohorts []*State) *Disclosing {
	var ids []matching.ID
	for _, s := range cohorts {
		ids = append(ids, s.SameAs(person)...)
	}
	slices.Sort(ids)
	d := &Disclosing{ids: slices.Compact(ids)}
	d.x = NewErasing(d.ids)
	own := map[string]bool{}
	for _, s := range cohorts {
		for _, e := range s.Log {
			d.x.Learn(s.Cohort, e)
		}
	}
	for _, n := range d.x.names {
		own[text.Fold(n)] = true
	}
	d.others.instead = "[somebody else]"
	for _, s := range cohorts {
		for _, a := range s.Sorted() {
			if !d.Is(a.ID) {
				if !own[a.Name.Fold()] {
					d.others.add(a.Name.Raw())
				}
				d.others.add(a.Email.Raw())
			}
		}
	}
	return d
}

// Is reports whether somebody is the person.
func (d *Disclosing) Is(id matching.ID) bool { return slices.Contains(d.ids, id) }

// Addresses are all addresses that the person is or was known by.
func (d *Disclosing) Addresses() []string { return slices.Clone(d.x.addresses) }

// Words are what the person is called and known by.
func (d *Disclosing) Words() []string { return append(slices.Clone(d.x.names), d.x.addresses...) }

// Without is a text without the names and addresses of everybody else.
func (d *Disclosing) Without(s string) string {
	s, _ = d.others.takeOut(s)
	return s
}

// Changes are those of a cohort that are about the person, oldest first.
func (d *Disclosing) Changes(s *State) []Disclosed {
	var all []Disclosed
	for _, e := range s.Log {
		slots := d.x.theirs(s.Cohort, e)
		if len(slots) == 0 && !d.x.touches(s.Cohort, e) {
			continue
		}
		c := Disclosed{Number: e.Seq, At: e.Time, By: e.Actor, What: d.Without(e.Change.Summary(s)), Undone: s.Undone[e.Seq]}
		if imported, ok := e.Change.(*Import); ok {
			c.What = fmt.Sprintf("Imported their application from %s", d.Without(imported.File.Safe()))
		}
		for _, slot := range slots {
			switch v := slot.Target().(type) {
			case *matching.Applicant:
				c.Application = v
			case *Edited:
				c.Application = &matching.Applicant{Name: v.Name, Email: v.Email, Answers: v.Answers}
			case *NoteText:
				if !v.Text.IsEmpty() {
					c.Notes = append(c.Notes, d.Without(v.Text.Raw()))
				}
			}
		}
		all = append(all, c)
	}
	return all
}
