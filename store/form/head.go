package form

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

const (
	headLines   = 15 // the headings stand in the first so many lines
	headingRows = 3  // and in so many rows at most
)

// head is the beginning of a file: the headings, what stands above them, and the rows that were read to find them.
type head struct {
	titles []string // nil: there is nothing in the file
	lines  []int    // of the rows of headings
	above  []Above
	below  []row
	empty  int // rows with nothing in them above the headings
}

// Above is a row above the headings, which is no answer of anybody.
type Above struct {
	Row  int
	Text text.Text
}

// findHead finds the headings: the row of the first ones in which most headings are known, else the first with
// anything in it. known reports whether one is.
func findHead(rows *rows, p *programme.Programme, known func(heading string) bool) (*head, error) {
	all, err := firstRows(rows)
	if err != nil {
		return nil, err
	}
	h := &head{}
	cells := make([][]string, len(all))
	first, best, most := -1, -1, 1
	for i, r := range all {
		cells[i], _ = cleanCells(r.cells)
		if len(trimEmpty(cells[i])) == 0 || r.line > headLines && first >= 0 {
			continue
		}
		if first < 0 {
			first, best, most = i, i, max(1, countKnown(cells[i], known))
			if len(trimEmpty(cells[i])) == 1 {
				most = countKnown(cells[i], known) // a title, below which one known heading among others says enough
			}
			continue
		}
		if r.why != "" || holdsAddress(cells[i]) {
			continue
		}
		if n := countKnown(cells[i], known); n > most && (n > 1 || len(trimEmpty(cells[i])) > 1) {
			best, most = i, n
		}
	}
	if first < 0 {
		h.empty = len(all)
		return h, nil
	}
	if why := all[best].why; why != "" {
		return nil, fmt.Errorf("line %d, the headings: %s", all[best].line, why)
	}
	if n := len(trimEmpty(cells[best])); n > maxColumns {
		return nil, fmt.Errorf("%d columns, and the limit is %d: take out the columns that are not needed", n, maxColumns)
	}
	from, to := best, best+1
	h.titles = slices.Clone(cells[best])
	for from > first && to-from < headingRows && len(trimEmpty(cells[from-1])) > 0 && all[from-1].why == "" {
		joined, ok := joinAbove(cells[from-1], h.titles, p)
		if !ok {
			break
		}
		h.titles = joined
		from--
	}
	for to < len(all) && to-from < headingRows && len(trimEmpty(cells[to])) > 0 && all[to].why == "" && !holdsAddress(cells[to]) {
		joined, ok := joinBelow(h.titles, cells[to], p)
		if !ok {
			break
		}
		h.titles = joined
		to++
	}
	for i, r := range all[:from] {
		if line := text.Line(strings.Join(trimEmpty(cells[i]), " ")); len(trimEmpty(cells[i])) > 0 {
			h.above = append(h.above, Above{r.line, text.New(clip(line, maxCell))})
		} else {
			h.empty++
		}
	}
	for _, r := range all[from:to] {
		h.lines = append(h.lines, r.line)
	}
	h.below = all[to:]
	for i, t := range h.titles {
		h.titles[i] = clip(t, maxCell)
	}
	return h, nil
}

// firstRows reads the rows that begin in the first lines, and at least one with something in it.
func firstRows(rows *rows) ([]row, error) {
	var all []row
	filled := false
	for {
		r, err := rows.next()
		switch {
		case errors.Is(err, io.EOF):
			return all, nil
		case err != nil:
			return nil, err
		}
		all = append(all, r)
		cells, _ := cleanCells(r.cells)
		filled = filled || len(trimEmpty(cells)) > 0
		if filled && r.line >= headLines {
			return all, nil
		}
	}
}

// countKnown counts the different headings of a row that are known.
func countKnown(cells []string, known func(heading string) bool) int {
	met := make(map[string]bool)
	for _, c := range cells[:min(len(cells), maxColumns)] {
		if folded := programme.FoldHeading(clip(c, maxCell)); folded != "" && !met[folded] && known(c) {
			met[folded] = true
		}
	}
	return len(met)
}

// holdsAddress reports whether a cell is an e-mail address, so that the row is an answer.
func holdsAddress(cells []string) bool {
	return slices.ContainsFunc(cells, func(c string) bool {
		if !strings.Contains(c, "@") || len(c) > maxCell {
			return false
		}
		_, why := address(strings.TrimSpace(c))
		return why == ""
	})
}

// filledRight gives each column the text of a row that stands over it or to the left of it.
func filledRight(cells []string, width int) []string {
	out := make([]string, width)
	last := ""
	for i := range out {
		if i < len(cells) && strings.TrimSpace(cells[i]) != "" {
			last = cells[i]
		}
		out[i] = last
	}
	return out
}

// choicesAskedBy returns the field with choices that a heading asks for.
func choicesAskedBy(heading string, p *programme.Programme) (programme.Field, bool) {
	name, _, _ := bestField(clip(heading, maxCell), p, func(string) bool { return false })
	f, ok := p.Field(name)
	return f, ok && len(f.Choices) > 0
}

