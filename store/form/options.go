package form

import (
	"slices"
	"strings"
	"unicode"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

// Forms write a question of which several answers may be ticked as one column for each option. The heading is
// then the question with the option, "Which of these? [The option]", or the option alone; or the question
// stands over the first column only, and nothing over those beside it.

// option is a heading taken as one option of a question.
type option struct {
	column   int
	question string // folded; empty: the heading is the option alone
	written  string
	label    string // folded
}

// assignOptions finds columns that are for one option of a question each, and those with nothing over them
// beside a question of which several answers may be given.
func (m *mapping) assignOptions() {
	var bracketed, listed []option
	for i, c := range m.columns {
		if c.field != "" || c.meta || c.folded == "" {
			continue
		}
		if o, ok := bracketedOption(c.title); ok {
			o.column = i
			bracketed = append(bracketed, m.turned(o, c.title))
			continue
		}
		listed = append(listed, option{column: i})
	}
	m.assignGroups(bracketed)
	for _, f := range m.programme.Fields {
		if len(f.Choices) > 0 && !m.asked(f.Name) {
			m.assignGroups(m.trailing(f, listed))
		}
	}
	m.assignAlone()
	m.assignBlank()
}

// bracketedOption cuts a heading like "Question? [Option]".
func bracketedOption(title string) (option, bool) {
	title = strings.TrimSpace(title)
	if !strings.HasSuffix(title, "]") {
		return option{}, false
	}
	from := strings.LastIndexByte(title, '[')
	if from <= 0 {
		return option{}, false
	}
	o := option{question: unnumbered(title[:from]), written: strings.TrimSpace(title[from+1 : len(title)-1])}
	o.label = programme.FoldHeading(o.written)
	return o, o.question != "" && o.label != ""
}

// unnumbered is a question, folded, without the numbers or codes of the question and its option before it, which differ from
// option to option: "8.1. Which of these?", "8.b. Which of these?", "Q8[SQ001]. Which of these?".
func unnumbered(question string) string {
	return programme.FoldHeading(numberOfOption().ReplaceAllString(question, ""))
}

var numberOfOption = text.Pattern(`^\s*(?:[Qq]?\d+[.)]\s*(?:\d+|[A-Za-z])[.)]|[A-Za-z]\w*\[\w+\][.:])\s*`)

// turned is an option with what stands before its question if only that is a choice: "The option [Question?]".
func (m *mapping) turned(o option, title string) option {
	front, behind := false, false
	for _, f := range m.programme.Fields {
		_, is := choiceCalled(f, o.question)
		front = front || is
		_, is = choiceCalled(f, o.label)
		behind = behind || is
	}
	if !front || behind {
		return o
	}
	title = strings.TrimSpace(title)
	return option{column: o.column, question: o.label, written: strings.TrimSpace(title[:strings.LastIndexByte(title, '[')]), label: o.question}
}

// trailing finds headings that end in an option of a field behind a mark: "Question? - Option".
func (m *mapping) trailing(f programme.Field, columns []option) []option {
	var out []option
	for _, o := range columns {
		title := strings.TrimSpace(m.columns[o.column].title)
		cut, found := len(title), ""
		for _, label := range optionLabels(f) {
			if at := endsIn(title, label); at > 0 && at < cut {
				cut, found = at, strings.TrimSpace(title[at:])
			}
		}
		if found == "" {
			continue
		}
		found = strings.TrimLeftFunc(strings.TrimRight(found, ")>"), func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(optionMarks, r) })
		front := unnumbered(title[:cut])
		for _, word := range []string{" selected choice", " choice", " option"} {
			front = strings.TrimSuffix(front, word)
		}
		out = append(out, option{o.column, front, found, programme.FoldHeading(found)})
	}
	return out
}

// optionLabels are the wordings of a field's choices that a heading may end in.
func optionLabels(f programme.Field) []string {
	var out []string
	for _, c := range f.Choices {
		out = append(out, c.Label, c.Short)
		out = append(out, c.Aliases...)
	}
	return slices.DeleteFunc(out, func(s string) bool { return programme.FoldHeading(s) == "" })
}

// optionMarks may stand between a question and its option.
const optionMarks = "-–—:|/>([?.;=_,\n"

// endsIn is where a label begins at the end of a title, behind a mark; 0 if it does not.
func endsIn(title, label string) int {
	want := programme.FoldHeading(label)
	from := max(1, len(title)-2*len(label)-16) // a label is not written much longer than it is
	for i, r := range title {
		if i >= from && strings.ContainsRune(optionMarks, r) {
			if rest := title[i+len(string(r)):]; programme.FoldHeading(rest) == want {
				return i + len(string(r))
			}
		}
	}
	return 0
}

