package shell

import (
	"crosswalk/matching/say"
	"strings"
)

// AsSentence begins a text with a capital letter and ends it with a stop.
func AsSentence(text string) string {
	if text == "" {
		return text
	}
	return strings.TrimSuffix(say.Capital(text), ".") + "."
}
