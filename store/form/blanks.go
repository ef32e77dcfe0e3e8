package form

import (
	"strings"

	"crosswalk/matching/text"
)

// errorValue matches what a spreadsheet shows where it has no value: #NAME?, #REF!, #DIV/0!, #N/A, in any of its
// languages, Err:508, and the hashes of a column that was too narrow.
var errorValue = text.Pattern(`^(?:#¿?\p{Lu}[\p{Lu}\d/_ ]{0,18}[!?]|#(?:ref|name|value|div/0|num|null)[!?]|#N/A|#NV|#GETTING_DATA|#{3,}|Err:\d{3})$`)

// isErrorValue reports whether a spreadsheet lost the answer.
func isErrorValue(cell string) bool {
	return len(cell) < 300 && len(cell) > 2 && (cell[0] == '#' || cell[0] == 'E') && errorValue().MatchString(cell)
}

// noAnswers are what programs write for an answer that nobody gave, in small letters.
var noAnswers = wordSet("undefined", "nan", "(blank)", "[blank]", "(empty)", "[empty]", "<blank>", "<empty>", "<null>", "(null)", "[null]",
	"(no answer)", "[no answer]", "(not answered)", "[not answered]", "(no response)", "[no response]", "no answer entered", "[no answer entered]",
	"[object object]", "<na>", "''", `\n`, "loading...", "loading…", "[]", "{}", "[\"\"]", `""`, "please select", "please choose", "choose an item.", "choose an item", "select an option",
	"select...", "select…", "click or tap here to enter text.", "click here to enter text.", "(none selected)", "none selected", "undefined undefined")

func wordSet(words ...string) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, w := range words {
		set[w] = true
	}
	return set
}

// isNoAnswer reports whether a cell holds no more than a program's word for nothing. Null with one capital is a
// surname.
func isNoAnswer(cell string) bool {
	if len(cell) > 40 {
		return false
	}
	if cell == "NULL" || cell == "null" {
		return true
	}
	lower := strings.ToLower(strings.TrimSpace(cell))
	return noAnswers[lower] || noAnswers[strings.Trim(lower, "-–— ")]
}
