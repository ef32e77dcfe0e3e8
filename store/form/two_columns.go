package form

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

// The words of headings that tell what a column of a file with two people a row holds.
var (
	firstNames = []string{"first", "firstname", "forename", "given"}
	lastNames  = []string{"last", "lastname", "surname", "family"}
	somebodies = []string{"name", "names", "fullname", "leader", "leaders", "partner", "partners", "mentor", "mentee", "fellow", "buddy", "person", "participant",
		"colleague", "peer", "match", "with", "pair", "pairs", "who", "member", "applicant"}
	addresses = []string{"email", "emails", "mail", "address"}
	// notPeople are words for what stands beside people, and staff whose names these are not.
	notPeople = []string{"organisation", "organization", "employer", "company", "job", "role", "title", "sector", "place", "borough", "phone", "telephone", "mobile",
		"comment", "comments", "note", "notes", "id", "number", "cohort", "programme", "program", "scheme", "profession", "band", "grade", "team", "department", "theme",
		"themes", "hours", "reason", "year", "facilitator", "coordinator", "manager", "supervisor", "nominator", "sponsor", "referee"}
	staff     = []string{"facilitator", "coordinator", "manager", "supervisor", "nominator", "sponsor", "referee"}
	dayWords  = []string{"start", "started", "starts", "matched", "paired", "from", "launched", "date", "when", "on"}
	lastDays  = []string{"end", "ended", "ends", "until", "to", "finish", "finished", "closed", "submitted", "completion", "timestamp", "modified"}
	howItWent = []string{"outcome", "outcomes", "result", "status", "state", "ending", "ended", "completed", "finished", "went"}
)

// wordsOfHeading are the words of a heading without the numbers behind them: Name2 is a name.
func wordsOfHeading(heading string) []string {
	words := headingWords(clip(heading, maxCell))
	for i, w := range words {
		if short := strings.TrimRightFunc(w, unicode.IsDigit); short != "" {
			words[i] = short
		}
	}
	return words
}

func hasWord(words []string, of ...[]string) bool {
	return slices.ContainsFunc(words, func(w string) bool {
		return slices.ContainsFunc(of, func(list []string) bool { return slices.Contains(list, w) })
	})
}

// tellsTwo reports whether a heading says something in a file with two people a row.
func tellsTwo(heading string) bool {
	words := wordsOfHeading(heading)
	return len(words) > 0 && len(words) < 12 && !strings.Contains(heading, "@") && hasWord(words, firstNames, lastNames, somebodies, addresses, notPeople, dayWords, lastDays, howItWent)
}

// looksLikeTwoWords reports whether a cell may be a first and a last name.
func looksLikeTwoWords(cell string) bool {
	words := strings.Fields(cell)
	return len(words) > 1 && len(words) < 6 && looksLikePerson(cell)
}

// looksLikePerson reports whether a cell may be a name: a few words of letters.
func looksLikePerson(cell string) bool {
	words := strings.Fields(cell)
	return len(words) > 0 && !isYesOrNo(cell) && len(words) < 7 && len(cell) < 80 &&
		strings.IndexFunc(cell, func(r rune) bool { return unicode.IsDigit(r) || strings.ContainsRune("@%=?!:", r) }) < 0
}

// isYesOrNo reports whether a cell only says so.
func isYesOrNo(cell string) bool {
	switch programme.FoldHeading(cell) {
	case "yes", "no", "y", "n", "n a", "na", "none", "true", "false", "not known", "unknown", "tbc":
		return true
	}
	return false
}

// twoTable is the rows of a file with two people a row, and which columns tell what.
type twoTable struct {
	titles []string
	lines  []int // of each row
	rows   [][]string
	width  int

	slots        [2]slot
	shared       int // the one column in which both are named; -1 if there is none
	day, outcome int // -1 if there is none
}

// slot is the columns of one of the two.
type slot struct {
	email int // -1 if there is none
	names []int
}

func (t *twoTable) repeats(cells []string) bool {
	filled := trimEmpty(cells)
	if len(filled) != len(trimEmpty(t.titles)) {
		return false
	}
	for i, c := range filled {
		if programme.FoldHeading(c) != programme.FoldHeading(t.titles[i]) {
			return false
		}
	}
	return true
}

func (t *twoTable) add(line int, cells []string) {
	t.lines, t.rows = append(t.lines, line), append(t.rows, cells)
	t.width = max(t.width, len(cells), len(t.titles))
}

func (t *twoTable) title(column int) string {
	if column < len(t.titles) {
		return t.titles[column]
	}
	return ""
}

// most reports whether most of what stands in a column is such; false of an empty one.
func (t *twoTable) most(column int, is func(cell string) bool) bool {
	filled, good := 0, 0
	for _, r := range t.rows {
		if c := strings.TrimSpace(r[column]); c != "" {
			filled++
			if is(c) {
				good++
			}
		}
	}
	return filled > 0 && 2*good >= filled
}

