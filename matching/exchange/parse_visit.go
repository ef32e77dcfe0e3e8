package exchange

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
)

// VisitLine is a visit as people type it on one line.
type VisitLine struct {
	Visit Visit
	Note  string // what stands behind a colon
}

// ParseVisit reads a visit from one line: how long, what they did, who hosted and on which day, in any order, as in
// "3h shadowing at Tom's 12 May", "yesterday 90 min work meeting, Amara hosted", "a day, both hosted, event together
// on friday: they went to the board". names are the parties', whole. What is missing, what could mean two things and
// every word that is none of this is refused, so that nothing is guessed. Where it was stands in brackets, or is "online"; a
// note goes behind a colon.
//
// What [Exchange.SayVisit] says of a visit is read as the same visit.
func (e Exchange) ParseVisit(typed string, names []string, terms programme.Exchange, today programme.Date) (VisitLine, error) {
	l := visitWords{names: names, parties: e.Parties}
	line, place := cutPlace(strings.Join(strings.Fields(text.Line(typed)), " "))
	line, note, _ := strings.Cut(line, ": ")
	l.cut(line)
	v := VisitLine{Note: strings.TrimSpace(note)}
	v.Visit.Place = VisitPlace(place)
	if v.Visit.Place.IsEmpty() && l.online(terms.Activities) {
		v.Visit.Place = text.New(Online)
	}
	if len(l.words) == 0 {
		return v, errors.New("say how long, what they did, who hosted and when: 3h shadowing at " + nameOf(names, 0) + "’s 12 May")
	}
	if v.Visit.HourTenths = l.hours(); v.Visit.HourTenths == 0 {
		return v, errors.New("say how many hours it took: 3h, 3h30, half a day")
	}
	var err error
	if v.Visit.Date, err = l.day(today); err != nil {
		return v, err
	}
	if err = l.hostAndVisitors(&v.Visit, e); err != nil {
		return v, err
	}
	if v.Visit.Date.IsZero() { // before what they did: words left over may be a day that is not written to its end
		return v, errors.New("say on which day: today, friday, 12 May")
	}
	if v.Visit.Activity, err = l.activity(terms.Activities); err != nil {
		return v, err
	}
	switch {
	case v.Visit.Date.After(today):
		return v, fmt.Errorf("%s has not come yet", WeekDay(v.Visit.Date, today))
	}
	if err := e.CheckVisit(v.Visit, terms); err != nil {
		var refused *Refusal
		if errors.As(err, &refused) {
			return v, errors.New(refused.Why)
		}
		return v, err
	}
	return v, nil
}

// SayVisit puts a visit in words: "3.0 h of shadowing, Tom hosted, Fri 12 May (County Hall)".
func (e Exchange) SayVisit(v Visit, names []string, today programme.Date) string {
	host := e.Both() + " hosted"
	if v.Host >= 0 {
		host = nameOf(names, v.Host) + " hosted"
		if !e.VisitedByAll(v) {
			var visitors []string
			for _, p := range e.VisitorsOf(v) {
				visitors = append(visitors, nameOf(names, p))
			}
			host += " " + say.And(visitors)
		}
	}
	line := fmt.Sprintf("%s h of %s, %s, %s", say.Tenths(v.HourTenths), text.Line(v.Activity), host, WeekDay(v.Date, today))
	if v.Place.IsEmpty() {
		return line
	}
	return line + " (" + v.Place.Safe() + ")"
}

// visitWords is the words of a line, of which each reader takes what it understands.
type visitWords struct {
	words   []visitWord
	names   []string
	parties int
}

type visitWord struct {
	said, bare string
	taken      bool
}

func (l *visitWords) cut(line string) {
	for _, w := range strings.Fields(line) {
		if w = strings.Trim(w, ",;()"); w != "" && w != "·" {
			l.words = append(l.words, visitWord{said: w, bare: text.Bare(strings.TrimSuffix(w, "."))})
		}
	}
}

// is reports whether the words from i on are these, none of them taken.
func (l *visitWords) is(i int, words ...string) bool {
	for k, w := range words {
		if i+k >= len(l.words) || l.words[i+k].taken || l.words[i+k].bare != w {
			return false
		}
	}
	return true
}

// near is the word so many places beside another one; empty where there is none.
func (l *visitWords) near(i int) string {
	if i < 0 || i >= len(l.words) {
		return ""
	}
	return l.words[i].bare
}

func (l *visitWords) take(i, n int) {
	for k := range n {
		l.words[i+k].taken = true
	}
}

