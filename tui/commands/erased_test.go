package commands

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"crosswalk/matching"
	"crosswalk/store"
	"crosswalk/store/cohort"
)

// TestErasedFromEverywhere erases somebody who is in all that a programme with stages, events and earlier pairs keeps: a
// board's marks, moves with reasons, pairs that were chosen, pairs from before, attendance, what is sent, feedback of others,
// calls. Nothing of them is in the store, in purged copies, in exports or in what is written to be sent.
func TestErasedFromEverywhere(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "s.db")
	in := func(name, content string) string {
		path := filepath.Join(dir, name)
		if content != "" {
			if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		return path
	}
	sample := filepath.Join("..", "..", "sample-data", "leading-beyond-boundaries")
	const gone, other = "rosalind.mehta@example.org", "vikram.finlayson@example.org"
	do := func(day string, args ...string) string {
		t.Helper()
		status, said := crosswalk(file, append([]string{"--today", day}, args...)...)
		if status != 0 {
			t.Fatalf("%q: %s", args, said)
		}
		return said
	}
	rows, err := os.ReadFile(sample + ".csv")
	if err != nil {
		t.Fatal(err)
	}
	// Rows that cannot be used: without an address, with the name in two columns; of the wrong shape.
	rows = append(rows, "901;2023-07-03 09:00:00;Rosalind;Mehta;;Somewhere else\n902;2023-07-03 09:05:00;mehta;ROSALIND;"+strings.Repeat("x;", 60)+"\n"...)
	do("2023-07-08", "import", in("all.csv", string(rows)))
	const third = "gulsen.jessop@example.org"
	do("2023-07-09", "edit", third, "not_with=Rosalynd Mehtar")
	do("2023-07-09", "resolve", third, "not_with", "nobody")
	do("2023-07-09", "resolve", third, "not_with", gone)
	do("2023-07-10", "import", sample+"-board.csv")
	do("2023-07-12", "stage", gone, "--to", "fellow", "--reason", "The board on Rosalind Mehta: outstanding")
	do("2023-07-12", "stage", gone, other, "--to", "reserve", "--reason", "her mother is ill at home, so she may have to go")
	do("2023-07-12", "stage", gone, "--to", "fellow", "--reason", "back: a sister has come to look after her")
	do("2023-07-12", "stage", other, "--to", "fellow", "--reason", "goes well with Mehta, Rosalind")
	do("2023-07-12", "earlier", in("earlier of Rosalind Mehta.csv", "Leader,Partner,Start,Outcome\nRosalind Mehta,Ann Before,2019-04-01,moved away to look after a brother\n\"Mehta, Rosalind\",Cara Before,2018-04-01,completed\nAnn Before,Bob Before,2019-04-01,completed\n"))
	do("2023-07-13", "pairs", in("chosen.csv", "Name,Partner\nRosalind Mehta,Vikram Finlayson\n"), "--reason", "Rosalind Mehta asked for it")
	do("2023-09-04", "publish", "--start", "2023-09-11")
	do("2023-09-12", "event", "set", "launch", "--on", "2023-09-11", "--place", "Town hall")
	do("2023-09-12", "event", "attend", "launch", in("came.csv", "Name,Email\nRosalind Mehta,"+gone+"\n,"+other+"\n"))
	do("2023-11-20", "visit", gone, "--hours", "3.5", "--type", "observing", "--host", gone, "--on", "2023-11-17", "--note", "at Rosalind Mehta's ward")
	do("2024-01-30", "checkin", gone, "--reached", "all", "--mood", "good", "--note", "Rosalind Mehta is content")
	do("2024-01-30", "answer", gone, "strengths", "Rosalind Mehta was calm when it mattered", "--about", other)
	do("2024-02-01", "pack", in("letters", ""))
	do("2024-02-02", "backup", in("copy.db", ""))

	keepDrafts(t, file, gone, other)
	shown := do("2024-02-02", "show", gone, "--everything")
	for _, held := range []string{"her mother is ill at home", "look after a brother", "row 43 could not be used", "row 44 could not be used", "Fellow", "Launch", "Moved Rosalind Mehta", "Typed and not saved", "shy of the telephone", "calm when it mattered", "asked for it", "is content", "ward"} {
		if !strings.Contains(shown, held) {
			t.Errorf("what is held about them lacks %q: %s", held, shown)
		}
	}
	if strings.Contains(shown, "Finlayson") || strings.Contains(shown, "Ann Before") {
		t.Errorf("others are named in it: %s", shown)
	}

	traces := []string{gone, "Rosalind Mehta", "Mehta, Rosalind", "Rosalynd Mehtar", "her mother is ill at home", "a sister has come", "look after a brother", "shy of the telephone", "Mehta"}
	had := 0
	for _, trace := range traces {
		n, err := store.FindTraces(file, []string{trace})
		if had += n; err != nil || n == 0 {
			t.Errorf("%q is nowhere before: the test tests nothing (%v)", trace, err)
		}
	}
	do("2024-02-03", "erase", gone, "--yes")
	do("2024-02-03", "backup", "purge")
	do("2024-02-03", "backup", "purge", in("copy.db", ""))
	for _, args := range [][]string{{"export", "applicants", "-o", in("a.csv", "")}, {"export", "timeline", "-o", in("t.json", "")}, {"export", "journal", "-o", in("j.json", "")},
		{"export", "pairs", "-o", in("p.csv", "")}, {"report", "-o", in("r.html", "")}, {"pack", in("letters after", "")}, {"show", other, "--everything", "-o", in("other.json", "")}} {
		do("2024-02-04", args...)
	}
	for _, command := range [][]string{{"journal"}, {"event", "list", "--json"}, {"stage"}, {"match"}, {"calls"}, {"totals"}, {"questions"}, {"exchange", other}, {"show", other}} {
		said := strings.ToLower(do("2024-02-04", command...))
		if strings.Contains(said, "mehta") {
			t.Errorf("%q tells of them: %s", command, said)
		}
	}
	files, _ := filepath.Glob(filepath.Join(dir, "*"))
	after, _ := filepath.Glob(filepath.Join(dir, "letters after", "*"))
	for _, path := range append(files, after...) {
		switch info, err := os.Stat(path); {
		case err != nil || info.IsDir(), strings.HasSuffix(path, "earlier of Rosalind Mehta.csv"), strings.HasSuffix(path, "chosen.csv"), strings.HasSuffix(path, "all.csv"), strings.HasSuffix(path, "came.csv"):
			continue // what was given, which is the coordinator's own
		}
		if n, err := store.FindTraces(path, traces); err != nil || n > 0 {
			t.Errorf("%s: they are there %d times (%v)", filepath.Base(path), n, err)
		}
	}
	// Who never applied, and is in a pair from before alone.
	if status, said := crosswalk(file, "erase", "Bob Nobody", "--yes"); status != 1 {
		t.Error(said)
	}
	do("2024-02-04", "erase", "Cara Before", "--yes")
	do("2024-02-04", "erase", "nobody@example.org", "--yes")
	if n, err := store.FindTraces(file, []string{"Cara Before"}); n > 0 || err != nil {
		t.Error(n, err)
	}
	do("2024-02-04", "totals")
	if status, said := crosswalk(file, "check"); status != 0 {
		t.Error(said)
	}
	t.Logf("%d traces before", had)
}

