package commands

import (
	"fmt"
	"os"

	"crosswalk/matching/say"
	"crosswalk/matching/text"
)

type importCommand struct {
	File    string `arg:"" name:"applicants.csv" help:"The form export."`
	DryRun  bool   `help:"Show what would change and change nothing."`
	Rejects string `help:"Write the rows that failed, with the reason, to be mended and imported again." placeholder:"FILE.csv"`
	reading
}

func (c *importCommand) Run(r *run) error {
	in, err := r.startImport(c.File, c.reading)
	if err != nil {
		return err
	}
	defer in.close()
	in.report()
	if c.Rejects != "" {
		if err := in.writeRejects(c.Rejects); err != nil {
			return err
		}
	}
	if err := in.refuseUseless(); err != nil {
		return err
	}
	if in.diff.Empty() {
		r.printf("%s says nothing new: %s is as it was.\n", in.name(), text.Line(in.state.Name))
		return nil
	}
	if err := in.refuseStranger(); err != nil {
		return err
	}
	if c.DryRun {
		r.printf("Nothing was changed (--dry-run).\n")
		return nil
	}
	if err := in.begin(); err != nil {
		return err
	}
	return in.change(in.db.Import(in.diff, in.file()))
}

// writeRejects writes the rows that failed into a file, which may not be the form export itself.
func (in *importing) writeRejects(path string) error {
	n := len(in.result.Problems)
	if n == 0 {
		in.tell("No row failed, so %s was not written.", text.Line(path))
		return nil
	}
	if form, err := os.Stat(in.path); err == nil {
		if there, err := os.Stat(path); err == nil && os.SameFile(form, there) {
			return fmt.Errorf("--rejects %s is the form export itself: choose another name, so that it is not lost", text.Line(path))
		}
	}
	if err := writeNew(path, func(f *os.File) error { return in.result.WriteRejects(f) }); err != nil {
		return err
	}
	in.tell("Wrote %s that failed to %s: mend them there and import that file.", say.Count(n, "row"), text.Line(path))
	return nil
}
