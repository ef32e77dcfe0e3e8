package form

import (
	"fmt"
	"strconv"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
)

// question is a field with the columns that answer it.
type question struct {
	field   programme.Field
	column  int    // the first
	title   string // of the first
	more    []int  // further ones that ask the same
	ticked  []int  // those that are for one option each; the first may be one of them
	answers int    // rows in which it is answered
	both    int    // rows in which several of the first and more are answered …
	clashes []clash
	choices *chooser        // of a choice, level or tags field
	list    *list           // of a tags field
	consent *consentColumn  // of the field for consent
	dates   *dateColumn     // of a date field
	taught  map[string]bool // wordings that stay as they are written: see [Options.Taught]
}

func newQuestion(f programme.Field, at int, c column, o Options) *question {
	q := &question{field: f, column: at, title: c.title}
	if f.Other || f.Name == programme.FieldConsent {
		q.taught = o.Taught[f.Name]
	}
	switch f.Kind {
	case programme.KindChoice, programme.KindLevel, programme.KindTags:
		q.choices = newChooser(f, q.taught)
	case programme.KindDate:
		q.dates = newDateColumn(c.title, o)
	}
	switch {
	case f.Kind == programme.KindTags:
		q.list = &list{choices: q.choices}
	case f.Name == programme.FieldConsent && f.Kind == programme.KindYesNo:
		q.consent = newConsentColumn(f, c.title, q.taught)
	}
	return q
}

// isSettled reports whether it was settled what a wording counts as, or that it counts as nothing.
func (q *question) isSettled(wording string) bool {
	return q.field.IsOther(wording) || q.taught[programme.FoldLabel(wording)]
}

// answer reads a cell that is not empty, by itself. why says what of it cannot be read; the answer holds the rest, and
// what was written.
func (q *question) answer(cell string) (a matching.Answer, why string) {
	switch q.field.Kind {
	case programme.KindChoice, programme.KindLevel:
		return q.choice(cell)
	case programme.KindTags:
		return q.tags(cell, 0)
	case programme.KindNumber:
		n, why := wholeNumber(cell)
		if said, ok := spelledNumber(cell); ok && q.field.Name == programme.FieldCapacity {
			n, why = said, ""
		}
		if why != "" {
			return a, why
		}
		if !q.field.Range.Holds(n) {
			return a, fmt.Sprintf("%d is not from %s", n, q.field.Range.Say())
		}
		return matching.Answer{Text: text.New(strconv.Itoa(n)), Number: n}, ""
	case programme.KindYesNo:
		if settled, ok := q.field.Match(cell); ok {
			return matching.Answer{Choices: []string{settled.Name}}, ""
		}
		word, ok := yesNo(cell, q.title)
		if !ok {
			return matching.Answer{Other: []text.Text{text.New(cell)}},
				fmt.Sprintf("%s is neither yes nor no: write Yes or No, or leave the cell empty", quote(cell))
		}
		if word == "" {
			return a, ""
		}
		return matching.Answer{Choices: []string{word}}, ""
	case programme.KindEmail:
		address, why := address(cell)
		return matching.Answer{Text: text.New(address)}, why
	}
	return matching.Answer{Text: text.New(cell)}, ""
}

// choice reads one answer out of a list.
func (q *question) choice(cell string) (matching.Answer, string) {
	a := matching.Answer{Text: text.New(cell)}
	written := strings.Trim(cell, "; \n\t")
	if t, ok := readBoxes(cell); ok {
		written = strings.Join(t.chosen, "; ")
	}
	if name, ok := q.choices.match(written); ok {
		a.Choices = []string{name}
		return a, ""
	}
	if all, ok := items(cell); ok {
		written = strings.Join(all, "; ")
		if name, ok := q.choices.match(written); ok {
			a.Choices = []string{name}
			return a, ""
		}
	}
	if written == "" {
		return matching.Answer{}, ""
	}
	a.Other = []text.Text{text.New(written)}
	if !q.field.Other {
		return a, q.unknown(written)
	}
	return a, ""
}

// tags reads several answers out of a list, with what stands between them in the column; see [list.read].
func (q *question) tags(cell string, separator byte) (matching.Answer, string) {
	names, rest := q.list.read(cell, separator)
	a := matching.Answer{Choices: names}
	for _, r := range rest {
		a.Other = append(a.Other, text.New(r))
	}
	if len(rest) > 0 && !q.field.Other {
		return a, q.unknown(rest[0])
	}
	return a, ""
}

// consents reads an answer to the question for consent. What is no plain yes or no is kept in its own words, which is
// no consent.
func (q *question) consents(cell string) matching.Answer {
	switch q.consent.of(cell) {
	case plainlyYes:
		return matching.Answer{Choices: []string{"yes"}}
	case plainlyNo:
		return matching.Answer{Choices: []string{"no"}}
	case nothing:
		return matching.Answer{}
	}
	return matching.Answer{Other: []text.Text{text.New(cell)}}
}

// unknown says that an answer is none of those on the list.
func (q *question) unknown(written string) string {
	if near, ok := q.choices.nearest(written); ok {
		return fmt.Sprintf("%s is none of the answers that the programme knows, and the nearest is %s: write that, or teach the programme the new wording",
			quote(written), quote(near))
	}
	return fmt.Sprintf("%s is none of the answers that the programme knows: write one of %s",
		quote(written), say.And(quoted(q.choices.labels())))
}

// wholeNumber reads a whole number in figures and nothing else.
func wholeNumber(cell string) (n int, why string) {
	for _, c := range cell {
		if c < '0' || c > '9' {
			return 0, fmt.Sprintf("%s is not a whole number: write it in figures only, like 3", quote(cell))
		}
	}
	switch {
	case len(cell) > 1 && cell[0] == '0':
		return 0, fmt.Sprintf("%s begins with a nought, so it may be no number at all: write the number without it", quote(cell))
	case len(cell) > 9:
		return 0, fmt.Sprintf("%s is too large a number", quote(cell))
	}
	n, err := strconv.Atoi(cell)
	if err != nil {
		return 0, fmt.Sprintf("%s is not a whole number: write it in figures only, like 3", quote(cell))
	}
	return n, ""
}

// excelDamage reports a long number that a spreadsheet shortened, like 4.47701E+11.
func excelDamage(cell string) bool {
	mantissa, exponent, ok := strings.Cut(cell, "E+")
	if !ok || len(cell) > 24 || mantissa == "" || exponent == "" {
		return false
	}
	return strings.Trim(mantissa, "0123456789.,") == "" && strings.Trim(exponent, "0123456789") == ""
}
