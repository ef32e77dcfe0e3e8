package tui_test

import (
	"os"
	"path/filepath"
	"testing"

	"crosswalk/store"
	"crosswalk/tui/tuitest"
)

// TestStoreGone takes the file of the store away, or puts another one in its place, while it is open: what is in memory is
// saved elsewhere, by keys, never over what is there, and nothing is written to the old place.
func TestStoreGone(t *testing.T) {
	for name, replaced := range map[string]bool{"taken away": false, "replaced": true} {
		t.Run(name, func(t *testing.T) { storeGone(t, replaced) })
	}
}

func storeGone(t *testing.T, replaced bool) {
	d := tuitest.Sample(t, 100, 30)
	old := d.DB.Path()
	d.Keys("3", "g", "l").Toast("Locked")
	seq := d.State().Seq
	d.Away()
	if replaced {
		if err := os.WriteFile(old, []byte("somebody else's"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	taken := d.File("taken.db", []byte("theirs"))
	saved := filepath.Join(filepath.Dir(taken), "saved.db")

	d.Keys("down", "l").Dialog("The store is gone: save everything elsewhere?", "still in memory")
	d.Keys("ctrl+u").Typed(taken).Keys("enter").Dialog("already: choose another name.")
	d.Keys("ctrl+u").Typed(filepath.Dir(taken)).Keys("enter").Dialog("is a folder")
	d.Keys("ctrl+u").Typed(saved).Keys("enter").Toast("Saved as", "saved.db")

	if b, _ := os.ReadFile(taken); string(b) != "theirs" {
		t.Errorf("%q was written over", b)
	}
	if b, err := os.ReadFile(old); replaced && string(b) != "somebody else's" || !replaced && !os.IsNotExist(err) {
		t.Errorf("%.40q was written where the store was", b)
	}
	there, err := store.Open(saved, d.By())
	if err != nil {
		t.Fatal(err)
	}
	s, err := there.State(1)
	if report, bad := there.Check(); err != nil || bad != nil || len(report.Findings) > 0 || s.Seq != seq {
		t.Errorf("at change %d of %d; %v %v %v", s.Seq, seq, err, bad, report.Findings)
	}
	there.Close()
	os.Remove(old)
	d.Back()
}
