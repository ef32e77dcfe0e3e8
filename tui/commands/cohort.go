package commands

import (
	"strings"
	"time"
	"unicode/utf8"

	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store"
	"crosswalk/store/cohort"
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
		r.printf("%-20s  %-24s  %s  %s  %s\n", text.Line(c.Name), c.Programme, c.Opened.Format("2006-01-02"), say.Count(c.People, "applicant"), stage)
	}
	return nil
}

type cohortOpenCommand struct {
	Name   string `arg:"" name:"name" help:"What to call it."`
	Closes string `help:"The deadline, in the programme's zone; that minute still counts. Default: the programme's." placeholder:"'2023-03-14 23:59'"`
}

func (c *cohortOpenCommand) Run(r *run) error {
	name, err := cohortName(c.Name)
	if err != nil {
		return err
	}
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
	open := &cohort.OpenCohort{Name: name, Programme: string(p.Source), Closes: closes}
	if _, err := db.OpenCohort(r.ctx, r.by(), open); err != nil {
		return err
	}
	r.printf("Opened %s of %s.\n", name, text.Line(p.Title))
	return nil
}

// maxName is how many letters the name of a cohort has at most.
const maxName = 80

// cohortName is the name of a new cohort as it is kept.
func cohortName(s string) (string, error) {
	name := strings.Join(strings.Fields(text.Line(s)), " ")
	switch n := utf8.RuneCountInString(name); {
	case n == 0:
		return "", usage("a cohort needs a name: crosswalk cohort open NAME")
	case n > maxName:
		return "", usage("a cohort's name has at most %d letters, and this one has %d", maxName, n)
	}
	return name, nil
}

// cohortNamed finds a cohort by its name, however it is spaced and capitalised.
func cohortNamed(cohorts []store.Cohort, name string) (store.Cohort, bool) {
	for _, c := range cohorts {
		if sameCohort(c.Name, name) {
			return c, true
		}
	}
	return store.Cohort{}, false
}

func sameCohort(a, b string) bool { return text.Fold(text.Line(a)) == text.Fold(text.Line(b)) }

// deadline reads what --closes says.
func deadline(value string, p *programme.Programme) (time.Time, error) {
	at, ok := p.ParseDeadline(value)
	if !ok {
		return at, usage("--closes %s is not a time: write it as '2023-03-14 23:59'", text.Line(value))
	}
	return at, nil
}
