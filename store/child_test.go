package store_test

import (
	"bufio"
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/store"
	"crosswalk/store/cohort"
	"crosswalk/store/storetest"
)

// Some tests need a process that may die: they run the test binary again, with the name of a part in the
// environment.
const partVariable = "CROSSWALK_STORE_TEST_PART"

var parts = map[string]func(path string){
	"commit": commitForEver,
	"create": createForEver,
	"draft":  typeForEver,
	"hold":   holdStore,
	"read":   readStores,

	"erase deleted":   func(path string) { eraseUpTo(path, "deleted") },
	"erase compacted": func(path string) { eraseUpTo(path, "compacted") },
	"erase looked at": func(path string) { eraseUpTo(path, "looked at") },
	"erase renamed":   func(path string) { eraseUpTo(path, "renamed") },
}

// eraseUpTo erases somebody and dies at a step.
func eraseUpTo(path, at string) {
	db, err := store.Open(path, cohort.By{Actor: "child", Now: storetest.Noon})
	fatal(err)
	store.StopAt(at, func() {
		self, _ := os.FindProcess(os.Getpid())
		self.Kill()
		select {}
	})
	s, err := db.State(1)
	fatal(err)
	a, _ := s.ByEmail(goneEmail)
	_, err = db.Erase(context.Background(), cohort.By{Actor: "child", Now: storetest.Noon}, []matching.ID{a.ID})
	fatal(err)
}

func TestMain(m *testing.M) {
	if part, ok := parts[os.Getenv(partVariable)]; ok {
		part(os.Getenv(partVariable + "_PATH"))
		os.Exit(0)
	}
	storetest.OpenTransactions = func(d *store.DB) int { return d.Bolt().Stats().OpenTxN }
	os.Exit(m.Run())
}

// child is the test binary playing a part.
type child struct {
	*exec.Cmd
	in    io.WriteCloser
	lines *bufio.Scanner
	errs  *strings.Builder
}

func startChild(tb testing.TB, part, path string) *child {
	tb.Helper()
	c := &child{Cmd: exec.Command(os.Args[0]), errs: &strings.Builder{}}
	c.Env = append(os.Environ(), partVariable+"="+part, partVariable+"_PATH="+path)
	c.Stderr = c.errs
	var err error
	if c.in, err = c.StdinPipe(); err != nil {
		tb.Fatal(err)
	}
	out, err := c.StdoutPipe()
	if err != nil {
		tb.Fatal(err)
	}
	c.lines = bufio.NewScanner(out)
	c.lines.Buffer(nil, 1<<20)
	if err := c.Start(); err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { c.Process.Kill(); c.Wait() })
	return c
}

func fatal(err error) {
	if err != nil {
		fmt.Println("FAILED", err)
		os.Exit(1)
	}
}

// commitForEver ticks, logs and locks, and says the number of each change once it was acknowledged.
func commitForEver(path string) {
	db, err := store.Open(path, cohort.By{Actor: "child", Now: storetest.Noon})
	fatal(err)
	for i := 0; ; i++ {
		s, err := db.State(1)
		fatal(err)
		x := s.Exchanges[i%len(s.Exchanges)]
		var c cohort.Change = storetest.TickOrUntick(x, "introduced")
		switch i % 5 {
		case 1:
			c = &cohort.LogVisit{Exchange: x.ID, Visit: storetest.Visit("2023-04-19", 0), Note: cohort.CallNote("visit " + strconv.Itoa(int(s.Seq)+1))}
		case 2:
			e, _ := s.LastOf("child")
			c = &cohort.Undo{Of: e.Seq}
		case 3:
			c = db.Import(s.CompareImport(storetest.Applicants(len(s.People)+1), true), cohort.ImportFile{})
		}
		s, err = db.Commit(context.Background(), 1, cohort.By{Actor: "child", Now: storetest.Noon}, c)
		fatal(err)
		fmt.Println("ACK", s.Seq)
	}
}

// createForEver makes one store after the other.
func createForEver(dir string) {
	for i := 0; ; i++ {
		db, err := store.Open(filepath.Join(dir, strconv.Itoa(i), "crosswalk.db"), cohort.By{Actor: "child", Now: storetest.Noon})
		fatal(err)
		fatal(db.Close())
		fmt.Println("ACK", i)
	}
}

// holdStore has a store open until its input ends.
func holdStore(path string) {
	db, err := store.Open(path, cohort.By{Actor: "Kim Lo", Now: storetest.Noon})
	fatal(err)
	fmt.Println("ACK", os.Getpid())
	io.Copy(io.Discard, os.Stdin)
	db.Close()
}

// readStores reads everything in each store that it is told of, changes something, and says what became of
// it in one line.
func readStores(string) {
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		fmt.Println(readStore(lines.Text()))
	}
}

func readStore(path string) string {
	refused := func(err error) string { return "refused " + strings.ReplaceAll(err.Error(), "\n", " / ") }
	db, err := store.Open(path, cohort.By{Actor: "child", Now: storetest.Noon})
	if err != nil {
		return refused(err)
	}
	defer db.Close()
	said := fingerprint(db)
	report, err := db.Check()
	if err != nil {
		return refused(err)
	}
	if strings.HasPrefix(said, "refused") {
		return said
	}
	if db.Warning != "" && len(report.Findings) > 0 && report.Findings[0].Where == "pages" {
		report.Findings = report.Findings[1:] // the damaged head that the warning is about
	}
	if len(report.Findings) > 0 {
		return fmt.Sprintf("found %v", report.Findings)
	}
	if db.Warning != "" {
		said = "warned" + strings.TrimPrefix(said, "whole")
	}
	s, err := db.State(1)
	if err != nil {
		return refused(err)
	}
	if _, err := db.Commit(context.Background(), 1, cohort.By{Actor: "child", Now: storetest.Noon}, &cohort.Replan{Order: matching.Best}); err != nil {
		return refused(err)
	}
	if len(s.Exchanges) > 0 {
		c := &cohort.RecordCheckIn{Exchange: s.Exchanges[0].ID, CheckIn: exchange.CheckIn{Date: storetest.Day("2023-04-17"), Outcome: exchange.NoAnswer}, Note: cohort.CallNote("no")}
		if _, err := db.Commit(context.Background(), 1, cohort.By{Actor: "child", Now: storetest.Noon}, c); err != nil {
			return refused(err)
		}
	}
	if report, err := db.Check(); err != nil || len(report.Findings) > 0 {
		return fmt.Sprintf("broken by writing to it: %v, %v", report.Findings, err)
	}
	return said
}

// fingerprint says in few letters what all cohorts of a store are, or why it cannot be told.
func fingerprint(db *store.DB) string {
	cohorts, err := db.Cohorts()
	if err != nil {
		return "refused " + err.Error()
	}
	sum := sha256.New()
	for _, c := range cohorts {
		s, err := db.State(c.ID)
		if err != nil {
			return "refused " + err.Error()
		}
		io.WriteString(sum, storetest.Snapshot(&testing.B{}, s))
	}
	return fmt.Sprintf("whole %x", sum.Sum(nil)[:8])
}
