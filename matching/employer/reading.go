package employer

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"crosswalk/matching/text"
)

// reading is what a wording may stand for, as words that can be held against those of another.
type reading struct {
	cores  [][]string // its words without what may be left out; first of the whole, then without a place or a department
	whole  []string   // its words, for slips in those that may be left out
	claims []string   // short forms that could stand for it, as sorted keys: "gstt", "icb sel"
}

// How words are written for other words, and short for several.
var (
	sameWord = map[string]string{
		"hosp": "hospital", "uni": "university", "univ": "university", "dept": "department", "govt": "government",
		"assoc": "association", "soc": "society", "ctr": "centre", "center": "centre", "med": "medical", "intl": "international",
		"natl": "national", "hc": "healthcare", "svc": "service", "svcs": "service", "services": "service", "saint": "st", "corp": "corporation",
		"sch": "school", "coll": "college", "comm": "community", "ics": "icb", "cncl": "council", "mgmt": "management",
		"boro": "borough", "cc": "council", "bc": "council", "dc": "council", "neighbors": "neighbours", "neighborhood": "neighbourhood",
		"beds": "bedfordshire", "berks": "berkshire", "bucks": "buckinghamshire", "cambs": "cambridgeshire", "glos": "gloucestershire", "hants": "hampshire",
		"herts": "hertfordshire", "lancs": "lancashire", "leics": "leicestershire", "lincs": "lincolnshire", "northants": "northamptonshire",
		"notts": "nottinghamshire", "oxon": "oxfordshire", "staffs": "staffordshire", "wilts": "wiltshire", "worcs": "worcestershire", "yorks": "yorkshire",
	}
	inShort = []struct {
		words []string
		short string
	}{
		{[]string{"integrated", "care", "board"}, "icb"}, {[]string{"integrated", "care", "system"}, "icb"},
		{[]string{"primary", "care", "network"}, "pcn"}, {[]string{"clinical", "commissioning", "group"}, "ccg"},
		{[]string{"community", "interest", "company"}, "cic"}, {[]string{"primary", "care", "trust"}, "pct"},
		{[]string{"charitable", "incorporated", "organisation"}, "cio"}, {[]string{"national", "health", "service"}, "nhs"},
		{[]string{"health", "care"}, "healthcare"}, {[]string{"met", "police"}, "metropolitan police"},
		{[]string{"united", "kingdom"}, "uk"}, {[]string{"registered", "charity"}, "charity"}, {[]string{"community", "interest", "co"}, "cic"},
		{[]string{"se"}, "south east"}, {[]string{"sw"}, "south west"}, {[]string{"ne"}, "north east"}, {[]string{"nw"}, "north west"},
		{[]string{"southeast"}, "south east"}, {[]string{"southwest"}, "south west"}, {[]string{"northeast"}, "north east"}, {[]string{"northwest"}, "north west"},
		{[]string{"frs"}, "fire rescue"}, {[]string{"nhsft"}, "nhs ft"},
	}
)

// mayLack are words that one wording of an employer has and another has not; small are those among them that short
// forms skip too, body those that say what kind of body it is.
var (
	small    = words("the and of for in at a to on")
	body     = words("nhs trust foundation ft nhsft nhst limited ltd plc llp llc inc co company cic cio scio")
	mayLack  = words("the and of for in at a to on nhs trust foundation ft nhsft nhst limited ltd plc llp llc inc co company cic cio scio service charity gp")
	kinds    = words("council icb pcn ccg pct hospital hospice university college school academy church police ambulance brigade healthcare practice surgery centre clinic association society trust foundation nhs borough healthcare")
	ofTrusts = words("nhs foundation")
	ofHealth = words("nhs")
	councils = words("borough city county district metropolitan unitary royal london")
)

func words(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

// read takes a wording apart.
func read(wording string) reading {
	folded := withoutAccents(text.Fold(wording))
	pieces, claims := piecesOf(folded)
	var r reading
	r.claims = claims
	var whole []string
	for _, p := range pieces {
		whole = append(whole, p...)
	}
	if len(whole) > 1 && whole[0] == "the" {
		whole = whole[1:]
	}
	r.whole = whole
	r.add(core(whole))
	if main := mainPiece(pieces); main != nil {
		r.add(core(main))
		whole = main
	}
	if first := core(whole); len(whole) > 0 && whole[0] == "nhs" && !hasKind(first) {
		r.add(append(first, "icb")) // a board is often called NHS and its place
	}
	r.claims = append(r.claims, shortForms(whole)...)
	if len(whole) < len(r.whole) {
		r.claims = append(r.claims, shortForms(r.whole)...)
	}
	for _, c := range r.cores {
		r.claims = append(r.claims, withoutKind(c)...)
	}
	return r
}

// withoutKind is a name of several words without what kind of body it is: "St Christopher's" for the hospice. With one
// word left it is only a place.
func withoutKind(core []string) []string {
	rest := slices.DeleteFunc(slices.Clone(core), func(w string) bool { return kinds[w] })
	if len(rest) < 2 || len(rest) == len(core) {
		return nil
	}
	return []string{sortedKey(rest)}
}

func (r *reading) add(core []string) {
	if len(core) > 0 && !slices.ContainsFunc(r.cores, func(c []string) bool { return slices.Equal(c, core) }) {
		r.cores = append(r.cores, core)
	}
}

func withoutAccents(s string) string {
	if strings.IndexFunc(s, func(r rune) bool { return r >= 0x80 }) < 0 {
		return s
	}
	return norm.NFC.String(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(s)))
}

var dashes = strings.NewReplacer(" - ", ",", " – ", ",", " — ", ",", "–", ",", "—", ",", "[", "(", "]", ")")

