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

// TestPassingLeftBehind: the folder of a passing store whose process was killed goes with the next one; that of one that is
// open stays, and so does what is too young to tell, and what is nobody's business.
func TestPassingLeftBehind(t *testing.T) {
	temp := t.TempDir()
	for _, name := range []string{"TMPDIR", "TMP", "TEMP"} {
		t.Setenv(name, temp)
	}
	by := cohort.By{Actor: "robin", Now: time.Date(2023, 4, 20, 12, 0, 0, 0, time.UTC)}
	running, err := OpenPassing(by)
	if err != nil {
		t.Fatal(err)
	}
	defer running.Close()
	store, err := os.ReadFile(running.Path())
	if err != nil {
		t.Fatal(err)
	}
	left := func(name string, mode os.FileMode, file string, what []byte, age time.Duration) string {
		dir := filepath.Join(temp, name)
		if err := errors.Join(os.Mkdir(dir, mode), os.Chmod(dir, mode)); err != nil {
			t.Fatal(err)
		}
		if file != "" {
			if err := os.WriteFile(filepath.Join(dir, file), what, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		at := time.Now().Add(-age)
		os.Chtimes(dir, at, at)
		return dir
	}
	gone := []string{
		left("crosswalk-passing-killed", 0o700, "passing.db", store, time.Hour),
		left("crosswalk-passing-cut", 0o700, "passing.db", store[:len(store)/3], time.Hour),
		left("crosswalk-passing-junk", 0o700, "passing.db", []byte("junk"), time.Hour),
		left("crosswalk-passing-empty", 0o700, "", nil, time.Hour),
	}
	kept := []string{
		filepath.Dir(running.Path()),
		left("crosswalk-passing-young", 0o700, "passing.db", store, 0),
		left("something-else", 0o700, "passing.db", store, time.Hour),
	}
	if runtime.GOOS != "windows" {
		kept = append(kept, left("crosswalk-passing-shared", 0o755, "passing.db", store, time.Hour))
	}
	old := time.Now().Add(-time.Hour)
	os.Chtimes(kept[0], old, old)
	next, err := OpenPassing(by)
	if err != nil {
		t.Fatal(err)
	}
	next.Close()
	for _, dir := range gone {
		if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s is still there: %v", dir, err)
		}
	}
	for _, dir := range kept {
		if _, err := os.Stat(dir); err != nil {
			t.Errorf("%s is gone: %v", dir, err)
		}
	}
	if _, err := running.Cohorts(); err != nil {
		t.Errorf("the one that is open: %v", err)
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