func isAddress(cell string) bool {
	_, why := address(cell)
	return why == ""
}

func isDay(cell string) bool {
	if _, ok := monthOf(cell); ok {
		return true
	}
	_, ok := parseStamp(cell)
	return ok
}

// monthWritten matches a month of a year: "Mar-19", "March 2019", "03/2019".
var monthWritten = text.Pattern(`^(?i)(?:(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?|(0?[1-9]|1[0-2]))[ \-/.']*(?:of )?((?:19|20)\d\d|\d\d)$`)

// monthOf is the first day of a month that a cell names without a day.
func monthOf(cell string) (programme.Date, bool) {
	m := monthWritten().FindStringSubmatch(strings.TrimSpace(cell))
	if m == nil || m[1] == "" && len(m[3]) == 2 {
		return programme.Date{}, false
	}
	month := 1 + strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", strings.ToLower(m[1]))/3
	if m[1] == "" {
		month, _ = strconv.Atoi(m[2])
	}
	year, _ := strconv.Atoi(m[3])
	if year < 100 {
		year += 2000
	}
	return programme.Date{Year: year, Month: time.Month(month), Day: 1}, true
}

// find finds the columns.
func (t *twoTable) find() error {
	for i, r := range t.rows {
		for len(r) < t.width {
			r = append(r, "")
		}
		t.rows[i] = r
	}
	t.shared = -1
	t.findBeside()
	emails := t.emails()
	names := t.names(emails)
	switch {
	case len(emails) > 1:
		for k := range t.slots {
			t.slots[k].email = emails[k]
			if len(names) > 1 {
				t.slots[k].names = names[k]
			}
		}
	case len(names) > 1:
		for k := range t.slots {
			t.slots[k] = slot{-1, names[k]}
		}
		if len(emails) == 1 {
			k := 0
			if emails[0] > t.slots[1].names[0] {
				k = 1
			}
			t.slots[k].email = emails[0]
		}
	default:
		return t.findShared(emails, names)
	}
	return nil
}

// findShared finds the one column in which both people are named.
func (t *twoTable) findShared(emails []int, names [][]int) error {
	candidates := slices.Clone(emails)
	for _, n := range names {
		candidates = append(candidates, n[0])
	}
	for c := range t.width {
		candidates = append(candidates, c)
	}
	for _, c := range candidates {
		if c != t.day && c != t.outcome && t.most(c, func(cell string) bool { return len(inTwo(cell)) == 2 }) {
			t.shared = c
			return nil
		}
	}
	var headings []string
	for _, title := range t.titles {
		if strings.TrimSpace(title) != "" {
			headings = append(headings, quote(title))
		}
	}
	had := "there are no headings"
	if len(headings) > 0 {
		had = "the headings are " + strings.Join(headings[:min(len(headings), 8)], ", ")
	}
	return fmt.Errorf("there are no two columns with people: a row needs the e-mail addresses of two people, or their names; %s", had)
}

// inTwo cuts a cell between two people.
func inTwo(cell string) []string {
	var parts []string
	for _, p := range andBetween().Split(cell, -1) {
		if p = strings.TrimSpace(p); p != "" {
			parts = append(parts, p)
		}
	}
	return parts
}

// emails are the columns of addresses; those of staff only if there are no two others.
func (t *twoTable) emails() []int {
	var own, all []int
	for c := range t.width {
		if !t.most(c, isAddress) {
			continue
		}
		all = append(all, c)
		if !hasWord(wordsOfHeading(t.title(c)), staff) {
			own = append(own, c)
		}
	}
	if len(own) > 1 {
		return own
	}
	return all
}

// names are the columns of names, first and last ones together: by their headings, else by what stands in them.
func (t *twoTable) names(emails []int) [][]int {
	free := func(c int) bool { return c != t.day && c != t.outcome && !slices.Contains(emails, c) }
	var said, look [][]int
	for c := 0; c < t.width; c++ {
		words := wordsOfHeading(t.title(c))
		if !free(c) || !t.most(c, looksLikePerson) || hasWord(words, notPeople) && !namesSomebody(words) {
			continue
		}
		next := []string{}
		if c+1 < t.width && free(c+1) {
			next = wordsOfHeading(t.title(c + 1))
		}
		switch {
		case hasWord(words, firstNames) && hasWord(next, lastNames):
			said = append(said, []int{c, c + 1})
			c++
		case hasWord(words, lastNames) && hasWord(next, firstNames):
			said = append(said, []int{c + 1, c})
			c++
		case namesSomebody(words):
			said = append(said, []int{c})
		}
		if t.most(c, looksLikeTwoWords) {
			look = append(look, []int{c})
		}
	}
	if len(said) > 1 {
		return said
	}
	if len(look) > 1 && len(said) == 0 || len(look) == 2 {
		return look
	}
	return said
}

