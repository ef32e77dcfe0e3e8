package cohort

import (
	"strconv"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/text"
)

// Record is something a person wrote, kept in a record of its own. In the log stands only its number, 0
// where there is nothing.
//
// It is stored, as its number; the values, [matching.Applicant], [matching.FormRow], [Edited] and [NoteText], are stored too. How
// they may evolve is said in stored.go.
type Record[T any] struct {
	Ref   uint64
	Value T

	blank bool // its record was erased
}

// Application is what one person wrote in a form.
type Application = Record[matching.Applicant]

// Note is a reason or a note, kept apart from the log.
type Note = Record[NoteText]

// Reason makes a note that only the coordinator reads; surrounding space is cut.
func Reason(s string) Note {
	return Note{Value: NoteText{Text: text.New(strings.TrimSpace(s)), For: ForCoordinator}}
}

// CallNote makes a note that facilitators read too.
func CallNote(s string) Note {
	return Note{Value: NoteText{Text: text.New(strings.TrimSpace(s)), For: ForFacilitator}}
}

// MarshalJSON writes the number.
func (r Record[T]) MarshalJSON() ([]byte, error) { return strconv.AppendUint(nil, r.Ref, 10), nil }

// UnmarshalJSON reads the number; the value comes from the records.
func (r *Record[T]) UnmarshalJSON(b []byte) (err error) {
	r.Ref, err = strconv.ParseUint(string(b), 10, 64)
	return err
}

// Slot is the place of a record in a change, whatever is in the record: for whoever writes and reads records.
type Slot interface {
	// Number is the record's; 0 if it has none.
	Number() *uint64
	// Target points to what is written into the record and read from it.
	Target() any
	// Erase notes that the record was there once, when the change was made, and is empty now.
	Erase()
	// IsErased reports whether Erase was noted.
	IsErased() bool
	// NeedsRecord reports whether anything is to be written: a note without text needs no record.
	NeedsRecord() bool
}

// Number is that of the record; 0 if it has none.
func (r *Record[T]) Number() *uint64 { return &r.Ref }

// Target points to the value.
func (r *Record[T]) Target() any { return &r.Value }

// Erase notes that the record is empty now.
func (r *Record[T]) Erase() { r.blank = true }

// IsErased reports whether the record is empty now, and was not when the change was made.
func (r *Record[T]) IsErased() bool { return r.blank }

// NeedsRecord reports whether there is anything to be written.
func (r *Record[T]) NeedsRecord() bool {
	n, ok := any(&r.Value).(*NoteText)
	return !ok || !n.Text.IsEmpty()
}

// isNone reports whether nothing was written.
func (r *Record[T]) isNone() bool { return r.Ref == 0 && !r.NeedsRecord() }

// erased reports whether the record was erased. Only a change that was read from the log can be.
func (r *Record[T]) erased() bool { return r.blank }

// NotesOf are the reason or the notes that were given with a change, without those that are empty. Each
// says who may read it.
func NotesOf(c Change) []NoteText {
	var out []NoteText
	for _, r := range Records(c) {
		if n, ok := r.Target().(*NoteText); ok && !n.Text.IsEmpty() {
			out = append(out, *n)
		}
	}
	return out
}
