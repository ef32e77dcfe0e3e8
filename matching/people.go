package matching

import (
	"slices"
	"strings"
	"unicode"

	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

// Why two people are kept apart, whatever the programme: bits.
const (
	isBlocked   uint8 = 1 << iota
	wasPaired         // in an earlier cohort
	managesIt         // the second is named as line manager by the first
	managedByIt       // the first by the second
	avoidsIt          // the first asked not to be paired with the second
	avoidedByIt       // the second asked
)

// mirrored is the same reason seen from the other person.
func mirrored(reason uint8) uint8 {
	switch reason {
	case managesIt:
		return managedByIt
	case avoidsIt:
		return avoidedByIt
	}
	return reason
}

// apart are the couples that may never be, by person: those of person i are
// with[start[i]:start[i+1]], ascending, and most people have none.
type apart struct {
	start  []int32
	with   []int32
	reason []uint8
}

func (a *apart) has(i, j int) bool { return a.start[i] != a.start[i+1] && a.reasons(i, j) != 0 }

// of are the people kept from person i.
func (a *apart) of(i int) []int32 { return a.with[a.start[i]:a.start[i+1]] }

// reasons are those that keep i from j, seen from i.
func (a *apart) reasons(i, j int) uint8 {
	from, to := a.start[i], a.start[i+1]
	at, ok := slices.BinarySearch(a.with[from:to], int32(j))
	if !ok {
		return 0
	}
	return a.reason[int(from)+at]
}

// Unresolved is a name or an e-mail in an answer that fits nobody of the cohort, or more than one.
type Unresolved struct {
	ID    ID // who wrote it
	Field string
	Text  text.Text
}

// Unresolved lists the line managers and the people not to be paired with whom the answers name and
// who could not be told, in the order of who wrote them.
func (s *Scorer) Unresolved() []Unresolved { return slices.Clone(s.unresolved) }

// equal reports whether two say the same.
func (a *apart) equal(b *apart) bool {
	return slices.Equal(a.start, b.start) && slices.Equal(a.with, b.with) && slices.Equal(a.reason, b.reason)
}

// link is a reason that keeps person i from j.
type link struct {
	i, j   int32
	reason uint8
}

func linked(links []link, i, j int, reason uint8) []link {
	if i == j {
		return links
	}
	return append(links, link{int32(i), int32(j), reason}, link{int32(j), int32(i), mirrored(reason)})
}

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

// keepApart adds those that were decided.
func (s *Scorer) keepApart() {
	links := slices.Clone(s.named)
	couples := func(m map[Couple]bool, reason uint8) {
		for c, yes := range m { // sorted below
			a, okA := s.index[c.A]
			b, okB := s.index[c.B]
			if yes && okA && okB {
				links = linked(links, a, b, reason)
			}
		}
	}
	couples(s.pool.Blocked, isBlocked)
	couples(s.pool.Earlier, wasPaired)
	slices.SortFunc(links, func(a, b link) int {
		if a.i != b.i {
			return int(a.i - b.i)
		}
		return int(a.j - b.j)
	})
	s.apart = apart{start: make([]int32, len(s.people)+1)}
	for k, l := range links {
		if k > 0 && links[k-1].i == l.i && links[k-1].j == l.j {
			s.apart.reason[len(s.apart.reason)-1] |= l.reason
			continue
		}
		s.apart.with = append(s.apart.with, l.j)
		s.apart.reason = append(s.apart.reason, l.reason)
		s.apart.start[l.i+1]++
	}
	for i := range s.people {
		s.apart.start[i+1] += s.apart.start[i]
	}
}

// directory finds people by e-mail, else by a name that only one person has.
type directory struct {
	email map[string]int
	name  map[string]int // -1: several
}

func newDirectory(people []*Applicant) directory {
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
func peopleNamed(a Answer) []string {
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
