package cohort

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/score"
	"crosswalk/matching/text"
)

// Alias settles wordings of the answers to a field, for everybody who wrote one of them, now or in a later import: in
// a text field, that they are one employer, called As; in a field with known answers, that they count as one of
// them, As being the name of a choice, yes or no. Different settles instead that they are not what they look like:
// employers that differ from one another, or answers that are none of the known ones and stay as they are.
//
// The cohort's copy of the programme learns it, until another file is taken.
type Alias struct {
	replans
	Field     string
	Wordings  []text.Text
	As        string `json:",omitempty"`
	Different bool   `json:",omitempty"`
}

func (*Alias) Kind() string { return "alias" }

func (c *Alias) Summary(s *State) string {
	label := c.Field
	var private bool
	if s.Programme != nil {
		f, _ := s.Programme.Field(c.Field)
		label, private = s.label(c.Field), f.Private
	}
	quoted := make([]string, len(c.Wordings))
	for i, w := range c.Wordings {
		quoted[i] = "“" + short(w) + "”"
	}
	switch {
	case private:
		return "Settled an answer: " + label
	case !c.Different:
		return fmt.Sprintf("Settled %s: %s %s as %s", label, say.And(quoted), counts(len(quoted)), s.callAnswer(c.Field, c.As))
	case len(quoted) > 1:
		return fmt.Sprintf("Settled %s: %s are different", label, say.And(quoted))
	}
	return fmt.Sprintf("Settled %s: %s stays as it is", label, say.And(quoted))
}

func counts(n int) string {
	if n == 1 {
		return "counts"
	}
	return "count"
}

// callAnswer is what an answer to a field is called: a choice by its label.
func (s *State) callAnswer(field, as string) string {
	if s.Programme != nil {
		if f, ok := s.Programme.Field(field); ok && len(f.Choices) > 0 {
			return text.Line(f.Full(as))
		}
	}
	return text.Line(as)
}

func (c *Alias) detach() { c.Wordings = slices.Clone(c.Wordings) }

// prepare writes the wordings as they can stand in a programme file, each once.
func (c *Alias) prepare(s *State, _ Stamp) error {
	f, _ := s.Programme.Field(c.Field)
	var kept []text.Text
	for _, w := range c.Wordings {
		if clean := text.New(f.Wording(w.Raw())); !clean.IsEmpty() && !slices.Contains(kept, clean) {
			kept = append(kept, clean)
		}
	}
	c.Wordings = kept
	if f.Kind == programme.KindText {
		c.As = f.Wording(c.As)
	}
	return nil
}

func (c *Alias) check(s *State, _ Stamp) error {
	f, ok := s.Programme.Field(c.Field)
	switch {
	case !ok:
		return Refuse("the programme has no field %q", text.Line(c.Field))
	case !f.CanSettle():
		return Refuse("what people answer under %s cannot be settled: only wordings of texts, choices and of yes and no can", f.Label)
	case len(c.Wordings) == 0:
		return Refuse("there is no wording to settle: give one with letters")
	case c.Different && c.As != "":
		return Refuse("wordings either count as something or are different: not both")
	case f.Kind == programme.KindText && c.Different && len(c.Wordings) < 2:
		return Refuse("to be different takes two: give another wording")
	case f.Kind == programme.KindText && !c.Different && strings.TrimSpace(c.As) == "":
		return Refuse("what shall %s count as? Give the name of the employer, or none", quotedText(c.Wordings[0]))
	}
	if f.Kind != programme.KindText {
		if err := c.checkKnown(f); err != nil {
			return err
		}
	}
	taught, err := s.Programme.Teach(c.alias(), s.reads())
	if err != nil {
		return Refuse("the programme file cannot be taught this: %w", err)
	}
	if c.changesNothing(s.Programme, taught, f) {
		return Refuse("that is settled already")
	}
	return nil
}

// checkKnown refuses what a field with known answers cannot count as.
func (c *Alias) checkKnown(f programme.Field) error {
	if !c.Different {
		switch _, known := f.Choice(c.As); {
		case f.Kind == programme.KindYesNo && c.As != programme.Yes && c.As != programme.No:
			return Refuse("%s is yes or no: say which one %s counts as", f.Label, quotedText(c.Wordings[0]))
		case f.Kind != programme.KindYesNo && !known:
			return Refuse("%s has no choice %q", f.Label, text.Line(c.As))
		}
	}
	for _, w := range c.Wordings {
		known, ok := programme.Field{Choices: f.Choices}.Match(w.Raw())
		switch {
		case ok && known.Name == c.As && len(c.Wordings) == 1:
			return Refuse("%s counts as %s already", quotedText(w), text.Line(known.Label))
		case ok && known.Name != c.As:
			return Refuse("%s counts as %s already: undo that, or take the wording out of the programme file", quotedText(w), text.Line(known.Label))
		}
	}
	return nil
}

// changesNothing reports whether what is settled was so before.
func (c *Alias) changesNothing(before, after *programme.Programme, f programme.Field) bool {
	mine := c.alias()
	if f.Kind == programme.KindText {
		return settledSo(before, mine)
	}
	now, _ := after.Field(f.Name)
	return !slices.ContainsFunc(mine.Wordings, func(w string) bool {
		was, knew := f.Match(w)
		is, knows := now.Match(w)
		return knew != knows || was.Name != is.Name || f.IsOther(w) != now.IsOther(w)
	})
}

