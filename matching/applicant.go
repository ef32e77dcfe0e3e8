package matching

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

// ID is one person in a store, the same in every cohort they apply to; it is never 0. IDs order nothing.
type ID uint64

// Applicant is one person's application to a cohort. It is not changed once it is in a snapshot.
type Applicant struct {
	ID        ID
	Email     text.Text // as it was written; Key is what identifies the person
	Name      text.Text
	Submitted time.Time // zero if the form did not say
	Response  string    // the form's own number for the response; may be empty
	Answers   map[string]Answer

	// Standing is what the coordinator decided, beside what the person wrote.
	Withdrawn bool
	Late      bool // submitted after the deadline …
	Admitted  bool // … or not eligible, and let in with a reason

	// Elsewhere is the running exchange of another cohort that the person is in; nil for most. It is told by the other
	// cohorts and not stored. Beside says that the person was let in all the same.
	Elsewhere *Engagement `json:"-"`
	Beside    bool        `json:"-"`

	// Outside is where the person stands, in words that are safe to draw, if that is a stage of the programme whose people
	// are not paired: "Reserve, 2nd". It is told by the cohort and not stored.
	Outside string `json:"-"`
}

// Engagement is an exchange of another cohort that somebody is in.
type Engagement struct {
	Cohort string         // its name
	With   string         // the names of the others
	Until  programme.Date // its last day; zero without an end
}

// Say puts it in words, safe to draw: "in an exchange with Tom Bridger until 3 October 2023 (Spring)".
func (e Engagement) Say() string {
	until := ""
	if !e.Until.IsZero() {
		until = fmt.Sprintf(" until %d %s %d", e.Until.Day, e.Until.Month, e.Until.Year)
	}
	return "in an exchange with " + text.Line(e.With) + until + " (" + text.Line(e.Cohort) + ")"
}

// Key is the folded e-mail: two applications with the same key are by one person.
func (a *Applicant) Key() string { return a.Email.Fold() }

// Called is the name of a person in a sentence, or their e-mail. It is safe to draw.
func (a *Applicant) Called() string {
	if a.Name.IsEmpty() {
		return text.Clip(a.Email.Safe())
	}
	return text.Clip(a.Name.Safe())
}

// Answer returns the answer to a field; the zero Answer if there is none.
func (a *Applicant) Answer(field string) Answer { return a.Answers[field] }

// CanTake is how many partners the person can have in pairs of two: one at least, [MostPartners] at most. In a trio
// everybody has two.
func (a *Applicant) CanTake() int { return max(1, min(a.Capacity(), MostPartners)) }

// Capacity is how many partners a person can take at once.
func (a *Applicant) Capacity() int {
	if n := a.Answer(programme.FieldCapacity).Number; n > 0 {
		return n
	}
	return programme.DefaultCapacity
}

// Answer is what one person answered to one field.
type Answer struct {
	// Text is the answer in the person's own words: of text, e-mail and person fields the whole of it,
	// of a date its form 2006-01-02, of a choice the cell as it stood in the form.
	Text    text.Text   `json:"text,omitzero"`
	Choices []string    `json:"choices,omitempty"` // names of the programme's choices, in the programme's order; "yes" or "no" of a yesno field
	Other   []text.Text `json:"other,omitempty"`   // what stood beside the known choices
	Number  int         `json:"number,omitempty"`  // of a number field
}

// IsEmpty reports whether nothing was answered.
func (a Answer) IsEmpty() bool {
	return a.Text.IsEmpty() && len(a.Choices) == 0 && len(a.Other) == 0
}

// HasNumber reports whether a number was answered; what could not be read as one is none.
func (a Answer) HasNumber() bool { return a.Number != 0 || strings.TrimSpace(a.Text.Raw()) == "0" }

// Unread reports whether what was written in answer to a field could not be read, and stands there as it is: as
// none of its choices, no yes or no, no number, no day. It answers nothing until somebody says what it means.
func (a Answer) Unread(f programme.Field) bool {
	if a.Text.IsEmpty() || len(a.Choices) > 0 || len(a.Other) > 0 {
		return false
	}
	switch f.Kind {
	case programme.KindChoice, programme.KindTags, programme.KindLevel, programme.KindYesNo:
		return true
	case programme.KindNumber:
		return !a.HasNumber()
	case programme.KindDate:
		_, err := programme.ParseDate(a.Text.Raw())
		return err != nil
	}
	return false
}

// Equal reports whether two answers say the same.
func (a Answer) Equal(b Answer) bool {
	if a.Text != b.Text || a.Number != b.Number || len(a.Choices) != len(b.Choices) || len(a.Other) != len(b.Other) {
		return false
	}
	for i := range a.Choices {
		if a.Choices[i] != b.Choices[i] {
			return false
		}
	}
	for i := range a.Other {
		if a.Other[i] != b.Other[i] {
			return false
		}
	}
	return true
}

// Say is the answer for people, on one line: labels of choices (short ones with short), then what else
// was written. It is safe to draw.
func (a Answer) Say(f programme.Field, short bool) string {
	var parts []string
	for _, c := range a.Choices {
		switch {
		case f.Kind == programme.KindYesNo:
			parts = append(parts, c)
		case short:
			parts = append(parts, f.Short(c))
		default:
			parts = append(parts, f.Full(c))
		}
	}
	for _, o := range a.Other {
		parts = append(parts, o.Safe())
	}
	if len(parts) == 0 {
		return a.Text.Safe()
	}
	sep := ", "
	if !short && f.Kind == programme.KindTags {
		sep = "; "
	}
	s := parts[0]
	for _, p := range parts[1:] {
		s += sep + p
	}
	return s
}

// Team is the people who are together in a pair: two, or three in a trio. Use [TeamOf] to make one.
type Team struct{ A, B, C ID } // ascending; of two people C is 0, which is nobody's

// TeamOf returns the team of two or three people.
func TeamOf(ids ...ID) Team {
	ids = slices.Clone(ids)
	slices.Sort(ids)
	t := Team{A: ids[0], B: ids[1]}
	if len(ids) > 2 {
		t.C = ids[2]
	}
	return t
}

// Members are the two or three people.
func (t Team) Members() []ID {
	if t.C == 0 {
		return []ID{t.A, t.B}
	}
	return []ID{t.A, t.B, t.C}
}

// Has reports whether id is one of them.
func (t Team) Has(id ID) bool { return id != 0 && (t.A == id || t.B == id || t.C == id) }

// HasBoth reports whether two people are both of the team.
func (t Team) HasBoth(c Couple) bool { return t.Has(c.A) && t.Has(c.B) }

// Others are the partners of id in the team.
func (t Team) Others(id ID) []ID {
	return slices.DeleteFunc(t.Members(), func(other ID) bool { return other == id })
}

// Couples are every two of the team.
func (t Team) Couples() []Couple {
	if t.C == 0 {
		return []Couple{{t.A, t.B}}
	}
	return []Couple{{t.A, t.B}, {t.A, t.C}, {t.B, t.C}}
}

// Couple is two people, whoever is named first: use [CoupleOf] to make one.
type Couple struct{ A, B ID }

// CoupleOf returns the couple of a and b.
func CoupleOf(a, b ID) Couple {
	if b < a {
		a, b = b, a
	}
	return Couple{a, b}
}

// Has reports whether id is one of the two.
func (c Couple) Has(id ID) bool { return c.A == id || c.B == id }

// Other returns the partner of id in the couple.
func (c Couple) Other(id ID) ID {
	if c.A == id {
		return c.B
	}
	return c.A
}
