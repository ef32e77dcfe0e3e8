package applicants_test

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"crosswalk/store/cohort"
	"crosswalk/tui/tuitest"
)

// Somebody of another cohort is taken in again by a key, with their answers, and without their consent.
func TestAgainByKeys(t *testing.T) {
	d := tuitest.Listed(t, 80, 24)
	d.Keys("2", "?").SeesNot("earlier cohort").Keys("esc")
	was, _ := d.State().Person(d.Person("Amara Osei"))
	if _, err := d.M.Shell().Desk.DB.OpenCohort(context.Background(), d.M.Shell().Desk.By(), &cohort.OpenCohort{Name: "Autumn", Programme: string(d.State().Programme.Source)}); err != nil {
		t.Fatal(err)
	}
	d.Keys("C").Typed("autumn").Keys("enter").Sees("Autumn")
	d.Keys("2", "?").Dialog("Take people of an earlier cohort in again").Keys("esc")
	d.Keys("b").Dialog("Who of earlier cohorts takes part again?").Typed("osei").Keys("enter").Toast("Added Amara Osei")
	now, here := d.M.Shell().State().ByEmail("amara.osei@example.org")
	if !here || now.ID != was.ID || len(now.Answer("themes").Choices) != len(was.Answer("themes").Choices) || !now.Answer("consent").IsEmpty() {
		t.Fatalf("%+v", now)
	}
	d.Keys("b").Typed("osei").Dialog("Nothing has these words").Keys("esc", "u").Toast("Undid: Added Amara Osei")
}

// What of their answers means nothing in another programme is said before somebody is taken in.
func TestAgainSaysWhatIsLeftOut(t *testing.T) {
	d := tuitest.Listed(t, 80, 24)
	was, _ := d.State().Person(d.Person("Amara Osei"))
	mine := regexp.MustCompile(fmt.Sprintf(`(?m)^.*\{ name = %q, .*$`, was.Answer("profession").Choices[0]))
	source := mine.ReplaceAllString(string(d.State().Programme.Source), `  { name = "unheard-of", label = "Unheard of" },`)
	source = strings.ReplaceAll(source, "other = true", "")
	desk := d.M.Shell().Desk
	if _, err := desk.DB.OpenCohort(context.Background(), desk.By(), &cohort.OpenCohort{Name: "Autumn", Programme: source}); err != nil {
		t.Fatal(err)
	}
	d.Keys("C").Typed("autumn").Keys("enter").Sees("Autumn").Keys("2", "b").Typed("osei").Keys("enter")
	d.Dialog("Some answers mean nothing in this programme", "Amara Osei: ").Keys("esc")
	if _, here := d.M.Shell().State().ByEmail("amara.osei@example.org"); here {
		t.Fatal("taken in unasked")
	}
	d.Keys("b").Typed("osei").Keys("enter", "y").Toast("Added Amara Osei")
}
