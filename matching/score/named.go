package score

import (
	"slices"
	"strings"
	"unicode"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

// Unresolved is a name or an e-mail in an answer that fits nobody of the cohort, or more than one.
type Unresolved struct {
	ID    matching.ID // who wrote it
	Field string
	Text  text.Text
}

// Unresolved lists the line managers and the people not to be paired with whom the answers name and
// who could not be told, in the order of who wrote them.
func (s *Scorer) Unresolved() []Unresolved { return slices.Clone(s.unresolved) }

// nameApart gathers the couples that may never be for what people answered.
func (s *Scorer) nameApart() {
	d := newDirectory(s.people)
	for i, p := range s.people {
		for _, m := range []struct {
			field  string
			reason uint8
		}{{programme.FieldLineManager, managesIt}, {programme.FieldNotWith, avoidsIt}} {
			for _, name := range peopleNamed(p.Answer(m.field)) {
				if j, ok := d.find(name); ok {
					s.named = linked(s.named, i, j, m.reason)
				} else {
					s.unresolved = append(s.unresolved, Unresolved{p.ID, m.field, text.New(name)})
				}
			}
		}
	}
}

// directory finds people by e-mail, else by a name that only one person has.
type directory struct {
	email map[string]int
	name  map[string]int // -1: several
}

func newDirectory(people []*matching.Applicant) directory {
	d := directory{make(map[string]int, len(people)), make(map[string]int, len(people))}
	for i, p := range people {
		if key := p.Key(); key != "" {
			d.email[key] = i
		}
		name := foldName(p.Name.Raw())
		if name == "" {
			continue
		}
		if _, taken := d.name[name]; taken {
			i = -1
		}
		d.name[name] = i
	}
	return d
}

func (d directory) find(s string) (int, bool) {
	rest := make([]string, 0, 4)
	for _, word := range strings.Fields(s) {
		if !strings.Contains(word, "@") {
			rest = append(rest, word)
			continue
		}
		word = strings.TrimPrefix(strings.Trim(word, "<>()[]\"',:."), "mailto:")
		if i, ok := d.email[text.Fold(word)]; ok {
			return i, true
		}
	}
	i, ok := d.name[foldName(strings.Join(rest, " "))]
	return i, ok && i >= 0
}

// foldName is a name for comparing: folded, without titles and punctuation but hyphens and apostrophes.
func foldName(s string) string {
	words := strings.FieldsFunc(text.Fold(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-'’", r)
	})
	for len(words) > 1 {
		switch words[0] {
		case "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "rev", "revd":
			words = words[1:]
			continue
		}
		break
	}
	return strings.ReplaceAll(strings.Join(words, " "), "’", "'")
}

// peopleNamed cuts an answer into the people it names: several stand on lines of their own or between
// semicolons, commas, ampersands or "and". An answer that says there is nobody names nobody.
func peopleNamed(a matching.Answer) []string {
	whole := strings.Trim(a.Text.Fold(), " .!-–—/")
	switch whole {
	case "", "no", "na", "n/a", "n.a", "n a", "nil", "non", "none", "nobody", "not applicable", "tbc", "?":
		return nil
	}
	for _, beginning := range []string{"none ", "no one", "no-one", "noone", "nobody ", "no,", "no thank", "not applicable"} {
		if strings.HasPrefix(whole, beginning) {
			return nil
		}
	}
	var names []string
	for _, part := range strings.FieldsFunc(a.Text.Raw(), func(r rune) bool {
		return strings.ContainsRune(";,&|\n\r", r)
	}) {
		var name []string
		flush := func() {
			if s := strings.Join(name, " "); strings.IndexFunc(s, unicode.IsLetter) >= 0 {
				names = append(names, s)
			}
			name = name[:0]
		}
		for _, word := range strings.Fields(part) {
			if strings.EqualFold(word, "and") {
				flush()
				continue
			}
			name = append(name, word)
		}
		flush()
	}
	return names
}