// piecesOf cuts a wording at brackets, commas, slashes, colons and at dashes with space around them. A short form of
// the words before it is no piece but a claim.
func piecesOf(s string) (pieces [][]string, claims []string) {
	s = dashes.Replace(s)
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("(),/:;|\n", r) }) {
		w := organisationWords(part)
		switch {
		case len(w) == 0:
		case len(w) == 1 && len(pieces) > 0 && len(pieces[len(pieces)-1]) > 1 && isInitials(w[0], pieces[len(pieces)-1]):
			claims = append(claims, w[0])
		case len(pieces) == 1 && len(pieces[0]) == 1 && len(w) > 1 && isInitials(pieces[0][0], w): // "SLaM (South London and Maudsley)"
			claims = append(claims, pieces[0][0])
			pieces[0] = spelt(w)
		default:
			pieces = append(pieces, spelt(w))
		}
	}
	return pieces, claims
}

// spelt writes words the usual way, and in short what has a usual short form.
func spelt(in []string) []string {
	out := make([]string, 0, len(in))
	for i := 0; i < len(in); {
		n := 0
		for _, p := range inShort {
			if end := i + len(p.words); end <= len(in) && slices.Equal(in[i:end], p.words) {
				out, n = append(out, strings.Fields(p.short)...), len(p.words)
				break
			}
		}
		if n == 0 {
			w := in[i]
			if usual, ok := sameWord[w]; ok {
				w = usual
			}
			out, n = append(out, w), 1
		}
		i += n
	}
	return out
}

// mainPiece is the employer among several pieces: the first, unless it says nothing of a kind of body and another one
// does, as in "Adult Social Care, Lewisham Council". It is nil if there is but one, or it says too little.
func mainPiece(pieces [][]string) []string {
	if len(pieces) < 2 {
		return nil
	}
	main := pieces[0]
	if !hasKind(main) {
		for _, p := range pieces[1:] {
			if hasKind(p) && len(p) > 1 {
				main = p
				break
			}
		}
	}
	if !slices.ContainsFunc(main, func(w string) bool { return !kinds[w] && !mayLack[w] && len(w) > 2 }) {
		return nil
	}
	return main
}

func hasKind(words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return kinds[w] || w == "lb" })
}

// core is a wording's words without those that may be left out, every council called council.
func core(in []string) []string {
	in = council(in)
	out := make([]string, 0, len(in)+1)
	for _, w := range in {
		if !mayLack[w] && !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	if len(out) == 0 {
		return slices.Clone(in)
	}
	return out
}

// boroughs are how the names of councils begin, the longer before the shorter.
var boroughs = [][]string{
	{"the", "london", "borough", "of"}, {"london", "borough", "of"}, {"london", "borough"}, {"the", "royal", "borough", "of"},
	{"royal", "borough", "of"}, {"metropolitan", "borough", "of"}, {"borough", "of"}, {"lb", "of"}, {"lb"}, {"rb", "of"}, {"rb"},
	{"council", "of"}, {"city", "of"},
}

// council calls a council by its place and "council": "london borough of lewisham", "lb lewisham", "lewisham london
// borough council", "city of westminster".
func council(in []string) []string {
	for _, b := range boroughs {
		if len(in) <= len(b) || !slices.Equal(in[:len(b)], b) {
			continue
		}
		rest := in[len(b):]
		if b[0] == "city" && hasKind(rest) && !slices.Contains(rest, "council") {
			return in
		}
		rest = slices.DeleteFunc(slices.Clone(rest), func(w string) bool { return w == "council" || w == "corporation" })
		if len(rest) == 0 {
			return in
		}
		return append(rest, "council")
	}
	out := slices.Clone(in)
	if last := len(out) - 1; last > 0 && slices.Contains([]string{"lb", "mbc", "lbc"}, out[last]) {
		out[last] = "council"
	}
	if last := len(out) - 1; last > 1 && out[last] == "borough" && out[last-1] == "london" {
		out[last] = "council"
	}
	at := slices.Index(out, "council")
	for at > 1 && councils[out[at-1]] {
		out = slices.Delete(out, at-1, at)
		at--
	}
	return out
}

// shortForms are the initials that could stand for several words, with and without the small ones and what kind of
// body it is: "slam", "gst", "gstt", "las". Of a body that is called by its kind they are also such as "icb sel".
func shortForms(in []string) []string {
	var out []string
	add := func(letters string, least int, kind string) {
		if len([]rune(letters)) < least {
			return
		}
		key := letters
		if kind != "" {
			two := []string{letters, kind}
			slices.Sort(two)
			key = strings.Join(two, " ")
		}
		if !slices.Contains(out, key) {
			out = append(out, key)
		}
	}
	without := func(sets ...map[string]bool) []string {
		return slices.DeleteFunc(slices.Clone(in), func(w string) bool {
			return slices.ContainsFunc(sets, func(set map[string]bool) bool { return set[w] })
		})
	}
	if len(in) > 12 {
		return nil
	}
	for _, some := range [][]string{in, without(small), without(body), without(small, body), without(ofTrusts),
		without(small, ofTrusts), without(small, ofHealth)} {
		add(initials(some), 3, "")
	}
	if c := core(in); len(c) > 2 && kinds[c[len(c)-1]] {
		add(initials(c[:len(c)-1]), 2, c[len(c)-1])
		add(initials(c[:len(c)-1])+c[len(c)-1], 5, "")
	}
	return out
}

func initials(words []string) string {
	var b strings.Builder
	for _, w := range words {
		for _, r := range w {
			b.WriteRune(r)
			break
		}
	}
	return b.String()
}
