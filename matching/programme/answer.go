package programme

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// AnswerKind is what an answer to a milestone looks like.
type AnswerKind string

const (
	AnswerYesNo  AnswerKind = "yesno"
	AnswerText   AnswerKind = "text"
	AnswerNumber AnswerKind = "number" // a whole number
	AnswerScale  AnswerKind = "scale"  // a whole number from one to another
	AnswerChoice AnswerKind = "choice" // one of a list of words
)

// Answer is what a milestone asks for; the zero Answer asks for nothing. Stores keep it with the exchanges that were
// published, under the names of these fields, which are only added to.
type Answer struct {
	Kind     AnswerKind
	From, To int      `json:",omitzero"` // of a scale
	Choices  []string `json:",omitempty"`
}

// IsZero reports whether nothing is asked for.
func (a Answer) IsZero() bool { return a.Kind == "" }

// Ends is an answer that ends an exchange, and the reason that it ends with. It is stored like [Answer].
type Ends struct {
	Answer string
	Reason EndReason
}

// SeenBy says who may read the answers to a milestone. It is stored like [Answer].
type SeenBy string

const (
	SeenByFacilitator SeenBy = "facilitator" // and the coordinator
	SeenByPair        SeenBy = "pair"        // the pair besides
	SeenByReport      SeenBy = "report"      // everybody who reads the report
)

// Host says whose visits do a milestone. It is stored like [Answer].
type Host string

const (
	HostAny   Host = "any"
	HostOther Host = "other" // one who has not hosted yet
)

// A Reply is an answer as it was understood: the word of a choice, yes or no, or a number; of a text nothing, because
// texts are kept apart.
type Reply struct {
	Value  string
	Number int
}

// Read reads an answer as people type it, whatever its case: y or yes, a number, the beginning of one choice. What is
// none is refused with what there is.
func (a Answer) Read(typed string) (Reply, error) {
	typed = strings.TrimSpace(typed)
	if typed == "" {
		return Reply{}, fmt.Errorf("say the answer: %s", a.Say())
	}
	switch a.Kind {
	case AnswerText:
		return Reply{}, nil
	case AnswerYesNo:
		for _, word := range []string{Yes, No} {
			if strings.EqualFold(typed, word) || strings.EqualFold(typed, word[:1]) {
				return Reply{Value: word}, nil
			}
		}
	case AnswerNumber, AnswerScale:
		n, err := strconv.Atoi(typed)
		if err == nil && a.takes(n) {
			return Reply{Number: n}, nil
		}
	case AnswerChoice:
		if choice, ok := a.choice(typed); ok {
			return Reply{Value: choice}, nil
		}
	}
	return Reply{}, fmt.Errorf("%s is no answer here: %s", quote(typed), a.Say())
}

// mostNumber keeps numbers to what can be added up.
const mostNumber = 1_000_000

func (a Answer) takes(n int) bool {
	if a.Kind == AnswerScale {
		return n >= a.From && n <= a.To
	}
	return n >= -mostNumber && n <= mostNumber
}

// choice is the one that was typed, or the only one that begins so.
func (a Answer) choice(typed string) (string, bool) {
	folded := FoldLabel(typed)
	var begin []string
	for _, c := range a.Choices {
		switch f := FoldLabel(c); {
		case f == folded:
			return c, true
		case strings.HasPrefix(f, folded):
			begin = append(begin, c)
		}
	}
	if len(begin) == 1 {
		return begin[0], true
	}
	return "", false
}

// Accepts reports whether a reply, as Read returns it, answers this.
func (a Answer) Accepts(r Reply) bool {
	switch a.Kind {
	case AnswerText:
		return r == Reply{}
	case AnswerYesNo:
		return r.Number == 0 && (r.Value == Yes || r.Value == No)
	case AnswerNumber, AnswerScale:
		return r.Value == "" && a.takes(r.Number)
	case AnswerChoice:
		return r.Number == 0 && slices.Contains(a.Choices, r.Value)
	}
	return false
}

// IsNumber reports whether replies are numbers.
func (a Answer) IsNumber() bool { return a.Kind == AnswerNumber || a.Kind == AnswerScale }

// Say tells what can be answered: "yes or no", "a number from 1 to 6", "carry on or finish".
func (a Answer) Say() string {
	switch a.Kind {
	case AnswerYesNo:
		return "yes or no"
	case AnswerText:
		return "a text"
	case AnswerNumber:
		return "a whole number"
	case AnswerScale:
		return fmt.Sprintf("a number from %d to %d", a.From, a.To)
	case AnswerChoice:
		return alternatives(a.Choices)
	}
	return "nothing"
}

// mostScale is the longest scale, and the longest list of answers.
const mostScale = 100

