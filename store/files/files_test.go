package files

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

func put(content string) func(*os.File) error {
	return func(f *os.File) error {
		_, err := f.WriteString(content)
		return err
	}
}

// read is what stands in a file, and that nobody else may read it.
func read(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestWriteNew(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pairs.csv")
	temporary := ""
	if err := Write(path, Options{}, func(f *os.File) error { temporary = f.Name(); return put("a")(f) }); err != nil {
		t.Fatal(err)
	}
	if name := filepath.Base(temporary); filepath.Dir(temporary) != filepath.Dir(path) || !strings.HasPrefix(name, Temporary) || strings.Contains(name, "pairs") {
		t.Errorf("it is written as %s meanwhile", temporary) // beside it, and without a name that may tell of somebody
	}
	if info, err := os.Stat(path); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Error(info.Mode(), err)
	}
	err := Write(path, Options{}, put("b"))
	if !errors.Is(err, ErrThere) || !strings.HasSuffix(err.Error(), "pairs.csv is there already: choose another name, or replace it with --force") || read(t, path) != "a" {
		t.Errorf("%v, %q", err, read(t, path))
	}
	if err := Write(path, Options{Replace: true}, put("b")); err != nil || read(t, path) != "b" {
		t.Errorf("%v, %q", err, read(t, path))
	}
	full := errors.New("the disk is full")
	if err := Write(path, Options{Replace: true}, func(f *os.File) error { f.WriteString("c"); return full }); err == nil || read(t, path) != "b" {
		t.Errorf("%v, %q", err, read(t, path))
	}
	if left, _ := os.ReadDir(filepath.Dir(path)); len(left) != 1 {
		t.Errorf("left behind: %v", left)
	}
}

// TestTakenMeanwhile has somebody else take the name while the file is being written.
func TestTakenMeanwhile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pairs.csv")
	err := Write(path, Options{}, func(*os.File) error { return os.WriteFile(path, []byte("theirs"), 0o600) })
	if !errors.Is(err, ErrThere) || read(t, path) != "theirs" {
		t.Errorf("%v, %q", err, read(t, path))
	}
}

// TestRefused tries to write over all that must stay, with and without leave to replace, and looks that nothing did.
func TestRefused(t *testing.T) {
	dir := t.TempDir()
	in := func(name string) string { return filepath.Join(dir, name) }
	store, form := in("s.db"), in("form.csv")
	for _, name := range []string{"s.db", "s.db.lock", "form.csv", "other.txt"} {
		if err := os.WriteFile(in(name), []byte(name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	os.Mkdir(in("folder"), 0o700)
	refused := map[string]string{
		store: "the store itself", in("./x/../s.db"): "the store itself", in("s.db.lock"): "belongs to the store",
		in("s.db.before-restore"): "belongs to the store", in("S.DB.lock"): "belongs to the store", in("s.db-backups"): "belongs to the store",
		form: "the form export itself", in("folder"): "a folder, not a regular file", in("folder") + "/": "is a folder",
		in("CON"): "keeps for a device", in("con.csv"): "keeps for a device", in("Lpt1.csv"): "keeps for a device",
		in("a\nb.csv"): "line break", in("a\x1b[2J.csv"): "control character", in(strings.Repeat("x", 300)): "too long",
		in("x."): "ends in a dot", in("x.csv "): "ends in a dot or a space", in("\xff.csv"): "not valid UTF-8", "": "needs a name",
		in("none/x.csv"): "there is no such file or folder", in("other.txt/x.csv"): "is a file, not a folder",
	}
	if err := os.Link(store, in("hard.csv")); err == nil {
		refused[in("hard.csv")] = "the store itself"
	}
	if err := os.Symlink(in("other.txt"), in("link.csv")); err == nil {
		refused[in("link.csv")] = "a link, not a regular file"
		os.Symlink(in("nowhere"), in("dangling.csv"))
		refused[in("dangling.csv")] = "a link"
		os.Symlink(store, in("to-store.csv"))
		refused[in("to-store.csv")] = "the store itself"
		os.Symlink(dir, in("way"))
		refused[in("way/s.db.lock")] = "belongs to the store"
		refused[in("way/s.db.backup-1")] = "belongs to the store"
	}
	if runtime.GOOS != "windows" {
		refused["/dev/null"] = "a device, not a regular file"
	}
	for path, why := range refused {
		for _, replace := range []bool{false, true} {
			o := Options{Replace: replace, Store: store, Kept: []Kept{{form, "the form export itself"}}}
			err := Write(path, o, put("overwritten"))
			if err == nil || !strings.Contains(err.Error(), why) || strings.ContainsAny(err.Error(), "\n\x1b") {
				t.Errorf("%q, replacing %v: %v", path, replace, err)
			}
			if errors.Is(err, ErrThere) {
				t.Errorf("%q is said to be replaceable", path)
			}
		}
	}
	for _, name := range []string{"s.db", "s.db.lock", "form.csv", "other.txt"} {
		if got := read(t, in(name)); got != name {
			t.Errorf("%s holds %q", name, got)
		}
	}
	// What has nothing to do with the store may be written beside it.
	for _, name := range []string{"s.dbx", "console.csv", "comet.csv", "pairs of s.db.csv"} {
		if err := Write(in(name), Options{Store: store}, put("x")); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSweep(t *testing.T) {
	dir, now := t.TempDir(), time.Date(2023, 5, 2, 12, 0, 0, 0, time.UTC)
	for name, age := range map[string]time.Duration{".crosswalk-old": 2 * time.Hour, ".crosswalk-new": time.Minute, "mine.csv": 99 * time.Hour} {
		os.WriteFile(filepath.Join(dir, name), nil, 0o600)
		os.Chtimes(filepath.Join(dir, name), now.Add(-age), now.Add(-age))
	}
	if n := Sweep(dir, now, Temporary); n != 1 {
		t.Errorf("%d swept", n)
	}
	if left, _ := os.ReadDir(dir); len(left) != 2 {
		t.Errorf("left: %v", left)
	}
}
