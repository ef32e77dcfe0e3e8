package settling

import (
	"slices"

	"crosswalk/matching"
	"crosswalk/store/cohort"
	"crosswalk/tui/shell"
)

// Kind is a kind of thing to settle: of a question that a cohort asks, or of what only the screens show.
type Kind string

// The kinds.
const (
	KindHeading  = Kind(matching.AskHeading)
	KindRejected = Kind("rejected")
	KindErased   = Kind("erased") // somebody of a file who was erased from the store
	KindDates    = Kind(matching.AskDates)
	KindMeant    = Kind(matching.AskPerson)
	KindSame     = Kind(matching.AskSamePerson)
	KindAgain    = Kind(matching.AskAppliedAgain)
	KindConsent  = Kind(matching.AskConsent)
	KindEmployer = Kind(matching.AskOrganisation)
	KindAnswer   = Kind(matching.AskAnswer)
	KindEligible = Kind(matching.AskEligible)
	KindPlace    = Kind("free place") // to be offered to somebody of another stage
	KindNobody   = Kind("nobody")     // a name that is nobody's, of somebody not to be met
	KindLate     = Kind("late")
	KindTwice    = Kind("sent twice") // a row that a later one of the same person replaces: to be seen
	KindOdd      = Kind("odd")        // something that looks odd in a row: to be seen
)

// kinds are all kinds in the order in which they are listed: what brings people in comes first, then what keeps a plan
// from being published.
var kinds = []struct {
	kind Kind
	word string                                       // what one of them is called in the list
	find func(*shell.Shell, *cohort.State) []Question // in a cohort; nil: only a file has such
}{
	{KindHeading, "heading", nil},
	{KindRejected, "rejected", rejectedRows},
	{KindErased, "erased before", nil},
	{KindDates, "dates", dates},
	{KindMeant, "who is meant", names},
	{KindSame, "one person?", persons},
	{KindAgain, "applied again", appliedAgain},
	{KindConsent, "consent", consents},
	{KindEligible, "eligible?", eligible},
	{KindPlace, "free place", freePlaces},
	{KindLate, "late", late},
	{KindEmployer, "one employer?", employers},
	{KindAnswer, "answer", answers},
	{KindNobody, "unknown name", unknownNames},
	{KindTwice, "sent twice", nil},
	{KindOdd, "looks odd", nil},
}

// rank is the place of a kind in the list.
func (k Kind) rank() int {
	for i := range kinds {
		if kinds[i].kind == k {
			return i
		}
	}
	return len(kinds)
}

// word is what one of the kind is called in the list.
func (k Kind) word() string {
	if i := k.rank(); i < len(kinds) {
		return kinds[i].word
	}
	return string(k)
}

// Of are the questions of a cohort, those of some kinds left out, in the order of the list. It takes some time, and only
// reads: it is for the background.
func Of(sh *shell.Shell, s *cohort.State, but ...Kind) []Question {
	var all []Question
	if s.Programme == nil {
		return nil
	}
	for _, k := range kinds {
		if k.find != nil && !slices.Contains(but, k.kind) {
			all = append(all, k.find(sh, s)...)
		}
	}
	return all
}

// Sort puts questions into the order of the list; those of one kind stay as they are.
func Sort(all []Question) {
	slices.SortStableFunc(all, func(a, b Question) int { return a.Kind.rank() - b.Kind.rank() })
}
