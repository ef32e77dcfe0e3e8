package commands

import (
	"context"
	"time"

	"crosswalk/store/demo"
	"crosswalk/tui"
)

type demoCommand struct{}

// Run opens the screens on a store that is made for it, and goes however they end.
// Nobody's own store is looked at.
func (c *demoCommand) Run(r *run) error {
	if err := needTerminal(); err != nil {
		return err
	}
	return r.inDemo(func(made *demo.Demo) error {
		return r.show(tui.Options{
			DB: made.DB, Cohort: made.Cohort, Demo: true,
			Notice: "A demo: change what you like, nothing is kept. C: the other four programmes",
		})
	})
}

// inDemo makes the store of a demonstration, and takes it away when do is done, also where a signal ends either.
func (r *run) inDemo(do func(*demo.Demo) error) (err error) {
	ctx, cancel := context.WithCancel(r.ctx)
	defer cancel()
	ended := onSignals(func(bool) { cancel() })
	defer func() {
		if s := ended(); s != nil && err != nil {
			err = signalled{s}
		}
	}()
	made, err := demo.Make(ctx)
	if err != nil {
		return err
	}
	defer made.DB.Close()
	if err := r.beginDemo(made); err != nil {
		return err
	}
	return do(made)
}

// beginDemo takes the day of the demonstration for today, unless another one was given, and the cohort of --programme for the
// first.
func (r *run) beginDemo(made *demo.Demo) error {
	s, err := made.DB.State(made.Cohort)
	if err != nil {
		return err
	}
	if r.cli.Today == "" {
		today := made.Today.In(s.Programme.Zone, 12)
		r.now = func() time.Time { return today }
	}
	if r.cli.Programme == "" && r.cli.Cohort == "" {
		return nil
	}
	named := &session{run: r, db: made.DB}
	if err := named.choose(); err != nil {
		return err
	}
	made.Cohort = named.state.Cohort
	return nil
}
