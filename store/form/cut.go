package form

import (
	"fmt"
	"slices"

	"crosswalk/matching/say"
)

// Spreadsheets leave the empty cells at the end of a row off, so a row that is shorter than the headings is read
// as if they were there. A row that was cut in two, by a line break that was not quoted, is shorter too; it is
// told by what it lacks, or by a cell that is not under its heading.

// isCut reports whether a row lacks a cell without which it is nobody's application.
func (im *importer) isCut(cells []string) bool {
	for _, q := range im.questions {
		if !Needs(q.field) {
			continue
		}
		there := func(i int) bool { return i < len(cells) }
		if !there(q.column) && !slices.ContainsFunc(q.more, there) && !slices.ContainsFunc(q.ticked, there) {
			return true
		}
	}
	return len(cells) == 0
}

// cut says that a row ends before its time.
func (im *importer) cut(cells []string) fault {
	width, last := len(im.mapping.columns), ""
	if len(cells) > 0 {
		last = cells[len(cells)-1]
	}
	return fault{len(cells), last, fmt.Sprintf(
		"the row ends after %s and there are %d headings: %s is the first that is not there; join the row with the rest of it, or fill it up with empty cells",
		say.Count(len(cells), "cell"), width, quote(im.mapping.columns[len(cells)].title))}
}

// doubtCut takes a short row back that was read although its cells do not fit their headings.
func (im *importer) doubtCut(e *entry, cells []string) {
	if len(e.unread) == 0 {
		return
	}
	e.faults = append(e.faults, im.cut(cells))
	e.unread, e.stamps = nil, nil
}
