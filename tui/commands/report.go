package commands

import (
	"io"
	"os"
	"path/filepath"
	"strings"

	"crosswalk/matching/text"
	"crosswalk/store/export"
)

type reportCommand struct {
	Output string `short:"o" help:"The file; its ending says whether a page, JSON or CSV is written." placeholder:"FILE.html|.json|.csv"`
	JSON   bool   `help:"Print JSON."`
	force
}

func (c *reportCommand) Run(r *run) error {
	var write func(export.Report, io.Writer) error
	switch ending := strings.ToLower(filepath.Ext(c.Output)); {
	case c.JSON && c.Output == "":
	case c.Output == "" || c.JSON:
		return usage("report needs either -o FILE.html, FILE.json or FILE.csv, or --json")
	case ending == ".html":
		write = export.Report.WriteHTML
	case ending == ".json":
		write = export.Report.WriteJSON
	case ending == ".csv":
		write = export.Report.WriteCSV
	default:
		return usage("-o %s: the file's name ends in .html, .json or .csv", text.Line(c.Output))
	}
	return r.with(func(s *session) error {
		report := export.MakeReport(s.state, s.state.Today(r.now()))
		if c.JSON {
			return report.WriteJSON(r.stdout)
		}
		if err := r.write(c.Output, c.force, func(f *os.File) error { return write(report, f) }); err != nil {
			return err
		}
		r.printf("Wrote the report on %s to %s.\n", text.Line(s.state.Name), text.Line(c.Output))
		return nil
	})
}
