package form

import (
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
)

// A form with branches asks a question once in each, and whoever answers comes by one of them: its columns are
// joined. Where several are answered, and differently, the answer cannot be told. Where most are, they are
// different questions, and somebody has to say which one counts.

// clash is a row in which columns of one field say different things.
type clash struct {
	entry   *entry
	written []string
}

// joined returns the cells of a row with the columns of each field joined into the first of them.
func (im *importer) joined(e *entry) []string {
	cells := e.cells
	for _, q := range im.questions {
		if len(q.more) == 0 {
			continue
		}
		if &cells[0] == &e.cells[0] {
			cells = slices.Clone(cells)
		}
		cells[q.column] = im.join(e, q)
	}
	return cells
}

// join returns what the columns of a field that ask the same say together.
func (im *importer) join(e *entry, q *question) string {
	var written, folded []string
	filled := 0
	for _, i := range slices.Concat([]int{q.column}, q.more) {
		cell := strings.TrimSpace(e.cells[i])
		if cell == "" || slices.Contains(q.ticked, i) || im.mapping.columns[i].meta && text.Fold(cell) == "anonymous" {
			continue
		}
		filled++
		if f := programme.FoldLabel(cell); !slices.Contains(folded, f) {
			written, folded = append(written, cell), append(folded, f)
		}
	}
	if spelled := q.withoutOther(written); len(spelled) < len(written) {
		written, filled = spelled, len(spelled)
	}
	if filled > 1 {
		q.both++
	}
	switch {
	case len(written) == 0:
		return ""
	case len(written) == 1:
		return written[0]
	case q.field.Kind == programme.KindPerson && len(q.more) == 1 && len(written) == 2 && im.mapping.isNameInTwo(q.column, q.more[0]):
		return strings.Join(written, " ")
	case q.field.Kind == programme.KindPerson, q.field.Kind == programme.KindTags && q.picksOne(written):
		return strings.Join(written, "; ")
	}
	q.clashes = append(q.clashes, clash{e, written})
	return ""
}

// withoutOther leaves one of two out where one is no more than the option for another answer, "Other (please specify)", and
// the other one is that answer: the option, unless it is a choice of its own.
func (q *question) withoutOther(written []string) []string {
	if len(written) != 2 || q.choices == nil || q.field.Kind == programme.KindTags {
		return written
	}
	for i, cell := range written {
		if _, known := q.choices.match(cell); isOtherOption(cell) && !isOtherOption(written[1-i]) {
			if known {
				return written[i : i+1]
			}
			return written[1-i : 2-i]
		}
	}
	return written
}

// picksOne reports whether each of several cells is one choice, so that they are answers beside each other.
func (q *question) picksOne(cells []string) bool {
	for _, c := range cells {
		if _, ok := q.choices.match(c); !ok {
			return false
		}
	}
	return true
}

// settleClashes lists the answers that cannot be told. It refuses a file in which it is open who its people are.
func (im *importer) settleClashes() error {
	for _, q := range im.questions {
		if len(q.clashes) == 0 {
			continue
		}
		identity := isIdentity(q.field.Name)
		open := len(q.clashes) > 1 && 2*len(q.clashes) > q.both
		titles := im.titlesOf(q)
		for _, c := range q.clashes {
			why := fmt.Sprintf("%s answer this differently: leave the one that counts", say.And(titles))
			if identity {
				c.entry.faults = append(c.entry.faults, fault{q.column, strings.Join(c.written, " / "), why})
				continue
			}
			c.entry.unread = append(c.entry.unread, unread{question: q, written: strings.Join(c.written, " / "), why: why})
		}
		im.askClash(q)
		if open && identity {
			return headingsErrorf("%d questions ask for %s: %s", 1+len(q.more), q.field.Name, say.And(titles)).
				mendf(": say which one counts with --map '%s=HEADING'", q.field.Name)
		}
	}
	return nil
}

// askClash asks which column of a field counts.
func (im *importer) askClash(q *question) {
	at := slices.Concat([]int{q.column}, q.more)
	rank := func(i int) int { r, _ := q.field.HeadingRank(im.mapping.columns[i].title); return r }
	slices.SortStableFunc(at, func(a, b int) int { return rank(b) - rank(a) })
	ask := matching.Question{Kind: matching.AskHeading, Who: []string{}, Field: q.field.Name, Proposed: []string{}}
	for _, c := range q.clashes {
		if p := c.entry.person; p != nil && !p.Email.IsEmpty() {
			ask.Who = append(ask.Who, p.Email.Safe())
		}
	}
	ask.Text = text.Line(clip(strings.Join(q.clashes[0].written, " / "), maxCell))
	for _, i := range at {
		ask.Proposed = append(ask.Proposed, text.Line(im.mapping.columns[i].title))
	}
	im.res.Questions = append(im.res.Questions, ask)
}

// titlesOf names the columns of a field that ask the same, each with its number, and by the part of the heading
// in which it differs.
func (im *importer) titlesOf(q *question) []string {
	at := slices.Concat([]int{q.column}, q.more)
	titles := make([]string, len(at))
	for i, c := range at {
		titles[i] = im.mapping.columns[c].title
	}
	titles = apart(titles)
	for i, c := range at {
		titles[i] = fmt.Sprintf("%s (column %d)", titles[i], c+1)
	}
	return titles
}

// isIdentity reports whether a field tells who somebody is.
func isIdentity(field string) bool {
	switch field {
	case programme.FieldEmail, programme.FieldName, programme.FieldFirstName, programme.FieldLastName:
		return true
	}
	return false
}

// apart quotes titles cut short, each so that it shows where it differs from the others.
func apart(titles []string) []string {
	lines := make([]string, len(titles))
	for i, t := range titles {
		lines[i] = text.Line(clip(t, 16*quoteLength))
	}
	same := commonLength(lines)
	out := make([]string, len(titles))
	for i, l := range lines {
		if cut := short(l); same < quoteLength-12 || !strings.HasSuffix(cut, "…") {
			out[i] = quote(l)
			continue
		}
		runes := []rune(l)
		from := max(0, min(same, len(runes))-8)
		out[i] = `"` + string(runes[:min(from, 12)]) + "…" + short(string(runes[from:])) + `"`
	}
	return out
}

// commonLength is how many letters all lines begin with.
func commonLength(lines []string) int {
	if len(lines) < 2 {
		return 0
	}
	n := 0
	first := []rune(lines[0])
	for n < len(first) {
		for _, l := range lines[1:] {
			if r := []rune(l); n >= len(r) || r[n] != first[n] {
				return n
			}
		}
		n++
	}
	return n
}
