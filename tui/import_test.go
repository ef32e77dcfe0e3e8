package tui

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"

	"crosswalk/matching/score"
	"crosswalk/store/cohort"
	"crosswalk/store/form"
)

const samplePath = "../sample-data/walking-in-their-shoes.csv"

// Columns of the sample.
const (
	completionColumn = 2
	nameColumn       = 6
	emailColumn      = 7
	sectorColumn     = 10
	boroughColumn    = 13
)

// sampleRows are the cells of the sample, the headings first.
func sampleRows(t testing.TB) [][]string {
	t.Helper()
	raw, err := os.ReadFile(samplePath)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(raw, []byte("\ufeff")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// variant writes the sample, changed, into the folder Exports of a home folder for the test, where the
// dialog begins, and returns its path.
func (d *driver) variant(name string, change func(rows [][]string) [][]string) string {
	d.t.Helper()
	home := os.Getenv("HOME")
	if !strings.HasPrefix(home, os.TempDir()) {
		home = d.t.TempDir()
		d.t.(*testing.T).Setenv("HOME", home)
	}
	folder := filepath.Join(home, "Exports")
	d.m.sh.desk.folder = folder
	var out bytes.Buffer
	if err := csv.NewWriter(&out).WriteAll(change(sampleRows(d.t))); err != nil {
		d.t.Fatal(err)
	}
	path := filepath.Join(folder, name)
	at := time.Date(2023, 3, 14, 12, 0, 0, 0, time.UTC)
	if err := errors.Join(os.MkdirAll(folder, 0o700), os.WriteFile(path, out.Bytes(), 0o600), os.Chtimes(path, at, at)); err != nil {
		d.t.Fatal(err)
	}
	return path
}

func asItIs(rows [][]string) [][]string { return rows }

func TestImportIntoEmptyCohort(t *testing.T) {
	d := empty(t, 80, 24)
	d.variant("applicants.csv", asItIs)
	d.keys("i").sees("Import applicants into Cohort 1", "~/Exports/", "▸ applicants.csv", "14 Mar 2023", "35 KB", "../")
	golden.RequireEqual(t, []byte(d.frame()))
	d.keys("enter").sees("46 new", "0 changed", "0 vanished", "1 superseded", "0 rejected", "3 to look at", "22 headings", "hannah.whitlock@example.org")
	if d.state().Seq != 1 {
		t.Fatal("something was written before enter")
	}
	d.keys("right").sees("Sent the form more than once: row 58").keys("right").sees("Serious youth violence")
	d.keys("right").sees("Completion time", "form's own", "not used").keys("left", "left", "left").sees("hannah.whitlock@example.org")
	d.keys("enter").sees("46 applicants imported, 1 superseded · u undoes", "46 applicants · sorted by name").seesNot("╭")
	d.again()
	d.keys("u").sees("No applicants yet")
}

func TestImportFrames(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {60, 16}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			d := empty(t, size[0], size[1])
			d.variant("applicants.csv", asItIs)
			golden.RequireEqual(t, []byte(d.keys("i", "enter").frame()))
		})
	}
	t.Run("headings", func(t *testing.T) {
		d := empty(t, 80, 24)
		d.variant("applicants.csv", asItIs)
		golden.RequireEqual(t, []byte(d.keys("i", "enter", "left", "down", "down").frame()))
	})
}

