package cohort

import (
	"fmt"
	"slices"
	"strings"
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
				d.other(own, a.Name, a.Email)
			}
		}
		for _, p := range s.Before {
			for _, one := range []EarlierPerson{p.A, p.B} {
				if !d.Is(one.Person) {
					d.other(own, one.Written.Value.Name, one.Written.Value.Email)
				}
			}
		}
	}
	return d
}

// other takes up what somebody else is called, but for names that are the person's own too.
func (d *Disclosing) other(own map[string]bool, name, email text.Text) {
	if !own[name.Fold()] {
		d.others.add(name.Raw())
	}
	d.others.add(email.Raw())
}

// Is reports whether somebody is the person.
func (d *Disclosing) Is(id matching.ID) bool { return slices.Contains(d.ids, id) }

// Addresses are all addresses that the person is or was known by.
func (d *Disclosing) Addresses() []string { return slices.Clone(d.x.addresses) }

// Mentions reports whether a text names the person, or has a sentence of theirs in it.
func (d *Disclosing) Mentions(s string) bool { return d.x.Mentions(s) }

// Without is a text without the names and addresses of everybody else.
func (d *Disclosing) Without(s string) string {
	s, _ = d.others.takeOut(s)
	return s
}

// Changes are those of a cohort that are about the person, oldest first.
func (d *Disclosing) Changes(s *State) []Disclosed {
	var all []Disclosed
	for _, e := range s.Log {
		slots, rows := d.x.theirs(s.Cohort, e), d.rows(e)
		if len(slots)+len(rows) == 0 && !d.x.touches(s.Cohort, e) {
			continue
		}
		c := Disclosed{Number: e.Seq, At: e.Time, By: e.Actor, What: d.Without(e.Change.Summary(s)), Undone: s.Undone[e.Seq]}
		imported, imports := e.Change.(*Import)
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
			case *matching.Written:
				c.Notes = append(c.Notes, "named there as "+v.Called())
			}
		}
		c.Notes = append(c.Notes, rows...)
		switch {
		case imports && c.Application != nil:
			c.What = fmt.Sprintf("Imported their application from %s", d.Without(imported.File.Safe()))
		case imports:
			c.What = fmt.Sprintf("Imported %s", d.Without(imported.File.Safe()))
		}
		all = append(all, c)
	}
	return all
}

// rows are the rows of an imported form that could not be used and are the person's, cell by cell.
func (d *Disclosing) rows(e *Entry) (rows []string) {
	imported, ok := e.Change.(*Import)
	if !ok {
		return nil
	}
	for _, r := range imported.Rejected {
		if !d.x.isTheirRow(&r.Value) {
			continue
		}
		var cells []string
		for _, cell := range r.Value.Cells {
			cells = append(cells, cell.Safe())
		}
		rows = append(rows, d.Without(fmt.Sprintf("row %d could not be used: %s", r.Value.Row, strings.Join(cells, " | "))))
	}
	return rows
}
