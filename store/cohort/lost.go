package cohort

// Lost stands in a log in the place of a change that cannot be read: it was damaged, or an earlier version wrote
// something that it could not read again. It does nothing, so that the changes around it keep their numbers and what
// they did. Nobody makes one; a store that was carried over into a new file has it on the disk, see [Lost.Was].
type Lost struct {
	Was string `json:",omitempty"` // its kind, as far as it is known
	Why string `json:",omitempty"` // why it cannot be read, as a sentence's end
}

func (*Lost) Kind() string { return "lost" }

func (c *Lost) Summary(*State) string {
	if _, known := byKind[c.Was]; known {
		return "A change that cannot be read any more (" + c.Was + ")"
	}
	return "A change that cannot be read any more"
}

func (c *Lost) check(*State, Stamp) error {
	return Refuse("a change that cannot be read cannot be made")
}

func (*Lost) apply(*State, Stamp) {}

// isLost reports whether a change cannot be read.
func isLost(c Change) bool {
	_, lost := c.(*Lost)
	return lost
}

// Unread are the entries of the log that cannot be read any more.
func (s *State) Unread() []*Entry {
	var out []*Entry
	for _, e := range s.Log {
		if isLost(e.Change) {
			out = append(out, e)
		}
	}
	return out
}
