package store_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"crosswalk/store"
	"crosswalk/store/cohort"
	"crosswalk/store/storetest"

	bolt "go.etcd.io/bbolt"
)

var mutants = flag.Int("mutants", 60, "how many damaged copies of a store to read")

// wholeStore is the file of a store with two cohorts and a bit of everything, and its fingerprint.
func wholeStore(tb testing.TB) (file []byte, said string) {
	tb.Helper()
	o, x := storetest.Running(tb, 26)
	for i := range 12 {
		o.Do(&cohort.LogVisit{Exchange: x.ID, Visit: storetest.Visit("2023-04-19", i%2), Note: cohort.CallNote(fmt.Sprint("visit ", i))})
	}
	o.Undo()
	o.Do(o.ImportOf(append(storetest.Applicants(26), storetest.Applicant(40), storetest.Applicant(41))...))
	if _, err := o.DB().OpenCohort(context.Background(), o.By(), &cohort.OpenCohort{Name: "Cohort 2", Programme: storetest.ShippedSource(tb)}); err != nil {
		tb.Fatal(err)
	}
	said = fingerprint(o.DB())
	o.DB().Close()
	file, err := os.ReadFile(o.Path)
	if err != nil {
		tb.Fatal(err)
	}
	if db, err := store.Open(o.Path, o.By()); err == nil {
		o.Use(db)
	} else {
		tb.Fatal(err)
	}
	return file, said
}

// reader is a child that reads stores. If it dies over one, that is a failure, and another one goes on.
type reader struct {
	testing.TB
	*child
	dir string
	n   int
}

// read has a file read, and says what became of it. A refusal must leave the file as it is.
func (r *reader) read(what string, file []byte) string {
	r.Helper()
	if r.child == nil {
		r.child = startChild(r, "read", "")
	}
	r.n++
	path := filepath.Join(r.dir, fmt.Sprint(r.n), "crosswalk.db")
	if err := os.Mkdir(filepath.Dir(path), 0o700); err != nil {
		r.Fatal(err)
	}
	defer os.RemoveAll(filepath.Dir(path))
	if err := os.WriteFile(path, file, 0o600); err != nil {
		r.Fatal(err)
	}
	fmt.Fprintln(r.in, path)
	if !r.lines.Scan() {
		r.Wait()
		r.Errorf("%s: the reader died: %.2000s", what, r.errs)
		r.child = nil
		return "died"
	}
	said := r.lines.Text()
	if strings.HasPrefix(said, "refused") || strings.HasPrefix(said, "found") {
		after, err := os.ReadFile(path)
		if err != nil || !bytes.Equal(after, file) {
			r.Errorf("%s: it was refused, and the file has changed (%v): %s", what, err, said)
		}
		if strings.Contains(said, "runtime error") || strings.Contains(said, "goroutine") {
			r.Errorf("%s: not a sentence: %s", what, said)
		}
	}
	return said
}

func TestFilesThatAreNoStores(t *testing.T) {
	file, said := wholeStore(t)
	r := &reader{TB: t, dir: t.TempDir()}
	if got := r.read("the whole file", file); got != said {
		t.Fatalf("%s, not %s", got, said)
	}
	var zip bytes.Buffer
	w := gzip.NewWriter(&zip)
	w.Write(file)
	w.Close()
	noise := make([]byte, 50_000)
	random := rand.New(rand.NewPCG(5, 6))
	for i := range noise {
		noise[i] = byte(random.Uint32())
	}
	zeroed := func(from, to int) []byte {
		b := bytes.Clone(file)
		clear(b[from:to])
		return b
	}
	page := os.Getpagesize()
	for _, c := range []struct {
		what string
		file []byte
		said string
	}{
		{"nothing", nil, "refused PATH is empty, so it is not a Crosswalk store"},
		{"one byte", []byte("x"), "refused PATH is not a Crosswalk store"},
		{"text", bytes.Repeat([]byte("ID,Name,Sector\n"), 4000), "refused PATH is not a Crosswalk store"},
		{"an archive", zip.Bytes(), "refused PATH is not a Crosswalk store"},
		{"noise", noise, "refused PATH is not a Crosswalk store"},
		{"zeroes", make([]byte, 100_000), "refused PATH is not a Crosswalk store"},
		{"both heads zeroed", zeroed(0, 2*page), "refused PATH is not a Crosswalk store"},
		{"first head zeroed", zeroed(0, page), "warned "},
		{"second head zeroed", zeroed(page, 2*page), "warned "},
	} {
		got := r.read(c.what, c.file)
		path := filepath.Join(r.dir, fmt.Sprint(r.n), "crosswalk.db")
		if !strings.HasPrefix(strings.ReplaceAll(got, path, "PATH"), c.said) {
			t.Errorf("%s: %s", c.what, got)
		}
	}
}

