package importing_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"crosswalk/matching"
	"crosswalk/store/cohort"
	"crosswalk/tui/tuitest"
)

// messy opens the preview of an export in which everything goes wrong.
func messy(t *testing.T, w, h int) *tuitest.Driver {
	t.Helper()
	content, err := os.ReadFile("../commands/testdata/messy.csv")
	if err != nil {
		t.Fatal(err)
	}
	d := tuitest.Empty(t, w, h)
	d.File("messy.csv", content)
	return d.Keys("i", "enter")
}

// small opens the preview of a few rows below the usual headings and some more.
func small(t *testing.T, d *tuitest.Driver, headings string, rows ...string) *tuitest.Driver {
	t.Helper()
	d.File("small.csv", []byte("Name,E-mail,Organisation,Sector,Profession,Challenges,Consent"+headings+"\n"+strings.Join(rows, "\n")+"\n"))
	return d.Keys("2", "i").Typed("small").Keys("enter")
}

const (
	ann = "Ann Lee,ann@example.org,Elm Trust,NHS provider,Medical,parity of esteem – the importance of mind and body,Yes"
	bob = "Bob Ray,bob@example.org,Oak House,Hospice,Public health,parity of esteem – the importance of mind and body,Yes"
	cat = "Cat Orr,cat@example.org,Ivy Care,Primary care,Medical,parity of esteem – the importance of mind and body,Yes"
)

// begins moves to the first row that has a text.
func begins(d *tuitest.Driver, text string) *tuitest.Driver {
	d.T.Helper()
	d.Keys("g")
	for range 80 {
		if on(d, text) {
			return d
		}
		d.Keys("j")
	}
	d.T.Fatalf("no row has %q:\n%s", text, d.Frame())
	return d
}

// on reports whether the row under the cursor has a text.
func on(d *tuitest.Driver, text string) bool {
	d.T.Helper()
	for _, line := range strings.Split(d.Frame(), "\n") {
		if strings.Contains(line, "▸") && strings.Contains(line, text) {
			return true
		}
	}
	return false
}

func person(t *testing.T, s *cohort.State, email string) *cohort.Applicant {
	t.Helper()
	a, ok := s.ByEmail(email)
	if !ok {
		t.Fatalf("nobody has %s", email)
	}
	return a
}

func TestMessyFrames(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {60, 16}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			d := messy(t, size[0], size[1])
			golden.RequireEqual(t, []byte(d.Frame()))
		})
	}
	t.Run("mend", func(t *testing.T) {
		d := messy(t, 80, 24)
		golden.RequireEqual(t, []byte(begins(d, "row 69").Keys("y").Frame()))
	})
	t.Run("answered", func(t *testing.T) {
		d := messy(t, 80, 24)
		golden.RequireEqual(t, []byte(d.Keys("y", "j", "j", "y", "y", "y").Frame()))
	})
}

// TestAnswersGoInWithTheImport: what is settled in the preview is not written before enter, is there after it, and each
// answer can be undone by itself.
func TestAnswersGoInWithTheImport(t *testing.T) {
	d := small(t, tuitest.Empty(t, 80, 24), ",Must not be paired with",
		ann+",", bob+",Ann Leee", strings.Replace(cat, "Yes", "if I must", 1)+",")
	d.Dialog("2 to look at", "who is meant", "consent", "“if I must”").Keys("y").Dialog("1 to look at", "1 answer goes in with the import")
	d.Keys("o").Dialog("yes, they agree", "no, they do not agree").Typed("yes").Keys("enter").Dialog("Nothing needs a look.", "2 answers go in")
	if d.State().Seq != 1 {
		t.Fatal("something was written before enter")
	}
	d.Keys("enter").Toast("3 applicants imported, 2 answers settled · u undoes").SeesNot("╭")
	d.Again()
	s := d.State()
	bob := person(t, s, "bob@example.org")
	if named := s.Named()[bob.ID]; len(s.Questions()) != 0 || len(named) != 1 || len(named[0].Names[0].Bound) != 1 {
		t.Fatalf("%v is open, and named is %v", s.Questions(), named)
	}
	if got := person(t, s, "cat@example.org").Answers["consent"].Choices; len(got) != 1 || got[0] != "yes" {
		t.Fatalf("the consent is %v", got)
	}
	d.Keys("u")
	if q := d.State().Questions(); len(q) != 1 || q[0].Kind != matching.AskConsent {
		t.Fatalf("after one undo %v is open", q)
	}
	d.Keys("u")
	if q := d.State().Questions(); len(q) != 2 {
		t.Fatalf("after two undos %v is open", q)
	}
	d.Keys("u", "y").Sees("No applicants yet")
}

