package form

import (
	"slices"

	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

// metadata are the columns that a form adds by itself, by folded heading. Those that say nothing about
// a person have no field.
func metadata(folded string) (field string, ok bool) {
	switch folded {
	case "id", "respondent id":
		return programme.FieldResponseID, true
	case "email", "email address", "username":
		return programme.FieldEmail, true
	case "name":
		return programme.FieldName, true
	case "start time", "last modified time":
		return "", true
	}
	if submissionRank(folded) > 0 {
		return programme.FieldSubmitted, true
	}
	return "", false
}

// submissions are the headings under which forms write when an answer was sent, the surest first.
var submissions = []string{"completion time", "timestamp", "submit date", "submission date", "submission time", "submission date time", "submitted at",
	"submitted on", "submitted date", "date submitted", "time submitted", "submit time", "date and time submitted", "submission timestamp",
	"submitted time", "completed at", "completed on", "completed date", "date completed", "completion date", "completed", "response date", "recorded date", "created at",
	"end date", "end time", "date ended", "ended"}

// zoneBehind matches a zone at the end of a folded heading.
var zoneBehind = text.Pattern(`(?: (?:utc|gmt|bst|z|coordinated universal time|greenwich mean time|british summer time|london time|uk time|local time|europe london))(?: \d+)*(?: london| dublin| edinburgh| lisbon)*$`)

// submissionRank says how sure it is that a heading is the time of sending, 0 that it is not.
func submissionRank(folded string) int {
	if loc := zoneBehind().FindStringIndex(folded); loc != nil {
		folded = folded[:loc[0]]
	}
	if i := slices.Index(submissions, folded); i >= 0 {
		return len(submissions) - i
	}
	return 0
}

// metadataColumns tells the columns that the form added from questions with the same heading. Microsoft
// Forms shows itself by its times or by ID in front, Google Forms by its Timestamp, SurveyMonkey by whom it calls respondents;
// without any, every column is a question. Only the first column of a heading is the form's.
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
	if has("respondent id") || has("collector id") {
		mark("respondent id", "collector id", "start date", "end date", "ip address", "email address", "first name", "last name", "custom data 1")
	}
	for i, f := range folded {
		is[i] = is[i] || submissionRank(f) > 0 && !slices.Contains(folded[:i], f)
	}
	return is
}