func TestFilesCutOff(t *testing.T) {
	file, _ := wholeStore(t)
	h, ok := store.FindHead(bytes.NewReader(file))
	if !ok {
		t.Fatal("no head")
	}
	r := &reader{TB: t, dir: t.TempDir()}
	random := rand.New(rand.NewPCG(7, 8))
	sizes := []int{1, 511, 4095, 4096, 4097, 8191, 8192, 12288, int(h.Need()) - 1, int(h.Need()) - 4096}
	for range 40 {
		sizes = append(sizes, random.IntN(int(h.Need())))
	}
	for _, size := range sizes {
		if said := r.read(fmt.Sprint(size, " bytes"), file[:size]); !strings.HasPrefix(said, "refused ") {
			t.Errorf("cut at %d: %s", size, said)
		}
	}
	if said := r.read("as long as it must be", file[:h.Need()]); !strings.HasPrefix(said, "whole ") {
		t.Error(said)
	}
}

// TestDamagedFiles reads copies with a flipped bit, a zeroed sector or a page of noise. Each is refused, or
// found by the check, or says exactly what the whole file says: the damage hit nothing that is in use.
func TestDamagedFiles(t *testing.T) {
	file, whole := wholeStore(t)
	h, _ := store.FindHead(bytes.NewReader(file))
	used := int(h.Need())
	r := &reader{TB: t, dir: t.TempDir()}
	random := rand.New(rand.NewPCG(9, uint64(*mutants)))
	counts := map[string]int{}
	for i := range *mutants {
		b := bytes.Clone(file[:used])
		var what string
		switch i % 6 {
		case 4:
			at := random.IntN(used/512) * 512
			what = fmt.Sprintf("sector at %d zeroed", at)
			clear(b[at : at+512])
		case 5:
			at := random.IntN(used/int(h.PageSize())) * int(h.PageSize())
			what = fmt.Sprintf("page at %d of noise", at)
			for j := range h.PageSize() {
				b[at+int(j)] = byte(random.Uint32())
			}
		default:
			at, bit := random.IntN(used), random.IntN(8)
			if i%6 == 3 { // more of them where pages begin
				at = at/int(h.PageSize())*int(h.PageSize()) + random.IntN(200)
			}
			what = fmt.Sprintf("bit %d of byte %d flipped", bit, at)
			b[at] ^= 1 << bit
		}
		said := r.read(what, b)
		word, _, _ := strings.Cut(said, " ")
		counts[word]++
		switch word {
		case "refused", "found":
		case "whole":
			if said != whole {
				t.Errorf("%s: it reads as another store", what)
			}
		case "warned": // a head: the last change, at most, is missing
		default:
			t.Errorf("%s: %s", what, said)
		}
	}
	t.Log(counts)
}

// rewrite writes a store's file somewhere else, with a change that this version would not make.
func rewrite(t *testing.T, path string, file []byte, change func(tx *bolt.Tx) error) []byte {
	t.Helper()
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	b, err := bolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	if err := b.Update(change); err != nil {
		t.Fatal(err)
	}
	now, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return now
}

