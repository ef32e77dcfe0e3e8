package shell

import (
	"context"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/score"
	"crosswalk/store"
	"crosswalk/store/cohort"
)

// Desk makes every command that touches the store or the engine. Changes are made one after the other in
// the order in which their keys were pressed, even when the disk is slow: lock, then undo pressed before
// the lock was on disk, end as lock, undo.
type Desk struct {
	DB     *store.DB // for what runs in the background
	Actor  string    // who is written in the journal
	Folder string    // where files are looked for first; empty: the working folder

	cohort uint64
	now    func() time.Time
	last   chan struct{}  // closed when the change before is done
	queued int            // changes asked for and not answered yet
	saves  *store.DraftOf // what is being sent off, for the change that is asked for next
	taking *store.DraftOf // the same of the change that is being made

	mu      sync.Mutex
	leaving bool           // no other change is begun
	left    chan struct{}  // closed with it
	working sync.WaitGroup // changes that are being made
}

// NewDesk makes the desk of a cohort for whoever sits at it.
func NewDesk(db *store.DB, cohort uint64, actor string, now func() time.Time) *Desk {
	done := make(chan struct{})
	close(done)
	return &Desk{DB: db, cohort: cohort, Actor: actor, now: now, last: done, left: make(chan struct{})}
}

// Cohort is the cohort that changes are made to.
func (d *Desk) Cohort() uint64 { return d.cohort }

// Saving reports whether changes were asked for that are not answered yet.
func (d *Desk) Saving() bool { return d.queued > 0 }

// By stamps a change.
func (d *Desk) By() cohort.By { return cohort.By{Actor: d.Actor, Now: d.now()} }

// CommittedMsg says that a change was made.
type CommittedMsg struct {
	State   *cohort.State
	Summary string
	Undoes  bool   // u takes it back
	Moves   bool   // the program goes over to the state's cohort
	Done    func() // called before the state is taken over; may be nil

	saved *store.DraftOf // the draft that the change saved; nil: none
	gone  bool           // and took out of the store
}

// RefusedMsg says that a change could not be made, and why.
type RefusedMsg struct{ Why string }

// InTurn runs work after every change asked for before.
func (d *Desk) InTurn(work func() tea.Msg) tea.Cmd {
	before, done := d.last, make(chan struct{})
	d.last = done
	d.queued++
	saves := d.saves
	d.saves = nil
	return func() tea.Msg {
		defer close(done)
		select {
		case <-before:
		case <-d.left:
		}
		if !d.begin() {
			return nil
		}
		defer d.working.Done()
		d.taking = saves
		msg := work()
		if made, ok := msg.(CommittedMsg); ok {
			made.saved, made.gone = saves, d.taking == nil
			return made
		}
		return msg
	}
}

// begin reports whether a change may still be begun, and counts it as being made.
func (d *Desk) begin() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if !d.leaving {
		d.working.Add(1)
	}
	return !d.leaving
}

// Leave has no other change begun, and waits for those that are being made: each is made whole or not at all. It is for
// the end of the program, however it came.
func (d *Desk) Leave() {
	d.mu.Lock()
	if !d.leaving {
		d.leaving = true
		close(d.left)
	}
	d.mu.Unlock()
	d.working.Wait()
}

// Commit makes a change.
func (d *Desk) Commit(c cohort.Change) tea.Cmd {
	here := d.cohort
	return d.InTurn(func() tea.Msg { return d.CommitTo(here, c) })
}

// CommitTo makes a change to a cohort at once; it is for work that is done in its turn, see InTurn.
func (d *Desk) CommitTo(id uint64, c cohort.Change) tea.Msg {
	var saved []store.DraftOf
	if d.taking != nil {
		saved = append(saved, *d.taking)
	}
	s, err := d.DB.Commit(context.Background(), id, d.By(), c, saved...)
	if err != nil {
		return RefusedMsg{err.Error()}
	}
	d.taking = nil
	s.WorkOut()
	last, ok := s.LastOf(d.Actor)
	return CommittedMsg{State: s, Summary: c.Summary(s), Undoes: ok && last.Seq == s.Seq}
}

// AskMsg asks something of whoever sits there, in place of a change; it counts as answered.
type AskMsg struct{ Ask func() }

// Undo takes back the actor's latest change, which is looked for only when its turn has come. One with which a great deal
// goes is left for ask, on the goroutine of the screens.
func (d *Desk) Undo(ask func(*cohort.State, *cohort.Entry)) tea.Cmd {
	return d.undo(func(s *cohort.State) (*cohort.Entry, bool) { return s.LastOf(d.Actor) }, ask)
}

// UndoThis takes a change back, whoever made it; it asks as Undo does.
func (d *Desk) UndoThis(seq uint64, ask func(*cohort.State, *cohort.Entry)) tea.Cmd {
	return d.undo(func(s *cohort.State) (*cohort.Entry, bool) {
		if seq == 0 || seq > uint64(len(s.Log)) {
			return nil, false
		}
		return s.Log[seq-1], true
	}, ask)
}

func (d *Desk) undo(which func(*cohort.State) (*cohort.Entry, bool), ask func(*cohort.State, *cohort.Entry)) tea.Cmd {
	here := d.cohort
	return d.InTurn(func() tea.Msg {
		s, err := d.DB.State(here)
		if err != nil {
			return RefusedMsg{err.Error()}
		}
		e, ok := which(s)
		if !ok {
			return RefusedMsg{"there is nothing of yours to undo"}
		}
		undo := &cohort.Undo{Of: e.Seq}
		if _, sweeps := s.Sweeps(e); !sweeps {
			return d.CommitTo(here, undo)
		}
		if _, err := d.Preview(context.Background(), s, undo); err != nil {
			return RefusedMsg{err.Error()} // nothing to ask about
		}
		return AskMsg{func() { ask(s, e) }}
	})
}

// Redo makes the change again that was undone last.
func (d *Desk) Redo() tea.Cmd {
	here := d.cohort
	return d.InTurn(func() tea.Msg {
		s, err := d.DB.State(here)
		if err != nil {
			return RefusedMsg{err.Error()}
		}
		e, ok := s.UndoneOf(d.Actor)
		if !ok {
			return RefusedMsg{"there is nothing to redo"}
		}
		return d.CommitTo(here, &cohort.Redo{Of: e.Seq})
	})
}

// Preview works out, in the background, what a change would lead to; nothing is written.
func (d *Desk) Preview(ctx context.Context, s *cohort.State, c cohort.Change) (*cohort.State, error) {
	return d.DB.Preview(ctx, s, d.By(), c)
}

// ScoredMsg brings the compiled scores of a state.
type ScoredMsg struct {
	Cohort uint64
	Seq    uint64
	Scorer *score.Scorer
}

// Score compiles the scores of a state, and finds out who may have one employer.
func (d *Desk) Score(s *cohort.State) tea.Cmd {
	if s.Programme == nil || len(s.People) == 0 {
		return nil
	}
	return func() tea.Msg {
		s.EmployerDoubts()
		return ScoredMsg{s.Cohort, s.Seq, s.Scorer()}
	}
}
