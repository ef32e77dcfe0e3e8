package commands

import (
	"os"
	"path/filepath"
	"strings"

	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/export"
)

type exportCommand struct {
	What   string `arg:"" name:"what" help:"What to write: pairs, applicants, timeline or journal." enum:"pairs,applicants,timeline,journal"`
	Output string `required:"" short:"o" help:"The file; its ending says whether CSV or JSON is written." placeholder:"FILE.csv|FILE.json"`
	force
	Raw bool `help:"Leave cells that a spreadsheet would take for formulas as they are."`
}

func (c *exportCommand) Run(r *run) error {
	write := export.Table.WriteCSV
	switch strings.ToLower(filepath.Ext(c.Output)) {
	case ".csv":
		if c.Raw {
			write = export.Table.WriteRawCSV
		}
	case ".json":
		write = export.Table.WriteJSON
	default:
		return usage("-o %s: the file's name ends in .csv or .json", text.Line(c.Output))
	}
	return r.with(func(s *session) error {
		table, err := export.Make(c.What, s.state, s.state.Today(r.now()))
		if err != nil {
			return err
		}
		if err := r.write(c.Output, c.force, func(f *os.File) error { return write(table, f) }); err != nil {
			return err
		}
		r.printf("Wrote %s to %s.\n", say.Count(table.Len(), "row"), text.Line(c.Output))
		return nil
	})
}
