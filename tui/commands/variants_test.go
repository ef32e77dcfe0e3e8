package commands

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

// said is what one run of the program printed.
type said struct {
	status   int
	out, err string
}

// runs runs a command line in a home of its own.
func runs(t *testing.T, args ...string) said {
	t.Helper()
	var out, err bytes.Buffer
	r := &run{ctx: context.Background(), stdout: &out, stderr: &err, now: time.Now, stopwatch: time.Now}
	status := r.main(append([]string{"--store", filepath.Join(t.TempDir(), "s.db")}, args...))
	return said{status, out.String(), err.String()}
}

// Columns of the sample.
const (
	submittedColumn = 2
	nameColumn      = 6
	emailColumn     = 7
	workColumn      = 9
	sectorColumn    = 10
	consentColumn   = 21
)

// sampleRows are the headings and the responses of the sample.
func sampleRows(t *testing.T) ([]string, [][]string) {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "..", "sample-data", "walking-in-their-shoes.csv"))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(b, []byte("\ufeff")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows[0], rows[1:]
}

// writes writes a variant of the sample and returns its name.
func writes(t *testing.T, titles []string, rows [][]string) string {
	t.Helper()
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.WriteAll(append([][]string{titles}, rows...))
	path := filepath.Join(t.TempDir(), "variant.csv")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// plans is match --json of a file, with its promises held: the keys there are, and everybody in a pair or
// waiting, nobody twice.
func plans(t *testing.T, path string) planJSON {
	t.Helper()
	got := runs(t, "match", path, "--json", "--dates", "dmy")
	if got.status != 0 {
		t.Fatalf("status %d: %s", got.status, got.err)
	}
	var keys map[string]json.RawMessage
	var plan planJSON
	if err := errors.Join(json.Unmarshal([]byte(got.out), &keys), json.Unmarshal([]byte(got.out), &plan)); err != nil {
		t.Fatal(err)
	}
	want := []string{"applicants", "bound", "cohort", "optimal", "pairs", "programme", "questions", "seconds", "total", "trios", "waiting", "weakest"}
	var have []string
	for k, v := range keys {
		have = append(have, k)
		if string(v) == "null" && k != "cohort" && k != "weakest" {
			t.Errorf("%s is null", k)
		}
	}
	if slices.Sort(have); !slices.Equal(have, want) {
		t.Errorf("the keys are %v", have)
	}
	seen := map[string]bool{}
	total := 0
	for _, p := range plan.Pairs {
		seen[p.A], seen[p.B] = true, true
		total += p.Score
	}
	for _, w := range plan.Waiting {
		seen[w.Email] = true
		if w.Why == "" {
			t.Errorf("%s waits for no reason", w.Email)
		}
	}
	if n := 2*len(plan.Pairs) + 3*len(plan.Trios) + len(plan.Waiting); n != plan.Applicants || len(seen) != n {
		t.Errorf("%d people, of whom %d are placed, %d of them different", plan.Applicants, n, len(seen))
	}
	if total != plan.Total || plan.Bound < plan.Total || (plan.Weakest == nil) != (len(plan.Pairs) == 0) {
		t.Errorf("total %d of pairs that add up to %d, bound %d, weakest %v", plan.Total, total, plan.Bound, plan.Weakest)
	}
	return plan
}

// each returns the rows with every one changed.
func each(rows [][]string, change func(i int, row []string)) [][]string {
	out := make([][]string, len(rows))
	for i, row := range rows {
		out[i] = slices.Clone(row)
		change(i, out[i])
	}
	return out
}

func TestVariants(t *testing.T) {
	titles, rows := sampleRows(t)
	waitFor := func(plan planJSON, why string) int {
		n := 0
		for _, w := range plan.Waiting {
			if strings.HasPrefix(w.Why, why) {
				n++
			}
		}
		return n
	}
	for _, v := range []struct {
		name           string
		rows           [][]string
		people, paired int
		waiting        string // why some wait …
		n              int    // … and how many of them
	}{
		{"one", rows[:1], 1, 0, "there is nobody else", 1},
		{"two", rows[:2], 2, 2, "", 0},
		{"three", rows[:3], 3, 2, "", 1},
		{"late", each(rows, func(i int, r []string) {
			if i < 5 {
				r[submittedColumn] = "20/03/2023 10:00:00"
			}
		}), 46, 40, "late", 5},
		{"without consent", each(rows, func(i int, r []string) {
			if i < 4 {
				r[consentColumn] = []string{"No", ""}[i%2]
			}
		}), 46, 42, "no consent", 4},
		{"without a sector", each(rows, func(i int, r []string) {
			if i < 4 {
				r[sectorColumn] = ""
			}
		}), 46, 46, "", 0},
		{"one organisation", each(rows, func(_ int, r []string) { r[workColumn] = "One Trust" }), 46, 0, "no one in this cohort", 46},
	} {
		t.Run(v.name, func(t *testing.T) {
			plan := plans(t, writes(t, titles, v.rows))
			if plan.Applicants != v.people || 2*len(plan.Pairs) != v.paired || waitFor(plan, v.waiting) < v.n {
				t.Errorf("%d people, %d pairs, waiting %v", plan.Applicants, len(plan.Pairs), plan.Waiting)
			}
		})
	}
}

// TestRowOrder shuffles the sample: the plan and the scores stay.
func TestRowOrder(t *testing.T) {
	titles, rows := sampleRows(t)
	shuffled := slices.Clone(rows)
	slices.SortFunc(shuffled, func(a, b []string) int { return strings.Compare(a[nameColumn][1:], b[nameColumn][1:]) })
	one, two := writes(t, titles, rows), writes(t, titles, shuffled)
	a, b := plans(t, one), plans(t, two)
	a.Seconds, b.Seconds = 0, 0
	if !reflect.DeepEqual(a, b) {
		t.Errorf("the plan of the shuffled sample is another one:\n%v\n%v", a, b)
	}
	x, y := runs(t, "scores", one), runs(t, "scores", two)
	if x.out != y.out || !strings.HasPrefix(x.out, "a,b,score\n") || x.status != 0 {
		t.Errorf("the scores are others: %d, %.80q, %.80q", x.status, x.out, y.out)
	}
}

// TestScoresAreOfThePlan looks the pairs of the plan up among the scores: each is an allowed pair.
func TestScoresAreOfThePlan(t *testing.T) {
	titles, rows := sampleRows(t)
	path := writes(t, titles, rows)
	scores := map[string]bool{}
	for line := range strings.Lines(runs(t, "scores", path).out) {
		scores[strings.TrimSpace(line)] = true
	}
	for _, p := range plans(t, path).Pairs {
		if !scores[fmt.Sprintf("%s,%s,%d", p.A, p.B, p.Score)] && !scores[fmt.Sprintf("%s,%s,%d", p.B, p.A, p.Score)] {
			t.Errorf("%s and %s are not among the scores with %d", p.A, p.B, p.Score)
		}
	}
}

// TestTwoNamesOfOneAddress gives one person's address to somebody else: that row is a problem.
func TestTwoNamesOfOneAddress(t *testing.T) {
	titles, rows := sampleRows(t)
	other := slices.Clone(rows[3])
	other[nameColumn], other[emailColumn] = "Somebody Else", strings.ToUpper(other[emailColumn])
	got := runs(t, "match", writes(t, titles, append(slices.Clone(rows), other)))
	if got.status != 0 || !strings.Contains(got.err, "one person has one address") || !strings.HasPrefix(got.out, "23 pairs") {
		t.Errorf("%+v", got)
	}
}