// TestEveryKindInThePreview answers one question of each kind that an export can bring.
func TestEveryKindInThePreview(t *testing.T) {
	d := messy(t, 80, 24)
	d.Dialog("30 to look at", "65 new", "23 headings, 6 unused")
	d.Dialog("▸ heading", "Borough: no heading answers it", "y “Where are you based most of the week?”").Keys("o").Dialog("“Lambeth” “Lewisham” “Southwark”", "“How did you hear").Keys("esc", "y")
	d.Dialog("23 headings, 5 unused")

	begins(d, "row 69, Bartholomew Quayle").Keys("y").Dialog("Mend row 69", "is not an e-mail", "▸ Work e-mail address:", "bartholomew.quayle(at)example.org")
	d.Keys("y").Dialog("Mend row 69").Keys("enter", "ctrl+u").Typed("still wrong").Keys("enter").Dialog("\"still wrong\" is not an e-mail address")
	d.Keys("esc").Dialog("Leave the row as it was?", "would be lost").Keys("n").Dialog("Mend row 69")
	d.Keys("enter", "ctrl+u").Typed("b.quayle@example.org").Keys("enter").Dialog("y take this row in: it can be read now, as Bartholomew Quayle’s.").Keys("y").Dialog("66 new")
	begins(d, "row 63, Dorota Malec").Keys("o").Dialog("mend this row", "leave this row out").Typed("out").Keys("enter").SeesNot("Dorota Malec")

	begins(d, "“03/02/2023 12:48:00”: day or month").Dialog("24 others like it", "y day first").Keys("o").Dialog("month first", "03/02/2023 is 2 March").Keys("esc", "y").SeesNot("day or month")
	begins(d, "“Idris Caloway”").Dialog("Brenda Whitcombe wrote “Idris Caloway”", "y Idris Calloway").Keys("y").SeesNot("Caloway")
	begins(d, "“M. Stannard”").Keys("o").Dialog("▸ Moira Stannard", "nobody of this cohort", "Ambrose Tully").Typed("nobody").Keys("enter").SeesNot("M. Stannard")
	begins(d, "Nkemelu, Godfrey and Godfrey Nkemelu").Keys("y").SeesNot("Nkemelu, Godfrey and")
	begins(d, "Sian Prothero and Sian Prothero").Keys("o").Dialog("pairs and exclusions of both count").Typed("two").Keys("enter").SeesNot("Sian Prothero and")
	begins(d, "“yes if my manager agrees”").Dialog("2 people", "y no, they do not agree").Keys("y")
	begins(d, "“Happy to”").Dialog("y yes, they agree").Keys("y")
	begins(d, "South Thames Ambulance Service").Keys("y").SeesNot("Servise")
	begins(d, "“Royal Borough of Greenwich”").Keys("o").Typed("different").Keys("enter").SeesNot("“Greenwich Council”")
	begins(d, "Sector: “Hospise”").Dialog("y count it as Hospice").Keys("y")
	begins(d, "Borough: “Bromly”").Dialog("y Bromley").Keys("y")
	begins(d, "Borough: “All of SE London”").Keys("o").Dialog("type the answer", "take the answer away").Typed("type").Keys("enter").Dialog("Kwabena Ofori: Borough")
	d.Keys("ctrl+u").Typed("Nowhere").Keys("enter").Dialog("\"Nowhere\" is none of the answers").Keys("ctrl+u").Typed("Across south east London").Keys("enter").SeesNot("All of SE London")
	begins(d, "Nadine Osterberg, 17 Mar 16:20").Dialog("the deadline was 14 Mar 2023", "o admit them, with a reason").Keys("o").Dialog("Admit Nadine Osterberg?")
	d.Keys("enter").Dialog("Say why, for the journal.").Typed("Rang before").Keys("enter").SeesNot("Nadine Osterberg, 17")
	begins(d, "Zainab Haroun").Dialog("sent twice", "Zainab Haroun sent the form more than once: row 55 is the later one").Keys("y", "o").Dialog("sent twice")
	if d.State().Seq != 1 {
		t.Fatal("something was written before enter")
	}
	d.Dialog("16 answers go in with the import").Keys("enter").Toast("66 applicants imported, 1 superseded, 1 left out, 12 answers settled").SeesNot("╭")
	d.Again()

	s := d.State()
	idris, brenda := person(t, s, "idris.calloway@example.org"), person(t, s, "brenda.whitcombe@example.org")
	if names := s.Named()[brenda.ID]; len(names) == 0 || len(names[0].Names[0].Bound) != 1 || names[0].Names[0].Bound[0] != idris.ID {
		t.Errorf("Brenda names %v", names)
	}
	for email, want := range map[string]map[string]string{
		"emrys.pugh@example.org":      {"sector": "hospice", "borough": "bromley"},
		"rory.mackintosh@example.org": {"borough": "bromley"},
		"kwabena.ofori@example.org":   {"borough": "across"},
		"marguerite.sow@example.org":  {"consent": "yes"},
		"lubna.siddiqi@example.org":   {"consent": "no"},
	} {
		for field, choice := range want {
			if got := person(t, s, email).Answers[field].Choices; len(got) != 1 || got[0] != choice {
				t.Errorf("%s of %s is %v, not %s", field, email, got, choice)
			}
		}
	}
	if a := person(t, s, "nadine.osterberg@example.org"); !a.Admitted || !a.Late {
		t.Error("Nadine was not admitted")
	}
	if a := person(t, s, "b.quayle@example.org"); !a.Late {
		t.Error("Bartholomew is not late")
	}
	if a := person(t, s, "femi.adeyemicole@example.org"); a.Submitted.Format("2006-01-02") != "2023-02-03" {
		t.Error("Femi applied on", a.Submitted)
	}
	if _, rows := s.RejectedRows(); len(rows) != 0 {
		t.Errorf("%d rows are rejected still", len(rows))
	}
	for _, q := range s.Questions() {
		if q.Kind != matching.AskOrganisation && q.Kind != matching.AskConsent && q.Kind != matching.AskAnswer {
			t.Errorf("it is asked still: %v", q)
		}
	}
}

