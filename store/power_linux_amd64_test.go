package store_test

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"crosswalk/store"
	"crosswalk/store/cohort"
	"crosswalk/store/files"
	"crosswalk/store/storetest"
)

var (
	killPoints = flag.Int("killpoints", 10, "at how many of its system calls each kind of process is killed, or told of an error of the disk")
	cuts       = flag.Int("cuts", 50, "how many images of a disk after a power cut are opened")
)

func init() {
	parts["commit some"] = func(path string) { commitSome(path, 12) }
	parts["commit though it fails"] = commitThoughItFails
	parts["erase"] = func(path string) { eraseUpTo(path, "") }
	parts["restore"] = func(path string) {
		_, _, err := store.Restore(path, filepath.Join(filepath.Dir(path), "old.db"), cohort.By{Actor: "child", Now: storetest.Noon})
		fatal(err)
	}
	parts["back up"] = func(path string) {
		db, err := store.Open(path, cohort.By{Actor: "child", Now: storetest.Noon})
		fatal(err)
		_, err = db.Backup(filepath.Join(filepath.Dir(path), "old.db"), files.Options{Replace: true, Store: path}, storetest.Noon)
		fatal(err)
	}
	parts["open"] = func(path string) {
		db, err := store.Open(path, cohort.By{Actor: "child", Now: storetest.Noon})
		fatal(err)
		db.Close()
	}
}

// changeNumber is the i-th of many changes of all sizes.
func changeNumber(db *store.DB, s *cohort.State, i int) cohort.Change {
	x := s.Exchanges[i%len(s.Exchanges)]
	switch i % 4 {
	case 0:
		return storetest.TickOrUntick(x, "introduced")
	case 1:
		return &cohort.LogVisit{Exchange: x.ID, Visit: storetest.Visit("2023-04-19", 0), Note: cohort.CallNote(strings.Repeat("a long note ", i*100))}
	case 2:
		return db.Import(s.CompareImport(storetest.Applicants(len(s.People)+1), true), cohort.ImportFile{})
	}
	e, _ := s.LastOf("child")
	return &cohort.Undo{Of: e.Seq}
}

func commitSome(path string, n int) {
	db, err := store.Open(path, cohort.By{Actor: "child", Now: storetest.Noon})
	fatal(err)
	for i := range n {
		s, err := db.State(1)
		fatal(err)
		s, err = db.Commit(context.Background(), 1, cohort.By{Actor: "child", Now: storetest.Noon}, changeNumber(db, s, i))
		fatal(err)
		fmt.Println("ACK", s.Seq)
	}
	fatal(db.Close())
}

// commitThoughItFails goes on after a change that could not be saved.
func commitThoughItFails(path string) {
	db, err := store.Open(path, cohort.By{Actor: "child", Now: storetest.Noon})
	fatal(err)
	for i := range 12 {
		s, err := db.State(1)
		fatal(err)
		after, err := db.Commit(context.Background(), 1, cohort.By{Actor: "child", Now: storetest.Noon}, changeNumber(db, s, i))
		if err != nil {
			fmt.Println("NOT", err)
			continue
		}
		fmt.Println("ACK", after.Seq)
	}
	db.Close()
}

// template makes a store with exchanges, and returns its content.
func template(t *testing.T) []byte {
	t.Helper()
	o, _ := storetest.Running(t, 12)
	return contentOf(t, o)
}

// contentOf is what the file of a store holds while nobody has it open.
func contentOf(t *testing.T, o *storetest.Office) []byte {
	t.Helper()
	o.DB().Close()
	b, err := os.ReadFile(o.Path)
	if err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(o.Path, o.By())
	if err != nil {
		t.Fatal(err)
	}
	o.Use(db)
	return b
}

