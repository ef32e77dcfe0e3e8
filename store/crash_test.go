package store_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"crosswalk/store"
	"crosswalk/store/cohort"
	"crosswalk/store/storetest"
)

// killAt reads a child's acknowledgements and kills it upon the k-th. It returns all that were said.
func (c *child) killAt(tb testing.TB, k int) (acked []int) {
	tb.Helper()
	for c.lines.Scan() {
		word, n, _ := strings.Cut(c.lines.Text(), " ")
		seq, err := strconv.Atoi(n)
		if word != "ACK" || err != nil {
			tb.Fatal(c.lines.Text())
		}
		acked = append(acked, seq)
		if len(acked) == k {
			c.Process.Kill()
		}
	}
	c.Wait()
	if len(acked) < k {
		tb.Fatalf("the child ended by itself: %s", c.errs)
	}
	return acked
}

// TestKilledWhileCommitting kills a process that commits without pause. Nothing acknowledged is lost, and
// of the change under way is all there or nothing.
func TestKilledWhileCommitting(t *testing.T) {
	o, _ := storetest.Running(t, 12)
	random := rand.New(rand.NewPCG(1, 2))
	for round := range 8 {
		before := o.State()
		o.DB().Close()
		acked := startChild(t, "commit", o.Path).killAt(t, 1+random.IntN(40))
		db, err := store.Open(o.Path, o.By())
		if err != nil {
			t.Fatal(err)
		}
		o.Use(db)
		s, last := o.State(), uint64(acked[len(acked)-1])
		if s.Seq < last || s.Seq > last+1 {
			t.Fatalf("round %d: %d was acknowledged, %d is there", round, last, s.Seq)
		}
		if acked[0] != int(before.Seq)+1 || len(acked) != int(last-before.Seq) {
			t.Fatalf("round %d: acknowledged %v after %d", round, acked, before.Seq)
		}
		for _, e := range s.Log {
			if c, ok := e.Change.(*cohort.LogVisit); ok && c.Note.Value.Text.Raw() != fmt.Sprint("visit ", e.Seq) {
				t.Fatalf("round %d: visit %d has the note %q", round, e.Seq, c.Note.Value.Text)
			}
		}
		report, err := db.Check()
		if err != nil || len(report.Findings) > 0 {
			t.Fatalf("round %d: %v, %v", round, report.Findings, err)
		}
		o.Do(storetest.TickOrUntick(s.Exchanges[0], "introduced"))
	}
}

// TestKilledWhileCreating leaves no store, or a whole one.
func TestKilledWhileCreating(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 4 {
		dir := t.TempDir()
		acked := startChild(t, "create", dir).killAt(t, 1+random.IntN(20))
		for i := range len(acked) + 2 {
			path := filepath.Join(dir, strconv.Itoa(i), "crosswalk.db")
			_, err := os.Lstat(path)
			if os.IsNotExist(err) && i >= len(acked) {
				continue
			}
			db, err := store.Open(path, cohort.By{Actor: "robin", Now: storetest.Noon})
			if err != nil {
				t.Fatalf("store %d of %d: %v", i, len(acked), err)
			}
			if report, err := db.Check(); err != nil || len(report.Findings) > 0 {
				t.Errorf("store %d: %v, %v", i, report.Findings, err)
			}
			db.Close()
		}
	}
}

// TestHalfACreation finds what a killed creation left, and makes the store all the same.
func TestHalfACreation(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, store.NewStore+"123"), make([]byte, 100), 0o600); err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(filepath.Join(dir, "crosswalk.db"), cohort.By{Actor: "robin", Now: storetest.Noon})
	if err != nil || !db.Created {
		t.Fatal(err)
	}
	db.Close()
	left, _ := filepath.Glob(filepath.Join(dir, "*"))
	if len(left) != 3 {
		t.Errorf("in the folder: %v", left)
	}
}

// TestSecondProcess is refused, and told who has the store.
func TestSecondProcess(t *testing.T) {
	path := filepath.Join(t.TempDir(), "crosswalk.db")
	c := startChild(t, "hold", path)
	if !c.lines.Scan() {
		t.Fatal(c.errs)
	}
	pid := strings.TrimPrefix(c.lines.Text(), "ACK ")
	_, err := store.Open(path, cohort.By{Actor: "robin", Now: storetest.Noon})
	if err == nil || !strings.HasPrefix(err.Error(), "the store "+path+" is in use by Kim Lo (process "+pid+", since 20 Apr ") {
		t.Fatal(err)
	}
	c.in.Close()
	c.Wait()
	db, err := store.Open(path, cohort.By{Actor: "robin", Now: storetest.Noon})
	if err != nil {
		t.Fatal(err)
	}
	db.Close()
}

// TestStaleLock opens at once what a killed process had open.
func TestStaleLock(t *testing.T) {
	path := filepath.Join(t.TempDir(), "crosswalk.db")
	c := startChild(t, "hold", path)
	if !c.lines.Scan() {
		t.Fatal(c.errs)
	}
	c.Process.Kill()
	c.Wait()
	db, err := store.Open(path, cohort.By{Actor: "robin", Now: storetest.Noon})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.OpenCohort(context.Background(), cohort.By{Actor: "robin", Now: storetest.Noon}, &cohort.OpenCohort{Name: "Cohort 1", Programme: storetest.ShippedSource(t)}); err != nil {
		t.Error(err)
	}
}
