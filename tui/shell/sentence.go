package shell

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// AsSentence begins a text with a capital letter and ends it with a stop.
func AsSentence(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return text
	}
	return strings.TrimSuffix(string(unicode.ToUpper(first))+text[size:], ".") + "."
}
