package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"crosswalk/matching/programme"
	"crosswalk/store/cohort"
)

// TestPassing: a passing store is one like any other, in a folder that only its owner can read, and goes when it is closed.
func TestPassing(t *testing.T) {
	by := cohort.By{Actor: "robin", Now: time.Date(2023, 4, 20, 12, 0, 0, 0, time.UTC)}
	d, err := OpenPassing(by)
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Dir(d.Path())
	if info, err := os.Stat(dir); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o700 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	source, _ := programme.BuiltinSource(programme.First())
	if _, err := d.OpenCohort(context.Background(), by, &cohort.OpenCohort{Name: "One", Programme: string(source)}); err != nil {
		t.Error(err)
	}
	if IsNone(d.Path()) {
		t.Error("it is there, and is said not to be")
	}
	if err := d.Close(); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("it is still there: %v", err)
	}
}

// TestIsNone: there is none where there is neither a store nor the note that there was one.
func TestIsNone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "s.db")
	if !IsNone(path) {
		t.Error("there is one before it was made")
	}
	if err := os.WriteFile(path+lockEnding, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if IsNone(path) {
		t.Error("a store that is gone is none")
	}
}
