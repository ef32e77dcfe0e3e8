package programme

import (
	"fmt"
	"strings"
	"testing"
)

// TestHostileFiles reads files of the largest size that are made to take long: every one must be
// refused. One that took time out of all proportion would run into the deadline of the tests.
func TestHostileFiles(t *testing.T) {
	many := func(s string) string { return strings.Repeat(s, (MaxFile-3000)/len(s)) }
	counted := func(format string, n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	for name, source := range map[string]string{
		"brackets":      "a=" + many("["),
		"inline tables": "a=" + many("{a="),
		"dotted key":    "a" + many(".a") + "=1",
		"deep header":   "[" + many("a.") + "a]",
		"tables":        many("[[field]]\n"),
		"keys":          counted("key%d=1\n", 80_000),
		"escapes":       `title="` + many(`\u001b`) + `"`,
		"fields":        strings.Replace(sound, `fields = ["sector", "grade"]`, "fields=["+counted(`"f%d",`, 100_000)+"]", 1),
		"headings":      strings.Replace(sound, `"which sector*"`, many(`"a*b*c",`), 1),
		"long heading":  strings.Replace(sound, `"which sector*"`, `"`+many("a*")+`"`, 1),
		"check-ins":     strings.Replace(sound, `["2w", "4w"]`, "["+many(`"2w",`)+"]", 1),
		"activities":    strings.Replace(sound, "soon", "activities=["+counted(`"a%d",`, 100_000)+"]\nsoon", 1),
		"milestones":    sound + counted("[[milestone]]\nname=\"m%d\"\n", 30_000),
		"placeholders":  sound + "[[message]]\nname=\"long\"\nsubject=\"s\"\nbody='" + counted("{nam%d}", 2000) + "'\n",
	} {
		if testing.Short() {
			source = source[:len(source)/10]
		}
		if _, err := Parse("f", []byte(source)); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}
