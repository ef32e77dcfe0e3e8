package tui

import (
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/plan"
	"crosswalk/matching/score"
	"crosswalk/store"
	"crosswalk/store/cohort"
)

// desk makes every command that touches the store or the engine. Changes are made one after the other in
// the order in which their keys were pressed, even when the disk is slow: lock, then undo pressed before
// the lock was on disk, end as lock, undo.
type desk struct {
	db      *store.DB
	cohort  uint64
	actor   string
	now     func() time.Time
	last    chan struct{} // closed when the change before is done
	weighed chan struct{} // closed when the weights looked at before are done; nil before the first
	folder  string        // where files are looked for first; empty: the working folder
	queued  int           // changes asked for and not answered yet
	prices  plan.Pricer   // keeps what was prepared for the prices of the plan on the screen
}

func newDesk(db *store.DB, cohort uint64, actor string, now func() time.Time) *desk {
	done := make(chan struct{})
	close(done)
	return &desk{db: db, cohort: cohort, actor: actor, now: now, last: done}
}

// by stamps a change.
func (d *desk) by() cohort.By { return cohort.By{Actor: d.actor, Now: d.now()} }

// committedMsg says that a change was made.
type committedMsg struct {
	state   *cohort.State
	summary string
	undoes  bool // u takes it back
	moves   bool // the program goes over to the state's cohort
}

// refusedMsg says that a change could not be made, and why.
type refusedMsg struct{ why string }

// inTurn runs work after every change asked for before.
func (d *desk) inTurn(work func() tea.Msg) tea.Cmd {
	before, done := d.last, make(chan struct{})
	d.last = done
	d.queued++
	return func() tea.Msg {
		<-before
		defer close(done)
		return work()
	}
}

// Commit makes a change.
func (d *desk) Commit(c cohort.Change) tea.Cmd {
	here := d.cohort
	return d.inTurn(func() tea.Msg { return d.commit(here, c) })
}

func (d *desk) commit(cohort uint64, c cohort.Change) tea.Msg {
	s, err := d.db.Commit(context.Background(), cohort, d.by(), c)
	if err != nil {
		return refusedMsg{sentence(err)}
	}
	last, ok := s.LastOf(d.actor)
	return committedMsg{state: s, summary: c.Summary(s), undoes: ok && last.Seq == s.Seq}
}

// Undo takes back the actor's latest change, which is looked for only when its turn has come.
func (d *desk) Undo() tea.Cmd {
	here := d.cohort
	return d.inTurn(func() tea.Msg {
		s, err := d.db.State(here)
		if err != nil {
			return refusedMsg{sentence(err)}
		}
		e, ok := s.LastOf(d.actor)
		if !ok {
			return refusedMsg{"there is nothing of yours to undo"}
		}
		return d.commit(here, &cohort.Undo{Of: e.Seq})
	})
}

// Redo makes the change again that was undone last.
func (d *desk) Redo() tea.Cmd {
	here := d.cohort
	return d.inTurn(func() tea.Msg {
		s, err := d.db.State(here)
		if err != nil {
			return refusedMsg{sentence(err)}
		}
		e, ok := s.UndoneOf(d.actor)
		if !ok {
			return refusedMsg{"there is nothing to redo"}
		}
		return d.commit(here, &cohort.Redo{Of: e.Seq})
	})
}

// previewedMsg is what a change would lead to. tag is the asker's, to know the answer by.
type previewedMsg struct {
	tag    any
	change cohort.Change
	before *cohort.State
	after  *cohort.State // nil if it was refused
	why    string        // why it was refused
}

// Preview works out what a change would lead to; nothing is written. It answers with a previewedMsg, or
// with nothing once ctx is over.
func (d *desk) Preview(ctx context.Context, tag any, s *cohort.State, c cohort.Change) tea.Cmd {
	return func() tea.Msg {
		after, err := d.db.Preview(ctx, s, d.by(), c)
		switch {
		case ctx.Err() != nil:
			return nil
		case err != nil:
			return previewedMsg{tag: tag, change: c, before: s, why: sentence(err)}
		}
		return previewedMsg{tag: tag, change: c, before: s, after: after}
	}
}

// scoredMsg brings the compiled scores of a state.
type scoredMsg struct {
	cohort uint64
	seq    uint64
	scorer *score.Scorer
}

// Score compiles the scores of a state.
func (d *desk) Score(s *cohort.State) tea.Cmd {
	if s.Programme == nil || len(s.People) == 0 {
		return nil
	}
	return func() tea.Msg { return scoredMsg{s.Cohort, s.Seq, s.Scorer()} }
}

// pricesMsg brings some of a person's prices; more is the command for the next ones, nil after the last.
type pricesMsg struct {
	person matching.ID
	seq    uint64 // of the state they are for
	prices []plan.Price
	err    string
	more   tea.Cmd
}

// Prices works out what each possible partner of a person costs, in the background and best first, until
// ctx is over.
func (d *desk) Prices(ctx context.Context, s *cohort.State, scorer *score.Scorer, person matching.ID) tea.Cmd {
	found := make(chan plan.Price, 16)
	failed := make(chan error, 1)
	start := func() {
		defer close(found)
		defer func() {
			if r := recover(); r != nil {
				failed <- errors.New("the prices could not be worked out")
			}
		}()
		err := d.prices.Prices(ctx, scorer, s.Plan, person, s.Options(), func(p plan.Price) bool {
			select {
			case found <- p:
				return true
			case <-ctx.Done():
				return false
			}
		})
		if err != nil && ctx.Err() == nil {
			failed <- err
		}
	}
	var next tea.Cmd
	next = func() tea.Msg {
		m := pricesMsg{person: person, seq: s.Seq}
		p, ok := <-found
		for ok {
			m.prices = append(m.prices, p)
			select {
			case p, ok = <-found:
				continue
			default:
			}
			m.more = next
			return m
		}
		if ctx.Err() != nil {
			return nil
		}
		select {
		case err := <-failed:
			m.err = sentence(err)
		default:
		}
		return m
	}
	return func() tea.Msg {
		go start()
		return next()
	}
}

// sentence is an error in words for the screen.
func sentence(err error) string { return err.Error() }