// settledSo reports whether a programme takes wordings of employers for what they are settled to be.
func settledSo(p *programme.Programme, mine programme.Alias) bool {
	book := score.Employers(p, mine.Field)
	keys := map[string]bool{}
	for _, w := range mine.Wordings {
		key, _ := book.Key(w)
		keys[key] = true
	}
	if !mine.Different {
		key, _ := book.Key(mine.As)
		return len(keys) == 1 && keys[key]
	}
	return len(keys) == len(mine.Wordings) && slices.ContainsFunc(p.Aliases, func(a programme.Alias) bool {
		return a.Field == mine.Field && a.Different && !slices.ContainsFunc(mine.Wordings, func(w string) bool { return !slices.Contains(a.Wordings, w) })
	})
}

// alias is the same for a programme.
func (c *Alias) alias() programme.Alias {
	a := programme.Alias{Field: c.Field, As: c.As, Different: c.Different}
	for _, w := range c.Wordings {
		a.Wordings = append(a.Wordings, w.Raw())
	}
	return a
}

func quotedText(t text.Text) string { return "“" + short(t) + "”" }

func (c *Alias) apply(s *State, _ Stamp) {
	if s.Programme == nil {
		return
	}
	if p, err := s.Programme.Teach(c.alias(), s.reads()); err == nil {
		s.Programme = p
	}
	f, ok := s.Programme.Field(c.Field)
	if !ok || f.Kind == programme.KindText {
		return
	}
	taught := maps.Clone(s.taught)
	if taught == nil {
		taught = map[string]map[string]bool{}
	}
	taught[c.Field] = maps.Clone(taught[c.Field])
	if taught[c.Field] == nil {
		taught[c.Field] = map[string]bool{}
	}
	for _, w := range c.Wordings {
		taught[c.Field][programme.FoldLabel(w.Raw())] = true
	}
	s.taught = taught
	s.readAgain()
}

// Taught are the wordings that were settled, folded as labels are, by field. Whoever reads a form leaves them as they are
// written: what they count as is found out here, so that it ends when the settling is undone.
func (s *State) Taught() map[string]map[string]bool { return s.taught }

// reads is programme.Parse, but that what this log has read already is not read again: a log is folded again at every
// undo.
func (s *State) reads() func([]byte) (*programme.Programme, error) {
	return func(source []byte) (*programme.Programme, error) {
		for _, p := range s.programmes {
			if string(p.Source) == string(source) {
				return p, nil
			}
		}
		p, err := programme.Parse("programme", source)
		if err == nil {
			s.programmes = append(slices.Clip(s.programmes), p)
		}
		return p, err
	}
}

// readAgain reads the answers of everybody who wrote something that was not understood.
func (s *State) readAgain() {
	if len(s.taught) == 0 {
		return
	}
	for id, a := range s.People {
		if s.hasTaught(a.base()) || s.hasTaught(a.typed) || s.hasTaught(a.Imported) || s.hasTaught(&matching.Applicant{Answers: a.Edits}) {
			s.amend(id, func(a *Applicant) { a.layEdits(s) })
		}
	}
}

// hasTaught reports whether somebody answered with a wording that was settled.
func (s *State) hasTaught(a *matching.Applicant) bool {
	if a == nil {
		return false
	}
	for field, wordings := range s.taught {
		if slices.ContainsFunc(a.Answers[field].Other, func(t text.Text) bool { return wordings[programme.FoldLabel(t.Raw())] }) {
			return true
		}
	}
	return false
}

// read is an application as it is read by now: what was written beside the known answers, and has been settled to count
// as one, is that one. Where the programme of now does not know it, it stays as it was written.
func (s *State) read(a *matching.Applicant) *matching.Applicant {
	if !s.hasTaught(a) {
		return a
	}
	b := *a
	b.Answers = maps.Clone(a.Answers)
	for field := range s.taught {
		if v, ok := a.Answers[field]; ok && len(v.Other) > 0 {
			b.Answers[field] = s.readAnswer(field, v)
		}
	}
	return &b
}

// readAnswer is one answer as it is read by now.
func (s *State) readAnswer(field string, v matching.Answer) matching.Answer {
	wordings := s.taught[field]
	f, ok := s.Programme.Field(field)
	if !ok || len(wordings) == 0 || len(v.Other) == 0 {
		return v
	}
	choices, other := slices.Clone(v.Choices), []text.Text(nil)
	for _, t := range v.Other {
		c, known := f.Match(t.Raw())
		if !known || !wordings[programme.FoldLabel(t.Raw())] || f.Kind != programme.KindTags && len(choices) > 0 {
			other = append(other, t)
			continue
		}
		if !slices.Contains(choices, c.Name) {
			choices = append(choices, c.Name)
		}
	}
	place := func(name string) int {
		return slices.IndexFunc(f.Choices, func(c programme.Choice) bool { return c.Name == name })
	}
	slices.SortStableFunc(choices, func(a, b string) int { return place(a) - place(b) })
	v.Choices, v.Other = choices, other
	return v
}
