package commands

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store"
	"crosswalk/store/cohort"
)

type cohortCommand struct {
	List cohortListCommand `cmd:"" help:"List the cohorts."`
	Open cohortOpenCommand `cmd:"" help:"Open a new cohort."`
	Set  cohortSetCommand  `cmd:"" help:"Change a cohort's name or deadline; undo takes it back."`
	Use  cohortUseCommand  `cmd:"" help:"Choose the cohort that commands and screens work on where none is named."`
}

type cohortListCommand struct{}

func (c *cohortListCommand) Run(r *run) error {
	r.looks = true
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
	used, chosen, err := db.Used(cohorts)
	if err != nil {
		return err
	}
	for _, c := range cohorts {
		calls, err := db.CallsDue(c.ID, r.by())
		if err != nil {
			return err
		}
		stage := "not published"
		if c.Published {
			stage = "published"
		}
		line := fmt.Sprintf("%-20s  %-25s  %s  %s  %s  %s", text.Line(c.Name), c.Programme, c.Opened.Format("2006-01-02"),
			say.Count(c.People, "applicant"), say.Count(c.Pairs, "pair"), stage)
		if calls > 0 {
			line += "  " + say.Count(calls, "call") + " due"
		}
		if chosen && used.ID == c.ID {
			line += "  in use"
		}
		r.printf("%s\n", line)
	}
	return nil
}

type cohortSetCommand struct {
	Name   string `help:"Another name." placeholder:"NAME"`
	Closes string `help:"Another deadline, in the programme's zone; that minute still counts. none takes it away." placeholder:"'2023-03-14 23:59'|none"`
}

func (c *cohortSetCommand) Run(r *run) error {
	if c.Name == "" && strings.TrimSpace(c.Closes) == "" {
		return usage("say what to change: --name NAME, --closes TIME, or both")
	}
	return r.with(func(s *session) error {
		set := &cohort.SetCohort{}
		var err error
		if c.Name != "" {
			if set.Name, err = cohortName(c.Name); err != nil {
				return err
			}
		}
		if set.NoDeadline = saysNone(c.Closes); !set.NoDeadline {
			if set.Closes, err = deadline(c.Closes, s.state.Programme); err != nil {
				return err
			}
		}
		before := s.state
		if err := s.change(set); err != nil {
			return err
		}
		if line := lateNow(before, s.state); line != "" {
			s.tell("%s", line)
		}
		return nil
	})
}

// lateNow says who is late by a new deadline, and who is not any more; empty where nobody's standing changed.
func lateNow(before, after *cohort.State) string {
	var late, inTime []string
	for _, a := range after.Sorted() {
		switch was := before.People[a.ID]; {
		case was == nil || was.Late == a.Late:
		case a.Late:
			late = append(late, after.Call(a.ID))
		default:
			inTime = append(inTime, after.Call(a.ID))
		}
	}
	var parts []string
	if len(inTime) > 0 {
		parts = append(parts, "In time now: "+say.Some(inTime, 10)+".")
	}
	if len(late) > 0 {
		parts = append(parts, "Late now: "+say.Some(late, 10)+".")
	}
	return strings.Join(parts, " ")
}

type cohortUseCommand struct {
	Name string `arg:"" name:"name" help:"The cohort, or newest for whichever is the newest."`
}

func (c *cohortUseCommand) Run(r *run) error {
	db, err := r.openStore()
	if err != nil {
		return err
	}
	defer db.Close()
	cohorts, err := db.Cohorts()
	if err != nil {
		return err
	}
	found, ok, err := r.cohortNamed(cohorts, c.Name)
	switch {
	case err != nil:
		return err
	case ok:
	case text.Fold(c.Name) == "newest":
		if err := db.Use(0); err != nil {
			return err
		}
		r.printf("Commands go to the newest cohort.\n")
		return nil
	default:
		return noCohort(cohorts, c.Name)
	}
	if err := db.Use(found.ID); err != nil {
		return err
	}
	r.printf("Commands go to %s, unless --cohort names another.\n", text.Line(found.Name))
	return nil
}

// noCohort says that there is no cohort of that name, and which there are.
func noCohort(cohorts []store.Cohort, name string) error {
	var names []string
	for _, c := range slices.Backward(cohorts) {
		names = append(names, "“"+text.Line(c.Name)+"”")
	}
	if len(names) == 0 {
		return errors.New("there is no cohort yet: import a form export first, with crosswalk import APPLICANTS.csv")
	}
	return fmt.Errorf("there is no cohort “%s”; there are: %s", text.Line(name), strings.Join(names, ", "))
}

type cohortOpenCommand struct {
	Name   string `arg:"" name:"name" help:"What to call it."`
	Closes string `help:"The deadline, in the programme's zone; that minute still counts; none for none. Default: the programme's." placeholder:"'2023-03-14 23:59'|none"`
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
	none := saysNone(c.Closes)
	var closes time.Time
	if !none {
		if closes, err = deadline(c.Closes, p); err != nil {
			return err
		}
	}
	r.begins = true
	db, err := r.openStore()
	if err != nil {
		return err
	}
	defer db.Close()
	open := &cohort.OpenCohort{Name: name, Programme: string(p.Source), Closes: closes, NoDeadline: none}
	if _, err := db.OpenCohort(r.ctx, r.by(), open); err != nil {
		return err
	}
	r.tellMade(db)
	r.printf("Opened %s of %s.\n", name, text.Line(p.Title))
	return nil
}

// cohortName is the name of a cohort as it is kept.
func cohortName(s string) (string, error) {
	name, err := cohort.CohortName(s)
	if err != nil {
		return "", usage("%v", err)
	}
	return name, nil
}

// cohortNamed finds a cohort by its name, however it is spaced and capitalised. Of several programmes that have one of that
// name, --programme says which.
func (r *run) cohortNamed(cohorts []store.Cohort, name string) (c store.Cohort, ok bool, err error) {
	var found []store.Cohort
	var of []string
	for _, c := range cohorts {
		if sameCohort(c.Name, name) {
			found, of = append(found, c), append(of, c.Programme)
		}
	}
	if len(found) > 0 && r.cli.Programme != "" {
		p, err := r.programme()
		if err != nil {
			return store.Cohort{}, false, err
		}
		if i := slices.Index(of, p.Name); i >= 0 {
			return found[i], true, nil
		}
	}
	switch len(found) {
	case 0:
		return store.Cohort{}, false, nil
	case 1:
		return found[0], true, nil
	}
	return store.Cohort{}, false, fmt.Errorf("%s have a cohort “%s”: say which with --programme", say.And(of), text.Line(name))
}

func sameCohort(a, b string) bool { return text.Fold(text.Line(a)) == text.Fold(text.Line(b)) }

// saysNone reports whether --closes asks for no deadline.
func saysNone(closes string) bool { return text.Fold(strings.TrimSpace(closes)) == "none" }

// deadline reads what --closes says.
func deadline(value string, p *programme.Programme) (time.Time, error) {
	at, ok := p.ParseDeadline(value)
	if !ok {
		return at, usage("--closes %s is not a time: write it as '2023-03-14 23:59'", text.Line(value))
	}
	return at, nil
}
