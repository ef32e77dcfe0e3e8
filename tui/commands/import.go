package commands

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store"
	"crosswalk/store/form"
)

// reading is how a form export is read.
type reading struct {
	Map   []string `help:"The heading that answers a field, where it is not found by itself; may be repeated." placeholder:"FIELD=HEADING" sep:"none"`
	Dates string   `help:"Whether dates in figures put the day (dmy) or the month (mdy) first, where the file does not show it." enum:",dmy,mdy" default:"" placeholder:"dmy|mdy"`
}

// options are the reader's, with the deadline of a cohort.
func (o reading) options(s *store.State) (form.Options, error) {
	out := form.Options{Dates: o.Dates, Map: map[string]string{}}
	if s != nil {
		out.Closes = s.Closes
	}
	for _, m := range o.Map {
		field, heading, ok := strings.Cut(m, "=")
		if !ok || field == "" || heading == "" {
			return out, usage("--map %s: write FIELD=HEADING, for instance --map 'organisation=Where do you work?'", text.Line(m))
		}
		out.Map[strings.TrimSpace(field)] = heading
	}
	return out, nil
}

type importCommand struct {
	File    string `arg:"" help:"The form export." placeholder:"APPLICANTS.csv"`
	DryRun  bool   `help:"Show what would change and change nothing."`
	Rejects string `help:"Write the rows that failed, with the reason, to be mended and imported again." placeholder:"FILE.csv"`
	reading
}

func (c *importCommand) Run(r *run) error {
	in, err := r.startImport(c.File, c.reading)
	if err != nil {
		return err
	}
	defer in.close()
	in.report()
	if c.Rejects != "" && len(in.result.Problems) > 0 {
		if err := in.writeRejects(c.Rejects); err != nil {
			return err
		}
	}
	switch {
	case len(in.result.Applicants) == 0 && len(in.result.Problems) > 0:
		return fmt.Errorf("no row of %s could be used: nothing was changed", in.name())
	case in.diff.Empty():
		r.printf("%s says nothing new: %s is as it was.\n", in.name(), text.Line(in.state.Name))
		return nil
	case c.DryRun:
		r.printf("Nothing was changed (--dry-run).\n")
		return nil
	}
	if err := in.refuseStranger(); err != nil {
		return err
	}
	return in.change(in.db.Import(in.diff, in.file()))
}

// importing is a form export that was read and held against a cohort.
type importing struct {
	*session
	path   string
	result *form.Result
	diff   *store.ImportDiff
}

// startImport opens the store, chooses or opens the cohort a file goes to, and reads the file. The file is
// read before a cohort is opened for it, so that a bad file leaves no trace.
func (r *run) startImport(path string, o reading) (*importing, error) {
	db, err := r.openStore()
	if err != nil {
		return nil, err
	}
	in := &importing{session: &session{run: r, db: db}, path: path}
	if err := in.read(o); err != nil {
		db.Close()
		return nil, err
	}
	return in, nil
}

func (in *importing) read(o reading) error {
	opening, err := in.cohortForFile()
	if err != nil {
		return err
	}
	p := (*programme.Programme)(nil)
	if in.state != nil {
		p = in.state.Programme
	} else if p, err = programme.Parse("programme", []byte(opening.Programme)); err != nil {
		return err
	}
	options, err := o.options(in.state)
	if err != nil {
		return err
	}
	if in.result, err = form.ReadFile(in.path, p, options); err != nil {
		return err
	}
	if in.state == nil {
		if in.state, err = in.db.OpenCohort(in.ctx, in.by(), opening); err != nil {
			return err
		}
		in.tell("Opened %s of %s.", text.Line(in.state.Name), text.Line(p.Title))
	}
	in.diff = in.state.CompareImport(applicants(in.result), in.result.Rejects)
	return nil
}

// cohortForFile chooses the cohort that a file goes to: the one named, else the newest that is not
// published of the programme; or returns the change that opens one.
func (in *importing) cohortForFile() (*store.OpenCohort, error) {
	cohorts, err := in.db.Cohorts()
	if err != nil {
		return nil, err
	}
	if in.cli.Cohort == "" && in.cli.Programme == "" && len(cohorts) > 0 {
		in.cli.Programme = cohorts[len(cohorts)-1].Programme
		if source, ok := in.sourceOf(cohorts[len(cohorts)-1].ID); ok {
			if id, ok := newestOpen(cohorts, in.cli.Programme); ok {
				in.state, err = in.db.State(id)
				return nil, err
			}
			return &store.OpenCohort{Name: store.FreeName(cohorts), Programme: source}, nil
		}
	}
	p, err := in.programme()
	if err != nil {
		return nil, err
	}
	if name := in.cli.Cohort; name != "" {
		for _, c := range cohorts {
			if strings.EqualFold(c.Name, name) {
				in.state, err = in.db.State(c.ID)
				return nil, err
			}
		}
		return &store.OpenCohort{Name: text.Line(name), Programme: string(p.Source)}, nil
	}
	if id, ok := newestOpen(cohorts, p.Name); ok {
		in.state, err = in.db.State(id)
		return nil, err
	}
	return &store.OpenCohort{Name: store.FreeName(cohorts), Programme: string(p.Source)}, nil
}

