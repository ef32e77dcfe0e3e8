package programme

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Longest texts, in characters.
const (
	maxName  = 60
	maxText  = 2_000
	maxProse = 20_000
)

// text returns a text of one line, without the space around it.
func (t *table) text(key string) string {
	n := t.look(key)
	if n == nil {
		return ""
	}
	return strings.TrimSpace(t.textOf(key, n, false, maxText))
}

// prose returns a text that may have several lines.
func (t *table) prose(key string) string {
	n := t.look(key)
	if n == nil {
		return ""
	}
	return t.textOf(key, n, true, maxProse)
}

// textOf reads one text. What a terminal or a mail program could take for a command is refused.
func (t *table) textOf(key string, n *node, lines bool, most int) string {
	s, ok := n.value.(string)
	if !ok {
		t.wrong(key, n, "a text in quotation marks")
		return ""
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	for _, r := range s {
		switch {
		case lines && (r == '\n' || r == '\t'):
		case r == '\n':
			t.at(n.line, "%s must be one line; take the line break out", key)
			return ""
		case forbidden(r):
			t.at(n.line, "%s has the control character %U in it; take it out", key, r)
			return ""
		}
	}
	if count := utf8.RuneCountInString(s); count > most {
		t.at(n.line, "%s has %d characters; at most %d", key, count, most)
		return ""
	}
	return s
}

// forbidden reports characters that no text may hold: control characters, line separators, and those
// that turn the direction of writing.
func forbidden(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) ||
		r == '\u2028' || r == '\u2029' || r == '\ufeff' || r == unicode.ReplacementChar
}

func printable(r rune) rune {
	if forbidden(r) {
		return '?'
	}
	return r
}

// required returns a text that must be there and not be empty.
func (t *table) required(key string) string {
	if !t.has(key) {
		t.look(key)
		t.problem(key, "%s is missing", key)
		return ""
	}
	s := t.text(key)
	if n := t.keys[key]; s == "" {
		if text, ok := n.value.(string); ok && strings.TrimSpace(text) == "" {
			t.problem(key, "%s is empty", key)
		}
	}
	return s
}

// texts returns a list of texts of one line each, and the line of each.
func (t *table) texts(key string) (texts []string, at []int) {
	n := t.look(key)
	if n == nil {
		return nil, nil
	}
	if s, one := n.value.(string); one && !n.list {
		t.at(n.line, `%s must be a list of texts, like ["one", "two"], not the text %s: write %s = [%[2]s]`, key, quote(s), key)
		return nil, nil
	}
	if !n.list {
		t.wrong(key, n, `a list of texts, like ["one", "two"]`)
		return nil, nil
	}
	if len(n.items) > maxList {
		t.problem(key, "%s lists %d texts; at most %d", key, len(n.items), maxList)
		return nil, nil
	}
	for _, item := range n.items {
		if s := strings.TrimSpace(t.textOf(key, item, false, maxText)); s != "" {
			texts, at = append(texts, s), append(at, item.line)
		} else if text, ok := item.value.(string); ok && strings.TrimSpace(text) == "" {
			t.at(item.line, "%s has an empty text in its list", key)
		}
	}
	return texts, at
}

// yes returns a value that is true or false.
func (t *table) yes(key string) bool {
	n := t.look(key)
	if n == nil {
		return false
	}
	b, ok := n.value.(bool)
	if !ok {
		t.wrong(key, n, "true or false")
	}
	return b
}

// whole returns a whole number from least to most, or otherwise.
func (t *table) whole(key string, least, most, otherwise int) int {
	n := t.look(key)
	if n == nil {
		return otherwise
	}
	i, ok := n.value.(int64)
	if !ok || i < int64(least) || i > int64(most) {
		t.wrong(key, n, fmt.Sprintf("a whole number from %d to %d", least, most))
		return otherwise
	}
	return int(i)
}

// scaled returns a number from 0 to most, counted in parts of which a whole has so many.
func (t *table) scaled(key string, parts, most int, otherwise int) int {
	n := t.look(key)
	if n == nil {
		return otherwise
	}
	var f float64
	switch v := n.value.(type) {
	case int64:
		f = float64(v)
	case float64:
		f = v
	default:
		f = math.NaN()
	}
	if !(f >= 0 && f <= float64(most)) {
		t.wrong(key, n, fmt.Sprintf("a number from 0 to %d", most))
		return otherwise
	}
	scaled := math.Round(f * float64(parts))
	if math.Abs(scaled-f*float64(parts)) > 1e-6 {
		t.at(n.line, "%s is counted in steps of %v, which %v is not", key, 1/float64(parts), f)
		return otherwise
	}
	return int(scaled)
}

// oneOf returns one of the words that a key may be, otherwise where it has none of them.
func oneOf[T ~string](t *table, key string, otherwise T, allowed ...T) T {
	n := t.look(key)
	if n == nil {
		return otherwise
	}
	s := T(strings.TrimSpace(t.textOf(key, n, false, maxText)))
	if slices.Contains(allowed, s) {
		return s
	}
	if text, ok := n.value.(string); ok && (s != "" || strings.TrimSpace(text) == "") {
		t.problem(key, "%s cannot be %s; it is %s", key, quote(string(s)), alternatives(words(allowed)))
	}
	return otherwise
}

func words[T ~string](all []T) []string {
	out := make([]string, len(all))
	for i, w := range all {
		out[i] = string(w)
	}
	return out
}

func alternatives(words []string) string {
	if len(words) == 1 {
		return words[0]
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

// span returns a length of time.
func (t *table) span(key string) (s Span, ok bool) {
	n := t.look(key)
	if n == nil {
		return Span{}, false
	}
	return t.spanOf(key, n)
}

func (t *table) spanOf(key string, n *node) (s Span, ok bool) {
	text, isText := n.value.(string)
	if !isText {
		t.wrong(key, n, `a length of time in quotation marks, like "2w"`)
		return Span{}, false
	}
	s, err := ParseSpan(strings.TrimSpace(text))
	if err != nil {
		t.at(n.line, "%s: %v", key, err)
	}
	return s, err == nil
}
