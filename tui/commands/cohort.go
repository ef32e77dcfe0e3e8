package commands

import (
	"fmt"
	"time"

	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store"
)

type cohortCommand struct {
	List cohortListCommand `cmd:"" help:"List the cohorts."`
	Open cohortOpenCommand `cmd:"" help:"Open a new cohort."`
}

type cohortListCommand struct{}

func (c *cohortListCommand) Run(r *run) error {
	db, err := r.openStore()
	if err != nil {
		return err
	}
	defer db.Close()
	cohorts, err := db.Cohorts()
	if err != nil {
		return err
	}
	if len(cohorts) == 0 {
		r.printf("There is no cohort yet: crosswalk import APPLICANTS.csv opens the first.\n")
	}
	for _, c := range cohorts {
		stage := "not published"
		if c.Published {
			stage = "published"
		}
		r.printf("%-20s  %-24s  %s  %s  %s\n", text.Line(c.Name), c.Programme, c.Opened.Format("2006-01-02"), count(c.People, "applicant"), stage)
	}
	return nil
}

type cohortOpenCommand struct {
	Name   string `arg:"" help:"What to call it." placeholder:"NAME"`
	Closes string `help:"The deadline, in the programme's zone; that minute still counts. Default: the programme's." placeholder:"'2023-03-14 23:59'"`
}

func (c *cohortOpenCommand) Run(r *run) error {
	p, err := r.programme()
	if err != nil {
		return err
	}
	closes, err := deadline(c.Closes, p)
	if err != nil {
		return err
	}
	db, err := r.openStore()
	if err != nil {
		return err
	}
	defer db.Close()
	open := &store.OpenCohort{Name: text.Line(c.Name), Programme: string(p.Source), Closes: closes}
	if _, err := db.OpenCohort(r.ctx, r.by(), open); err != nil {
		return err
	}
	r.printf("Opened %s of %s.\n", text.Line(c.Name), text.Line(p.Title))
	return nil
}

// deadline reads a date with a time, or a day, whose last minute is meant.
func deadline(value string, p *programme.Programme) (time.Time, error) {
	if value == "" {
		return time.Time{}, nil
	}
	for _, layout := range []string{"2006-01-02 15:04", "2006-01-02T15:04", "2006-01-02T15:04:05"} {
		if t, err := time.ParseInLocation(layout, value, p.Zone); err == nil {
			return t, nil
		}
	}
	if d, err := programme.ParseDate(value); err == nil {
		return time.Date(d.Year, d.Month, d.Day, 23, 59, 0, 0, p.Zone), nil
	}
	return time.Time{}, usage("--closes %s is not a time: write it as '2023-03-14 23:59'", text.Line(value))
}

type programmeCommand struct {
	List  programmeListCommand  `cmd:"" help:"List the programmes that ship."`
	Show  programmeShowCommand  `cmd:"" help:"Print a programme file, to start one of your own from."`
	Check programmeCheckCommand `cmd:"" help:"Name every mistake of a programme file, line by line."`
	Use   programmeUseCommand   `cmd:"" help:"Take another programme file for the cohort; undo takes it back."`
}

type programmeListCommand struct{}

func (c *programmeListCommand) Run(r *run) error {
	for _, name := range programme.Builtin() {
		p, err := programme.LoadBuiltin(name)
		if err != nil {
			return err
		}
		r.printf("%-24s  %s\n", name, p.About)
	}
	return nil
}

type programmeShowCommand struct {
	Name string `arg:"" help:"The programme." placeholder:"NAME"`
}

func (c *programmeShowCommand) Run(r *run) error {
	source, err := programmeSource(c.Name)
	if err != nil {
		return err
	}
	_, err = r.stdout.Write(source)
	return err
}

type programmeCheckCommand struct {
	File string `arg:"" help:"The programme file." placeholder:"FILE.toml"`
}

func (c *programmeCheckCommand) Run(r *run) error {
	source, err := programmeSource(c.File)
	if err != nil {
		return err
	}
	p, err := programme.Parse(c.File, source)
	if err != nil {
		return err
	}
	r.printf("%s is in order: %s, %s, %s, %s.\n", text.Line(p.Title), count(len(p.Fields), "field"),
		count(len(p.Rules), "rule"), criteria(len(p.Criteria)), count(len(p.Milestones), "milestone"))
	return nil
}

func criteria(n int) string {
	if n == 1 {
		return "1 criterion"
	}
	return fmt.Sprintf("%d criteria", n)
}

type programmeUseCommand struct {
	File string `arg:"" help:"The programme file, or the name of one that ships." placeholder:"FILE.toml"`
}

func (c *programmeUseCommand) Run(r *run) error {
	source, err := programmeSource(c.File)
	if err != nil {
		return err
	}
	if _, err := programme.Parse(c.File, source); err != nil {
		return err
	}
	return r.with(func(s *session) error { return s.change(&store.UseProgramme{Programme: string(source)}) })
}
