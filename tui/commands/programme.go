package commands

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/files"
	"crosswalk/store/form"
)

type programmeCommand struct {
	List  programmeListCommand  `cmd:"" help:"List the programmes that ship."`
	Show  programmeShowCommand  `cmd:"" help:"Print a programme file, to start one of your own from."`
	Check programmeCheckCommand `cmd:"" help:"Name every mistake of a programme file, line by line."`
	New   programmeNewCommand   `cmd:"" help:"Begin a programme file of your own: a few questions, and a file with comments to go on from."`
	Try   programmeTryCommand   `cmd:"" help:"Show at once how a programme file would match the people of a form export."`
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
	Name string `arg:"" optional:"" name:"name" help:"A programme that ships, or a programme file. Without one, what the cohort goes by."`
}

func (c *programmeShowCommand) Run(r *run) error {
	if c.Name == "" {
		return r.with(func(s *session) error {
			_, err := s.stdout.Write(s.state.Programme.Source)
			return err
		})
	}
	source, err := programmeSource(c.Name)
	if err != nil {
		return err
	}
	if _, err := programme.Parse(text.Line(c.Name), source); err != nil {
		return fmt.Errorf("%s is no programme file that can be shown: crosswalk programme check %s names what is wrong", text.Line(c.Name), text.Line(c.Name))
	}
	_, err = io.WriteString(r.stdout, form.Clean(string(source)))
	return err
}

type programmeCheckCommand struct {
	File string `arg:"" name:"file.toml" help:"The programme file."`
}

func (c *programmeCheckCommand) Run(r *run) error {
	p, err := readProgramme(c.File)
	if err != nil {
		return err
	}
	r.printf("%s is in order: %s, %s, %s, %s.\n", text.Line(p.Title), say.Count(len(p.Fields), "field"),
		say.Count(len(p.Rules), "rule"), criteria(len(p.Criteria)), say.Count(len(p.Milestones), "milestone"))
	r.warn(c.File, p)
	return nil
}

// warn prints what has no effect in a programme file.
func (r *run) warn(file string, p *programme.Programme) {
	for _, w := range p.Warnings {
		r.printf("%s:%d: warning: %s\n", text.Line(file), w.Line, text.Line(w.What))
	}
}

// readProgramme reads a programme: see [programmeSource].
func readProgramme(name string) (*programme.Programme, error) {
	source, err := programmeSource(name)
	if err != nil {
		return nil, err
	}
	return programme.Parse(name, source)
}

func criteria(n int) string {
	if n == 1 {
		return "1 criterion"
	}
	return fmt.Sprintf("%d criteria", n)
}

type programmeUseCommand struct {
	File string `arg:"" name:"file.toml" help:"The programme file, or the name of one that ships."`
}

func (c *programmeUseCommand) Run(r *run) error {
	source, err := programmeSource(c.File)
	if err != nil {
		return err
	}
	if _, err := programme.Parse(c.File, source); err != nil {
		return err
	}
	return r.with(func(s *session) error {
		if err := s.change(&cohort.UseProgramme{Programme: string(source)}); err != nil {
			return err
		}
		if closes, idle := s.state.IdleDeadline(); idle {
			has := "has none"
			if !s.state.Closes.IsZero() {
				has = "closes " + cohort.SayDeadline(s.state.Closes.In(s.state.Programme.Zone))
			}
			s.tell("The file's deadline, %s, has no effect: %s %s. To take it: crosswalk cohort set --closes '%s'",
				cohort.SayDeadline(closes), text.Line(s.state.Name), has, closes.Format("2006-01-02 15:04"))
		}
		if plan := s.state.Plan; plan != nil {
			r.printf("The plan under it: %s, %s waiting.\n", planLine(plan), say.People(len(plan.Waits())))
		}
		return nil
	})
}

// programme is the one that --programme names, or the one that ships.
func (r *run) programme() (*programme.Programme, error) {
	name := r.cli.Programme
	if name == "" {
		name = programme.First()
	}
	return readProgramme(name)
}

// programmeOf is the programme of a form that goes to no cohort yet: the one that --programme names, else that one of those
// that ship whose questions the form plainly answers.
func (r *run) programmeOf(path string) (*programme.Programme, error) {
	first, err := r.programme()
	if err != nil || r.cli.Programme != "" {
		return first, err
	}
	p, err := bestFit(path, first)
	if err == nil && p != first {
		r.tell("%s answers the questions of %s, and is taken for that programme; --programme NAME takes it for another.", text.Line(filepath.Base(path)), text.Line(p.Title))
	}
	return p, err
}

// bestFit is the first of some programmes, unless a form plainly answers the questions of another of them or of one that
// ships.
func bestFit(path string, ours ...*programme.Programme) (*programme.Programme, error) {
	among := slices.Clone(ours)
	for _, name := range programme.Builtin() {
		if !slices.ContainsFunc(ours, func(p *programme.Programme) bool { return p.Name == name }) {
			p, err := programme.LoadBuiltin(name)
			if err != nil {
				return nil, err
			}
			among = append(among, p)
		}
	}
	return form.BestFit(path, among), nil
}

// programmeSource reads a programme file by its path, or a built-in one by its name.
func programmeSource(name string) ([]byte, error) {
	if source, ok := programme.BuiltinSource(name); ok {
		return source, nil
	}
	if !strings.HasSuffix(strings.ToLower(name), ".toml") && !strings.ContainsRune(name, os.PathSeparator) {
		_, err := programme.LoadBuiltin(name)
		return nil, fmt.Errorf("%w. A programme file of your own ends in .toml", err)
	}
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return nil, fmt.Errorf("the programme file %s cannot be read: %s", text.Line(name), files.Why(err))
	case info.IsDir():
		return nil, fmt.Errorf("%s is a folder: give the programme file", text.Line(name))
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s is a pipe or a device: give the programme file", text.Line(name))
	case info.Size() > 1<<20:
		return nil, fmt.Errorf("%s is larger than a programme file can be (1 MB)", text.Line(name))
	}
	source, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("the programme file %s cannot be read: %s", text.Line(name), files.Why(err))
	}
	return source, nil
}
