package matching

import (
	"slices"
	"strings"
	"unicode"

	"crosswalk/matching/text"
)

// beside are words that stand beside a name without being one.
var beside = setOf(strings.Fields(`
	please not no never nobody none noone with without avoid anyone anybody someone somebody everyone except but from to of in at for by on the a an this that any other than
	my our his her their your its me him them i we he she they it you who whom which is are was were am be been being as if so also both either neither nor plus well along together alias aka nee née pls plz thanks
	line manager managers boss supervisor mentor mentee deputy head director chief executive officer lead leader team teams services service senior principal
	clinical consultant nurse nursing ward matron doctor gp partner partners assistant associate assistants coordinator administrator chair trustee ceo cfo coo cno hr
	husband wife spouse sister brother mother father son daughter cousin aunt uncle friend friends ex former formerly current currently present previous previously colleague colleagues
	used work works worked working together same know knows knew known report reports reported reporting manage manages managed
	would could should prefer rather want wants do does dont cannot cant wont must may match matched pair paired pairing mailto email mail tel mr mrs ms applicable aware already
	keep keeps kept away apart stay separate separated put asked have has had there because since about against years ago history conflict interest
	department dept directorate division unit office trust nhs foundation council icb gmbh ltd cic plc charity hospital hospitals`)...)

// nobody are whole answers that say there is nobody.
var nobody = setOf("no", "na", "n/a", "n.a", "n a", "nil", "non", "none", "nobody", "not applicable", "tbc", "?", "")

var nobodyBegins = []string{"none ", "no one", "no-one", "noone", "nobody ", "no,", "no thank", "not applicable"}

// Read finds the names in an answer of one person and who is meant by them; nobody means themselves.
func (d *Directory) Read(answer text.Text, self ID) []Name {
	whole := strings.Trim(answer.Fold(), " .!-–—/")
	if nobody[whole] {
		return nil
	}
	r := &nameReader{d: d, self: self, s: answer.Raw()}
	tokens := withoutTitles(readTokens(r.s))
	for from := 0; from < len(tokens); {
		to := from
		for to < len(tokens) && tokens[to].piece == tokens[from].piece {
			to++
		}
		r.piece(tokens[from:to])
		from = to
	}
	says := slices.ContainsFunc(nobodyBegins, func(b string) bool { return strings.HasPrefix(whole, b) })
	told := slices.ContainsFunc(r.names, func(n Name) bool { return !n.FitsNobody() })
	if len(tokens) > 0 && len(r.names) <= 1 && !told && !says && !r.me { // whatever it is, it is nobody's name
		return []Name{{Text: text.New(strings.Join(strings.Fields(r.s), " "))}}
	}
	r.names = slices.DeleteFunc(r.names, func(n Name) bool { return n.FitsNobody() && (says || told && !looksLikeName(n.Text)) })
	return r.names
}

// nameReader reads the names of one answer.
type nameReader struct {
	d     *Directory
	self  ID
	s     string
	names []Name
	me    bool // they named themselves
}

// piece reads what can name one person, or several between commas.
func (r *nameReader) piece(tokens []token) {
	var words, bracketed, strange []token
	found := false
	before := len(r.names)
	for _, t := range tokens {
		switch i, known := r.d.email[t.word]; {
		case t.email && known:
			r.add(tokens, nil, []int32{i}, false)
			found = true
		case t.email:
			strange = append(strange, t)
		case t.bracketed:
			bracketed = append(bracketed, t)
		default:
			words = append(words, t)
		}
	}
	if found {
		r.others(words, tokens, before)
		for _, t := range strange {
			r.unknown([]token{t})
		}
		return
	}
	for _, list := range [][]token{words, bracketed} {
		if r.words(list) {
			return
		}
	}
	for _, t := range strange {
		if r.local(t) {
			found = true
		}
	}
	switch {
	case found:
	case len(words) > 0 && len(strange) == 0:
		if before == len(r.names) && !r.me {
			r.nowhere(words)
		}
		if before == len(r.names) && !r.me {
			r.unknown(words)
		}
	case len(words) > 0:
		r.unknown(tokens)
	default:
		for _, t := range strange {
			r.unknown([]token{t})
		}
		if len(strange) == 0 {
			r.nowhere(bracketed)
		}
	}
}

// others reads names beside e-mails that are somebody's: those of somebody else, and in part those in segments of their
// own.
func (r *nameReader) others(words, tokens []token, before int) {
	taken := make([]bool, len(words))
	told := func(fit []int32) bool {
		return slices.ContainsFunc(r.names[before:], func(n Name) bool {
			return slices.ContainsFunc(fit, func(i int32) bool { return slices.Contains(n.Bound, r.d.ids[i]) })
		})
	}
	r.whole(words, taken, func(at []token, fit []int32, clean bool) {
		if !told(fit) {
			r.add(at, nil, fit, !clean)
		}
	})
	at := 0
	for _, seg := range segments(words) {
		mine := taken[at : at+len(seg)]
		at += len(seg)
		beside := slices.ContainsFunc(tokens, func(t token) bool { return t.email && t.segment == seg[0].segment })
		if beside || slices.Contains(mine, true) {
			continue
		}
		if fit := r.inPart(seg); len(fit) > 0 && !told(fit) {
			r.add(seg, fit, nil, true)
		}
	}
}