// namesSomebody reports whether a heading asks who somebody is, and not what they are: "Voluntary sector leader", not
// "Leader's sector", "Organisation name" or "Employer of partner".
func namesSomebody(words []string) bool {
	for len(words) > 1 && (len(words[len(words)-1]) == 1 || slices.Contains([]string{"one", "two", "first", "second"}, words[len(words)-1])) {
		words = words[:len(words)-1]
	}
	if len(words) == 0 || hasWord(words, staff) {
		return false
	}
	last := words[len(words)-1]
	switch {
	case slices.Contains(notPeople, last), slices.Contains(addresses, last):
		return false
	case slices.Contains([]string{"name", "names"}, last) && len(words) > 1 && slices.Contains(notPeople, words[len(words)-2]):
		return false
	}
	for i, w := range words[:len(words)-1] {
		if slices.Contains(notPeople, w) && (words[i+1] == "of" || words[i+1] == "for") {
			return false
		}
	}
	return hasWord(words, somebodies, firstNames, lastNames)
}

// findBeside finds the columns of the day and of how it went.
func (t *twoTable) findBeside() {
	t.day, t.outcome = -1, -1
	best := len(dayWords) + 1
	for c := range t.width {
		words := wordsOfHeading(t.title(c))
		switch {
		case t.most(c, isDay):
			rank := slices.IndexFunc(dayWords, func(w string) bool { return slices.Contains(words, w) })
			if rank < 0 {
				rank = len(dayWords)
			}
			if rank < best && (!hasWord(words, lastDays) || hasWord(words, dayWords[:7])) {
				t.day, best = c, rank
			}
		case t.outcome < 0 && hasWord(words, howItWent) && !t.most(c, isAddress):
			t.outcome = c
		}
	}
}

// used are the headings of the columns that were used.
func (t *twoTable) used() []string {
	var columns []int
	if t.shared >= 0 {
		columns = append(columns, t.shared)
	} else {
		for _, s := range t.slots {
			if s.email >= 0 {
				columns = append(columns, s.email)
			}
			columns = append(columns, s.names...)
		}
		slices.Sort(columns)
	}
	columns = append(columns, t.day, t.outcome)
	var out []string
	for _, c := range columns {
		if c >= 0 {
			out = append(out, cmp.Or(text.Line(short(t.title(c))), fmt.Sprintf("column %d", c+1)))
		}
	}
	return out
}

// people reads the two of a row, and says why it does not name two.
func (t *twoTable) people(i int) (people [2]matching.Written, why string) {
	cells := t.rows[i]
	if t.shared >= 0 {
		parts := inTwo(cells[t.shared])
		if len(parts) != 2 {
			return people, fmt.Sprintf("%s does not name two people: write both, with “and” between them", quote(cells[t.shared]))
		}
		for k, p := range parts {
			if people[k], why = person(p, ""); why != "" {
				return people, why
			}
		}
		return people, ""
	}
	for k, s := range t.slots {
		email, names := "", []string{}
		if s.email >= 0 {
			email = cells[s.email]
		}
		for _, c := range s.names {
			names = append(names, cells[c])
		}
		if people[k], why = person(email, strings.Join(names, " ")); why != "" {
			return people, why
		}
	}
	switch {
	case people[0].IsEmpty() && people[1].IsEmpty():
		return people, "nobody is named here"
	case people[0].IsEmpty():
		return people, people[1].Called() + " is named alone: write who the other one is"
	case people[1].IsEmpty():
		return people, people[0].Called() + " is named alone: write who the other one is"
	case people[0].Key() == people[1].Key():
		return people, people[0].Called() + " is named twice: write who the other one is"
	}
	return people, ""
}

// days reads the day of each row; the zero day where there is none that can be read.
func (t *twoTable) days(o Options) ([]programme.Date, error) {
	days := make([]programme.Date, len(t.rows))
	if t.day < 0 {
		return days, nil
	}
	column := newDateColumn(t.title(t.day), o)
	stamps := make([]stamp, len(t.rows))
	for i, r := range t.rows {
		if day, ok := monthOf(r[t.day]); ok {
			days[i] = day
			continue
		}
		if st, ok := parseStamp(r[t.day]); ok {
			stamps[i] = st
			column.see(t.lines[i], st, r[t.day])
		}
	}
	if err := column.settle(t.title(t.day)); err != nil {
		return nil, err
	}
	for i, st := range stamps {
		order := column.order
		if only, ok := st.onlyOrder(); ok {
			order = only
		}
		if st.year == 0 || order == "" && !st.known && st.a != st.b {
			continue
		}
		if day, ok := st.date(order); ok {
			days[i] = day
		}
	}
	return days, nil
}
