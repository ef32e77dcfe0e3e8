package matching

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"crosswalk/matching/text"
)

// token is a word or an e-mail in a text that names people. A piece is what can name one person, or several with
// commas between them; a segment is a part of one, between commas, dashes, brackets and the like.
type token struct {
	word           string // for comparing
	start, end     int    // where it stands
	piece, segment int
	comma          bool // nothing but a comma parts its segment from the one before
	bracketed      bool
	email          bool
	capitals       bool // all of it
	capital        bool // its first letter
}

// tokenizer cuts a text into tokens.
type tokenizer struct {
	s              string
	out            []token
	piece, segment int
	comma          bool
	depth          int
}

func readTokens(s string) []token {
	t := &tokenizer{s: s}
	for at := 0; at < len(s); {
		at = t.next(at)
	}
	return t.out
}

// next reads what stands at a place, and returns where it ends.
func (t *tokenizer) next(at int) int {
	r, n := utf8.DecodeRuneInString(t.s[at:])
	switch {
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		if end := emailEnd(t.s, at); end > 0 {
			return t.address(at, end)
		}
		if unicode.IsDigit(r) {
			return t.figures(at)
		}
		return t.letters(at)
	case strings.ContainsRune("\n\r;&|/\\+•·▪●*", r):
		t.breakPiece()
	case r == '(' || r == '[' || r == '{':
		t.depth++
		t.breakSegment(false)
	case r == ')' || r == ']' || r == '}':
		t.depth = max(0, t.depth-1)
		t.breakSegment(false)
	case r == ',':
		t.breakSegment(true)
	case r == '.':
		if n := len(t.out); n > 0 && t.out[n-1].end == at && len(t.out[n-1].word) > 2 && !isTitle(t.out[n-1].word) && spaceAt(t.s, at+1) {
			t.breakSegment(false)
		}
	case strings.ContainsRune(":!?=<>—―", r), isHyphen(r) && (at == 0 || spaceBefore(t.s, at) || spaceAt(t.s, at+n)):
		t.breakSegment(false)
	}
	return at + n
}

func (t *tokenizer) breakPiece() {
	t.piece++
	t.segment++
	t.depth, t.comma = 0, false
}

func (t *tokenizer) breakSegment(comma bool) {
	t.segment++
	t.comma = comma
}

func (t *tokenizer) add(k token) {
	k.piece, k.segment, k.comma, k.bracketed = t.piece, t.segment, t.comma, t.depth > 0
	t.out = append(t.out, k)
}

// figures reads a number, which begins a new piece: "1. Ruth Farrow 2. Dele Ade".
func (t *tokenizer) figures(at int) int {
	end := at
	for end < len(t.s) && t.s[end] >= '0' && t.s[end] <= '9' {
		end++
	}
	if end == at {
		_, n := utf8.DecodeRuneInString(t.s[at:])
		return at + n
	}
	t.breakPiece()
	return end
}

// letters reads a word. Apostrophes of every kind belong to it, and an s of possession does not.
func (t *tokenizer) letters(at int) int {
	end, apostrophe := at, -1
	for end < len(t.s) {
		r, n := utf8.DecodeRuneInString(t.s[end:])
		if isApostrophe(r) {
			if next, _ := utf8.DecodeRuneInString(t.s[end+n:]); !unicode.IsLetter(next) {
				break
			}
			apostrophe = end
		} else if !unicode.IsLetter(r) && !unicode.IsMark(r) && !isJoiner(r) {
			break
		}
		end += n
	}
	raw := t.s[at:end]
	if apostrophe > at && strings.EqualFold(t.s[apostrophe:end][apostropheLen(t.s[apostrophe:]):], "s") {
		raw = t.s[at:apostrophe]
	}
	word := text.Bare(raw)
	switch word {
	case "":
	case "and", "or", "und", "et":
		t.breakPiece()
	default:
		first, _ := utf8.DecodeRuneInString(raw)
		t.add(token{word: word, start: at, end: end, capitals: strings.ToUpper(raw) == raw, capital: !unicode.IsLower(first)})
	}
	return end
}

func (t *tokenizer) address(at, end int) int {
	raw := strings.TrimRight(t.s[at:end], ".'’")
	t.add(token{word: text.Fold(raw), start: at, end: at + len(raw), email: true})
	return end
}

// emailEnd is where an e-mail ends that begins at a place, 0 if none does.
func emailEnd(s string, at int) int {
	end := strings.IndexFunc(s[at:], func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("<>()[]{},;\"|:", r) })
	if end < 0 {
		end = len(s) - at
	}
	if i := strings.IndexByte(s[at:at+end], '@'); i > 0 && i+1 < end {
		return at + end
	}
	return 0
}

func isApostrophe(r rune) bool { return strings.ContainsRune("'’‘‛ʼʻʹ`´′＇", r) }

func apostropheLen(s string) int {
	_, n := utf8.DecodeRuneInString(s)
	return n
}

func isHyphen(r rune) bool { return unicode.Is(unicode.Pd, r) || r == '−' }

func isJoiner(r rune) bool { return unicode.Is(unicode.Cf, r) }

func spaceAt(s string, at int) bool {
	if at >= len(s) {
		return true
	}
	r, _ := utf8.DecodeRuneInString(s[at:])
	return unicode.IsSpace(r)
}

func spaceBefore(s string, at int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:at])
	return unicode.IsSpace(r)
}

// lettersBehind stand behind a name. Those in capitals only are somebody's name if they are written otherwise.
var (
	lettersBehind = setOf("obe", "mbe", "cbe", "dbe", "kbe", "phd", "dphil", "msc", "bsc", "mba", "mphil", "llb", "llm", "bed", "med",
		"rgn", "rmn", "srn", "frcp", "frcs", "frcgp", "mrcp", "mrcs", "mrcgp", "frcn", "mbbs", "mbchb", "frcpsych", "mrcpsych", "mcsp", "hcpc", "mrpharms",
		"cipd", "mcipd", "fcipd", "acca", "fcca", "cpfa", "acma", "cgma", "fca", "pgce", "pgcert", "pgdip", "dipsw", "frsa", "jnr", "snr", "esq", "hons")
	capitalsBehind = setOf("ma", "ba", "md", "bs", "bm", "bn", "rn", "rm", "jp", "kc", "qc", "dl", "aca", "msw", "frs", "jr", "sr", "ii", "iii", "iv")
)

func setOf(words ...string) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, w := range words {
		set[w] = true
	}
	return set
}

func isTitle(word string) bool {
	return slices.Contains(titles, word) || word == "councillor" || word == "hon" || word == "mme" || word == "mlle"
}

// withoutTitles leaves out titles and letters behind a name. Of a segment that is nothing else all is left.
func withoutTitles(tokens []token) []token {
	out := tokens[:0]
	for from := 0; from < len(tokens); {
		to := from
		for to < len(tokens) && tokens[to].segment == tokens[from].segment {
			to++
		}
		out = append(out, bareSegment(tokens[from:to])...)
		from = to
	}
	return out
}

func bareSegment(tokens []token) []token {
	all := true
	for _, t := range tokens {
		all = all && t.capitals
	}
	var left []token
	for i, t := range tokens {
		behind := lettersBehind[t.word] || capitalsBehind[t.word] && t.capitals && len(tokens) > 2 && (!all || len(tokens) > 3)
		if !t.email && (isTitle(t.word) || i > 0 && behind) {
			continue
		}
		left = append(left, t)
	}
	switch {
	case len(left) > 0:
		return left
	case tokens[0].segment > 0: // letters after a comma, and a title alone before one
		return nil
	}
	return slices.Clone(tokens)
}
