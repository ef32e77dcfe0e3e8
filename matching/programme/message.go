package programme

import (
	"slices"
	"strings"
)

// MessageToEach sends a message to each of the two.
const MessageToEach = "each"

// messageWords are the placeholders of a message beside the fields.
func messageWords() []string {
	return []string{"why", "start", "end", "programme", "cohort", "facilitator"}
}

func (d *decoder) messages(tables []*table) {
	names := make(map[string]int)
	for _, t := range tables {
		m := Message{Line: t.line, Name: t.name(), Subject: t.required("subject")}
		m.To = oneOf(t, "to", MessageToEach, MessageToEach)
		m.Body = t.prose("body")
		if _, isText := nodeText(t.keys["body"]); strings.TrimSpace(m.Body) == "" && (isText || !t.has("body")) {
			t.problem("body", "body is missing or empty")
		}
		d.placeholders(t, "subject", m.Subject)
		d.placeholders(t, "body", m.Body)
		t.finish()
		t.unique("name", m.Name, names)
		d.Messages = append(d.Messages, m)
	}
}

func nodeText(n *node) (string, bool) {
	if n == nil {
		return "", false
	}
	s, ok := n.value.(string)
	return s, ok
}

// placeholders reports what stands in braces and could not be filled in.
func (d *decoder) placeholders(t *table, key, text string) {
	known := messageWords()
	for _, f := range d.Fields {
		if !f.Private {
			known = append(known, f.Name, "partner."+f.Name)
		}
	}
	seen := make(map[string]bool)
	for _, word := range Placeholders(text) {
		if seen[word] {
			continue
		}
		seen[word] = true
		f, isField := d.Field(strings.TrimPrefix(word, "partner."))
		switch {
		case isField && f.Private:
			t.problem(key, "%s has {%s}, but that field is private; private answers are never sent", key, word)
		case word == "end" && d.Exchange.Open:
			t.problem(key, `%s has {end}, but the length of [exchange] is "open"`, key)
		case !slices.Contains(known, word):
			t.problem(key, "%s has the unknown placeholder %s%s", key, quote("{"+word+"}"), d.suggest(word, known))
		}
	}
}

// Placeholders returns what stands in braces in the text of a message, in order. Two braces {{ stand
// for a brace of the text.
func Placeholders(text string) []string {
	var all []string
	Fill(text, func(word string) string {
		all = append(all, word)
		return ""
	})
	return all
}

// Fill returns the text of a message with what value says in place of each placeholder: {name} is
// replaced by value("name"). {{ and }} become { and }. What value returns is taken as it is.
func Fill(text string, value func(word string) string) string {
	var out strings.Builder
	for {
		i := strings.IndexAny(text, "{}")
		if i < 0 {
			out.WriteString(text)
			return out.String()
		}
		out.WriteString(text[:i])
		brace := text[i]
		text = text[i+1:]
		if len(text) > 0 && text[0] == brace {
			out.WriteByte(brace)
			text = text[1:]
			continue
		}
		word, rest, closed := strings.Cut(text, "}")
		if brace == '}' || !closed {
			out.WriteByte(brace)
			continue
		}
		out.WriteString(value(strings.TrimSpace(word)))
		text = rest
	}
}