// place puts a store into a folder of its own.
func place(t *testing.T, dir string, n int, content []byte) string {
	t.Helper()
	path := filepath.Join(dir, fmt.Sprint(n), "crosswalk.db")
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// holds opens a store and reports what is wrong with it: it must be in order, and hold all that was acknowledged, and at
// most one change more.
func holds(path string, acked int) error {
	db, err := store.Open(path, cohort.By{Actor: "robin", Now: storetest.Noon})
	if err != nil {
		return err
	}
	defer db.Close()
	s, err := db.State(1)
	if err != nil {
		return err
	}
	if s.Seq < uint64(acked) || s.Seq > uint64(acked)+1 {
		return fmt.Errorf("%d was acknowledged, %d is there", acked, s.Seq)
	}
	report, err := db.Check()
	if err == nil && len(report.Findings) > 0 {
		err = fmt.Errorf("%v", report.Findings)
	}
	return err
}

// lastAck is the last change that was acknowledged; before is what there was.
func lastAck(calls []call, before int) int {
	for _, c := range calls {
		if c.what == "ack" {
			before = c.n
		}
	}
	return before
}

// sequence is how many changes a store holds.
func sequence(t *testing.T, path string) int {
	t.Helper()
	db, err := store.Open(path, cohort.By{Actor: "robin", Now: storetest.Noon})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	s, err := db.State(1)
	if err != nil {
		t.Fatal(err)
	}
	return int(s.Seq)
}

// some are so many of n numbers from 1 on, evenly spread; all if there are not more.
func some(n, most int) []int {
	var out []int
	for i := range min(n, most) {
		out = append(out, 1+i*n/min(n, most))
	}
	return out
}

// TestKilledAtEachCall kills a process that commits before each of its system calls that change the file.
func TestKilledAtEachCall(t *testing.T) {
	content, dir := template(t), t.TempDir()
	path := place(t, dir, 0, content)
	before := sequence(t, path)
	calls, said := trace(t, "commit some", path, nil)
	n := len(calls) - 12
	if lastAck(calls, before) != before+12 || n < 36 {
		t.Fatalf("%d calls: %s", n, said)
	}
	for _, at := range some(n, *killPoints) {
		path := place(t, dir, at, content)
		calls, said := trace(t, "commit some", path, func(k int, c call) fate {
			if k == at {
				return killed
			}
			return made
		})
		if err := holds(path, lastAck(calls, before)); err != nil {
			t.Errorf("killed before call %d of %d: %v; %s", at, n, err, said)
		}
	}
	t.Logf("killed before %d of %d calls", len(some(n, *killPoints)), n)
}

// TestWorksKilledAtEachCall kills a process that makes a store, erases somebody, restores a copy or makes one before each of
// its system calls that change anything: what was there before is there, or what shall be, whole; an erasure is finished at
// the next start.
func TestWorksKilledAtEachCall(t *testing.T) {
	somebody, gone, _ := withSomebody(t)
	content := contentOf(t, somebody)
	old, _ := storetest.Running(t, 12)
	copied := contentOf(t, old)
	opened := func(path string) (said string, err error) {
		db, err := store.Open(path, cohort.By{Actor: "robin", Now: storetest.Noon})
		if err != nil {
			return "", err
		}
		defer db.Close()
		report, err := db.Check()
		if err != nil || len(report.Findings) > 0 || db.Warning != "" {
			return "", fmt.Errorf("%v %v %s", err, report.Findings, db.Warning)
		}
		return fingerprint(db), nil
	}
	beside := func(path string) string { return filepath.Join(filepath.Dir(path), "old.db") }
	say := func(content []byte) string {
		said, err := opened(place(t, t.TempDir(), 0, content))
		if err != nil {
			t.Fatal(err)
		}
		return said
	}
	was, shall := say(content), say(copied)
	for _, work := range []struct {
		part  string
		begin func(path string) error
		check func(path string) error
	}{
		{"open", os.Remove, func(path string) error { _, err := opened(path); return err }},
		{"erase", nil, func(path string) error {
			if _, err := opened(path); err != nil { // an erasure that had begun is finished
				return err
			}
			left := 0
			for _, trace := range traces() {
				n, err := store.FindTraces(path, []string{trace})
				if err != nil {
					return err
				}
				left += min(n, 1)
			}
			db, err := store.Open(path, cohort.By{Actor: "robin", Now: storetest.Noon})
			if err != nil {
				return err
			}
			defer db.Close()
			s, err := db.State(1)
			if there := s.Call(gone) != "erased person"; err != nil || there != (left > 0) || there && left < 5 {
				return fmt.Errorf("there: %v, and %d traces (%v)", there, left, err)
			}
			return nil
		}},
		{"restore", func(path string) error { return os.WriteFile(beside(path), copied, 0o600) }, func(path string) error {
			if said, err := opened(path); err != nil || said != was && said != shall {
				return fmt.Errorf("neither the one nor the other: %s, %v", said, err)
			}
			return nil
		}},
		{"back up", func(path string) error { return os.WriteFile(beside(path), copied, 0o600) }, func(path string) error {
			if said, err := opened(path); err != nil || said != was {
				return fmt.Errorf("the store itself is another: %v", err)
			}
			if said, err := opened(beside(path)); err != nil || said != was && said != shall {
				return fmt.Errorf("the copy is neither the old nor the new: %s, %v", said, err)
			}
			return nil
		}},
	} {
		dir := t.TempDir()
		one := func(at int) int {
			path := place(t, dir, at, content)
			if work.begin != nil {
				if err := work.begin(path); err != nil {
					t.Fatal(err)
				}
			}
			calls, said := trace(t, work.part, path, func(k int, c call) fate {
				if k == at {
					return killed
				}
				return made
			})
			if strings.Contains(said, "FAILED") {
				t.Fatal(said)
			}
			if err := work.check(path); err != nil {
				last := ""
				if len(calls) > 0 {
					last = calls[len(calls)-1].String()
				}
				t.Errorf("%s, killed before call %d, after %s: %v", work.part, at, last, err)
			}
			return len(calls)
		}
		n := one(0)
		for _, at := range some(n, *killPoints) {
			one(at)
		}
		t.Logf("%s: killed before %d of %d calls", work.part, len(some(n, *killPoints)), n)
	}
}

// TestErrorAtEachCall has the disk report an error, or be full, at one system call. The change is not said to be saved, or
// is; whatever was said is so, and the process goes on.
func TestErrorAtEachCall(t *testing.T) {
	content, dir := template(t), t.TempDir()
	path := place(t, dir, 0, content)
	before := sequence(t, path)
	calls, _ := trace(t, "commit though it fails", path, nil)
	n := len(calls) - 12
	refused := 0
	for i, at := range some(n, *killPoints) {
		path := place(t, dir, at, content)
		calls, said := trace(t, "commit though it fails", path, func(k int, c call) fate {
			if k == at {
				return []fate{fails, full}[i%2]
			}
			return made
		})
		acked := 0
		for _, c := range calls {
			if c.what == "ack" {
				acked++
			}
		}
		not := strings.Count(said, "NOT ")
		refused += not
		if acked+not != 12 || not > 1 || strings.Contains(said, "panic") || strings.Contains(said, "FAILED") {
			t.Errorf("an error at call %d of %d: %s", at, n, said)
			continue
		}
		if err := holds(path, lastAck(calls, before)); err != nil {
			t.Errorf("an error at call %d of %d: %v; %s", at, n, err, said)
		}
	}
	if refused == 0 {
		t.Error("no error was told of")
	}
	t.Logf("an error at %d of %d calls, %d changes refused", len(some(n, *killPoints)), n, refused)
}

// disk is what a file holds for certain, and what was written to it since it was last synced, any part of which a power
// cut may lose.
type disk struct {
	certain []byte
	pending []call
}

// take takes a call in. synced reports whether syncing does anything.
func (d *disk) take(c call, synced bool) {
	switch c.what {
	case "write", "resize":
		d.pending = append(d.pending, c)
	case "sync":
		if synced {
			for _, p := range d.pending {
				d.certain = with(d.certain, p)
			}
			d.pending = nil
		}
	}
}

// with is a file after a write.
func with(file []byte, c call) []byte {
	if c.what == "resize" {
		if n := int(c.size); n <= len(file) {
			return file[:n]
		}
		return append(slices.Clip(file), make([]byte, int(c.size)-len(file))...)
	}
	end := int(c.at) + len(c.data)
	if end > len(file) {
		file = append(slices.Clip(file), make([]byte, end-len(file))...)
	}
	copy(file[c.at:end], c.data)
	return file
}

// after is what is there after a power cut: some of what was pending, the last of it perhaps torn between two sectors.
func (d *disk) after(r *rand.Rand) []byte {
	file := slices.Clone(d.certain)
	way := r.IntN(4)
	for i, c := range d.pending {
		switch {
		case way == 0 && r.IntN(2) == 0, way == 1 && i == len(d.pending)-1, way == 2 && i != len(d.pending)-1:
			continue
		case c.what == "write" && r.IntN(3) == 0: // torn
			sector := 512 * r.IntN(len(c.data)/512+1)
			if r.IntN(2) == 0 {
				c.data = c.data[:sector]
			} else {
				c.at, c.data = c.at+int64(sector), c.data[sector:]
			}
		}
		file = with(file, c)
	}
	return file
}

// TestPowerCuts records what a process writes and when it syncs, and opens what a power cut may leave at any moment:
// everything acknowledged is there, whole. Where syncing is taken to do nothing the same images have to fail, or they show
// nothing.
func TestPowerCuts(t *testing.T) {
	content, dir := template(t), t.TempDir()
	path := place(t, dir, 0, content)
	before := sequence(t, path)
	content, _ = os.ReadFile(path)
	calls, _ := trace(t, "commit some", path, nil)
	images := 0
	try := func(synced bool, most int) (failed []error) {
		r := rand.New(rand.NewPCG(7, uint64(most)))
		for range most {
			cut := 1 + r.IntN(len(calls))
			d := disk{certain: slices.Clone(content)}
			for _, c := range calls[:cut] {
				if c.what == "ack" || c.file == path {
					d.take(c, synced)
				}
			}
			images++
			at := place(t, dir, images, d.after(r))
			if err := holds(at, lastAck(calls[:cut], before)); err != nil {
				failed = append(failed, fmt.Errorf("cut before call %d of %d, in %s: %w", cut, len(calls), at, err))
			}
			os.RemoveAll(filepath.Dir(at))
		}
		return failed
	}
	for _, err := range try(true, *cuts) {
		t.Error(err)
	}
	if failed := try(false, 20+*cuts/10); len(failed) == 0 {
		t.Error("without syncing nothing is lost: these images show nothing")
	} else {
		t.Logf("%d images hold; without syncing %d of %d fail", *cuts, len(failed), 20+*cuts/10)
	}
}
