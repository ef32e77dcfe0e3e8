package tui_test

import (
	"os"
	"strings"
	"testing"

	"crosswalk/matching"
	"crosswalk/tui/tuitest"
)

// TestMessyExportToAPublishedPlan: an export in which everything goes wrong is brought to a published plan by keys alone,
// without opening the file elsewhere.
func TestMessyExportToAPublishedPlan(t *testing.T) {
	content, err := os.ReadFile("commands/testdata/messy.csv")
	if err != nil {
		t.Fatal(err)
	}
	d := tuitest.Empty(t, 80, 24)
	d.Day = "2023-03-20"
	d.Open(80, 24)
	d.File("messy.csv", content)
	d.Keys("i", "enter").Dialog("30 to look at", "▸ heading", "“Where are you based most of the week?”").Keys("y")

	// The two rows that could not be used are mended.
	for _, row := range []struct{ name, email string }{{"Dorota Malec", "dorota.malec@example.org"}, {"Bartholomew Quayle", "bartholomew.quayle@example.org"}} {
		d.Dialog("▸ rejected", row.name).Keys("y").Dialog("Mend row", "▸ Work e-mail address:").Keys("enter", "ctrl+u").Typed(row.email).Keys("enter", "y")
	}
	// What is likeliest is right for dates, names, persons, consents and employers …
	d.Dialog("67 new", "▸ dates", "y day first").Keys("y")
	for _, question := range []string{"“Idris Caloway”", "“M. Stannard”", "Nkemelu, Godfrey and", "Sian Prothero and", "“yes if my manager agrees”", "“Happy to”", "“I am unsure”"} {
		d.Dialog(question).Keys("y").SeesNot("▸ " + question)
	}
	employers := 0
	for strings.Contains(d.Frame(), "▸ one employer?") {
		d.Keys("y")
		employers++
	}
	if employers != 8 {
		t.Fatalf("%d employers were in doubt", employers)
	}
	// … and for answers, but for a physiotherapist's.
	for strings.Contains(d.Frame(), "▸ answer") {
		if strings.Contains(d.Frame(), "“Physiotherapist” under") {
			d.Keys("o").Typed("allied").Keys("enter")
			continue
		}
		d.Keys("y")
	}
	d.Dialog("▸ late 2", "Bartholomew Quayle", "o admit them, with a reason")
	if d.State().Seq != 1 {
		t.Fatal("something was written before enter")
	}
	d.Keys("enter").Toast("67 applicants imported, 1 superseded").SeesNot("╭")

	s := d.State()
	if q := s.Questions(); len(q) != 0 {
		t.Fatalf("it is asked still: %v", q)
	}
	// An odd number of people is left, of whom one waits.
	d.Keys("1").Sees("late 2", "Nadine Osterberg", "no consent 4").Keys("3").Sees("29 pairs", "waiting: 7")
	apart := []struct{ a, b string }{{"Brenda Whitcombe", "Idris Calloway"}, {"Piers Ravenhall", "Moira Stannard"}, {"Callum Reyes", "Gwen Abernathy"},
		{"Tomasz Wilk", "Adaeze Okonjo"}, {"Aoife Brannigan", "Keisha Rowbotham"}}
	for _, two := range apart {
		if d.Partner(two.a) == two.b {
			t.Errorf("%s and %s are paired", two.a, two.b)
		}
		if breaches := s.Scorer().Breaches(d.Person(two.a), d.Person(two.b)); len(breaches) == 0 {
			t.Errorf("nothing keeps %s and %s apart", two.a, two.b)
		}
	}
	d.Keys("p").Dialog("Publish", "29 pairs will become exchanges").Keys("tab", "right", "enter", "y").Toast("Published 29 pairs")
	if n := len(d.State().Exchanges); n != 29 {
		t.Fatalf("%d exchanges", n)
	}
	for _, x := range d.State().Exchanges {
		if s := d.State(); len(s.Scorer().Breaches(x.Members[0], x.Members[1])) > 0 {
			t.Errorf("%s are paired against a rule", s.CallAll(x.Members))
		}
	}
	able := 0
	for _, w := range d.State().Plan.Waiting {
		if d.State().People[w.ID].KeptOut(d.State().Programme) == matching.NotKeptOut {
			able++
		}
	}
	if able != 1 {
		t.Errorf("%d people wait who could be paired, of an odd number", able)
	}
	d.Again()
}
