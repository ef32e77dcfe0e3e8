package importing

import (
	"maps"
	"slices"

	"crosswalk/matching"
	"crosswalk/store/cohort"
	"crosswalk/store/form"
)

// said is what was said about a file so far: to its reader, about rows that cannot be used, and about the people in it.
type said struct {
	form.Options
	left    map[int]bool    // rejected rows that are left out
	again   map[string]bool // folded addresses of people who were erased, and are taken in again
	changes []cohort.Change // answers that go in with the import, in the order in which they were given
}

// saidOf is what was said to the reader only.
func saidOf(o form.Options) said { return said{Options: o}.copy() }

// copy is the same, to be changed by itself.
func (s said) copy() said {
	headings := map[string][]string{}
	for field, by := range s.Map {
		headings[field] = slices.Clone(by)
	}
	mended := map[int][]string{}
	maps.Copy(mended, s.Mended)
	left := map[int]bool{}
	maps.Copy(left, s.left)
	again := map[string]bool{}
	maps.Copy(again, s.again)
	s.Map, s.Mended, s.left, s.again = headings, mended, left, again
	s.Unused, s.changes = slices.Clone(s.Unused), slices.Clone(s.changes)
	return s
}

// rejected are the rows of a file that cannot be used, but for those that are left out.
func (s said) rejected(r *form.Result) []matching.FormRow {
	return slices.DeleteFunc(r.FormRows(), func(row matching.FormRow) bool { return s.left[row.Row] })
}
