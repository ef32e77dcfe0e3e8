package commands

import (
	"errors"
	"os"
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/files"
)

type importCommand struct {
	File    string `arg:"" name:"applicants.csv" help:"The form export."`
	DryRun  bool   `help:"Show what would change and change nothing."`
	JSON    bool   `help:"With --dry-run: print what the file holds, would change and asks, as JSON."`
	Rejects string `help:"Write the rows that failed, with the reason, to be mended and imported again." placeholder:"FILE.csv"`
	Again   bool   `help:"Take in again whoever was erased and is in the file."`
	force
	reading
}

func (c *importCommand) Run(r *run) error {
	if c.JSON && !c.DryRun {
		return usage("--json goes with --dry-run: it shows what would change")
	}
	r.looks = c.DryRun
	in, err := r.startImport(c.File, c.reading)
	if err != nil {
		if in != nil && c.JSON {
			return in.printUnread(err)
		}
		return err
	}
	defer in.close()
	if c.Again {
		in.diff.TakeIn(func(string) bool { return true })
	}
	if c.JSON {
		if err := r.printJSON(in.asJSON()); err != nil {
			return err
		}
		return in.refuseUseless()
	}
	in.report()
	if c.Rejects != "" {
		if err := in.writeRejects(c.Rejects, c.force); err != nil {
			return err
		}
	}
	if err := in.refuseUseless(); err != nil {
		return err
	}
	if in.diff.Empty() && len(in.diff.Erased) > 0 {
		r.printf("%s has nobody new but who was erased: %s is as it was.\n", in.name(), text.Line(in.state.Name))
		return nil
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
	imports := in.db.Import(in.diff, in.file())
	next, err := in.commit(imports)
	if err != nil {
		return err
	}
	in.committed(next, imports)
	return nil
}

// writeRejects writes the rows that failed into a file, which may not be the form export itself.
func (in *importing) writeRejects(path string, f force) error {
	n, form := len(in.result.Problems), files.Kept{Path: in.path, What: "the form export itself"}
	o, err := in.mayWrite(f, form)
	if err != nil {
		return err
	}
	if err := files.Check(path, o); err != nil && (n > 0 || !errors.Is(err, files.ErrThere)) {
		return err
	}
	if n == 0 {
		in.tell("No row failed, so %s was not written.", text.Line(path))
		return nil
	}
	if err := in.write(path, f, func(f *os.File) error { return in.result.WriteRejects(f) }, form); err != nil {
		return err
	}
	in.tell("Wrote %s that failed to %s: mend them there and import that file.", say.Count(n, "row"), text.Line(path))
	return nil
}

// printUnread prints what is known of a file whose rows were not read. That is a failure, unless answers to what is asked
// would have them read.
func (in *importing) printUnread(why error) error {
	if err := in.printJSON(fileAsJSON(in.result)); err != nil {
		return err
	}
	hopeless := func(q matching.Question) bool { return len(q.Proposed) == 0 }
	if asked := in.result.Questions; len(asked) > 0 && !slices.ContainsFunc(asked, hopeless) {
		in.tell("%v", why)
		return nil
	}
	return why
}