// sourceOf is the programme file that a cohort keeps.
func (in *importing) sourceOf(cohort uint64) (string, bool) {
	s, err := in.db.State(cohort)
	if err != nil || s.Programme == nil {
		return "", false
	}
	return string(s.Programme.Source), true
}

// newestOpen is the newest cohort of a programme that is not published.
func newestOpen(cohorts []store.Cohort, programme string) (uint64, bool) {
	for i := len(cohorts) - 1; i >= 0; i-- {
		if cohorts[i].Programme == programme && !cohorts[i].Published {
			return cohorts[i].ID, true
		}
	}
	return 0, false
}

func applicants(r *form.Result) []*matching.Applicant {
	out := make([]*matching.Applicant, len(r.Applicants))
	for i, a := range r.Applicants {
		out[i] = a.Applicant
	}
	return out
}

func (in *importing) name() string { return text.Line(filepath.Base(in.path)) }

func (in *importing) file() store.ImportFile {
	return store.ImportFile{
		Name: text.New(filepath.Base(in.path)), Hash: in.result.Hash,
		Problems: len(in.result.Problems), Superseded: len(in.result.Superseded),
	}
}

// refuseStranger refuses a file that seems to belong to another cohort.
func (in *importing) refuseStranger() error {
	cohort := text.Line(in.state.Name)
	switch {
	case in.diff.Published:
		return fmt.Errorf("%s is published already: import %s into a new cohort with --cohort NAME", cohort, in.name())
	case in.diff.Stranger:
		return fmt.Errorf("nobody in %s is in %s: import it into a new cohort with --cohort NAME", in.name(), cohort)
	}
	return nil
}

// report tells what the file holds and what it would change.
func (in *importing) report() {
	res, d := in.result, in.diff
	in.tell("%s: %s, %s; %s", in.name(), res.Encoding, res.Delimiter+"s", count(len(res.Applicants), "applicant"))
	for _, s := range res.Superseded {
		in.tell("  row %d: superseded by row %d (%s)", s.Row, s.By, s.Email.Safe())
	}
	for _, p := range res.Problems {
		where := ""
		if p.Column != "" {
			where = ", " + p.Column
		}
		in.tell("  row %d%s: %s", p.Row, where, p.Why)
	}
	for _, f := range res.Flags {
		in.tell("  row %d: %s", f.Row, f.Why)
	}
	for _, h := range res.Headings {
		if h.Field == "" {
			in.tell("  not used: %s", h.Title.Safe())
		}
	}
	if len(res.Missing) > 0 {
		in.tell("  no column for: %s", strings.Join(res.Missing, ", "))
	}
	for _, c := range d.Changed {
		line := fmt.Sprintf("  changed: %s (%s)", c.Applicant.Email.Safe(), strings.Join(c.Fields, ", "))
		if len(c.Conflicts) > 0 {
			line += "; edited here too, the edit stays: " + strings.Join(c.Conflicts, ", ")
		}
		in.tell("%s", line)
	}
	for _, id := range d.Vanished {
		in.tell("  not in the file any more, kept: %s", in.email(id))
	}
	in.tell("%d new, %d changed, %d the same, %d vanished, %d rejected, %d superseded",
		len(d.New), len(d.Changed), d.Same+len(d.Back), len(d.Vanished), len(res.Problems), len(res.Superseded))
}

// writeRejects writes the rows that failed into a new file.
func (in *importing) writeRejects(path string) error {
	return writeNew(path, func(f *os.File) error { return in.result.WriteRejects(f) })
}

// count is a number with its noun.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// writeNew writes a file that is only for its owner, by way of a temporary one beside it, so that a full
// disk or a crash leaves what was there. A link or a folder of that name is refused.
func writeNew(path string, write func(*os.File) error) (err error) {
	if info, err := os.Lstat(path); err == nil && !info.Mode().IsRegular() {
		return fmt.Errorf("%s is not a regular file: choose another name", text.Line(path))
	}
	temp, err := os.CreateTemp(filepath.Dir(path), ".crosswalk-*")
	if err != nil {
		return fmt.Errorf("write %s: %w", text.Line(path), unwrapPath(err))
	}
	defer os.Remove(temp.Name())
	err = errors.Join(write(temp), temp.Sync(), temp.Close())
	if err == nil {
		err = os.Rename(temp.Name(), path)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", text.Line(path), err)
	}
	return nil
}
