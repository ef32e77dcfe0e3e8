package tui

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/form"
)

// Keys of the choices that are no field.
const (
	chooseNothing = "-"
	chooseFound   = "="
)

// mend asks which field the selected heading answers, or which heading the selected field.
func (im *importer) mend() tea.Cmd {
	row, ok := im.selectedHeading()
	if !ok {
		return nil
	}
	if row.at < 0 {
		im.sh.open(im.headingPick(row.field))
	} else {
		im.sh.open(im.fieldPick(row.at))
	}
	return nil
}

// selectedHeading is the row under the cursor in the list of headings.
func (im *importer) selectedHeading() (headingRow, bool) {
	none := headingRow{at: -1}
	if im.seen == nil || im.at >= len(im.lists) || !im.lists[im.at].heads {
		return none, false
	}
	rows := headingRows(im.seen.state.Programme, im.seen.result)
	i, ok := im.table.Selected()
	if !ok || i >= len(rows) {
		return none, false
	}
	return rows[i], true
}

// selectHeading moves the cursor to a heading, or to the one that answers a field now.
func (im *importer) selectHeading(row headingRow) {
	for i, r := range headingRows(im.seen.state.Programme, im.seen.result) {
		if row.at >= 0 && r.at == row.at || row.at < 0 && row.field != "" && r.field == row.field {
			im.table.Select(i)
			return
		}
	}
}

// fieldPick lists the fields for a heading: those without one first.
func (im *importer) fieldPick(at int) dialog {
	h := im.seen.result.Headings[at]
	var needed, free, taken []choice
	for _, f := range im.seen.state.Programme.Fields {
		c := choice{key: f.Name, text: text.Line(f.Label)}
		by := slices.IndexFunc(im.seen.result.Headings, func(o form.Heading) bool { return o.Field == f.Name })
		switch {
		case by == at:
		case by >= 0:
			c.detail = "now: " + im.seen.result.Headings[by].Title.Safe()
			taken = append(taken, c)
		case neededField(f):
			c.detail = "needed"
			needed = append(needed, c)
		default:
			free = append(free, c)
		}
	}
	choices := append(needed, free...)
	if h.Field != "" {
		choices = append(choices, choice{key: chooseNothing, text: "Nothing: leave this column out"})
	}
	if im.saidAbout(at) {
		choices = append(choices, choice{key: chooseFound, text: "What the file suggests by itself"})
	}
	choices = append(choices, taken...)
	return newPick(im.sh, "What does “"+h.Title.Safe()+"” answer?", "choose", choices, func(key string) (bool, tea.Cmd) {
		im.say(at, key)
		return true, im.read()
	})
}

// headingPick lists the headings for a field that has none: the unused ones first.
func (im *importer) headingPick(field string) dialog {
	var unused, used []choice
	for i, h := range im.seen.result.Headings {
		c := choice{key: fmt.Sprint(i), text: h.Title.Safe()}
		switch {
		case i == 0 && im.seen.result.Rejects:
		case h.Field == "":
			unused = append(unused, c)
		default:
			c.detail = "now: " + fieldLabel(im.seen.state.Programme, h.Field)
			used = append(used, c)
		}
	}
	title := "Which heading answers " + fieldLabel(im.seen.state.Programme, field) + "?"
	return newPick(im.sh, title, "choose", append(unused, used...), func(key string) (bool, tea.Cmd) {
		for i := range im.seen.result.Headings {
			if fmt.Sprint(i) == key {
				im.say(i, field)
			}
		}
		return true, im.read()
	})
}

// say keeps what was said about a heading: a field, nothing, or what is found by itself.
func (im *importer) say(at int, answer string) {
	heading := im.headingKey(at)
	maps.DeleteFunc(im.options.Map, func(_, h string) bool { return h == heading })
	im.options.Unused = slices.DeleteFunc(im.options.Unused, func(h string) bool { return h == heading })
	switch answer {
	case chooseFound:
	case chooseNothing:
		im.options.Unused = append(im.options.Unused, heading)
	default:
		im.options.Map[answer] = heading
	}
}

// saidAbout reports whether anything was said about a heading.
func (im *importer) saidAbout(at int) bool {
	heading := im.headingKey(at)
	for _, h := range im.options.Map {
		if h == heading {
			return true
		}
	}
	return slices.Contains(im.options.Unused, heading)
}

// headingKey is how a heading is named to the reader: as it stands, and with its number where several
// have the same words.
func (im *importer) headingKey(at int) string {
	title := im.seen.result.Headings[at].Title
	same, number := 0, 0
	for i, h := range im.seen.result.Headings {
		if h.Title.Fold() == title.Fold() {
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

// newCohortAsk asks for the name and the deadline of a new cohort.
func newCohortAsk(im *importer) dialog {
	p := im.seen.state.Programme
	closes := ""
	if c := p.Intake.Closes; !c.IsZero() {
		closes = c.Format(deadlineLayout)
	}
	return newAsk(im.sh, "A new cohort of "+text.Line(p.Title), "import there", []field{
		{label: "Name", value: im.seen.fresh, limit: 60, note: text.Line(im.seen.state.Name) + " stays as it is; the program goes over to the new cohort."},
		{label: "Deadline", value: closes, hint: deadlineLayout, limit: 20, note: "Applications after this minute count as late. Empty: as the programme says."},
	}, func(values []string) (string, tea.Cmd) {
		name := text.Line(strings.TrimSpace(values[0]))
		if name == "" {
			return "A cohort needs a name.", nil
		}
		deadline, ok := parseDeadline(values[1], p)
		if !ok {
			return "Write the deadline as " + deadlineLayout + ".", nil
		}
		return "", im.anew(&cohort.OpenCohort{Name: name, Programme: string(p.Source), Closes: deadline})
	})
}

const deadlineLayout = "2006-01-02 15:04"

// parseDeadline reads a minute in the programme's zone, or a day, whose last minute is meant; nothing is
// the zero time.
func parseDeadline(typed string, p *programme.Programme) (time.Time, bool) {
	typed = strings.TrimSpace(typed)
	if typed == "" {
		return time.Time{}, true
	}
	if at, err := time.ParseInLocation(deadlineLayout, typed, p.Zone); err == nil {
		return at, true
	}
	if d, err := programme.ParseDate(typed); err == nil {
		return time.Date(d.Year, d.Month, d.Day, 23, 59, 0, 0, p.Zone), true
	}
	return time.Time{}, false
}

// fileName is the name of a file, safe to draw.
func fileName(path string) string { return text.Line(filepath.Base(path)) }
