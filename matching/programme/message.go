package programme

import (
	"slices"
	"strings"
)

// Audience is who gets a message.
type Audience string

const (
	ToEach        Audience = "each"        // each of a pair, or a trio
	ToWaiting     Audience = "waiting"     // each who waits for a partner, once pairs are published
	ToApplicants  Audience = "applicants"  // everybody who applied and has not withdrawn
	ToFacilitator Audience = "facilitator" // each facilitator
)

// Placeholders of a message beside the fields.
const (
	WordProgramme   = "programme"
	WordCohort      = "cohort"
	WordWhy         = "why"
	WordStart       = "start"
	WordEnd         = "end"
	WordFacilitator = "facilitator"
	WordMilestones  = "milestones" // the dates of the pair's steps, or of those that are overdue
	WordAnswerBy    = "answer_by"  // until when a proposal is to be answered
	WordHours       = "hours"      // what the pair spent together
	WordReason      = "reason"     // why somebody waits
	WordNext        = "next"       // the next day of matching
	WordCloses      = "closes"     // the deadline
	WordPairs       = "pairs"      // of a facilitator

	// A field of one of these names counts before them.
	WordStage  = "stage"  // where an applicant stands
	WordRank   = "rank"   // in a stage that has an order
	WordPlaces = "places" // of that stage, or of the one that is filled from it
	WordEvents = "events" // the days to come for whoever gets it
)

// audience is what the text of a message to somebody can have filled in.
type audience struct {
	to      Audience
	words   []string // beside the fields
	fields  bool     // the answers of the one who gets it
	partner bool     // the answers of the partner
}

// audiences is the table of them; the first is meant where a message does not say to whom it goes.
var audiences = [...]audience{
	{ToEach, []string{WordWhy, WordStart, WordEnd, WordProgramme, WordCohort, WordFacilitator, WordMilestones, WordAnswerBy, WordHours, WordEvents}, true, true},
	{ToWaiting, []string{WordReason, WordNext, WordProgramme, WordCohort}, true, false},
	{ToApplicants, []string{WordCloses, WordProgramme, WordCohort, WordStage, WordRank, WordPlaces, WordEvents}, true, false},
	{ToFacilitator, []string{WordFacilitator, WordPairs, WordStart, WordEnd, WordProgramme, WordCohort}, false, false},
}

func audienceOf(to Audience) audience {
	for _, a := range audiences {
		if a.to == to {
			return a
		}
	}
	return audiences[0]
}

// Occasion is when a message to each of a pair is written.
type Occasion string

const (
	WhenPublished   Occasion = "published"   // their exchange runs
	WhenProposed    Occasion = "proposed"    // they were asked whether they accept each other
	WhenOverdue     Occasion = "overdue"     // steps of theirs are overdue
	WhenCertificate Occasion = "certificate" // they have earned the programme's certificate
	WhenCancelled   Occasion = "cancelled"   // their exchange is over before its time, and something of it was packed
)

// occasionsByName are what messages of these names are for that do not say it.
var occasionsByName = map[string]Occasion{
	"proposal": WhenProposed, "reminder": WhenOverdue, "certificate": WhenCertificate,
	"cancellation": WhenCancelled,
}

func (d *decoder) messages(tables []*table) {
	names := make(map[string]int)
	for _, t := range tables {
		m := Message{Line: t.line, Name: t.name(), Subject: t.required("subject")}
		m.Stage = d.messageStage(t)
		usual := ToEach
		if m.Stage != "" {
			usual = ToApplicants
		}
		m.To = oneOf(t, "to", usual, ToEach, ToWaiting, ToApplicants, ToFacilitator)
		if m.Stage != "" && m.To != ToApplicants {
			t.problem("stage", "stage goes only with to = \"applicants\"")
		}
		m.When = d.occasion(t, m)
		m.Role = d.role(t, m.To)
		m.Body = t.prose("body")
		if _, isText := nodeText(t.keys["body"]); strings.TrimSpace(m.Body) == "" && (isText || !t.has("body")) {
			t.problem("body", "body is missing or empty")
		}
		d.placeholders(t, m.To, "subject", m.Subject)
		d.placeholders(t, m.To, "body", m.Body)
		d.idleWords(t, m)
		t.finish()
		t.unique("name", m.Name, names)
		d.Messages = append(d.Messages, m)
	}
}

// messageStage reads the stage whose people get a message.
func (d *decoder) messageStage(t *table) string {
	if t.look("stage"); !t.has("stage") {
		return ""
	}
	name := t.text("stage")
	if _, ok := d.Stage(name); name != "" && !ok {
		t.problem("stage", "stage names %s, which is no stage%s", quote(name), t.suggest(name, d.stageNames()))
	}
	return name
}

// occasion reads when a message is written: of one to each of a pair, what it says, else what its name says.
func (d *decoder) occasion(t *table, m Message) Occasion {
	usual, named := occasionsByName[m.Name]
	if !named {
		usual = WhenPublished
	}
	when := oneOf(t, "when", usual, WhenPublished, WhenProposed, WhenOverdue, WhenCertificate, WhenCancelled)
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
func (d *decoder) placeholders(t *table, to Audience, key, text string) {
	who := audienceOf(to)
	known := slices.Clone(who.words)
	for _, f := range d.Fields {
		if !f.Private && who.fields {
			known = append(known, f.Name)
		}
		if !f.Private && who.partner {
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
		case word == WordEnd && d.Exchange.Open:
			t.problem(key, `%s has {end}, but the length of [exchange] is "open"`, key)
		case !slices.Contains(known, word):
			t.problem(key, "%s has the unknown placeholder %s%s%s", key, quote("{"+word+"}"), notTo(to, word, isField), d.suggest(word, known))
		}
	}
}

// idleWords warns of placeholders that never have anything to say in this file.
func (d *decoder) idleWords(t *table, m Message) {
	ranked := func(s Stage) bool { return s.Ranked && (m.Stage == "" || m.Stage == s.Name) }
	for _, idle := range []struct {
		word, why string
		is        bool
	}{
		{WordStage, "the file has no stages", len(d.Stages) == 0},
		{WordPlaces, "the file has no stages", len(d.Stages) == 0},
		{WordRank, "nobody who gets this stands in a stage that has an order", !slices.ContainsFunc(d.Stages, ranked)},
		{WordEvents, "the file has no events", len(d.Events) == 0},
	} {
		if _, own := d.Field(idle.word); own || !idle.is {
			continue
		}
		for _, at := range [][2]string{{"subject", m.Subject}, {"body", m.Body}} {
			if slices.Contains(Placeholders(at[1]), idle.word) {
				t.warn(at[0], "{%s} says nothing: %s", idle.word, idle.why)
			}
		}
	}
}

// notTo says that a placeholder is known, but not in messages to these.
func notTo(to Audience, word string, isField bool) string {
	for _, a := range audiences {
		if slices.Contains(a.words, word) || isField && (a.partner || a.fields && !strings.HasPrefix(word, "partner.")) {
			return " in a message to " + string(to)
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
