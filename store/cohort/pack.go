package cohort

import (
	"maps"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/say"
)

// Pack writes down that files were made to be sent, so that the next time only what is new or has changed is made.
// The program sends nothing itself.
type Pack struct{ Files []PackedFile }

// PackedFile is one of them. It is stored.
type PackedFile struct {
	Packed
	Key string // of its content: what has the same is not made again
}

// Packed says what a file is of, whatever its content. It is stored.
type Packed struct {
	Message  string      `json:",omitempty"` // name of the programme's message
	Step     string      `json:",omitempty"` // of a calendar file, the milestone
	End      bool        `json:",omitempty"` // a calendar file of the exchange's last day
	Exchange uint64      `json:",omitempty"` // the exchange that it is about; 0 where it is about none
	Person   matching.ID `json:",omitempty"` // who gets it; 0 of what all of an exchange get
	// Facilitator is who gets it instead, by name.
	Facilitator string `json:",omitempty"`
	// Event is, of a calendar file, the programme's event; Group is whose day it is, where groups have it on days of their own.
	Event string `json:",omitempty"`
	Group string `json:",omitempty"`
}

// IsCalendar reports whether it is a calendar file.
func (p Packed) IsCalendar() bool { return p.Message == "" }

// PackedBefore is what is known of a file that was packed.
type PackedBefore struct {
	Key   string // of its latest content
	Times int    // how often it was packed
	Stamp        // when it was packed last
}

func (*Pack) Kind() string { return "pack" }

func (c *Pack) Summary(*State) string {
	messages := 0
	for _, f := range c.Files {
		if !f.IsCalendar() {
			messages++
		}
	}
	return "Packed " + SayPacked(messages, len(c.Files)-messages)
}

// SayPacked puts how much was packed in words: "46 messages and 207 calendar files".
func SayPacked(messages, calendars int) string {
	var parts []string
	if messages > 0 {
		parts = append(parts, say.Count(messages, "message"))
	}
	if calendars > 0 {
		parts = append(parts, say.Count(calendars, "calendar file"))
	}
	return say.And(parts)
}

func (c *Pack) detach() { c.Files = slices.Clone(c.Files) }

func (c *Pack) check(s *State, _ Stamp) error {
	if len(c.Files) == 0 {
		return Refuse("there is nothing new to pack")
	}
	for _, f := range c.Files {
		x, ok := s.Exchange(f.Exchange)
		switch {
		case f.Exchange != 0 && !ok:
			return errNoExchange
		case f.Exchange != 0 && f.Person != 0 && !x.Has(f.Person):
			return Refuse("%s is not in the exchange of %s", s.Call(f.Person), s.CallAll(x.Members))
		}
		if _, ok := s.People[f.Person]; f.Person != 0 && !ok {
			return errNobody
		}
		if strings.TrimSpace(f.Key) == "" {
			return Refuse("what was packed needs the key of its content")
		}
	}
	return nil
}

func (c *Pack) apply(s *State, at Stamp) {
	packed := maps.Clone(s.Packed)
	if packed == nil {
		packed = make(map[Packed]PackedBefore, len(c.Files))
	}
	for _, f := range c.Files {
		packed[f.Packed] = PackedBefore{Key: f.Key, Times: packed[f.Packed].Times + 1, Stamp: at}
	}
	s.Packed, s.PackedFiles = packed, s.PackedFiles+len(c.Files)
}
