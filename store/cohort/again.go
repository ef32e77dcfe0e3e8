package cohort

import (
	"cmp"
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/programme"
)

// Former is somebody of another cohort of the store who is not in this one.
type Former struct {
	*Applicant
	Cohort   uint64
	Called   string // the cohort's name, with its programme where that is another
	Alumnus  string // the cohort whose certificate they have earned, as Called is; empty for none
	ToBeGone bool   // they were to be kept until a day that is over
}

// Formers are the people of other cohorts of the store who are not in this one, alumni first, then by cohort and in the order
// of the folded e-mails. Of two applications of one person in several cohorts the latest counts. from says which cohorts are
// asked; nil is all.
func (s *State) Formers(today programme.Date, from func(o *Other) bool) []Former {
	latest := map[matching.ID]Former{}
	for i := range s.others {
		o := &s.others[i]
		if from != nil && !from(o) {
			continue
		}
		called := s.CallCohort(o.Name, o.Programme)
		for id, a := range o.People {
			if a.Erased || a.Superseded != 0 || a.Email.IsEmpty() || s.hasAnyOf(id, a) {
				continue
			}
			f := Former{Applicant: a, Cohort: o.Cohort, Called: called, ToBeGone: !o.Kept.IsZero() && today.After(o.Kept)}
			was, met := latest[id]
			f.Alumnus = was.Alumnus
			if slices.Contains(o.Alumni, id) {
				f.Alumnus = called
			}
			if !met || was.Submitted.Before(a.Submitted) || was.Submitted.Equal(a.Submitted) && was.Cohort < f.Cohort {
				latest[id] = f
			} else {
				was.Alumnus = f.Alumnus
				latest[id] = was
			}
		}
	}
	var all []Former
	for _, f := range latest {
		if !f.ToBeGone {
			all = append(all, f)
		}
	}
	rank := func(f Former) int {
		if f.Alumnus != "" {
			return 0
		}
		return 1
	}
	slices.SortFunc(all, func(a, b Former) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a.Called, b.Called), compareKeys(a.Applicant, b.Applicant))
	})
	return all
}

// hasAnyOf reports whether somebody of another cohort is in this one, under this address or another.
func (s *State) hasAnyOf(id matching.ID, a *Applicant) bool {
	if _, here := s.ByEmail(a.Email.Raw()); here {
		return true
	}
	return slices.ContainsFunc(s.SameAs(id), func(as matching.ID) bool { _, here := s.People[as]; return here })
}
