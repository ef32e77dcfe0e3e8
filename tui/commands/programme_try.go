package commands

import (
	"slices"
	"strings"

	"crosswalk/matching/plan"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/form"
)

type programmeTryCommand struct {
	File       string `arg:"" name:"file.toml" help:"The programme file."`
	Applicants string `arg:"" name:"applicants.csv" help:"A form export."`
	reading
}

// Run shows at once how a programme file would match the people of a form: where each field's answers stand, what makes
// planning hard, and the plan. Nothing is written.
func (c *programmeTryCommand) Run(r *run) error {
	p, err := readProgramme(c.File)
	if err != nil {
		return err
	}
	r.warn(c.File, p)
	options, err := c.reading.options(nil)
	if err != nil {
		return err
	}
	res, err := form.ReadFile(c.Applicants, p, options)
	if res != nil { // of a file that is refused, perhaps, the headings
		r.tryHeadings(res, p)
	}
	if err != nil {
		return err
	}
	s, asked, err := r.loose(c.Applicants, p, res)
	if err != nil {
		return err
	}
	r.printf("\n")
	if err := r.printReadiness(s, false); err != nil {
		return err
	}
	found, err := plan.Solve(r.ctx, s.Scorer(), s.Options())
	if err != nil {
		return err
	}
	r.printf("\n")
	return r.printPlan(shownPlan{s, found, nil, len(asked)}, false, 0)
}

// tryHeadings tells which heading answers which field, and what stays without.
func (r *run) tryHeadings(res *form.Result, p *programme.Programme) {
	var lacking, unused []string
	for _, f := range p.Fields {
		var under []string
		for _, h := range res.Headings {
			if h.Field == f.Name {
				under = append(under, "“"+text.Clip(h.Title.Safe())+"”")
			}
		}
		switch {
		case len(under) > 3:
			r.printf("  %-16s %s and %s\n", f.Name, strings.Join(under[:2], ", "), say.Count(len(under)-2, "more column"))
		case len(under) > 0:
			r.printf("  %-16s %s\n", f.Name, strings.Join(under, ", "))
		case !f.Builtin || slices.Contains(res.Missing, f.Name):
			lacking = append(lacking, f.Name)
		}
	}
	for _, h := range res.Headings {
		if h.Field == "" && !h.Title.IsEmpty() {
			unused = append(unused, "“"+text.Clip(h.Title.Safe())+"”")
		}
	}
	if len(lacking) > 0 {
		r.printf("no column answers: %s\n", strings.Join(lacking, ", "))
	}
	if len(unused) > 0 {
		r.printf("not used: %s\n", strings.Join(unused, ", "))
	}
}