// TestNewerFormat is refused before anything is written.
func TestNewerFormat(t *testing.T) {
	o := storetest.Open(t, 6)
	path := filepath.Join(t.TempDir(), "newer.db")
	file, err := os.ReadFile(o.Path)
	if err != nil {
		t.Fatal(err)
	}
	log := func(tx *bolt.Tx) *bolt.Bucket {
		return tx.Bucket([]byte(store.CohortsBucket)).Bucket(store.Number(1)).Bucket([]byte(store.LogBucket))
	}
	entry := func(kind, body string) func(tx *bolt.Tx) error {
		return func(tx *bolt.Tx) error {
			v := []byte(kind + "\t2023-04-20T12:00:00Z\t-\trobin\n" + body)
			log(tx).SetSequence(3)
			return log(tx).Put(store.Number(3), store.Seal(store.InCohort(1, store.LogBucket), store.Number(3), v))
		}
	}
	for _, c := range []struct {
		why    string
		change func(tx *bolt.Tx) error
	}{
		{path + " was written by a newer crosswalk (format 2, this one knows 1): use that version", func(tx *bolt.Tx) error {
			return tx.Bucket([]byte(store.MetaBucket)).Put([]byte("format"), store.Number(2))
		}},
		{path + " does not say which format it has", func(tx *bolt.Tx) error { return tx.Bucket([]byte(store.MetaBucket)).Delete([]byte("format")) }},
		{path + " is a bbolt file, but not a Crosswalk store", func(tx *bolt.Tx) error { return tx.DeleteBucket([]byte(store.RecordsBucket)) }},
		{`change 3 is of a kind this version does not know ("teleport")`, entry("teleport", "{}")},
		{`change 3 (replan) was written by a newer crosswalk (it has the key "Gently", which this one does not know): use that version`, entry("replan", `{"Order":"best","Gently":true}`)},
		{`change 2: record 7 was written by a newer crosswalk (it has the key "Shoe", which this one does not know): use that version`, func(tx *bolt.Tx) error {
			v := store.Seal(store.RecordsBucket, store.Number(7), []byte(`{"Shoe":9}`))
			return tx.Bucket([]byte(store.RecordsBucket)).Put(store.Number(7), v)
		}},
		{`plan 2 was written by a newer crosswalk (it has the key "Fairest", which this one does not know): use that version`, func(tx *bolt.Tx) error {
			b := tx.Bucket([]byte(store.CohortsBucket)).Bucket(store.Number(1)).Bucket([]byte(store.PlansBucket))
			return b.Put(store.Number(2), store.Seal(store.InCohort(1, store.PlansBucket), store.Number(2), []byte(`{"Fairest":9}`)))
		}},
	} {
		was := rewrite(t, path, file, c.change)
		db, err := store.Open(path, o.By())
		if err == nil {
			_, err = db.State(1)
			db.Close()
		}
		if err == nil || !strings.HasPrefix(err.Error(), c.why) {
			t.Errorf("%v\nand not %s", err, c.why)
		}
		if now, _ := os.ReadFile(path); !bytes.Equal(now, was) {
			t.Errorf("%s: the file has changed", c.why)
		}
	}
}

// TestErasedRecord reads a store in which what somebody wrote was taken out.
func TestErasedRecord(t *testing.T) {
	o := storetest.Open(t, 6)
	id := o.Person(2)
	var ref uint64
	for _, r := range o.State().Log[1].Change.(*cohort.Import).Applications {
		if r.Person == id {
			ref = r.Application.Ref
		}
	}
	err := o.DB().Bolt().Update(func(tx *bolt.Tx) error {
		return tx.Bucket([]byte(store.RecordsBucket)).Put(store.Number(ref), store.Seal(store.RecordsBucket, store.Number(ref), nil))
	})
	if err != nil {
		t.Fatal(err)
	}
	o.DB().Forget(1)
	s := o.State()
	if s.Call(id) != "erased person" || s.People[id].ID != id {
		t.Errorf("%+v", s.People[id])
	}
	// Their pair is still in the plan that was recorded, so that Check has something to say; a new plan
	// has not.
	o.Do(&cohort.Replan{Order: "best"})
}

func TestForeignFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "other.db")
	b, err := bolt.Open(path, 0o600, &bolt.Options{NoFreelistSync: true})
	if err != nil {
		t.Fatal(err)
	}
	b.Update(func(tx *bolt.Tx) error { _, err := tx.CreateBucket([]byte("x")); return err })
	b.Close()
	was, _ := os.ReadFile(path)
	if _, err := store.Open(path, cohort.By{}); err == nil || !strings.HasPrefix(err.Error(), path+" is a bbolt file, but not a Crosswalk store") {
		t.Error(err)
	}
	if now, _ := os.ReadFile(path); !bytes.Equal(was, now) {
		t.Error("somebody else's file has changed")
	}
}

