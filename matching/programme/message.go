package programme

import (
	"slices"
	"strings"
)

// Whom a message goes to.
const (
	MessageToEach        = "each"        // each of the two
	MessageToWaiting     = "waiting"     // each of those who have no partner
	MessageToApplicants  = "applicants"  // everybody who applied
	MessageToFacilitator = "facilitator" // each facilitator
)

// messageKind is what the text of a message to somebody can have filled in.
type messageKind struct {
	to      string
	words   []string // beside the fields
	fields  bool     // the answers of the one who gets it
	partner bool     // the answers of the partner
}

// messageKinds is the table of them; the first is meant where a message does not say to whom it goes.
var messageKinds = [...]messageKind{
	{MessageToEach, []string{"why", "start", "end", "programme", "cohort", "facilitator", "milestones", "answer_by", "hours"}, true, true},
	{MessageToWaiting, []string{"reason", "next", "programme", "cohort"}, true, false},
	{MessageToApplicants, []string{"closes", "programme", "cohort"}, true, false},
	{MessageToFacilitator, []string{"facilitator", "pairs", "start", "end", "programme", "cohort"}, false, false},
}

// MessageTos are those whom a message can go to, the one that is meant where none is named first.
func MessageTos() []string {
	all := make([]string, len(messageKinds))
	for i, k := range messageKinds {
		all[i] = k.to
	}
	return all
}

func messageKindOf(to string) messageKind {
	for _, k := range messageKinds {
		if k.to == to {
			return k
		}
	}
	return messageKinds[0]
}

func (d *decoder) messages(tables []*table) {
	names := make(map[string]int)
	for _, t := range tables {
		m := Message{Line: t.line, Name: t.name(), Subject: t.required("subject")}
		m.To = oneOf(t, "to", MessageToEach, MessageTos()...)
		m.Body = t.prose("body")
		if _, isText := nodeText(t.keys["body"]); strings.TrimSpace(m.Body) == "" && (isText || !t.has("body")) {
			t.problem("body", "body is missing or empty")
		}
		d.placeholders(t, m.To, "subject", m.Subject)
		d.placeholders(t, m.To, "body", m.Body)
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
func (d *decoder) placeholders(t *table, to, key, text string) {
	kind := messageKindOf(to)
	known := slices.Clone(kind.words)
	for _, f := range d.Fields {
		if !f.Private && kind.fields {
			known = append(known, f.Name)
		}
		if !f.Private && kind.partner {
			known = append(known, "partner."+f.Name)
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
			t.problem(key, "%s has the unknown placeholder %s%s%s", key, quote("{"+word+"}"), notTo(to, word, isField), d.suggest(word, known))
		}
	}
}

// notTo says that a placeholder is known, but not in messages to these.
func notTo(to, word string, isField bool) string {
	for _, k := range messageKinds {
		if slices.Contains(k.words, word) || isField && (k.partner || k.fields && !strings.HasPrefix(word, "partner.")) {
			return " in a message to " + to
		}
	}
	return ""
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
