package commands

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store"
	"crosswalk/store/cohort"
	"crosswalk/store/form"
)

// importing is a form export that was read and held against a cohort.
type importing struct {
	*session
	path   string
	result *form.Result
	diff   *cohort.ImportDiff
}

// startImport opens the store, chooses the cohort a file goes to, and reads the file. Nothing is written: a
// cohort that is needed for the file is opened by commit. With an error there may be a result of the headings alone;
// the store is closed then.
func (r *run) startImport(path string, o reading) (*importing, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	r.begins = true
	db, err := r.openStore()
	if err != nil {
		return nil, err
	}
	in := &importing{session: &session{run: r, db: db}, path: path}
	if err := in.read(o); err != nil {
		db.Close()
		if in.result != nil {
			return in, err
		}
		return nil, err
	}
	return in, nil
}

func (in *importing) read(o reading) error {
	cohorts, err := in.db.Cohorts()
	if err != nil {
		return err
	}
	if err := in.cohortForFile(cohorts); err != nil {
		return err
	}
	p := in.state.Programme
	options, err := o.options(in.state)
	if err != nil {
		return err
	}
	if in.result, err = form.ReadFile(in.path, p, options); err != nil {
		if best, e := bestFit(in.path, p); e == nil && best != p && in.cli.Programme == "" {
			return fmt.Errorf("%s asks the questions of %s, and this cohort is of %s: say --programme %s, which opens a cohort for it. (%w)",
				in.name(), text.Line(best.Title), text.Line(p.Title), best.Name, err)
		}
		return err
	}
	in.diff = in.compare(in.state)
	if in.opening != nil && in.cli.Cohort == "" {
		return in.recognise(cohorts)
	}
	return nil
}

// compare holds the file against a cohort. What the file has no column for, it says nothing about.
func (in *importing) compare(s *cohort.State) *cohort.ImportDiff {
	return s.CompareImport(applicants(in.result), in.result.Rejects || in.result.Sheet, in.result.Unasked(s.Programme)...)
}

// recognise finds out whether the file is one of a published cohort, whose applications it repeats: then it goes
// there, and no other cohort is opened for it.
func (in *importing) recognise(cohorts []store.Cohort) error {
	for i := len(cohorts) - 1; i >= 0; i-- {
		s, err := in.db.State(cohorts[i].ID)
		if err != nil {
			return err
		}
		if string(s.Programme.Source) != string(in.state.Programme.Source) {
			continue
		}
		if diff := in.compare(s); diff.Same+len(diff.Back) > 0 {
			in.state, in.diff, in.opening = s, diff, nil
			return nil
		}
	}
	return nil
}

// cohortForFile chooses the cohort that a file goes to: the one named, else the one in use, else the newest of the
// programme that is not published, else one that is to be opened.
func (in *importing) cohortForFile(cohorts []store.Cohort) error {
	name, source := in.cli.Cohort, ""
	switch {
	case name != "":
		c, ok, err := in.cohortNamed(cohorts, name)
		if err != nil {
			return err
		}
		if !ok && in.cli.Programme == "" && len(cohorts) > 0 {
			if source, err = in.sourceOfOurs(cohorts); err != nil {
				return err
			}
		}
		if ok && in.cli.Programme != "" { // another programme's cohort of that name is not meant
			p, err := in.programme()
			if err != nil {
				return err
			}
			ok = c.Programme == p.Name
		}
		if ok {
			return in.take(c)
		}
	case in.cli.Programme == "" && len(cohorts) > 0:
		used, ok, err := in.db.Used(cohorts)
		if err != nil {
			return err
		}
		if ok {
			return in.take(used)
		}
		newest, err := in.db.State(cohorts[len(cohorts)-1].ID)
		if err != nil {
			return err
		}
		if c, ok := newestOpen(cohorts, newest.Programme.Name); ok {
			return in.take(c)
		}
		source = string(newest.Programme.Source)
	}
	var p *programme.Programme
	var err error
	if source == "" {
		if p, err = in.programmeOf(in.path); err != nil {
			return err
		}
		if c, ok := newestOpen(cohorts, p.Name); ok && name == "" {
			return in.take(c)
		}
		source = string(p.Source)
	} else if p, err = programme.Parse("programme", []byte(source)); err != nil {
		return err
	}
	if name == "" {
		name = store.FreeName(cohorts, p.Name)
	}
	return in.foresee(&cohort.OpenCohort{Name: name, Programme: source})
}

