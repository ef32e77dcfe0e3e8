package shell

import (
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store"
)

// Drafts are what was typed into forms and is not saved: in memory with every key, and in the store a moment later. A form
// that opens again takes up what was left in it. One leaves when what it says is saved, with that very change, or when its
// form is emptied.
//
// Writing to the store waits for the disk, so it is done in the background, one at a time, and what is typed meanwhile is
// written together with the next. Where the store cannot be written, drafts last as long as the program.
type Drafts struct {
	kept    map[string]store.Draft   // by their keys
	behind  map[string]store.DraftOf // of which the store does not say what is kept
	writing map[string]store.DraftOf // of which something is being written now; nil: nothing is
	due     bool                     // the next writing is on its way
	broken  string                   // why the last writing failed; empty: it did not
	stuck   bool                     // it did, and nothing was typed since
	told    bool                     // that it did was said
}

// Drafter is a dialog that is typed into.
type Drafter interface {
	// DraftOf says what it is about; cohort and author are filled in.
	DraftOf() store.DraftOf
	// Draft is what would be lost if the dialog went away now; empty if nothing would.
	Draft() string
	// Restore takes up what was left in it. typed is the day on which that was.
	Restore(draft string, typed programme.Date)
}

// draftPause is how long what is typed may be only in memory.
const draftPause = 300 * time.Millisecond

// of is what a dialog is about, in this cohort and by whoever sits here.
func (sh *Shell) of(d Drafter) store.DraftOf {
	of := d.DraftOf()
	of.Cohort, of.By = sh.Desk.cohort, sh.Desk.Actor
	return of
}

// restore gives a dialog what was left in it.
func (sh *Shell) restore(d Drafter) {
	if left, ok := sh.Drafts.kept[sh.of(d).Key()]; ok {
		d.Restore(left.Text, sh.state.Today(left.Typed))
	}
}

// HasDraft reports whether something was left in the dialogs of a kind about an exchange.
func (sh *Shell) HasDraft(form string, exchange uint64) bool {
	for _, d := range sh.Drafts.kept {
		if d.Of.Form == form && d.Of.Exchange == exchange && d.Of.Cohort == sh.Desk.cohort && d.Of.By == sh.Desk.Actor {
			return true
		}
	}
	return false
}

// LoadDrafts reads what is kept in the store, and forgets everything else.
func (sh *Shell) LoadDrafts() error {
	all, err := sh.Desk.DB.Drafts()
	sh.TakeDrafts(all)
	return err
}

// TakeDrafts takes up what is kept in the store, and forgets everything else: of people who were erased nothing is left.
func (sh *Shell) TakeDrafts(all []store.Draft) {
	sh.Drafts = Drafts{kept: map[string]store.Draft{}, behind: map[string]store.DraftOf{}}
	for _, d := range all {
		sh.Drafts.kept[d.Of.Key()] = d
	}
}

// SayKept says that something is kept, how long, and how it is taken up again.
func (sh *Shell) SayKept(what, again string) {
	if sh.Drafts.broken != "" {
		what += " until you quit"
	}
	sh.Say(what + ": " + again)
}

// Send runs what sends a dialog off. A change that is asked for in it takes the draft along: made, it is gone; refused, it
// stays. Where it is sent and no change is asked for, it is gone at once.
func (sh *Shell) Send(d Drafter, submit func() (objection string, cmd tea.Cmd)) (objection string, cmd tea.Cmd) {
	of := sh.of(d)
	sh.Desk.saves = &of
	objection, cmd = submit()
	taken := sh.Desk.saves == nil
	sh.Desk.saves = nil
	if objection == "" && !taken {
		sh.Drafts.drop(of)
	}
	return objection, cmd
}

// drop forgets a draft.
func (d *Drafts) drop(of store.DraftOf) {
	key := of.Key()
	if _, ok := d.kept[key]; ok {
		delete(d.kept, key)
		d.behind[key] = of
	}
}

// saved forgets a draft whose change was made. One that the change did not take out of the store, or that is on its way
// there just now, is taken out after that.
func (d *Drafts) saved(of store.DraftOf, gone bool) {
	key := of.Key()
	delete(d.kept, key)
	delete(d.behind, key)
	if _, ok := d.writing[key]; ok || !gone {
		d.behind[key] = of
	}
}

