package matching

import "crosswalk/matching/text"

// Written is one person as a file names them: by an address, a name, or both. It is stored, in a record: see
// store/cohort/stored.go.
type Written struct {
	Name  text.Text `json:",omitzero"`
	Email text.Text `json:",omitzero"`
}

// IsEmpty reports whether nobody is named.
func (w Written) IsEmpty() bool { return w.Name.IsEmpty() && w.Email.IsEmpty() }

// Called is how the file names the person, safe to draw.
func (w Written) Called() string {
	switch {
	case w.Name.IsEmpty():
		return text.Clip(w.Email.Safe())
	case w.Email.IsEmpty():
		return text.Clip(w.Name.Safe())
	}
	return text.Clip(w.Name.Safe()) + " <" + text.Clip(w.Email.Safe()) + ">"
}

// Key is the address, else the name, for comparing.
func (w Written) Key() string {
	if !w.Email.IsEmpty() {
		return w.Email.Fold()
	}
	return NameKey(w.Name.Raw())
}
