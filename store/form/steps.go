package form

import (
	"strings"
	"unicode"

	"crosswalk/matching/programme"
)

// steps are the choices that one word and a number name: "Grade 6", "Band 8a". People write of them the number alone, and the
// word cut short.
type steps struct {
	word     string            // folded
	byNumber map[string]string // choice by what stands first behind the word; empty where two have it
}

// newSteps finds the word of a field's choices; none where they have no such word in common.
func newSteps(f programme.Field) steps {
	s := steps{byNumber: map[string]string{}}
	if f.Kind == programme.KindTags || len(f.Choices) < 2 {
		return steps{}
	}
	for _, c := range f.Choices {
		words := strings.Fields(foldChoice(c.Label))
		if len(words) < 2 || s.word != "" && words[0] != s.word || !beginsWithDigit(words[1]) {
			return steps{}
		}
		s.word = words[0]
		if _, twice := s.byNumber[words[1]]; twice {
			s.byNumber[words[1]] = ""
			continue
		}
		s.byNumber[words[1]] = c.Name
	}
	return s
}

// choice is the one that a wording names by its number: "6", "Gr. 6", "grade6".
func (s steps) choice(wording string) (name string, ok bool) {
	if s.word == "" {
		return "", false
	}
	folded := foldChoice(wording)
	number := strings.TrimLeftFunc(folded, unicode.IsLetter)
	word := folded[:len(folded)-len(number)]
	if !strings.HasPrefix(s.word, word) {
		return "", false
	}
	name = s.byNumber[strings.TrimLeft(number, ". ")]
	return name, name != ""
}

func beginsWithDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }
