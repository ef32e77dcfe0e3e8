package cohort

import (
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"

	"crosswalk/matching"
	"crosswalk/matching/text"
)

// Import takes over what a form export says: the applications that are new or say something else than
// the last import did, and who was not in the file any more. See [State.CompareImport].
type Import struct {
	replans
	File         text.Text
	Hash         string // SHA-256 of the file
	Applications []ImportedApplication
	Vanished     []matching.ID `json:",omitempty"`
	Back         []matching.ID `json:",omitempty"` // had vanished and are in the file again, unchanged
	New, Changed int
	Problems     int                        `json:",omitempty"`
	Superseded   int                        `json:",omitempty"`
	Headings     []matching.FormHeading     `json:",omitempty"` // of the file, with what they were taken for
	Rejected     []Record[matching.FormRow] `json:",omitempty"` // the rows that could not be used, as far as they are kept
	// NoDeadline: the cohort loses the programme's deadline, see [DroppedDeadline]. Found out when it is made.
	NoDeadline bool `json:",omitempty"`
}

func (*Import) Kind() string { return "import" }

func (c *Import) Summary(*State) string {
	if len(c.Applications) == 0 && len(c.Vanished) == 0 && len(c.Back) == 0 {
		return fmt.Sprintf("Left out a rejected row of %s", c.File.Safe())
	}
	parts := []string{fmt.Sprintf("%d new", c.New)}
	if c.Changed > 0 {
		parts = append(parts, fmt.Sprintf("%d changed", c.Changed))
	}
	if n := len(c.Vanished); n > 0 {
		parts = append(parts, fmt.Sprintf("%d vanished", n))
	}
	if n := len(c.Back); n > 0 {
		parts = append(parts, fmt.Sprintf("%d back", n))
	}
	if c.Problems > 0 {
		parts = append(parts, fmt.Sprintf("%d rejected", c.Problems))
	}
	return fmt.Sprintf("Imported %s: %s", c.File.Safe(), strings.Join(parts, ", "))
}

func (c *Import) records() []Slot {
	out := make([]Slot, 0, len(c.Applications)+len(c.Rejected))
	for i := range c.Applications {
		out = append(out, &c.Applications[i].Application)
	}
	for i := range c.Rejected {
		out = append(out, &c.Rejected[i])
	}
	return out
}

func (c *Import) people() iter.Seq2[string, matching.ID] {
	return func(yield func(string, matching.ID) bool) {
		for i := range c.Applications {
			if r := &c.Applications[i]; !yield(r.Application.Value.Key(), r.Person) {
				return
			}
		}
	}
}

func (c *Import) detach() {
	c.Applications = slices.Clone(c.Applications)
	c.Vanished, c.Back = slices.Clone(c.Vanished), slices.Clone(c.Back)
	c.Headings, c.Rejected = slices.Clone(c.Headings), slices.Clone(c.Rejected)
}

func (c *Import) prepare(s *State, _ Stamp) error {
	c.judgeDeadline(s)
	return nil
}

// judgeDeadline finds out whether the import takes the programme's deadline away.
func (c *Import) judgeDeadline(s *State) {
	people := make([]*matching.Applicant, len(c.Applications))
	for i := range c.Applications {
		people[i] = &c.Applications[i].Application.Value
	}
	_, c.NoDeadline = s.dropsDeadline(people)
}

func (c *Import) check(s *State, _ Stamp) error {
	if len(c.Applications) == 0 && len(c.Vanished) == 0 && len(c.Back) == 0 && !c.settlesRows(s) {
		return Refuse("%s says nothing new: nothing was changed", c.File.Safe())
	}
	for i := range c.Applications {
		if a := &c.Applications[i].Application; a.Value.Email.IsEmpty() && !a.erased() {
			return Refuse("%s has an application without an e-mail address", c.File.Safe())
		}
	}
	return c.checkAddresses(s)
}

// checkAddresses refuses a person whose address somebody else of the cohort was given meanwhile.
func (c *Import) checkAddresses(s *State) error {
	now := make(map[string]matching.ID, len(s.People))
	for id, a := range s.People {
		now[a.Key()] = id
		for _, key := range a.formerKeys() {
			if _, taken := now[key]; !taken {
				now[key] = id
			}
		}
	}
	for i := range c.Applications {
		r := &c.Applications[i]
		if id, taken := now[r.Application.Value.Key()]; taken && id != r.Person && !r.Application.erased() {
			return Refuse("%s is an address of %s by now: undo the change that gave it to them first", r.Application.Value.Email.Safe(), s.Call(id))
		}
	}
	return nil
}

// settlesRows reports whether fewer of the rows of the last import are left rejected.
func (c *Import) settlesRows(s *State) bool {
	_, rejected := s.RejectedRows()
	return len(c.Rejected) < len(rejected)
}

func (c *Import) apply(s *State, at Stamp) {
	if c.NoDeadline {
		s.setDeadline(time.Time{})
	}
	if len(s.People) == 0 {
		s.People = make(map[matching.ID]*Applicant, len(c.Applications))
	}
	for i := range c.Applications {
		r := &c.Applications[i]
		imported := r.Application.Value
		imported.ID = r.Person
		next := &Applicant{}
		old, known := s.People[r.Person]
		if known {
			*next = *old
			next.Conflicts = conflicts(old, s.read(&imported))
			next.AppliedAgain = old.AppliedAgain || old.appliesAgain(&imported)
		}
		next.Imported, next.Vanished = &imported, false
		next.layEdits(s)
		if known {
			next.remember(old)
		}
		s.People[r.Person] = next
	}
	s.mark(c.Vanished, true)
	s.mark(c.Back, false)
	note := ImportNote{Stamp: at, File: c.File, Problems: c.Problems, Superseded: c.Superseded, Headings: c.Headings}
	for _, r := range c.Rejected {
		if !r.erased() {
			note.Rejected = append(note.Rejected, r.Value)
		}
	}
	s.Imports = append(s.Imports, note)
}

// FormHeadings are the headings of all imports with what they were taken for, the latest word on each: a form is
// read alike the next time.
func (s *State) FormHeadings() []matching.FormHeading {
	var out []matching.FormHeading
	met := make(map[string]bool)
	for _, note := range slices.Backward(s.Imports) {
		if note.Undone {
			continue
		}
		var here []string
		for _, h := range note.Headings {
			if !met[h.Title.Fold()] {
				out, here = append(out, h), append(here, h.Title.Fold())
			}
		}
		for _, folded := range here {
			met[folded] = true
		}
	}
	return out
}

// RejectedRows are the rows of the last import that could not be used, with the headings that they had; none if
// they were not kept.
func (s *State) RejectedRows() ([]matching.FormHeading, []matching.FormRow) {
	if n := len(s.Imports); n > 0 && !s.Imports[n-1].Undone {
		return s.Imports[n-1].Headings, s.Imports[n-1].Rejected
	}
	return nil, nil
}

// mark says of people that they vanished from the form, or came back.
func (s *State) mark(ids []matching.ID, vanished bool) {
	for _, id := range ids {
		s.amend(id, func(a *Applicant) { a.Vanished = vanished })
	}
}
