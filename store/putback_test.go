package store_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"crosswalk/store"
	"crosswalk/store/storetest"
)

// TestNewestCopyIsNamed has a store that is gone, empty, cut off or in use say how it is had back or looked at.
func TestNewestCopyIsNamed(t *testing.T) {
	o := storetest.Open(t, 4)
	if _, err := o.DB().BackUpDaily(o.By().Now.AddDate(0, 0, 1)); err != nil {
		t.Fatal(err)
	}
	copies, err := store.Backups(o.Path)
	if err != nil || len(copies) == 0 {
		t.Fatal(copies, err)
	}
	newest := copies[len(copies)-1].Path
	whole, err := os.ReadFile(newest)
	if err != nil {
		t.Fatal(err)
	}
	wants := func(path string, says ...string) {
		t.Helper()
		db, err := store.Open(path, o.By())
		if err == nil {
			db.Close()
			t.Fatal("it opens")
		}
		for _, s := range says {
			if !strings.Contains(err.Error(), s) {
				t.Errorf("%v, without %q", err, s)
			}
		}
	}
	wants(o.Path, "is in use by", "To look at its newest copy meanwhile", "restore "+newest)
	folder := filepath.Join(t.TempDir(), "Robin's stores")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	spaced := filepath.Join(folder, "a b.db")
	if err := os.WriteFile(spaced+strings.TrimPrefix(newest, o.Path), whole, 0o600); err != nil {
		t.Fatal(err)
	}
	wants(spaced, "restore '"+strings.ReplaceAll(spaced, "'", `'\''`), "move "+spaced+".lock and the copies beside it away")
	elsewhere := filepath.Join(t.TempDir(), "crosswalk.db")
	beside := elsewhere + strings.TrimPrefix(newest, o.Path)
	if err := os.WriteFile(beside, whole, 0o600); err != nil {
		t.Fatal(err)
	}
	wants(elsewhere, "is gone, though there was one", "restore "+beside)
	for _, content := range [][]byte{{}, []byte("no store"), whole[:len(whole)/2]} {
		if err := os.WriteFile(elsewhere, content, 0o600); err != nil {
			t.Fatal(err)
		}
		wants(elsewhere, "restore "+beside, "puts its newest copy back")
	}
}
