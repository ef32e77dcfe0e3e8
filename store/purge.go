package store

import (
	"context"
	"fmt"
	"os"
	"time"

	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/files"
)

// Copies are all copies beside a store: the backups that are made by themselves, and stores that were kept.
func Copies(path string) ([]Copy, error) {
	backups, err := Backups(path)
	if err != nil {
		return nil, err
	}
	kept, err := Kept(path)
	return append(backups, kept...), err
}

// AgesOut is the day on which a backup that was made by itself goes at the earliest: once so many newer ones are kept. Other
// copies stay until somebody removes them: the zero time.
func AgesOut(path string, c Copy) time.Time {
	backups, err := Backups(path)
	if err != nil {
		return time.Time{}
	}
	for i, b := range backups {
		if b.Path == c.Path {
			newest := backups[len(backups)-1].Made
			return newest.AddDate(0, 0, keptBackups-(len(backups)-1-i))
		}
	}
	return time.Time{}
}

// Purged is what became of a copy whom the erased were taken out of.
type Purged struct {
	Path   string
	People int   // who were in it; none: it stays as it is
	Why    error // why it could not be done
}

// Purge takes whoever was erased from the store out of copies of it, and writes these anew in their place.
func (d *DB) Purge(ctx context.Context, by cohort.By, paths ...string) (all []Purged) {
	d.gravesMu.Lock()
	g := d.graves
	d.gravesMu.Unlock()
	for _, path := range paths {
		p := Purged{Path: path}
		p.People, p.Why = eraseIn(ctx, by, path, g)
		all = append(all, p)
	}
	return all
}

// eraseIn takes the people of some graves out of a store.
func eraseIn(ctx context.Context, by cohort.By, path string, g graves) (people int, err error) {
	before, err := os.Stat(path)
	if err != nil {
		return 0, fmt.Errorf("%s cannot be read: %s", text.Line(path), files.Why(err))
	}
	if _, err := inspect(path, by.Now); err != nil {
		return 0, err
	}
	b, f, err := openBolt(path, false)
	if err != nil {
		return 0, err
	}
	db := newDB(path, b, f)
	defer db.Close()
	if err := db.ready(); err != nil {
		return 0, err
	}
	if err := db.ReadOnly(); err != nil {
		return 0, err
	}
	if people := db.returned(g); len(people) > 0 {
		r, err := db.Erase(ctx, by, people)
		if err == nil {
			err = r.NotScrubbed
		}
		if err == nil {
			err = db.takeGraves(g)
		}
		os.Chtimes(path, before.ModTime(), before.ModTime()) // it is still the copy of that day
		return r.People, err
	}
	if db.mustScrub() {
		db.mu.Lock()
		defer db.mu.Unlock()
		return 0, db.scrub(by.Now)
	}
	return 0, nil
}
