package cohort

import (
	"maps"
	"slices"
	"sync"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

// Applicant is a person of the cohort with what the cohort's log says of them.
type Applicant struct {
	matching.Applicant                            // as it stands: what the form said, edits laid over it
	Imported           *matching.Applicant        // what the last import said; nil if added by hand
	Edits              map[string]matching.Answer // by field; laid over what was imported
	EditedName         text.Text                  // empty: the imported one stands
	EditedEmail        text.Text                  // likewise
	Vanished           bool                       // was not in the last whole export
	Conflicts          []string                   // fields where the form and an edit both changed; the edit stands
	Why                Note                       // the reason for the last withdrawal, return or admission

	Superseded   matching.ID // whose application stands for this one: they are one person
	AppliedAgain bool        // answered again after being withdrawn
	Left         uint64      `json:",omitempty"` // the exchange with whose end they left, so that they are withdrawn
	Erased       bool        `json:",omitempty"` // nothing is known of them but the exchanges that they were in

	formerNames, formerEmails []text.Text // what they were called here before, and their addresses
	called                    *calledKey  // the name for comparing, shared by copies

	typed   *matching.Applicant // what was typed of somebody added by hand; what was imported since counts before it
	reading *matching.Applicant // what edits are laid over, as it is read by now: see [State.read]
}

// errNobody is the answer about a person who is not in the cohort.
var errNobody = &Refusal{Why: "there is no such person in this cohort"}

// amend replaces a person by a changed copy.
func (s *State) amend(id matching.ID, change func(*Applicant)) {
	if old, ok := s.People[id]; ok {
		next := *old
		change(&next)
		s.People[id] = &next
	}
}

// base is what the edits of an application are laid over: what the last import said, or what was typed
// when the person was added by hand, with the wordings that were settled since.
func (a *Applicant) base() *matching.Applicant {
	if a.reading != nil {
		return a.reading
	}
	return a.written()
}

// written is base as it was written.
func (a *Applicant) written() *matching.Applicant {
	if a.Imported != nil {
		return a.Imported
	}
	return a.typed
}

// clashes reports whether an application says something else about an edited field than before, and not
// what the edit says.
func (a *Applicant) clashes(field string, now *matching.Applicant) bool {
	was := a.base()
	if was == nil {
		return false
	}
	if field == programme.FieldName {
		return !a.EditedName.IsEmpty() && was.Name != now.Name && a.EditedName != now.Name
	}
	edit, edited := a.Edits[field]
	return edited && !was.Answers[field].Equal(now.Answers[field]) && !edit.Equal(now.Answers[field])
}

// conflicts lists the fields that were edited and that the form has changed since, unless it says what the
// edit says by now.
func conflicts(old *Applicant, imported *matching.Applicant) []string {
	var list []string
	for f, edit := range old.Edits {
		if old.clashes(f, imported) || slices.Contains(old.Conflicts, f) && !edit.Equal(imported.Answers[f]) {
			list = append(list, f)
		}
	}
	if old.clashes(programme.FieldName, imported) || slices.Contains(old.Conflicts, programme.FieldName) && old.EditedName != imported.Name {
		list = append(list, programme.FieldName)
	}
	slices.Sort(list)
	return list
}

// layEdits lays the edits over what they are edits of.
func (a *Applicant) layEdits(s *State) {
	withdrawn, admitted, beside, outside := a.Withdrawn, a.Admitted, a.Beside, a.Outside
	a.reading = nil
	if b := a.written(); b != nil {
		if r := s.read(b); r != b {
			a.reading, b = r, r
		}
		a.Applicant = *b
	}
	a.Withdrawn, a.Admitted, a.Beside, a.Outside = withdrawn, admitted, beside, outside
	a.Elsewhere = s.engagedElsewhere([]matching.ID{a.ID})
	a.Late = s.isLate(a.Submitted)
	if len(a.Edits) > 0 {
		answers := maps.Clone(a.Answers)
		if answers == nil {
			answers = map[string]matching.Answer{}
		}
		for f, v := range a.Edits {
			if v.IsEmpty() {
				delete(answers, f)
			} else {
				answers[f] = s.readAnswer(f, v)
			}
		}
		a.Answers = answers
	}
	if !a.EditedName.IsEmpty() {
		a.Name = a.EditedName
	}
	if !a.EditedEmail.IsEmpty() {
		a.Email = a.EditedEmail
	}
	if name := a.Name.Raw(); a.called == nil || a.called.name != name {
		a.called = &calledKey{name: name}
	}
}

// calledKey is a name for comparing, worked out when it is first asked for: a start of the program asks for few.
type calledKey struct {
	name string
	once sync.Once
	key  string
}

// Equal reports whether two are of the same name, asked for or not.
func (c *calledKey) Equal(other *calledKey) bool {
	return c == other || c != nil && other != nil && c.name == other.name
}

// nameKey is the person's name for comparing.
func (a *Applicant) nameKey() string {
	c := a.called
	if c == nil {
		return ""
	}
	c.once.Do(func() { c.key = matching.NameKey(c.name) })
	return c.key
}

// appliesAgain reports whether an application is a later answer of somebody who was withdrawn meanwhile.
func (a *Applicant) appliesAgain(now *matching.Applicant) bool {
	if !a.Withdrawn || a.Superseded != 0 {
		return false
	}
	was := a.base()
	if was == nil || now.Submitted.IsZero() {
		return true
	}
	return now.Submitted.After(was.Submitted)
}

// remember keeps the name and the address that a person had before.
func (a *Applicant) remember(old *Applicant) {
	if old.Name != a.Name && !old.Name.IsEmpty() {
		a.formerNames = append(slices.Clip(a.formerNames), old.Name)
	}
	if old.Key() != a.Key() && !old.Email.IsEmpty() {
		a.formerEmails = append(slices.Clip(a.formerEmails), old.Email)
	}
}

// formerKeys are the folded e-mails that a person had, those of the form among them.
func (a *Applicant) formerKeys() []string {
	if a.EditedEmail.IsEmpty() && len(a.formerEmails) == 0 {
		return nil
	}
	var keys []string
	for _, e := range a.formerEmails {
		keys = append(keys, e.Fold())
	}
	if b := a.base(); b != nil {
		keys = append(keys, b.Key())
	}
	return keys
}
