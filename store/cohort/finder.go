package cohort

import (
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/text"
)

// Finder finds people of a cohort by what lists call them: a board's sheet, a meeting's attendance, pairs that people agreed
// on.
type Finder struct {
	s       *State
	people  *matching.Directory
	byEmail map[string]matching.ID
}

// Finder makes a finder. Of withdrawn people it knows those of whom nobody else has the name or the address.
func (s *State) Finder() *Finder { return s.finderOf(s.Sorted()) }

// FinderEverywhere makes one that knows the people of other cohorts too.
func (s *State) FinderEverywhere() *Finder {
	people, met := s.Sorted(), map[matching.ID]bool{}
	for _, o := range s.others {
		here := len(people)
		for id, a := range o.People {
			if _, ours := s.People[id]; !ours && !met[id] {
				met[id] = true
				people = append(people, a)
			}
		}
		slices.SortFunc(people[here:], compareKeys)
	}
	return s.finderOf(people)
}

func (s *State) finderOf(people []*Applicant) *Finder {
	f := &Finder{s: s, byEmail: make(map[string]matching.ID, len(people))}
	slices.SortStableFunc(people, func(a, b *Applicant) int {
		switch {
		case a.Withdrawn == b.Withdrawn:
			return 0
		case a.Withdrawn:
			return 1
		}
		return -1
	})
	for _, a := range people {
		for _, key := range append([]string{a.Key()}, a.formerKeys()...) {
			if _, taken := f.byEmail[key]; !taken && key != "" {
				f.byEmail[key] = a.ID
			}
		}
	}
	f.people = s.directory(people)
	return f
}

// Find tells who is meant by an address and a name, either of which may be empty. The address counts; where it is nobody's,
// the name does. id is 0 if nobody is meant for certain; doubt is then who may be.
func (f *Finder) Find(email, name string) (id matching.ID, doubt []matching.ID) {
	if id, ok := f.byEmail[text.Fold(email)]; ok {
		return id, nil
	}
	if name == "" {
		return 0, nil
	}
	read := f.people.Read(text.New(name), 0)
	if len(read) != 1 {
		return 0, nil
	}
	if one := read[0]; len(one.Bound) == 1 && len(one.Doubt) == 0 {
		return one.Bound[0], nil
	}
	return 0, f.s.inOrder(slices.Concat(read[0].Bound, read[0].Doubt))
}

// FindWritten is Find for one person of a file.
func (f *Finder) FindWritten(w matching.Written) (id matching.ID, doubt []matching.ID) {
	return f.Find(w.Email.Raw(), w.Name.Raw())
}

// KnownPeople finds applicants for whoever reads a sheet about them, by address or by name; with a name that may be of
// several, what these are called. It is nil while there is nobody.
func (s *State) KnownPeople() func(email, name string) (person *matching.Applicant, doubt []string) {
	if len(s.People) == 0 {
		return nil
	}
	var f *Finder
	return func(email, name string) (*matching.Applicant, []string) {
		if f == nil {
			f = s.Finder()
		}
		id, doubt := f.Find(email, name)
		if a, ok := s.People[id]; ok {
			return &a.Applicant, nil
		}
		return nil, s.names(doubt)
	}
}

// Attendee is a line of a list of people: an address, and what they may be called, the likeliest first.
type Attendee struct {
	Email string
	Names []string
}

// Attendees is who is meant by the lines of a list.
type Attendees struct {
	People []matching.ID // each once, in the order of the list
	Doubts []Doubted
	Nobody []int // lines that are nobody's
}

// Doubted is a line of which it is not certain who is meant.
type Doubted struct {
	At  int
	May []matching.ID
}

// FindAttendees finds out who is meant by the lines of a list. A line that is said twice is told of once.
func (s *State) FindAttendees(list []Attendee) Attendees {
	f := s.Finder()
	var out Attendees
	met, told := map[matching.ID]bool{}, map[string]bool{}
	for i, a := range list {
		id, doubt := f.Find(a.Email, "")
		for _, name := range a.Names {
			if id != 0 {
				break
			}
			var may []matching.ID
			if id, may = f.Find("", name); len(doubt) == 0 {
				doubt = may
			}
		}
		key := text.Fold(a.Email)
		if len(a.Names) > 0 {
			key += " " + text.Fold(a.Names[0])
		}
		switch {
		case id != 0 && !met[id]:
			met[id] = true
			out.People = append(out.People, id)
		case id != 0 || told[key]:
		case len(doubt) > 0:
			out.Doubts = append(out.Doubts, Doubted{i, doubt})
		default:
			out.Nobody = append(out.Nobody, i)
		}
		told[key] = true
	}
	return out
}
