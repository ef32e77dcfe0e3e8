package matching

import (
	"slices"
	"strings"

	"crosswalk/matching/text"
)

// Naming is an answer of one person in which other people are named, and who they are.
type Naming struct {
	Field string
	Names []Name
}

// Name is one name in such an answer. Who is meant is found out when it comes in, and kept: it is never read anew from
// the text, so that nothing that happens to anybody's name or address later makes it mean somebody else.
//
// It is stored, as a part of a record: see store/cohort/stored.go.
type Name struct {
	Text    text.Text // as it was written
	Bound   []ID      `json:",omitempty"` // who is meant
	Doubt   []ID      `json:",omitempty"` // who may be meant: kept apart until somebody says
	Settled bool      `json:",omitempty"` // the coordinator said who is meant, or that nobody is
}

// IsOpen reports whether the coordinator has to say who is meant.
func (n Name) IsOpen() bool { return len(n.Doubt) > 0 && !n.Settled }

// FitsNobody reports whether the name is nobody's, and nobody said so.
func (n Name) FitsNobody() bool { return len(n.Bound) == 0 && len(n.Doubt) == 0 && !n.Settled }

// NameKey is a name for comparing: its words without case, accents, hyphens, apostrophes, titles, letters behind the
// name and brackets, in the order of the alphabet. An e-mail is its own key.
func NameKey(s string) string {
	words, emails := nameWords(s)
	if len(words) == 0 {
		return strings.Join(emails, " ")
	}
	slices.Sort(words)
	return strings.Join(words, " ")
}

// nameWords are the words of somebody's name, and the e-mails beside them.
func nameWords(s string) (words, emails []string) {
	tokens := withoutTitles(readTokens(s))
	for _, bracketed := range []bool{false, true} {
		for _, t := range tokens {
			switch {
			case t.bracketed != bracketed:
			case t.email:
				emails = append(emails, t.word)
			default:
				words = append(words, t.word)
			}
		}
		if len(words) > 0 {
			break
		}
	}
	return words, emails
}
