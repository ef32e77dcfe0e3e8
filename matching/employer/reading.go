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
	cores   [][]string // its words without what may be left out; first of the whole, then without a place or a department
	whole   [][]string // its words, for slips in those that may be left out; likewise
	claims  []string   // short forms that could stand for it, as sorted keys: "gstt", "icb sel"
	shorter [][]string // names that leave a part of it away, and that could stand for it: "st christophers", "kingston council"
}

// mayLack are words that one wording of an employer has and another has not; small are those among them that short
// forms skip too, body those that say what kind of body it is.
var (
	small    = words("the and of for in at a to on")
	body     = words("nhs trust foundation ft nhsft nhst limited ltd plc llp llc inc co company cic cio scio")
	mayLack  = words("the and of for in at a to on nhs trust foundation ft nhsft nhst limited ltd plc llp llc inc co company cic cio scio service charity gp")
	kinds    = words("council icb pcn ccg pct hospital hospice university college school academy church police ambulance brigade healthcare practice surgery centre clinic association society trust foundation nhs borough")
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
	r.whole = [][]string{whole}
	r.add(core(whole))
	if main := mainPiece(pieces); main != nil {
		r.add(core(main))
		r.whole = append(r.whole, main)
		r.claims = append(r.claims, shortForms(whole)...)
		whole = main
	}
	if first := core(whole); len(whole) > 0 && whole[0] == "nhs" && !hasKind(first) {
		r.add(append(first, "icb")) // a board is often called NHS and its place
	}
	r.claims = append(r.claims, shortForms(whole)...)
	for _, c := range r.cores {
		r.leaves(withoutKind(c))
	}
	if short := withoutRiver(whole); short != nil {
		r.leaves(core(short))
		r.claims = append(r.claims, shortForms(short)...)
	}
	return r
}

// leaves takes a name in that leaves a part of the employer's away.
func (r *reading) leaves(shorter []string) {
	if len(shorter) > 0 {
		r.shorter = append(r.shorter, shorter)
		r.claims = append(r.claims, sortedKey(shorter))
	}
}

// withoutKind is a name of several words without what kind of body it is: "St Christopher's" for the hospice. With one
// word left it is only a place.
func withoutKind(core []string) []string {
	rest := slices.DeleteFunc(slices.Clone(core), func(w string) bool { return kinds[w] })
	if len(rest) < 2 || len(rest) == len(core) {
		return nil
	}
	return rest
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
	if c := core(in); len(c) > 1 && c[len(c)-1] == "council" { // by another form of council than was written
		place := initials(c[:len(c)-1])
		for _, form := range []string{"lb" + place, "rb" + place, place + "c", place + "cc", place + "bc"} {
			add(form, 3, "")
		}
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
