package programme

import (
	"regexp"
	"strings"

	"crosswalk/matching/text"
)

// slip is a mistake of writing: what the decoder calls it, and how it is said to whoever knows no TOML, with what to do. The
// same call may be of several; then the line decides.
type slip struct {
	called []string              // parts of what the decoder says
	line   func() *regexp.Regexp // what the line has; nil: anything
	say    string                // {name} is the key or the table that the decoder names
}

// culprit is what the decoder names: table intake, key zone.
var culprit = text.Pattern(`\b(key|table) (\S+)`)

// slips are looked through in order.
var slips = []slip{
	{[]string{"at start of value", "expected newline", "after array value", "after inline table", "after key", "start of key"}, text.Pattern(`[“”„«»‘’]`),
		`the quotation marks are curly ones; write straight ones, as in title = "Job Swap"`},
	{[]string{"at start of value", "expected keyword"}, text.Pattern(`(?i)=\s*(true|false|yes|no)\b`),
		"true and false are written with small letters and without quotation marks"},
	{[]string{"at start of value", "expected value", "strings must be quoted"}, nil,
		`what stands behind the = is no value; texts stand in quotation marks, as in title = "Job Swap"`},
	{[]string{"expected newline", "decimal point must", "after fraction point"}, text.Pattern(`\d,\d`),
		"a number is written with a point, as in 0.5"},
	{[]string{"after key", "start of key", "inline table"}, text.Pattern(`\{[^}"]*\d,\d`), "a number is written with a point, as in 0.5"},
	{[]string{"expected newline", "close table name", "close array table name", "expected '=' after key"}, text.Pattern(`^\s*(\[\[[^\]]*\]?\s*(#.*)?$|\[[^\[\]]*\]\]|[a-z]+\]+)`),
		"the brackets do not close as they open; write [intake] or [[field]]"},
	{[]string{"close table name", "close array table name"}, nil, "the bracket is not closed; write [intake] or [[field]]"},
	{[]string{"expected newline"}, nil, "more stands in the line than one key and its value; a remark begins with #"},
	{[]string{"after array value", "array is incomplete"}, nil, "in this list a comma is missing between two, or the ] at its end"},
	{[]string{"inline table"}, nil, "between these braces a comma is missing between two keys, or the } at their end"},
	{[]string{"after key", "start of key", "expected key"}, nil,
		`the line has no key and value; write key = "value", begin a remark with #, and put a text of several lines in """three quotation marks"""`},
	{[]string{"multiline"}, text.Pattern(`.`), `the text of several lines does not end; close it with """`},
	{[]string{"control characters"}, nil, "a character that cannot be seen stands in it; take it out"},
	{[]string{"cannot have new lines", "unterminated"}, nil, "the text has no end; close it with a quotation mark on its own line"},
	{[]string{"escape"}, nil, `a \ in a text is written twice: \\`},
	{[]string{"impossible date", "dates are expected", "local datetimes", "cannot be greater", "times are expected", "local date time", "extra characters", "date-time", "hours and minutes", "incomplete seconds", "timezone"}, nil,
		"there is no such day or time; write year, month and day, as in 2023-03-14, or with the minute, 2023-03-14T23:59:00"},
	{[]string{"leading zeroes", "expected digit", "decimal point must", "after fraction point", "number", "exponent", "radix"}, nil, "that is no number; write it in figures, as in 7 or 7.5"},
	{[]string{"should be an array table"}, nil, "a table of that name stands in single brackets before; write each with double ones, as in [[field]]"},
	{[]string{"already exists as an array of tables"}, nil, "write it with double brackets, like the one before"},
	{[]string{"table"}, text.Pattern(`^\s*\[`), "{name} is there before; take one of the two out"},
	{[]string{"already"}, nil, "{name} is there before; take one of the two out"},
	{[]string{"UTF-8"}, nil, "not UTF-8 text; save the file as UTF-8"},
}

// syntaxProblem says what the decoder found in a line, and how to mend it.
func syntaxProblem(what, line string) string {
	for _, s := range slips {
		for _, called := range s.called {
			if strings.Contains(what, called) && (s.line == nil || s.line().MatchString(line)) {
				name := "it"
				if m := culprit().FindStringSubmatch(what); m != nil {
					name = m[1] + " " + quote(m[2])
				}
				return strings.ReplaceAll(s.say, "{name}", name)
			}
		}
	}
	return "this is not written as a programme file is: " + strings.Map(printable, strings.TrimPrefix(what, "toml: "))
}
