package importing_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"

	"crosswalk/matching/score"
	"crosswalk/store/cohort"
	"crosswalk/store/form"
	"crosswalk/tui"
	"crosswalk/tui/importing"
	"crosswalk/tui/shell"
	"crosswalk/tui/tuitest"
)

// Columns of the sample.
const (
	completionColumn = 2
	nameColumn       = 6
	emailColumn      = 7
	sectorColumn     = 10
	boroughColumn    = 13
)

func asItIs(rows [][]string) [][]string { return rows }

func TestImportIntoEmptyCohort(t *testing.T) {
	d := tuitest.Empty(t, 80, 24)
	d.Variant("applicants.csv", asItIs)
	d.Keys("i").Dialog("Import applicants into Cohort 1", "~/Exports/", "▸ applicants.csv", "14 Mar 2023", "35 KB", "../")
	golden.RequireEqual(t, []byte(d.Frame()))
	d.Keys("enter").Dialog("7 to look at", "46 new", "0 changed", "0 vanished", "22 headings, 4 unused", "one employer? 2", "answer 3", "sent twice")
	if d.State().Seq != 1 {
		t.Fatal("something was written before enter")
	}
	d.Keys("G").Dialog("Grace Mensah sent the form more than once: row 58 is the later one").Keys("right").Dialog("hannah.whitlock@example.org")
	d.Keys("right").Dialog("Completion time", "Submitted", "“01/02/2023 11:58:26” “02/").Keys("left", "left").Dialog("▸ sent twice")
	d.Keys("enter").Toast("46 applicants imported, 1 superseded · u undoes").Sees("46 applicants · sorted by name").SeesNot("╭")
	d.Again()
	d.Keys("u", "y").Sees("No applicants yet")
}

func TestImportFrames(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {60, 16}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			d := tuitest.Empty(t, size[0], size[1])
			d.Variant("applicants.csv", asItIs)
			golden.RequireEqual(t, []byte(d.Keys("i", "enter").Frame()))
		})
	}
	t.Run("headings", func(t *testing.T) {
		d := tuitest.Empty(t, 80, 24)
		d.Variant("applicants.csv", asItIs)
		golden.RequireEqual(t, []byte(d.Keys("i", "enter", "left", "down", "down").Dialog("answers Submitted, as forms add it by themselves", "“01/02/2023 11:58:26” “02/02/2023 08:47:09” “07/02/2023 13:02:33”").Frame()))
	})
}

// TestImportAgain holds a changed export against the cohort.
func TestImportAgain(t *testing.T) {
	d := tuitest.Listed(t, 80, 24)
	d.Keys("e").Typed("borough").Keys("enter", "right", "enter") // Agnès Dubois: Bromley to Greenwich
	d.Variant("same.csv", asItIs)
	later := d.Variant("later.csv", func(rows [][]string) [][]string {
		var out [][]string
		for _, r := range rows {
			r = append([]string(nil), r...)
			switch r[nameColumn] {
			case "Agnès Dubois":
				r[boroughColumn] = "Lambeth"
			case "Amara Osei":
				r[sectorColumn] = "Hospice"
			case "Tom Bridger":
				continue
			case "Lee Wong":
				r[emailColumn] = "not an address"
			case "Sam Cole":
				r[nameColumn], r[emailColumn] = "Samira Cole", "samira.cole@example.org"
			}
			out = append(out, r)
		}
		return out
	})
	d.Keys("i").Typed("same").Dialog("▸ same.csv").SeesNot("later.csv").Keys("enter")
	d.Dialog("This file says nothing new: Cohort 1 is as it was.", "1 to look at", "0 new").Keys("enter").SeesNot("╭")

	d.Keys("i").Typed("la").Keys("tab").Dialog("~/Exports/later.csv").Keys("enter")
	d.Dialog("3 to look at", "1 new", "2 changed", "3 vanished", "rejected", "row 9, Lee Wong", "not an address")
	d.Keys("right").Dialog("samira.cole@example.org").Keys("right").Dialog("Sector: NHS provider → Hospice")
	d.Keys("down").Dialog("Agnès Dubois", "Borough: the form now says Lambeth; the edit stands: Greenwich")
	golden.RequireEqual(t, []byte(d.Frame()))
	d.Keys("right").Dialog("Lee Wong", "Sam Cole", "Tom Bridger", "In the last import and not in this file.")

	d.Keys("w").Toast("1 rejected row written to later-rejects.csv")
	rejects := strings.Replace(later, ".csv", "-rejects.csv", 1)
	written, err := os.ReadFile(rejects)
	if err != nil || !strings.Contains(string(written), "crosswalk_problem") || !strings.Contains(string(written), "row 9: ") {
		t.Fatalf("%v: %q", err, written)
	}
	d.Keys("w").Dialog("Replace later-rejects.csv?", "is there already").Keys("esc").Dialog("3 vanished")
	d.Keys("w", "y").Toast("1 rejected row written")

	d.Keys("enter").Sees("1 new, 2 changed, 3 vanished, 1 superseded, 1 rejected", "u undoes", "47 applicants")
	d.Keys("g", "enter").Sees("! Conflict: Borough was edited here and changed in the form.").Keys("pgdown")
	d.Sees("Greenwich", "the form now says: Lambeth; the edit stands").Keys("esc")
	d.Again()
	d.Keys("/").Typed("vanished").Sees("3 of 47").Keys("enter", "enter").Sees("! Vanished").Keys("esc", "esc")

	// A mended file of rejects adds and updates only.
	mended := strings.Replace(string(written), ",not an address,", ",lee.wong@example.org,", 1)
	if err := os.WriteFile(rejects, []byte(mended), 0o600); err != nil {
		t.Fatal(err)
	}
	d.M.Shell().Desk.Folder = filepath.Dir(rejects)
	d.Keys("i").Typed("later-r").Keys("enter", "d").Dialog("0 new", "0 vanished", "1 back again").SeesNot("crosswalk_problem")
	d.Keys("enter").Toast("1 back again · u undoes")
	d.Keys("u", "y", "u", "u", "y").Sees("46 applicants")
}

