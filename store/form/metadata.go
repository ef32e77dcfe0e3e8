package form

import (
	"slices"

	"crosswalk/matching/programme"
)

// metadata are the columns that a form adds by itself, by folded heading. Those that say nothing about
// a person have no field.
func metadata(folded string) (field string, ok bool) {
	switch folded {
	case "id":
		return programme.FieldResponseID, true
	case "email", "email address", "username":
		return programme.FieldEmail, true
	case "name":
		return programme.FieldName, true
	case "completion time", "timestamp":
		return programme.FieldSubmitted, true
	case "start time", "last modified time":
		return "", true
	}
	return "", false
}

// metadataColumns tells the columns that the form added from questions with the same heading. Microsoft
// Forms shows itself by its times or by ID in front, Google Forms by its Timestamp; without either, every
// column is a question. Only the first column of a heading is the form's.
func metadataColumns(folded []string) []bool {
	is := make([]bool, len(folded))
	mark := func(headings ...string) {
		for _, h := range headings {
			if i := slices.Index(folded, h); i >= 0 {
				is[i] = true
			}
		}
	}
	has := func(h string) bool { return slices.Contains(folded, h) }
	if has("start time") || has("completion time") || has("last modified time") || len(folded) > 0 && folded[0] == "id" {
		mark("id", "start time", "completion time", "email", "name", "last modified time")
	}
	if has("timestamp") {
		mark("timestamp", "email address", "username")
	}
	return is
}