// take looks what a dialog holds now.
func (sh *Shell) take(d Drafter) {
	typed := d.Draft()
	of := sh.of(d)
	key := of.Key()
	was, ok := sh.Drafts.kept[key]
	switch {
	case typed == "":
		sh.Drafts.drop(of)
	case !ok || was.Text != typed:
		sh.Drafts.kept[key] = store.Draft{Of: of, Typed: sh.Now(), Text: typed}
		sh.Drafts.behind[key], sh.Drafts.stuck = of, false
	}
}

// draftsDueMsg says that the pause before the next writing is over.
type draftsDueMsg struct{}

// draftsWrittenMsg says what came of a writing.
type draftsWrittenMsg struct{ err error }

// KeepDrafts looks what the dialogs hold that are open, and has it written if that is something else than before. It is for
// the end of every message.
func (r *Root) KeepDrafts() tea.Cmd {
	for _, d := range r.dialogs {
		if d, ok := d.(Drafter); ok {
			r.take(d)
		}
	}
	d := &r.Drafts
	if len(d.behind) == 0 || d.writing != nil || d.due || d.stuck {
		return nil
	}
	if r.After == nil { // nothing comes by itself: when the form is left
		if len(r.dialogs) > 0 {
			return nil
		}
		return r.writeDrafts()
	}
	d.due = true
	return r.After(draftPause, func(time.Time) tea.Msg { return draftsDueMsg{} })
}

// TookDrafts answers the messages about drafts; ok is false of any other. failed says that drafts cannot be written, for
// the first time.
func (r *Root) TookDrafts(msg tea.Msg) (cmd tea.Cmd, failed, ok bool) {
	switch msg := msg.(type) {
	case draftsDueMsg:
		r.Drafts.due = false
		return r.writeDrafts(), false, true
	case draftsWrittenMsg:
		return nil, r.draftsWritten(msg.err), true
	}
	return nil, false, false
}

// DraftsBehind reports whether something was typed that is not in the store, though it can be.
func (r *Root) DraftsBehind() bool {
	return r.Drafts.writing != nil || len(r.Drafts.behind) > 0 && !r.Drafts.told
}

// WriteDrafts has written at once what is not in the store.
func (r *Root) WriteDrafts() tea.Cmd {
	if r.Drafts.writing != nil || r.Drafts.told {
		return nil
	}
	return r.writeDrafts()
}

// writeDrafts writes in the background what is not in the store.
func (r *Root) writeDrafts() tea.Cmd {
	kept, gone, ok := r.Drafts.begin()
	if !ok {
		return nil
	}
	desk := r.Desk
	return func() tea.Msg {
		if !desk.begin() {
			return nil // written when the program ends
		}
		defer desk.working.Done()
		return draftsWrittenMsg{desk.DB.KeepDrafts(kept, gone)}
	}
}

// begin takes what is to be written.
func (d *Drafts) begin() (kept []store.Draft, gone []store.DraftOf, ok bool) {
	if len(d.behind) == 0 || d.writing != nil {
		return nil, nil, false
	}
	d.writing, d.behind = d.behind, map[string]store.DraftOf{}
	for key, of := range d.writing {
		if draft, ok := d.kept[key]; ok {
			kept = append(kept, draft)
		} else {
			gone = append(gone, of)
		}
	}
	return kept, gone, true
}

// draftsWritten takes down what came of a writing. What was not written is tried again with what is typed next. It reports
// whether that is told for the first time.
func (r *Root) draftsWritten(err error) (failed bool) {
	d := &r.Drafts
	was := d.writing
	d.writing = nil
	if err == nil {
		d.broken, d.stuck, d.told = "", false, false
		return false
	}
	for key, of := range was {
		if _, ok := d.behind[key]; !ok {
			d.behind[key] = of
		}
	}
	d.broken, d.stuck = err.Error(), true
	if failed = !d.told; failed {
		d.told = true
		r.Complain("What you type is kept only until you quit, because it cannot be written: " + text.Line(d.broken))
	}
	return failed
}

// LastDrafts writes what is not in the store, for the end of the program, when nothing else runs any more.
func (r *Root) LastDrafts() error {
	d := &r.Drafts
	for key, of := range d.writing { // whether that was written is not known
		if _, ok := d.behind[key]; !ok {
			d.behind[key] = of
		}
	}
	d.writing = nil
	kept, gone, ok := d.begin()
	if !ok {
		return nil
	}
	if err := r.Desk.DB.KeepDrafts(kept, gone); err != nil {
		return errors.New("what you typed last could not be kept: " + err.Error())
	}
	return nil
}