func TestImportHeadings(t *testing.T) {
	d := tuitest.Empty(t, 80, 24)
	d.Variant("odd.csv", func(rows [][]string) [][]string {
		rows[0][sectorColumn] = "Arm of the service"
		return rows
	})
	d.Keys("i", "enter").Dialog("No column answers sector, which the programme requires.", "Sector: no heading answers it", "y “Arm of the service”")
	golden.RequireEqual(t, []byte(d.Frame()))
	d.Keys("ctrl+s").Dialog("no heading answers it").Keys("enter").Dialog("▸ “Arm of the service”", "“NHS provider” “Primary care”").Keys("esc")
	d.Keys("right").Dialog("! needed", "▸ –", "No heading answers Sector, which the programme requires. o chooses")
	d.Keys("enter").Dialog("Which heading answers Sector?", "Start time").Typed("arm").Keys("enter")
	d.Dialog("46 new", "22 headings", "1 answer goes in with the import").Keys("left").Dialog("heading in the file")
	for !strings.Contains(d.Frame(), "▸ Arm of the service") {
		d.Keys("down")
	}
	d.Dialog("as you said")

	// Another field, nothing, and what is found by itself.
	d.Keys("o").Dialog("What does “Arm of the service” answer?", "Nothing: leave this column out").Typed("nothing").Keys("enter").Dialog("Sector: no heading answers it", "2 answers")
	d.Keys("u").Dialog("46 new", "1 answer").Keys("left")
	for !strings.Contains(d.Frame(), "▸ Job title:") {
		d.Keys("down")
	}
	d.Keys("o").Typed("leave this").Keys("enter").Dialog("▸ Job title:", "not used", "–")
	d.Keys("o").Typed("suggests").Keys("enter").Dialog("▸ Job title:", "by its words")
	d.Keys("o").Typed("eligible").Keys("enter").Dialog("answers Eligible, as you said")
	d.Keys("esc").Dialog("Leave without importing?", "4 answers that you gave here would be lost").Keys("esc").Dialog("46 new").Keys("esc", "y", "esc").SeesNot("╭").Sees("No applicants yet")
}

func TestImportDates(t *testing.T) {
	d := tuitest.Empty(t, 80, 24)
	d.Variant("dates.csv", func(rows [][]string) [][]string {
		for _, r := range rows[1:] {
			r[completionColumn] = "03/02/2023 10:00:00"
		}
		return rows
	})
	d.Keys("i", "enter").Dialog("does not show whether", "d day first", "03/02/2023 is 3 February", "m month first", "is 2 March")
	golden.RequireEqual(t, []byte(d.Frame()))
	d.Keys("x").Dialog("day first").Keys("m").Dialog("46 new").Keys("enter").Toast("46 applicants imported")
	a, _ := d.State().ByEmail("hannah.whitlock@example.org")
	if got := a.Submitted.Format("2006-01-02"); got != "2023-03-02" {
		t.Fatal("submitted", got)
	}
}

