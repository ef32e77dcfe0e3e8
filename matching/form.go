package matching

import "crosswalk/matching/text"

// FormHeading is a heading of a form export with the field that its column was taken to answer. It is kept with
// the import, so that the form is read alike the next time. It is stored.
type FormHeading struct {
	Title text.Text
	Field string `json:",omitempty"` // empty: none
	Said  bool   `json:",omitempty"` // somebody said so; otherwise it was found
}

// FormRow is a row of a form export that could not be used, as it was written. It is kept with the import, so
// that it can be mended. It is stored.
type FormRow struct {
	Row    int // the line on which it stood, 1 being the first
	Cells  []text.Text
	Column string `json:",omitempty"` // the heading below which it has to be mended; empty: the whole row is the matter
	Why    string // whole sentences, fit for a screen
}
