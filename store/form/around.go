package form

import (
	"slices"
	"strings"

	"crosswalk/matching/programme"
)

// assignAround gives fields that no heading asks for to one that asks for them with words around: "Organisation name",
// "organisationName", "Your current job title, please". Where two may, nobody is taken.
func (m *mapping) assignAround() {
	for _, f := range m.programme.Fields {
		if m.asked(f.Name) || isIdentity(f.Name) || len(f.Headings) == 0 {
			continue
		}
		at := -1
		for i, c := range m.columns {
			if c.field != "" || c.meta || c.folded == "" || m.rejects && i == 0 || !mayAnswer(f, c.title) {
				continue
			}
			rank, ok := f.HeadingRank(withoutAround(c.title))
			switch {
			case !ok || rank < programme.ExactHeading:
			case at >= 0:
				at = len(m.columns)
			default:
				at = i
			}
		}
		if at >= 0 && at < len(m.columns) {
			m.columns[at].field, m.columns[at].how = f.Name, HowPattern
		}
	}
}

// withoutAround is a heading without the words around what it asks for, and with words that were written as one parted.
func withoutAround(heading string) string {
	words := slices.DeleteFunc(headingWords(unglued(heading)), func(w string) bool {
		return w == "name" || w == "current" || w == "of" || slices.Contains(around, w)
	})
	return strings.Join(words, " ")
}

// shared are words of a heading that asks for an address which several people may have.
var shared = wordSet("team", "department", "office", "practice", "service", "organisation", "organization", "group", "shared", "generic", "general", "reception",
	"enquiries", "mailbox", "home", "other", "second", "secondary", "alternative", "backup", "previous", "old")

// assignAddress finds the address where no heading asks for it, in the one column that says e-mail among its words, of nobody
// else and no team's, and below which stand addresses: "University e-mail address", "NHS email". Where two may, neither is
// taken.
func (m *mapping) assignAddress() {
	f, ok := m.programme.Field(programme.FieldEmail)
	if !ok || m.asked(f.Name) || m.nominees {
		return
	}
	at := -1
	for i, c := range m.columns {
		if c.field != "" || c.meta || c.folded == "" || m.rejects && i == 0 || !asksAddress(c.title) || !mayAnswer(f, c.title) ||
			m.looked > 0 && len(c.samples) == 0 || slices.ContainsFunc(c.samples, func(s string) bool { return !isAddress(s) }) {
			continue
		}
		if at >= 0 {
			return
		}
		at = i
	}
	if at >= 0 {
		m.columns[at].field, m.columns[at].how = f.Name, HowPattern
	}
}

// asksAddress reports whether a heading says e-mail, and no word for one that is not one person's.
func asksAddress(heading string) bool {
	words := headingWords(heading)
	return slices.ContainsFunc(words, func(w string) bool { return w == "email" || w == "mail" }) &&
		!slices.ContainsFunc(words, func(w string) bool { return shared[w] })
}

// callsAddress reports whether a heading asks for an address in a few words, as an answer that mentions e-mail does not.
func callsAddress(heading string) bool {
	return len(heading) < maxAddress && asksAddress(heading) && len(headingWords(heading)) <= 6 && ownerOf(heading) == ownAnswer
}

// calledBy are what a heading says that asks for a first name beside a surname.
var calledBy = []string{"known as", "christian name", "preferred name", "forename", "given name", "first name", "called"}

// assignFirstName finds the first name where only the surname is asked for, since a surname alone is nobody's name; or
// asks.
func (m *mapping) assignFirstName() {
	whole := m.column(programme.FieldName)
	if m.column(programme.FieldLastName) < 0 || m.column(programme.FieldFirstName) >= 0 || whole >= 0 && !m.columns[whole].meta {
		return
	}
	var likely []int
	for i, c := range m.columns {
		if c.field == "" && !c.meta && ownerOf(c.title) == ownAnswer && slices.ContainsFunc(calledBy, func(s string) bool { return strings.Contains(" "+c.folded+" ", " "+s+" ") }) {
			likely = append(likely, i)
		}
	}
	if len(likely) == 1 {
		m.columns[likely[0]].field, m.columns[likely[0]].how = programme.FieldFirstName, HowPattern
		return
	}
	var titles []string
	for _, i := range likely {
		titles = append(titles, m.columns[i].title)
	}
	m.ask(programme.FieldFirstName, m.columns[m.column(programme.FieldLastName)].title, titles...)
}

// The words of a heading that asks for whom a row is about, by what they are to the programme: "Applicant", "Name of fellow".
// Those of a sheet may also be somebody else in a form.
var (
	thoseAsked    = wordSet("applicant", "applicants", "candidate", "candidates", "participant", "participants", "delegate", "delegates")
	thoseInSheets = wordSet("fellow", "fellows", "nominee", "nominees", "person", "people", "leader", "leaders", "member", "members", "who", "individual", "attendee")
	besideThem    = wordSet("name", "names", "full", "of", "the", "s", "names")
)

// assignWhom finds the name where no heading asks for it, in the column that tells whom a row is about. Where two may,
// neither is taken.
func (m *mapping) assignWhom(o Options) {
	whole := m.column(programme.FieldName)
	if whole >= 0 && !m.columns[whole].meta || m.column(programme.FieldLastName) >= 0 || m.column(programme.FieldFirstName) >= 0 {
		return
	}
	likely := -1
	for i, c := range m.columns {
		if c.field != "" || c.meta || c.folded == "" || m.rejects && i == 0 || !tellsWhom(c.title, o.Known != nil && !m.asked(programme.FieldEmail)) {
			continue
		}
		if likely >= 0 {
			return
		}
		likely = i
	}
	if likely >= 0 {
		if whole >= 0 {
			m.columns[whole].field = ""
		}
		m.columns[likely].field, m.columns[likely].how = programme.FieldName, HowPattern
	}
}

// tellsWhom reports whether a heading asks for whom a row is about; of a sheet in more words.
func tellsWhom(heading string, sheet bool) bool {
	whom := false
	for _, w := range wordsOfHeading(heading) {
		switch {
		case thoseAsked[w] || sheet && thoseInSheets[w]:
			whom = true
		case !besideThem[w]:
			return false
		}
	}
	return whom
}
