package commands

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// stored is a store that this program wrote when its store was one package: every change that the command
// line offers, in three cohorts of which the last one's opening is undone. Beside it stands what the same
// program printed of it on 14 June 2023, and after it was continued. It is never written anew.
const stored = "../../store/testdata/format-1-full"

// shown is what is printed of a cohort, by the name of the file that holds what it was.
var shown = []struct {
	file string
	args []string
}{
	{"journal.json", []string{"journal", "--json"}},
	{"due.json", []string{"due", "--json"}},
	{"match.json", []string{"match", "--json"}},
	{"timeline.csv", []string{"export", "timeline", "--output"}},
	{"applicants.csv", []string{"export", "applicants", "--output"}},
}

// continued are the commands that carry the store on, one of each family.
var continued = [][]string{
	{"--cohort", "Cohort 1", "add", "jo.last@example.org", "Jo Last", "organisation=Fir Trust", "sector=Local authority", "profession=Medical", "themes=workforce", "consent=yes"},
	{"--cohort", "Cohort 1", "add", "al.more@example.org", "Al More", "organisation=Yew Trust", "sector=NHS provider", "profession=Medical", "themes=workforce", "consent=yes"},
	{"--cohort", "Cohort 1", "admit", "jo.last@example.org", "--reason", "asked to"},
	{"--cohort", "Cohort 1", "admit", "al.more@example.org", "--reason", "asked to"},
	{"--cohort", "Cohort 1", "lock", "jo.last@example.org", "al.more@example.org", "--reason", "the last two"},
	{"--cohort", "Cohort 1", "undo"},
	{"--cohort", "Cohort 1", "redo"},
	{"--cohort", "Cohort 1", "publish", "--start", "2023-06-19"},
	{"--cohort", "Cohort 1", "checkin", "amara.osei@example.org", "--mood", "good", "--note", "still well"},
	{"--cohort", "Autumn", "checkin", "ewan.sinclair@example.org", "--reached", "none"},
	{"--cohort", "Autumn", "undo"},
	{"check"},
}

// questions is the key that match --json has got since.
var questions = regexp.MustCompile(`,\n  "questions": [0-9]+`)

var seconds = regexp.MustCompile(`"seconds": [0-9.e-]+`)

// storeOfBefore is a copy of a store that an earlier version wrote.
func storeOfBefore(t *testing.T) string {
	t.Helper()
	small, err := os.Open(filepath.Join(stored, "store.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer small.Close()
	unpacked, err := gzip.NewReader(small)
	if err != nil {
		t.Fatal(err)
	}
	file, err := io.ReadAll(unpacked)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "crosswalk.db")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestStoreOfBefore opens a store of an earlier version: it says what it said then, is in order, and can be
// carried on to the same end.
func TestStoreOfBefore(t *testing.T) {
	path := storeOfBefore(t)
	do := func(args ...string) string {
		t.Helper()
		var out, tells bytes.Buffer
		r := &run{ctx: context.Background(), stdout: &out, stderr: &tells, now: time.Now, stopwatch: time.Now}
		if status := r.main(append([]string{"--store", path, "--today", "2023-06-14", "--as", "robin"}, args...)); status != 0 {
			t.Errorf("%s: %d, %s", strings.Join(args, " "), status, tells.String())
		}
		return seconds.ReplaceAllString(questions.ReplaceAllString(out.String()+tells.String(), ""), `"seconds": 0`)
	}
	compare := func(name, got string) {
		t.Helper()
		want, err := os.ReadFile(filepath.Join(stored, name))
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s is another one now: %s", name, firstOther(string(want), got))
		}
	}
	look := func(when string) {
		t.Helper()
		for _, c := range []string{"Cohort 1", "Autumn"} {
			for _, s := range shown {
				if s.args[0] == "export" && when != "" {
					continue
				}
				args := append([]string{"--cohort", c}, s.args...)
				name := when + strings.ToLower(strings.ReplaceAll(c, " ", "-")) + "." + s.file
				if s.args[0] != "export" {
					compare(name, do(args...))
					continue
				}
				to := filepath.Join(t.TempDir(), s.file)
				do(append(args, to)...)
				written, err := os.ReadFile(to)
				if err != nil {
					t.Fatal(err)
				}
				compare(name, string(written))
			}
		}
	}
	compare("check.txt", do("check"))
	look("")
	var said strings.Builder
	for _, args := range continued {
		said.WriteString(do(args...))
	}
	compare("continued.txt", said.String())
	look("continued.")
}

// firstOther is the first line in which two texts differ.
func firstOther(want, got string) string {
	was, is := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i, line := range was {
		if i >= len(is) || is[i] != line {
			return "was " + line + ", is " + strings.Join(is[i:min(i+1, len(is))], "")
		}
	}
	return "there is more"
}
