package matching

import (
	"slices"
	"strings"

	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

// NamingFields are the fields of a programme in which people name others, those that keep apart first.
func NamingFields(p *programme.Programme) []string {
	fields := []string{programme.FieldLineManager, programme.FieldNotWith}
	if p == nil {
		return fields
	}
	for _, f := range p.Fields {
		if f.Kind == programme.KindPerson && !slices.Contains(fields, f.Name) {
			fields = append(fields, f.Name)
		}
	}
	return fields
}

// KeepsApart reports whether those whom a person names in a field are kept from them.
func KeepsApart(field string) bool {
	return field == programme.FieldLineManager || field == programme.FieldNotWith
}

// Listed is the person as a directory has to know them.
func (a *Applicant) Listed(p *programme.Programme) Listed {
	l := Listed{ID: a.ID, Names: []text.Text{a.Name}, Emails: []text.Text{a.Email}}
	if p == nil {
		return l
	}
	for _, f := range p.Fields {
		if f.Kind != programme.KindText || f.Private || !tellsWork(f.Name) {
			continue
		}
		if answer := a.Answer(f.Name); !answer.Text.IsEmpty() && len(answer.Text.Raw()) < 120 {
			l.About = append(l.About, answer.Text)
		}
	}
	return l
}

// tellsWork reports whether a field says where somebody works or as what.
func tellsWork(field string) bool {
	for _, part := range []string{"organisation", "organization", "employer", "job", "title", "role", "post", "team", "department"} {
		if strings.Contains(field, part) {
			return true
		}
	}
	return false
}

// ReadNames finds out from their answers alone whom people name. It is for people of whom nothing else is known; a
// cohort keeps who is meant.
func ReadNames(p *programme.Programme, people []*Applicant) map[ID][]Naming {
	fields := NamingFields(p)
	named := make(map[ID][]Naming)
	var d *Directory
	for _, a := range people {
		for _, f := range fields {
			answer := a.Answer(f)
			if answer.Text.IsEmpty() {
				continue
			}
			if d == nil {
				d = directoryOf(p, people)
			}
			if names := d.Read(answer.Text, a.ID); len(names) > 0 {
				named[a.ID] = append(named[a.ID], Naming{Field: f, Names: names})
			}
		}
	}
	return named
}

func directoryOf(p *programme.Programme, people []*Applicant) *Directory {
	listed := make([]Listed, len(people))
	for i, a := range people {
		listed[i] = a.Listed(p)
	}
	return NewDirectory(listed)
}
