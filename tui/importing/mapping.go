package importing

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/text"
	"crosswalk/store/form"
	"crosswalk/tui/dialog"
	"crosswalk/tui/shell"
)

// Keys of the choices that are no field, and what stands before one that is answered by a heading beside others.
const (
	chooseNothing = "-"
	chooseFound   = "="
	chooseBeside  = "+"
)

// pick asks which field a heading answers, or which heading a field.
func (h headings) pick(row int) shell.Dialog {
	if f, without := h.without(row); without {
		return h.headingPick(f.Name)
	}
	return h.fieldPick(row)
}

// fieldPick lists the fields for a heading: those without one first. Where a field has a heading, the other may take its
// place or answer beside it, as the branches of a form do.
func (h headings) fieldPick(at int) shell.Dialog {
	var needed, free, taken []dialog.Choice
	for _, f := range h.p.Fields {
		c := dialog.Choice{Key: f.Name, Text: text.Line(f.Label)}
		by := slices.IndexFunc(h.r.Headings, func(o form.Heading) bool { return o.Field == f.Name })
		switch {
		case by == at:
		case by >= 0:
			now := h.r.Headings[by].Title.Safe()
			c.Detail = "in place of: " + now
			taken = append(taken, c, dialog.Choice{Key: chooseBeside + f.Name, Text: c.Text + ", beside the other", Detail: "with: " + now})
		case neededField(f):
			c.Detail = "needed"
			needed = append(needed, c)
		default:
			free = append(free, c)
		}
	}
	choices := append(needed, free...)
	if !h.unused(at) {
		choices = append(choices, dialog.Choice{Key: chooseNothing, Text: "Nothing: leave this column out"})
	}
	if h.saidAbout(at) {
		choices = append(choices, dialog.Choice{Key: chooseFound, Text: "What the file suggests by itself"})
	}
	choices = append(choices, taken...)
	return dialog.NewPick(h.sh, "What does “"+h.r.Headings[at].Title.Safe()+"” answer?", "choose", choices, func(key string) (bool, tea.Cmd) {
		return true, h.answer(at, key)
	})
}

// answer takes what was said about a heading, and reads the file with it.
func (h headings) answer(at int, answer string) tea.Cmd {
	h.mark()
	h.say(at, answer)
	return h.again()
}

// headingPick lists the headings for a field that has none: the unused ones first.
func (h headings) headingPick(field string) shell.Dialog {
	var unused, used []dialog.Choice
	for i, c := range h.r.Headings {
		choice := dialog.Choice{Key: fmt.Sprint(i), Text: c.Title.Safe()}
		switch {
		case h.isReason(i):
		case h.unused(i):
			unused = append(unused, choice)
		default:
			choice.Detail = "now: " + shell.FieldLabel(h.p, c.Field)
			used = append(used, choice)
		}
	}
	title := "Which heading answers " + shell.FieldLabel(h.p, field) + "?"
	return dialog.NewPick(h.sh, title, "choose", append(unused, used...), func(key string) (bool, tea.Cmd) {
		for i := range h.r.Headings {
			if fmt.Sprint(i) == key {
				return true, h.answer(i, field)
			}
		}
		return true, nil
	})
}

// say keeps what was said about a heading: a field, a field that others answer too, nothing, or what is found by itself.
func (h headings) say(at int, answer string) {
	heading := h.name(at)
	for field, by := range h.said.Map {
		if by = slices.DeleteFunc(by, func(by string) bool { return by == heading }); len(by) == 0 {
			delete(h.said.Map, field)
		} else {
			h.said.Map[field] = by
		}
	}
	h.said.Unused = slices.DeleteFunc(h.said.Unused, func(by string) bool { return by == heading })
	field, beside := strings.CutPrefix(answer, chooseBeside)
	switch {
	case answer == chooseFound:
	case answer == chooseNothing:
		h.said.Unused = append(h.said.Unused, heading)
	case beside:
		for i, c := range h.r.Headings {
			if name := h.name(i); c.Field == field && i != at && !slices.Contains(h.said.Map[field], name) {
				h.said.Map[field] = append(h.said.Map[field], name)
			}
		}
		h.said.Map[field] = append(h.said.Map[field], heading)
	default:
		h.said.Map[answer] = []string{heading}
	}
}

// saidAbout reports whether anything was said about a heading.
func (h headings) saidAbout(at int) bool {
	heading := h.name(at)
	for _, by := range h.said.Map {
		if slices.Contains(by, heading) {
			return true
		}
	}
	return slices.Contains(h.said.Unused, heading)
}

// name is how a heading is named to the reader: as it stands, and with its number where several have the same
// words.
func (h headings) name(at int) string {
	title := h.r.Headings[at].Title
	same, number := 0, 0
	for i, c := range h.r.Headings {
		if c.Title.Fold() == title.Fold() {
			same++
			if i == at {
				number = same
			}
		}
	}
	if same > 1 {
		return fmt.Sprintf("%s%d", strings.TrimSpace(title.Raw()), number)
	}
	return title.Raw()
}
