package programme

import (
	"fmt"
	"slices"
	"strings"
)

// Audience is who gets a message.
type Audience string

const (
	ToEach       Audience = "each"       // each of a pair, or a trio
	ToWaiting    Audience = "waiting"    // everybody who waits for a partner once pairs are published
	ToApplicants Audience = "applicants" // everybody who applied and has not withdrawn
)

// Occasion is when a message to each of a pair is written.
type Occasion string

const (
	WhenPublished   Occasion = "published"   // their exchange runs
	WhenProposed    Occasion = "proposed"    // they were asked whether they accept each other
	WhenOverdue     Occasion = "overdue"     // steps of theirs are overdue
	WhenCertificate Occasion = "certificate" // they have earned the programme's certificate
)

// occasionsByName are what messages of these names are for that do not say it.
var occasionsByName = map[string]Occasion{
	"proposal": WhenProposed, "reminder": WhenOverdue, "certificate": WhenCertificate,
}

// Placeholders of a message beside the fields. Some mean something only to each of a pair, some only on one occasion.
const (
	WordWhy         = "why"
	WordStart       = "start"
	WordEnd         = "end"
	WordProgramme   = "programme"
	WordCohort      = "cohort"
	WordFacilitator = "facilitator"
	WordDates       = "dates"     // the dated steps of the pair, one a line
	WordHours       = "hours"     // what they spent together
	WordSteps       = "steps"     // what is overdue, one a line
	WordAnswerBy    = "answer_by" // until when a proposal is to be answered
)

// words are the placeholders that a message may have beside the fields.
func (m Message) words() []string {
	if m.To != ToEach {
		return []string{WordProgramme, WordCohort}
	}
	words := []string{WordWhy, WordStart, WordEnd, WordProgramme, WordCohort, WordFacilitator, WordDates, WordHours}
	switch m.When {
	case WhenOverdue:
		words = append(words, WordSteps)
	case WhenProposed:
		words = append(words, WordAnswerBy)
	}
	return words
}

func (d *decoder) messages(tables []*table) {
	names := make(map[string]int)
	for _, t := range tables {
		m := Message{Line: t.line, Name: t.name(), Subject: t.required("subject")}
		m.To = oneOf(t, "to", ToEach, ToEach, ToWaiting, ToApplicants)
		m.When = d.occasion(t, m)
		m.Body = t.prose("body")
		if _, isText := nodeText(t.keys["body"]); strings.TrimSpace(m.Body) == "" && (isText || !t.has("body")) {
			t.problem("body", "body is missing or empty")
		}
		d.placeholders(t, "subject", m.Subject, m)
		d.placeholders(t, "body", m.Body, m)
		t.finish()
		t.unique("name", m.Name, names)
		d.Messages = append(d.Messages, m)
	}
}

// occasion reads when a message is written: of one to each of a pair, what it says, else what its name says.
func (d *decoder) occasion(t *table, m Message) Occasion {
	usual, named := occasionsByName[m.Name]
	if !named {
		usual = WhenPublished
	}
	when := oneOf(t, "when", usual, WhenPublished, WhenProposed, WhenOverdue, WhenCertificate)
	if m.To == ToEach {
		return when
	}
	if t.has("when") {
		t.problem("when", "when goes only with to = \"each\"; a message to %s is written whenever somebody new is among them", m.To)
	}
	return ""
}

func nodeText(n *node) (string, bool) {
	if n == nil {
		return "", false
	}
	s, ok := n.value.(string)
	return s, ok
}

// placeholders reports what stands in braces and could not be filled in.
func (d *decoder) placeholders(t *table, key, text string, m Message) {
	known := m.words()
	for _, f := range d.Fields {
		if f.Private {
			continue
		}
		known = append(known, f.Name)
		if m.To == ToEach {
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
		case word == WordEnd && m.To == ToEach && d.Exchange.Open:
			t.problem(key, `%s has {end}, but the length of [exchange] is "open"`, key)
		case slices.Contains(known, word):
		case slices.Contains(everyWord, word) || isField:
			t.problem(key, "%s has {%s}, which there is not in a message %s", key, word, m.sayFor())
		default:
			t.problem(key, "%s has the unknown placeholder %s%s", key, quote("{"+word+"}"), d.suggest(word, known))
		}
	}
}

// everyWord is every placeholder beside the fields.
var everyWord = []string{WordWhy, WordStart, WordEnd, WordProgramme, WordCohort, WordFacilitator, WordDates, WordHours, WordSteps, WordAnswerBy}

// sayFor is whom a message is for, and when.
func (m Message) sayFor() string {
	if m.To == ToEach {
		return fmt.Sprintf("to each of a pair with when = %s", quote(string(m.When)))
	}
	return fmt.Sprintf("with to = %s", quote(string(m.To)))
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
//
// What stands in square brackets in one line, with a placeholder among it, is left out if value has nothing to say to
// one of them; the brackets themselves go in any case. Other brackets are text.
func Fill(text string, value func(word string) string) string {
	var out strings.Builder
	for {
		end := strings.IndexByte(text, ']')
		if end < 0 {
			out.WriteString(fillBraces(text, value))
			return out.String()
		}
		start := strings.LastIndexByte(text[:end], '[')
		if start < 0 || strings.Contains(text[start:end], "\n") {
			out.WriteString(fillBraces(text[:end+1], value))
		} else {
			out.WriteString(fillBraces(text[:start], value))
			out.WriteString(fillOptional(text[start:end+1], value))
		}
		text = text[end+1:]
	}
}

// fillOptional fills what stands in square brackets, with them.
func fillOptional(bracketed string, value func(word string) string) string {
	words, missing := 0, false
	filled := fillBraces(bracketed, func(word string) string {
		words++
		said := value(word)
		missing = missing || said == ""
		return said
	})
	switch {
	case words == 0:
		return filled
	case missing:
		return ""
	}
	return filled[1 : len(filled)-1]
}

// fillBraces fills in what stands in braces.
func fillBraces(text string, value func(word string) string) string {
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
