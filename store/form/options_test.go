package form

import (
	"strings"
	"testing"
)

// TestAsked answers what a refusal asks, as a person at the screen would.
func TestAsked(t *testing.T) {
	const file = "email,name,Sector,Which sector do you work in?\nann@example.org,Ann,zzz,hospital\n"
	res, err := Read(strings.NewReader(file), "form.csv", smallProgramme(t), Options{})
	if err == nil || len(res.Headings) != 4 {
		t.Fatalf("%v, %+v", err, res)
	}
	if said := Matter(err); strings.Contains(said, "--map") || !strings.HasPrefix(said, `2 questions ask for sector: "Sector"`) {
		t.Errorf("says %s", said)
	}
	for _, o := range []Options{
		{Unused: []string{"Sector"}},
		{Map: map[string]string{"sector": "Which sector do you work in?"}},
	} {
		if got := read(t, file, o); len(got.Applicants) != 1 || got.Headings[2].How != HowUnused {
			t.Errorf("%+v: %+v", o, got)
		}
	}
}
