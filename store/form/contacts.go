package form

import (
	"slices"
	"strings"
	"unicode"

	"crosswalk/matching/programme"
)

// ownWords are what a heading says that asks for what tells a person apart, field by field.
var ownWords = []struct {
	field   string
	phrases []string // one of them stands there …
	among   []string // … and perhaps these words
}{
	{programme.FieldEmail, []string{"email", "emails", "emailaddress", "mail"}, []string{"address", "addresses", "id", "account"}},
	{programme.FieldFirstName, []string{"first name", "first names", "firstname", "forename", "forenames", "given name", "given names"}, nil},
	{programme.FieldLastName, []string{"last name", "lastname", "surname", "family name"}, nil},
	{programme.FieldName, []string{"name", "names", "fullname"}, []string{"full", "and", "surname", "id"}},
}

// around are words around a question for a contact that change nothing of whose it is: "And what is your work e-mail
// address, please?".
var around = strings.Fields(`what whats is are be s your yours my our please enter give provide tell type write add fill in insert confirm us me we you i can may should
	could will use to for the a an and off so here now there of on at by with which that this it let know have get do off as well first contact contacting
	reach send work working business professional official personal preferred best main primary current nhs organisational institutional company corporate
	applicant applicants participant participants respondent respondents person persons details detail legal known called hello hi thanks thank welcome
	as would like appear programme application required mandatory optional correspondence communication communications updates regarding about appears`)

// contactOf returns the field about a person's identity that a heading asks for in words of its own, if it asks for
// nothing else: "What is your name?", "And your e-mail address, please", "ID.email". Whose it is, ownerOf tells.
func contactOf(heading string) string {
	said := " " + strings.Join(headingWords(unglued(heading)), " ") + " "
	for _, own := range ownWords {
		rest := said
		for _, p := range own.phrases {
			rest = strings.ReplaceAll(rest, " "+p+" ", "  ")
		}
		if rest != said && !slices.ContainsFunc(strings.Fields(rest), func(w string) bool {
			return !slices.Contains(own.among, w) && !slices.Contains(around, w)
		}) {
			return own.field
		}
	}
	return ""
}

// unglued is a heading in which words that were written as one are parted: "workEmail".
func unglued(heading string) string {
	var b strings.Builder
	last := ' '
	for _, r := range heading {
		if unicode.IsUpper(r) && unicode.IsLower(last) {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		last = r
	}
	return b.String()
}

// nominees are words for whom somebody puts forward.
var nominees = []string{"nominee", "nominees", "candidate", "candidates"}

// putForward are what follows "you" or "being" where a heading speaks of whom somebody puts forward.
var putForward = []string{"nominate", "nominating", "nominated", "recommend", "recommending", "recommended", "propose", "proposing", "proposed"}

// aboutNominee reports whether a heading asks about the person whom somebody puts forward: "Nominee's e-mail", "Name of
// the person you are nominating". "Who nominated you?" does not.
func aboutNominee(heading string) bool {
	words := headingWords(heading)
	for i, w := range words {
		switch {
		case slices.Contains(nominees, w):
			return true
		case slices.Contains(putForward, w) && !(i+1 < len(words) && (words[i+1] == "you" || words[i+1] == "me")):
			if slices.ContainsFunc(words[:i], func(w string) bool { return w == "you" || w == "being" }) {
				return true
			}
		}
	}
	return false
}

// ofNominee is a heading about whom somebody puts forward, without the words that say so: "Nominee's job title" is
// "job title".
func ofNominee(heading string) string {
	kept := slices.DeleteFunc(headingWords(heading), func(w string) bool {
		return slices.Contains(nominees, w) || slices.Contains(putForward, w) || w == "being"
	})
	if n := len(kept); n > 1 && kept[n-1] == "of" {
		kept = kept[:n-1]
	}
	return strings.Join(kept, " ")
}

// isNomination reports whether each row of a form is about somebody whom another person puts forward: it asks for their
// e-mail, and the first rows have it. In a form that people fill in for themselves they seldom name anybody else.
func (m *mapping) isNomination(below []row) bool {
	for i, c := range m.columns {
		if !aboutNominee(c.title) || contactOf(ofNominee(c.title)) != programme.FieldEmail {
			continue
		}
		filled, rows := 0, 0
		for _, r := range below {
			if len(trimEmpty(r.cells)) == 0 {
				continue
			}
			rows++
			if i < len(r.cells) && strings.TrimSpace(r.cells[i]) != "" {
				filled++
			}
		}
		return 2*filled > rows
	}
	return false
}

// nominated is what a heading asks of whom somebody puts forward; ok is false if it asks for what is the nominator's.
func nominated(heading string) (about string, ok bool) {
	if aboutNominee(heading) {
		return ofNominee(heading), true
	}
	words := headingWords(heading)
	own := slices.ContainsFunc(words, func(w string) bool { return slices.Contains(contacts, w) || slices.Contains(posts, w) })
	return heading, !(own && (contactOf(heading) != "" || slices.Contains(words, "your") || slices.Contains(words, "my")))
}
