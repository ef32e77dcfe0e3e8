package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"crosswalk/store/cohort"
)

// Begin opens the store as Open does, for something that may come to nothing. One that it makes goes again when it is closed,
// with the folders that were made for it, unless a cohort was opened in it by then.
func Begin(path string, by cohort.By) (*DB, error) {
	folders := missingFolders(filepath.Dir(path))
	db, err := Open(path, by)
	if err == nil && db.Created {
		db.begun = append([]string{path + lockEnding, path}, folders...)
	}
	return db, err
}

// cameToNothing reports whether a store was begun, and nothing was saved in it.
func (d *DB) cameToNothing() bool {
	if len(d.begun) == 0 {
		return false
	}
	ids, err := d.cohortIDs()
	return err == nil && len(ids) == 0
}

// unmake takes a store away that came to nothing. The note of who has it goes first: a note without a store tells of one that
// was lost. Whoever waits for the store meanwhile makes it anew.
func (d *DB) unmake() {
	for _, name := range d.begun {
		os.Remove(name) // a folder in which something else is stays
	}
}

// missingFolders are a folder and those above it that are not there, the innermost first.
func missingFolders(dir string) []string {
	var missing []string
	for {
		if _, err := os.Lstat(dir); !errors.Is(err, fs.ErrNotExist) {
			return missing
		}
		missing = append(missing, dir)
		dir = filepath.Dir(dir)
	}
}
