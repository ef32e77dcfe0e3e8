package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"crosswalk/store/cohort"
)

// OpenPassing opens a new store that is thrown away when it is closed, for a demonstration, or to see what would come of
// something where there is no store yet. It lies in a folder of its own that only you can read. Nothing waits for the disk.
func OpenPassing(by cohort.By) (*DB, error) {
	dir, err := os.MkdirTemp("", "crosswalk-passing-")
	if err != nil {
		return nil, fmt.Errorf("there is no room for a passing store: %w", err)
	}
	d, err := Open(filepath.Join(dir, "passing.db"), by)
	if err != nil {
		os.RemoveAll(dir)
		return nil, err
	}
	d.passing = dir
	d.bolt.NoSync, d.bolt.NoGrowSync = true, true
	return d, nil
}

// IsNone reports whether there is no store at path, and none was there before: Open would make one.
func IsNone(path string) bool {
	_, err := os.Lstat(path)
	return errors.Is(err, fs.ErrNotExist) && !wasThere(path)
}
