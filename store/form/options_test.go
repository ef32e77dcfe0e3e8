package form

import (
	"strings"
	"testing"
)

// TestAsked answers what a refusal asks, as a person at the screen would.
func TestAsked(t *testing.T) {
	const file = "Work e-mail,E-mail,name,Sector\nann@example.org,a@example.org,Ann,hospital\ncat@example.org,c@example.org,Cat,hospital\n"
	res, err := Read(strings.NewReader(file), "form.csv", smallProgramme(t), Options{})
	if err == nil || len(res.Headings) != 4 || len(res.Questions) != 1 || strings.Join(res.Questions[0].Proposed, ", ") != "E-mail, Work e-mail" {
		t.Fatalf("%v, %+v", err, res)
	}
	if said := Matter(err); strings.Contains(said, "--map") || !strings.HasPrefix(said, `2 questions ask for email: "Work e-mail"`) {
		t.Errorf("says %s", said)
	}
	for _, o := range []Options{
		{Unused: []string{"E-mail"}},
		{Map: map[string][]string{"email": {"Work e-mail"}}},
	} {
		if got := read(t, file, o); len(got.Applicants) != 2 || got.Headings[1].How != HowUnused {
			t.Errorf("%+v: %+v", o, got)
		}
	}
}
