package importing

import (
	"context"
	"errors"
	"path/filepath"

	"crosswalk/matching"
	"crosswalk/matching/text"
	"crosswalk/store"
	"crosswalk/store/cohort"
	"crosswalk/store/form"
	"crosswalk/tui/dialog"
	"crosswalk/tui/settling"
	"crosswalk/tui/shell"
)

// reading is a form export as it was read, held against the cohort. It does not change once it is made.
type reading struct {
	path   string        // ~ written out
	state  *cohort.State // the cohort it was held against
	result *form.Result  // with an error: nil, or the headings only
	diff   *cohort.ImportDiff
	after  *cohort.State   // the cohort after the import
	known  map[string]bool // the questions that are open already, by key
	ahead  *ahead          // the cohort after the import and the answers given; nil of a file that cannot be read
	left   map[int]bool    // rejected rows that are left out
	again  map[string]bool // who was erased and is taken in again
	err    error
	fresh  string // a name for a new cohort

	decides  string // the heading below which a board's sheet says who goes to which stage, safe to draw; empty: none
	onlyThat bool   // it has nothing else that could be taken in
}

// readForm reads a form export with what was said about it, and compares it with the cohort as it is now;
// nothing is written. It is for the background.
func readForm(ctx context.Context, sh *shell.Shell, here uint64, path string, said said, p *progress) *reading {
	r := &reading{path: dialog.Expanded(path), left: said.left, again: said.again}
	db := sh.Desk.DB
	if r.state, r.err = db.State(here); r.err != nil {
		return r
	}
	said.Closes, said.Before, said.Taught = r.state.Closes, r.state.FormHeadings(), r.state.Taught()
	said.Known = r.state.KnownPeople()
	said.Watch = p.watch(ctx, r.path)
	if r.result, r.err = form.ReadFile(r.path, r.state.Programme, said.Options); r.err != nil || ctx.Err() != nil {
		r.onlyThat = r.err != nil && onlyDecides(r.path, r.state, said.Options)
		return r
	}
	r.decides = r.result.DecidingHeading(r.state.Programme).Safe()
	r.diff = r.against(r.state)
	r.lookAhead(sh, said.changes)
	var cohorts []store.Cohort
	cohorts, r.err = db.Cohorts()
	r.fresh = store.FreeName(cohorts, r.state.Programme.Name)
	return r
}

// onlyDecides reports whether a file that is no form export is a sheet of a board's decisions, at least one of which is clear.
func onlyDecides(path string, s *cohort.State, o form.Options) bool {
	if !s.HasStages() {
		return false
	}
	d, err := form.ReadDecisionsFile(path, s.Programme, o)
	return err == nil && len(d.All) > 0
}

// lookAhead works out the cohort after the import, and what there is to be settled in it.
func (r *reading) lookAhead(sh *shell.Shell, answers []cohort.Change) {
	r.after = r.state
	if !r.diff.Empty() {
		if after, err := r.state.Ahead(sh.Desk.DB.Import(r.diff, r.file())); err == nil {
			r.after = after
		}
	}
	r.known = map[string]bool{}
	for _, q := range settling.Of(sh, r.state) {
		r.known[q.Key] = true
	}
	r.ahead = lookAhead(sh, r, nil, answers)
}

// file is what importing adds to what the file says about people.
func (r *reading) file() cohort.ImportFile {
	rejected := said{left: r.left}.rejected(r.result)
	left := len(r.result.FormRows()) - len(rejected)
	return cohort.ImportFile{
		Name: text.New(filepath.Base(r.path)), Hash: r.result.Hash, Problems: len(r.result.Problems) - left, Superseded: len(r.result.Superseded),
		Headings: r.result.FormHeadings(), Rejected: rejected,
	}
}

// against holds what was read against a cohort.
func (r *reading) against(s *cohort.State) *cohort.ImportDiff {
	diff := s.CompareImport(r.people(), r.result.Rejects || r.result.Sheet, r.result.Unasked(s.Programme)...)
	diff.TakeIn(func(key string) bool { return r.again[key] })
	return diff
}

func peopleIn(r *form.Result) []*matching.Applicant {
	people := make([]*matching.Applicant, len(r.Applicants))
	for i, a := range r.Applicants {
		people[i] = a.Applicant
	}
	return people
}

// people are the applicants that were read.
func (r *reading) people() []*matching.Applicant { return peopleIn(r.result) }

// asksDates reports whether the order of day and month has to be said.
func (r *reading) asksDates() bool { return errors.Is(r.err, form.ErrDates) }

// asksHeadings reports whether it has to be said which heading answers what.
func (r *reading) asksHeadings() bool { return errors.Is(r.err, form.ErrHeadings) && r.result != nil }

// refused reports whether the file cannot be read, whatever is said about it.
func (r *reading) refused() bool { return r.err != nil && !r.asksDates() && !r.asksHeadings() }

// usable reports whether any row of the file could be read.
func (r *reading) usable() bool { return r.err == nil && len(r.result.Applicants) > 0 }

// hasRejects reports whether rows of the file were rejected.
func (r *reading) hasRejects() bool { return r.err == nil && len(r.result.Problems) > 0 }

// answers are those that go in with the import.
func (r *reading) answers() []cohort.Change {
	if r.ahead == nil {
		return nil
	}
	return r.ahead.kept
}

// saysNothing reports whether the cohort would be as it was. Of a file none of whose rows could be used, that
// is not known.
func (r *reading) saysNothing() bool {
	return r.err == nil && r.diff.Empty() && len(r.answers()) == 0 && (r.usable() || !r.hasRejects())
}

// mayImport reports whether the file, or what was answered about it, may go into the cohort, and changes it.
func (r *reading) mayImport() bool {
	return r.err == nil && (!r.diff.Empty() || len(r.answers()) > 0) && (r.usable() || !r.hasRejects())
}

// mayAnew reports whether the file may go into a new cohort: it seems to belong to none that is here, or the cohort is
// published.
func (r *reading) mayAnew() bool { return r.usable() && (r.diff.Stranger || r.diff.Published) }

// verdict is what has to be known before enter is pressed; empty where there is nothing.
func (r *reading) verdict() string {
	cohort := text.Line(r.state.Name)
	switch {
	case r.err != nil:
		return form.Matter(r.err)
	case !r.usable() && r.hasRejects():
		return "No row of this file can be used, so there is nothing to import."
	case !r.usable():
		return "There is nobody in this file."
	case r.diff.Empty() && len(r.diff.Erased) > 0:
		return "This file has nobody new but who was erased: " + cohort + " is as it was."
	case r.diff.Empty() && r.decides != "":
		return "This file says nothing new of anybody, but “" + r.decides + "” says who goes where: d shows that."
	case r.diff.Empty():
		return "This file says nothing new: " + cohort + " is as it was. enter closes."
	case r.decides != "":
		return "enter takes in what is new here. “" + r.decides + "” says who goes where: d shows that, and moves them."
	case r.diff.Stranger:
		return "Nobody in this file is in " + cohort + " yet. n imports it into a new cohort; enter adds them here all the same."
	case r.diff.Published && len(r.diff.New) > 0:
		return cohort + " is published: who is new waits, and is published when you say so. n imports this file into a new cohort."
	case r.diff.Dropped != nil:
		return r.diff.Dropped.Say() + " D sets one."
	}
	return ""
}

// fileName is the name of a file, safe to draw.
func fileName(path string) string { return text.Line(filepath.Base(path)) }
