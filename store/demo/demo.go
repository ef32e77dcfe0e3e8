// Package demo makes the store that a demonstration opens: the shipped programmes, each at another stage of its life, with
// the people of the sample exports. Which programme is how far, and on which days, is data: demo.toml of the package
// samples. Here stands how a cohort comes to be that far: by reading the exports and committing the very changes that a
// coordinator and facilitators would make, each stamped with the day on which it would have been made.
//
//	story.go   the story as it is read
//	forms.go   exports, a board's sheet and pairs from before, read and imported
//	stages.go  what is done to a cohort at each stage of its life
//	past.go    how pairs live, and what the facilitator writes down of it
//	manner.go  the manners in which they do, and what is said
//
// Nothing is left to chance: the same program makes the same store. From here may be touched: store, store/form, store/cohort,
// what these stand on, and the samples.
package demo

import (
	"context"
	"fmt"
	"time"

	"crosswalk/matching/programme"
	"crosswalk/store"
	"crosswalk/store/cohort"
)

// Demo is a store that was made for a demonstration.
type Demo struct {
	DB     *store.DB
	Cohort uint64         // the one to be shown first
	Today  programme.Date // the day on which all of it is as it should be seen
}

// Make makes the store of a demonstration, which goes when it is closed. Cancelling ctx ends it before it is done, with
// nothing left.
func Make(ctx context.Context) (*Demo, error) {
	told, err := read()
	if err != nil {
		return nil, err
	}
	first := cohort.By{Actor: coordinator, Now: told.Cohorts[0].Read[0].In(time.UTC, 9)}
	db, err := store.OpenPassing(first)
	if err != nil {
		return nil, err
	}
	made := &Demo{DB: db, Today: told.Today}
	for _, c := range told.Cohorts {
		o := &office{ctx: ctx, db: db, scene: c, today: told.Today}
		if err = o.live(); err != nil {
			db.Close()
			return nil, fmt.Errorf("the demonstration of %s cannot be made: %w", c.Programme, err)
		}
		if c.Opens || made.Cohort == 0 {
			made.Cohort = o.cohort
		}
	}
	return made, nil
}

// Who works in the office of a demonstration.
const coordinator = "robin"

var facilitators = []string{"Kim Lo", "Grace Hall"}

// office is where one cohort is worked on.
type office struct {
	ctx    context.Context
	db     *store.DB
	scene  scene
	today  programme.Date
	zone   *time.Location
	cohort uint64
	state  *cohort.State // the newest

	day   programme.Date // on which they work
	made  int            // changes made on that day
	lived map[uint64]*lived
	week  map[string]*cohort.Several // what came of the week and is not written down yet, by who writes it; nil: it is written at once
}

// on goes to a day; one that is past already stays.
func (o *office) on(day programme.Date) {
	if day.After(o.day) {
		o.day, o.made = day, 0
	}
}

// by stamps a change: from nine in the morning on, a few minutes after each other.
func (o *office) by(actor string) cohort.By {
	o.made++
	return cohort.By{Actor: actor, Now: o.day.In(o.zone, 9).Add(time.Duration(4*o.made) * time.Minute)}
}

// do makes a change.
func (o *office) do(actor string, c cohort.Change) (err error) {
	next, err := o.db.Commit(o.ctx, o.cohort, o.by(actor), c)
	if err != nil {
		return fmt.Errorf("%s, %s: %w", o.day, c.Kind(), err)
	}
	o.state = next
	return nil
}

// live opens the cohort and does all that was done in it.
func (o *office) live() error {
	p, err := programme.LoadBuiltin(o.scene.Programme)
	if err != nil {
		return err
	}
	o.zone = p.Zone
	o.on(o.scene.Read[0])
	next, err := o.db.OpenCohort(o.ctx, o.by(coordinator), &cohort.OpenCohort{Name: o.scene.Name, Programme: string(p.Source)})
	if err != nil {
		return err
	}
	o.cohort, o.state = next.Cohort, next
	for _, day := range o.scene.Read {
		o.on(day)
		if err := o.importForm(); err != nil {
			return err
		}
	}
	if err := o.takeDownEarlier(); err != nil {
		return err
	}
	return stages[o.scene.Stage](o)
}
