package store

import "strconv"

// Kept is something a person wrote, kept in a record of its own. In the log stands only its number, 0
// where there is nothing.
type Kept[T any] struct {
	Ref   uint64
	Value T

	blank bool // its record was erased
}

// MarshalJSON writes the number.
func (k Kept[T]) MarshalJSON() ([]byte, error) { return strconv.AppendUint(nil, k.Ref, 10), nil }

// UnmarshalJSON reads the number; the value comes from the records.
func (k *Kept[T]) UnmarshalJSON(b []byte) (err error) {
	k.Ref, err = strconv.ParseUint(string(b), 10, 64)
	return err
}

// keeper is a Kept of any type.
type keeper interface {
	number() *uint64
	value() any
	erase()
}

func (k *Kept[T]) number() *uint64 { return &k.Ref }
func (k *Kept[T]) value() any      { return &k.Value }
func (k *Kept[T]) erase()          { k.blank = true }

// isNone reports whether nothing was written.
func (k *Kept[T]) isNone() bool { return k.Ref == 0 && isEmptyNote(k) }

// erased reports whether the record was there once, when the change was made, and is empty now. Only a
// change that was read from the log can be.
func (k *Kept[T]) erased() bool { return k.blank }

// isEmptyNote reports whether a keeper is a note without text, which needs no record.
func isEmptyNote(k keeper) bool {
	n, ok := k.value().(*NoteText)
	return ok && n.Text.IsEmpty()
}

// NotesOf are the reason or the notes that were given with a change, without those that are empty. Each
// says who may read it.
func NotesOf(c Change) []NoteText {
	k, ok := c.(keeps)
	if !ok {
		return nil
	}
	var out []NoteText
	for _, k := range k.kept() {
		if n, ok := k.value().(*NoteText); ok && !n.Text.IsEmpty() {
			out = append(out, *n)
		}
	}
	return out
}