// words reads names in words, whole ones first; false if there are none.
func (r *nameReader) words(words []token) bool {
	taken := make([]bool, len(words))
	var told []int32
	r.whole(words, taken, func(at []token, fit []int32, clean bool) {
		told = append(told, fit...)
		r.add(at, nil, fit, !clean)
	})
	if slices.Contains(taken, true) {
		r.besideWhole(words, taken, told)
		return true
	}
	if fit := r.inPart(words); len(fit) > 0 && onlyCommas(words) {
		r.add(words, fit, nil, true)
		return true
	}
	any := false
	var left [][]token
	for _, seg := range segments(words) {
		if fit := r.inPart(seg); len(fit) > 0 {
			r.add(seg, fit, nil, true)
			any = true
		} else {
			left = append(left, seg)
		}
	}
	if any {
		for _, seg := range left {
			r.nowhere(seg)
		}
	}
	return any
}

// besideWhole reads the segments that a comma parts from a whole name.
func (r *nameReader) besideWhole(words []token, taken []bool, told []int32) {
	at := 0
	for _, seg := range segments(words) {
		mine := taken[at : at+len(seg)]
		at += len(seg)
		if slices.Contains(mine, true) || !seg[0].comma && at > len(seg) {
			continue
		}
		about := func(t token) bool {
			return slices.ContainsFunc(told, func(i int32) bool { return r.d.about[i][t.word] })
		}
		rest := slices.DeleteFunc(slices.Clone(seg), func(t token) bool { return beside[t.word] && len(r.d.word[t.word]) == 0 || about(t) })
		if len(rest) == 0 {
			continue
		}
		if fit := r.inPart(seg); len(fit) > 0 {
			r.add(seg, fit, nil, true)
		} else if len(rest) == len(seg) {
			r.nowhere(seg)
		}
	}
}

// whole finds whole names, longer ones first, and within one segment before across a comma. clean says that nothing
// else is said in the segment.
func (r *nameReader) whole(words []token, taken []bool, is func(at []token, fit []int32, clean bool)) {
	type hit struct {
		from, to int
		fit      []int32
	}
	var hits []hit
	for _, crossing := range []bool{false, true} {
		for n := min(6, len(words)); n >= 1; n-- {
			for from := 0; from+n <= len(words); from++ {
				at := words[from : from+n]
				if slices.Contains(taken[from:from+n], true) || crosses(at) != crossing || crossing && (!onlyCommas(at) || n > 5) || n == 1 && !alone(words, from) {
					continue
				}
				fit := r.d.fits(wordsOf(at))
				if len(fit) == 0 {
					continue
				}
				for k := from; k < from+n; k++ {
					taken[k] = true
				}
				hits = append(hits, hit{from, from + n, fit})
			}
		}
	}
	slices.SortFunc(hits, func(a, b hit) int { return a.from - b.from })
	for _, h := range hits {
		clean := true
		for k, t := range words {
			near := t.segment == words[h.from].segment || t.segment == words[h.to-1].segment
			if near && !taken[k] && !beside[t.word] && !slices.ContainsFunc(h.fit, func(i int32) bool { return r.d.about[i][t.word] }) {
				clean = false
			}
		}
		is(words[h.from:h.to], h.fit, clean)
	}
}

// inPart are the people whom some words fit in part, without those that stand beside a name.
func (r *nameReader) inPart(at []token) []int32 {
	var words []string
	for _, t := range at {
		if !beside[t.word] || len(r.d.word[t.word]) > 0 && len(at) <= 3 {
			words = append(words, t.word)
		}
	}
	if len(words) == 0 || len(words) > 8 {
		return nil
	}
	return r.d.fitsInPart(words)
}

// local reads an address that is nobody's as a name: ruth.farrow@elsewhere.org.
func (r *nameReader) local(t token) bool {
	name, _, _ := strings.Cut(t.word, "@")
	var words []string
	for _, w := range strings.FieldsFunc(name, func(c rune) bool { return !unicode.IsLetter(c) }) {
		words = append(words, text.Bare(w))
	}
	if len(words) < 2 {
		return false
	}
	fit := r.d.fits(words)
	if len(fit) == 0 {
		fit = r.d.fitsInPart(words)
	}
	if len(fit) == 0 {
		return false
	}
	r.add([]token{t}, fit, nil, true)
	return true
}

// add notes a name: of one whole fit somebody who is bound, else people who may be meant.
func (r *nameReader) add(at []token, part, whole []int32, doubt bool) {
	ids := func(list []int32) (out []ID) {
		for _, i := range list {
			if id := r.d.ids[i]; id != r.self {
				out = append(out, id)
			} else {
				r.me = true
			}
		}
		return out[:min(len(out), mostFits)]
	}
	n := Name{Text: r.text(at), Doubt: ids(part)}
	if fit := ids(whole); len(fit) == 1 && !doubt {
		n.Bound = fit
	} else {
		n.Doubt = append(n.Doubt, fit...)
	}
	if !n.FitsNobody() {
		r.names = append(r.names, n)
	}
}

// nowhere notes words that fit nobody, if they may be a name.
func (r *nameReader) nowhere(words []token) {
	if slices.ContainsFunc(words, func(t token) bool { return !beside[t.word] }) {
		for _, list := range commaParts(words) {
			if slices.ContainsFunc(list, func(t token) bool { return !beside[t.word] }) {
				r.unknown(list)
			}
		}
	}
}

func (r *nameReader) unknown(at []token) { r.names = append(r.names, Name{Text: r.text(at)}) }

// text is what was written from the first of some words to the last.
func (r *nameReader) text(at []token) text.Text {
	from, to := at[0].start, at[0].end
	for _, t := range at {
		from, to = min(from, t.start), max(to, t.end)
	}
	return text.New(strings.Join(strings.Fields(r.s[from:to]), " "))
}
