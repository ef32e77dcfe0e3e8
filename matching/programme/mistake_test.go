package programme

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// sound is a file without a mistake; the mistakes below are made in it, one at a time.
const sound = `name = "sound"
title = "Sound"
zone = "Europe/London"
priority = "total"
odd = "wait"
empty = 0.5
repeat_after_months = 0
[intake]
closes = 2023-03-14T23:59:00
consent = "required"
match_on = ["03-01"]
answer_within = "10wd"
[[field]]
name = "sector"
kind = "choice"
heading = ["sector", "which sector*"]
choices = [
  { name = "nhs", label = "NHS provider", alias = ["trust"], near = ["council"] },
  { name = "council", label = "Local authority" },
]
[[field]]
name = "themes"
kind = "tags"
choices = [ { name = "x", label = "Staying well – prevention" }, { name = "y" } ]
[[field]]
name = "wants"
kind = "tags"
choices = [ { name = "x" }, { name = "y" } ]
[[field]]
name = "grade"
kind = "level"
choices = [ { name = "low" }, { name = "high" } ]
[[field]]
name = "years"
kind = "number"
[[field]]
name = "notes"
kind = "text"
private = true
[[rule]]
kind = "one-of-each"
field = "sector"
a = ["nhs"]
b = ["council"]
[[rule]]
kind = "different-any"
fields = ["sector", "grade"]
[[rule]]
kind = "share"
field = "themes"
at_least = 1
[[criterion]]
kind = "overlap"
field = "themes"
points = 60
[[criterion]]
kind = "exchange"
wants = "wants"
offers = "themes"
points = 40
[exchange]
length = "6m"
minimum = { hours = 7.5, per = "pair" }
holidays = "scotland"
checkins = ["2w", "4w"]
soon = "10d"
[[milestone]]
name = "first"
due = "1w"
owner = "pair"
done_by = "visit"
[[milestone]]
name = "second"
due = { after = "first", by = "2w" }
[[milestone]]
name = "last"
due = { before_end = "1w" }
[[event]]
name = "launch"
due = "0d"
[[message]]
name = "hello"
to = "each"
subject = "Meet {partner.name}"
body = "Dear {name}: {why}"
[[funder]]
name = "A fund"
`

func TestMistakes(t *testing.T) {
	if _, err := Parse("f", []byte(sound)); err != nil {
		t.Fatalf("the sound file: %v", err)
	}
	for _, m := range mistakes {
		if !strings.Contains(sound, m.old) {
			t.Errorf("%q is not in the sound file", m.old)
			continue
		}
		p, err := Parse("f", []byte(strings.Replace(sound, m.old, m.new, 1)))
		if err == nil || p != nil {
			t.Errorf("%q: no problem", m.new)
			continue
		}
		if diff := cmp.Diff(m.want, err.Error()); diff != "" {
			t.Errorf("%q for %q (-want +got):\n%s", m.new, m.old, diff)
		}
		var problems Problems
		if !errors.As(err, &problems) {
			t.Errorf("%q: %T is not Problems", m.new, err)
		}
	}
}

type mistake struct{ old, new, want string }

// minimumToFirst are the lines of the sound file from the minimum to the first milestone.
const minimumToFirst = `minimum = { hours = 7.5, per = "pair" }
holidays = "scotland"
checkins = ["2w", "4w"]
soon = "10d"
[[milestone]]
name = "first"
due = "1w"
owner = "pair"
done_by = "visit"`