// assignGroups gives columns with one question and several options to the field that asks it.
func (m *mapping) assignGroups(options []option) {
	var questions []string
	groups := make(map[string][]option)
	for _, o := range options {
		if _, known := groups[o.question]; !known {
			questions = append(questions, o.question)
		}
		groups[o.question] = append(groups[o.question], o)
	}
	for _, question := range questions {
		group := groups[question]
		if len(group) < 2 {
			continue
		}
		if field, ok := m.fieldOfGroup(question, group); ok {
			m.tick(field, group, HowOption)
		}
	}
}

// fieldOfGroup is the field that a question with options asks: by its words, else by the options.
func (m *mapping) fieldOfGroup(question string, group []option) (programme.Field, bool) {
	best, found := 0, programme.Field{}
	var byOptions []programme.Field
	for _, f := range m.programme.Fields {
		known := knownOptions(f, group)
		if known == 0 || m.asked(f.Name) {
			continue
		}
		if known > 1 {
			byOptions = append(byOptions, f)
		}
		if rank, ok := f.HeadingRank(question); ok && rank > best {
			best, found = rank, f
		}
	}
	switch {
	case best > 0:
		return found, true
	case len(byOptions) == 1:
		return byOptions[0], true
	case len(byOptions) > 1:
		m.askOptions(byOptions, group)
	}
	return found, false
}

// knownOptions counts the options that are choices of a field.
func knownOptions(f programme.Field, group []option) int {
	n := 0
	for _, o := range group {
		if _, ok := choiceCalled(f, o.label); ok {
			n++
		}
	}
	return n
}

// choiceCalled finds the choice with a wording that is folded as a heading is.
func choiceCalled(f programme.Field, folded string) (string, bool) {
	for _, c := range f.Choices {
		for _, w := range append([]string{c.Name, c.Label, c.Short}, c.Aliases...) {
			if folded != "" && programme.FoldHeading(w) == folded {
				return c.Name, true
			}
		}
	}
	return "", false
}

// askOptions asks which field columns of options answer.
func (m *mapping) askOptions(fields []programme.Field, group []option) {
	var titles []string
	for _, o := range group {
		titles = append(titles, m.columns[o.column].title)
	}
	for _, f := range fields {
		m.ask(f.Name, strings.Join(titles, "; "), titles...)
	}
}

// tick makes columns those of options of a field.
func (m *mapping) tick(f programme.Field, group []option, how string) {
	for _, o := range group {
		c := &m.columns[o.column]
		c.field, c.how, c.ticked, c.option = f.Name, how, true, o.written
	}
}

// tickSaid finds out which of the columns that somebody gave to a field are for one option each.
func (m *mapping) tickSaid(f programme.Field, headings []string) {
	if len(f.Choices) == 0 {
		return
	}
	for _, i := range m.of(f.Name) {
		c := &m.columns[i]
		written := c.title
		if o, ok := bracketedOption(c.title); ok && len(headings) > 1 {
			written = o.written
		} else if t := m.trailing(f, []option{{column: i}}); len(t) > 0 && len(headings) > 1 {
			written = t[0].written
		} else if _, ok := choiceCalled(f, c.folded); !ok {
			continue
		}
		c.ticked, c.option = true, written
	}
}

// assignAlone finds columns beside each other whose headings are options of one field and nothing else.
func (m *mapping) assignAlone() {
	for i := 0; i < len(m.columns); i++ {
		run, fields := m.aloneFrom(i)
		if len(run) < 2 {
			continue
		}
		fields = slices.DeleteFunc(fields, func(f programme.Field) bool {
			return slices.ContainsFunc(m.columns, func(c column) bool {
				field, _, _ := bestField(c.title, m.programme, m.asked)
				return !c.meta && field == f.Name
			})
		})
		switch {
		case len(fields) == 1:
			if next := i + len(run); fields[0].Other && next < len(m.columns) && isOtherOption(m.columns[next].title) {
				run = append(run, option{column: next, written: m.columns[next].title})
			}
			m.tick(fields[0], run, HowOption)
		case len(fields) > 1:
			m.askOptions(fields, run)
		}
		i += len(run) - 1
	}
}

// optionCode is what survey programs put before an option: "Q15_2 ", "Q15.2: ", "3b) ".
var optionCode = text.Pattern(`^(?i:q?\d{1,3}(?:[._-]\d{1,3}|[a-z])?)[.:)]?[\s\x{a0}]+`)

// withoutCode is a heading without such a code.
func withoutCode(title string) string {
	title = strings.TrimSpace(title)
	return strings.TrimSpace(strings.TrimPrefix(title, optionCode().FindString(title)))
}