// dayLengths are the lengths of time that are said in days.
var dayLengths = []struct {
	words  string
	tenths int
}{{"half a day", (dayOfVisits + 1) / 2}, {"half day", (dayOfVisits + 1) / 2}, {"half-day", (dayOfVisits + 1) / 2}, {"a day", dayOfVisits}, {"one day", dayOfVisits},
	{"1 day", dayOfVisits}, {"full day", dayOfVisits}, {"whole day", dayOfVisits}}

// hours takes the first length of time; 0 if there is none. A number without a unit is one only as the first word.
func (l *visitWords) hours() int {
	for i := range l.words {
		for _, d := range dayLengths {
			if words := strings.Fields(d.words); l.is(i, words...) {
				l.take(i, len(words))
				return d.tenths
			}
		}
		for n := min(4, len(l.words)-i); n > 0; n-- {
			if tenths, ok := l.hoursIn(i, n); ok {
				l.take(i, n)
				return tenths
			}
		}
	}
	return 0
}

// timeUnits end a length of time.
var timeUnits = []string{"h", "hr", "hrs", "hour", "hours", "m", "min", "mins", "minute", "minutes"}

// hoursIn reads n words as a length of time: it begins with a figure and has a unit.
func (l *visitWords) hoursIn(i, n int) (int, bool) {
	var b strings.Builder
	for _, w := range l.words[i : i+n] {
		b.WriteString(w.said)
	}
	joined := strings.ToLower(b.String())
	if joined[0] < '0' || joined[0] > '9' {
		return 0, false
	}
	letters := strings.TrimLeft(joined, "0123456789.,:")
	bare := letters == "" && !strings.Contains(joined, ":")
	if _, month := monthOf(l.near(i + 1)); bare && (n > 1 || i > 0 || month) {
		return 0, false
	}
	if !bare && letters != "" && !strings.HasPrefix(letters, "h") && !slices.Contains(timeUnits, letters) {
		return 0, false
	}
	tenths, err := ParseHours(strings.Replace(strings.Replace(joined, "hours", "h", 1), "hour", "h", 1))
	return tenths, err == nil && tenths > 0
}

// day takes the longest run of words that is a day, of equal ones the last; zero if none is.
func (l *visitWords) day(today programme.Date) (programme.Date, error) {
	var impossible error
	for n := min(4, len(l.words)); n > 0; n-- {
		for i := len(l.words) - n; i >= 0; i-- {
			said := make([]string, n)
			free := true
			for k, w := range l.words[i : i+n] {
				said[k] = w.said
				free = free && !w.taken
			}
			if !free {
				continue
			}
			d, ok, err := readDay(strings.Join(said, " "), today, Past)
			if err != nil && impossible == nil {
				impossible = err
			}
			if ok && err == nil {
				l.take(i, n)
				return d, nil
			}
		}
	}
	return programme.Date{}, impossible
}

// mention is one of the parties named in the line.
type mention struct {
	at, n int // its words
	party int
}

// mentions takes the names. A word that several parties are called by needs another that tells which.
func (l *visitWords) mentions() ([]mention, error) {
	var out []mention
	for i := 0; i < len(l.words); i++ {
		who := l.calledBy(i)
		if len(who) == 0 {
			continue
		}
		n := 1
		for i+n < len(l.words) && !strings.ContainsAny(l.words[i+n-1].said, "'’") {
			both := slices.DeleteFunc(l.calledBy(i+n), func(p int) bool { return !slices.Contains(who, p) })
			if len(both) == 0 {
				break
			}
			who, n = both, n+1
		}
		if len(who) > 1 {
			return nil, fmt.Errorf("“%s” could be %s: write the whole name", l.words[i].said, oneOf([]string{nameOf(l.names, who[0]), nameOf(l.names, who[1])}))
		}
		l.take(i, n)
		out = append(out, mention{i, n, who[0]})
		i += n - 1
	}
	return out, nil
}

// calledBy are the parties who have a word in their name.
func (l *visitWords) calledBy(i int) []int {
	w := l.words[i]
	if w.taken || len(w.bare) < 2 {
		return nil
	}
	var exact, owner []int
	for p := range l.parties {
		for _, word := range strings.Fields(text.Bare(nameOf(l.names, p))) {
			switch w.bare {
			case word:
				exact = append(exact, p)
			case word + "s": // Tom's, or Toms
				owner = append(owner, p)
			}
		}
	}
	if len(exact) == 0 {
		exact = owner
	}
	return slices.Compact(exact)
}

// isHost reports whether the words beside a name say that it is the host's.
func (l *visitWords) isHost(m mention) bool {
	before, after := l.near(m.at-1), l.near(m.at+m.n)
	last := l.words[m.at+m.n-1].said
	return strings.HasSuffix(last, "'s") || strings.HasSuffix(last, "’s") || strings.HasSuffix(last, "'") || strings.HasSuffix(last, "’") ||
		slices.Contains([]string{"at", "by", "host", "visited", "visiting"}, before) ||
		slices.Contains([]string{"hosted", "hosts", "hosting", "host"}, after)
}

