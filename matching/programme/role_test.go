package programme

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRole(t *testing.T) {
	for role, want := range map[string]Role{
		`role = "nhs"`:          {"sector", []string{"nhs"}},
		`role = "sector.nhs"`:   {"sector", []string{"nhs"}},
		`role = "themes.x"`:     {"themes", []string{"x"}},
		`role = "high"`:         {"grade", []string{"high"}},
		`role = "a"`:            {"sector", []string{"nhs"}},
		`role = "b"`:            {"sector", []string{"council"}},
		"":                      {},
		"to = \"applicants\"":   {},
		`role = "wants.nobody"`: {},
	} {
		source := strings.Replace(sound, "[[funder]]", "[[message]]\nname = \"more\"\n"+role+"\nsubject = \"News\"\nbody = \"Dear {name}\"\n[[funder]]", 1)
		p, err := Parse("f", []byte(source))
		if bad := strings.Contains(role, "nobody"); (err != nil) != bad {
			t.Errorf("%s: %v", role, err)
		} else if !bad && !cmp.Equal(p.Messages[1].Role, want) {
			t.Errorf("%s is %+v", role, p.Messages[1].Role)
		}
	}
	two := strings.Replace(sound, "[[rule]]", "[[rule]]\nkind = \"one-of-each\"\nfield = \"grade\"\na = [\"low\"]\nb = [\"high\"]\n[[rule]]", 1)
	_, err := Parse("f", []byte(strings.Replace(two, `to = "each"`, `role = "b"`, 1)))
	if err == nil || !strings.Contains(err.Error(), `several rules want one of each, so that "b" does not say which: name a choice, like "high"`) {
		t.Error(err)
	}
	none := strings.Replace(sound, "kind = \"one-of-each\"\nfield = \"sector\"\na = [\"nhs\"]\nb = [\"council\"]", "kind = \"different\"\nfield = \"sector\"", 1)
	_, err = Parse("f", []byte(strings.Replace(none, `to = "each"`, `role = "b"`, 1)))
	if err == nil || !strings.Contains(err.Error(), `"b" is a side of a rule of the kind "one-of-each", and there is none`) {
		t.Error(err)
	}
	if !(Role{}).Has(nil) || (Role{"sector", []string{"nhs"}}).Has([]string{"council"}) || !(Role{"themes", []string{"x", "y"}}).Has([]string{"y"}) {
		t.Error("a role says wrongly whom it has")
	}
}
