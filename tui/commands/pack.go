package commands

import (
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/export"
	"crosswalk/store/files"
)

type packCommand struct {
	Dir    string `arg:"" help:"The folder to write into; it is made if it is not there." placeholder:"DIR"`
	DryRun bool   `help:"Only say what would be written."`
	JSON   bool   `help:"Print JSON: one object for each file."`
	force
}

// packedJSON is one file of pack --json; its keys are fixed.
type packedJSON struct {
	File    string   `json:"file"`
	Kind    string   `json:"kind"` // the name of the message, or calendar
	Pair    []string `json:"pair"`
	To      string   `json:"to"`
	Title   string   `json:"title"`
	Day     string   `json:"day"`
	Changed bool     `json:"changed"` // it was packed before, with other content
	Text    string   `json:"text"`
}

func (c *packCommand) Run(r *run) error {
	return r.with(func(s *session) error {
		p := export.Pack(s.state, s.state.Today(r.now()))
		if !c.DryRun && len(p.Documents) > 0 {
			if err := s.writePack(c.Dir, c.force, p); err != nil {
				return err
			}
		}
		for _, problem := range p.Problems {
			s.tell("Not made: %s", problem)
		}
		if c.JSON {
			return s.printPackJSON(p)
		}
		for _, d := range p.Documents {
			s.printf("%s%s\n", d.File, map[bool]string{true: "  (changed)"}[d.Changed])
		}
		verb := "Wrote"
		if c.DryRun {
			verb = "Would write"
		}
		s.printf("%s %s to %s; %d unchanged since they were packed.\n", verb, p.Say(), text.Line(c.Dir), p.Unchanged)
		return nil
	})
}

// writePack writes what is packed and takes it down in the journal: both or neither.
func (s *session) writePack(dir string, f force, p export.Packing) error {
	o, err := s.mayWrite(f)
	if err != nil {
		return err
	}
	all := make([]files.Named, len(p.Documents))
	for i, d := range p.Documents {
		all[i] = files.Named{Name: d.File, Bytes: d.Bytes}
	}
	return files.WriteAll(dir, o, all, func() error {
		next, err := s.db.Commit(s.ctx, s.state.Cohort, s.by(), &cohort.Pack{Files: p.Files()})
		if err == nil {
			s.state = next
		}
		return err
	})
}

func (s *session) printPackJSON(p export.Packing) error {
	lines := make([]packedJSON, len(p.Documents))
	for i, d := range p.Documents {
		lines[i] = packedJSON{File: d.File, Kind: d.Kind(), Pair: []string{}, To: text.Line(d.To), Title: d.Title, Changed: d.Changed, Text: d.Text}
		if !d.Day.IsZero() {
			lines[i].Day = d.Day.String()
		}
		if x, ok := s.state.Exchange(d.Exchange); ok {
			for _, id := range x.Members {
				lines[i].Pair = append(lines[i].Pair, s.email(id))
			}
		}
	}
	return s.printJSON(lines)
}
