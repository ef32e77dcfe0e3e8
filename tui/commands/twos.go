package commands

import (
	"fmt"
	"path/filepath"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store"
	"crosswalk/store/cohort"
	"crosswalk/store/form"
)

// twosFile are the arguments of the commands that read two people a row.
type twosFile struct {
	File   string `arg:"" name:"file.csv" help:"A file with two people a row, by address or by name."`
	Dates  string `help:"Whether dates in figures put the day (dmy) or the month (mdy) first, where the file does not show it." enum:",dmy,mdy" default:"" placeholder:"dmy|mdy"`
	DryRun bool   `help:"Show what would be taken down and change nothing."`
}

// read reads the file and says what was found in it.
func (c twosFile) read(s *session) (*form.Twos, error) {
	read, err := form.ReadTwosFile(c.File, s.state.Programme, form.Options{Dates: c.Dates})
	if err != nil {
		return nil, err
	}
	s.tell("%s: %s, %ss; %s in %s", c.name(), read.Encoding, read.Delimiter, say.Count(len(read.Rows), "pair"), strings.Join(read.Columns, ", "))
	for _, p := range read.Problems {
		s.tell("  row %d: %s", p.Row, p.Why)
	}
	if len(read.Rows) == 0 {
		return nil, fmt.Errorf("%s has no row that names two people", c.name())
	}
	return read, nil
}

func (c twosFile) name() string { return text.Line(filepath.Base(c.File)) }

type earlierCommand struct{ twosFile }

func (c *earlierCommand) Run(r *run) error {
	r.looks = c.DryRun
	return r.withFirst(func(s *session) error {
		read, err := c.read(s)
		if err != nil {
			return err
		}
		change := &cohort.Earlier{File: text.New(filepath.Base(c.File))}
		finder, taken := s.state.FinderEverywhere(), s.state.TakenBefore()
		known, strangers := 0, map[string]bool{}
		for _, row := range read.Rows {
			p := cohort.EarlierOf(finder, row.People, row.On, row.Outcome)
			if !taken.Take(p) {
				known++
				continue
			}
			change.Pairs = append(change.Pairs, p)
			for _, one := range []cohort.EarlierPerson{p.A, p.B} {
				if said := s.state.SayEarlier(one); said != "" {
					s.tell("  row %d: %s", row.Row, said)
				}
				if !one.IsHere() {
					strangers[one.Written.Value.Key()] = true
				}
			}
			if p.Outcome == "" && !row.Outcome.IsEmpty() {
				s.tell("  row %d: it is not known what “%s” means for how it went; it is kept as a note", row.Row, text.Clip(row.Outcome.Safe()))
			}
		}
		if n := len(strangers); n > 0 {
			s.tell("%s %s not in this store: kept as they are written, and known again when they apply.", say.People(n), isAre(n))
		}
		if known > 0 {
			s.tell("%s %s known already.", say.Count(known, "pair"), isAre(known))
		}
		return c.end(s, change, len(change.Pairs), "taken down")
	})
}

// end makes the change that a file with so many pairs led to, or says what would be done with them.
func (c twosFile) end(s *session, change cohort.Change, pairs int, done string) error {
	switch {
	case pairs == 0:
		s.printf("%s says nothing new: %s is as it was.\n", c.name(), text.Line(s.state.Name))
		return nil
	case c.DryRun:
		s.printf("%s would be %s. Nothing was changed (--dry-run).\n", say.Count(pairs, "pair"), done)
		return nil
	}
	return s.change(change)
}

func isAre(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

// withFirst is with, but where there is no cohort a first one of the programme is opened with the change, as an import does.
func (r *run) withFirst(do func(*session) error) error {
	r.begins = true
	db, err := r.openStore()
	if err != nil {
		return err
	}
	s := &session{run: r, db: db}
	defer s.close()
	cohorts, err := db.Cohorts()
	if err != nil {
		return err
	}
	if len(cohorts) > 0 || r.cli.Cohort != "" {
		err = s.choose()
	} else {
		err = s.foreseeFirst()
	}
	if err != nil {
		return err
	}
	s.warn()
	return do(s)
}

// foreseeFirst shows the first cohort of a store as it will be once it is opened.
func (s *session) foreseeFirst() error {
	p, err := s.programme()
	if err != nil {
		return err
	}
	s.opening = &cohort.OpenCohort{Name: store.FreeName(nil, p.Name), Programme: string(p.Source)}
	s.state, err = s.db.Foresee(s.ctx, s.by(), s.opening)
	return err
}

type pairsCommand struct {
	twosFile
	Reason string `help:"Keep pairs that break a rule of the programme too, for this reason." placeholder:"TEXT"`
}

func (c *pairsCommand) Run(r *run) error {
	return r.with(func(s *session) error {
		read, err := c.read(s)
		if err != nil {
			return err
		}
		rows, pairs := c.people(s, read)
		change := &cohort.ChoosePairs{File: text.New(filepath.Base(c.File)), Why: cohort.Reason(c.Reason)}
		known, against := 0, 0
		for i, row := range s.state.Chosen(pairs) {
			called := s.state.CallPair(row.A, row.B)
			switch {
			case row.Known:
				known++
			case row.Refused != "":
				s.tell("  row %d: %s: %s", rows[i], called, row.Refused)
			case len(row.Against) > 0 && strings.TrimSpace(c.Reason) == "":
				against++
				s.tell("  row %d: %s break a rule: %s. Keep them all the same?", rows[i], called, say.And(row.Against))
			default:
				change.Pairs = append(change.Pairs, cohort.ChosenPair{A: row.A, B: row.B})
			}
		}
		if against > 0 {
			s.tell("%s against a rule: crosswalk pairs %s --reason TEXT keeps them too.", say.Count(against, "pair"), text.Line(c.File))
		}
		if known > 0 {
			s.tell("%s %s kept already.", say.Count(known, "pair"), isAre(known))
		}
		if len(change.Pairs) == 0 && known == 0 {
			return fmt.Errorf("no pair of %s can be kept as it is", c.name())
		}
		return c.end(s, change, len(change.Pairs), "kept")
	})
}

// people finds both people of each row, and asks about those that are not sure.
func (c *pairsCommand) people(s *session, read *form.Twos) (rows []int, pairs [][2]matching.ID) {
	finder := s.state.Finder()
	for _, row := range read.Rows {
		two, unsure := finder.FindTwo(row.People)
		var asked []string
		for _, u := range unsure {
			advice := " Write the address"
			if len(u.Maybe) == 0 {
				advice = ": write the address, or add them first"
			}
			asked = append(asked, s.state.AskWho(u)+advice)
		}
		if len(asked) > 0 {
			s.tell("  row %d: %s", row.Row, strings.Join(asked, "; "))
			continue
		}
		rows, pairs = append(rows, row.Row), append(pairs, two)
	}
	return rows, pairs
}