// answered reads what a milestone asks for.
func (d *decoder) answered(t *table, m *Milestone) {
	m.Answer = t.answer()
	m.Ends = t.ends(m.Answer)
	m.Many = t.yes("many")
	if about := t.text("about"); t.has("about") {
		m.About = about == "partner"
		if _, isText := nodeText(t.keys["about"]); !m.About && isText {
			t.problem("about", "about cannot be %s; it is partner", quote(about))
		}
	}
	var ok bool
	if m.Again, ok = t.span("again"); ok && m.Again.IsZero() {
		t.problem("again", `again is nothing; write a length of time like "26w"`)
	}
	if t.look("seen_by"); t.has("seen_by") {
		m.SeenBy = oneOf(t, "seen_by", SeenByFacilitator, SeenByFacilitator, SeenByPair, SeenByReport)
	}
	if !t.has("answer") {
		for _, key := range []string{"ends", "many", "about", "again", "seen_by"} {
			if t.has(key) {
				t.problem(key, `%s belongs to a milestone that takes an answer; write answer = "text" too, or leave %s out`, key, key)
			}
		}
	}
	if m.Many {
		for _, key := range []string{"again", "owner", "done_by", "ask"} {
			if t.has(key) {
				t.warn(key, "%s has no effect: with many = true the milestone is never due", key)
			}
		}
		m.Again = Span{}
	}
}

// hosted reads whose visits do a milestone.
func (d *decoder) hosted(t *table, m *Milestone) {
	if t.look("host"); !t.has("host") {
		return
	}
	m.Host = oneOf(t, "host", HostAny, HostAny, HostOther)
	if m.DoneBy != DoneByVisit && !slices.Contains(m.Also, DoneByVisit) {
		t.problem("host", `host belongs to a milestone that visits do; write done_by = "visit" too, or leave host out`)
	}
	if m.Host == HostAny {
		m.Host = ""
	}
}

// answer reads the kind of answer: a word, a scale or a list of choices.
func (t *table) answer() Answer {
	n := t.look("answer")
	switch {
	case n == nil:
		return Answer{}
	case n.list:
		return t.choices()
	case n.keys != nil:
		return t.scale(n)
	}
	return Answer{Kind: oneOf(t, "answer", AnswerText, AnswerYesNo, AnswerText, AnswerNumber)}
}

func (t *table) choices() Answer {
	texts, at := t.texts("answer")
	for i, text := range texts {
		if slices.ContainsFunc(texts[:i], func(other string) bool { return FoldLabel(text) == FoldLabel(other) }) {
			t.at(at[i], "answer has %s twice", quote(text))
		}
	}
	if len(texts) < 2 {
		t.problem("answer", `answer lists the choices there are, like ["carry on", "finish"]; at least two`)
	}
	return Answer{Kind: AnswerChoice, Choices: texts}
}

func (t *table) scale(n *node) Answer {
	inner := t.report.table(n, t.where+" answer")
	a := Answer{Kind: AnswerScale, From: inner.whole("from", -1000, 1000, 0), To: inner.whole("to", -1000, 1000, 0)}
	for _, key := range []string{"from", "to"} {
		if !inner.has(key) {
			inner.problem(key, "%s is missing; a scale is written { from = 1, to = 6 }", key)
		}
	}
	inner.finish()
	if inner.has("from") && inner.has("to") && (a.To <= a.From || a.To-a.From > mostScale) {
		inner.problem("to", "to is 1 to %d more than from", mostScale)
	}
	return a
}

// ends reads which answers end an exchange.
func (t *table) ends(a Answer) []Ends {
	n := t.table("ends", t.where+" ends", `{ no = "declined" }`)
	if n == nil {
		return nil
	}
	var all []Ends
	for _, word := range n.order {
		reason := oneOf(n, word, EndReason(""), EndReasons()...)
		answer, ok := a.ending(word)
		switch {
		case a.Kind != AnswerYesNo && a.Kind != AnswerChoice:
			n.problem(word, "only yes or no, or one of a list of choices, can end an exchange")
		case !ok:
			n.problem(word, "%s is no answer here; there are %s", quote(word), a.Say())
		case slices.ContainsFunc(all, func(e Ends) bool { return e.Answer == answer }):
			n.problem(word, "ends has %s twice", quote(answer))
		case reason != "":
			all = append(all, Ends{answer, reason})
		}
	}
	n.finish()
	return all
}

// ending is the answer that a key of ends names.
func (a Answer) ending(word string) (string, bool) {
	choices := a.Choices
	if a.Kind == AnswerYesNo {
		choices = []string{Yes, No}
	}
	for _, c := range choices {
		if FoldLabel(c) == FoldLabel(word) {
			return c, true
		}
	}
	return "", false
}

// reviewName is the milestone that the review of an exchange without an end is short for.
const reviewName = "review"

// review adds the milestone that the key review is short for, unless the file has its own.
func (d *decoder) review() {
	e := d.Exchange
	if !e.Open || e.Review.IsZero() || slices.ContainsFunc(d.Milestones, func(m Milestone) bool { return m.Name == reviewName }) {
		return
	}
	d.Milestones = append(d.Milestones, Milestone{
		Name: reviewName, Title: "Review: carry on or finish", Owner: OwnerFacilitator, DoneBy: DoneByTick,
		Due: Due{By: e.Review}, Again: e.Review, Ask: "Do you want to carry on, or to finish here?",
		Answer: Answer{Kind: AnswerChoice, Choices: []string{"carry on", "finish"}},
		Ends:   []Ends{{"finish", EndCompleted}},
	})
}