// jointWords say that all hosted, or nobody.
var jointWords = []string{"both", "joint", "jointly", "together", "all three"}

func (l *visitWords) isJoint() bool {
	joint := false
	for i := range l.words {
		for _, said := range jointWords {
			words := strings.Fields(said)
			if !l.is(i, words...) {
				continue
			}
			joint = true
			if said != "together" { // that may be of what they did
				l.take(i, len(words))
			}
		}
	}
	return joint
}

// hostAndVisitors takes who hosted, and, in a trio, who of the others was there.
func (l *visitWords) hostAndVisitors(v *Visit, e Exchange) error {
	mentions, err := l.mentions()
	if err != nil {
		return err
	}
	var hosts, others []int
	for _, m := range mentions {
		if l.isHost(m) {
			if !slices.Contains(hosts, m.party) {
				hosts = append(hosts, m.party)
			}
		} else {
			others = append(others, m.party)
		}
	}
	joint := l.isJoint()
	switch {
	case len(hosts) > 1:
		return fmt.Errorf("one of them hosts a visit, or %s: log a visit for each", e.Both())
	case len(hosts) == 0 && joint:
		v.Host = Joint
		return nil
	case len(hosts) == 0:
		who := 0
		if len(others) > 0 {
			who = others[0]
		}
		return fmt.Errorf("say who hosted: at %s’s, or %s", nameOf(l.names, who), e.Both())
	}
	v.Host = hosts[0]
	for p := range e.Parties {
		if p != v.Host && slices.Contains(others, p) {
			v.Visitors = append(v.Visitors, p)
		}
	}
	if e.VisitedByAll(*v) {
		v.Visitors = nil
	}
	return nil
}

// visitFillers are the words that say nothing by themselves.
var visitFillers = []string{"of", "a", "an", "the", "for", "on", "at", "with", "by", "in", "and", "to", "from", "was", "were",
	"host", "hosts", "hosted", "hosting", "visit", "visits", "visited", "visiting", "office", "place"}

// activity takes what is left as one of the activities: each word left is one of its own, or near enough.
func (l *visitWords) activity(activities []string) (string, error) {
	var left []visitWord
	for _, w := range l.words {
		if !w.taken && w.bare != "" && !slices.Contains(visitFillers, w.bare) {
			left = append(left, w)
		}
	}
	if len(activities) == 0 {
		said := make([]string, len(left))
		for i, w := range left {
			said[i] = w.said
		}
		if len(said) == 0 {
			return "", errors.New("say what they did")
		}
		return strings.Join(said, " "), nil
	}
	if without := slices.DeleteFunc(slices.Clone(left), func(w visitWord) bool { return w.bare == "together" }); len(activitiesOf(left, activities)) == 0 {
		left = without // it said who hosted
	}
	if len(left) == 0 {
		return "", errors.New("say what they did: " + oneOf(activities))
	}
	fit := activitiesOf(left, activities)
	if len(fit) == 1 {
		return fit[0], nil
	}
	for _, w := range left {
		if len(activitiesOf([]visitWord{w}, activities)) == 0 {
			return "", fmt.Errorf("“%s” says nothing here: what they did is %s; a note goes behind a colon", w.said, oneOf(activities))
		}
	}
	if len(fit) == 0 {
		fit = activities
	}
	return "", errors.New("say what they did: " + oneOf(fit))
}

// activitiesOf are the activities that have all the words; only the one that has no others, if there is such.
func activitiesOf(said []visitWord, activities []string) []string {
	var fit []string
	for _, a := range activities {
		words := strings.Fields(text.Bare(a))
		if slices.ContainsFunc(said, func(w visitWord) bool {
			return !slices.ContainsFunc(words, func(word string) bool { return sameStem(w.bare, word) })
		}) {
			continue
		}
		if len(words) == len(said) {
			return []string{a}
		}
		fit = append(fit, a)
	}
	return fit
}

// oneOf is a list of which one is meant: "shadowing, work meeting or other".
func oneOf(list []string) string {
	if n := len(list); n > 1 {
		return strings.Join(list[:n-1], ", ") + " or " + list[n-1]
	}
	return strings.Join(list, "")
}

// sameStem reports whether two words are forms of one: shadow, shadowed, shadowing.
func sameStem(said, word string) bool {
	if said == word || len(said) >= 3 && strings.HasPrefix(word, said) {
		return true
	}
	same := 0
	for same < len(said) && same < len(word) && said[same] == word[same] {
		same++
	}
	return same >= 4 && len(said)-same <= 3 && len(word)-same <= 4
}
