package programme

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestGuide reads the examples of the guide: the whole one must load, the pieces must be written
// rightly, though they refer to fields that stand elsewhere.
func TestGuide(t *testing.T) {
	guide, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	pieces := regexp.MustCompile("(?s)```toml\n(.*?)```").FindAllStringSubmatch(string(guide), -1)
	if len(pieces) < 10 {
		t.Fatalf("the guide has %d examples", len(pieces))
	}
	elsewhere := regexp.MustCompile(`is missing$|is no field|there is no \[\[criterion\]\]|add up to|choice of|unknown placeholder "\{partner.organisation\}"`)
	for i, piece := range pieces {
		_, err := Parse("README.md", []byte(piece[1]))
		if i == 0 && err != nil {
			t.Errorf("the smallest programme: %v", err)
		}
		problems, _ := err.(Problems)
		for _, p := range problems {
			if what, _, _ := strings.Cut(p.What, ";"); !elsewhere.MatchString(what) {
				t.Errorf("%v\n%s", p, piece[1])
			}
		}
	}
}

// TestGuideIsComplete expects every key that a file may have in the guide.
func TestGuideIsComplete(t *testing.T) {
	guide, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	sound := sound + "[[alias]]\nfield = \"sector\"\ntext = [\"hospital\"]\nas = \"nhs\"\n"
	wrong := sound
	for _, header := range regexp.MustCompile(`(?m)^\[.*\]$`).FindAllString(sound, -1) {
		wrong = strings.Replace(wrong, header+"\n", header+" \nnonsense = 1\n", 1)
	}
	wrong = strings.NewReplacer(`{ name = "y" }`, `{ name = "y", nonsense = 1 }`, "minimum = {", "minimum = { nonsense = 1,").Replace(wrong)
	_, err = Parse("f", []byte("nonsense = 1\n"+wrong))
	found := 0
	for _, p := range err.(Problems) {
		_, keys, ok := strings.Cut(p.What, "; known: ")
		if !ok {
			t.Errorf("%v", p)
		}
		for key := range strings.SplitSeq(keys, ", ") {
			found++
			if !regexp.MustCompile(`[\x60\[]` + key + `[\x60\]]|\b` + key + ` = `).Match(guide) {
				t.Errorf("the guide does not tell of %s: %v", key, p)
			}
		}
	}
	if found < 100 {
		t.Errorf("only %d keys were looked for", found)
	}
}
