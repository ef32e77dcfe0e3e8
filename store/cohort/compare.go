package cohort

import (
	"maps"
	"slices"
	"strings"
	"time"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

// ImportDiff is what a form export would change in a cohort.
type ImportDiff struct {
	New       []*matching.Applicant
	Changed   []ChangedApplication // somebody who was added by hand, too, if the form says something else than was typed
	Same      int
	Vanished  []matching.ID         // in the last imports, not in this file; they stay
	Back      []matching.ID         // had vanished, are there again as they were
	Stranger  bool                  // the cohort has people and the file has none of them
	Erased    []*matching.Applicant // were erased from the store, and are left out: see [ImportDiff.TakeIn]
	Published bool                  // the cohort is published
	Dropped   *DroppedDeadline      // the programme's deadline that the file takes away; nil for most
}

// ChangedApplication is a person whose form says something else than at the last import.
type ChangedApplication struct {
	Person    matching.ID
	Applicant *matching.Applicant
	Fields    []string // what differs; "name" and "submitted" beside the programme's fields
	Conflicts []string // of these, what was edited in the meantime: the edit stays
}

// Empty reports whether the file says nothing new.
func (d *ImportDiff) Empty() bool {
	return len(d.New) == 0 && len(d.Changed) == 0 && len(d.Vanished) == 0 && len(d.Back) == 0
}

// CompareImport holds a form export against the cohort. Each application is compared with what that
// person's last import said, not with edited answers. partial says that the file holds only some of the
// people, as a mended rejects file does, so that nobody is reported as vanished. Unasked are the fields that
// the file has no column for: it says nothing about them, so that what was said before stays.
func (s *State) CompareImport(applicants []*matching.Applicant, partial bool, unasked ...string) *ImportDiff {
	d := &ImportDiff{Published: s.IsPublished()}
	if dropped, drops := s.dropsDeadline(applicants); drops {
		d.Dropped = &dropped
	}
	byKey := make(map[string]*Applicant, len(s.People))
	for _, a := range s.People {
		for _, key := range a.formerKeys() {
			if _, taken := byKey[key]; !taken {
				byKey[key] = a
			}
		}
	}
	for _, a := range s.People {
		byKey[a.Key()] = a
	}
	met := make(map[matching.ID]bool, len(applicants))
	for _, a := range applicants {
		old, known := byKey[a.Key()]
		if !known {
			if _, erased := s.ErasedOn(a.Key()); erased {
				d.Erased = append(d.Erased, a)
				continue
			}
			d.New = append(d.New, a)
			continue
		}
		if a.Key() != old.Key() && met[old.ID] { // under an address that they had, beside the one they have
			d.Same++
			continue
		}
		met[old.ID] = true
		a = withKept(a, old.base(), unasked)
		fields := differences(old.base(), s.read(a))
		switch {
		case len(fields) > 0:
			c := ChangedApplication{Person: old.ID, Applicant: a, Fields: fields}
			for _, f := range fields {
				if old.clashes(f, s.read(a)) {
					c.Conflicts = append(c.Conflicts, f)
				}
			}
			d.Changed = append(d.Changed, c)
		case old.Vanished:
			d.Back = append(d.Back, old.ID)
		default:
			d.Same++
		}
	}
	d.Stranger = !partial && len(s.People) > 0 && len(met) == 0 && len(applicants) > 0
	if !partial {
		for _, a := range s.Sorted() {
			if !met[a.ID] && a.Imported != nil && !a.Vanished {
				d.Vanished = append(d.Vanished, a.ID)
			}
		}
	}
	return d
}

// TakeIn takes those in again who were erased, as new people: all with an address for which again says so.
func (d *ImportDiff) TakeIn(again func(key string) bool) {
	d.Erased = slices.DeleteFunc(slices.Clone(d.Erased), func(a *matching.Applicant) bool {
		if !again(a.Key()) {
			return false
		}
		d.New = append(d.New, a)
		return true
	})
}

// ErasedOn reports whether, and when, whoever has a folded address was erased from the store.
func (s *State) ErasedOn(key string) (when time.Time, erased bool) {
	if s.WasErased == nil {
		return time.Time{}, false
	}
	return s.WasErased(key)
}

// withKept adds to an application what an earlier one said in fields that it was not asked about.
func withKept(a, before *matching.Applicant, unasked []string) *matching.Applicant {
	if before == nil || len(unasked) == 0 {
		return a
	}
	kept := *a
	kept.Answers = maps.Clone(a.Answers)
	if kept.Answers == nil {
		kept.Answers = map[string]matching.Answer{}
	}
	for _, f := range unasked {
		switch v, answered := before.Answers[f]; {
		case f == programme.FieldSubmitted:
			kept.Submitted = before.Submitted
		case f == programme.FieldResponseID:
			kept.Response = before.Response
		case answered:
			kept.Answers[f] = v
		}
	}
	return &kept
}

// differences lists what two applications say differently, in the order of the fields' names.
func differences(old, now *matching.Applicant) []string {
	var out []string
	if old.Name != now.Name {
		out = append(out, programme.FieldName)
	}
	if !old.Submitted.Equal(now.Submitted) {
		out = append(out, programme.FieldSubmitted)
	}
	for f, v := range now.Answers {
		if !saysSame(old.Answers[f], v) {
			out = append(out, f)
		}
	}
	for f := range old.Answers {
		if _, ok := now.Answers[f]; !ok && !old.Answers[f].IsEmpty() {
			out = append(out, f)
		}
	}
	slices.Sort(out)
	return out
}

// saysSame reports whether two answers say the same, in whatever words the same choices were made.
func saysSame(a, b matching.Answer) bool {
	if len(a.Choices) > 0 {
		a.Text, b.Text = text.Text{}, text.Text{}
	}
	return a.Equal(b) || a.IsEmpty() && b.IsEmpty()
}

// ImportFile is what the importing of a file adds to its diff.
type ImportFile struct {
	Name                 text.Text
	Hash                 string
	Problems, Superseded int
	Headings             []matching.FormHeading
	Rejected             []matching.FormRow
}

// Import makes the change that takes a diff over. Identify gives the ID of the person with a folded e-mail.
func (diff *ImportDiff) Import(f ImportFile, identify func(key string) matching.ID) *Import {
	c := &Import{
		File: f.Name, Hash: f.Hash, Problems: f.Problems, Superseded: f.Superseded,
		New: len(diff.New), Changed: len(diff.Changed), Vanished: diff.Vanished, Back: diff.Back, Headings: f.Headings,
	}
	for _, r := range f.Rejected {
		c.Rejected = append(c.Rejected, Record[matching.FormRow]{Value: r})
	}
	for _, a := range diff.New {
		c.Applications = append(c.Applications, imported(identify(a.Key()), a))
	}
	for _, ch := range diff.Changed {
		c.Applications = append(c.Applications, imported(ch.Person, ch.Applicant))
	}
	slices.SortFunc(c.Applications, func(a, b ImportedApplication) int {
		return strings.Compare(a.Application.Value.Key(), b.Application.Value.Key())
	})
	return c
}

func imported(id matching.ID, a *matching.Applicant) ImportedApplication {
	v := *a
	v.ID = id
	return ImportedApplication{Person: id, Application: Application{Value: v}}
}

// byKey sorts applicants by folded e-mail.
func byKey(people []*matching.Applicant) []*matching.Applicant {
	sorted := slices.Clone(people)
	slices.SortFunc(sorted, func(a, b *matching.Applicant) int { return strings.Compare(a.Key(), b.Key()) })
	return sorted
}
