package commands

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"

	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/files"
	"crosswalk/tui"
	"crosswalk/tui/chart"
	"crosswalk/tui/theme"
)

type openCommand struct {
	File string `arg:"" optional:"" help:"A form export to import first." placeholder:"APPLICANTS.csv"`
	At   string `help:"Open at this person." placeholder:"EMAIL"`
	reading
}

// Run opens the screens. A file goes into an empty cohort at once; into one with people only after its
// preview was seen, unless it says nothing new.
func (c *openCommand) Run(r *run) error {
	if _, err := os.Stat(c.File); c.File != "" && err != nil {
		return usage("there is no file and no command %s: see crosswalk --help", text.Line(c.File))
	}
	if err := needTerminal(); err != nil {
		return err
	}
	if c.File == "" {
		time.AfterFunc(time.Second, whileReading()) // when the first screen stands
	}
	s, preview, notice, err := c.prepare(r)
	if err != nil {
		return err
	}
	defer s.close()
	if c.At != "" {
		if _, err := s.person(c.At); err != nil {
			return err
		}
	}
	said, err := c.reading.options(s.state)
	if err != nil {
		return err
	}
	warning := s.db.Warning
	if said := s.db.SayLosses(); said != "" {
		warning = said
	}
	return r.show(tui.Options{
		DB: s.db, Cohort: s.state.Cohort, At: c.At, Import: preview, Reading: said, Notice: notice, Warning: warning,
	})
}

// needTerminal refuses to open the screens where there is no terminal that can show them.
func needTerminal() error {
	if !term.IsTerminal(os.Stdin.Fd()) || !term.IsTerminal(os.Stdout.Fd()) {
		return errors.New("the screens need a terminal; without one use the commands: crosswalk --help")
	}
	if t := os.Getenv("TERM"); t == "dumb" && runtime.GOOS != "windows" {
		return errors.New("this terminal says that it can show no screens (TERM is dumb); use another one, or the commands: crosswalk --help")
	}
	return nil
}

// show runs the screens until they are left, and waits for what is being saved.
func (r *run) show(o tui.Options) error {
	environ := os.Environ()
	o.Actor, o.Now, o.Theme, o.After = r.actor(), r.now, theme.Detect(environ), tea.Tick
	model, err := tui.New(o)
	if err != nil {
		return err
	}
	options := []tea.ProgramOption{tea.WithFilter(countAlike), tea.WithContext(context.WithoutCancel(r.ctx)), tea.WithoutSignalHandler()}
	if profile, forced := theme.Profile(environ, colorprofile.Detect(os.Stdout, environ)); forced {
		options = append(options, tea.WithColorProfile(profile))
	}
	program := tea.NewProgram(model, options...)
	ended := onSignals(func(first bool) {
		if first {
			program.Send(tui.LeaveMsg{})
		} else {
			program.Kill()
		}
	})
	_, err = program.Run()
	r.await(model)
	return how(ended(), model.Crash(), err)
}

// countAlike keeps from the program that the terminal can count what belongs together as one: it is left to count
// characters, as all terminals can and as widths are counted here, so that no name moves what stands beside it.
func countAlike(_ tea.Model, msg tea.Msg) tea.Msg {
	if report, ok := msg.(tea.ModeReportMsg); ok && report.Mode == ansi.ModeUnicodeCore {
		return nil
	}
	return msg
}

// await waits for the changes that are being saved, and says so if it takes longer than a moment.
func (r *run) await(m *tui.Model) {
	saved := make(chan struct{})
	go func() {
		defer close(saved)
		if err := m.Wait(); err != nil {
			r.tell("crosswalk: %s", text.Line(err.Error()))
		}
	}()
	select {
	case <-saved:
	case <-time.After(time.Second):
		r.tell("Saving what you changed…")
		<-saved
	}
}

// how is how the screens ended: by a signal, by an error of the program itself, or as they should.
func how(signal os.Signal, crash, err error) error {
	switch {
	case crash != nil:
		return crashed(crash)
	case signal != nil:
		return signalled{signal}
	case errors.Is(err, tea.ErrInterrupted), err == nil:
		return nil
	}
	return fmt.Errorf("the terminal was lost, or cannot show the screens: %s", files.Why(err))
}

// prepare opens the store at the cohort to show, with the file imported where that may be done at once.
func (c *openCommand) prepare(r *run) (s *session, preview, notice string, err error) {
	if c.File == "" {
		r.begins = c.At == "" && r.cli.Cohort == ""
		s, err = r.openOrBegin()
		return s, "", "", err
	}
	in, err := r.startImport(c.File, c.reading)
	if err != nil {
		return nil, "", "", err
	}
	if err := in.refuseUseless(); err != nil {
		in.report()
		in.close()
		return nil, "", "", err
	}
	switch {
	case in.diff.Empty():
		return in.session, "", fmt.Sprintf("%s says nothing new", in.name()), nil
	case len(in.state.People) > 0:
		return in.session, c.File, "", nil
	}
	in.report()
	opened := in.state.Name
	if err := in.importAll(); err != nil {
		in.close()
		return nil, "", "", err
	}
	return in.session, "", in.opened(text.Line(opened)), nil
}

// opened is what was imported into a cohort that was empty, short enough for one line of 80 cells: what else there is to
// say was said by report, and stands on Overview.
func (in *importing) opened(name string) string {
	notice := fmt.Sprintf("%s: %s imported", chart.Clip(name, 12), say.Count(len(in.result.Applicants), "applicant"))
	rejected, twice := len(in.result.Problems), len(in.result.Superseded)
	switch {
	case rejected > 0 && in.diff.Dropped != nil:
		notice += fmt.Sprintf(", %d rejected; no deadline: D", rejected)
	case rejected > 0:
		notice += fmt.Sprintf(", %d rejected: see Overview", rejected)
	case in.diff.Dropped != nil:
		notice += "; no deadline: D sets one"
	case twice > 0:
		notice += fmt.Sprintf(", %d superseded", twice)
	}
	return notice + " · u undoes"
}

// importAll takes the file over, without a word on standard output.
func (in *importing) importAll() error {
	next, err := in.commit(in.db.Import(in.diff, in.file()))
	if err != nil {
		return err
	}
	in.state = next
	return nil
}

// openOrBegin opens the store at a cohort, opening the first cohort where there is none.
func (r *run) openOrBegin() (*session, error) {
	db, err := r.openStore()
	if err != nil {
		return nil, err
	}
	s := &session{run: r, db: db}
	cohorts, err := db.Cohorts()
	if err == nil && len(cohorts) == 0 && r.cli.Cohort == "" {
		p, perr := r.programme()
		if perr != nil {
			db.Close()
			return nil, perr
		}
		if s.state, err = db.OpenCohort(r.ctx, r.by(), &cohort.OpenCohort{Name: "Cohort 1", Programme: string(p.Source)}); err == nil {
			r.tellMade(db)
		}
	} else if err == nil {
		err = s.choose()
	}
	if err != nil {
		db.Close()
		return nil, err
	}
	return s, nil
}