// joinAbove puts a row of groups over the headings: questions over their options, or over nothing. False if it
// helps no heading, so that it is a title or a note.
func joinAbove(groups, titles []string, p *programme.Programme) ([]string, bool) {
	width := max(len(trimEmpty(groups)), len(titles))
	if width > maxColumns {
		return nil, false
	}
	over := filledRight(groups, width)
	out := make([]string, width)
	copy(out, titles)
	helped := false
	for i := range out {
		own := strings.TrimSpace(out[i])
		direct := i < len(groups) && strings.TrimSpace(groups[i]) != ""
		if own == "" {
			if direct { // a column of the form's own beside its questions
				out[i] = groups[i]
				helped = helped || isKnown(groups[i], p)
			}
			continue
		}
		if over[i] == "" || isKnown(own, p) {
			continue
		}
		if part, ok := partOfName(over[i], own, p); ok {
			out[i], helped = part, true
			continue
		}
		if f, ok := choicesAskedBy(over[i], p); ok {
			if _, option := choiceCalled(f, programme.FoldHeading(own)); option {
				helped = true
			} else if !isOtherOption(own) {
				continue
			}
			out[i] = over[i] + " [" + own + "]"
		}
	}
	return out, helped
}

// joinBelow puts a row of options under the headings. False if it is none.
func joinBelow(titles, under []string, p *programme.Programme) ([]string, bool) {
	width := max(len(trimEmpty(under)), len(titles))
	if width > maxColumns {
		return nil, false
	}
	if isImportIDs(under) {
		return titles, true
	}
	over := filledRight(titles, width)
	out := make([]string, width)
	copy(out, titles)
	hits, unasked := 0, optionsUnder(over, under, p)
	for i := range out {
		if i >= len(under) || strings.TrimSpace(under[i]) == "" || over[i] == "" {
			continue
		}
		own := strings.TrimSpace(under[i])
		if isStub(own) {
			out[i] = over[i]
			hits++
			continue
		}
		repeated := i > 0 && over[i-1] == over[i] || i+1 < width && over[i+1] == over[i]
		if part, ok := partOfName(over[i], own, p); ok && repeated {
			out[i] = part
			hits++
			continue
		}
		if f, ok := choicesAskedBy(over[i], p); ok && repeated {
			if _, option := choiceCalled(f, programme.FoldHeading(own)); option {
				hits++
			} else if !isOtherOption(own) {
				continue
			}
			out[i] = over[i] + " [" + own + "]"
			continue
		}
		switch {
		case unasked[i]:
			out[i] = over[i] + " [" + own + "]"
			hits++
		case repeated && !isKnown(over[i], p) && isKnown(own, p):
			out[i] = own
			hits++
		}
	}
	return out, hits > 1
}

// optionsUnder finds the columns of questions in words that the programme does not know, under which stand options of one of
// its fields, two at least; none in a row that has something else under a question of one column, as answers do.
func optionsUnder(over, under []string, p *programme.Programme) map[int]bool {
	at := map[int]bool{}
	for from := 0; from < len(over); {
		to := from + 1
		for to < len(over) && over[to] == over[from] {
			to++
		}
		filled := trimEmpty(under[min(from, len(under)):min(to, len(under))])
		if to-from == 1 && len(filled) > 0 && !isStub(filled[0]) {
			return nil
		}
		if to-from > 1 && over[from] != "" && !isKnown(over[from], p) && slices.ContainsFunc(p.Fields, func(f programme.Field) bool { return optionsOf(f, filled) > 1 }) {
			for i := from; i < to; i++ {
				at[i] = true
			}
		}
		from = to
	}
	return at
}

// optionsOf counts the cells that are choices of a field.
func optionsOf(f programme.Field, cells []string) int {
	n := 0
	for _, c := range cells {
		if _, ok := choiceCalled(f, programme.FoldHeading(clip(c, maxCell))); ok {
			n++
		}
	}
	return n
}

// partOfName is the heading of a part of the name, where a question for the name has columns for its parts: "Name" over
// "First" and "Last".
func partOfName(question, part string, p *programme.Programme) (heading string, ok bool) {
	if field, _, _ := bestField(clip(question, maxCell), p, func(string) bool { return false }); field != programme.FieldName {
		return "", false
	}
	field := ""
	switch words := wordsOfHeading(part); {
	case len(words) == 0 || len(words) > 3:
		return "", false
	case hasWord(words, firstNames):
		field = programme.FieldFirstName
	case hasWord(words, lastNames):
		field = programme.FieldLastName
	}
	f, ok := p.Field(field)
	if _, fits := f.HeadingRank(f.Label); ok && !fits && len(f.Headings) > 0 {
		return strings.TrimSpace(strings.ReplaceAll(f.Headings[0], "*", " ")), true
	}
	return f.Label, ok
}

// isStub reports whether what stands under a heading only says that an answer comes there.
func isStub(s string) bool {
	switch programme.FoldHeading(s) {
	case "response", "open ended response", "free text", "answer":
		return true
	}
	return false
}

// isImportIDs reports the row that one survey program writes for itself: {"ImportId":"Q1"}.
func isImportIDs(cells []string) bool {
	filled := trimEmpty(cells)
	return len(filled) > 0 && !slices.ContainsFunc(filled, func(c string) bool {
		return c != "" && !strings.HasPrefix(strings.ReplaceAll(c, " ", ""), `{"ImportId"`)
	})
}