// keepDrafts leaves something typed and not saved: in a form about somebody, in one about somebody else, and in one about nobody.
func keepDrafts(t *testing.T, file, about, other string) {
	t.Helper()
	by := cohort.By{Actor: "robin", Now: time.Date(2024, 2, 1, 12, 0, 0, 0, time.UTC)}
	db, err := store.Open(file, by)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	s, err := db.State(1)
	if err != nil {
		t.Fatal(err)
	}
	them, _ := s.ByEmail(about)
	another, _ := s.ByEmail(other)
	var drafts []store.Draft
	for form, d := range map[string]store.Draft{
		"withdraw":    {Of: store.DraftOf{People: []matching.ID{them.ID}}, Text: `{"Reason":"shy of the telephone"}`},
		"log a visit": {Of: store.DraftOf{Exchange: 1<<20 + 1, People: []matching.ID{another.ID}}, Text: `{"Note":"saw MEHTA, Rosalind there"}`},
		"add":         {Text: `{"Name":"Rosalind","Address":"` + about + `"}`},
	} {
		d.Of.Cohort, d.Of.By, d.Of.Form, d.Typed = 1, "robin", form, by.Now
		drafts = append(drafts, d)
	}
	if err := db.KeepDrafts(drafts, nil); err != nil {
		t.Fatal(err)
	}
}

// TestErasedFromGroups erases somebody who is in groups, was moved and pinned there, and came to events.
func TestErasedFromGroups(t *testing.T) {
	a := &attacker{world: worlds[2]}
	file := a.begin(t, t.TempDir())
	gone := a.people[3]
	do := func(args ...string) string {
		t.Helper()
		status, said := crosswalk(file, append([]string{"--today", "2018-01-15"}, args...)...)
		if status != 0 {
			t.Fatalf("%q: %s", args, said)
		}
		return said
	}
	do("group", "make", "hundred")
	do("group", "make", "set")
	do("group", "move", gone, "--group", "hundred", "--to", "2")
	do("group", "pin", gone, "--group", "hundred", "--off")
	do("group", "pin", gone, "--group", "hundred")
	do("group", "make", "set", "--keep")
	do("publish", "--start", "2018-01-22")
	do("event", "attend", "launch", gone)
	shown := do("show", gone, "--everything")
	for _, held := range []string{"Groups", "Cohort 2", "Learning set ", "Events they came to", "Made 4 groups of 40 people", "Published"} {
		if !strings.Contains(shown, held) {
			t.Errorf("what is held about them lacks %q: %s", held, shown)
		}
	}
	do("erase", gone, "--yes")
	if n, err := store.FindTraces(file, []string{gone}); n > 0 || err != nil {
		t.Error(n, err)
	}
	for _, command := range [][]string{{"group", "list"}, {"event", "list"}, {"match"}, {"journal"}, {"report", "--json"}, {"totals"}} {
		if said := do(command...); strings.Contains(said, gone) {
			t.Errorf("%q: %s", command, said)
		}
	}
	if said := do("group", "make", "set"); !strings.Contains(said, "set") {
		t.Error(said)
	}
	do("check")
}
