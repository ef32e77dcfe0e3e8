package store_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"crosswalk/store"
	"crosswalk/store/cohort"
	"crosswalk/store/files"
	"crosswalk/store/storetest"
)

// TestRestoreDrill backs a store up, changes and then damages it, restores, and requires what was backed up.
func TestRestoreDrill(t *testing.T) {
	o, x := storetest.Running(t, 12)
	backup := filepath.Join(t.TempDir(), "copy.db")
	was := storetest.Snapshot(t, o.State())
	s, err := o.DB().Backup(backup, files.Options{}, storetest.Noon)
	if err != nil || s.People != 12 || s.Exchanges == 0 || s.Changes != len(o.State().Log) || s.Last.IsZero() {
		t.Fatalf("%+v, %v", s, err)
	}
	if _, err := o.DB().Backup(backup, files.Options{}, storetest.Noon); !errors.Is(err, files.ErrThere) {
		t.Error(err)
	}
	if _, err := o.DB().Backup(o.Path, files.Options{Replace: true}, storetest.Noon); err == nil {
		t.Error("the store was backed up over itself")
	}
	o.Do(&cohort.LogVisit{Exchange: x.ID, Visit: storetest.Visit("2023-04-19", 0), Note: cohort.CallNote("later")})
	if _, _, err := store.Restore(o.Path, backup, o.By()); err == nil || !strings.Contains(err.Error(), "in use") {
		t.Errorf("a store in use was replaced: %v", err)
	}
	o.DB().Close()
	good, _ := os.ReadFile(o.Path)
	damaged := bytes.Clone(good)
	h, _ := store.FindHead(bytes.NewReader(good))
	clear(damaged[h.Need()/2:])
	for name, present := range map[string][]byte{"whole": good, "damaged": damaged, "no store": []byte("x"), "gone": nil} {
		os.Remove(o.Path)
		if present != nil {
			os.WriteFile(o.Path, present, 0o600)
		}
		bad := filepath.Join(t.TempDir(), "bad.db")
		os.WriteFile(bad, damaged, 0o600)
		if _, _, err := store.Restore(o.Path, bad, o.By()); err == nil || !strings.HasSuffix(err.Error(), "Nothing was restored") {
			t.Errorf("%s: a damaged backup was restored: %v", name, err)
		}
		if now, _ := os.ReadFile(o.Path); !bytes.Equal(now, present) {
			t.Errorf("%s: the store has changed", name)
		}
		restored, kept, err := store.Restore(o.Path, backup, o.By())
		if err != nil || restored.People != 12 {
			t.Fatalf("%s: %+v, %v", name, restored, err)
		}
		if now, _ := os.ReadFile(kept); !bytes.Equal(now, present) || (present == nil) != (kept == "") {
			t.Errorf("%s: it was not kept: %s", name, kept)
		}
		db, err := store.Open(o.Path, o.By())
		if err != nil {
			t.Fatal(name, err)
		}
		o.Use(db)
		if now := storetest.Snapshot(t, o.State()); now != was {
			t.Errorf("%s: another store came back", name)
		}
		o.DB().Close()
		if left, _ := filepath.Glob(o.Path + ".restoring*"); len(left) > 0 {
			t.Errorf("left behind: %v", left)
		}
	}
	if db, err := store.Open(o.Path, o.By()); err == nil {
		o.Use(db)
	}
}

// TestBackUpDaily makes copies beside the store on the days on which something changed, and keeps seven.
func TestBackUpDaily(t *testing.T) {
	o := storetest.Open(t, 6)
	day := func(n int) time.Time { return storetest.Noon.AddDate(0, 0, n) }
	changed := func(at time.Time) {
		if err := os.Chtimes(o.Path, at, at); err != nil {
			t.Fatal(err)
		}
	}
	for n := range 10 {
		changed(time.Now().Add(time.Duration(n) * time.Hour)) // after the copy before
		made, err := o.DB().BackUpDaily(day(n))
		if err != nil || made == "" {
			t.Fatalf("day %d: %q, %v", n, made, err)
		}
		os.Chtimes(made, time.Now().Add(time.Duration(n)*time.Hour+time.Minute), time.Now().Add(time.Duration(n)*time.Hour+time.Minute))
		if again, err := o.DB().BackUpDaily(day(n)); again != "" || err != nil {
			t.Errorf("day %d: again %q, %v", n, again, err)
		}
		if idle, err := o.DB().BackUpDaily(day(n + 1)); idle != "" || err != nil {
			t.Errorf("day %d: nothing changed since, and %q, %v", n, idle, err)
		}
	}
	all, err := store.Backups(o.Path)
	if err != nil || len(all) != 7 || !strings.HasSuffix(all[6].Path, ".backup-"+day(9).Format(time.DateOnly)) {
		t.Errorf("%+v, %v", all, err)
	}
	if s, err := store.Look(all[0].Path, storetest.Noon); err != nil || s.People != 6 {
		t.Errorf("%+v, %v", s, err)
	}
}

// TestSalvage damages every value of a store, one at a time, and carries the rest over into a store that may be written to.
func TestSalvage(t *testing.T) {
	file, _ := wholeStore(t)
	path := filepath.Join(t.TempDir(), "crosswalk.db")
	os.WriteFile(path, file, 0o600)
	by := cohort.By{Actor: "robin", Now: storetest.Noon}
	all := valuesOf(t, path)
	for i, v := range all {
		if v.path[0] == store.RecordsBucket && i%5 > 0 {
			continue
		}
		rewrite(t, path, file, func(tx *bolt.Tx) error {
			b := tx.Bucket([]byte(v.path[0]))
			for _, name := range v.path[1:] {
				b = b.Bucket([]byte(name))
			}
			bad := bytes.Clone(b.Get([]byte(v.key)))
			bad[len(bad)-1] ^= 0x10
			return b.Put([]byte(v.key), bad)
		})
		db, err := store.Open(path, by)
		if err != nil {
			t.Fatal(err)
		}
		was, err := db.Summary()
		if err != nil {
			t.Fatal(err)
		}
		to := filepath.Join(t.TempDir(), "new.db")
		lost, s, err := db.Salvage(to, by)
		db.Close()
		if err != nil || len(lost) == 0 || s.Cohorts != 2 || s.People != was.People || s.Changes < was.Changes {
			t.Errorf("%q %x: %v, %+v, %v", v.path, v.key, lost, s, err)
			continue
		}
		if db, err = store.Open(to, by); err != nil {
			t.Fatal(err)
		}
		if db.ReadOnly() != nil || len(db.Losses()) > 0 {
			t.Errorf("%q %x: the new store: %v", v.path, v.key, db.Losses())
		}
		db.Close()
	}
}
