package settling_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"crosswalk/matching"
	"crosswalk/store/cohort"
	"crosswalk/tui/tuitest"
)

// imported is a messy export imported as it is, everything left open.
func imported(t *testing.T, w, h int) *tuitest.Driver {
	t.Helper()
	content, err := os.ReadFile("../commands/testdata/messy.csv")
	if err != nil {
		t.Fatal(err)
	}
	d := tuitest.Empty(t, w, h)
	d.File("messy.csv", content)
	return d.Keys("i", "enter", "enter").Toast("65 applicants imported, 1 superseded, 2 rejected")
}

// at opens the questions from the row of the overview that has a text.
func at(d *tuitest.Driver, text string) *tuitest.Driver {
	d.T.Helper()
	d.Keys("1", "g")
	for range 60 {
		for _, line := range strings.Split(d.Frame(), "\n") {
			if strings.HasPrefix(line, "▸") && strings.Contains(line, text) {
				return d.Keys("enter")
			}
		}
		d.Keys("j")
	}
	d.T.Fatalf("no row of the overview has %q:\n%s", text, d.Frame())
	return d
}

// under fails unless the cursor of the dialog is on a row with a text.
func under(d *tuitest.Driver, text string) *tuitest.Driver {
	d.T.Helper()
	for _, line := range strings.Split(d.Frame(), "\n") {
		if _, row, ok := strings.Cut(line, "▸"); ok && strings.Contains(line, "│") && strings.Contains(row, text) {
			return d
		}
	}
	d.T.Fatalf("the cursor is not on %q:\n%s", text, d.Frame())
	return d
}

func find(t *testing.T, d *tuitest.Driver, email string) *cohort.Applicant {
	t.Helper()
	a, ok := d.State().ByEmail(email)
	if !ok {
		t.Fatalf("nobody has %s", email)
	}
	return a
}

// TestEveryKindFromTheOverview: whatever stays open after an import stands on the overview, enter opens the very place,
// and every answer is a change that can be undone.
func TestEveryKindFromTheOverview(t *testing.T) {
	for _, size := range []struct{ w, h int }{{80, 24}, {60, 16}} {
		d := imported(t, size.w, size.h)
		seq := d.State().Seq
		answered := func(n uint64) {
			t.Helper()
			if got := d.State().Seq - seq; got != n {
				t.Fatalf("%d changes were made, not %d:\n%s", got, n, d.Frame())
			}
		}
		under(at(d, "Caloway"), "“Idris Caloway”").Keys("y")
		answered(1)
		d.Keys("esc")
		under(at(d, "Godfrey"), "Nkemelu, Godfrey").Keys("y", "esc")
		under(at(d, "Lubna"), "yes if my manager").Keys("o", "enter", "esc")
		under(at(d, "Thames Ambulance"), "South Thames Ambulance").Keys("y", "esc")
		under(at(d, "Hospise"), "Hospise").Keys("y", "esc")
		answered(5)

		// A row that could not be used is mended cell by cell, and is somebody from then on.
		under(at(d, "rows of messy"), "row 63").Keys("j", "y").Dialog("Mend row 69", "is not an e-mail").Keys("enter", "ctrl+u").Typed("b.quayle@example.org").Keys("enter", "y")
		answered(6)
		under(d.Keys("g"), "row 63, Dorota").Keys("o").Dialog("leave this row out").Typed("leave").Keys("enter").Sees("Left out a rejected row of messy.csv").Keys("esc")
		if _, rows := d.State().RejectedRows(); len(rows) != 0 {
			t.Fatalf("%v is rejected still", rows)
		}

		// A date that may be two is settled for all alike; then it shows who was late.
		if a := find(t, d, "femi.adeyemicole@example.org"); !a.Submitted.IsZero() {
			t.Fatal("Femi applied on", a.Submitted)
		}
		under(at(d, "times of submission"), "day or mon").Dialog("y day first").Keys("o").Dialog("▸ day first", "03/02/2023 is 3 February").Keys("enter", "esc")
		if got := find(t, d, "femi.adeyemicole@example.org").Submitted.Format("2006-01-02"); got != "2023-02-03" {
			t.Fatal("Femi applied on", got)
		}
		d.Keys("1").SeesNot("times of submission")
		under(at(d, "Nadine"), "Nadine").Keys("enter").Dialog("Admit Nadine Osterberg?").Typed("Rang before").Keys("enter", "esc")
		if !find(t, d, "nadine.osterberg@example.org").Admitted {
			t.Fatal("Nadine was not admitted")
		}
		answered(9)

		// Each can be undone, the last first; that of an import is asked about.
		for range 9 {
			d.Keys("u", "y")
		}
		if _, rows := d.State().RejectedRows(); len(rows) != 2 || len(d.State().Imports) != 1 || len(d.State().People) != 65 {
			t.Fatalf("after undoing %d rows are rejected, and there are %d imports of %d people", len(rows), len(d.State().Imports), len(d.State().People))
		}
	}
}

