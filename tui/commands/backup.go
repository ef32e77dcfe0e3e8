package commands

import (
	"fmt"
	"strings"

	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store"
)

type backupCommand struct {
	Make  backupMake  `cmd:"" default:"withargs" help:"Write a copy of the store to a file. This is what backup FILE does."`
	Purge backupPurge `cmd:"" help:"Take whoever was erased out of the copies beside the store, or of others."`
	List  backupList  `cmd:"" help:"List the copies beside the store: those that are made by themselves, and stores that were kept."`
}

type backupMake struct {
	File string `arg:"" name:"file" help:"Where to write it."`
	force
}

func (c *backupMake) Run(r *run) error {
	db, err := r.openStore()
	if err != nil {
		return err
	}
	defer db.Close()
	o, err := r.mayWrite(c.force)
	if err != nil {
		return err
	}
	s, err := db.Backup(c.File, o, r.now())
	if err != nil {
		return err
	}
	r.printf("Wrote %s and read it back: %s.\n", text.Line(c.File), saySummary(s))
	return nil
}

type backupList struct{}

func (c *backupList) Run(r *run) error {
	path, err := r.storePath()
	if err != nil {
		return err
	}
	backups, err := store.Backups(path)
	if err != nil {
		return err
	}
	kept, err := store.Kept(path)
	if err != nil {
		return err
	}
	for _, c := range append(backups, kept...) {
		what := "cannot be read"
		if s, err := store.Look(c.Path, r.now()); err == nil {
			what = saySummary(s)
		}
		if day := store.AgesOut(path, c); !day.IsZero() && what != "cannot be read" {
			what += "; goes not before " + sayDay(day)
		}
		r.printf("%s  %s  %s\n", c.Made.Local().Format("2006-01-02 15:04"), text.Line(c.Path), what)
	}
	if len(backups)+len(kept) == 0 {
		r.printf("There is no copy beside %s yet.\n", text.Line(path))
	}
	return nil
}

// saySummary is what a store holds, in words.
func saySummary(s store.Summary) string {
	said := []string{say.Count(s.Cohorts, "cohort"), say.People(s.People), say.Count(s.Exchanges, "exchange"), say.Count(s.Changes, "change")}
	if !s.Last.IsZero() {
		said = append(said, "the last on "+s.Last.Local().Format("2 January 2006, 15:04"))
	}
	return strings.Join(said, ", ")
}

type restoreCommand struct {
	File string `arg:"" name:"file" help:"The backup."`
}

func (c *restoreCommand) Run(r *run) error {
	path, err := r.storePath()
	if err != nil {
		return err
	}
	present := "no store was there"
	if s, err := store.Look(path, r.now()); err == nil {
		present = "the store held " + saySummary(s)
	}
	s, kept, err := store.Restore(path, c.File, r.by())
	if err != nil {
		return err
	}
	r.printf("Restored %s: %s.\n", text.Line(path), saySummary(s))
	if s.Erased > 0 {
		r.printf("Taken out of it: %s who had been erased since that backup.\n", say.People(s.Erased))
	}
	if kept != "" {
		if strings.HasPrefix(present, "no store") {
			present = "what was there could not be read"
		}
		r.printf("Until now %s; it is kept as %s.\n", present, text.Line(kept))
	}
	return nil
}

type salvageCommand struct {
	File string `arg:"" name:"new.db" help:"The new store."`
}

func (c *salvageCommand) Run(r *run) error {
	db, err := r.openStore()
	if err != nil {
		return err
	}
	defer db.Close()
	lost, s, err := db.Salvage(c.File, r.by())
	if err != nil {
		return err
	}
	r.printf("Wrote %s: %s.\n", text.Line(c.File), saySummary(s))
	for _, f := range lost {
		r.printf("not carried over: %s: %s\n", text.Line(f.Where), text.Line(f.What))
	}
	if len(lost) == 0 {
		r.printf("Everything was carried over.\n")
		return nil
	}
	r.printf("Look at it with crosswalk --store %s; crosswalk restore %s puts it in the place of the damaged store.\n", text.Line(c.File), text.Line(c.File))
	return nil
}

// backUp makes the copy of the day, if one is due. That it cannot be made is said, and hinders nothing.
func (r *run) backUp(db *store.DB) {
	if _, err := db.BackUpDaily(r.now()); err != nil {
		r.tell("Warning: %s", fmt.Sprintf("today's backup could not be made: %v", err))
	}
}
