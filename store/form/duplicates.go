package form

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/text"
)

// settleDuplicates finds people who applied more than once. Of submissions with one e-mail and one name
// the latest counts. One e-mail under several names is a problem of all but the earliest name.
func (im *importer) settleDuplicates() {
	byKey := make(map[string][]*entry, len(im.entries))
	for _, e := range im.entries {
		if len(e.faults) == 0 {
			e.key = e.person.Key()
			byKey[e.key] = append(byKey[e.key], e)
		}
	}
	for _, e := range im.entries {
		if len(e.faults) > 0 || e.by > 0 {
			continue
		}
		if same := byKey[e.key]; len(same) > 1 && same[0] == e {
			im.settleSame(slices.Clone(same))
		}
	}
}

// settleSame settles the submissions under one e-mail.
func (im *importer) settleSame(same []*entry) {
	slices.SortStableFunc(same, earlier)
	first := same[0]
	latest := first
	for _, e := range same[1:] {
		if sameName(e.person.Name.Raw(), first.person.Name.Raw()) {
			latest = e
			continue
		}
		e.faults = append(e.faults, fault{im.mapping.column("email"), e.person.Email.Raw(), fmt.Sprintf(
			"%s belongs to %s in row %d, and here to %s: one person has one address, so correct the address or the name",
			quote(e.person.Email.Raw()), quote(first.person.Name.Raw()), first.row, quote(e.person.Name.Raw()))})
	}
	for _, e := range same {
		if len(e.faults) == 0 && e != latest {
			e.by = latest.row
		}
	}
}

// sameName compares names by their words, in any order and without accents and titles.
func sameName(a, b string) bool {
	return text.Fold(a) == text.Fold(b) || matching.NameKey(a) == matching.NameKey(b) && matching.NameKey(a) != ""
}

// earlier orders submissions: by time, then the form's number, then row.
func earlier(a, b *entry) int {
	return cmp.Or(
		a.person.Submitted.Compare(b.person.Submitted),
		compareNumbers(a.person.Response, b.person.Response),
		cmp.Compare(a.row, b.row))
}

// compareNumbers compares numbers in figures of any length; anything else as text, after numbers.
func compareNumbers(a, b string) int {
	isNumber := func(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
	if isNumber(a) && isNumber(b) {
		a, b = strings.TrimLeft(a, "0"), strings.TrimLeft(b, "0")
		return cmp.Or(cmp.Compare(len(a), len(b)), strings.Compare(a, b))
	}
	return strings.Compare(a, b)
}