var mistakes = []mistake{
	// The file as such.
	{`title = "Sound"`, `title = Sound`,
		`f:2: what stands behind the = is no value; texts stand in quotation marks, as in title = "Job Swap"`},
	{`title = "Sound"`, `title = "Sound`,
		`f:2: the text has no end; close it with a quotation mark on its own line`},
	{`title = "Sound"`, "title = \"A\"\ntitle = \"B\"",
		`f:3: key "title" is there before; take one of the two out`},
	{`[intake]`, "[intake",
		`f:8: the bracket is not closed; write [intake] or [[field]]`},
	{`[[funder]]`, "[intake]",
		`f:86: table "intake" is there before; take one of the two out`},
	{`[[funder]]`, "[field]",
		`f:86: write it with double brackets, like the one before`},
	{`title = "Sound"`, "title = \"A\xff\"",
		`f:2: not UTF-8 text; save the file as UTF-8`},
	{`title = "Sound"`, "title = \"A\\u001b[31m\"",
		`f:2: title has the control character U+001B in it; take it out`},
	{`title = "Sound"`, "title = \"A\x1b[31m\"",
		`f:2: a character that cannot be seen stands in it; take it out`},
	{`title = "Sound"`, `title “Sound”`,
		`f:2: the quotation marks are curly ones; write straight ones, as in title = "Job Swap"`},
	{`title = "Sound"`, `title = “Sound”`,
		`f:2: the quotation marks are curly ones; write straight ones, as in title = "Job Swap"`},
	{`title = "Sound"`, `title "Sound"`,
		`f:2: the line has no key and value; write key = "value", begin a remark with #, and put a text of several lines in """three quotation marks"""`},
	{`title = "Sound"`, `title = "Sound" see below`,
		`f:2: more stands in the line than one key and its value; a remark begins with #`},
	{`title = "Sound"`, `title = "So\und"`,
		`f:2: a \ in a text is written twice: \\`},
	{`[intake]`, "[[intake]",
		`f:8: the brackets do not close as they open; write [intake] or [[field]]`},
	{`[intake]`, "intake]]",
		`f:8: the brackets do not close as they open; write [intake] or [[field]]`},
	{`soon = "10d"`, `soon = "10d"` + "\nchk = [\"2w\" \"4w\"]",
		`f:67: in this list a comma is missing between two, or the ] at its end`},
	{`minimum = { hours = 7.5, per = "pair" }`, `minimum = { hours = 7,5, per = "pair" }`,
		`f:63: a number is written with a point, as in 0.5`},
	{`minimum = { hours = 7.5, per = "pair" }`, `minimum = 7,5`,
		`f:63: a number is written with a point, as in 0.5`},
	{`consent = "required"`, `consent = 2023-02-30`,
		`f:10: there is no such day or time; write year, month and day, as in 2023-03-14, or with the minute, 2023-03-14T23:59:00`},
	{`consent = "required"`, `consent = True`,
		`f:10: true and false are written with small letters and without quotation marks`},
	{`title = "Sound"`, "title = \"A\\u202e\"",
		`f:2: title has the control character U+202E in it; take it out`},
	{`title = "Sound"`, "title = \"A\\nB\"",
		`f:2: title must be one line; take the line break out`},
	{`title = "Sound"`, "title = '''A\nB'''",
		`f:2: title must be one line; take the line break out`},
	{`title = "Sound"`, "title = \"A\"\nx = [[[[[[[[[[[[[]]]]]]]]]]]]]",
		`f:3: tables and lists lie more than 8 deep in each other; a programme needs four`},
	// Keys and tables.
	{`title = "Sound"`, `titel = "Sound"`,
		"f:1: title is missing\n" +
			"f:2: unknown key \"titel\"; did you mean \"title\"?"},
	{`title = "Sound"`, `title = "Sound"` + "\n\"a\\u001b\" = 1",
		"f:3: unknown key \"a\\x1b\"; known: name, title, about, zone, priority, odd, empty, repeat_after_months, keep, intake, field, alias, rule, criterion, stage, group, exchange, milestone, event, certificate, message, funder"},
	{`consent = "required"`, `consnt = "required"`,
		`f:10: [intake]: unknown key "consnt"; did you mean "consent"?`},
	{`consent = "required"`, `title = "X"`,
		`f:10: [intake]: unknown key "title"; it belongs at the top of the file, before the first [table]`},
	{`[intake]`, `[intakes]`,
		`f:8: unknown table "intakes"; did you mean "intake"?`},
	{`[intake]`, `[[intake]]`,
		`f:8: intake must be one table: [intake] and its keys below, not a list`},
	{`[[rule]]`, `[[rules]]`,
		`f:40: unknown table "rules"; did you mean "rule"?`},
	{`[[funder]]`, `[funder]`,
		`f:86: there may be several funders: write [[funder]] with double brackets`},
	{`[[funder]]`, `[[donation]]`,
		`f:86: unknown table "donation"; known: intake, field, alias, rule, criterion, stage, group, exchange, milestone, event, certificate, message, funder`},
	{`[intake]`, "milestones = 3\n[intake]",
		`f:8: unknown key "milestones"; did you mean "milestone"?`},
	{`name = "nhs", label`, `name = "nhs", lable`,
		`f:18: [[field]] "sector" choice "nhs": unknown key "lable"; did you mean "label"?`},
	{"[[funder]]\nname = \"A fund\"", "[funder.x]\nname = \"A fund\"",
		`f:86: there may be several funders: write [[funder]] with double brackets`},
	// Missing keys.
	{`name = "sound"`, ``,
		`f:1: name is missing`},
	{`title = "Sound"`, `title = " "`,
		`f:2: title is empty`},
	{`kind = "choice"`, ``,
		`f:13: [[field]] "sector": kind is missing; it is text, choice, tags, level, number, yesno, date, email or person`},
	{`name = "themes"`, ``,
		`f:21: [[field]]: name is missing`},
	{`points = 60`, ``,
		`f:52: [[criterion]] "overlap": points is missing`},
	{`due = "1w"`, ``,
		`f:67: [[milestone]] "first": due is missing; write "2w", { after = "…", by = "2w" } or { before_end = "1w" }`},
	{`due = "0d"`, ``,
		`f:78: [[event]] "launch": due is missing; write how long after the start of the cohort, like "5w", or before_close = "2w"`},
	{`subject = "Meet {partner.name}"`, ``,
		`f:81: [[message]] "hello": subject is missing`},
	{`body = "Dear {name}: {why}"`, ``,
		`f:81: [[message]] "hello": body is missing or empty`},
	{"kind = \"share\"\n", "",
		`f:48: [[rule]]: kind is missing; it is different, different-any, same, one-of-each, share, within or apart`},
	{"kind = \"overlap\"\n", "",
		`f:52: [[criterion]]: kind is missing; it is overlap, different, same, near, apart, exchange, place, availability or wording`},
	{"field = \"themes\"\npoints", "points",
		`f:52: [[criterion]] "overlap": field is missing`},
	{`wants = "wants"`, ``,
		`f:56: [[criterion]] "exchange": wants is missing`},
	{`a = ["nhs"]`, ``,
		`f:40: [[rule]] "one-of-each": a must list choices of the field, like ["nhs"]`},
	{`b = ["council"]`, `b = []`,
		`f:44: [[rule]] "one-of-each": b must list choices of the field, like ["nhs"]`},
	{`fields = ["sector", "grade"]`, `fields = ["sector"]`,
		`f:47: [[rule]] "different-any": fields must name two fields or more, like ["sector", "profession"]`},
	{`{ name = "x" }, { name = "y" } ]`, `{ label = "x" }, { name = "y" } ]`,
		`f:28: [[field]] "wants" choice: name is missing`},
	{"choices = [ { name = \"low\" }, { name = \"high\" } ]\n", "",
		`f:29: [[field]] "grade": kind "level" needs choices = [ { name = …, label = … }, … ]`},
	{"choices = [ { name = \"low\" }, { name = \"high\" } ]\n", "choices = []\n",
		`f:32: [[field]] "grade": choices is an empty list`},
	{`by = "2w" }`, `}`,
		`f:74: [[milestone]] "second" due: by is missing; write how long after, like by = "2w"`},
	{`due = { after = "first", by = "2w" }`, `due = { by = "2w" }`,
		`f:74: [[milestone]] "second" due: due is a text like "2w", or has after and by, or has before_end`},
	// Types of values.
	{`points = 60`, `points = "60"`,
		`f:55: [[criterion]] "overlap": points must be a whole number from 1 to 100, not the text "60"`},
	{`points = 60`, `points = 60.5`,
		`f:55: [[criterion]] "overlap": points must be a whole number from 1 to 100, not the number 60.5`},
	{`points = 60`, `points = 0`,
		`f:55: [[criterion]] "overlap": points must be a whole number from 1 to 100, not the number 0`},
	{`points = 60`, `points = -20`,
		`f:55: [[criterion]] "overlap": points must be a whole number from 1 to 100, not the number -20`},
	{`points = 60`, `points = 50`,
		`f:60: [[criterion]] "exchange": the points of all criteria add up to 90; they must add up to 100`},
	{`empty = 0.5`, `empty = 1.5`,
		`f:6: empty must be a number from 0 to 1, not the number 1.5`},
	{`empty = 0.5`, `empty = -0.1`,
		`f:6: empty must be a number from 0 to 1, not the number -0.1`},
	{`empty = 0.5`, `empty = nan`,
		`f:6: empty must be a number from 0 to 1, not the number NaN`},
	{`empty = 0.5`, `empty = "half"`,
		`f:6: empty must be a number from 0 to 1, not the text "half"`},
	{`empty = 0.5`, `empty = 0.33333`,
		`f:6: empty is counted in steps of 0.001, which 0.33333 is not`},
	{`repeat_after_months = 0`, `repeat_after_months = 1000`,
		`f:7: repeat_after_months must be a whole number from 0 to 120, not the number 1000`},
	{`empty = 0.5`, "empty = 0.5\nkeep = \"5wd\"",
		`f:7: keep is how long after the end people are kept, like "24m" or "90d"; leave it out to keep them`},
	{`title = "Sound"`, `title = 5`,
		`f:2: title must be a text in quotation marks, not the number 5`},
	{`title = "Sound"`, `title = 2023-01-01`,
		`f:2: title must be a text in quotation marks, not a date or time`},
	{`private = true`, `private = "yes"`,
		`f:39: [[field]] "notes": private must be true or false, not the text "yes"`},
	{`heading = ["sector", "which sector*"]`, `heading = "sector"`,
		`f:16: [[field]] "sector": heading must be a list of texts, like ["one", "two"], not the text "sector": write heading = ["sector"]`},
	{`heading = ["sector", "which sector*"]`, `heading = ["sector", 5]`,
		`f:16: [[field]] "sector": heading must be a text in quotation marks, not the number 5`},
	{`closes = 2023-03-14T23:59:00`, `closes = "2023-03-14 23:59"`,
		`f:9: [intake]: closes must be a date and time without quotation marks, like 2023-03-14T23:59:00, not the text "2023-03-14 23:59"`},
	{`choices = [ { name = "x", label = "Staying well – prevention" }, { name = "y" } ]`, "of = \"sector\"\nchoices = [ { name = \"x\", label = \"Staying well\", only = [\"bank\"] }, { name = \"y\" } ]",
		`f:25: [[field]] "themes" choice "x": only names "bank", which is no choice of sector; known: nhs, council`},
	{`choices = [ { name = "x", label = "Staying well – prevention" }, { name = "y" } ]`, "of = \"secter\"\nchoices = [ { name = \"x\", label = \"Staying well\", only = [\"nhs\"] }, { name = \"y\" } ]",
		`f:24: [[field]] "themes": of names field "secter", which is not in this file; did you mean "sector"?`},
	{`choices = [ { name = "x", label = "Staying well – prevention" }, { name = "y" } ]`, "of = \"years\"\nchoices = [ { name = \"x\", label = \"Staying well\", only = [\"nhs\"] }, { name = \"y\" } ]",
		`f:24: [[field]] "themes": of names "years", which has kind "number"; one answer decides, so it is of kind choice or level`},
	{`choices = [ { name = "x", label = "Staying well – prevention" }, { name = "y" } ]`, "of = \"themes\"\nchoices = [ { name = \"x\", label = \"Staying well\", only = [\"nhs\"] }, { name = \"y\" } ]",
		`f:24: [[field]] "themes": of names the field itself; it is another one whose answer decides`},
	{`choices = [ { name = "x", label = "Staying well – prevention" }, { name = "y" } ]`, `choices = [ { name = "x", label = "Staying well", only = ["nhs"] }, { name = "y" } ]`,
		`f:24: [[field]] "themes" choice "x": only says for which answers to another question this choice is; name that field beside choices: of = "place"`},
	{"name = \"years\"\n", "name = \"years\"\nof = \"sector\"\n",
		`f:35: [[field]] "years": of means nothing for kind "number"; it belongs to choice and tags`},
	{`closes = 2023-03-14T23:59:00`, "opens = 2023-01-09\ncloses = 2023-03-14T23:59:00",
		`f:9: [intake]: opens needs the time of day too: 2023-01-09T09:00:00`},
	{`closes = 2023-03-14T23:59:00`, "opens = \"January\"\ncloses = 2023-03-14T23:59:00",
		`f:9: [intake]: opens must be a date and time without quotation marks, like 2023-03-14T23:59:00, not the text "January"`},
	{`closes = 2023-03-14T23:59:00`, "opens = 2023-03-15T09:00:00\ncloses = 2023-03-14T23:59:00",
		`f:9: [intake]: opens is after closes: the intake would be over before it begins`},
	{`closes = 2023-03-14T23:59:00`, `closes = 2023-03-14`,
		`f:9: [intake]: closes needs the time of day too: 2023-03-14T23:59:00`},
	{`[[field]]`, "rule = 5\n[[field]]",
		`f:13: [intake]: unknown key "rule"; known: opens, closes, consent, match_on, places, places_per_organisation, answer_within`},
	{`choices = [ { name = "low" }, { name = "high" } ]`, `choices = [ "low", "high" ]`,
		`f:32: [[field]] "grade": choices must be a list of tables, like [ { name = "one" }, { name = "two" } ], not the text "low"`},
	{`minimum = { hours = 7.5, per = "pair" }`, `minimum = "7.5h"`,
		`f:63: [exchange]: minimum must be { hours = 7.5, per = "pair" } or { meetings = 6 }, not the text "7.5h"`},
	{`minimum = { hours = 7.5, per = "pair" }`, `minimum = { hours = 7.25 }`,
		`f:63: [exchange] minimum: hours is counted in steps of 0.1, which 7.25 is not`},
	{`minimum = { hours = 7.5, per = "pair" }`, `minimum = { hours = 0 }`,
		`f:63: [exchange] minimum: hours is 0; leave minimum out where there is none`},
	{`minimum = { hours = 7.5, per = "pair" }`, `minimum = { }`,
		`f:63: [exchange] minimum: say how many hours or meetings, like { hours = 7.5, per = "pair" }`},
	{`minimum = { hours = 7.5, per = "pair" }`, `minimum = { meetings = 6, per = "pair" }`,
		`f:63: [exchange] minimum: per belongs to hours; meetings are counted for the pair`},
	{`minimum = { hours = 7.5, per = "pair" }`, `minimum = { hours = 7.5, per = "person" }`,
		`f:63: [exchange] minimum: per cannot be "person"; it is pair or direction`},
	{`minimum = { hours = 7.5, per = "pair" }`, "minimum = { hours = 7.5 }\nmaximum = { hours = 3, per = \"direction\" }",
		`f:64: [exchange]: maximum is less than minimum; no pair could keep both`},
	{`checkins = ["2w", "4w"]`, `checkins = "2w"`,
		`f:65: [exchange]: checkins must be a list of lengths of time, like ["2w", "9w"], not the text "2w"`},
	{`checkins = ["2w", "4w"]`, `checkins = ["2w", "2 weeks"]`,
		`f:65: [exchange]: checkins: "2 weeks" is not a length of time; write 10d, 10wd (working days), 2w or 6m`},
	{`checkins = ["2w", "4w"]`, `checkins = ["2w", "14d"]`,
		`f:65: [exchange]: checkins has "2w" twice`},
	// Names.
	{`name = "sound"`, `name = "Sound scheme"`,
		`f:1: name is written with a to z, 0 to 9 and - only, not "Sound scheme"; write "sound-scheme"`},
	{`name = "sound"`, `name = "-"`,
		`f:1: name is written with a to z, 0 to 9 and - only, not "-"`},
	{`name = "themes"`, `name = "work_themes"`,
		`f:22: [[field]] "work_themes": name is written with a to z, 0 to 9 and - only, not "work_themes"; write "work-themes"`},
	{`name = "wants"`, `name = "sector"`,
		`f:26: [[field]] "sector": name "sector" is taken by line 14; choose another`},
	{`{ name = "council", label = "Local authority" }`, `{ name = "nhs", label = "Local authority" }`,
		`f:19: [[field]] "sector" choice "nhs": name "nhs" is taken by line 18; choose another`},
	{`name = "second"`, `name = "first"`,
		`f:73: [[milestone]] "first": name "first" is taken by line 68; choose another`},
	{`{ name = "high" }`, `{ name = "` + strings.Repeat("x", 70) + `" }`,
		`f:32: [[field]] "grade" choice "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…": name has 70 characters; at most 60`},
	// Words that are one of a few.
	{`priority = "total"`, `priority = "best"`,
		`f:4: priority cannot be "best"; it is total or weakest`},
	{`odd = "wait"`, `odd = "drop"`,
		`f:5: odd cannot be "drop"; it is wait or trio`},
	{`consent = "required"`, `consent = "yes"`,
		`f:10: [intake]: consent cannot be "yes"; it is required or not-asked`},
	{`kind = "choice"`, `kind = "select"`,
		`f:15: [[field]] "sector": kind cannot be "select"; it is text, choice, tags, level, number, yesno, date, email or person`},
	{`kind = "share"`, `kind = "shares"`,
		`f:49: [[rule]]: unknown kind "shares"; did you mean "share"?`},
	{`kind = "overlap"`, `kind = "similarity"`,
		`f:53: [[criterion]]: unknown kind "similarity"; known: overlap, different, same, near, apart, exchange, place, availability, wording`},
	{`owner = "pair"`, `owner = "both"`,
		`f:70: [[milestone]] "first": owner cannot be "both"; it is pair, facilitator or coordinator`},
	{`done_by = "visit"`, `done_by = "visits"`,
		`f:71: [[milestone]] "first": done_by cannot be "visits"; it is tick, visit, minimum or checkin`},
	{`to = "each"`, `to = "everyone"`,
		`f:83: [[message]] "hello": to cannot be "everyone"; it is each, waiting, applicants or facilitator`},
	{`zone = "Europe/London"`, `zone = "London"`,
		`f:3: zone "London" is not known; write it like "Europe/London"`},
	{`zone = "Europe/London"`, `zone = "Local"`,
		`f:3: zone "Local" is not known; write it like "Europe/London"`},
	{`holidays = "scotland"`, `holidays = "scottland"`,
		`f:64: [exchange]: there is no table of holidays called "scottland"; did you mean "scotland"?`},
	{`at_least = 1`, "at_least = 1\nmissing = \"ignore\"",
		`f:52: [[rule]] "share": missing cannot be "ignore"; it is allow or wait`},
	// Spans and dates.
	{`length = "6m"`, `length = "6x"`,
		`f:62: [exchange]: length: "6x" is not a length of time; write 10d, 10wd (working days), 2w or 6m`},
	{`length = "6m"`, `length = "six months"`,
		`f:62: [exchange]: length: "six months" is not a length of time; write 10d, 10wd (working days), 2w or 6m`},
	{`length = "6m"`, `length = "-6m"`,
		`f:62: [exchange]: length: "-6m" is not a length of time; write 10d, 10wd (working days), 2w or 6m`},
	{`length = "6m"`, `length = "0m"`,
		`f:62: [exchange]: length is nothing; write a length like "6m", or "open" for no fixed end`},
	{`length = "6m"`, `length = "600m"`,
		`f:62: [exchange]: length: "600m" is too long; at most 120m`},
	{`length = "6m"`, `length = 6`,
		`f:62: [exchange]: length must be a length of time in quotation marks, like "2w", not the number 6`},
	{`length = "6m"`, `length = ""`,
		`f:62: [exchange]: length: "" is not a length of time; write 10d, 10wd (working days), 2w or 6m`},
	{`length = "6m"`, `length = "6m"` + "\nreview = \"3m\"",
		`f:63: [exchange]: review belongs to exchanges without a fixed end (length = "open"); use a [[milestone]] here`},
	{`length = "6m"`, `length = "open"`,
		`f:77: [[milestone]] "last" due: before_end needs an end, but the length of [exchange] is "open"`},
	{`soon = "10d"`, `soon = "1m"`,
		`f:66: [exchange]: soon is counted in days or weeks, like "10d" or "3w"`},
	{`due = { before_end = "1w" }`, `due = { before_end = "30w" }`,
		`f:77: [[milestone]] "last" due: 30w before the end lies before the start: the exchange lasts 6m`},
	{`due = { before_end = "1w" }`, `due = { before_end = "1w", after = "first" }`,
		`f:77: [[milestone]] "last" due: after does not go with before_end; write one or the other`},
	{`match_on = ["03-01"]`, `match_on = ["1 March"]`,
		`f:11: [intake]: match_on: "1 March" is not a day of the year; write month-day, like "03-01" for 1 March`},
	{`match_on = ["03-01"]`, `match_on = ["02-29"]`,
		`f:11: [intake]: match_on: "02-29" is not in every year; write "02-28" or "03-01"`},
	// Fields and choices.
	{`label = "Local authority"`, `label = "nhs  Provider."`,
		`f:19: [[field]] "sector" choice "council": label "nhs  Provider." means choice "nhs" already; take it out of one of them`},
	{`label = "Local authority"`, `label = "Local authority", alias = ["Trust"]`,
		`f:19: [[field]] "sector" choice "council": alias "Trust" means choice "nhs" already; take it out of one of them`},
	{`near = ["council"]`, `near = ["counsil"]`,
		`f:18: [[field]] "sector" choice "nhs": near names "counsil", which is no choice of this field; did you mean "council"?`},
	{`near = ["council"]`, `near = ["nhs"]`,
		`f:18: [[field]] "sector" choice "nhs": near names the choice itself; take it out`},
	{`{ name = "low" }`, `{ name = "low", near = ["high"] }`,
		`f:32: [[field]] "grade" choice "low": near means nothing for kind "level"; it belongs to choice`},
	{`{ name = "low" }`, `{ name = "low", label = "…" }`,
		`f:32: [[field]] "grade" choice "low": label "…" has no letters`},
	{"private = true", "private = true\nchoices = [ { name = \"a\" } ]",
		`f:40: [[field]] "notes": choices mean nothing for kind "text"; they belong to choice, tags and level`},
	{"private = true", "private = true\nother = true",
		`f:40: [[field]] "notes": other means nothing for kind "text"; it belongs to choice and tags`},
	{"private = true", "private = true\nheading = [\"Which sector?\", \"Sector:\"]",
		`f:40: [[field]] "notes": heading "Sector:" belongs to field "sector" already; a column goes to one field, so take it out of one of them`},
	{"private = true", "private = true\nheading = [\"Full  name\"]",
		`f:40: [[field]] "notes": heading "Full  name" belongs to field "name" already; a column goes to one field, so take it out of one of them`},
	{"private = true", "private = true\nheading = [\" ** \"]",
		`f:40: [[field]] "notes": heading "**" has no letters, so it would fit every column or none`},
	{"[[funder]]", "[[field]]\nname = \"objectives\"\nkind = \"tags\"\n[[funder]]",
		`f:88: [[field]] "objectives": the built-in field objectives has kind "text"; leave kind out`},
	{"[[funder]]", "[[field]]\nname = \"consent\"\nchoices = [ { name = \"a\" } ]\n[[funder]]",
		`f:88: [[field]] "consent": choices mean nothing for kind "yesno"; they belong to choice, tags and level`},
	// Rules and criteria.
	{"field = \"themes\"\nat_least", "field = \"theme\"\nat_least",
		`f:50: [[rule]] "share": field names "theme", which is no field; did you mean "themes"?`},
	{"field = \"themes\"\nat_least", "field = \"grade\"\nat_least",
		`f:50: [[rule]] "share": field names "grade", a field of kind "level"; this needs tags`},
	{"at_least = 1", "at_least = 3",
		`f:51: [[rule]] "share": at_least must be a whole number from 1 to 2, not the number 3`},
	{"at_least = 1", "at_least = 0",
		`f:51: [[rule]] "share": at_least must be a whole number from 1 to 2, not the number 0`},
	{"at_least = 1", "steps = 1",
		`f:51: [[rule]] "share": steps means nothing for kind "share"; it belongs to within`},
	{"[[criterion]]", "[[rule]]\nkind = \"within\"\nfield = \"sector\"\n[[criterion]]",
		`f:54: [[rule]] "within": field names "sector", a field of kind "choice"; this needs level or number`},
	{"[[criterion]]", "[[rule]]\nkind = \"apart\"\nfield = \"grade\"\nat_least = 2\n[[criterion]]",
		`f:55: [[rule]] "apart": at_least must be a whole number from 1 to 1, not the number 2`},
	{"[[criterion]]", "[[rule]]\nkind = \"different\"\nfield = \"themes\"\n[[criterion]]",
		`f:54: [[rule]] "different": field names "themes", a field of kind "tags"; this needs text, choice, level, number, yesno, date, email or person; tags can be shared, not different`},
	{"[[criterion]]", "[[rule]]\nkind = \"different\"\nfields = [\"sector\"]\n[[criterion]]",
		"f:52: [[rule]] \"different\": field is missing\n" +
			"f:54: [[rule]] \"different\": fields means nothing for kind \"different\"; it belongs to different-any"},
	{"[[criterion]]", "[[rule]]\nkind = \"same\"\nfield = \"notes\"\n[[criterion]]",
		`f:54: [[rule]] "same": field names "notes", which is private; private answers are never scored or compared`},
	{"[[criterion]]", "[[rule]]\nkind = \"same\"\nfield = \"not_with\"\n[[criterion]]",
		`f:54: [[rule]] "same": field names "not_with", which is private; private answers are never scored or compared`},
	{`a = ["nhs"]`, `a = ["nsh"]`,
		`f:43: [[rule]] "one-of-each": a names "nsh", which is no choice of "sector"; did you mean "nhs"?`},
	{`fields = ["sector", "grade"]`, `fields = ["sector", "sector"]`,
		`f:47: [[rule]] "different-any": fields has "sector" twice`},
	{`fields = ["sector", "grade"]`, `fields = ["sector", "notes"]`,
		`f:47: [[rule]] "different-any": fields names "notes", which is private; private answers are never scored or compared`},
	{"field = \"themes\"\npoints", "field = \"sector\"\npoints",
		`f:54: [[criterion]] "overlap": field names "sector", a field of kind "choice"; this needs tags`},
	{"kind = \"overlap\"\nfield = \"themes\"", "kind = \"wording\"\nfield = \"notes\"",
		`f:54: [[criterion]] "wording": field names "notes", which is private; private answers are never scored or compared`},
	{"kind = \"overlap\"\nfield = \"themes\"", "kind = \"near\"\nfield = \"years\"",
		`f:52: [[criterion]] "near": a number has no end, so say at which distance it counts in full: full = 10`},
	{"kind = \"overlap\"\nfield = \"themes\"", "kind = \"near\"\nfield = \"themes\"",
		`f:54: [[criterion]] "near": field names "themes", a field of kind "tags"; this needs level or number`},
	{"kind = \"overlap\"\nfield = \"themes\"", "kind = \"place\"\nfield = \"grade\"",
		`f:54: [[criterion]] "place": field names "grade", a field of kind "level"; this needs choice`},
	{"kind = \"overlap\"\nfield = \"themes\"", "kind = \"place\"\nfield = \"sector\"\nremote = \"grade\"",
		`f:55: [[criterion]] "place": remote names "grade", a field of kind "level"; this needs yesno`},
	{"kind = \"overlap\"\nfield = \"themes\"", "kind = \"availability\"\nfield = \"sector\"",
		`f:54: [[criterion]] "availability": field names "sector", a field of kind "choice"; this needs tags`},
	{"kind = \"overlap\"\nfield = \"themes\"", "kind = \"wording\"\nfield = \"sector\"",
		`f:54: [[criterion]] "wording": field names "sector", a field of kind "choice"; this needs text`},
	{"kind = \"overlap\"\nfield = \"themes\"", "kind = \"same\"\nfield = \"sector\"\nrare = true",
		`f:55: [[criterion]]: rare means nothing for kind "same"; it belongs to overlap`},
	{"kind = \"overlap\"\nfield = \"themes\"", "kind = \"overlap\"\nname = \"exchange\"\nfield = \"themes\"",
		`f:57: [[criterion]] "exchange": line 54 has a criterion called "exchange" too; give this one a name of its own`},
	{`wants = "wants"`, `wants = "sector"`,
		`f:58: [[criterion]] "exchange": wants names "sector", a field of kind "choice"; this needs tags`},
	{`wants = "wants"`, `wants = "themes"`,
		`f:59: [[criterion]] "exchange": wants and offers are the same field; ask for them apart`},
	{`choices = [ { name = "x" }, { name = "y" } ]`, `choices = [ { name = "x" }, { name = "z" } ]`,
		"f:59: [[criterion]] \"exchange\": field \"themes\" lacks choices that field \"wants\" has: z; both need the same names\n" +
			"f:59: [[criterion]] \"exchange\": field \"wants\" lacks choices that field \"themes\" has: y; both need the same names"},
	// Milestones and messages.
	{minimumToFirst, "[[milestone]]\nname = \"first\"\ndue = \"1w\"\nowner = \"pair\"\ndone_by = \"minimum\"",
		`f:67: [[milestone]] "first": done_by is "minimum", but [exchange] has no minimum`},
	{`after = "first"`, `after = "frist"`,
		`f:74: [[milestone]] "second" due: after names "frist", which is no milestone; did you mean "first"?`},
	{`after = "first"`, `after = "second"`,
		`f:74: [[milestone]] "second" due: after names the milestone itself`},
	{`due = "1w"`, `due = { after = "second", by = "1w" }`,
		`f:69: [[milestone]] "first" due: these wait for each other in a circle: first, second`},
	{`due = "1w"`, `due = 7`,
		`f:69: [[milestone]] "first": due must be a length of time in quotation marks, like "2w", not the number 7`},
	{"minimum = { hours = 7.5, per = \"pair\" }\n", "meetings = 0\n",
		`f:63: [exchange]: meetings must be a whole number from 1 to 1000, not the number 0`},
	{`{why}`, `{reason}`,
		`f:85: [[message]] "hello": body has the unknown placeholder "{reason}" in a message to each; known: why, start, end, programme, cohort, facilitator, milestones, answer_by, hours, events, sector, partner.sector, themes, partner.themes, wants, partner.wants, grade, partner.grade, years, partner.years, email, partner.email, name, partner.name, first_name, partner.first_name, last_name, partner.last_name, submitted, partner.submitted, …`},
	{`to = "each"`, `to = "waiting"`,
		`f:84: [[message]] "hello": subject has the unknown placeholder "{partner.name}" in a message to waiting; known: reason, next, programme, cohort, sector, themes, wants, grade, years, email, name, first_name, last_name, submitted, response_id, consent, eligible, line_manager, objectives, capacity` + "\n" +
			`f:85: [[message]] "hello": body has the unknown placeholder "{why}" in a message to waiting; known: reason, next, programme, cohort, sector, themes, wants, grade, years, email, name, first_name, last_name, submitted, response_id, consent, eligible, line_manager, objectives, capacity`},
	{`to = "each"`, "to = \"each\"\nwhen = \"sometimes\"",
		`f:84: [[message]] "hello": when cannot be "sometimes"; it is published, proposed, overdue, certificate or cancelled`},
	{"to = \"each\"\nsubject = \"Meet {partner.name}\"\nbody = \"Dear {name}: {why}\"", "to = \"applicants\"\nwhen = \"overdue\"\nsubject = \"News\"\nbody = \"Dear {name}\"",
		`f:84: [[message]] "hello": when goes only with to = "each"; a message to applicants is written whenever somebody new is among them`},
	{`to = "each"`, "to = \"each\"\nrole = \"volunteer\"",
		`f:84: [[message]] "hello": "volunteer" is no choice of a field, nor "a" or "b" of a rule of the kind "one-of-each"; known: nhs, council, x, y, low, high`},
	{`to = "each"`, "to = \"each\"\nrole = \"x\"",
		`f:84: [[message]] "hello": "x" is a choice of themes and wants: write which is meant, like "themes.x"`},
	{`to = "each"`, "to = \"each\"\nrole = 7",
		`f:84: [[message]] "hello": role must be a text in quotation marks, not the number 7`},
	{"to = \"each\"\nsubject = \"Meet {partner.name}\"\nbody = \"Dear {name}: {why}\"", "to = \"facilitator\"\nrole = \"nhs\"\nsubject = \"News\"\nbody = \"{pairs}\"",
		`f:84: [[message]] "hello": role goes with messages to people of the programme, not to a facilitator`},
	{`{why}`, `{notes}`,
		`f:85: [[message]] "hello": body has {notes}, but that field is private; private answers are never sent`},
	{`{why}`, `{partner.nam}`,
		`f:85: [[message]] "hello": body has the unknown placeholder "{partner.nam}"; did you mean "partner.name"?`},
}