// TestImportElsewhere is a file that belongs to another cohort.
func TestImportElsewhere(t *testing.T) {
	d := tuitest.Listed(t, 80, 24)
	strangers := func(rows [][]string) [][]string {
		for i, r := range rows[1:] {
			r[nameColumn], r[emailColumn] = fmt.Sprintf("Person %02d", i), fmt.Sprintf("p%d@example.net", i)
		}
		return rows
	}
	d.Variant("next.csv", strangers)
	d.Keys("i", "enter").Dialog("Nobody in this file is in Cohort 1 yet.", "n imports it into a new cohort", "46 vanished")
	d.Keys("n").Dialog("A new cohort of Walking in Their Shoes", "Cohort 2", "2023-03-14 23:59")
	d.Keys("tab", "ctrl+u").Typed("soon").Keys("enter").Dialog("Write the deadline as 2006-01-02 15:04.")
	d.Keys("ctrl+u").Typed("2024-03-14").Keys("enter")
	d.Sees("Cohort 2: 47 applicants imported · u undoes", "Walking in Their Sho", "Person 00", "47 applicants").SeesNot("╭")
	if s := d.M.Shell().State(); s.Name != "Cohort 2" || s.Cohort != 2 || s.Closes.Format("2006-01-02 15:04") != "2024-03-14 23:59" {
		t.Fatalf("the program is at %s, %v", s.Name, s.Closes)
	}
	if n := len(d.State().People); n != 46 {
		t.Fatalf("Cohort 1 has %d people", n)
	}
	// Whatever is done now is done to the new cohort.
	d.Keys("d", "enter").Sees("Withdrew Person 00", "u undoes").Keys("u", "u", "y").Sees("No applicants yet")
	if s, _ := d.DB.State(2); len(s.People) != 0 {
		t.Fatal("undo was not made in the new cohort")
	}
}

func TestImportStrangersAllTheSame(t *testing.T) {
	d := tuitest.Listed(t, 80, 24)
	d.Variant("next.csv", func(rows [][]string) [][]string {
		rows[47][nameColumn], rows[47][emailColumn] = "Noor Haddad", "noor@example.net"
		return [][]string{rows[0], rows[47]}
	})
	d.Keys("i", "enter").Dialog("Nobody in this file").Keys("enter").Toast("1 new, 46 vanished").Sees("47 applicants")
}

func TestImportIntoPublished(t *testing.T) {
	d := tuitest.Listed(t, 80, 24)
	tuitest.Publish(t, d, "2023-04-03")
	d.Open(80, 24)
	d.Variant("more.csv", func(rows [][]string) [][]string {
		rows[1][nameColumn], rows[1][emailColumn] = "Noor Haddad", "noor@example.net"
		return rows
	})
	d.Keys("2", "i", "enter").Dialog("Cohort 1 is published: who is new waits", "imports this file into a new cohort")
	d.Keys("enter").Toast("1 new, 1 vanished")
	noor, _ := d.State().ByEmail("noor@example.net")
	if at := d.State().Position(noor.ID); at.Kind != cohort.PositionWaiting {
		t.Fatalf("who came after the publishing is %s", at.Kind)
	}
	d.Keys("i", "enter").Dialog("says nothing new").Keys("n", "enter", "enter").Toast("Cohort 2: 46 applicants imported")
}

