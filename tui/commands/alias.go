package commands

import (
	"slices"
	"strings"

	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
)

type aliasCommand struct {
	Field     string   `arg:"" name:"field" help:"The field, as the programme file calls it."`
	Words     []string `arg:"" name:"text … as" help:"What people wrote, and last what it counts as."`
	Different bool     `help:"The answers are not what they look like: different employers, or none of the known answers."`
}

func (c *aliasCommand) Run(r *run) error {
	return r.with(func(s *session) error {
		f, ok := s.state.Programme.Field(c.Field)
		if !ok {
			var names []string
			for _, f := range s.state.Programme.Fields {
				if f.CanSettle() {
					names = append(names, f.Name)
				}
			}
			return usage("the programme has no field %s; of these answers can be settled: %s", text.Line(c.Field), strings.Join(names, ", "))
		}
		change := &cohort.Alias{Field: f.Name, Different: c.Different}
		words := c.Words
		if !c.Different {
			if len(words) < 2 {
				return usage("say what %s counts as: crosswalk alias %s %s AS, or --different", text.Line(words[0]), f.Name, quoteArg(words[0]))
			}
			last := words[len(words)-1]
			words, change.As = words[:len(words)-1], known(f, last)
		}
		for _, w := range words {
			change.Wordings = append(change.Wordings, text.New(w))
		}
		return s.change(change)
	})
}

// known is the name of a known answer to a field that somebody calls by its name or label; what is none stays.
func known(f programme.Field, as string) string {
	if f.Kind == programme.KindYesNo {
		for _, word := range []string{programme.Yes, programme.No} {
			if strings.EqualFold(strings.TrimSpace(as), word) {
				return word
			}
		}
	}
	if f.Kind != programme.KindText {
		if i := slices.IndexFunc(f.Choices, func(c programme.Choice) bool { return c.Name == as }); i >= 0 {
			return as
		}
		if c, ok := f.Match(as); ok {
			return c.Name
		}
	}
	return as
}

// quoteArg is an argument as it would be typed.
func quoteArg(s string) string { return "'" + strings.ReplaceAll(text.Line(s), "'", `'\''`) + "'" }
