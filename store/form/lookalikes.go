package form

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
)

// flag lists what a coordinator should look at. Nothing here changes what was read.
func (im *importer) flag() {
	var people []*entry
	for _, e := range im.entries {
		if len(e.faults) == 0 && e.by == 0 {
			people = append(people, e)
		}
	}
	for _, e := range people {
		for _, n := range e.notes {
			im.note(e, n)
		}
		for _, n := range e.beside {
			im.res.Flags = append(im.res.Flags, Flag{Row: e.row, Why: sentence(n), Asked: true})
		}
		im.flagTest(e)
		im.flagEarly(e)
		im.flagOutOfPlace(e)
	}
	im.flagTidied()
	im.flagAddresses(people)
	im.flagAccounts(people)
	slices.SortStableFunc(im.res.Flags, func(a, b Flag) int { return cmp.Compare(a.Row, b.Row) })
}

func (im *importer) note(e *entry, why string) {
	im.res.Flags = append(im.res.Flags, Flag{Row: e.row, Why: sentence(why)})
}

// flagTest finds trials of the form and mailboxes that several people read.
func (im *importer) flagTest(e *entry) {
	local, _, _ := strings.Cut(e.key, "@")
	name := strings.Join(slices.Compact(strings.Fields(programme.FoldHeading(e.person.Name.Raw()))), " ")
	switch {
	case slices.Contains([]string{"test", "tester", "testing", "test user", "test person", "asdf", "qwerty", "xxx", "n a"}, name),
		strings.Trim(local, "0123456789") == "test":
		im.note(e, fmt.Sprintf("%s, %s, looks like a trial of the form: withdraw it if it is", quote(e.person.Name.Raw()), quote(e.person.Email.Raw())))
	case slices.Contains([]string{"info", "admin", "office", "enquiries", "contact", "reception", "team", "hello", "mail", "hr"}, local):
		im.note(e, fmt.Sprintf("%s looks like a mailbox that several people read: ask %s for an address of their own",
			quote(e.person.Email.Raw()), quote(e.person.Name.Raw())))
	}
}

// flagEarly finds who applied before anybody could.
func (im *importer) flagEarly(e *entry) {
	p := im.mapping.programme
	if opens, at := p.Intake.Opens, e.person.Submitted; !opens.IsZero() && !at.IsZero() && at.Before(opens) {
		im.note(e, fmt.Sprintf("%s was sent on %s, before the form was open on %s: withdraw it if it is a trial of the form", quote(e.person.Name.Raw()),
			at.In(opens.Location()).Format("2 January 2006 15:04"), opens.Format("2 January 2006 15:04")))
	}
}

// flagOutOfPlace finds answers that are not asked of people like whoever gave them: an issue of another place.
func (im *importer) flagOutOfPlace(e *entry) {
	p := im.mapping.programme
	for _, f := range p.Fields {
		by, ok := p.Field(f.Of)
		decides := e.person.Answers[f.Of].Choices
		if f.Of == "" || !ok || len(decides) != 1 {
			continue
		}
		for _, c := range f.OutOfPlace(e.person.Answers[f.Name].Choices, decides[0]) {
			im.note(e, fmt.Sprintf("%s: %s is asked of %s, and %s answered %s to %s", text.Line(f.Label), quote(c.Label), say.And(c.OnlyFor(by)),
				quote(e.person.Name.Raw()), quote(by.Full(decides[0])), text.Line(by.Label)))
		}
	}
}

// flagAddresses finds addresses that look like another.
func (im *importer) flagAddresses(people []*entry) {
	first := make(map[string]*entry, len(people))
	for _, e := range people {
		key := skeleton(e.key)
		if earlier := first[key]; earlier != nil {
			im.note(e, fmt.Sprintf("%s looks like %s in row %d%s: one person or two?",
				quote(e.person.Email.Raw()), quote(earlier.person.Email.Raw()), earlier.row, foreign(e, earlier)))
			continue
		}
		first[key] = e
	}
	near := make(map[uint64]*entry, 16*len(people))
	for _, e := range people {
		for _, key := range variants(e.key) {
			earlier := near[key]
			if earlier == nil {
				near[key] = e
				continue
			}
			if earlier != e && alikeNames(earlier, e) {
				im.note(e, fmt.Sprintf("%s is a letter or two from %s in row %d, and the names are alike: one person or two?",
					quote(e.person.Email.Raw()), quote(earlier.person.Email.Raw()), earlier.row))
				break
			}
		}
	}
}

// alikeNames reports whether two names are almost the same. Whether two people of one name are one, the cohort asks.
func alikeNames(a, b *entry) bool {
	x, y := a.person.Name.Fold(), b.person.Name.Fold()
	return x != y && skeleton(a.key) != skeleton(b.key) && dice(pairs(x), pairs(y)) >= 0.75
}

// variants are hashes (FNV-1a) of an address and of what is left of it with one letter fewer: two
// addresses that share one are a letter or two apart. Figures count: ann1 and ann2 are two people.
func variants(key string) []uint64 {
	local, _, _ := strings.Cut(key, "@")
	if len(local) < 4 || len(local) > 64 {
		return nil
	}
	out := make([]uint64, 1, 1+len(local))
	out[0] = text.HashWithout(key, -1, 0)
	for i, r := range local {
		if unicode.IsLetter(r) {
			out = append(out, text.HashWithout(key, i, utf8.RuneLen(r)))
		}
	}
	return out
}

// skeleton is what an address looks like: letters of other scripts and figures by the Latin letter that
// they resemble, and without what may be left out of an address or added to it.
func skeleton(key string) string {
	local, domain, _ := strings.Cut(norm.NFKC.String(key), "@")
	local, _, _ = strings.Cut(local, "+")
	return strings.Map(func(r rune) rune {
		if r == '.' || r == '-' || r == '_' {
			return -1
		}
		return resembled(r)
	}, local) + "@" + strings.Map(resembled, domain)
}

// resembled returns the Latin letter that a letter or figure may be taken for: the common cases of the
// Unicode Consortium's confusables (UTS 39).
func resembled(r rune) rune {
	if 'a' <= r && r <= 'z' {
		return r
	}
	const (
		odd   = "аеорсухіјѕһԁԛԝвнкмтοανιρκηυχτωɑɡıӏ01"
		plain = "aeopcyxijshdqwbhkmtoavipknuxtwagilol"
	)
	at := 0
	for _, o := range odd {
		if o == r {
			return rune(plain[at])
		}
		at++
	}
	return r
}

// foreign says so where one of two addresses has letters that are not Latin.
func foreign(a, b *entry) string {
	for _, e := range []*entry{a, b} {
		for _, r := range e.key {
			if unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) {
				return ", with letters of another alphabet"
			}
		}
	}
	return ""
}

// flagAccounts finds accounts that sent the form for several people.
func (im *importer) flagAccounts(people []*entry) {
	first := make(map[string]*entry)
	for _, e := range people {
		if e.account == "" || e.account == "anonymous" {
			continue
		}
		if earlier := first[e.account]; earlier != nil {
			im.note(e, fmt.Sprintf("%s sent the form for %s and in row %d for %s: has everybody agreed themselves?",
				quote(e.account), quote(e.person.Name.Raw()), earlier.row, quote(earlier.person.Name.Raw())))
			continue
		}
		first[e.account] = e
	}
}