// aloneFrom is the longest run of different options from a column on, and the fields that have them all.
func (m *mapping) aloneFrom(from int) (run []option, fields []programme.Field) {
	for _, f := range m.programme.Fields {
		if len(f.Choices) > 0 && !m.asked(f.Name) {
			fields = append(fields, f)
		}
	}
	met := make(map[string]bool)
	for i := from; i < len(m.columns); i++ {
		c := m.columns[i]
		if c.field != "" || c.meta || c.folded == "" {
			break
		}
		if field, _, _ := bestField(c.title, m.programme, m.asked); field != "" {
			break
		}
		written := c.title
		called := func(folded string) []programme.Field {
			return slices.DeleteFunc(slices.Clone(fields), func(f programme.Field) bool {
				_, ok := choiceCalled(f, folded)
				return !ok
			})
		}
		left := called(c.folded)
		if len(left) == 0 {
			written = withoutCode(c.title)
			left = called(programme.FoldHeading(written))
		}
		folded := programme.FoldHeading(written)
		if len(left) == 0 || met[folded] {
			break
		}
		met[folded], fields = true, left
		run = append(run, option{column: i, written: written, label: folded})
	}
	return run, fields
}

// isOtherOption reports whether a heading is the option for an answer beside those listed.
func isOtherOption(title string) bool {
	words := strings.Fields(programme.FoldHeading(title))
	return len(words) > 0 && len(words) <= 4 && words[0] == "other"
}

// assignBlank gives columns with nothing over them to the question on their left, if it is one of which several
// answers may be given.
func (m *mapping) assignBlank() {
	for i := 1; i < len(m.columns); i++ {
		c, left := &m.columns[i], m.columns[i-1]
		if c.title != "" && text.Line(c.title) != "" || c.field != "" {
			continue
		}
		field, how := left.field, HowOption
		if field == "" && !left.meta && left.folded != "" {
			field, _, _ = bestField(left.title, m.programme, m.asked)
		}
		f, ok := m.programme.Field(field)
		if !ok || f.Kind != programme.KindTags {
			continue
		}
		if left.field == "" {
			l := &m.columns[i-1]
			l.field, l.how, l.ticked = field, HowPattern, true
		}
		if m.columns[i-1].how == HowMap && !m.columns[i-1].ticked {
			m.columns[i-1].ticked = true
		}
		c.field, c.how, c.ticked = field, how, true
	}
}

// readTicked reads the columns of a field that are for one option each, with what other columns say beside them.
// why says what of it cannot be read, which is unread then.
func (im *importer) readTicked(e *entry, q *question, beside string) (a matching.Answer, unread, why string) {
	var picked []string
	other := false
	for _, i := range q.ticked {
		option, written := im.mapping.columns[i].option, strings.TrimSpace(e.cells[i])
		yes, known := isTicked(written)
		switch {
		case known && !yes:
		case known && (option == "" || isOtherOption(option)):
			other = true
		case known:
			picked = append(picked, option)
		default:
			picked = append(picked, written)
		}
	}
	if beside != "" {
		picked = append(picked, beside)
	}
	if len(picked) == 0 && other {
		picked = []string{"Other"}
	}
	if len(picked) > 1 && q.field.Kind != programme.KindTags {
		return a, strings.Join(picked, "; "), "several answers are ticked, of which only one may be: leave the one that counts"
	}
	chosen := make(map[string]bool)
	for _, p := range picked {
		one, wrong := q.answer(p)
		if wrong != "" && why == "" {
			unread, why = p, wrong
		}
		for _, c := range one.Choices {
			chosen[c] = true
		}
		a.Other = append(a.Other, one.Other...)
		if q.field.Kind != programme.KindTags {
			a.Text = one.Text
		}
	}
	for _, c := range q.field.Choices {
		if chosen[c.Name] {
			a.Choices = append(a.Choices, c.Name)
		}
	}
	return a, unread, why
}

// isTicked reads the cell of a column for one option; known is false where it is neither a tick nor its absence.
func isTicked(cell string) (yes, known bool) {
	folded := text.Fold(cell)
	switch folded {
	case "", "no", "n", "0", "0.0", "false", "off", "unchecked", "unticked", "unselected", "unmarked", "null", "none", "-", "–", "—", "☐", "✗", "✘", "[ ]":
		return false, true
	case "yes", "y", "1", "1.0", "true", "on", "x", "checked", "ticked", "selected", "chosen", "marked", "picked", "quoted", "mentioned", "included", "interested", "✓", "✔", "☑", "☒", "[x]", "×", "•", "*", "✅", "✔️":
		return true, true
	}
	return false, strings.HasPrefix(folded, "not ") && len(strings.Fields(folded)) == 2
}
