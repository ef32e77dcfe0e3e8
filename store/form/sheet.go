package form

import (
	"fmt"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
)

// A sheet is a file about people who applied already: a board's marks, say. It has their addresses or their names, and not
// all of the questions that a form must have. Only the columns that it has are read; everything else stays as it was.

// mayBeSheet reports whether a file that lacks columns may be a sheet: it tells whom each row is about, and something of
// them.
func (m *mapping) mayBeSheet(o Options) bool {
	if o.Known == nil || m.rejects || !m.asked(programme.FieldEmail) && !m.asked(programme.FieldName) {
		return false
	}
	for _, c := range m.columns {
		if c.field != "" && !isIdentity(c.field) && c.field != programme.FieldFirstName && c.field != programme.FieldLastName {
			return true
		}
	}
	return false
}

// readKnown finds whom a row of a sheet is about.
func (im *importer) readKnown(e *entry) {
	column := im.mapping.column(programme.FieldEmail)
	if column < 0 {
		column = im.mapping.column(programme.FieldName)
	}
	if column < 0 {
		column = im.mapping.column(programme.FieldFirstName)
	}
	name := e.person.Name.Raw()
	known, doubt := im.options.Known(e.person.Email.Raw(), name)
	switch {
	case known != nil:
		e.person.Email, e.person.Name = known.Email, known.Name
	case len(doubt) > 0:
		e.faults = append(e.faults, fault{column, name, fmt.Sprintf("%s may be %s: write the whole name, or the address", quote(name), say.And(doubt))})
	case name == "":
		e.faults = append(e.faults, fault{column, e.person.Email.Raw(), "nobody of this cohort has that address"})
	default:
		e.faults = append(e.faults, fault{column, name, fmt.Sprintf("%s is nobody of this cohort", quote(name))})
	}
}

// isSheet reports whether a file that may be a sheet is one: it is about somebody who is there, and not mostly about others.
func (r *Result) isSheet() bool {
	known := len(r.Applicants) + len(r.Superseded)
	return known > 0 && known >= len(r.Problems)
}

// Known finds the person that an address or a name is of; or, if that is not certain, the names of those who may be meant.
type Known func(email, name string) (person *matching.Applicant, doubt []string)