func TestPathsThatAreNoFiles(t *testing.T) {
	dir := t.TempDir()
	link := filepath.Join(dir, "link.db")
	if err := os.Symlink(filepath.Join(dir, "nowhere.db"), link); err != nil {
		t.Skip(err)
	}
	for _, path := range []string{dir, link} {
		if _, err := store.Open(path, cohort.By{}); err == nil || !strings.HasPrefix(err.Error(), path+" is not a regular file") {
			t.Error(err)
		}
	}
	if _, err := os.Lstat(filepath.Join(dir, "nowhere.db")); err == nil {
		t.Error("the target of the link was made")
	}
	gone := filepath.Join(dir, "gone.db")
	db, err := store.Open(gone, cohort.By{Now: storetest.Noon})
	if err != nil {
		t.Fatal(err)
	}
	db.Close()
	os.Remove(gone)
	if _, err := store.Open(gone, cohort.By{}); err == nil || !strings.HasPrefix(err.Error(), "the store "+gone+" is gone, though there was one") {
		t.Error(err)
	}
	if _, err := os.Lstat(gone); err == nil {
		t.Error("a store was made where one had been")
	}
}

// TestModes narrows what others could read, but leaves a folder that is not the store's own.
func TestModes(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no modes there")
	}
	mode := func(path string) os.FileMode {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		return info.Mode().Perm()
	}
	dir := filepath.Join(t.TempDir(), "crosswalk")
	path := filepath.Join(dir, "crosswalk.db")
	again := func() {
		db, err := store.Open(path, cohort.By{Now: storetest.Noon})
		if err != nil {
			t.Fatal(err)
		}
		db.Close()
	}
	again()
	if mode(dir) != 0o700 || mode(path) != 0o600 || mode(path+store.LockEnding) != 0o600 {
		t.Error(mode(dir), mode(path), mode(path+store.LockEnding))
	}
	os.Chmod(dir, 0o755)
	os.Chmod(path, 0o666)
	os.Chmod(path+store.LockEnding, 0o644)
	again()
	if mode(dir) != 0o700 || mode(path) != 0o600 || mode(path+store.LockEnding) != 0o600 {
		t.Error(mode(dir), mode(path), mode(path+store.LockEnding))
	}
	os.Chmod(dir, 0o755)
	os.WriteFile(filepath.Join(dir, "letter.txt"), nil, 0o644)
	again()
	if mode(dir) != 0o755 {
		t.Error("a folder with other things in it was closed to others")
	}
}

// TestDamagedNumberOfChanges: a log whose count, or the number of a change, is damaged costs no more than a sentence. Once,
// every change up to that number was taken for missing, one by one.
func TestDamagedNumberOfChanges(t *testing.T) {
	o := storetest.Open(t, 6)
	file, err := os.ReadFile(o.Path)
	if err != nil {
		t.Fatal(err)
	}
	log := func(tx *bolt.Tx) *bolt.Bucket {
		return tx.Bucket([]byte(store.CohortsBucket)).Bucket(store.Number(1)).Bucket([]byte(store.LogBucket))
	}
	for what, change := range map[string]func(tx *bolt.Tx) error{
		"it counts 9007199254740995 changes": func(tx *bolt.Tx) error { return log(tx).SetSequence(9007199254740995) },
		"it counts 5000000 changes":          func(tx *bolt.Tx) error { return log(tx).SetSequence(5_000_000) },
		"change 4000000 follows change 2": func(tx *bolt.Tx) error {
			return log(tx).Put(store.Number(4_000_000), []byte("what was sealed otherwise"))
		},
	} {
		path := filepath.Join(t.TempDir(), "damaged.db")
		rewrite(t, path, file, change)
		db, err := store.Open(path, o.By())
		if err != nil {
			t.Fatal(err)
		}
		if s, err := db.State(1); err != nil || len(s.People) != 6 {
			t.Errorf("%s: %v", what, err)
		}
		says := func(f store.Finding) bool { return strings.Contains(f.What, what) }
		if lost := db.Losses(); len(lost) > 2 || !slices.ContainsFunc(lost, says) {
			t.Errorf("%s: %d, %v", what, len(lost), lost[:min(len(lost), 3)])
		}
		db.Close()
	}
}