// TestAppliedAgain: somebody who was withdrawn and applied again is taken back by one key.
func TestAppliedAgain(t *testing.T) {
	d := imported(t, 80, 24)
	gwen := d.Person("Gwen Abernathy")
	d.Does(&cohort.Withdraw{Person: gwen})
	content, err := os.ReadFile("../commands/testdata/messy.csv")
	if err != nil {
		t.Fatal(err)
	}
	d.File("later.csv", []byte(strings.Replace(string(content), "02/02/2023 04:56:45", "14/03/2023 04:56:45", 1)))
	d.Keys("2", "i").Typed("later").Keys("enter").Dialog("applied again").Keys("enter")
	under(at(d, "applied again"), "Gwen Abernathy").Keys("y", "esc")
	if find(t, d, "gwen.abernathy@example.org").Withdrawn {
		t.Fatal("Gwen is withdrawn still")
	}
}

// TestMendingARowOfSomebodyKnown: a mended row that is a second response of somebody changes their application, and one
// that says what is known already is settled by that.
func TestMendingARowOfSomebodyKnown(t *testing.T) {
	const head = "Name,E-mail,Organisation,Sector,Profession,Challenges,Consent\n"
	ann := "Ann Lee,ann@example.org,Elm Trust,NHS provider,Medical,parity of esteem – the importance of mind and body,Yes\n"
	for want, second := range map[string]string{
		"Elm Trust": ann,
		"Oak House": strings.Replace(ann, "Elm Trust", "Oak House", 1),
	} {
		d := tuitest.Empty(t, 80, 24)
		d.File("two.csv", []byte(head+ann+strings.Replace(second, "ann@", "ann(at)", 1)))
		d.Keys("i", "enter", "enter").Toast("1 applicant imported, 1 rejected")
		at(d, "of two.csv").Keys("y").Dialog("Mend row 3").Keys("enter", "ctrl+u").Typed("ann@example.org").Keys("enter").Dialog("it can be read now, as Ann Lee’s").Keys("y")
		d.Keys("esc").SeesNot("╭", "of two.csv could not be read")
		if got := find(t, d, "ann@example.org").Answers["organisation"].Text.Raw(); got != want || len(d.State().People) != 1 {
			t.Errorf("Ann works for %s, want %s; there are %d people", got, want, len(d.State().People))
		}
	}
}

// TestMendingARowWithAWordingThatWasSettled: what a mended row says stays as it was written, so that what was settled about
// it can be taken back.
func TestMendingARowWithAWordingThatWasSettled(t *testing.T) {
	const head = "Name,E-mail,Organisation,Sector,Profession,Challenges,Consent\n"
	row := func(name, mail string) string {
		return name + "," + mail + ",Elm Trust,Hospise,Medical,parity of esteem – the importance of mind and body,Yes\n"
	}
	d := tuitest.Empty(t, 80, 24)
	d.File("two.csv", []byte(head+row("Ann Lee", "ann@example.org")+row("Bob Ray", "bob(at)example.org")))
	d.Keys("i", "enter", "enter").Toast("1 applicant imported, 1 rejected")
	at(d, "Hospise").Keys("y").Keys("esc")
	at(d, "of two.csv").Keys("y").Dialog("Mend row 3").Keys("enter", "ctrl+u").Typed("bob@example.org").Keys("enter", "y").Keys("esc")
	for _, who := range []string{"ann@example.org", "bob@example.org"} {
		a := find(t, d, who)
		if got := a.Answers["sector"]; fmt.Sprint(got.Choices) != "[hospice]" {
			t.Errorf("%s: %v", who, got)
		}
		if got := a.Imported.Answers["sector"]; len(got.Choices) > 0 || len(got.Other) != 1 || got.Other[0].Raw() != "Hospise" {
			t.Errorf("%s wrote %v", who, got)
		}
	}
}

// TestNothingToSettle: the dialog says so when the last question is answered.
func TestNothingToSettle(t *testing.T) {
	d := tuitest.Sample(t, 80, 24)
	at(d, "Challenges").Dialog("6 questions to settle").Keys("g", "y", "y", "y", "y", "y").Dialog("1 question to settle").Keys("y").Dialog("Nothing is left to settle.").Keys("y", "o", "enter", "j").Dialog("Nothing is left").Keys("esc").SeesNot("╭")
	if q := d.State().Questions(); len(q) != 0 {
		t.Errorf("%v is open", q)
	}
}

// TestPublishingLeadsToSettling: with a doubt about who is who, p leads to it in place of a refusal.
func TestPublishingLeadsToSettling(t *testing.T) {
	d := imported(t, 80, 24)
	d.Keys("3", "p").Dialog("First settle who is who", "Brenda Whitcombe names “Idris Caloway”", "Nothing can be published before", "y settle it now").Keys("esc").SeesNot("╭")
	under(d.Keys("p", "y"), "“Idris Caloway”").Keys("y", "y", "y", "y", "esc")
	for _, q := range d.State().Questions() {
		if q.Kind == matching.AskPerson || q.Kind == matching.AskSamePerson {
			t.Fatalf("%v is open", q)
		}
	}
	d.Keys("p").Dialog("Publish", "Starts on")
}
