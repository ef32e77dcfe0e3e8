package commands

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"crosswalk/store"
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
	do("2023-07-08", "import", sample+".csv")
	do("2023-07-10", "import", sample+"-board.csv")
	do("2023-07-12", "stage", gone, "--to", "fellow", "--reason", "The board on Rosalind Mehta: outstanding")
	do("2023-07-12", "stage", other, "--to", "fellow", "--reason", "goes well with Mehta, Rosalind")
	do("2023-07-12", "earlier", in("earlier of Rosalind Mehta.csv", "Leader,Partner,Start,Outcome\nRosalind Mehta,Ann Before,2019-04-01,Rosalind Mehta moved away\nAnn Before,Bob Before,2019-04-01,completed\n"))
	do("2023-07-13", "pairs", in("chosen.csv", "Name,Partner\nRosalind Mehta,Vikram Finlayson\n"), "--reason", "Rosalind Mehta asked for it")
	do("2023-09-04", "publish", "--start", "2023-09-11")
	do("2023-09-12", "event", "set", "launch", "--on", "2023-09-11", "--place", "Town hall")
	do("2023-09-12", "event", "attend", "launch", in("came.csv", "Name,Email\nRosalind Mehta,"+gone+"\n,"+other+"\n"))
	do("2023-11-20", "visit", gone, "--hours", "3.5", "--type", "observing", "--host", gone, "--on", "2023-11-17", "--note", "at Rosalind Mehta's ward")
	do("2024-01-30", "checkin", gone, "--reached", "all", "--mood", "good", "--note", "Rosalind Mehta is content")
	do("2024-01-30", "answer", gone, "strengths", "Rosalind Mehta was calm when it mattered", "--about", other)
	do("2024-02-01", "pack", in("letters", ""))
	do("2024-02-02", "backup", in("copy.db", ""))

	traces := []string{gone, "Rosalind Mehta", "Mehta, Rosalind"}
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
		case err != nil || info.IsDir(), strings.HasSuffix(path, "earlier of Rosalind Mehta.csv"), strings.HasSuffix(path, "chosen.csv"), strings.HasSuffix(path, "came.csv"):
			continue // what was given, which is the coordinator's own
		}
		if n, err := store.FindTraces(path, traces); err != nil || n > 0 {
			t.Errorf("%s: they are there %d times (%v)", filepath.Base(path), n, err)
		}
	}
	if status, said := crosswalk(file, "check"); status != 0 {
		t.Error(said)
	}
	t.Logf("%d traces before", had)
}
