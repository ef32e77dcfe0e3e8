package commands

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"crosswalk/matching/text"
	"crosswalk/store/export"
)

type exportCommand struct {
	What   string `arg:"" help:"What to write: pairs, applicants, timeline or journal." enum:"pairs,applicants,timeline,journal"`
	Output string `required:"" short:"o" help:"The file; its ending says whether CSV or JSON is written." placeholder:"FILE.csv|FILE.json"`
	Raw    bool   `help:"Leave cells that a spreadsheet would take for formulas as they are."`
}

func (c *exportCommand) Run(r *run) error {
	return r.with(func(s *session) error {
		table, err := export.Make(c.What, s.state, s.state.Today(r.now()))
		if err != nil {
			return err
		}
		write := table.WriteCSV
		switch strings.ToLower(filepath.Ext(c.Output)) {
		case ".csv":
			if c.Raw {
				write = table.WriteRawCSV
			}
		case ".json":
			write = table.WriteJSON
		default:
			return usage("-o %s: the file's name ends in .csv or .json", text.Line(c.Output))
		}
		if err := writeNew(c.Output, func(f *os.File) error { return write(f) }); err != nil {
			return err
		}
		r.printf("Wrote %s to %s.\n", count(table.Len(), "row"), text.Line(c.Output))
		return nil
	})
}

type checkCommand struct{}

func (c *checkCommand) Run(r *run) error {
	db, err := r.openStore()
	if err != nil {
		return err
	}
	defer db.Close()
	report, err := db.Check()
	if err != nil {
		return err
	}
	r.printf("%s, %s, %s, %s\n", people(report.People), count(report.Records, "record"), count(report.Changes, "change"), count(report.Plans, "plan"))
	for _, f := range report.Findings {
		r.printf("%s: %s\n", text.Line(f.Where), text.Line(f.What))
	}
	if n := len(report.Findings); n > 0 {
		return fmt.Errorf("the store %s is not in order: %s. Put back a copy, or export what can be read", text.Line(db.Path()), count(n, "finding"))
	}
	r.printf("The store is in order.\n")
	return nil
}

func people(n int) string {
	if n == 1 {
		return "1 person"
	}
	return fmt.Sprintf("%d people", n)
}