// sourceOfOurs is the programme of a new cohort for the file where there are others: the newest one's, unless the form plainly
// answers the questions of another one's or of one that ships.
func (in *importing) sourceOfOurs(cohorts []store.Cohort) (string, error) {
	var among []*programme.Programme
	met := map[string]bool{}
	for i := len(cohorts) - 1; i >= 0; i-- {
		if met[cohorts[i].Programme] {
			continue
		}
		met[cohorts[i].Programme] = true
		s, err := in.db.State(cohorts[i].ID)
		if err != nil {
			return "", err
		}
		among = append(among, s.Programme)
	}
	best, err := bestFit(in.path, among...)
	if err != nil {
		return "", err
	}
	return string(best.Source), nil
}

func (in *importing) take(c store.Cohort) (err error) {
	in.state, err = in.db.State(c.ID)
	return err
}

// foresee shows a cohort as it will be once it is opened.
func (in *importing) foresee(opening *cohort.OpenCohort) error {
	name, err := cohortName(opening.Name)
	if err != nil {
		return err
	}
	opening.Name, in.opening = name, opening
	in.state, err = in.db.Foresee(in.ctx, in.by(), opening)
	return err
}

// newestOpen is the newest cohort of a programme that is not published.
func newestOpen(cohorts []store.Cohort, programme string) (store.Cohort, bool) {
	for i := len(cohorts) - 1; i >= 0; i-- {
		if cohorts[i].Programme == programme && !cohorts[i].Published {
			return cohorts[i], true
		}
	}
	return store.Cohort{}, false
}

func applicants(r *form.Result) []*matching.Applicant {
	out := make([]*matching.Applicant, len(r.Applicants))
	for i, a := range r.Applicants {
		out[i] = a.Applicant
	}
	return out
}

func (in *importing) name() string { return text.Line(filepath.Base(in.path)) }

func (in *importing) file() cohort.ImportFile {
	return cohort.ImportFile{
		Name: text.New(filepath.Base(in.path)), Hash: in.result.Hash,
		Problems: len(in.result.Problems), Superseded: len(in.result.Superseded),
		Headings: in.result.FormHeadings(), Rejected: in.result.FormRows(),
	}
}

// refuseUseless refuses a file without a single row that can be used.
func (in *importing) refuseUseless() error {
	switch {
	case len(in.result.Applicants) > 0:
		return nil
	case len(in.result.Problems) > 0:
		return fmt.Errorf("no row of %s could be used: nothing was changed", in.name())
	}
	return fmt.Errorf("there are no applicants in %s: nothing was changed", in.name())
}

// refuseStranger refuses a file that seems to belong to another cohort.
func (in *importing) refuseStranger() error {
	cohort := text.Line(in.state.Name)
	if in.diff.Stranger && in.cli.Cohort == "" {
		return fmt.Errorf("nobody in %s is in %s: import it into a new cohort with --cohort NAME, or say --cohort '%s' if they belong there", in.name(), cohort, cohort)
	}
	return nil
}

// report tells what the file holds and what it would change.
func (in *importing) report() {
	res, d := in.result, in.diff
	in.tell("%s: %s, %s; %s", in.name(), res.Encoding, res.Delimiter+"s", say.Count(len(res.Applicants), "applicant"))
	if res.Sheet {
		in.tell("  it is about people who are here already: only the columns that it has count")
	}
	if decides := res.DecidingHeading(in.state.Programme); !decides.IsEmpty() {
		in.tell("  %s is left alone: crosswalk stage --from %s --dry-run shows whom it would move where, without --dry-run it moves them", decides.Safe(), in.name())
	}
	if res.LeftOut > 0 {
		in.tell("  %s left out, as --only says", say.Count(res.LeftOut, "row"))
	}
	for _, s := range res.Superseded {
		in.tell("  row %d: superseded by row %d (%s)", s.Row, s.By, s.Email.Safe())
	}
	in.problems(res)
	in.unread(res)
	in.flags(res)
	for i, h := range res.Headings {
		if h.Field == "" {
			in.tell("  not used: %s", cmp.Or(h.Title.Safe(), fmt.Sprintf("column %d, which has no heading", i+1)))
		}
	}
	if len(res.Missing) > 0 {
		in.tell("  no column for: %s", strings.Join(res.Missing, ", "))
	}
	in.noConsent(res)
	for _, c := range d.Changed {
		line := fmt.Sprintf("  changed: %s (%s)", c.Applicant.Email.Safe(), strings.Join(c.Fields, ", "))
		if len(c.Conflicts) > 0 {
			line += "; edited here too, the edit stays: " + strings.Join(c.Conflicts, ", ")
		}
		in.tell("%s", line)
	}
	for _, a := range d.Erased {
		when, _ := in.state.ErasedOn(a.Key())
		in.tell("  row %d: whoever has the address %s was erased on %s, and is left out: --again takes them in anew", in.row(a), a.Email.Safe(), sayDay(when))
	}
	if d.Published && len(d.New) > 0 {
		in.tell("  %s is published: who is new waits until you publish again", text.Line(in.state.Name))
	}
	if d.Dropped != nil {
		in.tell("  %s crosswalk cohort set --closes TIME gives it one.", d.Dropped.Say())
	}
	if !d.Empty() {
		in.tellNames()
	}
	for _, id := range d.Vanished {
		in.tell("  not in the file any more, kept: %s", in.email(id))
	}
	in.tell("%d new, %d changed, %d the same, %d vanished, %d rejected, %d superseded",
		len(d.New), len(d.Changed), d.Same+len(d.Back), len(d.Vanished), len(res.Problems), len(res.Superseded))
}