func TestImportRefused(t *testing.T) {
	d := tuitest.Empty(t, 80, 24)
	none := d.Variant("none.csv", func([][]string) [][]string { return nil })
	if err := os.WriteFile(filepath.Join(filepath.Dir(none), "book.csv"), []byte("PK\x03\x04 and so on"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.Keys("i").Typed("book").Keys("enter").Sees("this is an Excel workbook", "File ~/Exports/book")
	d.Typed("x").SeesNot("Excel").Sees("No CSV file here is called like this").Keys("enter").Sees("there is no such file")
	d.Keys("ctrl+u").Typed("/nowhere/").Sees("This folder cannot be read").Keys("ctrl+u").Typed("~/").Sees("Exports/")
	d.Typed("/nowhere/").Sees("File /nowhere/").Typed("~/").Sees("File ~/", "Exports/") // a path that begins anew
	d.Send(tea.PasteMsg{Content: "'/no where/'"})
	d.Sees("File /no where/")
	d.Send(tea.PasteMsg{Content: `/no\ where/else/ `})
	d.Sees("File /no where/else/").Keys("ctrl+u").Typed("~/")
	d.Typed("E").Keys("tab").Sees("~/Exports/").Keys("down", "down", "enter").Sees("File ~/", "▸ Exports/").Keys("enter").Sees("File ~/Exports/")
	d.Keys("esc").SeesNot("╭")
}

// TestImportGivenUp gives a reading up before it is done.
func TestImportGivenUp(t *testing.T) {
	d := tuitest.Empty(t, 80, 24)
	d.Variant("applicants.csv", asItIs)
	d.Keys("i")
	_, cmd := d.M.Update(tuitest.Press("enter"))
	d.Sees("Reading applicants.csv …", "esc give it up")
	d.Keys("esc").Sees("File ~/Exports/")
	d.Run(cmd)
	d.Sees("File ~/Exports/").SeesNot("46 new")
}

// TestImportLooksAnew has the cohort change under the preview.
func TestImportLooksAnew(t *testing.T) {
	d := tuitest.Listed(t, 80, 24)
	d.Variant("applicants.csv", asItIs)
	d.Keys("i", "enter").Dialog("0 new", "says nothing new").Keys("left", "down", "down").Dialog("▸ Completion time")
	d.Run(d.M.Shell().Desk.Commit(&cohort.Undo{Of: d.State().Seq}))
	d.Dialog("46 new", "22 headings", "▸ Completion time").Keys("right").Dialog("7 to look at", "▸ sent twice").Keys("right").Dialog("hannah.whitlock@example.org")
}

// TestStartImport opens the program with a file.
func TestStartImport(t *testing.T) {
	d := tuitest.Listed(t, 80, 24)
	more := d.Variant("more.csv", func(rows [][]string) [][]string { return rows[:10] })
	m, err := tui.New(tui.Options{DB: d.DB, Cohort: 1, Actor: "robin", Now: d.Now, Import: more, Reading: form.Options{Dates: form.DayFirst}})
	if err != nil {
		t.Fatal(err)
	}
	d.M = m
	d.Run(m.Init())
	d.Send(tea.WindowSizeMsg{Width: 80, Height: 24})
	d.Sees("Import more.csv into Cohort 1", "0 new", "37 vanished").Keys("esc").Sees("File ").Keys("esc").SeesNot("╭")
}

// TestImportLeavesCohort has answers for the cohort before come late.
func TestImportLeavesCohort(t *testing.T) {
	d := tuitest.Listed(t, 80, 24)
	desk := d.M.Shell().Desk
	goesOver := desk.InTurn(func() tea.Msg {
		next, err := d.DB.OpenCohort(t.Context(), d.By(), &cohort.OpenCohort{Name: "Cohort 2", Programme: string(d.State().Programme.Source)})
		if err != nil {
			t.Error(err)
		}
		return shell.CommittedMsg{State: next, Summary: "went over", Moves: true}
	})
	withdraws := desk.Commit(&cohort.Withdraw{Person: d.Person("Amara Osei")}) // asked for in the cohort before
	d.Run(goesOver)
	d.Run(withdraws)
	now, old := d.M.Shell().State(), d.State()
	if a, _ := old.ByEmail("amara.osei@example.org"); !a.Withdrawn || old.Seq <= now.Seq {
		t.Fatal("nothing was changed in the cohort before, or nothing later")
	}
	d.Send(shell.ScoredMsg{Cohort: 1, Seq: now.Seq, Scorer: score.NewScorer(old.Pool())})
	if d.M.Shell().State().Name != "Cohort 2" || d.M.Shell().Scorer() != nil {
		t.Fatal("the program went back to the cohort it had left")
	}
	if desk.Saving() {
		t.Fatal("an answer to a change was not counted")
	}
}

// TestImportKeepsWhatTheFileDoesNotAsk imports a file without a column for an answer that is there.
func TestImportKeepsWhatTheFileDoesNotAsk(t *testing.T) {
	d := tuitest.Sample(t, 80, 24)
	amara, ok := d.State().ByEmail("amara.osei@example.org")
	if !ok || amara.Answers["phone"].IsEmpty() {
		t.Fatal("Amara has no telephone to lose")
	}
	file := filepath.Join(t.TempDir(), "later.csv")
	rows := "Name,E-mail,Organisation,Sector,Profession,Borough,Challenges,Consent\n" +
		"Amara Osei,amara.osei@example.org,Thamesbank University Hospitals NHS Foundation Trust,NHS provider,Nursing and midwifery,Lewisham,empowering and nurturing our workforce,Yes\n"
	if err := os.WriteFile(file, []byte(rows), 0o600); err != nil {
		t.Fatal(err)
	}
	d.Run(importing.Start(&d.M.Shell().Shell, file, form.Options{}))
	d.Sees("1 changed").Keys("enter")
	after, _ := d.State().ByEmail("amara.osei@example.org")
	if got := after.Answers["borough"].Choices; len(got) != 1 || got[0] != "lewisham" {
		t.Errorf("the borough is %v", got)
	}
	if after.Answers["phone"].IsEmpty() || len(after.Answers["wants"].Choices) == 0 {
		t.Error("answers that the file does not ask for are gone")
	}
}