// TestTakingAnswersBack: u takes one answer back after the other, of whatever kind, and goes to its question.
func TestTakingAnswersBack(t *testing.T) {
	d := messy(t, 80, 24)
	begins(d, "“Idris Caloway”").Keys("y")
	begins(d, "day or month").Keys("y")
	begins(d, "“Happy to”").Keys("y").Dialog("3 answers go in with the import")
	for _, question := range []string{"“Happy to”", "day or month", "“Idris Caloway”"} {
		d.Keys("u")
		if !on(d, question) {
			t.Fatalf("the cursor is not on %s:\n%s", question, d.Frame())
		}
	}
	d.SeesNot("with the import").Keys("u", "esc").Sees("File ~/Exports/")
}

// TestLeavingAnswers: esc asks before answers are lost.
func TestLeavingAnswers(t *testing.T) {
	d := messy(t, 80, 24)
	d.Keys("y", "esc").Dialog("Leave without importing?", "1 answer that you gave here would be lost.").Keys("esc").Dialog("1 answer goes in")
	d.Keys("esc", "y").Sees("File ~/Exports/").Keys("esc").SeesNot("╭").Sees("No applicants yet")
	if d.State().Seq != 1 {
		t.Fatal("something was written")
	}
}

// TestImportThatCannotBeWritten: nothing that was answered is lost, and it goes in when it can be written.
func TestImportThatCannotBeWritten(t *testing.T) {
	d := small(t, tuitest.Empty(t, 80, 24), ",Must not be paired with", ann+",", bob+",Ann Leee")
	d.Keys("y").Dialog("1 answer goes in")
	d.Away()
	d.Keys("enter").Sees("was", "taken away while it was open").Dialog("1 answer goes in", "Nothing needs a look.")
	d.Back()
	d.Keys("enter").Toast("2 applicants imported, 1 answer settled").SeesNot("╭")
	if q := d.State().Questions(); len(q) != 0 {
		t.Fatalf("%v is asked", q)
	}
}

