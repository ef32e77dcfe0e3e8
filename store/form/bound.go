package form

import (
	"fmt"

	"crosswalk/matching/programme"
	"crosswalk/matching/say"
)

// How much a file may hold, so that whatever is given for a form export is read or refused soon and in little memory.
const (
	maxRows   = 150_000   // applications of a form export
	longRows  = 20_000    // many times a cohort: a form export this long is looked at again, and no other list has so many
	maxText   = 48 << 20  // bytes of rows that are kept of any other list, and of a form export with few rows
	maxAnswer = 160 << 20 // bytes of rows that are kept of a form export
	usualRow  = 2 << 10   // bytes of a row of a form export with much free text
	judgeRows = 1000      // so many rows are enough to see that a file is no form export
	partRows  = 5000      // of a long form export so many rows are looked at again at once
)

// bound refuses a file that is no form export, or is too large for one, as soon as that is seen. It is asked after every
// row.
func (im *importer) bound(e *entry) error {
	if len(e.faults) > 0 {
		im.faulty++
	}
	n := len(im.entries)
	switch {
	case n > maxRows:
		return fmt.Errorf("line %d: there are more than %s rows, many times a cohort: give the form export of one cohort", e.row, thousands(maxRows))
	case im.kept > maxAnswer, im.kept > maxText && im.kept/n > usualRow:
		return fmt.Errorf("line %d: there is more than %d MB of text in the answers so far: this is no form export", e.row, im.kept>>20)
	case n%judgeRows == 0 && im.faulty*10 > n*9:
		first := im.entries[0]
		for _, each := range im.entries {
			if len(each.faults) > 0 {
				first = each
				break
			}
		}
		what := "cannot be read"
		if im.faulty < n {
			what = fmt.Sprintf("cannot be read but for %s", thousands(n-im.faulty))
		}
		where := fmt.Sprintf("Line %d", first.row)
		if title := im.title(first.faults[0].column); title != "" {
			where += ", " + quote(title)
		}
		return fmt.Errorf("the first %s rows %s: this is no form export, or not one of these headings. %s: %s",
			thousands(n), what, where, sentence(first.faults[0].why))
	}
	switch {
	case n == 2*judgeRows:
		return im.boundAnswers()
	case n >= longRows && n%partRows == 0:
		return im.boundPart(max(0, n-partRows))
	}
	return nil
}

// boundPart refuses a long file of which the rows from one on are no applications, or answer hardly a question as the
// programme knows.
func (im *importer) boundPart(from int) error {
	part, faulty := im.entries[from:], 0
	for _, e := range part {
		if len(e.faults) > 0 {
			faulty++
		}
	}
	where := fmt.Sprintf("%s from line %d on", thousands(len(part))+" rows", part[0].row)
	if faulty*10 > len(part)*9 {
		return fmt.Errorf("%s cannot be read: what follows there is no form export", where)
	}
	if asked, known := im.knownAnswers(part, 2); known*2 < asked {
		return fmt.Errorf("in %s hardly an answer is one that the programme knows, under %d of %s: this is no form export, or one of another programme",
			where, asked-known, say.Count(asked, "question"))
	}
	return nil
}

// boundAnswers refuses a file of many rows in which no answer is one that the programme knows, of those that are read by
// then.
func (im *importer) boundAnswers() error {
	if len(im.entries) < judgeRows {
		return nil
	}
	if asked, known := im.knownAnswers(im.entries, 100); asked >= 2 && known == 0 {
		return fmt.Errorf("in %s no answer is one that the programme knows, under any of %s: this is no form export, or one of another programme",
			say.Count(len(im.entries), "row"), say.Count(asked, "question"))
	}
	return nil
}

// knownAnswers counts the questions with choices that were answered in some entries, and those of them in which at least one
// answer of every so many is a choice of the programme, of what is read by then.
func (im *importer) knownAnswers(entries []*entry, every int) (asked, knowing int) {
	known, read := map[string]int{}, map[string]int{} // answers that are among the choices, and all, by field
	for _, e := range entries {
		if e.person == nil {
			continue
		}
		for field, a := range e.person.Answers {
			read[field]++
			if len(a.Choices) > 0 {
				known[field]++
			}
		}
		for _, u := range e.unread {
			if name := u.question.field.Name; e.person.Answers[name].IsEmpty() {
				read[name]++
			}
		}
	}
	for _, q := range im.questions {
		switch q.field.Kind {
		case programme.KindChoice, programme.KindYesNo, programme.KindTags, programme.KindLevel:
			if read[q.field.Name] == 0 {
				continue
			}
			if asked++; known[q.field.Name]*every > read[q.field.Name] {
				knowing++
			}
		}
	}
	return asked, knowing
}

// within refuses a list of people that has more rows, or more text, than any list has. It is asked after every row; n is
// how many there are.
func (r *rows) within(n int) error {
	switch {
	case n > longRows:
		return fmt.Errorf("line %d: there are more than %s rows, many times a cohort: give a list of the people of one", r.end, thousands(longRows))
	case r.taken > maxText:
		return fmt.Errorf("line %d: there is more than %d MB of text so far: this is no list of people", r.end, maxText>>20)
	}
	return nil
}

// thousands writes a number with commas.
func thousands(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s,%03d", thousands(n/1000), n%1000)
}