// TestImportAgain holds a changed export against the cohort.
func TestImportAgain(t *testing.T) {
	d := listed(t, 80, 24)
	d.keys("e").typed("borough").keys("enter", "right", "enter") // Agnès Dubois: Bromley to Greenwich
	d.variant("same.csv", asItIs)
	later := d.variant("later.csv", func(rows [][]string) [][]string {
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
	d.keys("i").typed("same").sees("▸ same.csv").seesNot("later.csv").keys("enter")
	d.sees("This file says nothing new: Cohort 1 is as it was.", "0 new").keys("enter").seesNot("╭")

	d.keys("i").typed("la").keys("tab").sees("~/Exports/later.csv").keys("enter")
	d.sees("1 new", "2 changed", "3 vanished", "1 rejected", "samira.cole@example.org")
	d.keys("right").sees("Sector: NHS provider → Hospice")
	d.keys("down").sees("Agnès Dubois", "Borough: the form now says Lambeth; the edit stands: Greenwich")
	golden.RequireEqual(t, []byte(d.frame()))
	d.keys("right").sees("Lee Wong", "Sam Cole", "Tom Bridger", "In the last import and not in this file.")
	d.keys("right", "right").sees("not an address", "e-mail")

	d.keys("w").sees("1 rejected row written to later-rejects.csv")
	rejects := strings.Replace(later, ".csv", "-rejects.csv", 1)
	written, err := os.ReadFile(rejects)
	if err != nil || !strings.Contains(string(written), "crosswalk_problem") || !strings.Contains(string(written), "row 9: ") {
		t.Fatalf("%v: %q", err, written)
	}
	d.keys("w").sees("Replace later-rejects.csv?", "is there already").keys("esc").sees("1 rejected")
	d.keys("w", "y").sees("1 rejected row written")

	d.keys("enter").sees("1 new, 2 changed, 3 vanished, 1 superseded, 1 rejected", "u undoes", "47 applicants")
	d.keys("g", "enter").sees("! Conflict: Borough was edited here and changed in the form.").keys("pgdown")
	d.sees("Greenwich", "the form now says: Lambeth; the edit stands").keys("esc")
	d.again()
	d.keys("/").typed("vanished").sees("3 of 47").keys("enter", "enter").sees("! Vanished").keys("esc", "esc")

	// A mended file of rejects adds and updates only.
	mended := strings.Replace(string(written), ",not an address,", ",lee.wong@example.org,", 1)
	if err := os.WriteFile(rejects, []byte(mended), 0o600); err != nil {
		t.Fatal(err)
	}
	d.m.sh.desk.folder = filepath.Dir(rejects)
	d.keys("i").typed("later-r").keys("enter", "d").sees("0 new", "0 vanished", "1 back again").seesNot("crosswalk_problem")
	d.keys("enter").sees("1 back again · u undoes")
	d.keys("u", "u", "u").sees("46 applicants")
}

func TestImportHeadings(t *testing.T) {
	d := empty(t, 80, 24)
	d.variant("odd.csv", func(rows [][]string) [][]string {
		rows[0][sectorColumn] = "Arm of the service"
		return rows
	})
	d.keys("i", "enter").sees("No column answers sector, which the programme requires.", "! needed", "▸ –", "Sector", "No heading answers Sector")
	golden.RequireEqual(t, []byte(d.frame()))
	d.keys("ctrl+s").sees("! needed")
	d.keys("enter").sees("Which heading answers Sector?", "Start time").typed("arm").keys("enter")
	d.sees("46 new", "22 headings").keys("left").sees("heading in the file")
	for !strings.Contains(d.frame(), "▸ Arm of the service") {
		d.keys("down")
	}
	d.sees("you said so")

	// Another field, nothing, and what is found by itself.
	d.keys("enter").sees("What does “Arm of the service” answer?", "Nothing: leave this column out").typed("nothing").keys("enter").sees("▸ –", "! needed")
	d.keys("enter").typed("arm").keys("enter").sees("46 new").keys("left")
	for !strings.Contains(d.frame(), "▸ Job title:") {
		d.keys("down")
	}
	d.keys("enter").typed("leave this").keys("enter").sees("▸ Job title:", "not used", "–")
	d.keys("enter").typed("suggests").keys("enter").sees("▸ Job title:", "by a pattern")
	d.keys("enter").typed("eligible").keys("enter").sees("you said so")
	d.keys("esc", "esc").seesNot("╭").sees("No applicants yet")
}

func TestImportDates(t *testing.T) {
	d := empty(t, 80, 24)
	d.variant("dates.csv", func(rows [][]string) [][]string {
		for _, r := range rows[1:] {
			r[completionColumn] = "03/02/2023 10:00:00"
		}
		return rows
	})
	d.keys("i", "enter").sees("does not show whether", "d day first", "03/02/2023 is 3 February", "m month first", "is 2 March")
	golden.RequireEqual(t, []byte(d.frame()))
	d.keys("x").sees("day first").keys("m").sees("46 new").keys("enter").sees("46 applicants imported")
	a, _ := d.state().ByEmail("hannah.whitlock@example.org")
	if got := a.Submitted.Format("2006-01-02"); got != "2023-03-02" {
		t.Fatal("submitted", got)
	}
}

// TestImportElsewhere is a file that belongs to another cohort.
func TestImportElsewhere(t *testing.T) {
	d := listed(t, 80, 24)
	strangers := func(rows [][]string) [][]string {
		for i, r := range rows[1:] {
			r[nameColumn], r[emailColumn] = fmt.Sprintf("Person %02d", i), fmt.Sprintf("p%d@example.net", i)
		}
		return rows
	}
	d.variant("next.csv", strangers)
	d.keys("i", "enter").sees("Nobody in this file is in Cohort 1 yet.", "n imports it into a new cohort", "46 vanished")
	d.keys("n").sees("A new cohort of Walking in Their Shoes", "Cohort 2", "2023-03-14 23:59")
	d.keys("tab", "ctrl+u").typed("soon").keys("enter").sees("Write the deadline as 2006-01-02 15:04.")
	d.keys("ctrl+u").typed("2024-03-14").keys("enter")
	d.sees("Cohort 2: 47 applicants imported · u undoes", "Walking in Their Sho", "Person 00", "47 applicants").seesNot("╭")
	if s := d.m.sh.state; s.Name != "Cohort 2" || s.Cohort != 2 || s.Closes.Format("2006-01-02 15:04") != "2024-03-14 23:59" {
		t.Fatalf("the program is at %s, %v", s.Name, s.Closes)
	}
	if n := len(d.state().People); n != 46 {
		t.Fatalf("Cohort 1 has %d people", n)
	}
	// Whatever is done now is done to the new cohort.
	d.keys("d", "enter").sees("Withdrew Person 00", "u undoes").keys("u", "u").sees("No applicants yet")
	if s, _ := d.db.State(2); len(s.People) != 0 {
		t.Fatal("undo was not made in the new cohort")
	}
}

func TestImportStrangersAllTheSame(t *testing.T) {
	d := listed(t, 80, 24)
	d.variant("next.csv", func(rows [][]string) [][]string {
		rows[47][nameColumn], rows[47][emailColumn] = "Noor Haddad", "noor@example.net"
		return [][]string{rows[0], rows[47]}
	})
	d.keys("i", "enter").sees("Nobody in this file").keys("enter").sees("1 new, 46 vanished", "47 applicants")
}

func TestImportIntoPublished(t *testing.T) {
	d := listed(t, 80, 24)
	publish(t, d, "2023-04-03")
	d.open(80, 24)
	d.variant("more.csv", func(rows [][]string) [][]string {
		rows[1][nameColumn], rows[1][emailColumn] = "Noor Haddad", "noor@example.net"
		return rows
	})
	seq := d.state().Seq
	d.keys("2", "i", "enter").sees("Cohort 1 is published, so nothing more is imported into it.").keys("enter", "ctrl+s").sees("is published")
	if d.state().Seq != seq {
		t.Fatal("imported into a published cohort")
	}
	d.keys("n", "enter", "enter").sees("Cohort 2: 46 applicants imported")
}

func TestImportRefused(t *testing.T) {
	d := empty(t, 80, 24)
	none := d.variant("none.csv", func([][]string) [][]string { return nil })
	if err := os.WriteFile(filepath.Join(filepath.Dir(none), "book.csv"), []byte("PK\x03\x04 and so on"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.keys("i").typed("book").keys("enter").sees("this is an Excel workbook", "File ~/Exports/book")
	d.typed("x").seesNot("Excel").sees("No CSV file here is called like this").keys("enter").sees("there is no such file")
	d.keys("ctrl+u").typed("/nowhere/").sees("This folder cannot be read").keys("ctrl+u").typed("~/").sees("Exports/")
	d.typed("E").keys("tab").sees("~/Exports/").keys("down", "down", "enter").sees("File ~/", "▸ Exports/").keys("enter").sees("File ~/Exports/")
	d.keys("esc").seesNot("╭")
}

// TestImportGivenUp gives a reading up before it is done.
func TestImportGivenUp(t *testing.T) {
	d := empty(t, 80, 24)
	d.variant("applicants.csv", asItIs)
	d.keys("i")
	_, cmd := d.m.Update(press("enter"))
	d.sees("Reading applicants.csv …", "esc give it up")
	d.keys("esc").sees("File ~/Exports/")
	d.run(cmd)
	d.sees("File ~/Exports/").seesNot("46 new")
}

// TestStartImport opens the program with a file.
func TestStartImport(t *testing.T) {
	d := listed(t, 80, 24)
	more := d.variant("more.csv", func(rows [][]string) [][]string { return rows[:10] })
	m, err := New(Options{DB: d.db, Cohort: 1, Actor: "robin", Now: d.now, Import: more, Reading: form.Options{Dates: form.DayFirst}})
	if err != nil {
		t.Fatal(err)
	}
	d.m = m
	d.run(m.Init())
	d.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	d.sees("Import more.csv into Cohort 1", "0 new", "37 vanished").keys("esc").sees("File ").keys("esc").seesNot("╭")
}

// TestImportLeavesCohort has answers for the cohort before come late.
func TestImportLeavesCohort(t *testing.T) {
	d := listed(t, 80, 24)
	old, err := d.db.Preview(t.Context(), d.state(), d.by(), &cohort.Withdraw{Person: d.person("Amara Osei")})
	if err != nil {
		t.Fatal(err)
	}
	next, err := d.db.OpenCohort(t.Context(), d.by(), &cohort.OpenCohort{Name: "Cohort 2", Programme: string(d.state().Programme.Source)})
	if err != nil {
		t.Fatal(err)
	}
	d.m.sh.desk.queued = 2
	d.send(committedMsg{state: next, summary: "went over", moves: true})
	d.send(committedMsg{state: old, summary: "an answer for the cohort before"})
	d.send(scoredMsg{cohort: 1, seq: next.Seq, scorer: score.NewScorer(old.Pool())})
	if d.m.sh.state.Name != "Cohort 2" || d.m.sh.scorer != nil {
		t.Fatal("the program went back to the cohort it had left")
	}
}

// TestImportKeepsWhatTheFileDoesNotAsk imports a file without a column for an answer that is there.
func TestImportKeepsWhatTheFileDoesNotAsk(t *testing.T) {
	d := sample(t, 80, 24)
	amara, ok := d.state().ByEmail("amara.osei@example.org")
	if !ok || amara.Answers["phone"].IsEmpty() {
		t.Fatal("Amara has no telephone to lose")
	}
	file := filepath.Join(t.TempDir(), "later.csv")
	rows := "Name,E-mail,Organisation,Sector,Profession,Borough,Challenges,Consent\n" +
		"Amara Osei,amara.osei@example.org,Thamesbank University Hospitals NHS Foundation Trust,NHS provider,Nursing and midwifery,Lewisham,empowering and nurturing our workforce,Yes\n"
	if err := os.WriteFile(file, []byte(rows), 0o600); err != nil {
		t.Fatal(err)
	}
	d.run(startImport(d.m.sh, file, form.Options{}))
	d.sees("1 changed").keys("enter")
	after, _ := d.state().ByEmail("amara.osei@example.org")
	if got := after.Answers["borough"].Choices; len(got) != 1 || got[0] != "lewisham" {
		t.Errorf("the borough is %v", got)
	}
	if after.Answers["phone"].IsEmpty() || len(after.Answers["wants"].Choices) == 0 {
		t.Error("answers that the file does not ask for are gone")
	}
}