// TestNothingNeedsALook: a file of which nothing is asked says so, and opens on who is new.
func TestNothingNeedsALook(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {60, 16}} {
		d := small(t, tuitest.Empty(t, size[0], size[1]), "", ann, bob)
		d.Dialog("0 to look at", "2 new", "▸ Ann Lee").Keys("left").Dialog("Nothing needs a look.").Keys("y", "o", "u", "j").Dialog("Nothing needs a look.")
		d.Keys("enter").Toast("2 applicants imported").SeesNot("╭")
	}
}

// TestOneFieldUnderSeveralHeadings: a heading may take the place of another, or answer beside it; where two say different
// things it is asked which counts.
func TestOneFieldUnderSeveralHeadings(t *testing.T) {
	d := tuitest.Empty(t, 120, 40)
	blank := strings.Replace(bob, "Oak House", "", 1)
	small(t, d, ",If you are a volunteer: whom for?", ann+",", blank+",Yew Hall")
	d.Keys("right")
	begins(d, "If you are a volunteer").Dialog("is not used", "“Yew Hall”").Keys("o").Typed("organisation").Dialog("Organisation", "in place of: Organisation", "Organisation, beside the other").Typed(" beside").Keys("enter")
	d.Dialog("answers Organisation, as you said").Keys("enter").Toast("2 applicants imported")
	for email, want := range map[string]string{"ann@example.org": "Elm Trust", "bob@example.org": "Yew Hall"} {
		if got := person(t, d.State(), email).Answers["organisation"].Text.Raw(); got != want {
			t.Errorf("%s works for %q, not %s", email, got, want)
		}
	}
	// The next file of the form is read alike. Now somebody answers both.
	d = small(t, d, ",If you are a volunteer: whom for?", ann+",Fig Row", bob+",Yew Hall", cat+",Box Lane")
	d.Dialog("Organisation: headings answer it differently", "y only “Organisation” counts").Keys("o").Typed("volunteer").Keys("enter").SeesNot("differently")
	d.Keys("enter")
	if got := person(t, d.State(), "cat@example.org").Answers["organisation"].Text.Raw(); got != "Box Lane" {
		t.Errorf("Cat works for %q", got)
	}
}

// TestColumnThatCannotBeRead is said once, for its heading.
func TestColumnThatCannotBeRead(t *testing.T) {
	d := small(t, tuitest.Empty(t, 120, 40), ",Borough", ann+",Ward 1", bob+",Ward 2", cat+",Ward 3")
	d.Dialog("1 to look at", "Borough: nothing can be read", "None of the 3 answers under this heading can be read", "o choose what “Borough” answers").Keys("o").Typed("nothing").Keys("enter")
	d.Dialog("0 to look at", "1 unused").Keys("enter").Toast("3 applicants imported")
}

