package commands

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/csv"
	"flag"
	"fmt"
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

// storedLives is one that the program wrote when exchanges had got lives: every kind of change that there is of them,
// in one cohort. Beside it stands what was printed of it on 20 April 2023, and after it was continued.
const storedLives = "../../store/testdata/format-1-lives"

var update = flag.Bool("update", false, "write down what a store of before says, where nobody did yet")

// showing is what is printed of a cohort, by the name of the file that holds what it was.
type showing struct {
	file string
	args []string
}

var shown = []showing{
	{"journal.json", []string{"journal", "--json"}},
	{"due.json", []string{"due", "--json"}},
	{"match.json", []string{"match", "--json"}},
	{"timeline.csv", []string{"export", "timeline", "--output"}},
	{"applicants.csv", []string{"export", "applicants", "--output"}},
}

// shownOfLives is what is printed of exchanges beside that.
var shownOfLives = []showing{
	{"journal.json", []string{"journal", "--json"}},
	{"calls.json", []string{"calls", "--json"}},
	{"exchange.json", []string{"exchange", "Ian Bridger", "--json"}},
	{"timeline.csv", []string{"export", "timeline", "--output"}},
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

// continuedLives are the commands that carry the lives on.
var continuedLives = [][]string{
	{"assign", "Tom Ade", "Kim Lo"},
	{"visit", "Ian Bridger", "--hours", "3", "--type", "shadowing", "--host", "Joan Moss", "--on", "2023-04-20"},
	{"visit", "Ian Bridger", "--remove", "1"},
	{"checkin", "Tom Ade", "--reached", "all", "--mood", "good", "--next", "2023-05-09"},
	{"answer", "Joan Moss", "strengths", "He asks.", "--about", "Ian Bridger"},
	{"resume", "Sam Ade"},
	{"pause", "Tom Ade", "--reason", "a move"},
	{"end", "Ruth Aziz", "--reason", "changed job", "--leaves", "Ruth Aziz"},
	{"undo"},
	{"redo"},
	{"reopen", "Ruth Osei"},
	{"void", "Tom Osei", "--reason", "the wrong Tom"},
	{"answer", "Ian Bridger", "going", "finish"},
	{"rematch", "Lee Achebe", "--start", "2023-05-08"},
	{"reschedule", "Farah Wong", "--start", "2023-05-08"},
	{"check"},
}

// questions is the key that match --json has got since.
var questions = regexp.MustCompile(`,\n  "questions": [0-9]+`)

var seconds = regexp.MustCompile(`"seconds": [0-9.e-]+`)

// storeOfBefore is a copy of a store that an earlier version wrote.
func storeOfBefore(t *testing.T, stored string) string {
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

// TestStoreOfBefore opens stores of earlier versions: each says what it said then, is in order, and can be carried on to
// the same end.
func TestStoreOfBefore(t *testing.T) {
	checkStored(t, stored, "2023-06-14", []string{"Cohort 1", "Autumn"}, shown, continued)
}

// TestStoreOfLives does the same with the one that has every kind of change of exchanges.
func TestStoreOfLives(t *testing.T) {
	checkStored(t, storedLives, "2023-04-21", []string{"Spring"}, shownOfLives, continuedLives)
}

func checkStored(t *testing.T, stored, today string, cohorts []string, shown []showing, continued [][]string) {
	path := storeOfBefore(t, stored)
	do := func(args ...string) string {
		t.Helper()
		var out, tells bytes.Buffer
		r := &run{ctx: context.Background(), stdout: &out, stderr: &tells, now: time.Now, stopwatch: time.Now}
		if status := r.main(append([]string{"--store", path, "--today", today, "--as", "robin"}, args...)); status != 0 {
			t.Errorf("%s: %d, %s", strings.Join(args, " "), status, tells.String())
		}
		return seconds.ReplaceAllString(questions.ReplaceAllString(out.String()+tells.String(), ""), `"seconds": 0`)
	}
	compare := func(name, got string) {
		t.Helper()
		file := filepath.Join(stored, name)
		want, err := os.ReadFile(file)
		if os.IsNotExist(err) && *update { // only what nobody wrote yet
			want, err = []byte(got), os.WriteFile(file, []byte(got), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
		if filepath.Ext(name) == ".csv" { // which cells stand in quotation marks may be another matter
			want, got = []byte(csvRows(t, string(want))), csvRows(t, got)
		}
		if got != string(want) {
			t.Errorf("%s is another one now: %s", name, firstOther(string(want), got))
		}
	}
	isFile := func(s showing) bool { return s.args[len(s.args)-1] == "--output" }
	look := func(when string) {
		t.Helper()
		for _, c := range cohorts {
			for _, s := range shown {
				if isFile(s) && when != "" {
					continue
				}
				args := append([]string{"--cohort", c}, s.args...)
				name := when + strings.ToLower(strings.ReplaceAll(c, " ", "-")) + "." + s.file
				if !isFile(s) {
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

// csvRows are the rows of a CSV file, one a line, whatever cells of it stand in quotation marks.
func csvRows(t *testing.T, file string) string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(file)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, r := range rows {
		lines = append(lines, fmt.Sprintf("%q", r))
	}
	return strings.Join(lines, "\n")
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