// noConsent tells when no column of a form asks for the consent that the programme requires: nobody can be paired then.
func (r *run) noConsent(res *form.Result) {
	if !slices.Contains(res.Missing, programme.FieldConsent) {
		return
	}
	which := "HEADING"
	if likely := res.Likely[programme.FieldConsent]; len(likely) > 0 {
		which = likely[0].Safe()
	}
	r.tell("  no column asks for consent, so nobody can be paired: name it, --map 'consent=%s', or write consent = \"not-asked\" into the programme", which)
}

// row is the row of an applicant in the file.
func (in *importing) row(a *matching.Applicant) int {
	for _, read := range in.result.Applicants {
		if read.Applicant == a {
			return read.Row
		}
	}
	return 0
}

// sayDay is the day of an instant, as this computer's clock has it.
func sayDay(at time.Time) string { return at.Local().Format("2 January 2006") }

// unread tells which answers could not be read. What is asked about once for a column is told once, and so is what is wrong
// in the same way in several rows.
func (r *run) unread(res *form.Result) {
	told := map[string]bool{}
	for _, u := range res.Unread {
		where := fmt.Sprintf("row %d, %s", u.Row, u.Email.Safe())
		if u.Asked {
			if told[u.Field] {
				continue
			}
			told[u.Field] = true
			n := 0
			for _, other := range res.Unread {
				if other.Asked && other.Field == u.Field {
					n++
				}
			}
			if n > 1 {
				where = fmt.Sprintf("%s from row %d on", say.Count(n, "row"), u.Row)
			}
			r.tell("  %s, %s: %s Or say how all are meant: --dates dmy (day first) or --dates mdy (month first).", where, strings.TrimRight(u.Column, ": "), u.Why)
			continue
		}
		if n := alikeUnread(res.Unread, u); told[u.Column+u.Why] {
			continue
		} else if n > 1 {
			told[u.Column+u.Why] = true
			where = fmt.Sprintf("%s from row %d on", say.Count(n, "row"), u.Row)
		}
		r.tell("  %s, %s: %s", where, strings.TrimRight(u.Column, ": "), u.Why)
	}
}

// alikeUnread counts the answers that cannot be read for the same reason.
func alikeUnread(all []form.Unread, u form.Unread) int {
	n := 0
	for _, other := range all {
		if !other.Asked && other.Column == u.Column && other.Why == u.Why {
			n++
		}
	}
	return n
}

// flags tells what looks odd, the same of several rows once.
func (r *run) flags(res *form.Result) {
	rows := map[string]int{}
	for _, f := range res.Flags {
		rows[f.Why]++
	}
	for _, f := range res.Flags {
		switch n := rows[f.Why]; {
		case n == 1:
			r.tell("  row %d: %s", f.Row, f.Why)
		case n > 1:
			r.tell("  %s from row %d on: %s", say.Count(n, "row"), f.Row, f.Why)
		}
		delete(rows, f.Why)
	}
}

// problems tells which rows could not be used.
func (r *run) problems(res *form.Result) {
	problems := res.Problems
	if all, alike := res.AlikeProblems(); alike {
		problems = []form.Problem{all}
	}
	for _, p := range problems {
		where := ""
		if p.Column != "" {
			where = ", " + strings.TrimRight(p.Column, ": ")
		}
		r.tell("  row %d%s: %s", p.Row, where, p.Why)
	}
}
