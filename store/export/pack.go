package export

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/store/cohort"
)

// Packing is what would be written on a day for sending: messages as drafts that open in a mail program, and calendar
// files of one event each. It is a pure function of a state, so that screens show the very files that a command writes.
type Packing struct {
	Documents []Document
	Unchanged int      // how many were packed before as they would be now
	Problems  []string // what could not be made, and what to do about it
}

// Document is one file of a packing.
type Document struct {
	cohort.Packed
	Key     string         // of its content, whatever the day
	For     string         // who gets it, safe to draw
	To      string         // the address of a message, as it was written
	Title   string         // the subject of a message, or the event
	Text    string         // the body of a message, or what the calendar says of the event
	Day     programme.Date // of an event
	Changed bool           // it was packed before, with other content
	Off     bool           // a calendar file that takes an event of before out of the calendar
	Page    []byte         // of a certificate, the page that goes with the message
	File    string         // its name in the folder: [a-z0-9-], a number that no other has, and the ending
	Bytes   []byte
}

// Kind is what the document is, in a word: the name of the message, or calendar.
func (d Document) Kind() string {
	if d.IsCalendar() {
		return "calendar"
	}
	return d.Message
}

// Files are the documents as the journal takes them down.
func (p Packing) Files() []cohort.PackedFile {
	files := make([]cohort.PackedFile, len(p.Documents))
	for i, d := range p.Documents {
		files[i] = cohort.PackedFile{Packed: d.Packed, Key: d.Key}
	}
	return files
}

// Say is how much it is, in words.
func (p Packing) Say() string {
	calendars := 0
	for _, d := range p.Documents {
		if d.IsCalendar() {
			calendars++
		}
	}
	if len(p.Documents) == 0 {
		return "nothing new"
	}
	return cohort.SayPacked(len(p.Documents)-calendars, calendars)
}

// Pack makes what is new or has changed since it was packed last; with exchanges named, what is about these alone.
func Pack(s *cohort.State, today programme.Date, only ...uint64) Packing {
	p := &packer{State: s, today: today}
	for _, x := range s.Exchanges {
		if len(only) == 0 || slices.Contains(only, x.ID) {
			p.exchange(x)
		}
	}
	if len(only) > 0 {
		return p.Packing
	}
	p.days()
	for _, m := range s.Programme.Messages {
		if m.To == programme.ToFacilitator {
			p.facilitators(m)
		}
	}
	for _, a := range s.Sorted() {
		for _, m := range s.Programme.Messages {
			if p.isFor(m, a) && isOfRole(m.Role, a) {
				p.letter(letter{Message: m, to: a})
			}
		}
	}
	return p.Packing
}

// packer makes a packing.
type packer struct {
	*cohort.State
	Packing
	today programme.Date
	found []cohort.Event // once they were looked for
}

// isOfRole reports whether somebody is on the side that a message is for.
func isOfRole(r programme.Role, a *cohort.Applicant) bool { return r.Has(a.Answers[r.Field].Choices) }

// proposes reports whether there is a message that asks somebody whether they accept.
func (p *packer) proposes(a *cohort.Applicant) bool {
	return slices.ContainsFunc(p.Programme.Messages, func(m programme.Message) bool {
		return m.To == programme.ToEach && m.When == programme.WhenProposed && isOfRole(m.Role, a)
	})
}

// isFor reports whether somebody is among those who get a message that is about no exchange.
func (p *packer) isFor(m programme.Message, a *cohort.Applicant) bool {
	stage := p.StageOf(a.ID)
	switch {
	case a.Withdrawn || a.Superseded != 0:
		return false
	case m.Stage != "":
		return stage.Name == m.Stage
	case m.To == programme.ToApplicants:
		return !stage.Closed
	case m.To != programme.ToWaiting || !p.IsPublished():
		return false
	}
	kind := p.Position(a.ID).Kind
	return kind == cohort.PositionWaiting || kind == cohort.PositionLate
}

// exchange makes what the people of an exchange get.
func (p *packer) exchange(x *cohort.Exchange) {
	for _, m := range p.Programme.Messages {
		if m.To != programme.ToEach {
			continue
		}
		for party, id := range x.Members {
			a, ok := p.Person(id)
			if ok && isOfRole(m.Role, a) && p.isOccasion(m.When, x, party, a) {
				p.letter(letter{Message: m, to: a, exchange: x, party: party})
			}
		}
	}
	switch state := x.State(); {
	case state == exchange.StateActive || state == exchange.StatePaused:
		p.calendar(x)
	case !x.Open():
		p.takenOut(x)
	}
}

// wasTold reports whether somebody was sent anything about an exchange: a message, or its dates.
func (p *packer) wasTold(x *cohort.Exchange, id matching.ID) bool {
	for of := range p.State.Packed {
		if of.Exchange == x.ID && (of.IsCalendar() || of.Person == id) {
			return true
		}
	}
	return false
}

// add adds a document, unless it was packed before as it is. make writes the file, knowing how often it was packed.
func (p *packer) add(d Document, name string, write func(Document, int) ([]byte, error)) {
	before := p.State.Packed[d.Packed]
	if before.Times > 0 && before.Key == d.Key {
		p.Unchanged++
		return
	}
	ending := ".eml"
	if d.IsCalendar() {
		ending = ".ics"
	}
	d.Changed = before.Times > 0
	d.File = fmt.Sprintf("%s-%04d%s", name, p.PackedFiles+len(p.Documents)+1, ending)
	var err error
	if d.Bytes, err = write(d, before.Times); err != nil {
		p.Problems = append(p.Problems, fmt.Sprintf("%s for %s: %v", d.Title, d.For, err))
		return
	}
	p.Documents = append(p.Documents, d)
}

// keyOf is the key of a content.
func keyOf(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:16])
}

// hoursSpent is what the people of an exchange spent together, in words; nothing if they did not meet yet.
func hoursSpent(x *cohort.Exchange) string {
	switch tenths := x.Ledger().Together; {
	case tenths == 0:
		return ""
	case tenths == 10:
		return "1 hour"
	case tenths%10 == 0:
		return fmt.Sprintf("%d hours", tenths/10)
	default:
		return say.Tenths(tenths) + " hours"
	}
}