// TestRowsThatFailAlike: where no row can be used for one reason, it is said once, with each row to be mended all the same.
func TestRowsThatFailAlike(t *testing.T) {
	var rows []string
	for _, r := range []string{ann, bob, cat} {
		rows = append(rows, strings.Replace(r, "@", " at ", 1)+","+strings.Split(r, ",")[1])
	}
	d := small(t, tuitest.Empty(t, 120, 40), ",Which of these is yours", rows...)
	d.Dialog("1 to look at", "E-mail: no row can be used", "None of the 3 rows can be used")
	d.Keys("o").Dialog("choose what “E-mail” answers", "row 3, Bob Ray: mend this row", "row 4, Cat Orr: leave this row out").Typed("row 2, Ann Lee: mend").Keys("enter")
	d.Dialog("Mend row 2").Keys("enter", "ctrl+u").Typed("ann@example.org").Keys("enter", "y")
	d.Dialog("2 to look at", "row 3, Bob Ray", "row 4, Cat Orr")
}

// TestAppliedAgainInThePreview: somebody withdrawn whose later answer comes in is taken back with the import.
func TestAppliedAgainInThePreview(t *testing.T) {
	d := small(t, tuitest.Empty(t, 80, 24), ",Completion time", ann+",2023-02-01 10:00", bob+",2023-02-01 10:00").Keys("enter")
	d.Does(&cohort.Withdraw{Person: d.Person("Ann Lee")})
	small(t, d, ",Completion time", ann+",2023-02-20 10:00", bob+",2023-02-01 10:00").Dialog("1 to look at", "applied again", "Ann Lee was withdrawn", "y take Ann Lee back").Keys("y", "enter")
	d.Toast("1 changed, 1 answer settled")
	if person(t, d.State(), "ann@example.org").Withdrawn {
		t.Fatal("Ann is withdrawn still")
	}
}

// TestOnlyNewQuestions: what the cohort asks already is not asked again by the preview.
func TestOnlyNewQuestions(t *testing.T) {
	d := small(t, tuitest.Empty(t, 80, 24), ",Must not be paired with", ann+",", bob+",Ann Leee").Keys("enter")
	if q := d.State().Questions(); len(q) != 1 {
		t.Fatalf("%v is asked", q)
	}
	small(t, d, ",Must not be paired with", ann+",", bob+",Ann Leee", cat+",Bob Rray").Dialog("1 to look at", "“Bob Rray”").SeesNot("Ann Leee")
}

// TestUnknownName: a name that fits nobody hinders nothing; it can be said all the same who is meant.
func TestUnknownName(t *testing.T) {
	d := small(t, tuitest.Empty(t, 80, 24), ",Must not be paired with", ann+",", bob+",Little Annie", cat+",Joe Bloggs")
	d.Dialog("2 to look at", "unknown name 2", "Nobody of this", "y nobody of this cohort").Keys("o").Typed("ann lee").Keys("enter").Dialog("“Joe Bloggs”").Keys("y").Dialog("Nothing needs a look.")
	d.Keys("enter").Toast("3 applicants imported, 2 answers settled")
	s := d.State()
	if n := s.Named()[person(t, s, "bob@example.org").ID][0].Names[0]; len(n.Bound) != 1 || n.Bound[0] != d.Person("Ann Lee") {
		t.Errorf("Bob means %v", n)
	}
	d.Keys("1").SeesNot("unknown name")
}

// TestFileChangedMeanwhile: what was said about rows by their numbers does not go to other rows.
func TestFileChangedMeanwhile(t *testing.T) {
	d := tuitest.Empty(t, 80, 24)
	small(t, d, "", ann, strings.Replace(bob, "bob@", "bob(at)", 1)).Keys("y", "enter", "ctrl+u").Typed("bob@example.org").Keys("enter", "y").Dialog("2 new")
	d.File("small.csv", []byte("Name,E-mail,Organisation,Sector,Profession,Challenges,Consent\n"+ann+"\n"+cat+"\n"))
	d.Run(d.M.Shell().Desk.Commit(&cohort.SetCohort{Name: "Spring"})) // the file is read again
	d.Sees("small.csv was changed meanwhile").SeesNot("goes in with the import")
	d.Keys("enter").Keys("enter")
	if a := d.State().People; len(a) != 2 || person(t, d.State(), "cat@example.org").Name.Raw() != "Cat Orr" {
		t.Errorf("%d people were imported", len(a))
	}
}
